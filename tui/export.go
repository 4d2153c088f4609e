package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/report"
)

// exportedMsg is the outcome of writing the screen to files.
type exportedMsg struct {
	path  string // of the text
	table bool   // a CSV stands beside it
	err   error
}

// export writes what is on the screen to files: the frame as text with the
// command line that made it and its sources, and beside it the table as CSV.
// What is written is made here; writing is left to a command.
func (a *App) export() tea.Cmd {
	if a.opts.Export == nil {
		a.tell(a.env.Lang.T(lang.ExportNone))
		return nil
	}
	var table []byte
	if t, ok := panel.TableOf(a.env, a.state); ok && len(t.Rows) > 0 {
		table = commaSeparated(t)
	}
	text, name, write := []byte(a.document()), a.exportName(), a.opts.Export
	return func() tea.Msg {
		path, err := write(name, text, table)
		return exportedMsg{path, table != nil, err}
	}
}

// document is the frame as text, the command line that opens it again, and the
// sources of what it shows.
func (a *App) document() string {
	in := a.input()
	in.Notice, in.Warning, in.Sheets = "", false, nil
	return report.View{Env: a.env, State: a.state, Command: CommandLine(a.opts.Name, a.state)}.Text(Render(in))
}

// exportName is the name of the files without what tells them apart: dataset,
// page and date.
func (a *App) exportName() string {
	parts := []string{"accord"}
	if id := fileWord(a.env.Set.Dataset().ID); id != "" {
		parts = append(parts, id)
	}
	return strings.Join(append(parts, string(a.state.Page), today(a.opts.Now).String()), "-")
}

// fileWord is s as a part of a file name that every system takes: lower-case
// Latin letters, digits and hyphens, at most 40.
func fileWord(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		}
		return '-'
	}, s)
	return strings.Trim(s[:min(len(s), 40)], "-")
}

// exported says in the footer what was written, or why nothing was.
func (a *App) exported(m exportedMsg) {
	switch {
	case m.err != nil:
		a.tell(a.env.Lang.F(lang.ExportFailed, oneLine(m.err.Error())))
	case m.table:
		a.tell(a.env.Lang.F(lang.ExportedBoth, clean.Text(m.path)))
	default:
		a.tell(a.env.Lang.F(lang.Exported, clean.Text(m.path)))
	}
}
