package panel

import (
	"math"
	"strconv"
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// Sentence implements [Panel].
func (a *agreements) Sentence(e *Env, st state.State) string {
	return a.set.sentence(e, state.PanelAgreements, st, func() string { return a.say(e, st) })
}

func (a *agreements) say(e *Env, st state.State) string {
	rows := a.rows(e, st)
	own := a.counted(rows, true)
	switch {
	case len(a.set.ds.Agreements) == 0:
		return e.Lang.T(lang.NoData)
	case len(rows) == 0:
		return e.Lang.T(lang.NothingLeft)
	case len(own) == 0:
		return e.Lang.F(lang.SayNoneOwn, e.Lang.N(lang.Agreements, len(rows))) + "."
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
	year, n := e.Set.busiest(own), 0
	for _, x := range own {
		if x.Date.Year() == year {
			n++
		}
	}
	more := []string{e.Lang.F(lang.SayBusiest, n, strconv.Itoa(year))}
	if others := a.counted(rows, false); len(others) > 0 {
		more = append(more, e.Lang.F(lang.WithOthers, len(others)))
	}
	s := e.Lang.F(lang.SayAgreements, e.Lang.N(lang.Agreements, len(own)), strconv.Itoa(first.Date.Year()),
		strconv.Itoa(last.Date.Year()), e.Lang.Date(last.Date), e.text(last.Title))
	return s + " " + e.Lang.Title(strings.Join(more, "; ")) + "."
}

// Sentence implements [Panel].
func (p *projects) Sentence(e *Env, st state.State) string {
	return p.set.sentence(e, state.PanelProjects, st, func() string { return p.say(e, st) })
}

func (p *projects) say(e *Env, st state.State) string {
	rows := p.rows(e, st)
	switch {
	case len(p.set.ds.Projects) == 0:
		return e.Lang.T(lang.NoData)
	case len(rows) == 0:
		return e.Lang.T(lang.NothingLeft)
	}
	counts := map[data.ActivityStatus]int{}
	conflicts := 0
	for _, i := range rows {
		x := p.set.ds.Projects[i]
		counts[x.Declared]++
		if x.Conflict(e.Now) != "" {
			conflicts++
		}
	}
	var said []string
	for _, s := range data.ActivityStatuses() {
		if counts[s] > 0 {
			said = append(said, activityName(e, s)+" "+strconv.Itoa(counts[s]))
		}
	}
	var more []string
	if conflicts > 0 {
		more = append(more, e.Lang.N(lang.Conflicts, conflicts))
	}
	if by := p.bySector(rows, st.Counting); len(by) > 1 && by[0].total > by[1].total {
		more = append(more, e.Lang.F(lang.SayFullest, e.share(by[0].total), e.sector(by[0].id)))
	}
	s := e.Lang.F(lang.SayProjects, e.Lang.N(lang.Projects, len(rows)),
		e.Lang.N(lang.Sectors, len(p.bySector(rows, state.CountEvery))), strings.Join(said, ", "))
	if len(more) > 0 {
		s += " " + e.Lang.Title(strings.Join(more, "; ")) + "."
	}
	return s
}

// share writes a number of projects: whole, or with one decimal where parts
// were counted.
func (e *Env) share(v float64) string {
	if v == math.Round(v) {
		return e.Lang.Number(v, 0)
	}
	return e.Lang.Number(v, 1)
}
