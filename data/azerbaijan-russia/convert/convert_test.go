package main

import (
	"bytes"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// run once over the real facts.
func newConversion(t *testing.T) *conversion {
	t.Helper()
	f, err := readFacts(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	c, err := build(f)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *conversion) table(name string) *table {
	for _, t := range c.tables {
		if t.name == name {
			return t
		}
	}
	return nil
}

// The committed tables are what the facts give, byte for byte.
func TestCommittedFilesAreUpToDate(t *testing.T) {
	files, _, err := convert(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 9 {
		t.Errorf("%d files were made, expected 8 tables and README.md", len(files))
	}
	for name, made := range files {
		have, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(have, made) {
			t.Errorf("%s differs from what the facts give; run go run ./data/azerbaijan-russia/convert", name)
		}
	}
}

// Every fact is in the dataset or stays out by name, with a reason, in the
// README; never both, never neither.
func TestEveryFactIsAccountedFor(t *testing.T) {
	c := newConversion(t)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	for _, x := range c.left {
		if x.reason == "" || reasons[x.id] != "" {
			t.Errorf("%s stays out without a reason, or twice", x.id)
		}
		reasons[x.id] = x.reason
		if !strings.Contains(string(readme), "**"+x.id+"** ("+x.table+"): "+x.reason) {
			t.Errorf("README.md does not say why %s stays out", x.id)
		}
	}
	in, all := 0, 0
	for _, part := range []struct {
		name string
		rows []row
		want int
	}{
		{"trade", c.facts.trade, 232}, {"freight", c.facts.freight, 126}, {"agreements", c.facts.agreements, 58},
		{"projects", c.facts.projects, 78}, {"events", c.facts.events, 43},
	} {
		if len(part.rows) != part.want {
			t.Errorf("%s has %d facts, expected %d", part.name, len(part.rows), part.want)
		}
		for _, r := range part.rows {
			all++
			_, placed := c.placed[r["id"]]
			_, left := reasons[r["id"]]
			if placed == left {
				t.Errorf("%s: in the dataset %v, left out %v", r["id"], placed, left)
			}
			if placed {
				in++
			}
		}
	}
	rows := 0
	for _, tab := range c.tables {
		if tab.name != "sources.csv" && tab.name != "projects.csv" {
			rows += len(tab.rows)
		}
	}
	if rows != in || in+len(c.left) != all {
		t.Errorf("%d rows of %d facts, %d left out, %d in all", rows, in, len(c.left), all)
	}
}

// The facts carry each number a second time, moved to one scale by hand. The
// tables must say the same with their unit multiplier.
func TestNumbersKeepTheirScale(t *testing.T) {
	c := newConversion(t)
	for _, x := range []struct {
		facts               []row
		table, column, unit string
		mult, least         int
	}{
		{c.facts.trade, "trade.csv", "value_usd_mn", "USD", 6, 100},
		{c.facts.freight, "freight.csv", "value_mn_t", "T", 6, 45},
	} {
		rows, n := c.table(x.table).rows, 0
		for _, f := range x.facts {
			if c.placed[f["id"]] != x.table {
				continue
			}
			o := rows[0]
			rows = rows[1:]
			if f["source_id"] != o["SOURCE"] {
				t.Fatalf("%s: the rows of %s are not in the order of the facts", f["id"], x.table)
			}
			if o["UNIT_MEASURE"] != x.unit || f[x.column] == "" {
				continue
			}
			n++
			want, _ := strconv.ParseFloat(f[x.column], 64)
			value, err := strconv.ParseFloat(o["OBS_VALUE"], 64)
			mult, err2 := strconv.Atoi(o["UNIT_MULT"])
			got := value * math.Pow10(mult-x.mult)
			if err != nil || err2 != nil || math.Abs(got-want) > 1e-9*math.Abs(want) {
				t.Errorf("%s: %s with multiplier %s is %g, the facts say %g", f["id"], o["OBS_VALUE"], o["UNIT_MULT"], got, want)
			}
		}
		if n < x.least {
			t.Errorf("%s: only %d numbers were compared", x.table, n)
		}
	}
}

// What Azerbaijan sells to Russia, Russia buys from Azerbaijan; a share refers
// to the area whose total is divided.
func TestFlowsAreMirrored(t *testing.T) {
	tab := &table{name: "trade.csv", columns: tradeColumns}
	for _, x := range []struct{ reporter, flow, metric, unit, want string }{
		{"SCC-AZ", "export_az_to_ru", "value", "USD mn", "AZ RU X"},
		{"SCC-AZ", "import_az_from_ru", "value", "USD mn", "AZ RU M"},
		{"RU-Gov", "export_az_to_ru", "value", "USD mn", "RU AZ M"},
		{"RU-Gov", "import_az_from_ru", "value", "USD mn", "RU AZ X"},
		{"RU-Gov", "turnover", "value", "USD mn", "RU AZ T"},
		{"UN-Comtrade", "export_az_to_ru", "value", "USD mn", "AZ RU X"},
		{"RU-Gov", "export_az_to_ru", "share", "% of AZ exports", "AZ RU X"},
		{"media", "import_az_from_ru", "share", "% of RU exports", "RU AZ X"},
		{"AZ-SSC", "import_az_from_world", "value", "thousand t", "AZ _T M"},
	} {
		o, err := tradeRow(tab, row{"id": "T000", "reporter": x.reporter, "flow": x.flow, "metric": x.metric, "unit": x.unit,
			"commodity": "total", "freq": "A", "period": "2020", "value": "1", "qualifier": "="})
		if err != nil {
			t.Error(err)
			continue
		}
		if got := o["REF_AREA"] + " " + o["COUNTERPART_AREA"] + " " + o["TRADE_FLOW"]; got != x.want {
			t.Errorf("%s of %s: %s, expected %s", x.flow, x.reporter, got, x.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, x := range []struct{ freq, period, want, form string }{
		{"A", "2023", "A", "2023"},
		{"H", "2024-H1", "S", "2024-S1"},
		{"Q", "2024-Q1", "Q", "2024-Q1"},
		{"M", "2024-01", "M", "2024-01"},
		{"YTD", "2012-01/2012-09", "YTD", "2012-YTD-09"},
		{"SPAN", "2017/2023", "R", "2017-01-01/2023-12-31"},
		{"OTHER", "2030 plan", "A", "2030"},
		{"OTHER", "2023-09 plan", "A", ""},
		{"YTD", "2012-02/2012-09", "", ""},
		{"YTD", "2012-01/2013-09", "", ""},
		{"D", "2024-01-01", "", ""},
	} {
		freq, form, err := period(row{"freq": x.freq, "period": x.period, "period_start": "2017-01-01", "period_end": "2023-12-31"})
		if (err != nil) != (x.want == "") || freq != x.want || form != x.form {
			t.Errorf("%s %s: %q %q %v, expected %q %q", x.freq, x.period, freq, form, err, x.want, x.form)
		}
	}
}

// What the communiqué of 5 March 2024 says can be found, with its source.
func TestCommuniqueCanBeFound(t *testing.T) {
	c := newConversion(t)
	has := func(tab string, want row) {
		t.Helper()
		for _, r := range c.table(tab).rows {
			same := true
			for k, v := range want {
				same = same && r[k] == v
			}
			if same {
				return
			}
		}
		t.Errorf("%s has no row with %v", tab, want)
	}
	has("trade.csv", row{"INDICATOR": "TRADE", "TIME_PERIOD": "2023", "TRADE_FLOW": "T", "OBS_VALUE": "4.3", "OBS_BOUND": ">", "SOURCE": "S001", "REF_AREA": "AZ"})
	has("freight.csv", row{"INDICATOR": "FREIGHT_GROWTH", "TIME_PERIOD": "2023", "SCOPE": "bilateral", "OBS_VALUE": "11", "OBS_BOUND": ">", "SOURCE": "S001"})
	has("events.csv", row{"date": "2024-03-05", "type": "prime-ministers", "place": "Baku", "source": "S001"})
	has("events.csv", row{"type": "forum", "number": "12"})
	for _, sector := range []string{"tourism", "culture", "border", "transport"} {
		has("agreements.csv", row{"date": "2024-03-05", "sectors": sector, "status": "signed"})
	}
	has("projects.csv", row{"sectors": "pharmaceuticals"})
	has("projects.csv", row{"id": "P08", "sectors": "industry"})
	has("sources.csv", row{"id": "S001"})
}

// A slip in the facts or judgements stops the conversion with its id.
func TestSlipsAreRefused(t *testing.T) {
	for _, x := range []struct{ file, old, new, want string }{
		{"trade.csv", ",RU-Gov,S225,", ",RU-Gow,S225,", `T001: reporter "RU-Gow" has no code`},
		{"trade.csv", ",USD mn,104.24,", ",USD million,104.24,", `T001: unit "USD million" has no code`},
		{"freight.csv", "AZ-RU bilateral", "AZ-RU bilaterel", `F001: scope "AZ-RU bilaterel" has no code`},
		{"agreements.csv", ",signed,S118,", ",sined,S118,", `A001: status "sined" has no code`},
		{"judgements.csv", "T012,out", "T912,out", "T912"},
		{"judgements.csv", "T078,OBS_STATUS", "T078,OBS_STATE", `no column "OBS_STATE"`},
		{"judgements.csv", "F116,TIME_PERIOD,2028", "F116,OBS_STATUS,F", `F116: "from 2028-01-01" is no period`},
		{"register.csv", "P20,", "P21,", "no fact speaks of P21"},
		{"sources.csv", "S225,", "S925,", "source S225 is cited and not known"},
	} {
		dir := copyOf(t)
		name := "facts/" + x.file
		src := dir[name].Data
		if !bytes.Contains(src, []byte(x.old)) {
			t.Errorf("%s has no %q to spoil", name, x.old)
			continue
		}
		dir[name] = &fstest.MapFile{Data: bytes.Replace(src, []byte(x.old), []byte(x.new), 1)}
		if _, _, err := convert(dir); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s with %q: %v, expected %s", name, x.new, err, x.want)
		}
	}
	dir := copyOf(t)
	dir["README.md"] = &fstest.MapFile{Data: []byte("no marks")}
	if _, _, err := convert(dir); !errors.Is(err, errMarks) {
		t.Errorf("a README without marks: %v", err)
	}
}

func copyOf(t *testing.T) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join("..", path))
		m[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}
