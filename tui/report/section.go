package report

import (
	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// section is one panel or page of a view: its name with its notes, what it says
// in words, and its figures.
type section struct {
	name     string
	notes    []string
	sentence string
	table    panel.Table
	// at is the state that shows it alone; drawn is false for a page that is
	// nothing but its table.
	at    state.State
	drawn bool
}

// sections are the parts of the view: the four panels of the overview, else the
// page; and the claims where they lie over it.
func (v View) sections() []section {
	e, st := v.seen(), v.State
	st.Overlay = state.NoOverlay
	var out []section
	if st.Page == state.Overview {
		for _, p := range e.Set.Places() {
			st.Focus = p
			out = append(out, ofPanel(e, st, p))
		}
	} else if p, ok := st.Page.Panel(); ok {
		out = append(out, ofPanel(e, st, p))
	} else if p, ok := panel.PageOf(st.Page); ok {
		name, notes := p.Title(e, st)
		out = append(out, section{name: name, notes: notes, sentence: p.Sentence(e, st), at: st, drawn: hasPicture(st.Page)})
	}
	if v.State.Overlay == state.ClaimsOverlay {
		out = append(out, section{name: e.Lang.T(lang.PageClaims), at: v.State})
	}
	for i := range out {
		s := &out[i]
		s.name, s.sentence = clean.Text(s.name), clean.Text(s.sentence)
		for k := range s.notes {
			s.notes[k] = clean.Text(s.notes[k])
		}
		s.table, _ = panel.TableOf(e, s.at)
	}
	return out
}

func ofPanel(e *panel.Env, st state.State, p state.Panel) section {
	pn := e.Set.Panel(p)
	name, notes := pn.Title(e, st)
	return section{name: name, notes: notes, sentence: pn.Sentence(e, st), at: st, drawn: true}
}

// hasPicture reports whether a page shows more than the rows of its table.
func hasPicture(p state.Page) bool {
	switch p {
	case state.Mirror, state.Compare, state.Align, state.Coverage:
		return true
	}
	return false
}
