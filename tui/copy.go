package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// copyTable puts the table on the screen into the clipboard of the terminal, as
// rows of cells between tabs under a row of column names.
func (a *App) copyTable() tea.Cmd {
	return a.given(func(e *panel.Env, st state.State) func() tea.Cmd {
		t, ok := panel.TableOf(e, st)
		return func() tea.Cmd {
			if !ok || len(t.Rows) == 0 {
				a.tell(a.env.Lang.T(lang.TableNone))
				return nil
			}
			a.tell(a.env.Lang.N(lang.CopiedRows, len(t.Rows)))
			return toClipboard(tabbed(t))
		}
	})
}

// turns counts how often a figure was copied from one view: a period has a
// figure a series, and each press copies the next.
type turns struct {
	from state.State
	n    int
}

// copyFigure puts what is under the cursor into the clipboard of the terminal
// in words, and its sources in full.
func (a *App) copyFigure() tea.Cmd {
	return a.given(func(e *panel.Env, st state.State) func() tea.Cmd {
		all := panel.UnderCursor(e, st)
		return func() tea.Cmd {
			if len(all) == 0 {
				a.tell(a.env.Lang.T(lang.FigureNone))
				return nil
			}
			if a.copied.from != st || a.copied.n >= len(all) {
				a.copied = turns{from: st}
			}
			it := all[a.copied.n]
			a.copied.n++
			if len(all) == 1 {
				a.tell(a.env.Lang.F(lang.Copied, it.Text))
			} else {
				a.tell(a.env.Lang.F(lang.CopiedOf, a.copied.n, len(all), it.Text))
			}
			return toClipboard(a.quoted(it))
		}
	})
}

// quoted is a figure as it is quoted: what it is in one line, then a line a
// source.
func (a *App) quoted(it panel.Picked) string {
	lines := append([]string{it.Text}, panel.Citations(a.env, it.Sources)...)
	for i, l := range lines {
		lines[i] = clean.Inert(strings.Map(blank, l))
	}
	return strings.Join(lines, "\n") + "\n"
}

// tabbed writes t with tabs between cells. No cell holds a tab or the end of a
// line.
func tabbed(t panel.Table) string {
	var b strings.Builder
	for _, row := range withHead(t) {
		for i, c := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clean.Inert(strings.Map(blank, c)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func withHead(t panel.Table) [][]string {
	return append([][]string{t.Columns}, t.Rows...)
}
