package load

import (
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/data/diag"
)

// addition is a row as arguments would give it.
func addition(table string, cells ...string) Addition {
	row := Row{At: diag.Mark{Position: diag.Position{Path: "arguments"}}}
	for _, s := range cells {
		key, value, _ := strings.Cut(s, "=")
		row.Cells = append(row.Cells, Cell{Key: key, Value: value, At: diag.Mark{Position: diag.Position{Path: "argument " + key}}})
	}
	return Addition{Table: table, Rows: []Row{row}}
}

// added is what a call leaves behind: the new end of the file, the problems, or
// the error.
func added(t *testing.T, name string, add Addition) string {
	t.Helper()
	got, list, err := Append(context.Background(), name, add, Options{})
	var b strings.Builder
	for _, d := range list {
		if b.WriteString(d.At.String() + ": " + d.Message + " [" + d.Rule + "]\n"); d.Related != (diag.Position{}) {
			b.WriteString("see " + d.Related.String() + "\n")
		}
	}
	switch {
	case err != nil:
		b.WriteString(err.Error())
	case got == nil && list.Errors() == 0:
		t.Errorf("%v: refused, and nothing is said", add)
	case got != nil:
		b.WriteString(got.Text[got.Was:])
		old, err := os.ReadFile(got.Path)
		if err != nil || string(old) != got.Text[:got.Was] {
			t.Errorf("%s: the file is not the beginning of the new one: %v", got.Path, err)
		}
	}
	return b.String()
}

// folderCopy is a copy of the dataset in testdata/ok/folder, with changes to
// its files.
func folderCopy(t *testing.T, changes map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/ok/folder")); err != nil {
		t.Fatal(err)
	}
	for name, text := range changes {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func TestAppend(t *testing.T) {
	dir := folderCopy(t, nil)
	for _, c := range []struct{ table, cells, want string }{
		{"sources", "id=S9|title=a, b", "S9,\"a, b\",,,,\n"},
		{"sources", "ID=S9|TITLE= a ", "S9,a,,,,\n"},
		{"sources", "title=x", "arguments: the source has no id; the next free one is S3: write id=S3 [empty-cell]\n"},
		{"sources", "id=|date=20-24", "argument date: \"20-24\" is not a period; expected 2024, 2024-S1, 2024-Q1, 2024-03, 2024-W09, 2024-03-05, 2024-YTD-08 or 2024-03-21/2024-09-22 [period]\n" +
			"argument id: the source has no id; the next free one is S3: write id=S3 [empty-cell]\n"},
		{"sources", "id=S1", "argument id: second source with the id \"S1\"; give it an id of its own or remove it [duplicate]\nsee " + dir + "/s.csv:2:1\n"},
		{"sources", "id=S9|titel=x", `argument titel: unknown column "titel" in the sources; did you mean "title"? known: date, date_basis, id, language, licence, publisher, title, title_basis, url [unknown-column]` + "\n"},
		{"sources", "id=S9|id=S8", "argument id: the column \"id\" stands a second time; keep one [duplicate]\n"},
		{"sources", "id=S9|title=a\x00b", "argument title: the value of title holds a NUL byte; expected text [encoding]\n"},
		{"sources", "id=S9|title=a\xffb", "argument title: the value of title is not UTF-8; expected text in UTF-8 [encoding]\n"},
		{"sources", "id=S9|title=a\x1b[31m", "argument title: the text has the character U+001B (escape, which steers terminals); it is shown as \\x1b; remove it [control]\nS9,a\x1b[31m,,,,\n"},
		{"sources", "id=S9|url=ftp://x", "argument url: the address \"ftp://x\" begins with neither https:// nor http:// [url]\nS9,,,,,ftp://x\n"},
		{"sources", "id=S9|title==HYPERLINK(1)", "S9,=HYPERLINK(1),,,,\n"},
		{"sources", "id=S9|publisher=x", "argument publisher: the header of " + dir + "/s.csv has no column publisher; leave it out, or add \",publisher\" at the end of the first line of the file and a comma at the end of each row [missing-column]\n"},
		{"sources", "id=S9|publisher=", "S9,,,,,\n"},
		{"agreements", "id=A3|date=2024|status=signed|title_en=x|parties=AZ;RO",
			"argument parties: unknown area \"RO\"; did you mean \"RU\"? known: AZ, RU [unknown-area]\n"},
		{"agreements", "id=A3|status=signed|title_en=x", "arguments: date is empty; every agreement needs one [empty-cell]\n"},
		{"events", "id=E2|date=2024|type=forum|title_en=x", "E2,2024,forum,,x,,,,\n"},
		{"facts", "id=F3|project=P3|fact=cost", "argument project: unknown project \"P3\"; did you mean \"P1\"? known: P1, P2 [unknown-project]\n"},
		{"facts", "id=F3|project=P1|fact=cost|value=2.50|unit=USD", "F3,P1,,cost,2.50,,USD,\n"},
		{"projects", "id=P3|status=9", "argument id: the project has no title in any language; write title_en [title]\nargument status: unknown status \"9\" of a project; expected a code from 1 to 6 or its name; known: Cancelled, Closed, Finalisation, Implementation, Pipeline/identification, Suspended [status]\n"},
		{"observations", "INDICATOR=TRADE|OBS_VALUE=1", "arguments: TIME_PERIOD is empty; every observation needs one [empty-cell]\n"},
	} {
		got := added(t, dir, addition(c.table, strings.Split(c.cells, "|")...))
		if got != c.want {
			t.Errorf("%s %s:\n%s\nwant\n%s", c.table, c.cells, got, c.want)
		}
	}
}

// A column that the file lacks may be given when the value is the one that the
// manifest declares.
func TestAppendDefaults(t *testing.T) {
	dir := folderCopy(t, map[string]string{"tables/o.csv": "INDICATOR,TIME_PERIOD,OBS_VALUE\r\nTRADE,2023,4.3"})
	if got := added(t, dir, addition("observations", "INDICATOR=TRADE", "TIME_PERIOD=2024", "OBS_VALUE=5", "REF_AREA=AZ")); got != "\r\nTRADE,2024,5\r\n" {
		t.Errorf("%q", got)
	}
	if got := added(t, dir, addition("observations", "INDICATOR=TRADE", "TIME_PERIOD=2024", "OBS_VALUE=5", "REF_AREA=RU")); !strings.Contains(got, "has no column REF_AREA") {
		t.Errorf("%q", got)
	}
	if got := added(t, dir, addition("observations", "INDICATOR=TRADE", "TIME_PERIOD=2023", "OBS_VALUE=5")); got !=
		"arguments: second row for (TRADE, AZ, 2023); remove one, or give a revision its own VINTAGE [duplicate]\nsee "+dir+"/tables/o.csv:2:1\n" {
		t.Errorf("%q", got)
	}
}

func TestAppendChoosesTheFile(t *testing.T) {
	manifest, err := os.ReadFile("testdata/ok/folder/dataset.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := folderCopy(t, map[string]string{
		"dataset.toml": strings.Replace(string(manifest), `["tables/o.csv"]`, `["x.csv", "y.csv", "z.csv"]`, 1) + "[indicator.OTHER]\nunit = \"USD\"\n",
		"x.csv":        "INDICATOR,TIME_PERIOD,OBS_VALUE\nTRADE,2023,1\n",
		"y.csv":        "INDICATOR,TIME_PERIOD,OBS_VALUE\nOTHER,2023,1\n",
		"z.csv":        "INDICATOR,TIME_PERIOD,OBS_VALUE,REF_AREA\nTRADE,2023,1,RU\nTRADE,2022,1,AZ\n",
	})
	row := func(cells ...string) Addition { return addition("observations", append(cells, "TIME_PERIOD=2024")...) }
	for _, c := range []struct {
		add  Addition
		file string
	}{
		{row("INDICATOR=OTHER", "OBS_VALUE=1"), "y.csv"},
		{row("INDICATOR=OTHER", "OBS_VALUE=1", "REF_AREA=RU"), "z.csv"},
		{row("INDICATOR=TRADE", "OBS_VALUE=1", "REF_AREA=RU"), "z.csv"},
	} {
		got, list, err := Append(context.Background(), dir, c.add, Options{})
		if err != nil || len(list) > 0 || filepath.Base(got.Path) != c.file {
			t.Errorf("%+v: %+v %v %v", c.add.Rows, got, list, err)
		}
	}
	both := row("INDICATOR=TRADE", "OBS_VALUE=1")
	if _, _, err := Append(context.Background(), dir, both, Options{}); !errors.Is(err, ErrFile) || !strings.Contains(err.Error(), "write --file x.csv") {
		t.Errorf("%v", err)
	}
	both.File = "./z.csv"
	if got, list, err := Append(context.Background(), dir, both, Options{}); err != nil || len(list) > 0 || filepath.Base(got.Path) != "z.csv" {
		t.Errorf("%+v %v %v", got, list, err)
	}
	// A claim that stands in another file, before or after, is found.
	for file, c := range map[string][2]string{"z.csv": {"2023", "x.csv:2:1"}, "x.csv": {"2022", "z.csv:3:1"}} {
		both.Rows[0].Cells[2].Value, both.File = c[0], file
		want := "arguments: second row for (TRADE, AZ, " + c[0] + "); remove one, or give a revision its own VINTAGE [duplicate]\nsee " + dir + "/" + c[1] + "\n"
		if got := added(t, dir, both); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
	both.File = "q.csv"
	if _, _, err := Append(context.Background(), dir, both, Options{}); !errors.Is(err, ErrFile) || !strings.Contains(err.Error(), "known: dataset.toml, x.csv, y.csv, z.csv") {
		t.Errorf("%v", err)
	}
	both.File = "dataset.toml"
	both.Rows[0].Cells[2].Value = "2024"
	if got := added(t, dir, both); got != "\n[[observation]]\nINDICATOR = \"TRADE\"\nTIME_PERIOD = \"2024\"\nOBS_VALUE = 1\n" {
		t.Errorf("%q", got)
	}
}

func TestAppendToOneFile(t *testing.T) {
	text, err := os.ReadFile("testdata/ok/inside.toml")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "inside.toml")
	write(t, name, string(text)+"# the end")
	for _, c := range []struct{ table, cells, want string }{
		{"observations", "TIME_PERIOD=2025|OBS_VALUE=5.10|INDICATOR=TRADE|OBS_BOUND=>|COMMENT_OBS=a \"b\"",
			"\n\n[[observation]]\nINDICATOR = \"TRADE\"\nTIME_PERIOD = \"2025\"\nOBS_VALUE = 5.10\nOBS_BOUND = \">\"\nCOMMENT_OBS = \"a \\\"b\\\"\"\n"},
		{"observations", "TIME_PERIOD=2025|OBS_VALUE=5,1|INDICATOR=TRADE", "argument OBS_VALUE: \"5,1\" is not a number; write 5.1 [number]\n"},
		{"observations", "OBS_VALUE=1|INDICATOR=TRADE", "arguments: this [[observation]] has no \"TIME_PERIOD\"; write TIME_PERIOD = … [missing-key]\n"},
		{"agreements", "title=x|date=2024|status=signed", "arguments: the agreement has no id; the next free one is A2: write id=A2 [empty-cell]\n"},
		{"facts", "id=F2|project=P1|fact=length|value=170", "\n\n[[fact]]\nid = \"F2\"\nproject = \"P1\"\nfact = \"length\"\nvalue = 170\n"},
	} {
		if got := added(t, name, addition(c.table, strings.Split(c.cells, "|")...)); got != c.want {
			t.Errorf("%s %s:\n%s\nwant\n%s", c.table, c.cells, got, c.want)
		}
	}
}

func TestAppendNowhere(t *testing.T) {
	manifest := head + "[tables]\nobservations = \"o.csv\"\nsources = \"s.csv\"\n"
	dir := t.TempDir()
	write(t, dir+"/dataset.toml", manifest)
	write(t, dir+"/s.csv", "")
	write(t, dir+"/wide.csv", "Country,2020,2021\nX,1,2\n")
	write(t, dir+"/lone.csv", one)
	write(t, dir+"/bad.toml", "accord = 2\n")
	source := addition("sources", "id=S1")
	for name, want := range map[string]string{
		"":                   "the bundled dataset cannot be added to",
		dir + "/none":        "no such file",
		dir + "/lone.csv":    "holds observations and no sources",
		dir + "/bad.toml":    "the format has version 2",
		dir:                  "the file is empty; expected a header row: id,title",
		t.TempDir() + "/a/b": "no such file",
	} {
		if got := added(t, name, source); !strings.Contains(got, want) {
			t.Errorf("%s: %s", name, got)
		}
	}
	if got := added(t, dir, addition("observations", "TIME_PERIOD=2024", "OBS_VALUE=1")); !strings.Contains(got, "o.csv: the file is not there") || !strings.Contains(got, "make it, with the header INDICATOR,") {
		t.Errorf("%s", got)
	}
	if got := added(t, dir, addition("events", "id=E1")); !strings.Contains(got, `write events = "events.csv" under [tables] and make that file, with the header id,date,date_basis,type,`) {
		t.Errorf("%s", got)
	}
	if got := added(t, dir+"/wide.csv", addition("observations", "TIME_PERIOD=2024", "OBS_VALUE=1")); !strings.Contains(got, "only tables in the layout of accord can be added to") {
		t.Errorf("%s", got)
	}
	if got := added(t, dir+"/lone.csv", addition("observations", "INDICATOR=T", "TIME_PERIOD=2024", "OBS_VALUE=1")); got != "T,2024,1\n" {
		t.Errorf("%q", got)
	}
}

// What was wrong with a dataset before does not hinder a good row, be it ever
// so much; a bad row is found among it.
func TestAppendBesideProblems(t *testing.T) {
	name := filepath.Join(t.TempDir(), "o.csv")
	write(t, name, one+strings.Repeat("T,2024,x\n", 300))
	if got := added(t, name, addition("observations", "INDICATOR=T", "TIME_PERIOD=2025", "OBS_VALUE=1")); got != "T,2025,1\n" {
		t.Errorf("%q", got)
	}
	if got := added(t, name, addition("observations", "INDICATOR=T", "TIME_PERIOD=2025", "OBS_VALUE=y")); !strings.HasPrefix(got, "arguments: the row would be set aside") {
		t.Errorf("%q", got)
	}
	write(t, name, one+"T,\"2024,1\n")
	if got := added(t, name, addition("observations", "INDICATOR=T", "TIME_PERIOD=2025", "OBS_VALUE=1")); !strings.HasPrefix(got, name+":3:3: the quote that opens here is never closed") {
		t.Errorf("%q", got)
	}
}

// Each table of the bundled dataset gets its last row back, byte for byte.
func TestAppendLastRows(t *testing.T) {
	const bundled = "../azerbaijan-russia"
	for file, table := range map[string]string{"trade": "observations", "freight": "observations", "investment": "observations",
		"agreements": "agreements", "projects": "projects", "project_facts": "facts", "events": "events", "sources": "sources"} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(bundled)); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(dir + "/" + file + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(string(text)))
		header, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		var last []string
		var at, end int64
		for {
			at, end = end, r.InputOffset()
			cells, err := r.Read()
			if err != nil {
				break
			}
			last = cells
		}
		write(t, dir+"/"+file+".csv", string(text[:at]))
		var cells []string
		for i, name := range header {
			cells = append(cells, name+"="+last[i])
		}
		add := addition(table, cells...)
		add.File = file + ".csv"
		if got := added(t, dir, add); got != string(text[at:]) {
			t.Errorf("%s:\n%s\nwant\n%s", file, got, text[at:])
		}
	}
}

func TestRowsOfJSON(t *testing.T) {
	rows, list := RowsOfJSON("stdin", "\ufeff{\"a\": \"x\\u0041\", \"b\": 2.50, \"c\": null}\r\n\n {\"a\":\"é\" , \"b\" :1e3}")
	if len(list) > 0 || len(rows) != 2 {
		t.Fatal(rows, list)
	}
	for i, want := range [][]string{{"a 1:7 9 xA", "b 1:23 4 2.50", "c 1:34 4 "}, {"a 3:7 4 é", "b 3:19 3 1e3"}} {
		for k, c := range rows[i].Cells {
			got := c.Key + strings.TrimPrefix(c.At.String(), "stdin")
			got = strings.Replace(got, ":", " ", 1) + " " + string(rune('0'+c.At.Width)) + " " + c.Value
			if got != want[k] {
				t.Errorf("%q, want %q", got, want[k])
			}
		}
	}
	for text, want := range map[string]string{
		`[1]`:              "1:1: the line is not an object",
		`x`:                "1:1: the line is not an object",
		`{"a":1`:           "1:7: the object is not closed",
		`{"a":`:            "1:6: the object is not closed",
		`{"a" 1}`:          "1:6: the line is not JSON",
		`{"a":1,}`:         "the line is not JSON",
		`{"a":1} {"b":2}`:  "1:9: something follows the object",
		`{"a":[1,2]}`:      `1:6: a is a list or an object`,
		`{"a":{"b":1}}`:    `1:6: a is a list or an object`,
		`{"a":true}`:       `1:6: a is true or false`,
		"{\"a\":\"\xff\"}": "1:1: the line is not UTF-8",
		"{\"a\":\"\x00\"}": "the line is not JSON",
		"{\"a\":\n1}":      "1:6: the object is not closed",
	} {
		rows, list := RowsOfJSON("s", text)
		if len(rows) > 0 || len(list) == 0 || !strings.Contains(list[0].At.String()+": "+list[0].Message, want) {
			t.Errorf("%q: %v %v, want %s", text, rows, list, want)
		}
	}
}

// FuzzAppend: whatever is given, the row is refused with a reason at a place
// that was given, or it is there and nothing else has changed.
func FuzzAppend(f *testing.F) {
	f.Add("TIME_PERIOD", "2025", "OBS_VALUE", "1,5")
	f.Add("COMMENT_OBS", "a\r\n\"b\",", "OBS_VALUE", "=1")
	f.Add("x", "\x00\xff", "", "")
	dir := f.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/ok")); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, k1, v1, k2, v2 string) {
		for _, name := range []string{"folder", "inside.toml", "trade.csv", "bom-crlf.csv"} {
			add := addition("observations", "INDICATOR=TRADE")
			for _, c := range []Cell{{Key: k1, Value: v1}, {Key: k2, Value: v2}, {Key: "TIME_PERIOD", Value: "2031"}} {
				c.At.Path = "argument"
				add.Rows[0].Cells = append(add.Rows[0].Cells, c)
			}
			before, old, err := Load(context.Background(), dir+"/"+name, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got, list, err := Append(context.Background(), dir+"/"+name, add, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range list {
				if d.At.Path != "argument" && d.At.Path != "arguments" && d.At.Path != "argument INDICATOR" {
					t.Fatalf("%s: a problem at %s: %s", name, d.At, d.Message)
				}
			}
			if got == nil {
				if list.Errors() == 0 {
					t.Fatalf("%s: refused without a reason", name)
				}
				continue
			}
			other := filepath.Join(t.TempDir(), name)
			if name == "folder" {
				if err := os.CopyFS(other, os.DirFS(dir+"/folder")); err != nil {
					t.Fatal(err)
				}
			}
			rel, err := filepath.Rel(dir+"/"+name, got.Path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(other, rel), []byte(got.Text), 0o600); err != nil {
				t.Fatal(err)
			}
			after, now, err := Load(context.Background(), other, Options{})
			if err != nil || len(after.Observations) != len(before.Observations)+1 || now.Errors() != old.Errors() {
				t.Fatalf("%s: %q: %d and %d observations, %v %v", name, got.Text[got.Was:], len(before.Observations), len(after.Observations), now, err)
			}
		}
	})
}
