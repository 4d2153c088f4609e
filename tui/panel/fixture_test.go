package panel

import (
	"context"
	"sync"
	"testing"

	"accord/data"
	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// shared is the Set of the bundled dataset, made once a test binary.
var shared = sync.OnceValues(func() (*Set, error) {
	ds, problems, err := load.Load(context.Background(), "", load.Options{})
	if err == nil {
		err = problems.Err()
	}
	if err != nil {
		return nil, err
	}
	return NewSet(ds), nil
})

// newEnv is what panels draw the bundled dataset with, on 2026-11-23.
func newEnv(t *testing.T, tag lang.Tag) *Env {
	t.Helper()
	set, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return &Env{Set: set, Lang: lang.New(tag), Glyphs: theme.GlyphSet(theme.Braille), Now: data.Day(2026, 11, 23)}
}

func tradeOf(e *Env) *trade { return e.Set.panels[state.PanelTrade].(*trade) }

func freightOf(e *Env) *freight { return e.Set.panels[state.PanelFreight].(*freight) }

func agreementsOf(e *Env) *agreements { return e.Set.panels[state.PanelAgreements].(*agreements) }

func projectsOf(e *Env) *projects { return e.Set.panels[state.PanelProjects].(*projects) }

// cursor is a state with the time cursor at p.
func cursor(p data.Period) state.State {
	st := state.New()
	st.Cursor = p
	return st
}

// dims are the codes of an observation by dimension.
func dims(ds *data.Dataset, o data.Observation) map[string]string {
	out := map[string]string{}
	for i, d := range ds.Dimensions {
		out[d.ID] = o.Dims[i]
	}
	return out
}
