package tui

import (
	"strconv"

	"github.com/kballard/go-shellquote"

	"accord/data"
	"accord/tui/state"
)

// CommandLine is the command that opens dataset (as the user named it, "" for
// the bundled one) at the view s.
func CommandLine(dataset string, s state.State) string {
	args := []string{"accord"}
	if dataset != "" {
		args = append(args, dataset)
	}
	return shellquote.Join(append(args, Flags(s)...)...)
}

// Flags are the options of the command line that describe s; none for the
// view that accord starts with. What lies over the page only for a moment (the
// palette, one record) is not a view.
func Flags(s state.State) []string {
	var out []string
	add := func(is bool, flag, value string) {
		if is {
			out = append(out, "--"+flag, value)
		}
	}
	number := func(n int) string { return strconv.Itoa(n) }
	add(s.Page != state.Overview, "page", string(s.Page))
	_, zoomed := s.Page.Panel()
	add(s.Focus != 0 && !zoomed, "focus", number(int(s.Focus)+1))
	add(s.From != 0, "from", number(s.From))
	add(s.To != 0, "to", number(s.To))
	add(s.Sector != "", "sector", s.Sector)
	add(s.Transform != data.Level, "transform", data.TransformSpec(s.Transform, s.Base, s.Window))
	add(s.Prefer != data.PreferDefault, "prefer", string(s.Prefer))
	add(!s.AsOf.IsZero(), "as-of", s.AsOf.String())
	add(!s.Mark.IsZero(), "mark", s.Mark.String())
	add(s.Counting != state.CountOnce, "count", [...]string{"once", "every", "share"}[s.Counting])
	for _, b := range []struct {
		is   bool
		flag string
	}{{s.Log, "log"}, {s.YearAgo, "year-ago"}, {s.NormalOnly, "normal-only"}, {s.Table, "table"}} {
		if b.is {
			out = append(out, "--"+b.flag)
		}
	}
	add(s.Freq != data.FreqNone, "freq", string(s.Freq))
	add(s.Face() != 0, "face", number(s.Face()+1))
	add(!s.Cursor.IsZero(), "cursor", s.Cursor.String())
	switch s.Overlay {
	case state.HelpOverlay, state.ClaimsOverlay, state.FilterOverlay:
		add(true, "overlay", string(s.Overlay))
	case state.SearchOverlay:
		add(s.Query != "", "search", s.Query)
	default:
		if l, ok := s.List(); ok && s.Overlay == state.NoOverlay {
			add(s.Sort[l] != 0, "sort", number(s.Sort[l]+1))
			if s.Reverse[l] {
				out = append(out, "--reverse")
			}
			add(s.Sel[l] != 0, "select", number(s.Sel[l]+1))
		}
	}
	return out
}
