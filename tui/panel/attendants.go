package panel

import (
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// Attendant is somebody who looks at the same thing, as the list of them shows
// it.
type Attendant struct {
	Name, Role, Does, Size, Lang, Dataset string
	// Me is true for the reader, Driving for who presents.
	Me, Driving bool
}

// DrawAttendants draws who is here, and in the last row how others can look;
// where is "" for nothing to say.
func DrawAttendants(g *grid.Grid, r grid.Rect, e *Env, st state.State, all []Attendant, where string) Zones {
	list := r
	if where != "" {
		lines := grid.Wrap(where, r.W)
		list.H = max(1, r.H-1-len(lines))
		for i, l := range lines {
			g.Text(r.X, r.Y+r.H-len(lines)+i, l, theme.Dim)
		}
	}
	several := false
	for _, a := range all {
		several = several || a.Dataset != all[0].Dataset
	}
	fits := func(of func(Attendant) string) column { // as wide as what stands in it
		c := column{Width: 1, Style: theme.Dim, Text: func(i int) string { return of(all[i]) }} // 0 is whatever is left
		for _, a := range all {
			c.Width = max(c.Width, grid.Width(of(a)))
		}
		return c
	}
	cols := []column{
		{Width: 1, Style: theme.Accent | theme.Bold, Text: func(i int) string {
			if all[i].Driving {
				return string(e.Glyphs.Exact)
			}
			return ""
		}},
		{Style: theme.Ink, Strong: true, Text: func(i int) string {
			if all[i].Me {
				return all[i].Name + " (" + e.Lang.T(lang.RosterYou) + ")"
			}
			return all[i].Name
		}},
		fits(func(a Attendant) string { return a.Does }),
		fits(func(a Attendant) string { return a.Role }),
		{Width: 8, Right: true, Style: theme.Dim, Text: func(i int) string { return all[i].Size }},
		{Width: 2, Style: theme.Dim, Text: func(i int) string { return all[i].Lang }},
	}
	if several {
		cols = append(cols, column{Width: 18, Style: theme.Dim, Text: func(i int) string { return all[i].Dataset }})
	}
	top := drawList(g, list, len(all), st.Sel[state.ListOverlay], e.Glyphs.Pointer, cols)
	return Zones{List: list, Top: top, HasList: len(all) > 0}
}
