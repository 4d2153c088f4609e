package data_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"accord/data"
)

// tame is a frame of amounts above zero without gaps or breaks, of n series.
func tame(r *rand.Rand, n int, exact bool) data.Frame {
	f := data.Frame{Unit: data.Unit{ID: "USD", Mult: 9}, Freq: data.FreqQuarter, Periods: quarters(2000+r.IntN(9), 2+r.IntN(20))}
	for range n {
		list := make([]data.Cell, len(f.Periods))
		for i := range list {
			b := data.Bound(r.IntN(4))
			if exact {
				b = data.Exact
			}
			list[i] = number(0.01+r.ExpFloat64()*10, b)
		}
		f.Series = append(f.Series, data.Series{Cells: list})
	}
	return f
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(a)+math.Abs(b)) }

func transformed(t *testing.T, f data.Frame, x data.Transform) data.Frame {
	t.Helper()
	g, err := f.Apply(x)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Shares of exact parts reach 100 %, and the shown ones do within rounding.
func TestSharesReachTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 300 {
		n := 1 + r.IntN(12)
		g := transformed(t, tame(r, n, true), data.Share)
		for j := range g.Periods {
			sum, shown := 0.0, 0.0
			for _, s := range g.Series {
				sum += s.Cells[j].Value
				shown += math.Round(s.Cells[j].Value*10) / 10
			}
			if !near(sum, 100) || math.Abs(shown-100) > 0.05*float64(n)+1e-9 {
				t.Fatalf("%d shares reach %v, shown %v", n, sum, shown)
			}
		}
	}
}

// A bound of a share is true of every set of parts that their bounds allow.
func TestShareBoundHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	said := map[data.Bound]int{}
	for range 3000 {
		f := tame(r, 1+r.IntN(4), false)
		truth, sum := make([]float64, len(f.Series)), 0.0
		for i, s := range f.Series {
			switch c := s.Cells[0]; c.Bound {
			case data.More:
				truth[i] = c.Value + r.ExpFloat64()*5
			case data.Less:
				truth[i] = c.Value * r.Float64()
			default:
				truth[i] = c.Value
			}
			sum += truth[i]
		}
		for i, s := range transformed(t, f, data.Share).Series {
			c, v := s.Cells[0], truth[i]/sum*100
			said[c.Bound]++
			if c.Bound == data.More && v < c.Value-1e-9 || c.Bound == data.Less && v > c.Value+1e-9 {
				t.Fatalf("share %s%v, but it may be %v", c.Bound, c.Value, v)
			}
		}
	}
	if said[data.More] < 100 || said[data.Less] < 100 {
		t.Errorf("bounds of shares: %v: too few to tell", said)
	}
}

// Rebasing to an index changes no growth rate, and rebasing again no index.
func TestGrowthAfterRebasing(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 26))
	for range 300 {
		f := tame(r, 2, r.IntN(2) == 0)
		f.Query.Base = f.Periods[r.IntN(len(f.Periods))]
		index := transformed(t, f, data.Index)
		for _, x := range []data.Transform{data.GrowthPrev, data.GrowthYear} {
			a, b := transformed(t, f, x), transformed(t, index, x)
			for i := range a.Series {
				for j, c := range a.Series[i].Cells {
					d := b.Series[i].Cells[j]
					if c.OK != d.OK || c.OK && !near(c.Value, d.Value) || c.Why != d.Why || c.Bound != data.Exact && d.Bound == data.Exact {
						t.Fatalf("%s at %s: %s%v, of the index %s%v", x, a.Periods[j], c.Bound, c.Value, d.Bound, d.Value)
					}
				}
			}
		}
		index.Query.Base = f.Periods[r.IntN(len(f.Periods))]
		f.Query.Base = index.Query.Base
		a, b := transformed(t, f, data.Index), transformed(t, index, data.Index)
		for j, c := range a.Series[0].Cells {
			if !near(c.Value, b.Series[0].Cells[j].Value) {
				t.Fatalf("rebased twice: %v, once %v", b.Series[0].Cells[j].Value, c.Value)
			}
		}
	}
}

// The change of a cumulated sum is the series.
func TestCumulatedThenChange(t *testing.T) {
	r := rand.New(rand.NewPCG(27, 28))
	for range 300 {
		f := tame(r, 2, r.IntN(2) == 0)
		back := transformed(t, transformed(t, f, data.Cumulated), data.Difference)
		for i, s := range f.Series {
			for j, c := range s.Cells {
				d := back.Series[i].Cells[j]
				if d.OK != (j > 0) || d.OK && !near(c.Value, d.Value) || d.OK && c.Bound != data.Exact && d.Bound == data.Exact {
					t.Fatalf("at %s: %+v, was %+v", f.Periods[j], d, c)
				}
			}
		}
	}
}

// The compound growth rate is the one rate that leads from one to the other.
func TestCAGRLeadsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(29, 30))
	for range 2000 {
		from, to, n := number(0.1+r.ExpFloat64(), 0), number(0.1+r.ExpFloat64(), 0), 1+r.IntN(20)
		c := data.CAGR(from, to, float64(n))
		v := from.Value
		for range n {
			v *= 1 + c.Value/100
		}
		if !c.OK || !near(v, to.Value) {
			t.Fatalf("%v to %v in %d years: %v leads to %v", from.Value, to.Value, n, c.Value, v)
		}
	}
}

// Through any chain of transformations: nothing exact is made of what is
// bounded, no number of what is missing, and never an infinity.
func TestChainsNeverInvent(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	steps := 0
	for range 4000 {
		f := wild(r)
		for range 1 + r.IntN(4) {
			f.Query.Base = f.Periods[r.IntN(len(f.Periods))]
			if r.IntN(3) == 0 {
				f.Query.Base = data.Year(f.Query.Base.Year())
			}
			f.Query.Window = r.IntN(5)
			x := data.AllTransforms()[r.IntN(8)]
			g, err := f.Apply(x)
			if err != nil {
				continue
			}
			steps++
			for i, s := range g.Series {
				for j, c := range s.Cells {
					was := f.Series[i].Cells[j]
					switch {
					case c.OK != (c.Why == "") || c.OK != !math.IsNaN(c.Value) || math.IsInf(c.Value, 0):
						t.Fatalf("%s of %v: %+v", x, was.Value, c)
					case c.OK && !was.OK:
						t.Fatalf("%s makes %v of a missing value", x, c.Value)
					case x == data.Index && ownBase(f, j) && c.Value == 100: // by definition
					case c.OK && was.Bound != data.Exact && c.Bound == data.Exact:
						t.Fatalf("%s makes exact %v of %s%v", x, c.Value, was.Bound, was.Value)
					case x != data.Level && c.OK && (c.Low != c.Value || c.High != c.Value):
						t.Fatalf("%s: spread %v to %v about %v", x, c.Low, c.High, c.Value)
					case c.OK && was.Status&^data.StatusBreak&^c.Status != 0:
						t.Fatalf("%s forgets status %s of %s", x, was.Status, c.Status)
					}
				}
			}
			f = g
		}
	}
	if steps < 4000 {
		t.Errorf("%d steps taken: too few to tell", steps)
	}
}

// ownBase reports whether period j of f is the base of its own index.
func ownBase(f data.Frame, j int) bool {
	p := f.Periods[j]
	return p == f.Query.Base || f.Freq == data.FreqYearToDate && p.Year() == f.Query.Base.Year()
}

// A share, an average and a sum rest on every part: one bounded part leaves
// none of them exact.
func TestOneBoundIsEnough(t *testing.T) {
	r := rand.New(rand.NewPCG(33, 34))
	for range 300 {
		f := tame(r, 2+r.IntN(4), true)
		i, j := r.IntN(len(f.Series)), r.IntN(len(f.Periods))
		f.Series[i].Cells[j].Bound = data.Bound(1 + r.IntN(3))
		f.Query.Base, f.Query.Window = f.Periods[j], 2
		for _, s := range transformed(t, f, data.Share).Series {
			if s.Cells[j].Bound == data.Exact {
				t.Fatal("an exact share beside a bounded part")
			}
		}
		for _, x := range []data.Transform{data.Index, data.Cumulated, data.Average} {
			for k, c := range transformed(t, f, x).Series[i].Cells {
				rests := x == data.Index && k != j || x == data.Cumulated && k >= j || x == data.Average && (k == j || k == j+1)
				if c.OK && (c.Bound == data.Exact) == rests {
					t.Fatalf("%s at %d rests on %d: %v, and has bound %q", x, k, j, rests, c.Bound)
				}
			}
		}
	}
}

// Whatever compares two figures of different sources says "about" when the
// coarser is written as exact, and otherwise what it would say of figures
// written alike: a change, a growth, an index, a rate, a gap of two sides.
func TestNoMoreExactThanTheCoarser(t *testing.T) {
	r := rand.New(rand.NewPCG(35, 36))
	ragged, smooth := 0, 0
	for range 3000 {
		a, b := number(0.1+r.ExpFloat64(), data.Bound(r.IntN(4))), number(0.1+r.ExpFloat64(), data.Bound(r.IntN(4)))
		a.Decimals, b.Decimals = r.IntN(3), r.IntN(3)
		if r.IntN(3) > 0 {
			b.Sources = []string{"other"}
		}
		coarse := a
		if b.Decimals < a.Decimals {
			coarse = b
		}
		rough := a.Decimals != b.Decimals && a.Sources[0] != b.Sources[0] && coarse.Bound == data.Exact
		said := comparisons(t, a, b)
		a.Decimals, b.Decimals = 1, 1
		for name, plain := range comparisons(t, a, b) {
			want := plain
			if rough {
				want = data.About
			}
			if said[name] != want {
				t.Fatalf("%s from %+v to %+v has bound %q; want %q", name, a, b, said[name], want)
			}
		}
		if rough {
			ragged++
		} else {
			smooth++
		}
	}
	if ragged < 300 || smooth < 300 {
		t.Errorf("%d ragged pairs and %d others: too few to tell", ragged, smooth)
	}
}

// comparisons are the bounds of everything that compares b with a.
func comparisons(t *testing.T, a, b data.Cell) map[string]data.Bound {
	t.Helper()
	usd := data.Unit{ID: "USD", Mult: 9}
	f := frame(years(2020, 2), a, b)
	f.Query.Base = f.Periods[0]
	out := map[string]data.Bound{}
	for _, x := range []data.Transform{data.Difference, data.GrowthPrev, data.GrowthYear, data.Index} {
		out[string(x)] = transformed(t, f, x).Series[0].Cells[1].Bound
	}
	out["rate"] = data.CAGR(a, b, 1).Bound
	diff, percent := data.Gap(a, b, usd)
	out["gap"], out["gap in per cent"] = diff.Bound, percent.Bound
	diff, percent = data.ChangeBetween(a, b, usd)
	out["change"], out["change in per cent"] = diff.Bound, percent.Bound
	m, err := data.Mirror(frame(years(2020, 1), a), frame(years(2020, 1), b), data.MirrorRule{FlowA: "X", FlowB: "M"})
	if err != nil {
		t.Fatal(err)
	}
	out["mirror"], out["mirror in per cent"], out["ratio of sides"] = m.Rows[0].Gap.Bound, m.Rows[0].Percent.Bound, m.Rows[0].Ratio.Bound
	return out
}
