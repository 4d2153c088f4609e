package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/load"
	"accord/data/write"
)

// held are the names of what stands in a folder.
func held(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	list := make([]string, len(entries))
	for i, e := range entries {
		list[i] = e.Name()
	}
	return list
}

// TestConvertToDataset writes the bundled dataset as a folder that is whole.
func TestConvertToDataset(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "deep", "copy")
	got := run(t, "convert", "-o", dir)
	if got.status != exitFine || got.out != "" || !strings.Contains(got.err, "743 rows in 7 files") {
		t.Fatalf("%+v", got)
	}
	want := []string{"agreements.csv", "dataset.toml", "events.csv", "facts.csv", "observations.csv", "projects.csv", "sources.csv"}
	if list := held(t, dir); !slices.Equal(list, want) {
		t.Errorf("files %q", list)
	}
	if list := held(t, filepath.Dir(dir)); !slices.Equal(list, []string{"copy"}) {
		t.Errorf("left behind: %q", list)
	}
	if got := run(t, "check", "--strict", dir); got.status != exitFine {
		t.Errorf("check: %+v", got)
	}
	render := []string{"render", "--size", "100x30", "--today", "2026-11-23"}
	if a, b := run(t, render...), run(t, append(render, dir)...); a.out != b.out || a.status != b.status {
		t.Errorf("the copy looks otherwise:\n%s\n%s", a.out, b.out)
	}
	got = run(t, "convert", "-o", dir)
	if got.status != exitFailed || got.err != "accord: write "+dir+": the folder is not empty; name a new one, or write into it with --force\n" {
		t.Errorf("into a folder that is not empty: %+v", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got = run(t, "convert", file(t, "small.csv", goodCSV), "-o", dir, "--force")
	if got.status != exitFine {
		t.Errorf("with --force: %+v", got)
	}
	if got := run(t, "check", dir); got.status != exitFine || !slices.Contains(held(t, dir), "notes.txt") {
		t.Errorf("after --force: %+v, %q", got, held(t, dir))
	}
}

// TestConvertToTable writes the forms of the long table, to stdout and to files.
func TestConvertToTable(t *testing.T) {
	ds, _, err := load.Load(context.Background(), "", load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, form := range map[string]func(io.Writer, *data.Dataset) error{"csv": write.CSV, "jsonl": write.JSONLines, "sdmx-csv": write.SDMXCSV} {
		var want bytes.Buffer
		if err := form(&want, ds); err != nil {
			t.Fatal(err)
		}
		got := run(t, "convert", "--to", name)
		if got.status != exitFine || got.out != want.String() {
			t.Errorf("%s on stdout: status %d, %d bytes, %s", name, got.status, len(got.out), got.err)
		}
		if !strings.Contains(got.err, name+" holds the 351 observations; it has no place for 58 agreements, 17 projects") {
			t.Errorf("%s: %s", name, got.err)
		}
		path := filepath.Join(t.TempDir(), "table")
		if got := run(t, "convert", "--to", name, "-o", path); got.status != exitFine || got.out != "" {
			t.Errorf("%s to a file: %+v", name, got)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != want.String() {
			t.Errorf("%s in a file: %d bytes, %v", name, len(text), err)
		}
		if got := run(t, "convert", file(t, "small.csv", goodCSV), "--to", name, "-o", path); got.status != exitFailed || !strings.Contains(got.err, "the file exists") {
			t.Errorf("%s onto a file: %+v", name, got)
		}
		if got := run(t, "convert", file(t, "small.csv", goodCSV), "--to", name, "-o", path, "--force"); got.status != exitFine {
			t.Errorf("%s onto a file with --force: %+v", name, got)
		}
		if text, err := os.ReadFile(path); err != nil || len(text) > 1000 || !slices.Equal(held(t, filepath.Dir(path)), []string{"table"}) {
			t.Errorf("%s in a file that was replaced: %d bytes, %v", name, len(text), err)
		}
	}
}

// A form that would be taken for something else when it is read is written, and
// the warning says so.
func TestConvertWarnsOfWhatIsNotReadBack(t *testing.T) {
	for dimension, want := range map[string]map[string]string{
		"VALUE":     {"csv": `unknown column "VALUE"`, "jsonl": `unknown column "VALUE"`},
		"STRUCTURE": {"csv": `unknown column "STRUCTURE"`, "jsonl": `unknown column "STRUCTURE"`, "sdmx-csv": "the dimension STRUCTURE would be missing"},
		"SCOPE":     {},
	} {
		path := file(t, "d.toml", `accord = 1
id = "d"
title = "D"
[dimension.`+dimension+`]
title = "Dimension"
[[observation]]
INDICATOR = "A"
TIME_PERIOD = "2020"
OBS_VALUE = 1.5
`+dimension+` = "a"
`)
		for form := range longForms() {
			got := run(t, "convert", path, "--to", form)
			if got.status != exitFine || !strings.Contains(got.out, dimension) {
				t.Errorf("%s to %s: %+v", dimension, form, got)
			}
			if warns := strings.Contains(got.err, "does not read this "+form+" back as it was"); warns != (want[form] != "") || !strings.Contains(got.err, want[form]) {
				t.Errorf("%s to %s: %q, want a warning of %q", dimension, form, got.err, want[form])
			}
		}
	}
}

// TestConvertTellsProblems writes nothing where something would be lost.
func TestConvertTellsProblems(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	bad := file(t, "bad.csv", badCSV)
	got := run(t, "convert", bad, "-o", dir)
	if got.status != exitProblems || !strings.Contains(got.err, `"2,5" is not a number`) || !strings.Contains(got.err, "nothing was written") {
		t.Errorf("%+v", got)
	}
	if list := held(t, filepath.Dir(dir)); len(list) > 0 {
		t.Errorf("left behind: %q", list)
	}
	got = run(t, "convert", bad, "-o", dir, "--set-aside")
	if got.status != exitProblems || !strings.Contains(got.err, "2 rows left out") {
		t.Errorf("with --set-aside: %+v", got)
	}
	if got := run(t, "check", "--strict", dir); got.status != exitFine || !strings.Contains(got.err, "1 row") {
		t.Errorf("what was written: %+v", got)
	}
}

// TestConvertMerges makes one dataset of several, unless they contradict.
func TestConvertMerges(t *testing.T) {
	a := file(t, "a.csv", goodCSV)
	b := file(t, "b.csv", "INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE\nTRADE,2021,2.5,USD,b\nTRADE,2022,3.5,USD,b\n")
	got := run(t, "convert", a, b, "--to", "csv")
	if got.status != exitFine || strings.Count(got.out, "\n") != 4 {
		t.Errorf("%+v", got)
	}
	for text, want := range map[string]string{
		"INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE\nTRADE,2022,1,EUR,c\n": `the indicator "TRADE" is in "EUR" here and in "USD" there`,
		"INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE\nTRADE,2021,9,USD,b\n": "(TRADE, 2021) is stated here otherwise than there",
	} {
		c := file(t, "c.csv", text)
		dir := filepath.Join(t.TempDir(), "out")
		got := run(t, "convert", a, c, "-o", dir)
		if got.status != exitProblems || !strings.Contains(got.err, want) || !strings.Contains(got.err, a) || !strings.Contains(got.err, c) {
			t.Errorf("%+v", got)
		}
		if list := held(t, filepath.Dir(dir)); len(list) > 0 {
			t.Errorf("left behind: %q", list)
		}
	}
}

func TestConvertUsage(t *testing.T) {
	tests := map[string][]string{
		"a dataset is a folder; name it with -o":        {"convert"},
		"would be a folder; write --to csv":             {"convert", "-o", "x.csv"},
		"would be a folder; write --to jsonl":           {"convert", "-o", "x.jsonl"},
		`no such form; did you mean "jsonl"?`:           {"convert", "--to", "json"},
		"unknown option --ouput; did you mean \"output": {"convert", "--ouput", "x"},
	}
	for want, args := range tests {
		if got := run(t, args...); got.status != exitUsage || !strings.Contains(got.err, want) {
			t.Errorf("%q: %+v", args, got)
		}
	}
	for _, args := range [][]string{{"convert", "no/such.csv", "--to", "csv"}, {"convert", "-o", file(t, "plain", "") + "/x"}} {
		if got := run(t, args...); got.status != exitFailed || got.err == "" {
			t.Errorf("%q: %+v", args, got)
		}
	}
}

// TestConvertIntoBrokenPipe ends without a word when the reader has gone.
func TestConvertIntoBrokenPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	c, _, errs := newCommand(t)
	c.Stdout = w
	if status := c.Main(context.Background(), []string{"convert", "--to", "jsonl"}); status != exitFine || errs.Len() > 0 {
		t.Errorf("status %d, %s", status, errs)
	}
}

// TestNew makes a dataset that is complete.
func TestNew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "My Data é")
	if got := run(t, "new", dir); got.status != exitFine || got.out != "" {
		t.Fatalf("%+v", got)
	}
	if got := run(t, "check", "--strict", dir); got.status != exitFine || !strings.Contains(got.err, "no problems") {
		t.Errorf("check: %+v", got)
	}
	ds, _, err := load.Load(context.Background(), dir, load.Options{})
	if err != nil || ds.ID != "my-data-e" || ds.Title["en"] != "My Data é" {
		t.Fatalf("%v %v", ds, err)
	}
	for _, page := range []string{"overview", "trade", "freight", "agreements", "projects"} {
		if got := run(t, "render", dir, "--page", page, "--size", "120x36"); got.status != exitFine || len(got.out) < 1000 || strings.Contains(got.out, "no data") {
			t.Errorf("%s: %+v", page, got)
		}
	}
	if got := run(t, "new", dir); got.status != exitFailed || !strings.Contains(got.err, "the folder is not empty") {
		t.Errorf("a second time: %+v", got)
	}
	empty := t.TempDir()
	if got := run(t, "new", empty); got.status != exitFine || len(held(t, empty)) != 7 {
		t.Errorf("into an empty folder: %+v, %q", got, held(t, empty))
	}
	for _, args := range [][]string{{"new"}, {"new", ""}, {"new", "a", "b"}} {
		if got := run(t, args...); got.status != exitUsage {
			t.Errorf("%q: %+v", args, got)
		}
	}
}

func TestSchemas(t *testing.T) {
	for name, f := range schemas() {
		if got := run(t, "schema", name); got.status != exitFine || got.out != f() || !strings.Contains(got.out, "2020-12") {
			t.Errorf("%s: status %d, %s", name, got.status, got.err)
		}
	}
	for want, args := range map[string][]string{"takes one name: config, dataset": {"schema"}, `did you mean "dataset"?`: {"schema", "datset"}} {
		if got := run(t, args...); got.status != exitUsage || !strings.Contains(got.err, want) {
			t.Errorf("%q: %+v", args, got)
		}
	}
}
