package tui

import (
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/kballard/go-shellquote"

	"accord/data"
	"accord/tui/panel"
	"accord/tui/state"
)

// CommandLine is the command that opens dataset (as the user named it, "" for
// the bundled one), which is that of e, at the view s.
func CommandLine(e *panel.Env, dataset string, s state.State) string {
	args := []string{"accord"}
	if dataset != "" {
		args = append(args, dataset)
	}
	return shellquote.Join(append(args, Flags(e, s)...)...)
}

// Flags are the options of the command line that describe s on the dataset of e:
// the scene that is told, with the view where that is not the scene's own, or
// the view alone. What lies over the page only for a moment (the palette, one
// record) is not a view.
func Flags(e *panel.Env, s state.State) []string {
	start := e.Set.Start()
	if _, is := panel.Told(e, s); !is {
		return flags(s, start)
	}
	out := []string{"--scene", strconv.Itoa(s.Scene)}
	if moved(e, s) {
		out = append(out, "--view", ViewText(e, s))
	}
	return out
}

// ViewText is the view of s as one text, as a scene holds it: without the scene
// that is told.
func ViewText(e *panel.Env, s state.State) string {
	if words := flags(s, e.Set.Start()); len(words) > 0 {
		return shellquote.Join(words...)
	}
	return "--page " + string(state.Overview)
}

// flags are the options that describe s; none for start, the view that the
// dataset is opened with.
func flags(s, start state.State) []string {
	var out []string
	add := func(is bool, flag, value string) {
		if is {
			out = append(out, "--"+flag, value)
		}
	}
	number := func(n int) string { return strconv.Itoa(n) }
	add(s.Page != state.Overview, "page", string(s.Page))
	_, zoomed := s.Page.Panel()
	add(s.Focus != start.Focus && !zoomed, "focus", string(s.Focus.Page()))
	add(s.From != 0, "from", number(s.From))
	add(s.To != 0, "to", number(s.To))
	add(s.Sector != "", "sector", s.Sector)
	add(s.Subject.Indicator != "", "indicator", s.Subject.Indicator)
	add(s.Subject.By != "", "by", s.Subject.By)
	add(s.Subject.Where != "", "where", listed(s.Subject.Where))
	add(s.Subject.Entities != "", "entities", listed(s.Subject.Entities))
	add(s.Transform != data.Level, "transform", data.TransformSpec(s.Transform, s.Base, s.Window))
	add(s.Prefer != data.PreferDefault, "prefer", string(s.Prefer))
	add(!s.AsOf.IsZero(), "as-of", s.AsOf.String())
	add(!s.Mark.IsZero(), "mark", s.Mark.String())
	add(s.Counting != state.CountOnce, "count", [...]string{"once", "every", "share"}[s.Counting])
	for _, b := range []struct {
		is   bool
		flag string
	}{{s.Log, "log"}, {s.YearAgo, "year-ago"}, {s.NormalOnly, "normal-only"}, {s.Table, "table"}, {s.Subject.Groups, "groups"}} {
		if b.is {
			out = append(out, "--"+b.flag)
		}
	}
	add(s.Freq != data.FreqNone, "freq", string(s.Freq))
	add(s.Face() != 0, "face", number(s.Face()+1))
	add(!s.Cursor.IsZero(), "cursor", s.Cursor.String())
	add(s.Find != "", "find", s.Find)
	add(s.Column != 0, "table-column", number(s.Column+1))
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

// listed writes codes as a list that the command line reads, with commas between
// them and in quotes those that hold one.
func listed(c state.Codes) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write(c.List()) // to a text, which takes everything
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}
