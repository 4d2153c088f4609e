package tui

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"accord/data/clean"
	"accord/tui/follow"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/picture"
	"accord/tui/report"
	"accord/tui/state"
	"accord/tui/theme"
)

// File is one file of an export.
type File struct {
	Ending  string // of its name, with the point
	Content []byte
}

// exportedMsg is the outcome of writing the screen to files.
type exportedMsg struct {
	path    string   // of the first
	endings []string // of the others
	err     error
}

// carry copies or writes what is on the screen.
func (a *App) carry(what state.Name) tea.Cmd {
	switch what {
	case state.CopyTable:
		return a.copyTable()
	case state.CopyFigure:
		return a.copyFigure()
	case state.ExportPicture:
		return a.exportPicture()
	}
	return a.export()
}

// unfinished is why what is on the screen is not to be taken elsewhere, where nothing
// would say that it is a part or in an order that is not the wanted one; "" where
// nothing is in the way.
func (a *App) unfinished() string {
	switch {
	case a.standing.Flow.Partial:
		return a.env.Lang.T(lang.TakePart)
	case a.ordering.cancel != nil:
		return a.env.Lang.T(lang.TakeOrder)
	}
	return ""
}

// export writes what is on the screen to files, for people who read and for
// programs: the frame as text, its table as CSV, and both with pictures as HTML.
func (a *App) export() tea.Cmd {
	light, dark := a.theme, (*theme.Theme)(nil)
	if a.auto {
		light, dark = theme.New(theme.Light), theme.New(theme.Dark)
	}
	in, line := a.bare(), a.line()
	return a.given(func(e *panel.Env, st state.State) func() tea.Cmd {
		e = public(e)
		v, in := report.View{Env: e, State: st, Command: line}, in
		in.Env, in.State = e, st
		files := []File{{".txt", []byte(v.Text(Render(in)))}}
		if t, ok := v.Table(); ok && len(t.Rows) > 0 {
			files = append(files, File{".csv", report.CSV(t)})
		}
		html, err := v.HTML(light, dark)
		return func() tea.Cmd {
			if err != nil {
				return func() tea.Msg { return exportedMsg{err: err} }
			}
			return a.write(func() ([]File, error) { return append(files, File{".html", html}), nil })
		}
	})
}

// bare is the input of a frame that is written to a file: without what is said to
// who looks at the screen.
func (a *App) bare() Input {
	in := a.input()
	in.Notice, in.Standing, in.Audience, in.Play, in.Sheets = "", Standing{}, Audience{}, follow.Play{}, nil
	return in
}

// public is e of what everybody may read.
func public(e *panel.Env) *panel.Env {
	out := *e
	out.Notes = false
	return &out
}

// exportPicture writes the frame to files as SVG and as PNG.
func (a *App) exportPicture() tea.Cmd {
	look, in, line := a.theme, a.bare(), a.line()
	return a.given(func(e *panel.Env, st state.State) func() tea.Cmd {
		e = public(e)
		v, in := report.View{Env: e, State: st, Command: line}, in
		in.Env, in.State = e, st
		frame, about := v.Captioned(Render(in)), v.About()
		return func() tea.Cmd {
			return a.write(func() ([]File, error) {
				png, _, err := picture.PNG(frame, look, about, exportScale)
				return []File{{".svg", picture.SVG(frame, look, about)}, {".png", png}}, err
			})
		}
	})
}

// writeImport writes what was understood of a file of others as a dataset.toml
// beside it, which reads the file in the same way and can be changed.
func (a *App) writeImport() tea.Cmd {
	all := a.env.Set.Dataset().Understood
	if len(all) == 0 {
		a.tell(a.env.Lang.T(lang.UnderstoodNone))
		return nil
	}
	if a.opts.Export == nil {
		a.tell(a.env.Lang.T(lang.ExportNone))
		return nil
	}
	dir := filepath.Dir(all[0].Path)
	if strings.Contains(all[0].Path, "://") { // a database has no folder
		dir = "."
	}
	name, write := filepath.Join(dir, "dataset"), a.opts.Export
	return func() tea.Msg {
		path, err := write(name, []File{{".toml", []byte(all[0].Import)}})
		return exportedMsg{path: path, err: err}
	}
}

// exportScale is the scale of pictures from the dashboard, sharp on any screen.
const exportScale = 2

// line is the command line that opens what is on the screen.
func (a *App) line() string { return CommandLine(a.atHand(), a.opts.Name, a.seen()) }

// write leaves making and writing files to a command.
func (a *App) write(files func() ([]File, error)) tea.Cmd {
	if a.opts.Export == nil {
		a.tell(a.env.Lang.T(lang.ExportNone))
		return nil
	}
	name, write := a.exportName(), a.opts.Export
	return func() tea.Msg {
		all, err := files()
		if err != nil {
			return exportedMsg{err: err}
		}
		m := exportedMsg{}
		for _, f := range all[1:] {
			m.endings = append(m.endings, f.Ending)
		}
		m.path, m.err = write(name, all)
		return m
	}
}

// exportName is the name of the files without what tells them apart: dataset,
// page and date.
func (a *App) exportName() string {
	parts := []string{"accord"}
	if id := fileWord(a.env.Set.Dataset().ID); id != "" {
		parts = append(parts, id)
	}
	return strings.Join(append(parts, string(a.seen().Page), today(a.opts.Now).String()), "-")
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
	if m.err != nil {
		a.tell(a.env.Lang.F(lang.ExportFailed, oneLine(m.err.Error())))
		return
	}
	a.tell(a.env.Lang.F(lang.Exported, strings.Join(append([]string{clean.Text(m.path)}, m.endings...), ", ")))
}
