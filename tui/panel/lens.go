package panel

import (
	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// lens is how a state looks at figures: which of rival claims it draws, as of
// which date, and what the transformation needs. Pictures that were made
// through different lenses are different pictures.
type lens struct {
	transform data.Transform
	base      data.Period
	window    int
	prefer    data.Preference
	asOf      data.Period
}

func lensOf(st state.State) lens {
	return lens{st.Transform, st.Base, st.Window, st.Prefer, st.AsOf}
}

// plain is l without its transformation: the claims behind a growth rate are
// claims about levels.
func (l lens) plain() lens { return lens{prefer: l.prefer, asOf: l.asOf} }

// key puts what figures depend on into the state that stands for a picture.
func (l lens) key(k state.State) state.State {
	k.Transform, k.Base, k.Window, k.Prefer, k.AsOf = l.transform, l.base, l.window, l.prefer, l.asOf
	return k
}

// query asks for one series: an indicator with fixed dimensions.
func (s *Set) query(indicator string, where map[string]string, f data.Freq, l lens) data.Query {
	q := data.Query{Indicator: indicator, Freq: f, Transform: l.transform, Base: l.base, Window: l.window, Prefer: l.prefer, AsOf: l.asOf}
	for _, d := range s.ds.Dimensions {
		if code, ok := where[d.ID]; ok {
			q.Where = append(q.Where, data.Filter{Dimension: d.ID, Codes: []string{code}})
		}
	}
	return q
}

// ask queries one series.
func (s *Set) ask(indicator string, where map[string]string, f data.Freq, l lens) (data.Frame, error) {
	return s.store.Query(s.q.Context(), s.query(indicator, where, f, l))
}

// freqs are the frequencies in which there is something of the indicator,
// whatever the lens.
func (s *Set) freqs(indicator string, where map[string]string) []data.Freq {
	fs, err := s.store.Freqs(s.q.Context(), s.query(indicator, where, data.FreqNone, lens{}))
	if err != nil {
		return nil
	}
	return fs
}

// LensText says what is not as usual in how st looks at figures: the date whose
// knowledge is shown, and which of rival claims is drawn.
func LensText(e *Env, st state.State) []string {
	var out []string
	if st.Prefer != data.PreferDefault {
		out = append(out, e.Lang.F(lang.Preference, e.preference(st.Prefer)))
	}
	if !st.AsOf.IsZero() {
		out = append(out, e.Lang.F(lang.AsOfNote, e.Lang.Date(st.AsOf)))
	}
	return out
}

type knownAt struct{ data.Period }

// knownAt is s with the records as they were known at the end of p. Its places
// and pages are of the dataset and no date.
func (s *Set) knownAt(p data.Period) *Set {
	return memoised(s, knownAt{p}, func() *Set {
		c := &common{ds: s.ds.KnownAt(p), desk: s.desk, next: s.next}
		c.arranged(s.q)
		c.places, c.pages = s.places, s.pages
		return c.root
	}).For(s.q)
}

// Seen is e for a state: with the records as they were known at the date that
// the state looks from.
func (e *Env) Seen(st state.State) *Env {
	if st.AsOf.IsZero() {
		return e
	}
	out := *e
	out.Set = e.Set.knownAt(st.AsOf)
	if last := st.AsOf.End().AddDate(0, 0, -1); last.Before(e.Now.Start()) {
		out.Now = data.Day(last.Year(), last.Month(), last.Day()) // dates say then what they said then
	}
	return &out
}
