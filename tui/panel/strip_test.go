package panel

import (
	"strings"
	"testing"

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
