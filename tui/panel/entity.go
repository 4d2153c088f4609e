package panel

import (
	"math"
	"slices"
	"sort"
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// codeNames are the titles of the codes of a dimension in one language.
func (e *Env) codeNames(dimension string) map[string]string {
	type key struct {
		dimension string
		tag       lang.Tag
	}
	return memoised(e.Set, key{dimension, e.Lang.Tag()}, func() map[string]string {
		out := map[string]string{}
		list := e.Set.ds.CodeList(dimension)
		if i := e.Set.ds.DimIndex(dimension); i >= 0 { // which has the total, too
			list = append(slices.Clip(list), e.Set.ds.Dimensions[i].Codes...)
		}
		for _, c := range list {
			if t := e.text(c.Title); t != "" {
				out[c.ID] = t
			}
		}
		return out
	})
}

// code is the title of a code of a dimension. A total without a title is the word
// for it, and so are the flows of trade.
func (e *Env) code(dimension, id string) string {
	if t, ok := e.codeNames(dimension)[id]; ok {
		return t
	}
	switch {
	case dimension == data.DimFlow && id == data.FlowExports:
		return e.Lang.T(lang.FlowExports)
	case dimension == data.DimFlow && id == data.FlowImports:
		return e.Lang.T(lang.FlowImports)
	case dimension == data.DimFlow && id == data.FlowTurnover:
		return e.Lang.T(lang.FlowTurnover)
	case data.IsTotal(dimension, id):
		return e.Lang.T(lang.Total)
	}
	return id
}

// dimension is the title of a dimension; where it has none the word for it, if it
// is one that every dataset may have, else its id.
func (e *Env) dimension(id string) string {
	if i := e.Set.ds.DimIndex(id); i >= 0 {
		if t := e.text(e.Set.ds.Dimensions[i].Title); t != "" {
			return t
		}
	}
	m, ok := map[string]lang.Msg{data.DimIndicator: lang.ColumnIndicator, data.DimRefArea: lang.ColumnArea, data.DimCounterpart: lang.ColumnPartner,
		data.DimActivity: lang.ColumnSector, data.DimFlow: lang.ColumnFlow}[id]
	if ok {
		return e.Lang.T(m)
	}
	return id
}

// keptText says what is kept of the dimensions that are not drawn, a piece each.
func (e *Env) keptText(x *subject) []string {
	var out []string
	for _, c := range x.kept {
		out = append(out, e.Lang.F(lang.Kept1, e.dimension(c.dimension), e.code(c.dimension, c.code)))
	}
	return out
}

// keptWords are the same as words of a legend.
func (e *Env) keptWords(x *subject) [][]word {
	var out [][]word
	for _, s := range e.keptText(x) {
		out = append(out, []word{{text: s, style: theme.Ink}})
	}
	return out
}

// shown is c in the unit that figures of x are shown in: scaled, with as many
// decimals as four digits take, and never more than were published.
func (x *subject) shown(c data.Cell, u data.Unit) data.Cell {
	switch {
	case !c.OK || u != x.indicator.Unit && u.ID != x.unit.ID:
		return c
	case u.IsRatio():
		c.Decimals = min(c.Decimals, significant(c.Value))
		return c
	}
	shift := u.Mult - x.unit.Mult
	scale := func(v float64) float64 {
		w, err := u.Scale(v, x.unit)
		if err != nil {
			return v
		}
		return w
	}
	c.Value, c.Low, c.High = scale(c.Value), scale(c.Low), scale(c.High)
	c.Decimals = min(max(0, c.Decimals-shift), significant(c.Value))
	return c
}

// significant is how many decimals a number has room for in four digits, at most
// three.
func significant(v float64) int {
	v = math.Abs(v)
	switch {
	case v >= 999.5:
		return 0
	case v >= 99.95:
		return 1
	case v >= 9.995:
		return 2
	}
	return 3
}

// scaled is t in the unit that figures of x are shown in. Ratios, such as what a
// transformation makes of figures, stay as they are.
func (x *subject) scaled(t timeline) timeline {
	if t.unit.IsRatio() || t.unit.ID != x.unit.ID {
		return t
	}
	out := slices.Clone(t.series)
	all := func(cells []data.Cell) []data.Cell {
		if cells == nil {
			return nil
		}
		scaled := make([]data.Cell, len(cells))
		for i, c := range cells {
			scaled[i] = x.shown(c, t.unit)
		}
		return scaled
	}
	for i := range out {
		out[i].cells, out[i].ago = all(out[i].cells), all(out[i].ago)
	}
	t.series, t.unit = out, x.unit
	return t
}

// change is the transformation that says how figures changed on the period
// before: points of ratios, a rate of amounts, and over a year where a year has
// several periods.
func (x *subject) change() data.Transform {
	switch {
	case x.indicator.Unit.IsRatio() && x.indicator.Unit != data.IndexUnit:
		return data.Difference
	case x.freq.PerYear() > 1:
		return data.GrowthYear
	}
	return data.GrowthPrev
}

// changeUnit writes what changes are in.
func (e *Env) changeUnit(x *subject) string {
	if x.change() == data.Difference {
		return e.Lang.T(lang.PercentPoints)
	}
	return "%"
}

// changed writes a change with its sign and unit: +3.2 %, −0.4 pp.
func (e *Env) changed(x *subject, c data.Cell) string {
	if !c.OK {
		return e.Lang.Why(c)
	}
	s := e.Lang.Number(c.Value, min(c.Decimals, 1))
	if c.Value > 0 && strings.Trim(s, "0.,") != "" {
		s = "+" + s
	}
	if c.Bound != data.Exact {
		s = c.Bound.String() + " " + s
	}
	return s + " " + e.changeUnit(x)
}

// slots are the periods that the panels of x move over: from the first with a
// figure to the last, within the years of st.
func (x *subject) slots(st state.State) []data.Period {
	all := x.shape.Periods
	if st.From != 0 { // they ascend by their first day
		all = all[sort.Search(len(all), func(i int) bool { return all[i].Year() >= st.From }):]
	}
	if st.To != 0 {
		all = all[:sort.Search(len(all), func(i int) bool { return all[i].Year() > st.To })]
	}
	return fill(all)
}
