package panel

import (
	"slices"
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// agreements is the panel of signed agreements: how many a year and by sector,
// and the list.
type agreements struct{ set *Set }

func (*agreements) on(s *Set) Panel { return &agreements{s} }

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

// Slots are the years from the first agreement to the last.
func (a *agreements) Slots(st state.State) []data.Period {
	type key struct {
		sector   string
		from, to int
	}
	return memoised(a.set, key{st.Sector, st.From, st.To}, func() []data.Period { return a.years(st) })
}

// Rows, Views, Sorts and Freqs implement [Panel].
func (a *agreements) Rows(st state.State) int {
	return len(a.rows(nil, state.State{Sector: st.Sector, From: st.From, To: st.To}))
}

func (a *agreements) Views() int { return 0 }

func (a *agreements) Sorts() int { return agreementsSorts }

func (a *agreements) Freqs(state.State) []data.Freq { return nil }

// Title implements [Panel].
func (a *agreements) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PanelAgreements)
	rows := a.rows(e, st)
	if len(a.set.ds.Agreements) == 0 {
		return name, nil
	}
	order := []lang.Msg{lang.SortDate, lang.SortTitle, lang.SortSector, lang.SortStatus}[st.Sort[state.ListAgreements]%agreementsSorts]
	return name, []string{e.Lang.T(order), e.Lang.N(lang.RowsN, len(rows))}
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
		used += groups(g, grid.Rect{X: list.X, Y: list.Y + used, W: list.W, H: 2}, " "+string(e.Glyphs.Separator)+" ", a.proof(e, rows)...)
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

// selected is the agreement under the selection; false when there is none.
func (a *agreements) selected(e *Env, st state.State) (data.Agreement, bool) {
	rows := a.rows(e, st)
	if len(rows) == 0 {
		return data.Agreement{}, false
	}
	return a.set.ds.Agreements[rows[min(st.Sel[state.ListAgreements], len(rows)-1)]], true
}
