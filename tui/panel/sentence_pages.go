package panel

import (
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/diag"
	"accord/tui/lang"
	"accord/tui/state"
)

// Describe says in words what st shows: on the overview a sentence a panel,
// else that of the page.
func Describe(e *Env, st state.State) []string {
	e = e.Seen(st)
	if p, ok := PageOf(st.Page); ok {
		return []string{p.Sentence(e, st)}
	}
	if p, ok := st.Page.Panel(); ok {
		return []string{e.Set.panels[p].Sentence(e, st)}
	}
	var out []string
	for _, p := range e.Set.places {
		out = append(out, e.Set.panels[p].Sentence(e, st))
	}
	return out
}

// Sentence implements [Page]: what both sides report for the period under the
// cursor, and whose figures a side is made of.
func (p mirrorPage) Sentence(e *Env, st state.State) string {
	m, k, ok := p.mirror(e, st)
	if said, empty := m.nothing(e, k, ok); empty {
		return said
	}
	slot := state.Slot(m.periods(), e.Set.at(st))
	out := e.Lang.Title(m.name(e, st, k)) + ", " + m.sentence(e, slot, false)
	for i, orgs := range [][]string{m.report.OrgsA, m.report.OrgsB} {
		if len(orgs) < 2 {
			continue
		}
		names := make([]string, len(orgs))
		for j, id := range orgs {
			names[j] = e.org(id)
		}
		out += " " + e.label(e.Set.ds.Areas, m.lines[i].area) + ": " + e.Lang.T(lang.MirrorSpliced) + " (" + strings.Join(names, "; ") + ")."
	}
	return out
}

// Sentence implements [Page]: how many claims there are about the period, which
// of each series is drawn, and from where to where they go.
func (c claimsPage) Sentence(e *Env, st state.State) string {
	cs := c.claims(e, st)
	if len(cs) == 0 {
		return e.Lang.T(lang.ClaimsNone)
	}
	name, _ := e.Set.panels[e.Set.panelOf(st)].Title(e, st)
	out := e.Lang.F(lang.SayClaims, name, e.Lang.Period(cs[0].Period), e.Lang.N(lang.Claims, len(cs)), e.Lang.N(lang.SourcesN, distinct(cs)))
	for i, x := range cs {
		if !x.drawn {
			continue
		}
		said := x.name + ": " + e.Lang.T(lang.Preferred) + " " + e.spoken(x.cell(), x.Unit)
		if low, high := ends(cs[i:]); low.Value < high.Value {
			said += ", " + e.Lang.F(lang.SayClaimSpan, e.spokenAmount(low), e.spokenAmount(high))
		}
		out += " " + said + "."
	}
	return out
}

// ends are the lowest and the highest of the claims about the series of the
// first, which stand together; without a figure both are that claim.
func ends(cs []claimed) (low, high claimed) {
	low, high = cs[0], cs[0]
	for i, c := range cs {
		if i > 0 && c.drawn {
			break
		}
		switch {
		case c.Missing:
		case low.Missing:
			low, high = c, c
		case c.Value < low.Value:
			low = c
		case c.Value > high.Value:
			high = c
		}
	}
	return low, high
}

// spokenAmount is the amount of a claim with its bound in words.
func (e *Env) spokenAmount(c claimed) string {
	return e.Lang.Say(c.Bound, e.measured(c.Value, c.Decimals, e.unit(c.Unit)))
}

// Sentence implements [Page]: how much was revised since when, and the selected
// figure.
func (p revisionsPage) Sentence(e *Env, st state.State) string {
	v, k, ok := p.revisions(e, st)
	if said, empty := v.nothing(e, k, ok); empty {
		return said
	}
	t := e.Set.panels[state.PanelTrade].(*trade)
	var counted []string
	for _, ws := range v.foot(e) {
		counted = append(counted, said(ws))
	}
	return e.Lang.F(lang.SayRevised, e.Lang.Title(t.viewName(e, st)), e.Lang.Date(k.old), strings.Join(counted, "; ")) +
		" " + v.read(e, t, st, v.rows[v.selected(e, st)]) + "."
}

// Sentence implements [Page]: how much of the grid is data, and of the selected
// row.
func (coveragePage) Sentence(e *Env, st state.State) string {
	k := e.Set.coverageKey(st)
	c := e.Set.coverage(k)
	switch {
	case c.err != nil:
		return e.refused(c.err)
	case len(c.grid.Rows) == 0:
		return e.Lang.T(lang.CoverageNothing)
	}
	i := min(st.Sel[state.ListCoverage], len(c.grid.Rows)-1)
	return e.Lang.Title(e.coverageTotal(c)) + ". " + e.Lang.Title(e.coverageRow(e.Set.coverageNames(e, k, c)[i], c.grid.Rows[i])) + "."
}

// Sentence implements [Page]: how many events there are, from when to when, and
// the last one.
func (p eventsPage) Sentence(e *Env, st state.State) string {
	rows := p.rows(e, st)
	switch {
	case len(e.Set.ds.Events) == 0:
		return e.Lang.T(lang.NoData)
	case len(rows) == 0:
		return e.Lang.T(lang.NothingLeft)
	}
	last, first := rows[0], rows[len(rows)-1]
	return e.Lang.F(lang.SayEvents, e.Lang.N(lang.EventsN, len(rows)), strconv.Itoa(first.Date.Year()), strconv.Itoa(last.Date.Year()),
		e.Lang.Date(last.Date), e.text(last.Title))
}

// Sentence implements [Page]: how many sources there are, from when to when,
// and the newest.
func (sourcesPage) Sentence(e *Env, _ state.State) string {
	var dated []data.Source
	for _, s := range e.Set.ds.Sources {
		if !s.Date.IsZero() {
			dated = append(dated, s)
		}
	}
	if len(dated) == 0 {
		return e.Lang.Title(e.Lang.N(lang.SourcesN, len(e.Set.ds.Sources))) + "."
	}
	older := func(a, b data.Source) int { return a.Date.Compare(b.Date) }
	first, last := slices.MinFunc(dated, older), slices.MaxFunc(dated, older)
	return e.Lang.F(lang.SaySources, e.Lang.N(lang.SourcesN, len(e.Set.ds.Sources)), strconv.Itoa(first.Date.Year()), strconv.Itoa(last.Date.Year()),
		e.Lang.Date(last.Date), strings.TrimSuffix(last.Publisher+": "+title(last), ": "))
}

// Sentence implements [Page]: how many problems there are, and the first.
func (problemsPage) Sentence(e *Env, _ state.State) string {
	if len(e.Problems) == 0 {
		return e.Lang.T(lang.ProblemsNone)
	}
	first := e.Problems[0]
	if i := slices.IndexFunc(e.Problems, func(d diag.Diag) bool { return d.Severity == diag.Error }); i >= 0 {
		first = e.Problems[i]
	}
	return e.Lang.F(lang.SayProblems, e.Lang.N(lang.Problems, len(e.Problems)), first.At.String()+": "+first.Message)
}

// Sentence implements [Page]: what the selected agreement or event is, and what
// trade was before and after.
func (p alignPage) Sentence(e *Env, st state.State) string {
	_, a, ok := p.selected(e, st)
	if !ok {
		return e.Lang.T(lang.AlignNone)
	}
	out := e.Lang.Date(a.date) + ": " + e.text(a.title) + "."
	for _, s := range p.said(e, st, a) {
		out += " " + strings.TrimSuffix(s, ".") + "."
	}
	return out
}
