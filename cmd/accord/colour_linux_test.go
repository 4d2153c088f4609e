package main

import (
	"regexp"
	"strings"
	"testing"
)

// colours says how many colours an output of the program uses.
func colours(text string) string {
	switch basic := regexp.MustCompile(`\x1b\[(?:[0-9;]*;)?(?:3[0-7]|9[0-7])(?:;[0-9;]*)?m`); {
	case strings.Contains(text, "38;2;"):
		return "all"
	case strings.Contains(text, "38;5;"):
		return "256"
	case basic.MatchString(text):
		return "16"
	}
	return "none"
}

// What the environment and the option say of colours holds for the program
// itself on a terminal of the kernel: for a frame that is printed and for the
// dashboard.
func TestColoursOnATerminal(t *testing.T) {
	const truecolour = "COLORTERM=truecolor"
	for _, c := range []struct {
		env, args string
		want      string
	}{
		{"", "", "256"},
		{truecolour, "", "all"},
		{"TERM=xterm", "", "16"},
		{"NO_COLOR=1", "", "none"},
		{"NO_COLOR=0", "", "none"},
		{"NO_COLOR=false " + truecolour, "", "none"},
		{"NO_COLOR=", "", "256"},
		{"CLICOLOR=0", "", "none"},
		{"CLICOLOR=0 " + truecolour, "", "none"},
		{"CLICOLOR=1", "", "256"},
		{"CLICOLOR_FORCE=1", "", "256"},
		{"CLICOLOR_FORCE=0", "", "256"},
		{"CLICOLOR_FORCE=1 NO_COLOR=x", "", "none"},
		{"CLICOLOR_FORCE=1 CLICOLOR=0", "", "none"},
		{"NO_COLOR=1", "--color always", "all"},
		{"CLICOLOR=0", "--color always", "all"},
		{"TERM=xterm", "--color always", "all"},
		{truecolour, "--color never", "none"},
		{"CLICOLOR_FORCE=1", "--color never", "none"},
		{"NO_COLOR=1", "--color auto", "none"},
		{"NO_COLOR=1 ACCORD_COLOR=always", "", "all"},
		{"ACCORD_COLOR=always", "--color never", "none"},
	} {
		env, args := strings.Fields(c.env), strings.Fields(c.args)
		t.Run(c.env+" "+c.args, func(t *testing.T) {
			t.Parallel()
			if text, status := start(t, env, append([]string{"render"}, args...)...).ends(); status != exitFine || colours(text) != c.want {
				t.Errorf("render: status %d, colours %s, want %s", status, colours(text), c.want)
			}
			p := start(t, env, args...)
			p.waits("Trade volume")
			p.types("Q")
			if text, status := p.ends(); status != exitFine || colours(text) != c.want {
				t.Errorf("dashboard: status %d, colours %s, want %s", status, colours(text), c.want)
			}
		})
	}
}
