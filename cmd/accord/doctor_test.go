package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// examined reads what doctor says as JSON, by the id of each finding.
func examined(t *testing.T, text string) map[string]finding {
	t.Helper()
	var x examination
	if err := json.Unmarshal([]byte(text), &x); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if x.Version != 1 || !strings.Contains(x.Accord, "go1.") {
		t.Errorf("version %d of %q", x.Version, x.Accord)
	}
	found := map[string]finding{}
	for _, f := range x.Findings {
		if f.ID == "" || f.Found == "" {
			t.Errorf("an empty finding: %+v", f)
		}
		if _, twice := found[f.ID]; twice {
			t.Errorf("%s is found twice", f.ID)
		}
		found[f.ID] = f
	}
	return found
}

func TestDoctorWithoutATerminal(t *testing.T) {
	got := run(t, "doctor", "--format", "json")
	found := examined(t, got.out)
	if got.status != exitFine || got.err != "" {
		t.Errorf("status %d: %s", got.status, got.err)
	}
	for _, id := range []string{"size", "background", "braille", "mouse", "paste", "sync", "clipboard", "keyboard", "terminal"} {
		if !strings.Contains(found[id].Found, notATerminal) {
			t.Errorf("%s: %q does not say that there is no terminal", id, found[id].Found)
		}
	}
	for id, f := range found {
		if f.Advice != "" {
			t.Errorf("%s: advice about nothing: %s", id, f.Advice)
		}
	}
	if !strings.HasPrefix(found["dataset"].Found, "the bundled one: no problems in ") || found["dataset"].Chosen != "Azerbaijan–Russia cooperation" {
		t.Errorf("dataset: %+v", found["dataset"])
	}
	text := run(t, "doctor").out
	for id, f := range found {
		if id != "config" && !strings.Contains(text, f.Found) || !strings.Contains(text, "\n"+id+" ") {
			t.Errorf("the text does not say %s: %s", id, f.Found)
		}
	}
}

// What is wrong is a finding, and the exit status.
func TestDoctorFindsFaults(t *testing.T) {
	bad, config := file(t, "bad.csv", badCSV), file(t, "config.toml", "accord = 1\ntheme = \"drak\"\n")
	for _, c := range []struct {
		env    string
		args   []string
		status int
		id     string
		found  string
		chosen string
		advice string
	}{
		{"", []string{bad}, exitProblems, "dataset", "2 errors in 1 file", "", "accord check " + bad},
		{"", []string{"nosuch/"}, exitFailed, "dataset", "no such file", "", "name a folder with dataset.toml, or a file of data"},
		{"", []string{"--config", config}, exitUsage, "config", `theme is "drak"`, "the defaults", "accord config"},
		{"", []string{"--lang", "az"}, exitFine, "language", "no locale", "az (flag --lang)", ""},
		{"LC_ALL=ru_RU.UTF-8", nil, exitFine, "language", "LC_ALL=ru_RU.UTF-8", "ru (default)", ""},
		{"LANG=de_DE.ISO-8859-1", nil, exitFine, "language", "does not speak", "en (default)", "choose a UTF-8 locale"},
		{"LC_ALL=C", nil, exitFine, "language", "LC_ALL=C", "en (default)", ""},
		{"NO_COLOR=0", []string{"--color", "auto"}, exitFine, "colors", "NO_COLOR=0", "none", ""},
		{"CLICOLOR=0", nil, exitFine, "colors", "CLICOLOR=0", "none", ""},
		{"NO_COLOR=1", []string{"--color", "always"}, exitFine, "colors", "flag --color", "16 million", ""},
		{"CLICOLOR_FORCE=1", nil, exitFine, "colors", "CLICOLOR_FORCE=1, TERM=xterm-256color", "256", ""},
		{"ACCORD_GLYPHS=ascii", nil, exitFine, "braille", notATerminal, "ascii (environment ACCORD_GLYPHS)", ""},
		{"TERM=dumb", nil, exitFine, "terminal", "TERM=dumb", "accord --plain", ""},
		{"TERM=\x1b[31m", nil, exitFine, "terminal", "TERM=", "", ""},
	} {
		cmd, out, errs := newCommand(t, c.env)
		status := cmd.Main(t.Context(), append([]string{"doctor", "--format", "json"}, c.args...))
		f := examined(t, out.String())[c.id]
		if status != c.status || errs.Len() > 0 {
			t.Errorf("%s %v: status %d, want %d: %s", c.env, c.args, status, c.status, errs)
		}
		if !strings.Contains(f.Found, c.found) || !strings.Contains(f.Chosen, c.chosen) || !strings.Contains(f.Advice, c.advice) || (f.Advice == "") != (c.advice == "") {
			t.Errorf("%s %v: %+v", c.env, c.args, f)
		}
		if strings.ContainsRune(out.String(), 0x1b) {
			t.Errorf("%s %v: an escape character is printed", c.env, c.args)
		}
	}
	if got := run(t, "doctor", "--format", "yaml"); got.status != exitUsage || !strings.Contains(got.err, "known: json, text") {
		t.Errorf("status %d: %s", got.status, got.err)
	}
}

// Nobody is asked what he would print instead of answering.
func TestQuestionsFitTheTerminal(t *testing.T) {
	for term, want := range map[string][]string{
		"xterm-256color": {"\x1b]11;", "\x1b[>q", "$p", "\x1bP+q", "\x1b[6n", "\x1b[c"},
		"linux":          {"\x1b[6n", "\x1b[c"},
	} {
		text := questionText(term, "", []string{"x"})
		for _, q := range []string{"\x1b]11;", "\x1b[>q", "$p", "\x1bP+q", "\x1b[6n", "\x1b[c"} {
			if strings.Contains(text, q) != slices.Contains(want, q) {
				t.Errorf("%s: %q in %q", term, q, text)
			}
		}
		if !strings.HasSuffix(text, "\x1b[c") {
			t.Errorf("%s: the last question is not the one that every terminal answers", term)
		}
	}
	if text := questionText("xterm-256color", "Apple_Terminal", nil); strings.Contains(text, "$p") || !strings.Contains(text, "\x1b]11;") {
		t.Errorf("Apple's terminal is asked %q", text)
	}
}
