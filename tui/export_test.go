package tui

import (
	"encoding/csv"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/picture"
	"accord/tui/state"
	"accord/tui/theme"
)

// exporting is an app that exports to a folder of its own.
func exporting(t *testing.T, st state.State) (*App, string) {
	t.Helper()
	a := newApp(t)
	a.w, a.h, a.state = 120, 36, st
	dir := t.TempDir()
	a.opts.Export = func(name string, files []File) (string, error) {
		path := filepath.Join(dir, name)
		for _, f := range files {
			if err := os.WriteFile(path+f.Ending, f.Content, 0o600); err != nil {
				return "", err
			}
		}
		return path + files[0].Ending, nil
	}
	return a, dir
}

// press e and let the outcome come in.
func exportOnce(t *testing.T, a *App) {
	t.Helper()
	cmd := a.do(state.Do(state.Export))
	if cmd == nil {
		t.Fatalf("no command; notice %q", a.notice)
	}
	a.Update(cmd())
}

func TestExportWritesWhatIsOnTheScreen(t *testing.T) {
	st := at(state.Trade)
	st.Cursor = data.Year(2021)
	a, dir := exporting(t, st)
	exportOnce(t, a)
	name := filepath.Join(dir, "accord-"+fileWord(dataset(t).ID)+"-trade-2026-11-23")
	if want := a.env.Lang.F(lang.Exported, name+".txt, .csv, .html"); a.notice != want {
		t.Errorf("notice %q; want %q", a.notice, want)
	}
	text, err := os.ReadFile(name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	in := a.input()
	in.Notice = ""
	frame := strings.Split(Render(in).Plain(), "\n")
	lines := strings.Split(string(text), "\n")
	for i, l := range frame {
		if lines[i] != strings.TrimRight(l, " ") {
			t.Fatalf("line %d is %q; the screen has %q", i, lines[i], l)
		}
	}
	if got := lines[len(frame)+1]; got != CommandLine(a.env, "", st) || !strings.Contains(got, "--cursor 2021") {
		t.Errorf("the command line is %q", got)
	}
	tab, _ := panel.TableOf(a.env, st)
	for _, id := range tab.Sources {
		if !strings.Contains(string(text), "\n"+id+" · ") {
			t.Errorf("source %s is not named", id)
		}
	}
	raw, err := os.ReadFile(name + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(raw))).ReadAll()
	if err != nil || len(rows) != len(tab.Rows)+1 {
		t.Errorf("%d rows of CSV (%v); want %d and the names", len(rows), err, len(tab.Rows))
	}
}

// TestExportPicture writes the frame as SVG and PNG, in the colours of the theme.
func TestExportPicture(t *testing.T) {
	st := at(state.Trade)
	a, dir := exporting(t, st)
	cmd := a.do(state.Do(state.ExportPicture))
	if cmd == nil {
		t.Fatalf("no command; notice %q", a.notice)
	}
	a.Update(cmd())
	name := filepath.Join(dir, a.exportName())
	if want := a.env.Lang.F(lang.Exported, name+".svg, .png"); a.notice != want {
		t.Errorf("notice %q; want %q", a.notice, want)
	}
	svg, err := os.ReadFile(name + ".svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{">Azerbaijan<", CommandLine(a.env, "", st), picture.Hex(a.theme.Paint(theme.Series1).Ink)} {
		if !strings.Contains(string(svg), s) {
			t.Errorf("%q is not in the SVG", s)
		}
	}
	f, err := os.Open(name + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil || img.Bounds().Dx() != a.w*picture.CellW*exportScale || img.Bounds().Dy() <= a.h*picture.CellH*exportScale {
		t.Errorf("%v %v", img.Bounds(), err)
	}
}

func TestExportSaysWhyNot(t *testing.T) {
	a, _ := exporting(t, at(state.Freight))
	a.opts.Export = func(string, []File) (string, error) { return "", errors.New("open not there:\n\x1b[31mdenied") }
	exportOnce(t, a)
	if want := a.env.Lang.F(lang.ExportFailed, ""); !strings.HasPrefix(a.notice, want) || !strings.Contains(a.notice, "not there: \\x1b[31mdenied") {
		t.Errorf("notice %q", a.notice)
	}
	a.opts.Export = nil
	if cmd := a.do(state.Do(state.Export)); cmd != nil || a.notice != a.env.Lang.T(lang.ExportNone) {
		t.Errorf("without a folder the notice is %q", a.notice)
	}
}

// TestExportOfEveryPage exports each page, with and without an overlay: the
// text is always there, the table where there is one.
// A part of a table, or rows that are not yet in the wanted order, are not taken
// elsewhere, where nothing would say so.
func TestNothingUnfinishedIsTaken(t *testing.T) {
	for _, act := range []state.Name{state.Export, state.ExportPicture, state.CopyTable, state.CopyFigure} {
		a, _ := exporting(t, at(state.Trade))
		a.standing.Flow = data.Flow{Partial: true, Read: 34, Size: 100}
		if cmd := a.do(state.Do(act)); cmd != nil || a.notice != a.env.Lang.T(lang.TakePart) {
			t.Errorf("%s of a part: %q", act, a.notice)
		}
		a.standing.Flow = data.Flow{}
		a.ordering.cancel = func() {}
		if cmd := a.do(state.Do(act)); cmd != nil || a.notice != a.env.Lang.T(lang.TakeOrder) {
			t.Errorf("%s of another order: %q", act, a.notice)
		}
		a.ordering.cancel = nil
		if cmd := a.do(state.Do(act)); cmd == nil {
			t.Errorf("%s of the whole: %q", act, a.notice)
		}
	}
}

func TestExportOfEveryPage(t *testing.T) {
	for _, pg := range state.Pages() {
		for _, o := range []state.Overlay{state.NoOverlay, state.ClaimsOverlay, state.HelpOverlay} {
			st := at(pg)
			st.Overlay = o
			a, dir := exporting(t, st)
			exportOnce(t, a)
			stem := filepath.Join(dir, a.exportName())
			if _, err := os.Stat(stem + ".txt"); err != nil {
				t.Errorf("%s %s: %v", pg, o, err)
			}
			tab, ok := panel.TableOf(a.env, st)
			if _, err := os.Stat(stem + ".csv"); (err == nil) != (ok && len(tab.Rows) > 0) {
				t.Errorf("%s %s: a table with %d rows, and the file: %v", pg, o, len(tab.Rows), err)
			}
		}
	}
}

// TestOverviewNamesTheSourcesOfAllPanels compares with the panels one by one.
func TestOverviewNamesTheSourcesOfAllPanels(t *testing.T) {
	a := newApp(t)
	got := map[string]bool{}
	for _, id := range panel.SourcesOn(a.env, state.New()) {
		if got[id] {
			t.Errorf("%s is named twice", id)
		}
		got[id] = true
	}
	n := 0
	for p := range state.Panel(state.PanelCount) {
		tab, _ := panel.TableOf(a.env, at(p.Page()))
		for _, id := range tab.Sources {
			n++
			if !got[id] {
				t.Errorf("%s of %s is not named", id, p.Page())
			}
		}
	}
	if n == 0 {
		t.Error("no source at all")
	}
}

func TestFileWord(t *testing.T) {
	for in, want := range map[string]string{"azerbaijan-russia": "azerbaijan-russia", "../../etc/passwd": "etc-passwd", "CON": "con", "имя": "", "a b": "a-b",
		strings.Repeat("x", 99): strings.Repeat("x", 40)} {
		if got := fileWord(in); got != want {
			t.Errorf("%q becomes %q; want %q", in, got, want)
		}
	}
}
