package panel

import (
	"strings"
	"testing"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestBriefFiguresKeepTheirUnit draws the key figures on two lines in every width:
// a rate has its sign, and in 68 columns or more the turnover its unit.
func TestBriefFiguresKeepTheirUnit(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for w := 38; w < 100; w++ {
			g := grid.New(w, 2)
			DrawStrip(g, g.Bounds(), e, state.New())
			said := g.Plain()
			if !strings.Contains(said, "> 11 %") {
				t.Errorf("%s at %d: no sign of the rate in\n%s", tag, w, said)
			}
			if unit := e.unit(tradeOf(e).timeline(state.New()).unit); w >= 68 && !strings.Contains(said, unit) {
				t.Errorf("%s at %d: no %q in\n%s", tag, w, unit, said)
			}
		}
	}
}

// TestFactsOfFiguresAreWhole draws the strip of three rows in every width from the
// one where it begins: no number at the end of a fact is cut off.
func TestFactsOfFiguresAreWhole(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		p := projectsOf(e)
		done := 0
		for _, i := range p.rows(e, state.New()) {
			if p.set.ds.Projects[i].Declared == data.ActivityClosed {
				done++
			}
		}
		for w := 96; w < 200; w++ {
			g := grid.New(w, 3)
			DrawStrip(g, g.Bounds(), e, state.New())
			if said, want := g.Plain(), e.Lang.F(lang.Done, done); !strings.Contains(said, want) || strings.Contains(strings.Split(said, "\n")[2], e.Glyphs.Ellipsis) {
				t.Errorf("%s at %d: no %q, or something cut, in\n%s", tag, w, want, said)
			}
		}
	}
}
