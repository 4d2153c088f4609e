package write_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"accord/data"
	"accord/data/load"
	"accord/data/write"
)

// observations are those of ds, by column, as [bare] leaves them.
func observations(ds *data.Dataset) []data.Observation { return bare(ds).Observations }

// withSDMXIDs gives the dimensions and flows of ds ids that need no declaration.
func withSDMXIDs(ds *data.Dataset) *data.Dataset {
	for i := range ds.Dimensions {
		ds.Dimensions[i].ID = strings.ToUpper(strings.ReplaceAll(ds.Dimensions[i].ID, " ", "_"))
	}
	for _, o := range ds.Observations {
		if o.Dims[3] == "REX" {
			o.Dims[3] = data.FlowImports
		}
	}
	return ds
}

// samples are datasets with many kinds of observations.
func samples(t *testing.T) []*data.Dataset {
	list := []*data.Dataset{read(t, ""), read(t, "../load/testdata/ok/folder"), read(t, "../load/testdata/ok/trade.csv")}
	for seed := range uint64(20) {
		list = append(list, withSDMXIDs(maker{rand.New(rand.NewPCG(seed, 2))}.dataset()))
	}
	return list
}

// TestCSVKeepsObservations loads the long table as a dataset of its own.
func TestCSVKeepsObservations(t *testing.T) {
	for _, ds := range samples(t) {
		var b bytes.Buffer
		if err := write.CSV(&b, ds); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "long.csv")
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		back := read(t, path)
		if a, b := observations(ds), observations(back); !reflect.DeepEqual(a, b) {
			for i := range a {
				if !reflect.DeepEqual(a[i], b[i]) {
					t.Fatalf("first  %#v\nsecond %#v", a[i], b[i])
				}
			}
		}
	}
}

// observationOf makes an observation of cells by column, an empty one for what
// is not stated.
func observationOf(t *testing.T, ds *data.Dataset, cell func(column string) string) data.Observation {
	t.Helper()
	period := func(column string) data.Period {
		if cell(column) == "" {
			return data.Period{}
		}
		p, err := data.ParsePeriod(cell(column))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	o := data.Observation{Period: period("TIME_PERIOD"), Vintage: period("VINTAGE"), Org: cell("COMPILING_ORG"), Source: cell("SOURCE"), Comment: cell("COMMENT_OBS")}
	for _, d := range ds.Dimensions {
		o.Dims = append(o.Dims, cell(d.ID))
	}
	f, ok := data.ParseFreq(cell("FREQ"))
	if !ok {
		t.Fatalf("no frequency: %q", cell("FREQ"))
	}
	if o.Period, ok = o.Period.As(f); !ok {
		t.Fatalf("%s is not %s", cell("TIME_PERIOD"), f)
	}
	if o.Bound, ok = data.ParseBound(cell("OBS_BOUND")); !ok {
		t.Fatal(cell("OBS_BOUND"))
	}
	wrong := ""
	if o.Status, wrong = data.ParseStatus(cell("OBS_STATUS")); wrong != "" {
		t.Fatal(wrong)
	}
	var err error
	if o.Unit.Mult, err = strconv.Atoi(cell("UNIT_MULT")); err != nil {
		t.Fatal(err)
	}
	o.Unit.ID = cell("UNIT_MEASURE")
	if s := cell("OBS_VALUE"); s == "" || s == "NaN" {
		o.Missing = true
	} else if o.Value, err = strconv.ParseFloat(s, 64); err != nil {
		t.Fatal(err)
	} else if _, fraction, ok := strings.Cut(s, "."); ok {
		o.Decimals = len(fraction)
	}
	return o
}

// TestJSONLinesKeepObservations decodes the lines into observations again.
func TestJSONLinesKeepObservations(t *testing.T) {
	for _, ds := range samples(t) {
		var b bytes.Buffer
		if err := write.JSONLines(&b, ds); err != nil {
			t.Fatal(err)
		}
		want := observations(ds)
		n := 0
		for line := range strings.Lines(b.String()) {
			d := json.NewDecoder(strings.NewReader(line))
			d.UseNumber()
			var object map[string]any
			if err := d.Decode(&object); err != nil {
				t.Fatal(err)
			}
			if len(object) != len(write.Columns(ds)) {
				t.Fatalf("%d keys in %s", len(object), line)
			}
			if _, ok := object["OBS_VALUE"].(json.Number); !ok && object["OBS_VALUE"] != nil {
				t.Fatalf("OBS_VALUE is no number in %s", line)
			}
			got := observationOf(t, ds, func(column string) string {
				switch v := object[column].(type) {
				case string:
					return v
				case json.Number:
					return v.String()
				}
				return ""
			})
			if !reflect.DeepEqual(got, want[n]) {
				t.Fatalf("%s\ngot  %#v\nwant %#v", line, got, want[n])
			}
			n++
		}
		if n != len(want) {
			t.Fatalf("%d lines for %d observations", n, len(want))
		}
	}
}

// TestSDMXCSVKeepsObservations reads the message by its own header.
func TestSDMXCSVKeepsObservations(t *testing.T) {
	for _, ds := range samples(t) {
		var b bytes.Buffer
		if err := write.SDMXCSV(&b, ds); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		want := observations(ds)
		if len(rows) != len(want)+1 {
			t.Fatalf("%d rows for %d observations", len(rows), len(want))
		}
		at := map[string]int{}
		for i, name := range rows[0] {
			at[strings.TrimSuffix(name, "[]")] = i
		}
		for i, row := range rows[1:] {
			if row[0] != "dataflow" || row[1] != "ACCORD:"+ds.ID+"(1.0.0)" || row[2] != "I" {
				t.Fatal(row[:3])
			}
			got := observationOf(t, ds, func(column string) string { return row[at[column]] })
			if !reflect.DeepEqual(got, want[i]) {
				t.Fatalf("%q\ngot  %#v\nwant %#v", row, got, want[i])
			}
		}
	}
}

// TestForms compares what is written with files that have been looked at.
func TestForms(t *testing.T) {
	ds := read(t, "testdata/small.csv")
	forms := map[string]func(io.Writer, *data.Dataset) error{"small.jsonl": write.JSONLines, "small.sdmx.csv": write.SDMXCSV, "small.csv": write.CSV}
	for name, form := range forms {
		var b bytes.Buffer
		if err := form(&b, ds); err != nil {
			t.Fatal(err)
		}
		path := "testdata/" + name
		if *update && name != "small.csv" {
			if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s:\ngot  %s\nwant %s", name, b.String(), want)
		}
	}
}

// TestWriterFails checks that what a writer says is heard.
func TestWriterFails(t *testing.T) {
	ds := read(t, "")
	for name, form := range map[string]func(io.Writer, *data.Dataset) error{"csv": write.CSV, "jsonl": write.JSONLines, "sdmx-csv": write.SDMXCSV} {
		for _, room := range []int{0, 10, 5000} {
			if err := form(&full{room}, ds); !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d: %v", name, room, err)
			}
		}
	}
}

var errFull = errors.New("no room")

// full takes some bytes and no more.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return f.room, errFull
	}
	f.room -= len(p)
	return len(p), nil
}

// TestBeyond says what a long table leaves out.
func TestBeyond(t *testing.T) {
	if got := write.Beyond(read(t, "testdata/small.csv")); got != nil {
		t.Errorf("of a lone CSV: %q", got)
	}
	got := strings.Join(write.Beyond(read(t, "../load/testdata/ok/folder")), ", ")
	if want := "2 agreements, 2 projects, 2 project facts, 1 event, 2 source descriptions, 3 titles, 1 key figure, 1 preferred claim"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// FuzzFolder makes datasets of any CSV: what load reads without an error is
// written and read again.
func FuzzFolder(f *testing.F) {
	seeds, err := filepath.Glob("../load/testdata/*/*.csv")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range append(seeds, "testdata/small.csv") {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		ds, list, err := load.Load(t.Context(), path, load.Options{})
		if err != nil || ds == nil || list.Errors() > 0 {
			t.Skip()
		}
		for _, o := range ds.Observations {
			if math.IsInf(o.Value, 0) {
				t.Fatal("an infinity was read")
			}
		}
		roundTrip(t, ds)
	})
}

// TestSDMXCSVLoads reads the message as a file of others is read.
func TestSDMXCSVLoads(t *testing.T) {
	for _, ds := range samples(t) {
		var b bytes.Buffer
		if err := write.SDMXCSV(&b, ds); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "message.csv")
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		back := read(t, path)
		// The dimensions that no row uses are not there to be read.
		want, got := observations(ds), observations(back)
		if len(want) != len(got) {
			t.Fatalf("%d observations of %d", len(got), len(want))
		}
		for i := range want {
			a, b := want[i], got[i]
			for k, d := range ds.Dimensions {
				code := ""
				if at := back.DimIndex(d.ID); at >= 0 {
					code = b.Dims[at]
				}
				if code != a.Dims[k] {
					t.Fatalf("row %d: %s is %q, want %q", i+1, d.ID, code, a.Dims[k])
				}
			}
			if a.Dims, b.Dims = nil, nil; !reflect.DeepEqual(a, b) {
				t.Fatalf("row %d\ngot  %#v\nwant %#v", i+1, b, a)
			}
		}
	}
}
