package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// plainText reports what is no text to be read aloud.
func plainText(t *testing.T, text string, w int) {
	t.Helper()
	for l := range strings.Lines(text) {
		l = strings.TrimSuffix(l, "\n")
		if n := ansi.StringWidth(l); n > w+len("> ") {
			t.Errorf("a line has %d columns: %q", n, l)
		}
		for _, r := range l {
			if unicode.IsControl(r) || r >= 0x2500 && r <= 0x27bf || r >= 0x2800 && r <= 0x28ff {
				t.Errorf("%U in %q", r, l)
			}
		}
	}
}

// typed runs plain mode with lines on its input.
func typed(t *testing.T, input string, args ...string) outcome {
	t.Helper()
	c, out, errs := newCommand(t, "COLORTERM=truecolor", "CLICOLOR_FORCE=1")
	c.Stdin = strings.NewReader(input)
	status := c.Main(context.Background(), append([]string{"--plain", "--lang", "en"}, args...))
	return outcome{status, out.String(), errs.String()}
}

func TestPlainConversation(t *testing.T) {
	got := typed(t, "1\n2014\n/gas\n#1\nnonsense7\nq\nnever read\n")
	if got.status != exitFine || got.err != "" {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	plainText(t, got.out, plainWidth)
	for _, want := range []string{"Trade volume. Turnover, 2023", "Page: Trade volume", "Turnover, 2014: Azerbaijan 1.96 bn USD; Russia 4 bn USD", "gas: ", "source: ", "“nonsense7” is no number"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is not said", want)
		}
	}
	if n := strings.Count(got.out, "\n> "); n != 6 {
		t.Errorf("%d prompts for six lines that were read", n)
	}
}

// The end of the input ends the conversation, in the middle of a line too.
func TestPlainEndsWithItsInput(t *testing.T) {
	for _, input := range []string{"", "1", "1\n", "\n\n", strings.Repeat("x", 3*maxLine) + "\n1\n"} {
		got := typed(t, input)
		if got.status != exitFine || got.err != "" || !strings.HasSuffix(got.out, "> \n") {
			t.Errorf("after %d bytes: status %d %s; the end is %q", len(input), got.status, got.err, got.out[max(0, len(got.out)-40):])
		}
		plainText(t, got.out, 3*maxLine)
		if strings.Contains(input, "1") && !strings.Contains(got.out, "Page: Trade volume") {
			t.Error("the last line was not answered")
		}
	}
}

func TestPlainTakesTheView(t *testing.T) {
	got := typed(t, "", "--page", "projects", "--sector", "transport", "--lang", "ru")
	if got.status != exitFine || !strings.Contains(got.out, "Страница: Статус проектов") || !strings.Contains(got.out, "Транспорт") {
		t.Errorf("status %d: %s%s", got.status, got.out, got.err)
	}
	if bad := typed(t, "", "--page", "nowhere"); bad.status != exitUsage {
		t.Errorf("status %d for a page that there is not", bad.status)
	}
	own := typed(t, "problems\n", file(t, "own.csv", warningCSV))
	if own.status != exitFine || !strings.Contains(own.out, "own.csv:") {
		t.Errorf("status %d: the problem of the file is not read: %s%s", own.status, own.out, own.err)
	}
}

// Who interrupts gets the status of that, though nothing was typed.
func TestPlainIsInterrupted(t *testing.T) {
	c, _, _ := newCommand(t)
	in, stop := io.Pipe()
	defer stop.Close()
	c.Stdin = in
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	if s := c.Main(ctx, []string{"--plain"}); s != exitInterrupted {
		t.Errorf("status %d", s)
	}
}

// brokenReader fails after its text.
type brokenReader struct{ text *strings.Reader }

func (b brokenReader) Read(p []byte) (int, error) {
	if b.text.Len() > 0 {
		return b.text.Read(p)
	}
	return 0, errors.New("the line is dead")
}

func TestPlainTellsThatItsInputFailed(t *testing.T) {
	c, _, errs := newCommand(t)
	c.Stdin = brokenReader{strings.NewReader("1\n")}
	if s := c.Main(context.Background(), []string{"--plain"}); s != exitFailed || !strings.Contains(errs.String(), "the line is dead") {
		t.Errorf("status %d: %s", s, errs)
	}
}

func TestRenderPlain(t *testing.T) {
	seen := map[string]string{}
	for _, args := range []string{"", "--page trade", "--page freight", "--page agreements", "--page projects", "--page claims", "--page mirror", "--page events", "--page sources", "--page problems",
		"--page trade --cursor 2014", "--search gas", "--overlay filter", "--overlay help", "--overlay sources", "--record source:S001", "--lang az"} {
		got := run(t, append([]string{"render", "--plain", "--size", "60x24", "--color", "always"}, strings.Fields(args)...)...)
		if got.status != exitFine {
			t.Errorf("%s: status %d %s", args, got.status, got.err)
		}
		plainText(t, got.out, 60)
		if other, ok := seen[got.out]; ok {
			t.Errorf("%q and %q read the same", args, other)
		}
		seen[got.out] = args
	}
	if got := run(t, "render", "--plain", "--format", "ansi"); got.status != exitUsage {
		t.Errorf("--plain --format ansi: status %d", got.status)
	}
}

func TestPlainOfTheEnvironment(t *testing.T) {
	for env, plain := range map[string]bool{"ACCORD_PLAIN=1": true, "ACCORD_PLAIN=0": false, "ACCORD_PLAIN=": false, "NO_COLOR=1": false} {
		c, out, _ := newCommand(t, env)
		c.Main(context.Background(), []string{"render"})
		if got := !strings.Contains(out.String(), "╭"); got != plain {
			t.Errorf("%s: plain is %v", env, got)
		}
	}
	c, out, _ := newCommand(t, "ACCORD_PLAIN=1")
	c.Stdin = &bytes.Buffer{}
	if s := c.Main(context.Background(), nil); s != exitFine || !strings.Contains(out.String(), "\n> ") {
		t.Errorf("status %d without a prompt: %s", s, out)
	}
}
