package panel

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// agreements is the panel of signed agreements: how many a year and by sector,
// and the list.
type agreements struct{ set *Set }

func newAgreements(s *Set) *agreements { return &agreements{s} }

// Orders of the list of agreements.
const (
	agreementsByDate = iota
	agreementsByTitle
	agreementsBySector
	agreementsByStatus
	agreementsSorts
)

type agreementsKey struct {
	sort     int
	reverse  bool
	sector   string
	from, to int
	lang     lang.Tag
}

// rows are the indexes of the agreements that st keeps, in its order: the
// newest first unless another is chosen.
func (a *agreements) rows(e *Env, st state.State) []int {
	l := state.ListAgreements
	k := agreementsKey{st.Sort[l], st.Reverse[l], st.Sector, st.From, st.To, lang.English}
	if e != nil {
		k.lang = e.Lang.Tag()
	}
	return memoised(a.set, k, func() []int {
		var out []int
		for i, x := range a.set.ds.Agreements {
			if hasSector(st, x.Sectors) && inSpan(st, x.Date) {
				out = append(out, i)
			}
		}
		slices.Reverse(out)
		if e != nil {
			a.sort(e, out, k.sort)
		}
		if k.reverse {
			slices.Reverse(out)
		}
		return out
	})
}

func (a *agreements) sort(e *Env, rows []int, by int) {
	col := e.Lang.Collator()
	all := a.set.ds.Agreements
	slices.SortStableFunc(rows, func(i, j int) int {
		switch by {
		case agreementsByTitle:
			return col.CompareString(e.text(all[i].Title), e.text(all[j].Title))
		case agreementsBySector:
			return col.CompareString(a.sectors(e, all[i]), a.sectors(e, all[j]))
		case agreementsByStatus:
			return slices.Index(data.AgreementStatuses(), all[i].Status) - slices.Index(data.AgreementStatuses(), all[j].Status)
		}
		return 0
	})
}

func (a *agreements) sectors(e *Env, x data.Agreement) string {
	var out []string
	for _, s := range x.Sectors {
		out = append(out, e.label(a.set.ds.Sectors, s.Sector))
	}
	return strings.Join(out, ", ")
}

// counted are the agreements of rows that count: concluded, documents of their
// own, and between the partners when own is true, else with others.
func (a *agreements) counted(rows []int, own bool) []data.Agreement {
	var out []data.Agreement
	for _, i := range rows {
		if x := a.set.ds.Agreements[i]; x.Counted() && x.Concluded() && a.between(x) == own {
			out = append(out, x)
		}
	}
	return out
}

// between reports whether all partners of the dataset are parties to x.
func (a *agreements) between(x data.Agreement) bool {
	for _, p := range a.set.ds.Partners {
		if len(x.Parties) > 0 && !slices.Contains(x.Parties, p) {
			return false
		}
	}
	return true
}

// Slots are the years from the first agreement to the last.
func (a *agreements) Slots(st state.State) []data.Period {
	type key struct {
		sector   string
		from, to int
	}
	return memoised(a.set, key{st.Sector, st.From, st.To}, func() []data.Period { return a.years(st) })
}

func (a *agreements) years(st state.State) []data.Period {
	rows := a.rows(nil, state.State{Sector: st.Sector, From: st.From, To: st.To})
	if len(rows) == 0 {
		return nil
	}
	first, last := math.MaxInt, 0
	for _, i := range rows {
		y := a.set.ds.Agreements[i].Date.Year()
		first, last = min(first, y), max(last, y)
	}
	var out []data.Period
	for y := first; y <= last; y++ {
		out = append(out, data.Year(y))
	}
	return out
}

// Rows, Views, Sorts and Freqs implement [Panel].
func (a *agreements) Rows(st state.State) int {
	return len(a.rows(nil, state.State{Sector: st.Sector, From: st.From, To: st.To}))
}
func (a *agreements) Views() int                    { return 0 }
func (a *agreements) Sorts() int                    { return agreementsSorts }
func (a *agreements) Freqs(state.State) []data.Freq { return nil }

// Title implements [Panel].
func (a *agreements) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PanelAgreements)
	rows := a.rows(e, st)
	if len(a.set.ds.Agreements) == 0 {
		return name, nil
	}
	order := []lang.Msg{lang.SortDate, lang.SortTitle, lang.SortSector, lang.SortStatus}[st.Sort[state.ListAgreements]%agreementsSorts]
	return name, []string{e.Lang.T(order), e.Lang.Number(float64(len(rows)), 0)}
}

// Draw implements [Panel].
func (a *agreements) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool) Zones {
	rows := a.rows(e, st)
	if len(rows) == 0 {
		m := lang.NothingLeft
		if len(a.set.ds.Agreements) == 0 {
			m = lang.NoData
		}
		message(g, r, e.Lang.T(m), theme.Dim)
		return Zones{}
	}
	list := r
	if r.W >= besideWidth {
		list.W = r.W*11/20 - 1
		x, _ := a.selected(e, st)
		beside := grid.Rect{X: r.X + list.W + 2, Y: r.Y, W: r.W - list.W - 2, H: r.H}
		drawRecord(g, beside, e, agreementRecord(e, x))
	}
	if r.H >= 4 {
		a.drawYears(g, grid.Rect{X: list.X, Y: list.Y, W: list.W, H: 1}, e, st, rows, !zoomed || list.H <= 14)
		list.Y, list.H = list.Y+1, list.H-1
	}
	if r.H >= 7 {
		a.drawLegend(g, grid.Rect{X: list.X, Y: list.Y + list.H - 1, W: list.W, H: 1}, e, rows)
		list.H--
	}
	if zoomed && list.H > 12 {
		used := groups(g, grid.Rect{X: list.X, Y: list.Y, W: list.W, H: 3}, "  ", a.sectorCounts(e, rows)...)
		list.Y, list.H = list.Y+used+1, list.H-used-1
	}
	top := drawList(g, list, len(rows), st.Sel[state.ListAgreements], e.Glyphs.Pointer, a.columns(e, rows, list.W, list.W == r.W || list.W >= 60))
	return Zones{List: list, Top: top, HasList: true}
}

// Over implements [Panel]: nothing here depends on the time cursor.
func (a *agreements) Over(*grid.Grid, grid.Rect, *Env, state.State, bool, Zones) {}

// Key implements [Panel].
func (a *agreements) Key(st state.State) state.State {
	l := state.ListAgreements
	k := state.State{Sector: st.Sector, From: st.From, To: st.To}
	k.Sel[l], k.Sort[l], k.Reverse[l] = st.Sel[l], st.Sort[l], st.Reverse[l]
	return k
}

// columns are date, title, sector (unless the record beside the list says it)
// and the mark of the status.
func (a *agreements) columns(e *Env, rows []int, w int, sectors bool) []column {
	at := func(i int) data.Agreement { return a.set.ds.Agreements[rows[i]] }
	cols := []column{
		{Width: 10, Style: theme.Dim, Text: func(i int) string { return listDate(at(i).Date) }},
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return e.text(at(i).Title) }},
	}
	if sectors && w >= 40 {
		names := make([]string, len(rows))
		for i := range rows {
			names[i] = a.firstSector(e, at(i))
		}
		cols = append(cols, column{Width: nameWidth(names, w/4), Style: theme.Dim, Text: func(i int) string { return a.firstSector(e, at(i)) }})
	}
	return append(cols, column{Width: 1, Mark: func(i int) grid.Style { return agreementStyle(at(i)) },
		Text: func(i int) string { return string(agreementMark(e, at(i))) }})
}

func (a *agreements) firstSector(e *Env, x data.Agreement) string {
	if len(x.Sectors) == 0 {
		return ""
	}
	return e.label(a.set.ds.Sectors, x.Sectors[0].Sector)
}

func agreementMark(e *Env, x data.Agreement) rune {
	switch {
	case x.VariantOf != "":
		return e.Glyphs.Estimate
	case x.Status == data.AgreementAnnounced, x.About != "":
		return e.Glyphs.Provisional
	case x.Status == data.AgreementInForce:
		return e.Glyphs.Check
	case x.Status == data.AgreementExpired, x.Status == data.AgreementTerminated:
		return e.Glyphs.Cross
	}
	return e.Glyphs.Exact
}

func agreementStyle(x data.Agreement) grid.Style {
	if !x.Counted() || !x.Concluded() {
		return theme.Dim
	}
	return theme.Series3
}

// drawLegend draws the marks that occur among rows.
func (a *agreements) drawLegend(g *grid.Grid, r grid.Rect, e *Env, rows []int) {
	var out [][]word
	seen := map[rune]bool{}
	for _, i := range rows {
		x := a.set.ds.Agreements[i]
		m := agreementMark(e, x)
		if seen[m] {
			continue
		}
		seen[m] = true
		w := agreementStatus(e, x.Status)
		if x.VariantOf != "" {
			w = e.Lang.T(lang.TwoDates)
		} else if x.About != "" {
			w = e.Lang.T(lang.ActOf)
		}
		out = append(out, []word{{text: string(m) + " ", style: agreementStyle(x)}, {text: w, style: theme.Dim}})
	}
	groups(g, r, "  ", out...)
}

func agreementStatus(e *Env, s data.AgreementStatus) string {
	return e.Lang.T(map[data.AgreementStatus]lang.Msg{data.AgreementAnnounced: lang.AgreementAnnounced,
		data.AgreementSigned: lang.AgreementSigned, data.AgreementInForce: lang.AgreementInForce,
		data.AgreementExpired: lang.AgreementExpired, data.AgreementTerminated: lang.AgreementTerminated}[s])
}

// drawYears draws the number of agreements a year as a row of bars and, beside
// it, as many sectors as fit.
func (a *agreements) drawYears(g *grid.Grid, r grid.Rect, e *Env, st state.State, rows []int, sectors bool) {
	slots := a.Slots(st)
	counts := make([]float64, len(slots))
	for _, x := range append(a.counted(rows, true), a.counted(rows, false)...) {
		counts[x.Date.Year()-slots[0].Year()]++
	}
	x := g.Text(r.X, r.Y, strconv.Itoa(slots[0].Year())+" ", theme.Dim)
	w := min(len(slots), max(0, r.X+r.W-x-24))
	chart.Spark(g, x, r.Y, w, counts, theme.Series1, theme.Faint, e.Glyphs)
	x += w
	if len(slots) > 1 {
		x = g.Text(x, r.Y, " "+strconv.Itoa(slots[len(slots)-1].Year()), theme.Dim)
	}
	if !sectors {
		return
	}
	groups(g, grid.Rect{X: x + 3, Y: r.Y, W: r.X + r.W - x - 3, H: 1}, "  ", a.sectorCounts(e, rows)...)
}

// bySector counts the agreements of rows that count, by their first sector.
func (a *agreements) bySector(rows []int) (ids []string, counts map[string]int) {
	counts = map[string]int{}
	for _, x := range append(a.counted(rows, true), a.counted(rows, false)...) {
		for _, s := range x.Sectors[:min(1, len(x.Sectors))] {
			if counts[s.Sector]++; counts[s.Sector] == 1 {
				ids = append(ids, s.Sector)
			}
		}
	}
	slices.SortStableFunc(ids, func(x, y string) int {
		if d := counts[y] - counts[x]; d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	return ids, counts
}

// sectorCounts are the sectors with how many agreements each has, the fullest
// first.
func (a *agreements) sectorCounts(e *Env, rows []int) [][]word {
	ids, counts := a.bySector(rows)
	var all [][]word
	for _, id := range ids {
		all = append(all, []word{{text: e.label(a.set.ds.Sectors, id) + " ", style: theme.Dim}, {text: strconv.Itoa(counts[id]), style: theme.Ink}})
	}
	return all
}

// selected is the agreement under the selection; false when there is none.
func (a *agreements) selected(e *Env, st state.State) (data.Agreement, bool) {
	rows := a.rows(e, st)
	if len(rows) == 0 {
		return data.Agreement{}, false
	}
	return a.set.ds.Agreements[rows[min(st.Sel[state.ListAgreements], len(rows)-1)]], true
}

// Sentence implements [Panel].
func (a *agreements) Sentence(e *Env, st state.State) string {
	rows := a.rows(e, st)
	own := a.counted(rows, true)
	if len(own) == 0 {
		return e.Lang.T(lang.NoData)
	}
	first, last := own[0], own[0]
	for _, x := range own {
		if x.Date.Compare(first.Date) < 0 {
			first = x
		}
		if x.Date.Compare(last.Date) > 0 {
			last = x
		}
	}
	return e.Lang.F(lang.SayAgreements, e.Lang.N(lang.Agreements, len(own)), strconv.Itoa(first.Date.Year()),
		strconv.Itoa(last.Date.Year()), e.Lang.Date(last.Date), e.text(last.Title))
}
