package panel

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestProjectsStandInEverySector counts again.
func TestProjectsStandInEverySector(t *testing.T) {
	e := newEnv(t, lang.English)
	p := projectsOf(e)
	ds := e.Set.Dataset()
	rows := p.rows(e, state.New())
	if len(rows) != len(ds.Projects) {
		t.Errorf("%d projects are listed of %d", len(rows), len(ds.Projects))
	}
	want := map[string]float64{}
	for _, x := range ds.Projects {
		for _, s := range x.Sectors {
			want[s.Sector]++
		}
	}
	got := p.bySector(rows, state.CountEvery)
	for i, c := range got {
		sum := 0.0
		for _, n := range c.counts {
			sum += n
		}
		if c.total != want[c.id] || sum != c.total {
			t.Errorf("%s: total %v, %v by status; want %v", c.id, c.total, sum, want[c.id])
		}
		if i > 0 && got[i-1].total < c.total {
			t.Errorf("%s with %v stands after %s with %v", c.id, c.total, got[i-1].id, got[i-1].total)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d sectors; want %d", len(got), len(want))
	}
}

// TestProjectsFilterBySector keeps the projects of one sector, in whichever
// place it stands.
func TestProjectsFilterBySector(t *testing.T) {
	e := newEnv(t, lang.English)
	p := projectsOf(e)
	for _, c := range p.bySector(p.rows(e, state.New()), state.CountEvery) {
		st := state.State{Page: state.Projects, Sector: c.id}
		rows := p.rows(e, st)
		if float64(len(rows)) != c.total || float64(p.Rows(st)) != c.total {
			t.Errorf("%s: %d rows are listed, %d told; want %v", c.id, len(rows), p.Rows(st), c.total)
		}
	}
}

// TestProjectConflictsAreListed looks at the statuses on several days.
func TestProjectConflictsAreListed(t *testing.T) {
	e := newEnv(t, lang.English)
	p := projectsOf(e)
	rows := p.rows(e, state.New())
	for _, now := range []data.Period{data.Day(1995, 1, 1), data.Day(2019, 6, 1), data.Day(2026, 11, 23)} {
		e.Now = now
		want := 0
		for _, x := range e.Set.Dataset().Projects {
			word := map[string]lang.Msg{"ended": lang.ConflictEnded, "overdue": lang.ConflictOverdue,
				"begun": lang.ConflictBegun, "not begun": lang.ConflictNotBegun}[x.Conflict(now)]
			shown := slices.ContainsFunc(projectRecord(e, x).fields, func(f field) bool { return f.label == e.Lang.T(lang.FieldConflict) })
			if shown != (x.Conflict(now) != "") {
				t.Errorf("%v, %s: conflict %q, shown %v", now, x.ID, x.Conflict(now), shown)
			}
			if x.Conflict(now) == "" {
				continue
			}
			want++
			g := grid.New(80, 60)
			drawRecord(g, g.Bounds(), e, projectRecord(e, x))
			if text := strings.Join(strings.Fields(g.Plain()), " "); !strings.Contains(text, e.Lang.T(word)) {
				t.Errorf("%v, %s: %q is not drawn", now, x.ID, e.Lang.T(word))
			}
		}
		if got := p.conflicts(e, rows); got != want {
			t.Errorf("%v: %d conflicts; want %d", now, got, want)
		}
		if now.Year() == 2026 && want == 0 {
			t.Error("no conflict in 2026; the bundled dataset has some")
		}
	}
}

func TestProjectsAreSortedPerLanguage(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		p := projectsOf(e)
		all := e.Set.Dataset().Projects
		col := e.Lang.Collator()
		for by := range projectsSorts {
			st := state.New()
			st.Sort[state.ListProjects] = by
			rows := p.rows(e, st)
			for k := 1; k < len(rows); k++ {
				x, y := all[rows[k-1]], all[rows[k]]
				ok := true
				switch by {
				case projectsByNumber:
					ok = rows[k-1] < rows[k]
				case projectsByTitle:
					ok = col.CompareString(e.text(x.Title), e.text(y.Title)) <= 0
				case projectsBySector:
					ok = col.CompareString(e.shares(x.Sectors), e.shares(y.Sectors)) <= 0
				case projectsByStatus:
					ok = x.Declared <= y.Declared
				}
				if !ok {
					t.Errorf("%s, order %d: %s stands before %s", tag, by, x.ID, y.ID)
				}
			}
		}
	}
}

// TestProjectsSentenceAndFigureAgree compares words, key figure and rows.
func TestProjectsSentenceAndFigureAgree(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		p := projectsOf(e)
		for _, st := range []state.State{state.New(), {Page: state.Overview, Sector: "transport"}} {
			rows := p.rows(e, st)
			counts := map[data.ActivityStatus]int{}
			for _, i := range rows {
				counts[p.set.ds.Projects[i].Declared]++
			}
			said := p.Sentence(e, st)
			if !strings.HasPrefix(said, strconv.Itoa(len(rows))+" ") {
				t.Errorf("%s: the sentence does not begin with %d: %s", tag, len(rows), said)
			}
			for s, n := range counts {
				if want := activityName(e, s) + " " + strconv.Itoa(n); !strings.Contains(said, want) {
					t.Errorf("%s: the sentence does not say %q: %s", tag, want, said)
				}
			}
			f, ok := projectsFigure(e, st)
			if !ok || !strings.HasPrefix(words(f.number), strconv.Itoa(len(rows))) {
				t.Errorf("%s: the key figure says %q of %d projects", tag, words(f.number), len(rows))
			}
			if want := float64(counts[data.ActivityClosed]); f.bar[0].Value != want || f.barMax != float64(len(rows)) {
				t.Errorf("%s: the key figure draws %g of %g; want %g of %d", tag, f.bar[0].Value, f.barMax, want, len(rows))
			}
		}
	}
}

// TestProjectsAddUp counts projects of several sectors in each way: once and by
// share the sectors add up to the projects, in every sector to more.
func TestProjectsAddUp(t *testing.T) {
	ds := &data.Dataset{Languages: []string{"en"}, Sectors: []data.Code{{ID: "a"}, {ID: "b"}, {ID: "c"}}, Projects: []data.Project{
		{ID: "1", Declared: data.ActivityClosed, Sectors: []data.SectorShare{{Sector: "a", Percent: 60}, {Sector: "b", Percent: 40}}},
		{ID: "2", Declared: data.ActivityPipeline, Sectors: []data.SectorShare{{Sector: "b", Percent: 50}, {Sector: "c", Percent: 50}}},
		{ID: "3", Declared: data.ActivityClosed, Sectors: []data.SectorShare{{Sector: "c", Percent: 100}}},
	}}
	p := newProjects(&Set{common: &common{ds: ds}})
	for how, want := range map[state.Counting]map[string]float64{
		state.CountOnce:  {"a": 1, "b": 1, "c": 1},
		state.CountEvery: {"a": 1, "b": 2, "c": 2},
		state.CountShare: {"a": 0.6, "b": 0.9, "c": 1.5},
	} {
		sum := 0.0
		for _, c := range p.bySector([]int{0, 1, 2}, how) {
			if math.Abs(c.total-want[c.id]) > 1e-9 {
				t.Errorf("way %d, sector %s: %v; want %v", how, c.id, c.total, want[c.id])
			}
			sum += c.total
		}
		if total := map[state.Counting]float64{state.CountOnce: 3, state.CountEvery: 5, state.CountShare: 3}[how]; math.Abs(sum-total) > 1e-9 {
			t.Errorf("way %d: the sectors add up to %v; want %v", how, sum, total)
		}
	}
}
