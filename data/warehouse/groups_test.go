package warehouse

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"accord/data"
	"accord/data/store"
)

// row is a row of a table as it is written; nil is NULL.
type row struct {
	period              string
	area, partner, flow any
	status, bound       any
	value               any // float64, maybe NaN, or nil
}

// memory is what a table is to come to: every row is looked at.
type memory struct {
	dims     []string
	rows     []row
	decimals int
}

// Group implements [data.Grouper] in the slowest way.
func (m *memory) Group(_ context.Context, g data.Grouping) ([]data.Group, error) {
	r := reader{scale: func(v float64) float64 { return v }}
	for _, x := range m.rows {
		codes := m.codes(x)
		p := period(x.period)
		keep := withinWindow(p, g.Freq, g.From, g.To)
		for _, f := range g.Where {
			keep = keep && matches(f, codes[slices.Index(m.dims, f.Dimension)])
		}
		if !keep {
			continue
		}
		group := data.Group{Period: p, Rows: 1, Decimals: m.decimals}
		for _, d := range g.Dims {
			group.Codes = append(group.Codes, codes[d])
		}
		if s, ok := x.status.(string); ok {
			group.Status, _ = data.ParseStatus(s)
		}
		if s, ok := x.bound.(string); ok {
			group.Bound, _ = data.ParseBound(s)
		}
		v, ok := x.value.(float64)
		group.Sum = v
		if !ok || math.IsNaN(v) || group.Status.Missing() {
			group.Missing, group.Sum, group.Bound = true, math.NaN(), data.Exact
			if !group.Status.Missing() {
				group.Status |= data.StatusMissing
			}
		}
		r.groups = append(r.groups, summed{Group: group})
	}
	return r.scaled(r.done()), nil
}

func (m *memory) codes(x row) []string {
	text := func(v any) string {
		s, _ := v.(string)
		return tidy(s)
	}
	return []string{"TRADE", text(x.area), text(x.partner), text(x.flow), ""}
}

// kindOfPeriod is how periods stand in a table, and of which periods it can be.
type kindOfPeriod struct {
	name, postgres, clickhouse string
	freq                       data.Freq
	draw                       func(*rand.Rand) (written, period string)
	plain                      bool // written without quotes
}

func kindsOfPeriods() []kindOfPeriod {
	year := func(r *rand.Rand) int { return 2015 + r.IntN(8) }
	return []kindOfPeriod{
		{name: "text", postgres: "text", clickhouse: "String", draw: func(r *rand.Rand) (string, string) {
			y := year(r)
			p := []string{fmt.Sprint(y), fmt.Sprintf("%d-Q%d", y, 1+r.IntN(4)), fmt.Sprintf("%d-%02d", y, 1+r.IntN(12)), fmt.Sprintf("%d-S%d", y, 1+r.IntN(2)),
				fmt.Sprintf("%d-YTD-%02d", y, 1+r.IntN(12)), fmt.Sprintf("%d-W%02d", y, 1+r.IntN(50)), fmt.Sprintf("%d-03-01/%d-05-31", y, y)}[r.IntN(7)]
			return p, p
		}},
		{name: "days", postgres: "date", clickhouse: "Date", freq: data.FreqDay, draw: func(r *rand.Rand) (string, string) {
			p := fmt.Sprintf("%d-%02d-%02d", year(r), 1+r.IntN(3), 1+r.IntN(28))
			return p, p
		}},
		{name: "days by month", postgres: "date", clickhouse: "Date", freq: data.FreqMonth, draw: func(r *rand.Rand) (string, string) {
			m := fmt.Sprintf("%d-%02d", year(r), 1+r.IntN(12))
			return m + fmt.Sprintf("-%02d", 1+r.IntN(28)), m
		}},
		{name: "moments by quarter", postgres: "timestamp with time zone", clickhouse: "DateTime", freq: data.FreqQuarter, draw: func(r *rand.Rand) (string, string) {
			y, q := year(r), r.IntN(4)
			return fmt.Sprintf("%d-%02d-%02d 23:30:00", y, q*3+1+r.IntN(3), 1+r.IntN(28)), fmt.Sprintf("%d-Q%d", y, q+1)
		}},
		{name: "years", postgres: "integer", clickhouse: "UInt16", plain: true, draw: func(r *rand.Rand) (string, string) {
			y := fmt.Sprint(year(r))
			return y, y
		}},
		{name: "year and month", postgres: "bigint", clickhouse: "UInt32", plain: true, draw: func(r *rand.Rand) (string, string) {
			y, m := year(r), 1+r.IntN(12)
			return fmt.Sprintf("%d%02d", y, m), fmt.Sprintf("%d-%02d", y, m)
		}},
	}
}

// kindOfValue is how values stand in a table. Sums of what is drawn are exact in
// whatever order.
type kindOfValue struct {
	name, postgres, clickhouse string
	decimals                   int
	draw                       func(*rand.Rand) float64
	nan                        bool
}

func kindsOfValues() []kindOfValue {
	quarters := func(r *rand.Rand) float64 { return float64(r.IntN(1<<20)-1<<18) / 4 }
	whole := func(r *rand.Rand) float64 { return float64(r.IntN(1<<20) - 1<<18) }
	return []kindOfValue{
		{"double", "double precision", "Nullable(Float64)", -1, quarters, true},
		{"real", "real", "Nullable(Float32)", -1, quarters, true},
		{"decimal", "numeric(14,2)", "Nullable(Decimal(14,2))", 2, quarters, false},
		{"integer", "integer", "Nullable(Int32)", 0, whole, false},
		{"bigint", "bigint", "Nullable(Int64)", 0, whole, false},
	}
}

// Strange codes are data like others.
func strangeCodes() []any {
	return []any{"AZ", "RU", "GE", "NA", nil, "", "_T", "O'Brien", `back\slash`, `quo"te`, "ta\tb", "ə", "x;--", "{a,b}", "%s", "NULL", `\N`}
}

// fill makes a table of random rows on s, and returns what it is to come to.
func fill(t *testing.T, s server, r *rand.Rand, n int, pk kindOfPeriod, vk kindOfValue) (Spec, *memory) {
	t.Helper()
	name := s.named(t)
	ptype, vtype, text, end := pk.postgres, vk.postgres, "text", ""
	if s.is(ClickHouse) {
		ptype, vtype, text, end = pk.clickhouse, vk.clickhouse, "Nullable(String)", " ENGINE = MergeTree ORDER BY tuple()"
	}
	s.exec(t, fmt.Sprintf("CREATE TABLE %s (%s %s, %s %s, %s %s, %s %s, %s %s, %s %s, %s %s)%s", name,
		"time_period", ptype, "ref_area", text, "counterpart_area", text, "trade_flow", text, "obs_status", text, "obs_bound", text, "obs_value", vtype, end))
	m := &memory{dims: data.StandardDimensions(), decimals: vk.decimals}
	pick := func(list ...any) any { return list[r.IntN(len(list))] }
	codes := strangeCodes()
	var sql strings.Builder
	fmt.Fprintf(&sql, "INSERT INTO %s (time_period, ref_area, counterpart_area, trade_flow, obs_status, obs_bound, obs_value) VALUES ", name)
	for i := range n {
		written, p := pk.draw(r)
		x := row{period: p, area: codes[r.IntN(min(len(codes), 3+r.IntN(len(codes))))], partner: pick("RU", "TR", nil), flow: pick("X", "M", "T", ""),
			status: pick(nil, nil, "", "A", "P", "E", "EP", "PE", "O"), bound: pick(nil, nil, nil, "", ">", "<", "~"), value: vk.draw(r)}
		switch r.IntN(12) {
		case 0:
			x.value = nil
		case 1:
			if vk.nan {
				x.value = math.NaN()
			}
		}
		m.rows = append(m.rows, x)
		if !pk.plain {
			written = s.literal(written)
		}
		if i > 0 {
			sql.WriteString(", ")
		}
		cells := []string{written}
		for _, v := range []any{x.area, x.partner, x.flow, x.status, x.bound, x.value} {
			cells = append(cells, s.literal(v))
		}
		sql.WriteString("(" + strings.Join(cells, ", ") + ")")
	}
	s.exec(t, sql.String())
	return Spec{Address: s.address, Table: name, Indicator: "TRADE", Unit: data.Unit{ID: "USD"}, Columns: []Column{
		{Name: "time_period", Role: RolePeriod, Freq: pk.freq}, dimension("ref_area"), dimension("counterpart_area"), dimension("trade_flow"),
		{Name: "obs_status", Role: RoleStatus}, {Name: "obs_bound", Role: RoleBound}, {Name: "obs_value", Role: RoleValue}}}, m
}

// randomGrouping asks for something.
func randomGrouping(r *rand.Rand) data.Grouping {
	var g data.Grouping
	dims := data.StandardDimensions()
	for d := range dims {
		if r.IntN(2) == 0 {
			g.Dims = append(g.Dims, d)
		}
	}
	if r.IntN(3) > 0 {
		g.Where = append(g.Where, data.Filter{Dimension: data.DimIndicator, Codes: []string{"TRADE"}})
	}
	for _, d := range []string{data.DimRefArea, data.DimFlow, data.DimActivity} {
		if r.IntN(3) == 0 {
			f := data.Filter{Dimension: d}
			for range 1 + r.IntN(4) {
				code, _ := strangeCodes()[r.IntN(len(strangeCodes()))].(string)
				if d == data.DimFlow {
					code = []string{"X", "M", "T", "_T", "nothing"}[r.IntN(5)]
				}
				f.Codes = append(f.Codes, tidy(code))
			}
			g.Where = append(g.Where, f)
		}
	}
	if r.IntN(3) == 0 {
		g.Freq = data.Freqs()[r.IntN(len(data.Freqs()))]
	}
	if r.IntN(3) == 0 {
		g.From = period([]string{"2017", "2018-Q2", "2019-03"}[r.IntN(3)])
	}
	if r.IntN(3) == 0 {
		g.To = period([]string{"2021", "2020-Q3", "2019-11-15"}[r.IntN(3)])
	}
	return g
}

// The groups of a database are those that looking at every row gives.
func TestGroupsAreThoseOfTheRows(t *testing.T) {
	for _, s := range servers(t) {
		for i, pk := range kindsOfPeriods() {
			for j, vk := range kindsOfValues() {
				if (i+j)%3 != 0 && testing.Short() {
					continue
				}
				t.Run(string(s.address.Engine)+"/"+pk.name+"/"+vk.name, func(t *testing.T) {
					t.Parallel() // it mostly waits
					r := rand.New(rand.NewPCG(uint64(i), uint64(j)))
					spec, want := fill(t, s, r, 400, pk, vk)
					table := open(t, spec, want.dims)
					for range 40 {
						g := randomGrouping(r)
						a, err := table.Group(context.Background(), g)
						if err != nil {
							t.Fatalf("%v of %+v", err, g)
						}
						b, _ := want.Group(context.Background(), g)
						if d := differ(a, b); d != "" {
							t.Fatalf("%+v: %s", g, d)
						}
					}
				})
			}
		}
	}
}

// differ says where two lists of groups differ; "" where they do not.
func differ(got, want []data.Group) string {
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			return fmt.Sprintf("%d groups, want %d; lacks %+v", len(got), len(want), want[i])
		case i >= len(want):
			return fmt.Sprintf("%d groups, want %d; has %+v", len(got), len(want), got[i])
		case compareGroups(got[i], want[i]) != 0 || got[i].Rows != want[i].Rows || math.Float64bits(got[i].Sum) != math.Float64bits(want[i].Sum) && !got[i].Missing || !got[i].Missing && got[i].Decimals != want[i].Decimals:
			return fmt.Sprintf("group %d is %+v, want %+v", i, got[i], want[i])
		}
	}
	return ""
}

// Frames are the same whether rows are in memory, in PostgreSQL or in ClickHouse.
func TestFramesAreTheSameOnAllEngines(t *testing.T) {
	all := servers(t)
	for i, pk := range kindsOfPeriods() {
		for j, vk := range kindsOfValues() {
			if (i+j)%3 != 1 && testing.Short() {
				continue
			}
			t.Run(pk.name+"/"+vk.name, func(t *testing.T) {
				t.Parallel()
				var stores []data.Store
				var ds *data.Dataset
				for _, s := range all {
					spec, rows := fill(t, s, rand.New(rand.NewPCG(uint64(i), uint64(j))), 300, pk, vk)
					table := open(t, spec, rows.dims)
					survey, err := table.Survey(context.Background())
					if err != nil {
						t.Fatal(err)
					}
					ds = dataset(survey, table)
					if len(stores) == 0 {
						stores = append(stores, store.Over(ds, rows))
					}
					stores = append(stores, store.Over(ds, table))
				}
				r := rand.New(rand.NewPCG(7, uint64(i*10+j)))
				for range 60 {
					sameFrames(t, stores, randomQuery(r))
				}
			})
		}
	}
}

func dataset(s *Survey, t *Table) *data.Dataset {
	ds := &data.Dataset{Indicators: []data.Indicator{{ID: "TRADE", Unit: data.Unit{ID: "USD"}, Decimals: 1}}, Facts: &data.Facts{}}
	for d, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
		for _, c := range s.Codes[d] {
			ds.Dimensions[d].Codes = append(ds.Dimensions[d].Codes, data.Code{ID: c})
		}
	}
	ds.Bulk = &data.Bulk{Grouper: t, Rows: s.Rows, First: s.First, Last: s.Last, Freqs: s.Freqs, Codes: s.Codes, Distant: true}
	return ds
}

func randomQuery(r *rand.Rand) data.Query {
	g := randomGrouping(r)
	q := data.Query{Indicator: "TRADE", Freq: g.Freq, From: g.From, To: g.To}
	for _, f := range g.Where {
		if f.Dimension != data.DimIndicator {
			q.Where = append(q.Where, f)
		}
	}
	for _, d := range g.Dims {
		if id := data.StandardDimensions()[d]; id != data.DimIndicator {
			q.By = append(q.By, id)
		}
	}
	q.Transform = []data.Transform{data.Level, data.Level, data.GrowthPrev, data.GrowthYear, data.Share, data.Cumulated, data.Difference}[r.IntN(7)]
	return q
}

func sameFrames(t *testing.T, stores []data.Store, q data.Query) {
	t.Helper()
	frames := make([]string, len(stores))
	var all sync.WaitGroup
	for i, s := range stores {
		all.Go(func() {
			f, err := s.Query(context.Background(), q)
			frames[i] = fmt.Sprintf("%v\n%v %v\n%s", err, f.Freq, f.Unit, written(f))
		})
	}
	all.Wait()
	for i, f := range frames[1:] {
		if f != frames[0] {
			t.Fatalf("%+v\nin memory: %s\nin database %d: %s", q, frames[0], i, f)
		}
	}
}

// written is a frame as text, to the last bit.
func written(f data.Frame) string {
	var b strings.Builder
	fmt.Fprintln(&b, f.Periods)
	for _, s := range f.Series {
		fmt.Fprintf(&b, "%q", s.Key)
		for _, c := range s.Cells {
			fmt.Fprintf(&b, " %v/%s/%x/%d/%s/%s/%d", c.OK, c.Why, math.Float64bits(c.Value), c.Decimals, c.Bound, c.Status, c.Claims)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
