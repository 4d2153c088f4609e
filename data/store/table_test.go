package store_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"accord/data"
	"accord/data/scan"
	"accord/data/store"
)

// tabled puts the observations of ds into a table, in pieces of random sizes; some
// of them as rows that were read one by one. Numbers are written as o.Decimals
// says.
func tabled(t testing.TB, r *rand.Rand, ds *data.Dataset) *store.Table {
	return tabledAs(t, r, ds, func(o *data.Observation) bool { return o.Bound != data.Exact || o.Status != 0 && !o.Missing }, false)
}

// tabledBeside is the same with statuses, bounds and sources in columns of their own.
func tabledBeside(t testing.TB, r *rand.Rand, ds *data.Dataset) *store.Table {
	return tabledAs(t, r, ds, func(*data.Observation) bool { return false }, true)
}

func tabledAs(t testing.TB, r *rand.Rand, ds *data.Dataset, alone func(*data.Observation) bool, beside bool) *store.Table {
	n := len(ds.Dimensions) + 1
	spec := store.TableSpec{Period: n - 1}
	w := store.TableWords{Unit: data.Unit{ID: "USD", Mult: 9}}
	words := make([]map[string]uint32, n+4)
	if beside {
		spec.Beside, w.Beside = []int{n, n + 1, n + 2}, make([][]store.Said, 3)
	}
	for i := range words {
		words[i] = map[string]uint32{}
	}
	code := func(column int, word string) (c uint32, isNew bool) {
		c, ok := words[column][word]
		if !ok {
			c = uint32(len(words[column]))
			words[column][word] = c
		}
		return c, !ok
	}
	for d, dim := range ds.Dimensions {
		spec.Dims = append(spec.Dims, d)
		w.IDs = append(w.IDs, dim.ID)
		w.Codes = append(w.Codes, nil)
	}
	table := store.NewTable(spec)
	var pieces []scan.Piece
	fresh := func() scan.Piece {
		return scan.Piece{Seq: len(pieces), Codes: make([][]uint32, n+3)}
	}
	p := fresh()
	end := func() {
		if p.Rows > 0 {
			pieces = append(pieces, p)
		}
		p = fresh()
	}
	for _, o := range ds.Observations {
		if alone(&o) {
			w.Others = append(w.Others, o)
		}
		for d, word := range append(slices.Clone(o.Dims), o.Period.String()) {
			c, isNew := code(d, word)
			switch {
			case !isNew:
			case d < len(o.Dims):
				w.Codes[d] = append(w.Codes[d], word)
			default:
				w.Periods = append(w.Periods, o.Period)
			}
			if !alone(&o) {
				p.Codes[d] = append(p.Codes[d], c)
			}
		}
		if alone(&o) {
			continue
		}
		for i, said := range []store.Said{{Status: o.Status}, {Bound: o.Bound}, {Source: o.Source}} {
			if !beside {
				break
			}
			if o.Missing && (i == 1 || i == 0 && o.Status == data.StatusMissing) { // the value says it
				said = store.Said{}
			}
			c, isNew := code(n+i, fmt.Sprint(said))
			if isNew {
				w.Beside[i] = append(w.Beside[i], said)
			}
			p.Codes[n+i] = append(p.Codes[n+i], c)
		}
		p.Rows++
		text := strconv.FormatFloat(o.Value, 'f', o.Decimals, 64)
		switch {
		case o.Missing:
			if beside {
				o.Status = data.StatusMissing // unless a column says more
			}
			c, isNew := code(len(words)-1, o.Status.String())
			if isNew {
				w.Values = append(w.Values, o)
			}
			p.Numbers, p.Scales = append(p.Numbers, int64(c)), append(p.Scales, scan.OfWord)
		case len(text) > 17:
			p.Numbers, p.Scales, p.Texts = append(p.Numbers, int64(len(p.Texts))), append(p.Scales, scan.OfText), append(p.Texts, text)
		default:
			m := math.Round(o.Value * math.Pow10(o.Decimals))
			p.Numbers, p.Scales = append(p.Numbers, int64(m)), append(p.Scales, uint8(o.Decimals))
		}
		if r.IntN(20) == 0 {
			end()
		}
	}
	end()
	for _, i := range r.Perm(len(pieces)) {
		if err := table.Add(pieces[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := table.Know(ctx(), w); err != nil {
		t.Fatal(err)
	}
	return table
}

// The sums of a table are those of a loop over its rows, whatever numbers it has.
func TestTableAgainstLoops(t *testing.T) {
	r := rand.New(rand.NewPCG(61, 62))
	groups, odd := 0, 0
	rounds := 160
	if racing {
		rounds = 40
	}
	for round := range rounds {
		ds, _ := facts(r, 1+r.IntN(300))
		for i := range ds.Observations {
			o := &ds.Observations[i]
			if r.IntN(3) > 0 {
				o.Bound, o.Status = data.Exact, 0
			}
			if round%2 == 1 { // of which filters keep few
				o.Dims[1] = fmt.Sprintf("area%d", r.IntN(40))
			}
			if o.Missing {
				o.Bound, o.Status = data.Exact, []data.Status{data.StatusMissing, data.StatusSuppressed}[r.IntN(2)]
			}
			if o.Value != math.Trunc(o.Value) {
				o.Decimals = 1
			}
			switch {
			case o.Missing:
			case round%4 == 1 && r.IntN(10) == 0: // has to be kept as text
				o.Value, o.Decimals = float64(r.Int64N(1<<40))*math.Pow(2, 40), 0
			case round%4 == 2: // too large for 32 bits, and in all for 64
				o.Value, o.Decimals = float64(r.Int64N(1<<50)), 0
			case round%4 == 3 && r.IntN(2) == 0:
				o.Value, o.Decimals = float64(r.IntN(1<<20))/256, 8
			}
		}
		ds.Observations = append(ds.Observations, ds.Observations[:len(ds.Observations)/2]...) // rows may be alike
		want, got := rowByRow{ds, ds.Observations}, tabled(t, r, ds)
		if round%3 == 0 {
			got = tabledBeside(t, r, ds)
		}
		for range 20 {
			q := query(r)
			g := data.Grouping{Where: q.Where, Freq: q.Freq, From: q.From, To: q.To}
			for d := range ds.Dimensions {
				if r.IntN(3) == 0 {
					g.Dims = append(g.Dims, d)
				}
			}
			if round%2 == 1 {
				f := data.Filter{Dimension: data.DimRefArea}
				for range 1 + r.IntN(6) {
					f.Codes = append(f.Codes, fmt.Sprintf("area%d", r.IntN(40)))
				}
				g.Where = append(g.Where[:len(g.Where):len(g.Where)], f)
			}
			a, err := got.Group(ctx(), g)
			if err != nil {
				t.Fatal(err)
			}
			b, _ := want.Group(ctx(), g)
			slices.SortFunc(b, func(x, y data.Group) int { return compareGroups(x, y) })
			slices.SortStableFunc(a, func(x, y data.Group) int { return compareGroups(x, y) })
			if len(a) != len(b) {
				t.Fatalf("%+v: %d groups, want %d:\n%+v\n%+v", g, len(a), len(b), a, b)
			}
			for i := range a {
				if a[i].Missing {
					odd++
					a[i].Sum, b[i].Sum, a[i].Decimals = 0, 0, 0
				}
				if math.Abs(a[i].Sum-b[i].Sum) <= 1e-15*math.Abs(b[i].Sum) { // the loop rounds every time
					a[i].Sum = b[i].Sum
				}
				if len(a[i].Codes) == 0 {
					a[i].Codes, b[i].Codes = nil, nil
				}
				if !reflect.DeepEqual(a[i], b[i]) {
					t.Fatalf("%+v:\n%+v\nwant\n%+v", g, a[i], b[i])
				}
			}
			groups += len(a)
		}
	}
	if groups < 60*rounds || odd < 6*rounds {
		t.Errorf("%d groups, %d of them missing: too few to tell", groups, odd)
	}
}

func compareGroups(x, y data.Group) int {
	if c := slices.Compare(x.Codes, y.Codes); c != 0 {
		return c
	}
	if c := x.Period.Compare(y.Period); c != 0 {
		return c
	}
	key := func(g data.Group) string { return fmt.Sprint(g.Missing, g.Bound, g.Status) }
	if key(x) < key(y) {
		return -1
	}
	return 1
}

// Sums do not depend on the number of cores, and a cancel ends the work.
func TestTableOnAnyCores(t *testing.T) {
	r := rand.New(rand.NewPCG(63, 64))
	ds, _ := facts(r, 3000)
	for i := range ds.Observations {
		ds.Observations[i].Value, ds.Observations[i].Decimals = float64(r.IntN(1e9))/1000, 3
	}
	var first []data.Group
	for _, cores := range []int{1, 2, 5} {
		before := runtime.GOMAXPROCS(cores)
		got, err := tabled(t, rand.New(rand.NewPCG(1, 1)), ds).Group(ctx(), data.Grouping{Dims: []int{1, 3}})
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		}
		if fmt.Sprint(got) != fmt.Sprint(first) {
			t.Errorf("other sums on %d cores", cores)
		}
	}
	stopped, stop := context.WithCancel(ctx())
	stop()
	if _, err := tabled(t, r, ds).Group(stopped, data.Grouping{}); err == nil {
		t.Error("a cancelled question was answered")
	}
}

// What a table counts by itself is what its groups come to.
func TestTableShape(t *testing.T) {
	r := rand.New(rand.NewPCG(65, 66))
	shaped := 0
	for range 40 {
		ds, bulk := facts(r, 1+r.IntN(200))
		table := tabled(t, r, ds)
		bulk.Bulk.Grouper = table
		plain, hidden := *bulk, *bulk.Bulk
		hidden.Grouper = struct{ data.Grouper }{table.Fresh()}
		plain.Bulk = &hidden
		got, want := store.New(bulk), store.New(&plain)
		for range 20 {
			q := query(r)
			q.Indicator, q.Prefer, q.Transform, q.AsOf = "TRADE", data.PreferDefault, data.Level, data.Period{}
			if len(q.By) > 1 {
				q.By = q.By[:1]
			}
			s, err := data.ShapeOf(ctx(), got, q)
			w, wantErr := data.ShapeOf(ctx(), want, q)
			if fmt.Sprint(err) != fmt.Sprint(wantErr) || !reflect.DeepEqual(s, w) {
				t.Fatalf("%+v:\n%+v, %v\nwant\n%+v, %v", q, s, err, w, wantErr)
			}
			if err == nil && s.Figures > 0 {
				shaped++
			}
			q.By = []string{data.DimRefArea, data.DimFlow}
			known, err := data.KnownOf(ctx(), got, q)
			wantKnown, wantErr := data.KnownOf(ctx(), want, q)
			if fmt.Sprint(err) != fmt.Sprint(wantErr) || !reflect.DeepEqual(known, wantKnown) {
				t.Fatalf("%+v: known %q, %v; want %q, %v", q, known, err, wantKnown, wantErr)
			}
			if err != nil {
				continue
			}
			for _, key := range known {
				q := q
				q.Where = slices.Clone(q.Where)
				for i, d := range q.By {
					q.Where = append(q.Where, data.Filter{Dimension: d, Codes: key[i : i+1]})
				}
				q.By, q.Freq, q.From, q.To = nil, data.FreqNone, data.Period{}, data.Period{}
				if freqs, err := got.Freqs(ctx(), q); len(freqs) == 0 || err != nil {
					t.Fatalf("%+v: %q is known and has no frequency, %v", q, key, err)
				}
			}
		}
		if got, want := table.Periods(), sortedPeriods(ds.Observations); !slices.Equal(got, want) {
			t.Fatalf("periods %v, want %v", got, want)
		}
	}
	if shaped < 100 {
		t.Errorf("%d shapes: too few to tell", shaped)
	}
}

func sortedPeriods(list []data.Observation) (out []data.Period) {
	for _, o := range list {
		out = append(out, o.Period)
	}
	slices.SortFunc(out, data.Period.Compare)
	return slices.Compact(out)
}
