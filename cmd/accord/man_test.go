package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// unescaped is roff without its escapes and fonts.
func unescaped(s string) string {
	return strings.NewReplacer(`\-`, "-", `\fB`, "", `\fR`, "", `\fP`, "", `\fI`, "", `\&`, "", `\e`, `\`).Replace(s)
}

// Every command that somebody can run has a page with its flags, in the form
// that man reads.
func TestManualHasEveryCommandAndFlag(t *testing.T) {
	got := run(t, "man")
	if got.status != exitFine || got.err != "" {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	c, _, _ := newCommand(t)
	commands := pagesOf(c.root())
	if len(commands) < 8 || strings.Count(got.out, "\n.TH ") != len(commands) {
		t.Fatalf("%d commands, %d pages", len(commands), strings.Count(got.out, "\n.TH "))
	}
	pages := strings.Split(got.out, "\n.TH ")[1:]
	for i, cmd := range commands {
		page := unescaped(pages[i])
		if !strings.HasPrefix(page, `"`+strings.ToUpper(pageName(cmd))+`" "1" "Nov 2026" "accord"`) {
			t.Errorf("the page of %s begins with %.60q", cmd.CommandPath(), page)
		}
		for _, section := range []string{"\n.SH NAME\n" + pageName(cmd) + " - " + cmd.Short, "\n.SH SYNOPSIS\n", "\n.SH DESCRIPTION\n"} {
			if !strings.Contains(page, section) {
				t.Errorf("%s: no %q", cmd.CommandPath(), section)
			}
		}
		cmd.InheritedFlags() // merges them
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden && !strings.Contains(page, "--"+f.Name) {
				t.Errorf("%s: no --%s", cmd.CommandPath(), f.Name)
			}
		})
		for _, line := range strings.Split(page, "\n") {
			if strings.HasPrefix(line, "'") {
				t.Errorf("%s: the line %q is a request that nobody meant", cmd.CommandPath(), line)
			}
		}
	}
	if !strings.Contains(got.out, "\n.TH \"ACCORD-MAN\"") {
		t.Error("the manual has no page about itself")
	}
}

// The formatter that man uses finds nothing to complain about.
func TestManualIsFormatted(t *testing.T) {
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("there is no groff to format the manual with")
	}
	cmd := exec.Command(groff, "-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou")
	cmd.Stdin = strings.NewReader(run(t, "man").out)
	var complaints strings.Builder
	cmd.Stderr = &complaints
	text, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Errorf("%v: %s", err, complaints.String())
	}
	plain := string(text)
	for _, want := range []string{"ACCORD(1)", "ACCORD-DOCTOR(1)", "\nNAME\n", "accord-check - List every problem of a dataset\n", "\n       --face=1\n              which view of the focused panel, from 1\n"} {
		if !strings.Contains(plain, want) {
			t.Errorf("the formatted manual does not say %q", want)
		}
	}
}

func TestManualAsFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "share", "man1")
	if got := run(t, "man", "-o", dir); got.status != exitFine || got.out != "" || got.err != "" {
		t.Fatalf("status %d: %s%s", got.status, got.out, got.err)
	}
	c, _, _ := newCommand(t)
	whole := run(t, "man").out
	for _, cmd := range pagesOf(c.root()) {
		text, err := os.ReadFile(filepath.Join(dir, pageName(cmd)+".1"))
		if err != nil || !strings.Contains(whole, string(text)) || len(text) == 0 {
			t.Errorf("%s: %v, or another text than on stdout", cmd.CommandPath(), err)
		}
	}
	file := file(t, "file", "")
	if got := run(t, "man", "--output", file); got.status != exitFailed || !strings.Contains(got.err, "not a directory") {
		t.Errorf("into a file: status %d: %s", got.status, got.err)
	}
	if got := run(t, "man", "render"); got.status != exitUsage || !strings.Contains(got.err, "takes no arguments") {
		t.Errorf("status %d: %s", got.status, got.err)
	}
}
