package panel

import (
	"cmp"
	"slices"
	"strconv"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// OnShelf is a dataset that can be opened, as the list of them shows it.
type OnShelf struct {
	// ID is what it is called where it is served.
	ID string
	// Set is nil while the dataset is not there yet, and Missing says why.
	Set     *Set
	Missing string
	// Here is true for the one that is open.
	Here bool
}

// DrawShelf draws the list of datasets: what each is called, its years, its
// rows, and what it holds besides, as far as there is room.
func DrawShelf(g *grid.Grid, r grid.Rect, e *Env, st state.State, all []OnShelf) Zones {
	widest := func(text func(x OnShelf) string) (w int) {
		for _, x := range all {
			w = max(w, grid.Width(text(x)))
		}
		return max(w, 1)
	}
	add := func(cols []column, right bool, text func(x OnShelf) string) []column {
		return append(cols, column{Width: widest(text), Right: right, Style: theme.Dim, Text: func(i int) string { return text(all[i]) }})
	}
	cols := []column{
		{Width: 1, Style: theme.Accent | theme.Bold, Text: func(i int) string {
			if all[i].Here {
				return string(e.Glyphs.Exact)
			}
			return ""
		}},
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return all[i].Title(e) }},
	}
	cols = add(cols, false, func(x OnShelf) string { return grid.Shorten(x.ID, r.W/4) })
	cols = add(cols, false, OnShelf.years)
	cols = add(cols, true, func(x OnShelf) string { return x.rows(e) })
	cols = add(cols, false, func(x OnShelf) string { return x.holds(e) })
	top := drawList(g, r, len(all), st.Sel[state.ListOverlay], e.Glyphs.Pointer, cols)
	return Zones{List: r, Top: top, HasList: len(all) > 0}
}

// Words are what the list says of the dataset besides what it is called: its
// title, its years, its rows and what it holds, as far as that is known.
func (x OnShelf) Words(e *Env) []string {
	all := []string{x.Title(e), x.years(), x.rows(e), x.holds(e)}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// Title is the title of the dataset, or what it is called.
func (x OnShelf) Title(e *Env) string {
	if x.Set == nil {
		return e.Lang.F(lang.ShelfWaits, x.Missing)
	}
	ds := x.Set.Dataset()
	return cmp.Or(ds.Title.In(string(e.Lang.Tag()), ds.Languages...), x.ID)
}

// years are the first and the last year, "" where nothing is known of them.
func (x OnShelf) years() string {
	if x.Set == nil {
		return ""
	}
	first, last := x.Set.Years()
	switch {
	case last == 0:
		return ""
	case first == last:
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// rows is how many rows of figures there are, "" where nobody has counted.
func (x OnShelf) rows(e *Env) string {
	if x.Set == nil {
		return ""
	}
	ds := x.Set.Dataset()
	n := len(ds.Observations)
	if ds.Bulk != nil {
		if ds.Bulk.Rows < 0 {
			return ""
		}
		n += int(ds.Bulk.Rows)
	}
	return e.Lang.N(lang.RowsN, n)
}

// holds is what there is besides figures, else how many indicators.
func (x OnShelf) holds(e *Env) string {
	if x.Set == nil {
		return ""
	}
	ds := x.Set.Dataset()
	var text string
	add := func(k lang.Count, n int) {
		if n == 0 {
			return
		}
		if text != "" {
			text += " · "
		}
		text += e.Lang.N(k, n)
	}
	add(lang.Agreements, len(ds.Agreements))
	add(lang.Projects, len(ds.Projects))
	if text == "" {
		add(lang.IndicatorsN, len(ds.Indicators))
	}
	return text
}
