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
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
)

// addUp are options to add up the rows of a table apart by columns.
func addUp(value string, columns ...string) Options {
	return Options{AddUp: true, MaxBytes: maxBytes, Format: format.Options{Codes: columns, Figures: value, Verbatim: true, Sidecar: map[string]string{}}}
}

// asWhole reads text as a whole: what scanning it must agree with.
func asWhole(t *testing.T, name, text string, opts Options) (*data.Dataset, diag.List) {
	t.Helper()
	ds, list, err := fromText(t.Context(), nil, name, text, opts)
	if err != nil || ds == nil {
		t.Fatal(err, list)
	}
	ds.Store, ds.Rows = nil, nil
	return ds, list
}

// agree scans text and compares what comes with what reading it as a whole
// gives.
func agree(t *testing.T, what, text string, opts Options) *data.Dataset {
	t.Helper()
	want, problems := asWhole(t, "table.csv", text, opts)
	got, list, err := scanned(t.Context(), nil, "table.csv", strings.NewReader(text), int64(len(text)), opts)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	got.Store, got.Rows = nil, nil
	if !reflect.DeepEqual(list, problems) {
		t.Errorf("%s: problems\n%.2000s\nwant\n%.2000s", what, fmt.Sprintf("%+v", list), fmt.Sprintf("%+v", problems))
	}
	for i := range min(len(got.Observations), len(want.Observations)) {
		if g, w := fmt.Sprintf("%+v", got.Observations[i]), fmt.Sprintf("%+v", want.Observations[i]); g != w {
			t.Fatalf("%s: sum %d is\n%s\nwant\n%s", what, i, g, w)
		}
	}
	if !reflect.DeepEqual(got.Facts, want.Facts) {
		t.Errorf("%s: %+v, want %+v", what, got.Facts, want.Facts)
	}
	for _, x := range []*data.Dataset{got, want} { // NaN is not equal to itself
		for i := range x.Observations {
			if o := &x.Observations[i]; o.Missing {
				o.Value = 0
			}
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: the dataset is\n%.3000s\nwant\n%.3000s", what, fmt.Sprintf("%+v", *got), fmt.Sprintf("%+v", *want))
	}
	return got
}

// customs writes rows as a customs service does; odd is how many in a thousand
// have something to be said of them.
func customs(rng *rand.Rand, rows, odd int, quoted bool) string {
	var b strings.Builder
	one := func(list ...string) string { return list[rng.IntN(len(list))] }
	b.WriteString("period,reporter,partner,sector,flow,value\n")
	for range rows {
		value := fmt.Sprintf("%d.%02d", rng.IntN(100000), rng.IntN(100))
		row := []string{fmt.Sprintf("%d-%02d", 2020+rng.IntN(3), 1+rng.IntN(12)), one("AZ", "RU", "TR", "GE"), one("AZ", "RU", "KZ", "World"),
			one("energy", "industry", "agriculture and forestry", "сельское хозяйство", "total"), one("X", "M"), value}
		if quoted {
			row[3] = one(`"энергия, ""газ"""`, `"лес"`, `"a`+"\n"+`b"`, "industry", `"industry"`, " industry ")
			row[5] = one(`"`+value+`"`, value, value, "", "..", ">"+value[:2], "1e3", "n/a", "-0", "+5", ".5")
		}
		if rng.IntN(1000) < odd {
			switch rng.IntN(8) {
			case 0:
				row[0] = one("2020-13", "", "then", "2020", "2021-Q1", " 2020-01")
			case 1:
				row[5] = one("x1", "1,5", "1e400", "5 c", "12 %", "12.3*", "1 000", "--5", "0x10", "5.")
			case 2:
				row = row[:1+rng.IntN(5)]
			case 3:
				row = append(row, one("", "more"))
			case 4:
				row[4] = one("Y", "", "T", "x")
			case 5:
				row[3] = one("a\x1b[31m", "e\u0301", "zero\u200bwidth", "")
			case 6:
				row[1] = one("", "_T", "Total", "АЗ")
			case 7:
				row = []string{one("", " ", "note: a remark", "\t")}
			}
		}
		b.WriteString(strings.Join(row, ",") + one("\n", "\n", "\r\n"))
	}
	return b.String()
}

// TestAScanGivesWhatReadingGives holds scanning to every row, word and place of
// reading the table as a whole.
func TestAScanGivesWhatReadingGives(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	odds := []int{0, 1, 60}
	if racing {
		odds = odds[2:]
	}
	for _, odd := range odds {
		for _, quoted := range []bool{false, true} {
			text := customs(rng, 5500, odd, quoted)
			for _, by := range [][]string{{"period", "sector"}, {"reporter", "partner"}, nil} {
				what := fmt.Sprintf("%d odd, quoted %v, by %v", odd, quoted, by)
				agree(t, what, text, addUp("value", by...))
				if odd == 60 && quoted {
					agree(t, what+", with a mark", "\ufeff"+text, addUp("value", by...))
					opts := addUp("", by...)
					opts.Format.Verbatim = false
					agree(t, what+", with totals", text, opts)
				}
			}
		}
	}
}

// TestAScanOfOtherTables is about tables that are written otherwise.
func TestAScanOfOtherTables(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	rows := func(head string, row func() string) string {
		var b strings.Builder
		b.WriteString(head)
		for range 5200 {
			b.WriteString(row() + "\n")
		}
		return b.String()
	}
	n := rng.IntN
	for _, c := range []struct{ what, value, text string }{
		{"semicolons and decimal commas", "Сумма", rows("Таблица 1\n\nГод;Код;Товар;Сумма\n", func() string {
			return fmt.Sprintf("%d;%02d;товар %[2]d;%d,%02d", 2010+n(9), n(20), n(1e6), n(100))
		})},
		{"tabs and dates", "tonnes", rows("date\tport\ttonnes\tvessel\n", func() string {
			return fmt.Sprintf("%02d.%02d.%d\tport %d\t%.2f\tvessel %d", 1+n(28), 1+n(12), 2010+n(9), n(5), rng.Float64()*100, n(1e9))
		})},
		{"figures first, two of them", "net", rows("net,gross,year,origin\n", func() string {
			return fmt.Sprintf("%d,%d,%d,%s", n(100), n(100), 2000+n(20), []string{"a", "World"}[n(2)])
		})},
		{"codes with titles", "value", rows("year,iso,country,sector,value\n", func() string {
			c := n(30)
			return fmt.Sprintf("%d,C%02d,Country %d,S%d,%d", 2000+n(20), c, c, n(4), n(1000))
		})},
		{"titles of a total", "value", rows("year,iso,country,value\n", func() string {
			c := n(30)
			if c == 0 {
				return fmt.Sprintf("%d,W00,World,%d", 2000+n(20), n(1000))
			}
			return fmt.Sprintf("%d,C%02d,Country %d,%d", 2000+n(20), c, c, n(1000))
		})},
		{"large and small numbers", "value", rows("year,thing,value\n", func() string {
			return fmt.Sprintf("%d,t%d,%v", 2000+n(20), n(3), rng.NormFloat64()*[]float64{1e-9, 1, 1e30}[n(3)])
		})},
		{"separators of thousands", "value", rows("year;thing;value\n", func() string { return fmt.Sprintf("%d;t%d;%d.%03d,%d", 2000+n(20), n(3), n(99), n(1000), n(10)) })},
		{"another encoding", "value", rows("year,thing,value\n", func() string {
			return fmt.Sprintf("%d,%s,%d", 2000+n(20), []string{"\xfd\xed\xe5\xf0\xe3\xe8\xff", "\xe3\xe0\xe7", "\xed\xe5\xf4\xf2\xfc"}[n(3)], n(99))
		})},
		{"statuses, bounds and sources beside", "value", rows("year,thing,value,status,bound,source\n", func() string {
			return fmt.Sprintf("%d,t%d,%s,%s,%s,src%d", 2000+n(20), n(3), []string{"1", "2.5", "..", ""}[n(20)/6], []string{"A", "P", "E", "O", "PE"}[n(5)],
				[]string{"", ">", "~"}[n(40)/18], n(2))
		})},
		{"ASCII in the sample only", "value", rows("year,thing,value\n", func() string { return fmt.Sprintf("%d,t%d,%d", 2000+n(20), n(3), n(99)) }) + "2001,вещь,5"},
	} {
		header := strings.FieldsFunc(strings.Split(c.text[:strings.Index(c.text, "0")], "\n")[strings.Count(c.text[:strings.Index(c.text, "0")], "\n")-1], func(r rune) bool { return strings.ContainsRune(",;\t", r) })
		for _, by := range [][]string{header[:1], header[1:2], header[:2], nil} {
			agree(t, fmt.Sprintf("%s, by %v", c.what, by), c.text, addUp(c.value, by...))
		}
	}
}

// What cannot be added up row by row is read as a whole, from the file as from
// a pipe.
func TestWhatIsNotScanned(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 16))
	text := customs(rng, 6000, 0, false)
	for what, text := range map[string]string{
		"a quote that is wrong": text + "2020-01,AZ,R\"U,energy,X,1\n",
		"a quote never closed":  text + "2020-01,AZ,\"RU,energy,X,1\n",
		"percentages":           "year,sector,value\n" + strings.Repeat("2020,a,5 %\n2020,b,6 %\n", 3000),
		"few rows":              "period,sector,value\n2020,a,1\n2020,a,2\n",
		"accord's own layout":   strings.Replace(strings.Replace(text, "period", "TIME_PERIOD", 1), "value", "OBS_VALUE", 1),
	} {
		path := filepath.Join(t.TempDir(), "table.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		opts := addUp("value", "period", "sector")
		if _, _, err := scanned(t.Context(), nil, path, strings.NewReader(text), 0, opts); !errors.Is(err, errWhole) {
			t.Errorf("%s: %v", what, err)
		}
		want, problems, err := fromText(t.Context(), nil, path, text, opts)
		if err != nil {
			t.Fatal(err)
		}
		ds, list, err := Load(t.Context(), path, opts)
		if err != nil || len(list) != len(problems) || len(ds.Observations) != len(want.Observations) {
			t.Errorf("%s: %v, %d problems, want %d", what, err, len(list), len(problems))
		}
		opts.Stdin = strings.NewReader(text)
		piped, list, err := Load(t.Context(), Stdin, opts)
		if err != nil || len(list) != len(problems) || len(piped.Observations) != len(want.Observations) {
			t.Errorf("%s, from a pipe: %v, %d problems, want %d", what, err, len(list), len(problems))
		}
	}
}

// A file, a pipe and what is packed give the same; the packed are never
// unpacked as a whole.
func TestAScanOfWhatIsPacked(t *testing.T) {
	text := customs(rand.New(rand.NewPCG(17, 18)), 30000, 5, true)
	want, problems := asWhole(t, "table.csv", text, addUp("value", "period", "sector"))
	var zipped, z bytes.Buffer
	w := gzip.NewWriter(&zipped)
	w.Write([]byte(text))
	w.Close()
	e, err := zstd.NewWriter(&z)
	if err != nil {
		t.Fatal(err)
	}
	e.Write([]byte(text))
	e.Close()
	for name, raw := range map[string][]byte{"table.csv": []byte(text), "table.csv.gz": zipped.Bytes(), "table.csv.zst": z.Bytes()} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{path, Stdin} {
			opts, told := addUp("value", "period", "sector"), 0
			opts.Stdin, opts.Progress = bytes.NewReader(raw), func(p data.Progress) { told = max(told, p.Rows) }
			opts.MaxBytes = int64(len(text)) / 2
			ds, list, err := Load(t.Context(), name, opts)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if told < 29000 {
				t.Errorf("%s: told of %d rows", name, told)
			}
			if len(list) != len(problems) || ds.SetAside != want.SetAside || len(ds.Observations) != len(want.Observations) {
				t.Fatalf("%s: %d problems, %d sums, want %d, %d", name, len(list), len(ds.Observations), len(problems), len(want.Observations))
			}
			for i := range ds.Observations {
				if g, w := ds.Observations[i], want.Observations[i]; g.Missing != w.Missing || !g.Missing && g.Value != w.Value || g.At.Line != w.At.Line {
					t.Fatalf("%s: %+v, want %+v", name, g, w)
				}
			}
		}
	}
}

// A file that is cut short while it is read is an error, not half a sum, and a
// load that is interrupted ends.
func TestAScanThatIsDisturbed(t *testing.T) {
	text := customs(rand.New(rand.NewPCG(19, 20)), 6000, 0, false)
	_, _, err := scanned(t.Context(), nil, "table.csv", strings.NewReader(text[:len(text)-5]), int64(len(text)), addUp("value", "period"))
	if err == nil || errors.Is(err, errWhole) || !strings.Contains(err.Error(), "shorter") {
		t.Errorf("a file that became shorter: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err = scanned(ctx, nil, "table.csv", strings.NewReader(text), 0, addUp("value", "period")); err == nil {
		t.Error("an interrupted load went on")
	}
}
