package tui

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// exporting is an app that exports to a folder of its own.
func exporting(t *testing.T, st state.State) (*App, string) {
	t.Helper()
	a := newApp(t)
	a.w, a.h, a.state = 120, 36, st
	a.opts.ExportDir = t.TempDir()
	return a, a.opts.ExportDir
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
	if want := a.env.Lang.F(lang.ExportedBoth, name+".txt"); a.notice != want {
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
	if got := lines[len(frame)+1]; got != CommandLine("", st) || !strings.Contains(got, "--cursor 2021") {
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

// TestExportOverwritesNothing exports again and again among files, folders and
// links that are in the way.
func TestExportOverwritesNothing(t *testing.T) {
	a, dir := exporting(t, at(state.Events))
	stem := filepath.Join(dir, a.exportName())
	outside := filepath.Join(t.TempDir(), "outside")
	for _, err := range []error{
		os.WriteFile(stem+".txt", []byte("mine"), 0o600),
		os.WriteFile(stem+"-2.csv", []byte("mine too"), 0o600),
		os.Symlink(outside, stem+"-3.txt"),
		os.Mkdir(stem+"-4.csv", 0o700),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	exportOnce(t, a)
	exportOnce(t, a)
	for path, want := range map[string]string{stem + ".txt": "mine", stem + "-2.csv": "mine too"} {
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s holds %q now (%v)", path, got, err)
		}
	}
	for _, path := range []string{outside, stem + ".csv", stem + "-2.txt", stem + "-3.csv", stem + "-4.txt"} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was written", path)
		}
	}
	for _, path := range []string{stem + "-5.txt", stem + "-5.csv", stem + "-6.txt", stem + "-6.csv"} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	if !strings.Contains(a.notice, "-6.txt") {
		t.Errorf("notice %q", a.notice)
	}
}

func TestExportSaysWhyNot(t *testing.T) {
	a, dir := exporting(t, at(state.Freight))
	a.opts.ExportDir = filepath.Join(dir, "not there")
	exportOnce(t, a)
	if want := a.env.Lang.F(lang.ExportFailed, ""); !strings.HasPrefix(a.notice, want) || !strings.Contains(a.notice, "not there") {
		t.Errorf("notice %q", a.notice)
	}
	a.opts.ExportDir = ""
	if cmd := a.do(state.Do(state.Export)); cmd != nil || a.notice != a.env.Lang.T(lang.ExportNone) {
		t.Errorf("without a folder the notice is %q", a.notice)
	}
}

// TestExportOfEveryPage exports each page, with and without an overlay: the
// text is always there, the table where there is one.
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
