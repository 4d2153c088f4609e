package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
)

func TestStatusAndMessage(t *testing.T) {
	bad, good, warning := file(t, "bad.csv", badCSV), file(t, "good.csv", goodCSV), file(t, "warning.csv", warningCSV)
	config := file(t, "config.toml", "accord = 1\ncolour = 1\n")
	for _, c := range []struct {
		args   string
		status int
		err    string // a part of stderr, "" for a silent one
	}{
		{"--version", exitFine, ""},
		{"--help", exitFine, ""},
		{"help render", exitFine, ""},
		{"completion bash", exitFine, ""},
		{"keys", exitFine, ""},
		{"config", exitFine, ""},
		{"config --path", exitFine, "no configuration file; looked for config.toml and "},
		{"check", exitFine, "no problems in "},
		{"check " + good, exitFine, "no problems in 2 rows of 1 file"},
		{"check " + warning, exitFine, "warning"},
		{"render " + good, exitFine, ""},
		{"render --page sources --select 2", exitFine, ""},

		{"check " + bad, exitProblems, "2 errors in 1 file; 2 rows set aside"},
		{"check --strict " + warning, exitProblems, "warning"},
		{"render " + bad, exitProblems, "2 rows set aside; accord check " + bad + " lists them"},

		{"query " + good, exitFine, ""},
		{"query " + bad, exitProblems, "2 rows set aside; accord check " + bad + " lists them"},
		{"schema query", exitFine, ""},
		{"query --indicator FREIGHT --by SCOPE --as-of 2020", exitFine, "1 figure has no date of publication"},
		{"query --indicator TRADE --by REF_AREA --where TRADE_FLOW=T --freq A --limit 1", exitFine, "1 of "},
		{"query --where REF_AREA=IR --indicator TRADE", exitFine, "nothing is known of what was asked for"},

		{"query --by TIME_PERIOD", exitUsage, "AZ and RU report the same flow to each other"},
		{"query --indicator TRADE_GROWTH --by TIME_PERIOD", exitUsage, "never summed; group by REF_AREA"},
		{"query --indicator TRADE_GROWTH --transform GY", exitUsage, "ask for the change (D)"},
		{"query --indicator TRAD", exitUsage, `no indicator is called "TRAD"; did you mean "TRADE"?`},
		{"query --by PERIODE", exitUsage, `no column is called "PERIODE"; known: ACTIVITY, `},
		{"query --by REF_AREA,reporter", exitUsage, "--by names REF_AREA twice"},
		{"query --where REF_AREA", exitUsage, "write --where REF_AREA=AZ,RU"},
		{"query --where REF_ARE=AZ", exitUsage, `did you mean "REF_AREA"?`},
		{"query --where REF_AREA=AZZ", exitUsage, `no code of REF_AREA is called "AZZ"; did you mean "AZ"?`},
		{"query --where TIME_PERIOD=2023", exitUsage, "periods are chosen by --from and --to"},
		{"query --freq yearly", exitUsage, `no frequency is called "yearly"`},
		{"query --indicator TRADE --freq D", exitUsage, "there are no such figures; there are some of A, "},
		{"query --from soon", exitUsage, "--from: "},
		{"query --from 2020 --to 2014", exitUsage, "--from 2020 is after --to 2014"},
		{"query --transform GX", exitUsage, `did you mean "G1"?`},
		{"query --transform I", exitUsage, "I needs the period that is 100"},
		{"query --transform GY --base 2014", exitUsage, "--base 2014 goes with --transform I"},
		{"query --transform CAGR", exitUsage, "write --from 2014 --to 2023"},
		{"query --transform GY --claims", exitUsage, "leave out --transform"},
		{"query --prefer best", exitUsage, "known: default, "},
		{"query --prefer reporter=AZ-GO", exitUsage, `did you mean "AZ-GOV"?`},
		{"query --value amount", exitUsage, "no column of figures is called \"amount\""},
		{"query --format xml", exitUsage, "known: csv, json, jsonl, table"},
		{"query --labels names", exitUsage, `did you mean "name"?`},
		{"query --columns most", exitUsage, "known: all, used"},
		{"query --limit -1", exitUsage, "expected a number of cells"},
		{"schema", exitUsage, "takes one name: "},
		{"schema qery", exitUsage, `did you mean "query"?`},

		{"", exitUsage, "the dashboard needs a terminal, and the output is none; write accord render"},
		{"rendr", exitUsage, `"rendr" is neither a command nor a dataset; did you mean "render"? commands: add, check, `},
		{"rendr x", exitUsage, `did you mean "render"?`},
		{"help rendr", exitUsage, `did you mean "render"?`},
		{"completion bsh", exitUsage, `did you mean "bash"?`},
		{"render a b", exitUsage, "takes one dataset, not 2"},
		{"keys x", exitUsage, "takes no arguments"},
		{"render --szie 10x10", exitUsage, `unknown option --szie; did you mean "size"?`},
		{"render --size", exitUsage, "flag needs an argument: --size"},
		{"render -z", exitUsage, "unknown option -z"},
		{"render --from x", exitUsage, "invalid argument"},
		{"render --size 10", exitUsage, "write --size 120x36"},
		{"render --size 0x10", exitUsage, "from 1x1 to 400x120"},
		{"render --size 401x10", exitUsage, "from 1x1 to 400x120"},
		{"render --size 99999999999999999999x10", exitUsage, "write --size 120x36"},
		{"render --format gif", exitUsage, "known: ansi, csv, html, json, png, svg, text"},
		{"render --page trad", exitUsage, `did you mean "trade"? known: agreements, `},
		{"render --theme drak", exitUsage, `--theme is "drak", which is not a value for it; did you mean "dark"?`},
		{"render --lang de", exitUsage, `known: auto, az, en, ru`},
		{"render --transform GX", exitUsage, `did you mean "G1"? known: A, C, D, G1, GY, I, N, SHARE`},
		{"render --freq W", exitUsage, "known: A, "},
		{"render --face 0", exitUsage, "views 1 to "},
		{"render --focus 5", exitUsage, "expected 1 to 4"},
		{"render --sector trnsport", exitUsage, `did you mean "transport"?`},
		{"render --sector x " + good, exitUsage, "declares no sectors"},
		{"render --cursor 1950", exitUsage, "the trade panel goes from 2011 to "},
		{"render --mark 1900", exitUsage, "--mark 1900: the dataset speaks of "},
		{"render --transform I=1900", exitUsage, "--transform I=1900: the dataset speaks of "},
		{"render --cursor soon", exitUsage, "--cursor: "},
		{"render --from 2020 --to 2014", exitUsage, "--from 2020 is after --to 2014"},
		{"render --from 1800", exitUsage, "the dataset speaks of "},
		{"render --overlay halp", exitUsage, `did you mean "help"?`},
		{"render --overlay help --search x", exitUsage, "cannot be shown together"},
		{"render --sort 2", exitUsage, "there is no list with an order here"},
		{"render --sort 99 --page agreements", exitUsage, "the list has orders 1 to "},
		{"render --record treaty:1", exitUsage, "expected agreement:id, "},
		{"render --record source:S0001", exitUsage, `did you mean "S001"?`},
		{"render --select 999 --page sources", exitUsage, "the list has rows 1 to "},
		{"render --select 1", exitUsage, "there is no list here"},
		{"render --today 2026-11", exitUsage, "write --today 2026-11-23"},
		{"render --view --search=x\u00a0--overlay=help", exitUsage, "cannot be shown together"},
		{"render --view --from=2020\u00a0--to=2014", exitUsage, "--from 2020 is after --to 2014"},
		{"render --view --page=nowhere", exitUsage, "--page nowhere: no such page; known: agreements, "},
		{"render --view --page=trade\u00a0--page=mirror", exitUsage, "--page stands twice, as trade and mirror; leave out one"},
		{"render --view --lang=ru", exitUsage, "unknown flag: --lang; write it as the key y copies it"},
		{"render --view --select=999\u00a0--page=sources", exitUsage, "the list has rows 1 to "},
		{"render --view --cursor=1950", exitUsage, "the trade panel goes from 2011 to "},
		{"check --format x", exitUsage, "known: github, json, text"},
		{"keys --format x", exitUsage, "known: markdown, text"},
		{"keys --config " + config, exitUsage, `2:1: unknown key "colour" at the top level; did you mean "color"?`},
		{"keys --config", exitUsage, "flag needs an argument"},

		{"render nosuch.csv", exitFailed, "open nosuch.csv: no such file"},
		{"check nosuch", exitFailed, "open nosuch: no such file"},
	} {
		args := strings.FieldsFunc(c.args, func(r rune) bool { return r == ' ' })
		for i, a := range args {
			args[i] = strings.ReplaceAll(a, "\u00a0", " ") // a space within an argument
		}
		got := run(t, args...)
		if got.status != c.status {
			t.Errorf("accord %s: status %d, want %d\n%s", c.args, got.status, c.status, got.err)
		}
		if !strings.Contains(got.err, c.err) || c.err == "" && got.err != "" {
			t.Errorf("accord %s: stderr\n%s\nwant %q", c.args, got.err, c.err)
		}
		if c.status >= exitUsage && got.out != "" {
			t.Errorf("accord %s: talk on stdout:\n%s", c.args, got.out)
		}
	}
}

// A mistake in the configuration file is shown with its line and a caret.
func TestConfigurationProblemsAreShown(t *testing.T) {
	got := run(t, "render", "--config", file(t, "config.toml", "accord = 1\nglyphs = \"brail\"\n"))
	if got.status != exitUsage || !strings.Contains(got.err, "2 | glyphs = \"brail\"\n  |          ^~~~~~~") {
		t.Errorf("status %d\n%s", got.status, got.err)
	}
}

// Two keys that want the same: each place is named with file, line and column.
func TestClashingKeysAreShownWithBothPlaces(t *testing.T) {
	path := file(t, "keys.toml", "accord = 1\n[keys]\nsort = [\";\", \"f12\"]\nexport = [\";\"]\ntheme = [\n  \"T\",\n  \"f12\",\n]\nzoom = [\"q\"]\n")
	got := run(t, "config", "--config", path)
	if got.status != exitUsage || got.out != "" {
		t.Errorf("status %d, stdout %q", got.status, got.out)
	}
	for _, want := range []string{
		path + `:4:11: ";" is the key of sort already; take it out of one of the two`, "see " + path + ":3:9\n",
		path + `:7:3: "f12" is the key of sort already`, "see " + path + ":3:14\n",
		path + `:9:9: "q" is the key of leave by default; write leave = […] without it as well, or take another key`,
	} {
		if !strings.Contains(got.err, want) {
			t.Errorf("no %q in\n%s", want, got.err)
		}
	}
}

// A language that does not exist is refused where somebody asked for it, and
// passed over where the locale has it.
func TestLanguageThatDoesNotExist(t *testing.T) {
	path := file(t, "config.toml", "accord = 1\nlanguage = \"de\"\n")
	for _, c := range []struct {
		env, want string
		args      []string
	}{
		{"ACCORD_LANGUAGE=de", `ACCORD_LANGUAGE is "de", which is not a value for it; known: auto, az, en, ru`, []string{"render"}},
		{"", `--lang is "deu", which is not a value for it; known: auto, az, en, ru`, []string{"render", "--lang", "deu"}},
		{"", path + `:2:12: language is "de", which is not a value for it`, []string{"render", "--config", path}},
	} {
		cmd, out, errs := newCommand(t, c.env)
		if status := cmd.Main(t.Context(), c.args); status != exitUsage || out.Len() > 0 || !strings.Contains(errs.String(), c.want) {
			t.Errorf("%s %v: status %d, %q", c.env, c.args, status, errs)
		}
	}
	cmd, out, errs := newCommand(t, "LC_ALL=de_DE.UTF-8")
	if status := cmd.Main(t.Context(), []string{"render"}); status != exitFine || !strings.Contains(out.String(), "Trade volume") {
		t.Errorf("a German locale: status %d, %s", status, errs)
	}
}

func TestCheckForms(t *testing.T) {
	path := file(t, "bad.csv", badCSV)
	if got := run(t, "check", path); !strings.Contains(got.out, path+":3:12: ") || !strings.Contains(got.out, "^") {
		t.Errorf("text:\n%s", got.out)
	}
	if got := run(t, "check", "--format", "github", path); strings.Count(got.out, "::error file=") != 2 {
		t.Errorf("github:\n%s", got.out)
	}
	for path, errs := range map[string]float64{path: 2, file(t, "good.csv", goodCSV): 0} {
		var report map[string]any
		got := run(t, "check", "--format", "json", path)
		if err := json.Unmarshal([]byte(got.out), &report); err != nil {
			t.Fatalf("%v\n%s", err, got.out)
		}
		if report["errors"] != errs || report["set_aside"] != errs {
			t.Errorf("%s: %v", path, report)
		}
	}
}

// A manifest that cannot be used at all: the problems are told, nothing is
// drawn.
func TestUnusableDataset(t *testing.T) {
	path := file(t, "x.toml", "accord = \"one\"\n")
	if got := run(t, "render", path); got.status != exitProblems || got.out != "" || !strings.Contains(got.err, path+":1:10: ") {
		t.Errorf("render: %+v", got)
	}
	if got := run(t, "check", path); got.status != exitProblems || !strings.Contains(got.err, "nothing of it can be used") {
		t.Errorf("check: %+v", got)
	}
}

func TestHostileNamesAreCleaned(t *testing.T) {
	got := run(t, "render", "\x1b]0;x\x07no/such")
	if got.status != exitFailed || strings.ContainsAny(got.err, "\x1b\x07") {
		t.Errorf("%d %q", got.status, got.err)
	}
	got = run(t, "render", "--search", "a\x1b[31m\u202eb")
	if got.status != exitFine || strings.ContainsAny(got.out, "\x1b\u202e") {
		t.Errorf("%d: a search text is drawn raw", got.status)
	}
}

type closed struct{ err error }

func (c closed) Write([]byte) (int, error) { return 0, c.err }

func TestOutputThatEnds(t *testing.T) {
	for err, status := range map[error]int{syscall.EPIPE: exitFine, io.ErrClosedPipe: exitFine, errors.New("disk full"): exitFailed} {
		for _, args := range []string{"render", "keys", "config", "check --format json", "query", "query --format json", "schema query"} {
			c, _, errs := newCommand(t)
			c.Stdout = closed{err}
			if got := c.Main(context.Background(), strings.Fields(args)); got != status {
				t.Errorf("%s, %v: status %d, want %d", args, err, got, status)
			}
			if status == exitFine && errs.Len() > 0 {
				t.Errorf("%s, %v: not quiet: %s", args, err, errs)
			}
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c, out, _ := newCommand(t)
	if got := c.Main(ctx, []string{"render"}); got != exitInterrupted || out.Len() > 0 {
		t.Errorf("status %d, %d bytes", got, out.Len())
	}
}

func TestCompletionScripts(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if got := run(t, "completion", shell); got.status != exitFine || !strings.Contains(got.out, "accord") {
			t.Errorf("%s: status %d, %d bytes", shell, got.status, len(got.out))
		}
	}
}

func TestCompletionKnowsEveryCommand(t *testing.T) {
	got := run(t, "__complete", "")
	for _, name := range []string{"render", "query", "check", "add", "schema", "keys", "config", "completion", "help"} {
		if !strings.Contains(got.out, name+"\t") {
			t.Errorf("%s is not completed:\n%s", name, got.out)
		}
	}
}

// The first word is a command or a dataset, and an option completes the words
// that its help lists, or a file where it takes one.
func TestCompletionOfWords(t *testing.T) {
	const files, none, byEnding = ":0\n", ":4\n", ":8\n"
	for words, want := range map[string][]string{
		"q":                  {"query\t", none},
		"no-such-com":        {"csv\n", "jsonl\n", byEnding},
		"render|":            {"toml\n", byEnding},
		"--page|":            {"overview\n", "coverage\n", "problems\n", none},
		"render|--page|":     {"overview\n", "problems\n", none},
		"render|--theme|":    {"auto\n", "high-contrast\n", none},
		"--watch=":           {"auto\tthose of a folder\n", "poll\tlook every second\n", none},
		"--transform|":       {"GY\t% over one year\n", none},
		"render|--format|":   {"text\n", "json\n", none},
		"check|--format|":    {"github\n", none},
		"convert|--to|":      {"sdmx-csv\n", none},
		"query|--labels|":    {"both\n", none},
		"query|--columns|":   {"used\tthose that say something\n", none},
		"render|--sector|":   {"energy\n"},
		"--prefer|":          {"newest\n", "reporter=AZ-GOV\n"},
		"inspect|--dates|":   {"dmy\n", none},
		"render|--size|":     {none},
		"render|--output|":   {files},
		"convert|--output|":  {files},
		"--config|":          {files},
		"add|--dataset|":     {files},
		"query|--from|":      {none},
		"check|--encoding|u": {none},
	} {
		got := run(t, append([]string{"__complete"}, strings.Split(words, "|")...)...)
		for _, w := range want {
			if !strings.Contains("\n"+got.out, "\n"+w) {
				t.Errorf("%q: %q is missing in\n%s", words, w, got.out)
			}
		}
	}
}
