package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestRenderIsAsLargeAsAsked(t *testing.T) {
	for _, s := range []struct {
		size string
		w, h int
	}{{"1x1", 1, 1}, {"40x12", 40, 12}, {"80x24", 80, 24}, {"120x36", 120, 36}, {"400x120", 400, 120}} {
		for _, format := range []string{"text", "ansi"} {
			got := run(t, "render", "--size", s.size, "--format", format)
			lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
			if len(lines) != s.h {
				t.Errorf("%s %s: %d lines", s.size, format, len(lines))
			}
			for i, l := range lines {
				if w := ansi.StringWidth(l); w > s.w || format == "ansi" && w != s.w {
					t.Errorf("%s %s: line %d is %d cells wide", s.size, format, i+1, w)
				}
			}
		}
	}
}

// Every option changes the picture; the same options give the same bytes.
func TestRenderOptionsTakeEffect(t *testing.T) {
	seen := map[string]string{}
	for _, args := range []string{"", "--page trade", "--page freight", "--page agreements", "--page projects", "--page sources", "--page problems",
		"--cursor 2014", "--transform GY", "--transform g1", "--face 2", "--freq Q", "--sector transport", "--from 2014", "--to 2020", "--from 2014 --to 2020",
		"--search gas", "--page sources --select 3", "--overlay help", "--overlay sources", "--overlay filter", "--page agreements --sort 2", "--page agreements --reverse",
		"--record source:S001", "--focus 3", "--focus 4 --select 2",
		"--lang ru", "--lang az", "--glyphs block", "--glyphs ascii", "--size 100x30"} {
		got := run(t, append([]string{"render"}, strings.Fields(args)...)...)
		if got.status != exitFine {
			t.Errorf("%s: status %d %s", args, got.status, got.err)
			continue
		}
		if again := run(t, append([]string{"render"}, strings.Fields(args)...)...); again.out != got.out {
			t.Errorf("%s: two runs differ", args)
		}
		if other, ok := seen[got.out]; ok {
			t.Errorf("%q and %q give one picture", args, other)
		}
		seen[got.out] = args
	}
}

func TestTodayDecidesInferredStatuses(t *testing.T) {
	early, late := run(t, "render", "--page", "projects", "--today", "2015-01-01"), run(t, "render", "--page", "projects", "--today", "2026-11-23")
	if early.out == late.out {
		t.Error("--today changes nothing on the page of projects")
	}
	if clock := run(t, "render", "--page", "projects"); clock.out != late.out {
		t.Error("without --today it is not the day of the clock")
	}
}

// terminalOf says that stdout is a terminal of that size.
func terminalOf(w, h int) func(any) (int, int, bool) {
	return func(any) (int, int, bool) { return w, h, true }
}

func TestColourVariables(t *testing.T) {
	const truecolour, indexed, basic, weight, plain = "truecolour", "indexed", "basic", "weight", "plain"
	for _, c := range []struct {
		name, env, args string
		terminal        bool
		want            string
	}{
		{"a terminal", "TERM=xterm-256color", "", true, indexed},
		{"a terminal with true colour", "TERM=xterm-256color COLORTERM=truecolor", "", true, truecolour},
		{"a terminal of sixteen colours", "TERM=xterm", "", true, basic},
		{"a file", "COLORTERM=truecolor", "", false, plain},
		{"NO_COLOR=1", "NO_COLOR=1", "", true, plain},
		{"NO_COLOR=0 is not empty", "NO_COLOR=0", "", true, plain},
		{"NO_COLOR=yes", "NO_COLOR=yes COLORTERM=truecolor", "", true, plain},
		{"an empty NO_COLOR", "NO_COLOR=", "", true, indexed},
		{"CLICOLOR=0", "CLICOLOR=0", "", true, plain},
		{"CLICOLOR_FORCE", "CLICOLOR_FORCE=1", "", false, indexed},
		{"NO_COLOR before CLICOLOR_FORCE", "CLICOLOR_FORCE=1 NO_COLOR=1", "", false, plain},
		{"always", "", "--color always", false, truecolour},
		{"always before NO_COLOR", "NO_COLOR=1", "--color always", true, truecolour},
		{"never", "COLORTERM=truecolor", "--color never", true, plain},
		{"the environment's always", "ACCORD_COLOR=always NO_COLOR=1", "", false, truecolour},
		{"the environment's never", "ACCORD_COLOR=never", "", true, plain},
		{"ansi to a file", "", "--format ansi", false, truecolour},
		{"ansi without colours", "NO_COLOR=1", "--format ansi", false, weight},
		{"text", "", "--format text --color always", true, plain},
		{"a dumb terminal", "TERM=dumb", "", true, plain},
	} {
		cmd, out, errs := newCommand(t, strings.Fields(c.env)...)
		cmd.Terminal = func(any) (int, int, bool) { return 80, 24, c.terminal }
		if s := cmd.Main(context.Background(), append([]string{"render"}, strings.Fields(c.args)...)); s != exitFine {
			t.Fatalf("%s: %s", c.name, errs)
		}
		got := plain
		switch text := out.String(); {
		case strings.Contains(text, "38;2;"):
			got = truecolour
		case strings.Contains(text, "38;5;"):
			got = indexed
		case strings.Contains(text, ";3") || strings.Contains(text, ";9"):
			got = basic
		case strings.Contains(text, "\x1b["):
			got = weight
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestThemesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, name := range []string{"dark", "light", "mono", "high-contrast"} {
		got := run(t, "render", "--color", "always", "--theme", name).out
		if seen[got] != "" {
			t.Errorf("%s looks like %s", name, seen[got])
		}
		seen[got] = name
	}
	if auto := run(t, "render", "--color", "always").out; seen[auto] != "dark" {
		t.Error("auto is not dark where nobody can be asked")
	}
}

func TestLanguageOfTheLocale(t *testing.T) {
	for env, want := range map[string]string{
		"LANG=ru_RU.UTF-8":                    "Грузоперевозки",
		"LANG=az_AZ.UTF-8":                    "Yük",
		"LANG=ru_RU.UTF-8 LC_ALL=C":           "Freight",
		"LANG=de_DE.UTF-8":                    "Freight",
		"LANG=en_GB LC_MESSAGES=az":           "Yük",
		"LANG=ru_RU.UTF-8 ACCORD_LANGUAGE=en": "Freight",
	} {
		c, out, _ := newCommand(t, strings.Fields(env)...)
		c.Main(context.Background(), []string{"render"})
		if !strings.Contains(out.String(), want) && !(strings.Contains(want, "Груз") && strings.Contains(out.String(), "груз")) {
			t.Errorf("%s: %q is not on the screen", env, want)
		}
	}
}

func TestSizeOfTheTerminal(t *testing.T) {
	c, out, _ := newCommand(t)
	c.Terminal = terminalOf(90, 20)
	c.Main(context.Background(), []string{"render", "--format", "text"})
	if n := bytes.Count(out.Bytes(), []byte("\n")); n != 20 {
		t.Errorf("%d lines on a terminal of 20", n)
	}
}
