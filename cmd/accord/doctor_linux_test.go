package main

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/term"

	"accord/tui/grid"
)

// answer is what a terminal writes back when it gives the i-th sample so many
// columns.
func answer(before string, columns func(i int, text string) int, after string) string {
	var b strings.Builder
	b.WriteString(before)
	for i, s := range samples() {
		fmt.Fprintf(&b, "\x1b[1;%dR", columns(i, s.text)+1)
	}
	return b.String() + after
}

func own(_ int, text string) int { return grid.Width(text) }

// On a terminal of the kernel doctor asks, reads the answers and gives the
// terminal back as it was.
func TestDoctorAsksTheTerminal(t *testing.T) {
	const modern = "\x1b]11;rgb:ffff/fafa/f0f0\x1b\\\x1bP>|kitty(0.36.1)\x1b\\\x1b[?0u\x1bP1+r4D73=1B5D3532\x1b\\\x1b[?1002;2$y\x1b[?1006;2$y\x1b[?2004;1$y\x1b[?2026;0$y"
	for name, c := range map[string]struct {
		env, args []string
		answer    string
		want      map[string]string // what a finding has to contain
	}{
		"modern": {nil, nil, answer(modern, own, "\x1b[?62;c"), map[string]string{
			"terminal": "kitty(0.36.1), TERM=xterm-256color", "size": "100x30", "background": "#fffaf0, light light (default)", "colors": "256",
			"lines": "6 columns", "braille": "6 columns braille (default)", "azerbaijani": "8 columns", "mouse": "yes taken (default)", "paste": "yes",
			"sync": "no a frame may appear in parts", "clipboard": "OSC 52: yes", "keyboard": "yes"}},
		"another theme": {[]string{"COLORTERM=truecolor", "NO_COLOR=", "ACCORD_MOUSE=false"}, []string{"--theme", "dark"}, answer(modern, own, "\x1b[?62c"), map[string]string{
			"background": "#fffaf0, light dark (flag --theme)", "colors": "COLORTERM=truecolor 16 million", "mouse": "left to the terminal (environment ACCORD_MOUSE)"}},
		"no colours": {[]string{"NO_COLOR=1"}, nil, answer(modern, own, "\x1b[?62c"), map[string]string{
			"background": "mono, because there are no colours", "colors": "NO_COLOR=1 none"}},
		"wide": {nil, nil, answer("\x1b]11;rgb:0000/0000/0000\a", func(i int, text string) int {
			if i < 3 {
				return 2 * grid.Width(text)
			}
			return grid.Width(text)
		}, "\x1b[?1;2;52c"), map[string]string{
			"lines": "12 columns instead of 6", "marks": "instead of 6", "blocks": "6 columns", "background": "#000000, dark dark (default)",
			"clipboard": "OSC 52: yes", "mouse": "the terminal does not say"}},
		"old": {[]string{"TERM=vt220"}, nil, "\x1b[?62c", map[string]string{
			"background": "the terminal does not say", "lines": "does not say how wide", "colors": "TERM=vt220"}},
		"typing ahead": {nil, nil, "hello\r" + answer(modern, own, "\x1b[?62c"), map[string]string{"lines": "6 columns", "sync": "no"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, c.env, append([]string{"doctor", "--format", "json"}, c.args...)...)
			p.waits("\x1b[c")
			during, _ := term.GetState(int(p.tty.Fd()))
			p.types(c.answer)
			text, status := p.ends()
			if status != exitFine {
				t.Fatalf("status %d:\n%q", status, text)
			}
			_, text, _ = strings.Cut(text, "\x1b[c")
			found := examined(t, text[strings.Index(text, "{"):])
			for id, want := range c.want {
				f := found[id]
				if got := f.Found + " " + f.Chosen; !strings.Contains(got, want) {
					t.Errorf("%s: %q, want %q", id, got, want)
				}
			}
			if wide := strings.Contains(found["lines"].Advice, "--glyphs ascii"); wide != (name == "wide") {
				t.Errorf("advice on lines: %q", found["lines"].Advice)
			}
			if after, _ := term.GetState(int(p.tty.Fd())); !reflect.DeepEqual(after, fresh(t)) || reflect.DeepEqual(during, after) {
				t.Error("the terminal is left in another mode, or was never in raw mode")
			}
		})
	}
}

// fresh is the state of a terminal that nobody has used.
func fresh(t *testing.T) *term.State {
	t.Helper()
	_, tty := openPTY(t, 100, 30)
	s, err := term.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A terminal that answers nothing does not hold doctor up for long.
func TestDoctorDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	text, status := start(t, nil, "doctor").ends()
	if status != exitFine || !strings.Contains(text, "the terminal answered nothing within 2s") {
		t.Errorf("status %d:\n%s", status, text)
	}
}

// ctrl+c ends it while it waits.
func TestDoctorIsInterrupted(t *testing.T) {
	t.Parallel()
	p := start(t, nil, "doctor")
	p.waits("\x1b[c")
	p.types("\x03")
	if text, status := p.ends(); status != exitInterrupted {
		t.Errorf("status %d:\n%q", status, text)
	}
}
