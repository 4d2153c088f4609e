package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// mineAndTheirs are two datasets of that name.
func mineAndTheirs(t *testing.T) (mine, theirs string) {
	t.Helper()
	dir := t.TempDir()
	mine, theirs = filepath.Join(dir, "mine"), filepath.Join(dir, "theirs")
	for _, d := range []string{mine, theirs} {
		if got := run(t, "new", d); got.status != 0 {
			t.Fatal(got.err)
		}
		entitle(t, d, "All of "+filepath.Base(d))
	}
	return mine, theirs
}

// entitle gives a dataset that title.
func entitle(t *testing.T, dir, title string) {
	t.Helper()
	path := filepath.Join(dir, "dataset.toml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := regexp.MustCompile(`(?m)^title = .*$`).ReplaceAllString(string(text), `title = { en = "`+title+`" }`)
	if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
}

// The dashboard of several datasets, on a terminal of one's own.
func TestSeveralDatasetsHere(t *testing.T) {
	mine, theirs := mineAndTheirs(t)
	s := open(t, nil, mine, theirs)
	s.waitFor("Datasets ─")
	s.waitFor("All of theirs")
	s.press("\x1b[B")
	s.press("\r")
	s.waitFor("accord  All of theirs")
	entitle(t, theirs, "Theirs, changed") // which is seen as it would be alone
	s.waitFor("accord  Theirs, changed")
	s.press("2\r")
	s.waitFor("2 Freight growth ─")
	s.press("\x0e") // a scene stands in the dataset that it shows
	s.waitFor("theirs/dataset.toml")
	s.press("\x0f")
	s.waitFor("Datasets ─")
	s.press("\x1b[A\r")
	s.waitFor("accord  All of mine")
	entitle(t, mine, "Mine, changed")
	s.waitFor("accord  Mine, changed")
	s.press("Q")
	if status := s.end(); status != 0 || s.stderr.String() != "" {
		t.Errorf("status %d: %s", status, s.stderr)
	}
	for dir, scenes := range map[string]int{mine: 2, theirs: 3} {
		text, err := os.ReadFile(filepath.Join(dir, "dataset.toml"))
		if err != nil || strings.Count(string(text), "\n[[scene]]") != scenes {
			t.Errorf("%s: %v\n%s", dir, err, text)
		}
	}
}

// A view is one of the first dataset, and nothing is chosen then.
func TestSeveralDatasetsWithAView(t *testing.T) {
	mine, theirs := mineAndTheirs(t)
	s := open(t, nil, mine, theirs, "--page", "projects")
	s.waitFor("Project status by sector ─")
	s.waitFor("accord  All of mine")
	if text := s.screen.String(); strings.Contains(text, "Datasets ─") {
		t.Errorf("a dataset is to be chosen:\n%s", text)
	}
	s.press("\x0f")
	s.waitFor("All of theirs")
}

// In words the hint says what there is.
func TestSeveralDatasetsInWords(t *testing.T) {
	mine, theirs := mineAndTheirs(t)
	c, out, errs := newCommand(t)
	c.Stdin = strings.NewReader("datasets\nopen theirs\nq\n")
	if status := c.Main(t.Context(), []string{"--plain", mine, theirs}); status != 0 {
		t.Fatalf("%d %s", status, errs)
	}
	for _, words := range []string{"accord: All of mine", "“open NAME” shows it", "#2 theirs: All of theirs", "accord: All of theirs"} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("%q is not said:\n%s", words, out)
		}
	}
}

// Who presents several datasets takes others along, and they can look at each.
func TestPresentingSeveralDatasets(t *testing.T) {
	mine, theirs := mineAndTheirs(t)
	here, s := presentHere(t, "--public", mine, theirs, "--page", "projects")
	viewer := s.enters(100, 30, "xterm")
	viewer.shows("accord  All of mine")
	here.press("\x0f")
	here.waitFor("Datasets ─")
	here.press("\x1b[B\r")
	viewer.shows("accord  All of theirs")
	viewer.types("\x0f")
	viewer.shows("Datasets ─")
	viewer.types("\x1b[A\r")
	viewer.shows("○ on your own")
	viewer.shows("accord  All of mine")
}

func TestSeveralDatasetsAreUsedWrongly(t *testing.T) {
	mine, theirs := mineAndTheirs(t)
	bad := file(t, "bad.toml", "title = ")
	for _, c := range []struct {
		args   []string
		status int
		err    string
	}{
		{[]string{mine, "-"}, exitUsage, "accord - reads one dataset, from stdin; leave out the others"},
		{[]string{mine, "render"}, exitUsage, "render is a command, which stands first; write accord render " + mine},
		{[]string{mine, "thiers"}, exitUsage, `"thiers" is neither a command nor a dataset`},
		{[]string{mine, theirs + "/nothing.csv"}, exitFailed, "nothing.csv"},
		{[]string{mine, bad}, exitProblems, "bad.toml:1"},
	} {
		x, _, errs := newCommand(t)
		x.Terminal = terminalOf(100, 30)
		if status := x.Main(t.Context(), c.args); status != c.status || !strings.Contains(errs.String(), c.err) {
			t.Errorf("%v: %d %s", c.args, status, errs)
		}
	}
}
