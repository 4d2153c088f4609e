package panel

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// drawn is the trade panel of st, with what depends on the cursor.
func drawn(e *Env, st state.State, w, h int, zoomed bool) (*grid.Grid, Zones) {
	g := grid.New(w, h)
	tr := tradeOf(e)
	z := tr.Draw(g, g.Bounds(), e, st, zoomed)
	tr.Over(g, g.Bounds(), e, st, zoomed, z)
	return g, z
}

// made is a timeline of one series, a cell a year.
func made(cells ...data.Cell) timeline {
	tl := timeline{unit: data.Unit{ID: "USD"}, series: []series{{cells: cells, style: theme.Series1}}}
	for i := range cells {
		tl.periods = append(tl.periods, data.Year(2010+i))
	}
	return tl
}

func cell(v float64, s data.Status, b data.Bound) data.Cell {
	return data.Cell{OK: true, Value: v, Low: v, High: v, Status: s, Bound: b}
}

func TestLinesSayTheStatus(t *testing.T) {
	e := newEnv(t, lang.English)
	gap := data.Missing(data.WhyStatus)
	gap.Status = data.StatusBreak | data.StatusMissing
	refused := data.Missing(data.WhyBreak)
	refused.Status = data.StatusBreak
	cases := []struct {
		c     data.Cell
		dash  chart.Dash
		brk   bool
		faint bool
		mark  rune
	}{
		{cell(1, 0, data.Exact), chart.Solid, false, false, e.Glyphs.Exact},
		{cell(1, 0, data.More), chart.Solid, false, true, e.Glyphs.More},
		{cell(1, data.StatusForecast, data.Exact), chart.Dashed, false, true, e.Glyphs.Forecast},
		{cell(1, data.StatusForecast|data.StatusProvisional, data.Exact), chart.Dashed, false, true, e.Glyphs.Forecast},
		{cell(1, data.StatusProvisional, data.More), chart.Dotted, false, true, e.Glyphs.MoreHollow},
		{cell(1, data.StatusEstimate, data.Exact), chart.Dotted, false, true, e.Glyphs.Estimate},
		{cell(1, data.StatusImputed, data.Exact), chart.Dotted, false, true, e.Glyphs.Estimate},
		{cell(1, data.StatusLowReliable, data.Exact), chart.Solid, false, true, e.Glyphs.Suspicious},
		{cell(1, data.StatusBreak, data.Exact), chart.Solid, true, true, e.Glyphs.Exact},
		{cell(1, data.StatusBreak|data.StatusProvisional, data.Exact), chart.Dotted, true, true, e.Glyphs.Provisional},
		{gap, chart.Solid, true, false, e.Glyphs.Exact},
		{refused, chart.Solid, false, false, e.Glyphs.Exact},
	}
	for _, c := range cases {
		tl := made(c.c)
		pt := tl.lines(e)[0].Points[0]
		if pt.Dash != c.dash || pt.Break != c.brk || pt.Faint || pt.Mark != c.mark {
			t.Errorf("%s %q: %+v, want dash %d, break %v, mark %q", c.c.Status, c.c.Bound, pt, c.dash, c.brk, c.mark)
		}
		tl.normal = true
		if pt := tl.lines(e)[0].Points[0]; pt.Faint != c.faint {
			t.Errorf("%s %q: faint %v among normal figures", c.c.Status, c.c.Bound, pt.Faint)
		}
	}
	said := func(tl timeline) string {
		var b strings.Builder
		for _, ws := range tl.legend(e) {
			for _, w := range ws {
				b.WriteString(w.text)
			}
			b.WriteString(";")
		}
		return b.String()
	}
	both := said(made(cell(1, data.StatusBreak|data.StatusProvisional, data.Exact)))
	for _, s := range []data.Status{data.StatusBreak, data.StatusProvisional} {
		if !strings.Contains(both, e.Lang.Status(s)) {
			t.Errorf("the legend of a provisional value after a break is %q", both)
		}
	}
}

func TestTradeYearAgo(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	for _, st := range []state.State{{}, {From: 2018, To: 2024}, {Freq: data.FreqMonth}, {Transform: data.GrowthYear}, {Sector: "transport"}} {
		plain, st2 := tr.timeline(st), st
		st2.YearAgo = true
		tl := tr.timeline(st2)
		whole := st
		whole.From, whole.To = 0, 0
		all := tr.timeline(whole)
		if !slices.Equal(tl.periods, plain.periods) {
			t.Fatalf("%+v: the periods change", st)
		}
		for i, s := range tl.series {
			if plain.series[i].ago != nil {
				t.Error("an overlay that nobody asked for")
			}
			for k, p := range tl.periods {
				before := data.Missing("")
				if j := slices.Index(all.periods, p.YearAgo()); j >= 0 {
					before = all.series[i].cells[j]
				}
				got := s.ago[k]
				if got.OK != before.OK || got.OK && got.Value != before.Value {
					t.Errorf("%+v: a year before %v stands %v, want %v", st, p, got.Value, before.Value)
				}
			}
		}
		lines := tl.lines(e)
		if len(lines) != 2*len(tl.series) {
			t.Fatalf("%d lines of %d series", len(lines), len(tl.series))
		}
		for i, l := range lines {
			if over := i < len(tl.series); l.Faint != over || l.Dashed != over || l.Style != tl.series[i%len(tl.series)].style {
				t.Errorf("line %d: faint %v, dashed %v", i, l.Faint, l.Dashed)
			}
		}
	}
	g, _ := drawn(e, state.State{YearAgo: true}, 80, 20, false)
	if !strings.Contains(g.Plain(), e.Lang.T(lang.YearAgo)) {
		t.Errorf("the overlay has no word:\n%s", g.Plain())
	}
}

func TestTradeLogAxis(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := state.State{Log: true}
		g, z := drawn(e, st, 80, 20, false)
		if z.Chart.Omitted != 0 || strings.Contains(g.Plain(), "\n0 ") {
			t.Errorf("%s: levels leave out %d:\n%s", tag, z.Chart.Omitted, g.Plain())
		}
		if _, notes := tradeOf(e).Title(e, st); !slices.Contains(notes, e.Lang.T(lang.LogAxis)) {
			t.Errorf("%s: the title notes are %q", tag, notes)
		}
		st.Transform = data.GrowthYear
		g, z = drawn(e, st, 120, 20, false)
		want := 0
		for _, s := range tradeOf(e).timeline(st).series {
			for _, c := range s.cells {
				if c.OK && c.Value <= 0 {
					want++
				}
			}
		}
		said := e.Lang.F(lang.LogNone, e.Lang.Number(float64(want), 0))
		if want == 0 || z.Chart.Omitted != want || !strings.Contains(g.Plain(), said) {
			t.Errorf("%s: %d left out, want %d and %q:\n%s", tag, z.Chart.Omitted, want, said, g.Plain())
		}
		for h := 5; h < 24; h++ { // whatever else there is to say
			st.Mark, st.Cursor = data.Year(2014), data.Year(2023)
			if g, _ := drawn(e, st, 120, h, false); !strings.Contains(g.Plain(), said) {
				t.Errorf("%s: in %d rows nothing says what is left out:\n%s", tag, h, g.Plain())
			}
		}
		st.Table = true
		if _, notes := tradeOf(e).Title(e, st); slices.Contains(notes, e.Lang.T(lang.LogAxis)) {
			t.Errorf("%s: a table has no axis: %q", tag, notes)
		}
	}
}

func TestTradeNormalOnly(t *testing.T) {
	e := newEnv(t, lang.English)
	for _, table := range []bool{false, true} {
		st := state.State{NormalOnly: true, Table: table, Cursor: data.Year(2011)}
		g, _ := drawn(e, st, 80, 24, false)
		if !strings.Contains(g.Plain(), e.Lang.T(lang.NormalOnly)) {
			t.Errorf("table %v: not said:\n%s", table, g.Plain())
		}
		plot := rooms(g.Bounds(), false).plot
		for y := range plot.H {
			for x := range plot.W {
				c := g.At(x, y)
				if bound := c.Rune == '>' || c.Rune == '~' || c.Rune == '▴' || c.Rune == '◍'; bound && c.Style != theme.Faint {
					t.Errorf("table %v: %q stands out", table, c.Rune)
				}
			}
		}
	}
}

func TestTradeTable(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	tl := tr.timeline(state.New())
	for _, zoomed := range []bool{false, true} {
		st := state.State{Table: true, Cursor: data.Year(2014)}
		g, z := drawn(e, st, 120, 30, zoomed)
		text := g.Plain()
		if z.HasChart {
			t.Error("a table is no chart")
		}
		for _, c := range tl.series[0].cells {
			if c.OK && !strings.Contains(text, e.Lang.Cell(c, 3)) {
				t.Errorf("zoomed %v: no %s:\n%s", zoomed, e.Lang.Cell(c, 3), text)
			}
		}
		if n := strings.Count(text, " 2012 "); n != 1 {
			t.Errorf("zoomed %v: the table is there %d times:\n%s", zoomed, n, text)
		}
	}
}

// TestTradeLooksStayInside draws every way of looking on every size.
func TestTradeLooksStayInside(t *testing.T) {
	e := newEnv(t, lang.Russian)
	tr := tradeOf(e)
	all := state.State{Log: true, YearAgo: true, NormalOnly: true, Mark: data.Year(2014)}
	table, growth, sector := all, all, all
	table.Table, table.View[state.PanelTrade] = true, 3
	growth.Transform = data.GrowthYear
	sector.Sector, sector.Freq = "transport", data.FreqMonth
	for i, st := range []state.State{all, table, growth, sector} {
		for w := 0; w < 130; w += 3 {
			for h := range 30 {
				g := grid.New(w+4, h+4)
				g.Fill(g.Bounds(), '%', 0)
				r := grid.Rect{X: 2, Y: 2, W: w, H: h}
				lift := g.Clip(r)
				tr.Over(g, r, e, st, h%2 == 0, tr.Draw(g, r, e, st, h%2 == 0))
				lift()
				for y := range g.H {
					for x := range g.W {
						if !r.Contains(x, y) && g.At(x, y).Rune != '%' {
							t.Fatalf("look %d, %d×%d: %q at %d,%d", i, w, h, g.At(x, y).Rune, x, y)
						}
					}
				}
			}
		}
	}
}

// TestTradeTableStaysInThePlot has the readout and the legend below it.
func TestTradeTableStaysInThePlot(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	st := state.State{Table: true, View: [state.PanelKinds]int{3}}
	tl := tr.timeline(st)
	for w := 10; w < 80; w += 7 {
		for h := range 20 {
			g := grid.New(80, 24)
			g.Fill(g.Bounds(), '%', 0)
			r := grid.Rect{X: 3, Y: 2, W: w, H: h}
			tr.drawTable(g, r, e, st, tl)
			for y := range g.H {
				for x := range g.W {
					if !r.Contains(x, y) && g.At(x, y).Rune != '%' {
						t.Fatalf("%d×%d: %q at %d,%d", w, h, g.At(x, y).Rune, x, y)
					}
				}
			}
		}
	}
}

func TestTradeSpan(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	text := func(st state.State, to data.Period) string {
		var b strings.Builder
		for _, w := range tr.span(e, st, to) {
			b.WriteString(w.text)
		}
		return b.String()
	}
	tl := tr.timeline(state.New())
	at := func(i, year int) data.Cell { return tl.series[i].cells[year-tl.periods[0].Year()] }
	from, to := at(1, 2014), at(1, 2023)
	rate := (math.Pow(to.Value/from.Value, 1.0/9) - 1) * 100
	want := e.Lang.Number(rate, 1) + " %"
	for _, st := range []state.State{
		{Mark: data.Year(2014)}, {Mark: data.Year(2014), Transform: data.GrowthYear}, {Mark: data.Year(2014), From: 2020},
	} {
		got := text(st, data.Year(2023))
		if !strings.Contains(got, want) || !strings.Contains(got, "2014") || !strings.Contains(got, "2023") {
			t.Errorf("%+v: %q, want %q", st, got, want)
		}
	}
	if back := text(state.State{Mark: data.Year(2023)}, data.Year(2014)); back != text(state.State{Mark: data.Year(2014)}, data.Year(2023)) {
		t.Errorf("backwards: %q", back)
	}
	if s := text(state.State{Mark: data.Year(2014)}, data.Year(2014)); s != "" {
		t.Errorf("no span: %q", s)
	}
	if s := text(state.State{}, data.Year(2014)); s != "" {
		t.Errorf("no mark: %q", s)
	}
	if s := text(state.State{Mark: data.Year(2016)}, data.Year(2023)); strings.Contains(s, "%") || !strings.Contains(s, e.Lang.T(lang.WhyBase)) {
		t.Errorf("from a year without a figure: %q", s)
	}
	broken := made(cell(1, 0, data.Exact), cell(2, data.StatusBreak, data.Exact), cell(4, 0, data.Exact))
	if c := broken.compound(broken.series[0], data.Year(2010), data.Year(2012)); c.OK || c.Why != data.WhyBreak {
		t.Errorf("over a break: %+v", c)
	}
	percent := broken
	percent.unit = data.Percent
	if c := percent.compound(broken.series[0], data.Year(2011), data.Year(2012)); c.OK {
		t.Errorf("a percentage grows: %+v", c)
	}
	// It is on the screen, with a second line, also where a panel is small.
	for _, h := range []int{12, 24} {
		st := state.State{Mark: data.Year(2014), Cursor: data.Year(2023)}
		g, z := drawn(e, st, 80, h, false)
		x, _ := z.Chart.X(3)
		line := 0
		for y := range g.H {
			if g.At(x, y).Rune == e.Glyphs.Cursor {
				line++
			}
		}
		if line == 0 || !strings.Contains(g.Plain(), want) {
			t.Errorf("%d rows: %d cells of the mark's line:\n%s", h, line, g.Plain())
		}
	}
}

// TestSpanIsLabelled finds the labels of both ends of a span below the chart,
// that of the mark in ink.
func TestSpanIsLabelled(t *testing.T) {
	e := newEnv(t, lang.English)
	for _, mark := range []int{2012, 2014, 2016, 2021} {
		st := state.State{Mark: data.Year(mark), Cursor: data.Year(2023)}
		g, _ := drawn(e, st, 80, 24, false)
		found := map[string]bool{}
		for y, row := range strings.Split(g.Plain(), "\n") {
			for _, year := range []string{strconv.Itoa(mark), "2023"} {
				if x := strings.Index(row, year); x >= 0 && strings.Count(row, "20") > 3 {
					x = len([]rune(row[:x]))
					found[year] = found[year] || g.At(x, y).Style == map[bool]grid.Style{true: theme.Accent | theme.Bold, false: theme.Ink | theme.Bold}[year == "2023"]
				}
			}
		}
		if len(found) != 2 || !found["2023"] || !found[strconv.Itoa(mark)] {
			t.Errorf("mark %d: %v in\n%s", mark, found, g.Plain())
		}
	}
}

// TestEventsObeyTheSector counts the marks under every sector.
func TestEventsObeyTheSector(t *testing.T) {
	e := newEnv(t, lang.English)
	fewer := 0
	for _, sector := range append([]string{""}, e.Set.Sectors()...) {
		tl := tradeOf(e).timeline(state.New())
		tl.sector = sector
		want := 0
		for _, ev := range e.Set.ds.Events {
			if eventOf(ev, sector) && slices.ContainsFunc(tl.periods, func(p data.Period) bool { return p.Contains(ev.Date) }) {
				want++
			}
		}
		got := len(e.Set.events(tl))
		if got != want {
			t.Errorf("%q: %d marks; want %d", sector, got, want)
		}
		if got < len(e.Set.ds.Events) {
			fewer++
		}
	}
	if tl := tradeOf(e).timeline(state.State{Sector: "transport"}); tl.sector != "transport" {
		t.Errorf("the chart of a sector keeps %q", tl.sector)
	}
	if fewer < 2 {
		t.Error("no sector has fewer events than all")
	}
}
