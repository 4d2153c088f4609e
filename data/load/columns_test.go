package load

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"accord/data"
)

// longTable is a plain long table of n rows, with a few that have something odd
// about them, longer than what evidence is drawn from.
func longTable(n int, odd bool) []byte {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	var b bytes.Buffer
	b.WriteString("period,reporter,sector,flow,value\n")
	areas := []string{"AZ", "RU", "IR", "TR", "GE"}
	for i := range n {
		value := fmt.Sprintf("%.2f", float64(r.IntN(1e7))/100)
		if odd {
			switch r.IntN(2000) {
			case 0:
				value = ""
			case 1:
				value = ".."
			case 2:
				value = ">" + value
			case 3:
				value = "about"
			case 4:
				value = "123456789012345678901234.5"
			case 5:
				value = "1e3"
			case 6:
				value = "-0"
			}
		}
		fmt.Fprintf(&b, "%d-%02d,%s,\"sector, %d\",%s,%s\n", 2010+r.IntN(10), 1+r.IntN(12), areas[r.IntN(5)], r.IntN(30), []string{"export", "import"}[r.IntN(2)], value)
		if odd && i == n/2 {
			b.WriteString("2015-13,AZ,\"sector, 1\",export,5\n2015-01,AZ,\"sector, 1\",export\n")
		}
	}
	return b.Bytes()
}

// tableFile writes a table to a file.
func tableFile(t testing.TB, name string, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// said is all that panels and commands ask a dataset about, in words.
func saidOf(t testing.TB, ds *data.Dataset) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%v %d %v %v %v\n", ds.Indicators[0].Unit, ds.Indicators[0].Decimals, ds.Areas, ds.Sectors, ds.Panels)
	for d, dim := range ds.Dimensions {
		fmt.Fprintf(&b, "%s %q %v\n", dim.ID, ds.Occurring(d), dim.Codes)
		if d == 0 {
			continue
		}
		for _, other := range ds.Dimensions[1:] {
			q := data.Query{Indicator: ds.Indicators[0].ID, By: []string{dim.ID}, Where: []data.Filter{{Dimension: other.ID, Codes: ds.Occurring(ds.DimIndex(other.ID))[:1]}}}
			f, err := ds.Store.Query(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range f.Series {
				fmt.Fprintf(&b, "%q", s.Key)
				for i, c := range s.Cells {
					if !c.OK { // of which parts a sum is made decides between two words for why
						fmt.Fprintf(&b, " %s=(%v),%v", f.Periods[i], c.Claims > 0, c.Status)
						continue
					}
					value := strconv.FormatFloat(c.Value, 'f', 3, 64) // sums of sums are rounded more than once
					if c.Value > 1e15 {
						value = strconv.FormatFloat(c.Value, 'g', 6, 64)
					}
					fmt.Fprintf(&b, " %s=%s,%v,%v,%d", f.Periods[i], value, c.Bound, c.Status, c.Decimals)
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

// Columns hold what the same rows come to when they are read one by one and added
// up, and the same problems are told of them.
func TestColumnsAgainstRows(t *testing.T) {
	text := longTable(60_000, true)
	path := tableFile(t, "long.csv", text)
	ds, list, err := Load(t.Context(), path, Options{Rows: RowsFacts})
	if err != nil || ds.Bulk == nil {
		t.Fatalf("not in columns: %v", err)
	}
	want, wantList, err := fromText(t.Context(), nil, path, string(text), Options{AddUp: true, MaxBytes: maxBytes})
	if err != nil || want.Bulk != nil {
		t.Fatal(err)
	}
	if got := saidOf(t, ds); got != saidOf(t, want) {
		a, b := strings.Split(got, "\n"), strings.Split(saidOf(t, want), "\n")
		for i := range a {
			if i >= len(b) || a[i] != b[i] {
				t.Fatalf("in columns:\n%.600s\none by one:\n%.600s", a[i], b[min(i, len(b)-1)])
			}
		}
	}
	if !reflect.DeepEqual(list, wantList) || len(list) == 0 || ds.SetAside != want.SetAside || ds.SetAside == 0 {
		t.Errorf("problems of columns (%d set aside):\n%v\none by one (%d):\n%v", ds.SetAside, list, want.SetAside, wantList)
	}
	for i, f := range want.Understood[0].Facts {
		if g := ds.Understood[0].Facts[min(i, len(ds.Understood[0].Facts)-1)]; g != f {
			t.Errorf("understood: %v, want %v", g, f)
		}
	}
	if n := int(ds.Bulk.Rows) + ds.SetAside; n != 60_002 {
		t.Errorf("%d rows, want 60002", n)
	}
}

// However a table comes, it is the same.
func TestColumnsFromAnywhere(t *testing.T) {
	text := longTable(40_000, false)
	path := tableFile(t, "long.csv", text)
	want, _, err := Load(t.Context(), path, Options{Rows: RowsFacts})
	if err != nil || want.Bulk == nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(text)
	_ = z.Close()
	crlf := bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	for name, text := range map[string][]byte{"packed.csv.gz": packed.Bytes(), "crlf.csv": crlf, "bom.csv": append([]byte("\xef\xbb\xbf"), text...),
		"semi.csv": bytes.ReplaceAll(text, []byte(","), []byte(";"))} {
		ds, list, err := Load(t.Context(), tableFile(t, name, text), Options{Rows: RowsFacts})
		if err != nil || len(list) > 0 || ds.Bulk == nil {
			t.Errorf("%s: %v, %v", name, err, list)
			continue
		}
		if got := saidOf(t, ds); name != "semi.csv" && renamed(got, ds) != renamed(saidOf(t, want), want) {
			t.Errorf("%s has other figures", name)
		}
	}
	ds, _, err := Load(t.Context(), Stdin, Options{Rows: RowsFacts, Stdin: bytes.NewReader(text)})
	if err != nil || ds.Bulk == nil || renamed(saidOf(t, ds), ds) != renamed(saidOf(t, want), want) {
		t.Errorf("from stdin: %v, in columns %v\n%.300s\n%.300s", err, ds.Bulk != nil, saidOf(t, ds), saidOf(t, want))
	}
	if ds, _, err := Load(t.Context(), path, Options{}); err != nil || ds.Bulk != nil {
		t.Errorf("a small table is in columns, or %v", err)
	}
}

// renamed takes the name of the file out of what is said.
func renamed(said string, ds *data.Dataset) string {
	return strings.ReplaceAll(said, ds.Indicators[0].ID, "it")
}

// The first rows are given while the rest is read; what comes last is what comes
// without them, and a reader may stop.
func TestColumnsEarly(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a large table")
	}
	path := tableFile(t, "long.csv", longTable(1_500_000, false))
	want, _, err := Load(t.Context(), path, Options{})
	if err != nil || want.Bulk == nil {
		t.Fatalf("not in columns: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var parts int
	ds, _, err := Load(ctx, path, Options{partialAfter: 1, partial: func(ds *data.Dataset, flow data.Flow) {
		parts++
		if ds.Bulk.Rows == 0 || ds.Bulk.Rows > want.Bulk.Rows || !flow.Partial || flow.Read == 0 || flow.Size == 0 {
			t.Errorf("a part of %d rows, %+v", ds.Bulk.Rows, flow)
		}
		saidOf(t, ds)
	}})
	if err != nil || parts == 0 {
		t.Fatalf("%d parts, %v", parts, err)
	}
	if saidOf(t, ds) != saidOf(t, want) {
		t.Error("the end is another one than without parts")
	}
	f := Watch(ctx, path, Options{Early: true, partialAfter: 1}, Never)
	s, ok := f.Next(ctx)
	if !ok || !s.Flow.Partial {
		t.Fatalf("no part: %+v", s.Flow)
	}
	f.Stop()
	for ok && !s.Flow.Ended && s.Flow.Partial {
		s, ok = f.Next(ctx)
	}
	if !ok || !s.Flow.Partial || s.Err != nil || s.Dataset == nil || s.Dataset.Bulk.Rows >= want.Bulk.Rows {
		t.Fatalf("after a stop: %+v, %v", s.Flow, s.Err)
	}
	f.Refresh()
	if s, ok = f.Next(ctx); !ok || s.Flow.Partial && s.Flow.Ended {
		t.Fatalf("after a refresh: %+v, %v", s.Flow, s.Err)
	}
}

// What is wrong with a row of a large table is told with its place, and the rest is
// read.
func TestColumnsOfBadRows(t *testing.T) {
	text := string(longTable(60_000, false))
	lines := strings.SplitAfter(text, "\n")
	bad := map[int]string{ // by line, from 1
		20_000: "2015-01,AZ,\"sector, 1\",export,1e400\n",
		30_000: "2015-01,AZ,\"sector, 1\",export,5" + strings.Repeat(",x", 1_000_000) + "\n",
		40_000: "2015-01,AZ,\"sector, 1\",export,twelve\n",
		50_000: "2015-01,AZ,\"sector, 1\",export,-0\n",
	}
	for line, row := range bad {
		lines[line-1] = row
	}
	ds, list, err := Load(t.Context(), tableFile(t, "bad.csv", []byte(strings.Join(lines, ""))), Options{Rows: RowsFacts})
	if err != nil || ds.Bulk == nil || ds.Bulk.Rows != 59_997 || ds.SetAside != 3 {
		t.Fatalf("%v, %v", err, list)
	}
	for i, want := range []struct {
		line int
		rule string
	}{{20_000, "number"}, {30_000, "ragged"}, {40_000, "number"}} {
		if len(list) != 3 || list[i].At.Line != want.line || list[i].Rule != want.rule {
			t.Errorf("problem %d is %v, want %q in line %d", i, list, want.rule, want.line)
		}
	}
}

// A file that becomes shorter while it is read is an error; what is appended
// meanwhile belongs to the next reading.
func TestColumnsOfAChangingFile(t *testing.T) {
	text := longTable(60_000, false)
	opts := Options{Rows: RowsFacts, MaxBytes: maxBytes}
	_, _, err := columned(t.Context(), nil, "short.csv", bytes.NewReader(text), int64(len(text))+1, opts)
	if err == nil || !strings.Contains(err.Error(), "it has become shorter while it was read") {
		t.Errorf("cut off: %v", err)
	}
	path := tableFile(t, "grows.csv", text)
	more, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer more.Close()
	grown := false
	opts.Progress = func(data.Progress) {
		if !grown {
			grown = true
			_, _ = more.WriteString("2015-01,AZ,\"sector, 1\",export,5\n")
		}
	}
	ds, list, err := Load(t.Context(), path, opts)
	if err != nil || len(list) > 0 || ds.Bulk == nil || ds.Bulk.Rows != 60_000 {
		t.Errorf("grown: %v, %v", err, list)
	}
	stopped, stop := context.WithCancel(t.Context())
	opts.Progress = func(data.Progress) { stop() }
	if _, _, err := Load(stopped, path, opts); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// A table that is sorted by its flows has all of them, though its beginning knows
// of one.
func TestColumnsOfSortedFlows(t *testing.T) {
	row := "2020-03,AZ,sector 1,%s,2\n"
	text := "period,reporter,sector,flow,value\n" + strings.Repeat(fmt.Sprintf(row, "export"), 30_000) + strings.Repeat(fmt.Sprintf(row, "import"), 30_000)
	ds, list, err := Load(t.Context(), tableFile(t, "sorted.csv", []byte(text)), Options{Rows: RowsFacts})
	if err != nil || ds.Bulk == nil {
		t.Fatalf("not in columns: %v", err)
	}
	f, err := ds.Store.Query(t.Context(), data.Query{Indicator: ds.Indicators[0].ID, By: []string{data.DimFlow}})
	if err != nil || len(list) > 0 || ds.SetAside > 0 || len(f.Series) != 2 || f.Series[0].Cells[0].Value != 60_000 || f.Series[1].Cells[0].Value != 60_000 {
		t.Errorf("%v: %+v\n%v", err, f.Series, list)
	}
}
