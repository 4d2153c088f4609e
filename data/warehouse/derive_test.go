package warehouse

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"accord/data"
)

// What is added up of finer answers is what the engine adds up, to the last bit; of
// floating numbers, which it adds in any order, it is asked.
func TestCoarserSumsAreThoseOfTheEngine(t *testing.T) {
	cents := kindOfValue{"cents", "numeric(14,2)", "Nullable(Decimal(14,2))", 2, func(r *rand.Rand) float64 { return float64(r.IntN(1_000_000_000)-1<<28) / 100 }, false}
	tenths := kindOfValue{"tenths", "double precision", "Nullable(Float64)", -1, func(r *rand.Rand) float64 { return float64(r.IntN(1000)) / 10 }, true}
	for _, s := range servers(t) {
		for _, vk := range []kindOfValue{cents, tenths} {
			t.Run(string(s.address.Engine)+"/"+vk.name, func(t *testing.T) {
				r := rand.New(rand.NewPCG(5, 6))
				spec, rows := fill(t, s, r, 600, kindsOfPeriods()[1], vk)
				for i := range spec.Columns {
					if spec.Columns[i].Role == RolePeriod {
						spec.Columns[i].Freq = data.FreqMonth
					}
				}
				table, direct := open(t, spec, rows.dims), open(t, spec, rows.dims)
				c := &counting{engine: table.engine}
				table.engine = c
				finest := data.Grouping{Dims: []int{0, 1, 2, 3}}
				if _, err := table.Group(context.Background(), finest); err != nil {
					t.Fatal(err)
				}
				asked := c.n.Load()
				for range 60 {
					g := randomGrouping(r)
					got, err := table.Group(context.Background(), g)
					if err != nil {
						t.Fatal(err)
					}
					direct.answers.forget()
					want, err := direct.Group(context.Background(), g)
					if err != nil {
						t.Fatal(err)
					}
					if vk.decimals < 0 {
						for i := range min(len(got), len(want)) { // whose last digits are those of the order
							got[i].Sum = want[i].Sum
						}
					}
					if d := differ(got, want); d != "" {
						t.Fatalf("%+v: %s", g, d)
					}
				}
				if n := c.n.Load(); (n == asked) != (vk.decimals >= 0) {
					t.Errorf("asked %d times after the finest", n-asked)
				}
			})
		}
	}
}

// What is asked at the same time as something finer is added up from its answer, to the
// same sums, and the engine is asked once.
func TestQuestionsThatAreAskedTogether(t *testing.T) {
	cents := kindOfValue{"cents", "numeric(14,2)", "Nullable(Decimal(14,2))", 2, func(r *rand.Rand) float64 { return float64(r.IntN(1_000_000_000)-1<<28) / 100 }, false}
	for _, s := range servers(t) {
		t.Run(string(s.address.Engine), func(t *testing.T) {
			r := rand.New(rand.NewPCG(8, 6))
			spec, rows := fill(t, s, r, 600, kindsOfPeriods()[1], cents)
			for i := range spec.Columns {
				if spec.Columns[i].Role == RolePeriod {
					spec.Columns[i].Freq = data.FreqMonth
				}
			}
			table, direct := open(t, spec, rows.dims), open(t, spec, rows.dims)
			if _, err := table.Survey(t.Context()); err != nil {
				t.Fatal(err)
			}
			table.answers.forget()
			noon := time.Now()
			table.now = func() time.Time { return noon } // however slow the machine is
			c := &counting{engine: table.engine}
			door := make(chan struct{})
			table.engine = doored{c, door}
			finest := data.Grouping{Dims: []int{0, 1, 2, 3}}
			var all sync.WaitGroup
			all.Go(func() {
				if _, err := table.Group(t.Context(), finest); err != nil {
					t.Error(err)
				}
			})
			eventually(t, "the finest is asked", func() bool { return c.n.Load() == 1 })
			coarser := 0
			for range 40 {
				g := randomGrouping(r)
				if len(g.Dims) == len(finest.Dims) {
					continue // it is not coarser
				}
				want, err := direct.Group(t.Context(), g)
				if err != nil {
					t.Fatal(err)
				}
				if len(want) == 0 {
					continue // nobody has to be asked
				}
				coarser++
				all.Go(func() {
					got, err := table.Group(t.Context(), g)
					if d := differ(got, want); err != nil || d != "" {
						t.Errorf("%+v: %s, %v", g, d, err)
					}
				})
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if _, err := table.Group(ctx, data.Grouping{Dims: []int{2}}); err == nil {
				t.Error("who does not wait any more gets an answer")
			}
			eventually(t, "every other question waits for a finer one", func() bool {
				table.answers.mu.Lock()
				defer table.answers.mu.Unlock()
				waiting := 0
				for _, f := range table.answers.flights {
					waiting += f.waiting
				}
				return waiting == 1+coarser+len(table.answers.flights)-1
			})
			close(door)
			all.Wait()
			if n := c.n.Load(); n != 1 {
				t.Errorf("asked %d times", n)
			}
		})
	}
}

// doored is an engine whose questions are counted, and answered once a door is open.
type doored struct {
	*counting
	door chan struct{}
}

func (d doored) run(ctx context.Context, st statement, yield func([][]byte) error) error {
	d.n.Add(1)
	<-d.door
	return d.engine.run(ctx, st, yield)
}

func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		a, b string
		sum  float64
		fits bool
	}{
		{"0.1", "0.2", 0.3, true}, {"-1.50", "2", 0.5, true}, {"9223372036854775807", "1", 0, false}, {"-9223372036854775808", "-1", 0, false},
		{"9223372036854775807", "0.1", 0, false}, {"-0.05", "0.05", 0, true}, {"123456789.01", "-0.01", 123456789, true}, {"9223372036854775807", "-1", 9223372036854775806, true},
	} {
		a, ok := parseDecimal(c.a)
		b, ok2 := parseDecimal(c.b)
		if !ok || !ok2 {
			t.Fatalf("%s or %s is not read", c.a, c.b)
		}
		if sum, fits := a.plus(b); fits != c.fits || fits && sum.float() != c.sum {
			t.Errorf("%s + %s = %v, %v", c.a, c.b, sum.float(), fits)
		}
	}
	for _, bad := range []string{"", "NaN", "Infinity", "1e5", "92233720368547758070", "1.2.3", "-"} {
		if d, ok := parseDecimal(bad); ok {
			t.Errorf("%q is read as %v", bad, d)
		}
	}
}
