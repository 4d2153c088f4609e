package load

import (
	"bytes"
	"cmp"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"accord/data"
	"accord/data/format"
)

// largeTable is a table that nobody has to be told is one of facts, with another
// number of declaration in each row where there is time for it, and figures of many kinds among plain ones:
// by line, and what is said of those that are none.
var largeTable = sync.OnceValue(func() (x struct {
	text    []byte
	sums    map[string]*big.Rat // by period
	wrong   map[int]string
	numbers int
}) {
	odd := []struct{ text, rule string }{{"1e400", "number"}, {"-0", ""}, {"NaN", ""}, {"Inf", "number"}, {"-inf", "number"}, {"0x1p3", "number"}, {"1_000", "number"},
		{`"1,000.5"`, "number"}, {"1 000", "number"}, {"12345678901234567890.123456789012345678", ""}, {"0.1000000000000000055511151231257827", ""}, {"1e-300", ""}, {"+5", ""},
		{"1e3", ""}, {"--5", "number"}, {"9007199254740993", ""}, {"-1234567890123456789", ""}, {"1,5", "ragged"}, {"1e", "number"}, {"5" + strings.Repeat(",x", 1_000_000), "ragged"}}
	x.sums, x.wrong = map[string]*big.Rat{}, map[int]string{}
	b := bytes.NewBuffer(make([]byte, 0, LargeTable+LargeTable/4))
	b.WriteString("period,reporter,declaration,value\n")
	words := 1 << 30
	if racing {
		words = 100
	}
	var cents [10][12]int64 // by the digits of the period
	for line := 2; b.Len() < LargeTable+LargeTable/8; line++ {
		fmt.Fprintf(b, "%d-%02d,AZ,D%08d,", 2010+line%10, 1+line%12, line%words)
		if i := line / 40_000; line%40_000 == 0 && i <= len(odd) {
			o := odd[i-1]
			b.WriteString(o.text + "\n")
			if o.rule != "" {
				x.wrong[line] = o.rule
			} else if v, ok := new(big.Rat).SetString(o.text); ok {
				at := fmt.Sprintf("%d-%02d", 2010+line%10, 1+line%12)
				x.sums[at] = v.Add(v, cmp.Or(x.sums[at], new(big.Rat)))
				x.numbers++
			}
			continue
		}
		v := int64(line) * 7919 % 1_000_003
		cents[line%10][line%12] += v
		x.numbers++
		fmt.Fprintf(b, "%d.%02d\n", v/100, v%100)
	}
	for year := range cents {
		for month, sum := range cents[year] {
			if v, at := big.NewRat(sum, 100), fmt.Sprintf("%d-%02d", 2010+year, 1+month); sum != 0 {
				x.sums[at] = v.Add(v, cmp.Or(x.sums[at], new(big.Rat)))
			}
		}
	}
	x.text = b.Bytes()
	return x
})

// Every figure of a large table is a number to the last bit or has its problem with
// its line, and a column that has too many words is left out.
func TestLargeTableOfOddFigures(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a large table")
	}
	want := largeTable()
	if len(want.wrong) < 10 {
		t.Fatal(len(want.wrong))
	}
	ds, list, err := Load(t.Context(), tableFile(t, "large.csv", want.text), Options{})
	if err != nil || ds.Bulk == nil {
		t.Fatalf("not in columns: %v", err)
	}
	told := map[int]string{}
	for _, d := range list {
		if d.At.Line > 1 {
			told[d.At.Line] = d.Rule
		}
	}
	if fmt.Sprint(told) != fmt.Sprint(want.wrong) || ds.SetAside != len(want.wrong) {
		t.Errorf("problems %v and %d set aside, want %v", told, ds.SetAside, want.wrong)
	}
	if !racing && ds.DimIndex("declaration") >= 0 && len(ds.Occurring(ds.DimIndex("declaration"))) > 1 {
		t.Error("a column of as many words as rows is a dimension")
	}
	n := 0
	for i := range ds.Rows.Len() { // of a column that was left out the first rows still have a number
		if !ds.Rows.Row(i).Missing {
			n++
		}
	}
	if n != want.numbers {
		t.Errorf("%d numbers, want %d", n, want.numbers)
	}
	for _, c := range ds.Rows.Columns() {
		if _, err := ds.Rows.Arrange(t.Context(), data.Arrangement{By: c.ID}, nil); err != nil {
			t.Error(c.ID, err)
		}
	}
	groups, err := ds.Bulk.Group(t.Context(), data.Grouping{})
	if err != nil {
		t.Fatal(err)
	}
	summed := 0
	for _, g := range groups {
		if g.Missing {
			continue
		}
		summed++
		if v, _ := want.sums[g.Period.String()].Float64(); g.Sum != v {
			t.Errorf("the sum of %s is %v, want %v", g.Period, g.Sum, v)
		}
	}
	if summed != len(want.sums) {
		t.Errorf("%d sums, want %d", summed, len(want.sums))
	}
}

// Whatever becomes of a large file while it is read, its figures are those of the
// file that was opened, or there is an error.
func TestLargeTableThatChanges(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a large table")
	}
	header, rows, _ := bytes.Cut(longTable(5000, false), []byte("\n"))
	text := append(append(header, '\n'), bytes.Repeat(rows, LargeTable/len(rows)+2)...)
	dir := t.TempDir()
	path, other := filepath.Join(dir, "large.csv"), filepath.Join(dir, "other.csv")
	for name, c := range map[string]struct {
		change func() error
		wrong  bool
		opts   Options
	}{
		"appended to": {func() error {
			f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = f.WriteString("2015-01,AZ,s,export,5\n")
			return err
		}, false, Options{}},
		"replaced": {func() error { return os.Rename(other, path) }, false, Options{}},
		"deleted":  {func() error { return os.Remove(path) }, false, Options{AddUp: true, Format: format.Options{Codes: []string{"reporter"}}}},
		"cut off":  {func() error { return os.Truncate(path, 1000) }, true, Options{}},
		"written over": {func() error {
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = f.WriteAt(bytes.Repeat([]byte("2011-01,AZ,s,export,5\n"), 1000), int64(len(text)/2))
			return err
		}, true, Options{AddUp: true, Format: format.Options{Codes: []string{"reporter"}}}},
	} {
		for _, err := range []error{os.WriteFile(path, text, 0o600), os.WriteFile(other, []byte("period,reporter,value\n2015-01,AZ,1\n"), 0o600)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		opts, changed := c.opts, false
		opts.Progress = func(data.Progress) {
			if !changed {
				changed = true
				if err := c.change(); err != nil {
					t.Fatal(err)
				}
			}
		}
		ds, _, err := Load(t.Context(), path, opts)
		switch {
		case !changed:
			t.Fatalf("%s: nobody was told of the progress", name)
		case c.wrong && (err == nil || !strings.Contains(err.Error(), "while it was read")):
			t.Errorf("%s: %v, and no error says that the file has changed", name, err)
		case !c.wrong && (err != nil || ds == nil):
			t.Errorf("%s: %v", name, err)
		case !c.wrong && ds.Bulk != nil && ds.Rows.Len()+ds.SetAside != bytes.Count(text, []byte("\n"))-1:
			t.Errorf("%s: %d rows", name, ds.Rows.Len())
		}
	}
}
