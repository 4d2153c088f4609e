package scan

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
)

// simple does what Read does by encoding/csv and a map: it is what Read is
// compared with.
func simple(text string, spec Spec) (entries []Entry, sums []*big.Rat, pairs []Pair, rows int, err error) {
	c := csv.NewReader(strings.NewReader(text))
	c.Comma, c.FieldsPerRecord = rune(spec.Comma), -1
	groups, listed := map[string]int{}, map[string]bool{}
	for from := int64(0); ; {
		cells, err := c.Read()
		if err == io.EOF {
			return entries, sums, pairs, rows, nil
		}
		if err != nil {
			return nil, nil, nil, 0, err
		}
		line, _ := c.FieldPos(0)
		rows++
		e := Entry{Text: text[from:c.InputOffset()], Before: spec.Lines + line - 1, Rows: 1}
		for { // empty lines before the row
			if rest, ok := strings.CutPrefix(e.Text, "\n"); ok {
				e.Text = rest
			} else if rest, ok := strings.CutPrefix(e.Text, "\r\n"); ok {
				e.Text = rest
			} else {
				break
			}
		}
		from = c.InputOffset()
		if !strings.HasSuffix(e.Text, "\n") {
			e.Text += "\n"
		}
		alone, key, sum := len(cells) != len(spec.Columns), "", new(big.Rat)
		for i := 0; i < len(cells) && !alone; i++ {
			use := spec.Columns[i]
			if use == Skip {
				continue
			}
			if number := strings.Trim(cells[i], " \t"); use == Value && finite(number, spec.Mark) {
				e.Numbers = true
				sum.Set(rational(strings.Replace(number, ",", ".", 1)))
				continue
			}
			v := spec.Judge(i, cells[i])
			if alone = v == Alone; use != Watch || v == Apart {
				key += fmt.Sprintf("%d:%q ", i, cells[i])
			}
		}
		if alone {
			e.Numbers = false
			entries, sums = append(entries, e), append(sums, new(big.Rat))
			continue
		}
		if spec.Pair[0] >= 0 {
			p := Pair{Words: [2]string{cells[spec.Pair[0]], cells[spec.Pair[1]]}, Entry: len(entries)}
			if !listed[fmt.Sprintf("%q", p.Words)] {
				listed[fmt.Sprintf("%q", p.Words)] = true
				pairs = append(pairs, p)
			}
		}
		if at, ok := groups[key]; ok {
			entries[at].Rows++
			sums[at].Add(sums[at], sum)
		} else {
			groups[key] = len(entries)
			entries, sums = append(entries, e), append(sums, sum)
		}
	}
}

// rational is a number as it is written; one with an exponent that says nothing is
// the nearest float64, as its digits would take all memory.
func rational(number string) *big.Rat {
	r := new(big.Rat)
	if _, e, ok := strings.Cut(strings.ToLower(number), "e"); ok {
		if n, err := strconv.Atoi(e); err != nil || n > maxScale || n < -maxScale {
			v, _ := strconv.ParseFloat(number, 64) // which is finite
			return r.SetFloat64(v)
		}
	}
	r.SetString(number)
	return r
}

func finite(s string, mark byte) bool {
	d := strings.TrimLeft(s, "+-")
	if d == "" || d[0] < '0' || d[0] > '9' || strings.ContainsAny(s, "xX_pPiInN") || mark == ',' && strings.Contains(s, ".") || strings.HasSuffix(s, string(mark)) ||
		strings.Contains(s, string(mark)+"e") || strings.Contains(s, string(mark)+"E") {
		return false
	}
	if mark == '.' && strings.Contains(s, ",") {
		return false
	}
	_, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return err == nil
}

// compare scans text and compares what comes with what simple has.
func compare(t *testing.T, text string, spec Spec) {
	t.Helper()
	want, sums, pairs, rows, wrong := simple(text, spec)
	for i, r := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text))} {
		spec.chunk = []int{0, 32}[i]
		got, err := Read(context.Background(), r, spec)
		if wrong != nil {
			if !errors.Is(err, ErrQuotes) {
				t.Fatalf("%q: %v, and encoding/csv has %v", text, err, wrong)
			}
			var place *Fault
			var theirs *csv.ParseError
			if !errors.As(err, &place) || !errors.As(wrong, &theirs) || place.Line != spec.Lines+theirs.StartLine {
				t.Fatalf("%q: %v, and encoding/csv has %v after %d lines", text, err, wrong, spec.Lines)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if got.Rows != rows || len(got.Entries) != len(want) {
			t.Fatalf("%q: %d rows and %d entries, want %d and %d\n%+v\n%+v", text, got.Rows, len(got.Entries), rows, len(want), got.Entries, want)
		}
		if len(got.Pairs) != len(pairs) {
			t.Fatalf("%q: %d pairs, want %d", text, len(got.Pairs), len(pairs))
		}
		for i, p := range got.Pairs {
			if p.Words != pairs[i].Words || p.Entry != pairs[i].Entry {
				t.Fatalf("%q: pair %d is %+v, want %+v", text, i, p, pairs[i])
			}
		}
		for i, e := range got.Entries {
			w := want[i]
			if e.Text != w.Text || e.Before != w.Before || e.Rows != w.Rows || e.Numbers != w.Numbers {
				t.Fatalf("%q: entry %d is %+v, want %+v", text, i, e, w)
			}
			if v, _ := sums[i].Float64(); e.Sum.Float64() != v {
				t.Fatalf("%q: the sum of %d is %v, want %v", text, i, e.Sum.Float64(), v)
			}
		}
	}
}

// judge has words of each verdict.
func judge(_ int, word string) Verdict {
	switch {
	case strings.Contains(word, "!"):
		return Alone
	case word == "" || strings.Contains(word, "total"):
		return Apart
	}
	return Plain
}

func testSpec() Spec {
	return Spec{Comma: ',', Mark: '.', Columns: []Use{Key, Watch, Value, Skip}, Pair: [2]int{-1, -1}, Lines: 3, Judge: func(i int, w string) Verdict {
		if v := judge(i, w); i != 2 || v == Alone {
			return v
		}
		return Apart
	}}
}

func TestRowsAreThoseOfEncodingCSV(t *testing.T) {
	for _, text := range []string{
		"", "\n", "a,b,1,x\n", "a,b,1,x", "a,b,1,x\r\na,b,2,x\r\n", "a,b,1,x\r", "\n\n\r\na,b,1,x\n\n\nc,d,2,y\n",
		`"a",b,"1",x` + "\n", `"a,b","c""d","2.5","x` + "\n" + `y"` + "\n" + "e,f,3,z\n", "a\"b,c,1,x\n", `"a"b,c,1,x` + "\n", `"a,b,1,x` + "\n",
		"a,b,1\n", "a,b,1,x,y\n", "a\n", "a,b\n\nc,d,1,2\n", "a,total,1,x\na,b,1,x\n", "a,b,!,x\na!,b,1,x\n", "a,b,..,x\na,b,..,x\na,b,5,x\n",
		"a,b,1e3,x\na,b,1.5e-3,x\na,b,-0,x\na,b,+7,x\na,b, 8,x\na,b,.5,x\na,b,5.,x\na,b,1e400,x\na,b,1e-400,x\n",
		"a,b,123456789012345678901234567890.5,x\na,b,0.1,x\na,b,-123456789012345678901234567890.5,x\n",
		"a,b,999999999999999999,x\na,b,999999999999999999,x\na,b,0.000000000000000001,x\n",
		strings.Repeat("слово длинное,b,0.1,x\n", 10) + "\"слово длинное\",b,0.1,x\n", "a,b,1,x\r\r\n", "a\r,b,1,x\n", "a,b,1,\"x\"\r\n", "a,b,1,\"x\"\r",
		"a,b,1,x\n\"\n\",b,1,x\nc,d,1,x\n", "\"\r\n\",b,1,x\n\"\n\",b,1,x\n", "a,\"b\n\"\"c\",1,x\n", ",,,\n,,,\n", "a,b,\"\",x\n", "a,b,\" 1\",x\n", "a,b,1\r,x\n",
	} {
		compare(t, text, testSpec())
	}
	pairs := testSpec()
	pairs.Columns, pairs.Pair = []Use{Watch, Watch, Key, Value}, [2]int{0, 1}
	compare(t, "a,b,k,1\nb,a,k,2\na,b,k,3\na,b,l,4\nb,b,!,1\nb,b,k,1\n", pairs)
	comma := testSpec()
	comma.Comma, comma.Mark = ';', ','
	compare(t, "a;b;1,5;x\na;b;\"2,25\";x\na;b;1.5;x\na;b;1e3;x\na;b;1,5e-1;x\n", comma)
}

// FuzzRows compares any text, in chunks of any length, with encoding/csv.
func FuzzRows(f *testing.F) {
	f.Add("a,b,1,x\n\"a\",\"b\n\",2.5,x\r\n\n", uint8(0))
	f.Add("\"a,\"\"b\",total,-3e2,x\na!,b,..,x\nshort\n", uint8(1))
	f.Add("слово,длинное слово,0.1,\"x\"\n", uint8(2))
	f.Add("a;\"b\r\n;\"\"\";1,5;x\r\n\r\na;b;2,25;\"\"\n", uint8(3+12))
	f.Add("a\tb\r\t1e3\t\ufeff\n\"a\tb\"\tb\t-0\tx\n#a\tb\n", uint8(6))
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		spec := testSpec()
		switch kind % 3 {
		case 1:
			spec.Columns, spec.Pair = []Use{Watch, Watch, Key, Value}, [2]int{0, 1}
		case 2:
			spec.Columns = []Use{Value, Skip, Key}
		}
		spec.Comma = [...]byte{',', ';', '\t', '|'}[kind/3%4]
		if kind/12%2 == 1 && spec.Comma != ',' {
			spec.Mark = ','
		}
		if !(&worker{ascii: true}).isText([]byte(text)) {
			return
		}
		if d := strings.Count(text, "e") + strings.Count(text, "E"); d > 0 && len(text) > 4000 {
			return
		}
		compare(t, text, spec)
	})
}

// table writes rows of every kind.
func table(rng *rand.Rand, rows int) string {
	var b strings.Builder
	word := func(list ...string) string { return list[rng.IntN(len(list))] }
	long := func() string { // of the lengths at which words are looked up in another way, and alike at the beginning
		w := "sector of the economy"[:6+rng.IntN(12)]
		return word(w, w[:len(w)-1]+"x", `"`+w+`"`, `"`+w[:4]+","+w[4:]+`"`)
	}
	for range rows {
		row := []string{
			word(long(), long(), long(), "a", "b", "сектор связи", `"quoted, word"`, `"two`+"\n"+`lines"`, "a long word of a sector", "ab", `"ab"`, "\"a\r\nb\""),
			word(long(), "p", "q", "total", "", "q!", `"to""tal"`),
			word("1", "2.50", "-3.125", "0.1", `"7.25"`, "", "..", "1e3", "999999999999999999", "0.000000000000000001", "n/a!", strconv.FormatFloat(rng.NormFloat64(), 'g', -1, 64)),
			word("x", "", `"y,z"`, "й", long()),
		}
		if rng.IntN(200) == 0 {
			row = row[:rng.IntN(4)]
		}
		b.WriteString(strings.Join(row, ",") + word("\n", "\r\n", "\n\n"))
	}
	return b.String()
}

// Whatever the number of cores, and wherever the chunks are cut, the same comes.
func TestScanIsDeterministic(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	text := table(rng, 60000) // several chunks
	spec := testSpec()
	want, sums, _, rows, err := simple(text, spec)
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 2, 7} {
		spec.Workers = workers
		got, err := Read(context.Background(), strings.NewReader(text), spec)
		if err != nil {
			t.Fatal(err)
		}
		if got.Rows != rows || len(got.Entries) != len(want) || got.Bytes != int64(len(text)) || got.ASCII {
			t.Fatalf("%d workers: %d rows, %d entries, want %d and %d", workers, got.Rows, len(got.Entries), rows, len(want))
		}
		for i, e := range got.Entries {
			v, _ := sums[i].Float64()
			if w := want[i]; e.Text != w.Text || e.Before != w.Before || e.Rows != w.Rows || e.Sum.Float64() != v {
				t.Fatalf("%d workers, entry %d: %+v %v, want %+v %v", workers, i, e, e.Sum.Float64(), w, v)
			}
		}
	}
}

// What cannot be scanned is refused, and no more is kept than was allowed.
func TestScanGivesUp(t *testing.T) {
	many := func(row func(i int) string) string {
		var b strings.Builder
		for i := range 20000 {
			b.WriteString(row(i) + "\n")
		}
		return b.String()
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for name, c := range map[string]struct {
		ctx  context.Context
		text string
		set  func(*Spec)
		want error
		line int // 0 where the reason has no place
	}{
		"quotes":    {nil, many(func(i int) string { return "a,b,1,x" }) + "a,b\"c,1,x\n", nil, ErrQuotes, 20004},
		"encoding":  {nil, "a,b,1,x\n\"\n\",\xff,1,x\n", nil, ErrText, 6},
		"skipped":   {nil, "a,b,1,\xff\n", nil, ErrText, 4},
		"NUL":       {nil, "a\x00,b,1,x\n", nil, ErrText, 4},
		"groups":    {nil, many(func(i int) string { return fmt.Sprint(i, ",b,1,x") }), func(s *Spec) { s.MaxGroups = 1000 }, ErrGroups, 0},
		"alone":     {nil, many(func(i int) string { return "a!,b,1,x" }), func(s *Spec) { s.MaxAlone = 1 << 10 }, ErrAlone, 0},
		"row":       {nil, "a,\"" + strings.Repeat("b", 2<<20) + "\",1,x\n", func(s *Spec) { s.MaxRow = 1 << 20 }, ErrRow, 4},
		"cut off":   {nil, many(func(i int) string { return "a,b,1,x" }), func(s *Spec) { s.chunk = 1 << 10 }, io.ErrUnexpectedEOF, 0},
		"cancelled": {cancelled, "a,b,1,x\n", nil, context.Canceled, 0},
	} {
		spec := testSpec()
		if c.set != nil {
			c.set(&spec)
		}
		if c.ctx == nil {
			c.ctx = context.Background()
		}
		text := io.Reader(strings.NewReader(c.text))
		if c.want == io.ErrUnexpectedEOF { // as of a packed text
			text = io.MultiReader(text, iotest.ErrReader(c.want))
		}
		_, err := Read(c.ctx, text, spec)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		var place *Fault
		if errors.As(err, &place); place != nil && c.line != place.Line || place == nil && c.line > 0 {
			t.Errorf("%s: %v, want line %d", name, err, c.line)
		}
	}
	failing := io.MultiReader(strings.NewReader("a,b,1,x\n"), iotest.ErrReader(io.ErrClosedPipe))
	if _, err := Read(context.Background(), failing, testSpec()); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a reader that fails: %v", err)
	}
}

// A column with another word in every row takes no room for them.
func TestManyWordsOfAColumnThatIsSummedOver(t *testing.T) {
	const rows = 300000
	var b bytes.Buffer
	for i := range rows {
		fmt.Fprintf(&b, "a,declaration %d,1,x\n", i)
	}
	got, err := Read(context.Background(), &b, testSpec())
	if err != nil || len(got.Entries) != 1 || got.Entries[0].Rows != rows || got.Entries[0].Sum.Float64() != rows {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestFloatIsTheNearest(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	check := func(s string) {
		want, err := strconv.ParseFloat(s, 64)
		got, ok := Float([]byte(s), '.')
		if ok != (err == nil) || ok && math.Float64bits(got) != math.Float64bits(want) {
			t.Errorf("%s is %v (%v), want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"0", "-0", "0.1", "1e22", "1e23", "9007199254740993", "0.30000000000000004", "123456789012345678", "1234567890123456789",
		"1.7976931348623157e308", "1.8e308", "5e-324", "1e-400", "00012.50", "8.41", "9007199254740991.5"} {
		check(s)
	}
	for range 100000 {
		check(strconv.FormatFloat(math.Float64frombits(rng.Uint64()&^(0x7ff<<52)|uint64(900+rng.IntN(200))<<52), "gef"[rng.IntN(3)], rng.IntN(20), 64))
		check(fmt.Sprintf("%d.%0*d", rng.Int64N(1e10), 1+rng.IntN(9), rng.Int64N(10)))
	}
	for _, s := range []string{"", "-", ".5", "5.", "1e", "1e+", "0x10", "1_000", "inf", "nan", "1,5", " 1", "--1", "+"} {
		if v, ok := Float([]byte(s), '.'); ok {
			t.Errorf("%q is %v", s, v)
		}
	}
}

// Sums are exact in any order, however large or small the numbers are.
func TestSumsAreExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		var list []string
		want := new(big.Rat)
		for range 1 + rng.IntN(60) {
			s := strconv.FormatFloat(rng.NormFloat64()*math.Pow10(rng.IntN(30)-12), "gf"[rng.IntN(2)], rng.IntN(18)-1, 64)
			r, _ := new(big.Rat).SetString(s)
			want.Add(want, r)
			list = append(list, s)
		}
		v, _ := want.Float64()
		for range 3 {
			rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			var parts [3]Sum
			for _, s := range list {
				if !parts[rng.IntN(3)].Add(s, 1, 0) {
					t.Fatal(s)
				}
			}
			parts[0].Merge(parts[1], 0)
			parts[0].Merge(parts[2], 0)
			if got := parts[0].Float64(); got != v {
				t.Fatalf("the sum of %s is %v, want %v", list, got, v)
			}
		}
	}
	var s Sum
	s.Add("1.5", 1000, 3)
	s.Add("-250", 1, -3)
	part := s
	s = Sum{}
	s.Merge(part, 0)
	s.Merge(part, 2)
	if got := s.Float64(); got != 1499999.75*101 || s.Decimals() != 3 {
		t.Errorf("%v with %d decimals", got, s.Decimals())
	}
	if s.Add("1e400", 1, 0) || s.Add("x", 1, 0) || !s.Add("1e-9999999999", 5, 0) {
		t.Error("what is no number was added")
	}
	var huge Sum
	for range 10 {
		huge.Add("1.7e308", 1, 0)
	}
	if !math.IsInf(huge.Float64(), 1) {
		t.Errorf("beyond all numbers: %v", huge.Float64())
	}
}

// BenchmarkRead scans a table of a million rows of six columns.
func BenchmarkRead(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	for name, quoted := range map[string]bool{"plain": false, "quoted": true} {
		var text bytes.Buffer
		for range 1000000 {
			period, ref, with := fmt.Sprintf("%d-%02d", 2016+rng.IntN(8), 1+rng.IntN(12)), fmt.Sprintf("R%02d", rng.IntN(60)), fmt.Sprintf("P%03d", rng.IntN(200))
			sector, flow := fmt.Sprintf("S%02d", rng.IntN(20)), []string{"X", "M"}[rng.IntN(2)]
			if quoted {
				sector = fmt.Sprintf(`"сектор, %d"`, rng.IntN(20))
			}
			fmt.Fprintf(&text, "%s,%s,%s,%s,%s,%.2f\n", period, ref, with, sector, flow, rng.Float64()*1e6)
		}
		spec := Spec{Comma: ',', Mark: '.', Columns: []Use{Key, Watch, Watch, Key, Watch, Value}, Pair: [2]int{1, 2}, Judge: judge}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				r, err := Read(context.Background(), bytes.NewReader(text.Bytes()), spec)
				if err != nil || r.Rows != 1000000 {
					b.Fatal(err)
				}
			}
		})
	}
}

// However numbers are shared out, the sums come together to the same sum, with the
// decimals of the most precise one.
func TestSumsMerge(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 2000 {
		var all Sum
		parts := make([]Sum, 1+r.IntN(4))
		most := 0
		for range r.IntN(12) {
			text := []string{"0.00", "1.5", "-1.5", "7", "999999999999999999", "-999999999999999999", "0.000000000000000001", "12345678901234567890.5"}[r.IntN(8)]
			_, fraction, _ := strings.Cut(text, ".")
			most = max(most, len(fraction))
			if !all.Add(text, 1, 0) || !parts[r.IntN(len(parts))].Add(text, 1, 0) {
				t.Fatalf("%s is no number", text)
			}
		}
		var got Sum
		for _, p := range parts {
			got.Merge(p, 0)
		}
		if got.Float64() != all.Float64() || got.Decimals() != most || all.Decimals() != most {
			t.Fatalf("%v with %d decimals, want %v with %d", got.Float64(), got.Decimals(), all.Float64(), most)
		}
	}
}
