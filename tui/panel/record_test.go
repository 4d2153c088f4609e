package panel

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/load"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestRecordCountsWhatIsLeftInARowOfItsOwn draws records of long values at every
// height: the row that counts what did not fit holds nothing else.
func TestRecordCountsWhatIsLeftInARowOfItsOwn(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		counted := 0
		for _, p := range e.Set.ds.Projects {
			rc := projectRecord(e, p)
			for h := 6; h < 40; h++ {
				g := grid.New(60, h)
				drawRecord(g, g.Bounds(), e, rc)
				last := strings.TrimSpace(strings.Split(g.Plain(), "\n")[h-1])
				for n := range len(rc.fields) {
					switch said := e.Lang.F(lang.MoreRows, n+1); {
					case last == said:
						counted++
					case strings.HasPrefix(last, said+" "):
						t.Fatalf("%s: project %s in %d rows ends with %q", tag, p.ID, h, last)
					}
				}
			}
		}
		if counted == 0 {
			t.Fatalf("%s: no record was cut", tag)
		}
	}
}

// TestRecordsSayThatATitleIsNotTranslated compares every record with the languages
// in which its title is known.
func TestRecordsSayThatATitleIsNotTranslated(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		missing := 0
		for _, a := range e.Set.ds.Agreements {
			want := a.Title[string(tag)] == ""
			if want {
				missing++
			}
			said := false
			for _, f := range agreementRecord(e, a).fields {
				said = said || len(f.words) > 0 && f.words[0].text == e.Lang.F(lang.NotTranslated, languageOf(a.Title, e.text(a.Title)))
			}
			if said != want {
				t.Errorf("%s: %s says so: %t; want %t", tag, a.ID, said, want)
			}
		}
		if tag != lang.English && missing == 0 {
			t.Errorf("%s: every title is translated, which proves nothing", tag)
		}
	}
}

// TestPlaceOfAnEventIsSaidOnce checks a place of which only the country is known.
func TestPlaceOfAnEventIsSaidOnce(t *testing.T) {
	e := newEnv(t, lang.Russian)
	for _, c := range []struct{ place, country, want string }{
		{"Azerbaijan", "AZ", "Азербайджан"}, {"Baku", "AZ", "Baku, Азербайджан"}, {"", "RU", "Россия"}, {"Baku", "", "Baku"},
	} {
		if got := e.placeOf(data.Event{Place: c.place, Country: c.country}); got != c.want {
			t.Errorf("%q in %q is %q; want %q", c.place, c.country, got, c.want)
		}
	}
}

// TestRowsOfNumbersLackNothing checks that the record of a row with a number does
// not say that there is none.
func TestRowsOfNumbersLackNothing(t *testing.T) {
	e := newEnv(t, lang.English)
	rows := e.Set.ds.Rows
	for i := range rows.Len() {
		o := rows.Row(i)
		title := rowRecord(e, i).title
		if strings.Contains(title, e.Lang.T(lang.NoFigure)) != (o.Missing && e.Lang.Status(o.Status) == "") || strings.Count(title, "(") > 1 {
			t.Errorf("row %d, missing %t, is called %q", i+1, o.Missing, title)
		}
	}
}

// TestTitlesOfEventsHaveTheirRoom checks that in a narrow list no title gives way
// to words that others have too.
func TestTitlesOfEventsHaveTheirRoom(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := state.New()
		st.Page = state.Events
		for _, ev := range e.Set.ds.Events {
			title := e.text(ev.Title)
			if grid.Width(title) > 50 {
				continue
			}
			for _, w := range []int{76, 116} {
				if !strings.Contains(pageText(e, eventsPage{}, st, w, 100), title) {
					t.Errorf("%s: %q is cut at %d columns", tag, title, w)
				}
			}
		}
	}
}

// TestDimensionsHaveWords checks that the dimensions of every dataset are called by
// words of the language and not by their codes.
func TestDimensionsHaveWords(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for _, d := range []string{data.DimIndicator, data.DimRefArea, data.DimCounterpart, data.DimActivity, data.DimFlow} {
			if got := e.dimension(d); got == d || got == "" {
				t.Errorf("%s: %s is called %q", tag, d, got)
			}
		}
	}
}

// TestChangeWithoutAPairBlamesNoFilter opens figures of which none has one of the
// period before, and citations of who publishes what it vouches for.
func TestChangeWithoutAPairBlamesNoFilter(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pairs.csv")
	if err := os.WriteFile(file, []byte("REF_AREA,TIME_PERIOD,OBS_VALUE\nAA,2022,1\nBB,2023,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ds, _, err := load.Load(context.Background(), file, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		e.Set = NewSet(ds)
		p := e.Set.panels[state.PanelChange]
		st := state.New()
		g := grid.New(60, 12)
		p.Draw(g, g.Bounds(), e, st, false)
		if want := e.Lang.T(lang.WhyBase); !strings.Contains(g.Plain(), want) || p.Sentence(e, st) != want {
			t.Errorf("%s: the panel says %q and\n%s", tag, p.Sentence(e, st), g.Plain())
		}
		st.From = 2023
		if got := p.Sentence(e, st); got != e.Lang.T(lang.NothingLeft) {
			t.Errorf("%s: under a filter it says %q", tag, got)
		}
	}
}

// TestCitationsNameNobodyTwice checks every claim about trade.
func TestCitationsNameNobodyTwice(t *testing.T) {
	e := newEnv(t, lang.English)
	ds := *e.Set.ds
	ds.Sources = append(slices.Clone(ds.Sources), data.Source{ID: "X1", Publisher: e.reporter("AZ-GOV")})
	e.Set = NewSet(&ds)
	said := e.citation("X1", data.Year(2024), claimed{Claim: data.Claim{Observation: data.Observation{Org: "AZ-GOV"}}})[0].text
	if strings.Count(said, e.reporter("AZ-GOV")) != 1 {
		t.Errorf("a publisher is named otherwise than once: %q", said)
	}
}
