package panel

import (
	"strconv"
	"strings"

	"accord/tui/lang"
	"accord/tui/state"
)

// Lines implements [Reader].
func (c claimsPage) Lines(e *Env, st state.State) []string { return claimLines(e, c.claims(e, st)) }

// claimLines are one line a claim: what was said, of what, whether it is the
// one drawn and why, where and when.
func claimLines(e *Env, cs []claimed) []string {
	if len(cs) == 0 {
		return []string{e.Lang.T(lang.ClaimsNone)}
	}
	out := make([]string, len(cs))
	for i, c := range cs {
		drawn := ""
		if c.drawn {
			drawn = e.Lang.T(lang.Preferred)
			if w := e.why(c.Claim); w != "" {
				drawn += ": " + w
			}
		}
		out[i] = numberedRow(i, c.name+" "+e.spoken(c.cell(), c.Unit), drawn, said(e.citation(c.Source, c.Vintage, c)))
	}
	return out
}

// said is words as a text to be read aloud: without the dots that stand between
// them on the screen.
func said(ws []word) string {
	s := ""
	for _, w := range ws {
		s += w.text
	}
	return strings.TrimSpace(strings.ReplaceAll(s, " · ", ", "))
}

// Lines implements [Reader].
func (p eventsPage) Lines(e *Env, st state.State) []string {
	var out []string
	for i, x := range p.rows(e, st) {
		out = append(out, numberedRow(i, e.Lang.Date(x.Date), e.text(x.Title), e.label(e.Set.ds.EventTypes, x.Type), x.Place))
	}
	return out
}

// Lines implements [Reader].
func (sourcesPage) Lines(e *Env, st state.State) []string {
	var out []string
	for i, k := range e.sourceRows(st) {
		x := e.Set.ds.Sources[k]
		out = append(out, numberedRow(i, x.ID, e.Lang.Date(x.Date), x.Publisher, title(x), x.Language))
	}
	return out
}

// Lines implements [Reader].
func (problemsPage) Lines(e *Env, _ state.State) []string {
	if len(e.Problems) == 0 {
		return []string{e.Lang.T(lang.ProblemsNone)}
	}
	var out []string
	if about, _ := e.aboutProblems(); about != "" {
		out = append(out, about)
	}
	for i, d := range e.Problems {
		out = append(out, numberedRow(i, d.At.String()+": "+d.Message, d.Rule))
	}
	return out
}

// filterLines are the years and the sectors that can be kept, and which are.
func filterLines(e *Env, st state.State) []string {
	first, last := e.kept(st)
	out := []string{numberedRow(state.FilterFrom, e.Lang.T(lang.FilterFirst)+": "+strconv.Itoa(first)),
		numberedRow(state.FilterTo, e.Lang.T(lang.FilterLast)+": "+strconv.Itoa(last))}
	row := func(i int, name string, is bool) {
		if is {
			name += ": " + e.Lang.T(lang.Kept)
		}
		out = append(out, numberedRow(i, name))
	}
	row(state.FilterSectors, e.Lang.T(lang.AllSectors), st.Sector == "")
	for i, id := range e.Set.sectors {
		row(state.FilterSectors+1+i, e.sector(id), st.Sector == id)
	}
	return out
}

// kept are the first and the last year that st keeps.
func (e *Env) kept(st state.State) (first, last int) {
	first, last = st.From, st.To
	if first == 0 {
		first = e.Set.first
	}
	if last == 0 {
		last = e.Set.last
	}
	return first, last
}

// searchLines are the hits of a search.
func searchLines(e *Env, st state.State) []string {
	hits := e.Set.Search(st.Query)
	switch {
	case strings.TrimSpace(st.Query) == "":
		return []string{e.Lang.T(lang.SearchHint)}
	case len(hits) == 0:
		return []string{e.Lang.F(lang.NothingFound, st.Query)}
	}
	out := []string{st.Query + ": " + e.Lang.N(lang.ResultsN, len(hits))}
	for i, h := range hits {
		out = append(out, numberedRow(i, e.Lang.T(h.Kind), e.Lang.Date(h.Date), e.text(h.title)))
	}
	return out
}

// recordLines are the title of a record and its fields, each with its label.
func recordLines(e *Env, name string) []string {
	rc, ok := recordNamed(e, name)
	if !ok {
		return nil
	}
	out := []string{rc.title}
	for _, f := range rc.fields {
		var texts []string
		for _, w := range f.words {
			if s := said([]word{w}); s != "" {
				texts = append(texts, s)
			}
		}
		switch text := strings.Join(texts, " "); {
		case f.head:
			out = append(out, f.label+":")
		case f.label == "":
			out = append(out, text)
		default:
			out = append(out, f.label+": "+text)
		}
	}
	return out
}

// recordNamed is the record that State.Record names; false when there is none.
func recordNamed(e *Env, name string) (record, bool) {
	kind, id, _ := strings.Cut(name, ":")
	ds := e.Set.ds
	switch kind {
	case "agreement":
		if a, ok := ds.Agreement(id); ok {
			return agreementRecord(e, a), true
		}
	case "project":
		for _, p := range ds.Projects {
			if p.ID == id {
				return projectRecord(e, p), true
			}
		}
	case "event":
		for _, ev := range ds.Events {
			if ev.ID == id {
				return eventRecord(e, ev), true
			}
		}
	case "source":
		if s, ok := ds.Source(id); ok {
			return sourceRecord(e, s), true
		}
	case "row":
		if i, ok := rowNamed(e, id); ok {
			return rowRecord(e, i), true
		}
	}
	return record{}, false
}
