package format

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"accord/data"
)

// complete finds out what every plan needs: how numbers are written, which
// marks stand for missing values, which codes are totals; and refuses a table
// without periods or values.
func (p *Plan) complete(s *Sheet) error {
	p.dropNameless()
	if err := p.usable(s); err != nil {
		return err
	}
	p.numbers(s)
	if !p.hasConcept(data.DimIndicator) && p.anonymous() {
		p.nameIndicator(s)
	}
	p.units(s)
	if p.ByUnit = p.unitsApart(s); p.ByUnit {
		p.note("the figures of one indicator are in several units: each unit makes an indicator of its own")
	}
	p.remarks(s)
	p.marks(s)
	p.totals(s)
	return nil
}

// dropNameless puts columns without a name and without cells aside silently:
// a comma at the end of a line makes one.
func (p *Plan) dropNameless() {
	for i := range p.Columns {
		if c := &p.Columns[i]; c.Name == "" && c.Role == RoleAside {
			c.Why = "it has no name and no cells"
		}
	}
}

// nameIndicator names what is measured where no column does: by what the file
// says of itself, else by the longest line above the table, else by its name.
func (p *Plan) nameIndicator(s *Sheet) {
	title := p.Title
	if title == "" {
		for _, l := range p.Preamble {
			if len(l) > len(title) && !strings.HasPrefix(l, "#") {
				title = l
			}
		}
	}
	p.Unnamed = p.Indicator == ""
	p.IndicatorTitle = cmp.Or(p.IndicatorTitle, title, s.Base)
	p.Indicator = cmp.Or(p.Indicator, indicatorID(s.Base))
}

// anonymous reports whether some column of values has no indicator.
func (p *Plan) anonymous() bool {
	return slices.ContainsFunc(p.Columns, func(c Column) bool { return c.Role == RoleValue && c.Indicator == "" })
}

// usable refuses what has no time or no numbers: it may be a fine table, and
// there is nothing in it that could be drawn over time.
func (p *Plan) usable(s *Sheet) error {
	values := p.find(RoleValue) >= 0
	var wide, ambiguous bool
	var year bool
	for _, c := range p.Columns {
		wide = wide || c.Role == RoleValue && c.Period != ""
		year = year || c.Role == RolePeriod && (c.Form == "year" || !partForm(c.Form))
		ambiguous = ambiguous || c.Role == RolePeriod && c.Form == "ambiguous"
	}
	names := quotedNames(s.Header)
	switch {
	case len(s.Sample) == 0:
		return s.refuse("empty", "the table has a header and no rows: %s", names)
	case ambiguous:
		i := slices.IndexFunc(p.Columns, func(c Column) bool { return c.Form == "ambiguous" })
		return refusal{s.header.Mark(i).Errorf("dates", "day and month of the dates in %q cannot be told apart; say which by --dates dmy or --dates mdy", p.Columns[i].Name)}
	case !wide && !year:
		return s.refuse("no-period", "no column holds periods; accord shows figures over time; found the columns %s; name the one by --column 'NAME=TIME_PERIOD'", names)
	case !values:
		return s.refuse("no-value", "no column holds numbers; found the columns %s; name the one by --column 'NAME=OBS_VALUE'", names)
	}
	return nil
}

func quotedNames(names []string) string {
	const most = 8
	var list []string
	for _, n := range names {
		if n != "" {
			list = append(list, fmt.Sprintf("%q", n))
		}
	}
	if len(list) > most {
		return strings.Join(list[:most], ", ") + fmt.Sprintf(" and %d more", len(list)-most)
	}
	return strings.Join(list, ", ")
}

// numbers finds out how the numbers of each column are written. The columns of
// a table with periods across are one column in this.
func (p *Plan) numbers(s *Sheet) {
	var table, across evidence
	each := make([]evidence, len(p.Columns))
	for i, c := range p.Columns {
		if c.Role != RoleValue {
			continue
		}
		for v := range func(yield func(string) bool) { s.values(i, yield) } {
			each[i].see(v)
			table.see(v)
			if c.Period != "" {
				across.see(v)
			}
		}
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Role != RoleValue {
			continue
		}
		e := &each[i]
		if c.Period != "" {
			e = &across
		}
		n := e.judge(&table, p.Delimiter.Value)
		if s.Options.Decimal != "" {
			n.decimal, n.ambiguous, n.why = s.Options.Decimal, false, "given"
			n.group = otherMark(e, s.Options.Decimal, n.group)
		}
		if g := s.Options.Group; g != "" {
			n.ambiguous = n.ambiguous && g == "none"
			if g == "none" {
				g = ""
			}
			n.group, n.why = g, "given"
		}
		if c.Decimal == "" && c.Group == "" {
			c.Decimal, c.Group, c.Ambiguous = n.decimal, n.group, n.ambiguous
			if n.why != "" {
				c.Why += "; " + n.why
			}
		}
	}
}

// otherMark is the separator of thousands where decimal is the decimal mark:
// the other mark, if it occurs.
func otherMark(e *evidence, decimal, group string) string {
	switch {
	case decimal == "," && (e.groupPoint > 0 || e.maybePoint > 0):
		return "."
	case decimal == "." && (e.groupComma > 0 || e.maybeComma > 0):
		return ","
	}
	if group == decimal {
		return ""
	}
	return group
}

// units finds the units that names of columns, titles or cells state.
func (p *Plan) units(s *Sheet) {
	if p.find(RoleUnit) >= 0 {
		return
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Role != RoleValue || c.Unit.ID != "" {
			continue
		}
		if s.Options.Unit != "" {
			c.Unit = data.Unit{ID: s.Options.Unit, Mult: s.Options.UnitMult}
			continue
		}
		for _, title := range []string{c.Title, c.Name, p.IndicatorTitle, p.Title, strings.Join(p.Preamble, " "), s.Base} {
			if p.hasConcept(data.DimIndicator) { // each indicator has its own
				break
			}
			if u, ok := unitOf(title); ok {
				c.Unit = u
				break
			}
		}
		if c.Unit.ID == "" && c.Period == "" && everyPercent(s, i) {
			c.Unit = data.Percent
		}
	}
	if across := p.unstated(); len(across) > 0 && everyPercent(s, across...) {
		for _, i := range across {
			p.Columns[i].Unit = data.Percent
		}
	}
}

// unstated are the columns of a table with periods across that state no unit.
func (p *Plan) unstated() []int {
	var list []int
	for i, c := range p.Columns {
		if c.Role == RoleValue && c.Period != "" && c.Unit.ID == "" {
			list = append(list, i)
		}
	}
	return list
}

// everyPercent reports whether the numbers of those columns have a per cent
// sign.
func everyPercent(s *Sheet, columns ...int) bool {
	n := 0
	for _, i := range columns {
		for v := range func(yield func(string) bool) { s.values(i, yield) } {
			d, ok := dressed(v)
			if ok && !d.percent {
				return false
			}
			if ok {
				n++
			}
		}
	}
	return n > 0
}

// marks lists the marks of missing values that occur in the sample.
func (p *Plan) marks(s *Sheet) {
	seen := map[string]int{}
	for i, c := range p.Columns {
		if c.Role != RoleValue {
			continue
		}
		for v := range func(yield func(string) bool) { s.values(i, yield) } {
			if _, ok := p.missing(v, s.Options.Missing); ok {
				seen[v]++
			}
		}
	}
	for m := range seen {
		if !slices.Contains(p.Missing, m) {
			p.Missing = append(p.Missing, m)
		}
	}
	for _, m := range s.Options.Missing {
		if !slices.Contains(p.Missing, m) {
			p.Missing = append(p.Missing, m)
		}
	}
	slices.Sort(p.Missing)
}

// missing returns the status of a mark that stands for no value.
func (p *Plan) missing(v string, more []string) (string, bool) {
	if st, ok := absent(v); ok {
		return st, true
	}
	return "O", slices.Contains(more, v)
}

// totals has the words for the whole of a dimension read as its total, and the
// words for flows as their codes.
func (p *Plan) totals(s *Sheet) {
	for i := range p.Columns {
		c := &p.Columns[i]
		switch {
		case c.Role != RoleDimension || c.Concept == data.DimIndicator:
		case c.Concept == data.DimFlow: // whose codes are the only ones that are known
			if len(c.Codes) == 0 {
				p.flows(s, i)
			}
		case c.Why == "given":
		default:
			c.Totals = true
		}
	}
}

// flows replaces words for exports, imports and turnover by their codes. A column
// that is called a flow and has none of them is about something else.
func (p *Plan) flows(s *Sheet, i int) {
	c := &p.Columns[i]
	var known, other bool
	for v := range func(yield func(string) bool) { s.values(i, yield) } {
		code := FlowCode(v)
		if code == "" && strings.TrimSpace(v) != "" {
			other = true
		}
		if code != "" && code != v {
			if c.Codes == nil {
				c.Codes = map[string]string{}
			}
			c.Codes[v] = code
		}
		known = known || code != ""
	}
	if id := dimensionID(c.Name); other && !known && id != data.DimFlow && p.Plain() && !slices.ContainsFunc(p.Columns, func(c Column) bool { return c.Concept == id }) {
		c.Concept, c.Title = id, c.Name
	}
}

// coded is the code that stands for another one. Words of flows have theirs even
// where none of the sampled rows has the word.
func (c *Column) coded(code string) (to string, ok bool) {
	if to, ok = c.Codes[code]; !ok && c.Concept == data.DimFlow {
		to = FlowCode(code)
		ok = to != "" && to != code
	}
	return to, ok
}

// FlowCode is the code of a word for exports, imports or turnover in any of the
// languages, or of such a code itself; empty for any other word.
func FlowCode(s string) string {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "x", "export", "exports", "экспорт", "ixrac", "i̇xrac":
		return data.FlowExports
	case "m", "import", "imports", "импорт", "idxal", "i̇dxal":
		return data.FlowImports
	case "t", "turnover", "total trade", "оборот", "товарооборот", "dövriyyə", "ticarət dövriyyəsi", "trade":
		return data.FlowTurnover
	}
	return ""
}

// split divides a cell that holds a code and its title.
func split(by, cell string) (code, title string, ok bool) {
	if by == "" {
		return cell, "", false
	}
	code, title, ok = strings.Cut(cell, by)
	return strings.TrimSpace(code), strings.TrimSpace(title), ok
}
