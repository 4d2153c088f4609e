package store

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"accord/data"
)

// keysOf are kinds of columns: few words, many, numbers evenly and unevenly
// spread, numbers that differ in their last bits beside one far away.
func keysOf(kind string, n int) (keys []uint64, words int) {
	r := rand.New(rand.NewPCG(5, uint64(n)))
	keys = make([]uint64, n)
	for i := range keys {
		switch kind {
		case "words":
			words = 40
			keys[i] = r.Uint64N(40)
		case "many words":
			words = 300_000
			keys[i] = r.Uint64N(300_000)
		case "even":
			keys[i] = numberKey(r.Float64()*2e6 - 1e6)
		case "uneven":
			keys[i] = numberKey(math.Exp(r.NormFloat64() * 4))
		case "far":
			keys[i] = numberKey(1 + r.Float64()*1e-9)
			if i == n/2 {
				keys[i] = numberKey(1e300)
			}
		case "missing":
			keys[i] = noNumber
		}
	}
	return keys, words
}

var kinds = []string{"words", "many words", "even", "uneven", "far", "missing"}

func TestSortIsStableSort(t *testing.T) {
	for _, kind := range kinds {
		for _, n := range []int{0, 1, 2, 100, batch + 1, 300_000} {
			keys, words := keysOf(kind, n)
			for _, workers := range []int{1, 3} {
				out := make([]uint32, n)
				sorter{work: newWork(context.Background(), nil), keys: taken(keys), words: words}.sort(nil, out, workers)
				want := make([]uint32, n)
				for i := range want {
					want[i] = uint32(i)
				}
				slices.SortStableFunc(want, func(a, b uint32) int { return cmp.Compare(keys[a], keys[b]) })
				if !slices.Equal(out, want) {
					t.Errorf("%s, %d rows, %d workers: not in order", kind, n, workers)
				}
			}
		}
	}
}

// packed are n rows of a period, five words and a number, as they are kept of
// large tables.
func packed(n int) *rows {
	r := &rows{n: n, columns: func() []data.RowColumn {
		return []data.RowColumn{{ID: data.TimePeriod}, {ID: data.DimRefArea}, {ID: data.DimActivity}, {ID: data.RowValue}}
	}, numbered: map[string]*rowColumn{}}
	few := func(id string, words ...string) {
		codes := make([]uint8, n)
		x := rand.New(rand.NewPCG(1, 2))
		for i := range codes {
			codes[i] = uint8(x.IntN(len(words)))
		}
		r.numbered[id] = &rowColumn{words: words, keys: taken(codes)}
	}
	few(data.DimRefArea, "AZ", "GE", "IR", "KZ", "RU", "TR")
	few(data.DimActivity, "agriculture", "energy", "industry", "transport", "")
	var years []string
	var periods []data.Period
	for y := 2000; y < 2024; y++ {
		years, periods = append(years, data.Year(y).String()), append(periods, data.Year(y))
	}
	few(data.TimePeriod, years...)
	r.numbered[data.TimePeriod].periods = periods
	keys, _ := keysOf("uneven", n)
	r.numbered[data.RowValue] = &rowColumn{keys: taken(keys), plain: taken(keys)}
	return r
}

// Ten million rows are sorted and filtered while somebody looks at them; this
// reports how long it takes, and how long nobody is asked whether to go on.
func BenchmarkArrange(b *testing.B) {
	r := packed(10_000_000)
	energy := []data.Filter{{Dimension: data.DimActivity, Codes: []string{"energy"}}}
	found := []data.RowFind{{Is: func(_, cell string) bool { return cell == "RU" }}, {Is: func(_, cell string) bool { return cell == "2019" }}}
	for _, x := range []struct {
		name string
		a    data.Arrangement
	}{
		{"ByWord", data.Arrangement{By: data.DimRefArea}},
		{"ByPeriod", data.Arrangement{By: data.TimePeriod}},
		{"ByValue", data.Arrangement{By: data.RowValue}},
		{"Sector", data.Arrangement{Where: energy}},
		{"Years", data.Arrangement{From: 2010, To: 2019}},
		{"Words", data.Arrangement{Find: found}},
		{"YearsByValue", data.Arrangement{From: 2010, To: 2019, By: data.RowValue}},
	} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Arrange(context.Background(), x.a, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("Cancel", func(b *testing.B) {
		var longest time.Duration
		for b.Loop() {
			ctx, cancel := context.WithCancel(context.Background())
			var at time.Time
			timer := time.AfterFunc(20*time.Millisecond, func() { at = time.Now(); cancel() })
			if _, err := r.Arrange(ctx, data.Arrangement{By: data.RowValue}, nil); err != nil {
				longest = max(longest, time.Since(at))
			}
			timer.Stop()
		}
		b.ReportMetric(float64(longest.Microseconds()), "µs-after-cancel")
	})
}
