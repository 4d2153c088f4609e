package tui

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// stillFeed is a feed whose states a test hands to the app itself.
type stillFeed struct{ asked, stopped int }

// Stop ends a reading of which a part is on the screen.
func (f *stillFeed) Stop() { f.stopped++ }

func (f *stillFeed) Next() (Update, bool) { return Update{}, false }
func (f *stillFeed) Refresh()             { f.asked++ }
func (f *stillFeed) Progress() (data.Progress, bool) {
	return data.Progress{Stage: data.Parsing, Rows: 1234567}, true
}

// fed is an app that takes states of its dataset.
func fed(t *testing.T) robot {
	t.Helper()
	a := newApp(t)
	a.opts.Feed, a.opts.Name = &stillFeed{}, "mine"
	r := robot{t, a}
	r.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	return r
}

func (r robot) takes(u Update) robot {
	r.t.Helper()
	r.Update(u)
	r.sameAsFresh()
	return r
}

// smaller is the bundled dataset without its sectors, its reporters and most of
// its records.
func smaller(t *testing.T) *panel.Set {
	t.Helper()
	ds, _, err := load.Load(context.Background(), "testdata/smaller.csv", load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return panel.NewSet(ds)
}

func TestBadStateKeepsTheGoodDataset(t *testing.T) {
	for name, u := range map[string]Update{
		"unreadable":     {Err: errors.New("open mine/dataset.toml: permission denied")},
		"with problems":  {Set: smaller(t), Problems: someProblem()},
		"without a rest": {Problems: someProblem()},
	} {
		t.Run(name, func(t *testing.T) {
			r := fed(t).keys("left")
			before, good := r.state, r.env.Set
			r.takes(u).sees("! stale since 12:00 — 1 problem", "> 4.3 bn USD")
			if r.env.Set != good || r.state != before {
				t.Error("the good dataset or the view is gone")
			}
			r.keys("right").sees("stale since 12:00")
			r.keys("!").sees("These are the problems of the data as it is now", "before 12:00", map[string]string{
				"unreadable": "permission denied"}[name])
			if name != "unreadable" {
				r.sees("dataset.toml", "unknown key")
			}
			r.takes(u).sees("since 12:00") // and not since the second bad one
			r.keys("esc").takes(Update{Set: smaller(t)})
			if s := r.screen(); strings.Contains(s, "stale") || strings.Contains(s, "problem") {
				t.Errorf("a good dataset is called stale\n%s", s)
			}
			r.sees("smaller")
			r.sameAsFresh()
		})
	}
}

// A dataset that had errors when it was opened gives way to another one with
// errors: that is no worse.
func TestBadStateReplacesABadOne(t *testing.T) {
	a := New(Options{Dataset: dataset(t), Problems: someProblem(), Theme: theme.Dark, Lang: lang.English, Glyphs: theme.Braille, Feed: &stillFeed{}})
	r := robot{t, a}
	r.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	set := smaller(t)
	r.takes(Update{Set: set, Problems: someProblem()})
	if r.env.Set != set {
		t.Error("the newer state is not shown")
	}
	r.takes(Update{Set: smaller(t)})
	r.takes(Update{Set: set, Problems: someProblem()}).sees("stale")
}

// Of a large table its first rows are shown while the rest is read: the footer says
// so, and a key that closes nothing else ends it.
func TestPartOfALargeTable(t *testing.T) {
	r := fed(t)
	feed := r.opts.Feed.(*stillFeed)
	part := data.Flow{Partial: true, Rows: 3_400_000, Rate: 8_500_000, Read: 34, Size: 100}
	r.takes(Update{Set: smaller(t), Flow: part}).sees("partial: 34 % read · 3,400,000 rows · 8,500,000/s · 1 s left · esc stops")
	r.keys("R")
	if feed.asked != 0 {
		t.Error("a table that is being read is asked for again")
	}
	r.keys("z", "esc")
	if feed.stopped != 0 {
		t.Error("a key that leaves a page stops the reading")
	}
	r.keys("f", "esc")
	if feed.stopped != 0 {
		t.Error("a key that closes an overlay stops the reading")
	}
	if r.keys("esc"); feed.stopped != 1 {
		t.Error("escape does not stop the reading")
	}
	part.Ended = true
	r.takes(Update{Set: smaller(t), Flow: part}).sees("stopped; R reads all of it")
	if r.keys("esc", "R"); feed.stopped != 1 || feed.asked != 1 {
		t.Errorf("after a stop it was stopped %d times and asked for %d times", feed.stopped, feed.asked)
	}
	r.takes(Update{Set: smaller(t)})
	if s := r.screen(); strings.Contains(s, "partial") || strings.Contains(s, "stopped") {
		t.Errorf("the whole is called a part\n%s", s)
	}
	r.sameAsFresh()
}

func TestReloadAsksOnce(t *testing.T) {
	r := fed(t)
	feed := r.opts.Feed.(*stillFeed)
	if _, cmd := r.Update(keyPress("R")); cmd == nil || feed.asked != 1 {
		t.Fatal("R asks for nothing")
	}
	r.Update(keyPress("R"))
	if feed.asked != 1 {
		t.Error("a second reload begins before the first has ended")
	}
	if _, cmd := r.Update(readingMsg{}); cmd == nil {
		t.Error("nobody looks how far it has come")
	}
	r.sees("reading again, reading the rows, 1,234,567 rows")
	r.takes(Update{Err: errors.New("no")})
	if s := r.screen(); strings.Contains(s, "reading again") {
		t.Errorf("it is over\n%s", s)
	}
	if _, cmd := r.Update(readingMsg{}); cmd != nil {
		t.Error("somebody still looks")
	}
	r.Update(keyPress("R"))
	if feed.asked != 2 {
		t.Error("after a reload has failed there is no other")
	}
	if _, cmd := sit(t, 80, 24).Update(keyPress("R")); cmd != nil {
		t.Error("a dataset that cannot be read again is read again")
	}
}

// The view stays through a change of the dataset, and what of it is gone is
// said.
func TestViewSurvivesAChange(t *testing.T) {
	r := fed(t).keys("3", "z", "j", "j", "j")
	row, page := panel.Selected(r.env, r.state), r.state.Page
	older := *dataset(t)
	older.Agreements = slices.Clone(older.Agreements[:len(older.Agreements)-2]) // the two newest
	r.takes(Update{Set: panel.NewSet(&older)})
	if got := panel.Selected(r.env, r.state); got != row || r.state.Page != page {
		t.Errorf("on %s the row is %s; it was %s", r.state.Page, got, row)
	}
	if r.notice != "" {
		t.Errorf("nothing is gone: %q", r.notice)
	}

	r = fed(t)
	sector := r.env.Set.Sectors()[0]
	r.apply(state.Action{Name: state.ChangeSector, Text: sector})
	r.keys("3", "z", "enter")
	_, record, _ := strings.Cut(r.state.Record, ":")
	r.takes(Update{Set: smaller(t)}).sees("no longer in the data: "+sector, record)
	if r.state.Sector != "" || r.state.Overlay != state.NoOverlay || r.state.Page != state.Agreements {
		t.Errorf("%+v", r.state)
	}
	r.keys("u").sameAsFresh() // back to a view that was of the old one
	if r.state.Sector != "" {
		t.Errorf("undo brings back %q", r.state.Sector)
	}
}

// Whatever somebody looks at, another dataset can come under it.
func TestAnyViewFitsAnyDataset(t *testing.T) {
	sets := []*panel.Set{sharedSet(), smaller(t), panel.NewSet(&data.Dataset{Title: data.Text{"en": "empty"}, Store: dataset(t).Store})}
	empty, _, err := load.Load(context.Background(), load.Stdin, load.Options{Stdin: strings.NewReader("TIME_PERIOD,OBS_VALUE\n")})
	if err != nil {
		t.Fatal(err)
	}
	sets[2] = panel.NewSet(empty)
	rnd := rand.New(rand.NewPCG(7, 7))
	r := fed(t)
	for i := range 600 {
		b := r.opts.Keys.Bindings()
		act := b[rnd.IntN(len(b))].Action
		if act.Name == state.Quit || act.Name == state.Leave || act.Name == state.Export {
			continue
		}
		r.do(act)
		if i%5 == 0 {
			r.takes(Update{Set: sets[rnd.IntN(len(sets))]})
			if r.state.Sector != "" && !slices.Contains(r.env.Set.Sectors(), r.state.Sector) {
				t.Fatalf("the sector %s is kept", r.state.Sector)
			}
		}
		if r.state.Page == state.Overview && i%3 == 0 {
			r.do(state.Action{Name: state.GoTo, Text: string(state.Pages()[rnd.IntN(len(state.Pages()))])})
		}
	}
}

func TestFooterOfAStream(t *testing.T) {
	for want, f := range map[string]data.Flow{
		"12,345 rows · 678/s":                                  {Live: true, Rows: 12345, Shown: 12345, Rate: 678},
		"12,345 rows · 9,000 drawn · 678/s":                    {Live: true, Rows: 12345, Shown: 9000, Rate: 678},
		"12,345 rows · oldest dropped: 345 · end of the input": {Live: true, Rows: 12345, Shown: 12345, Dropped: 345, Ended: true},
	} {
		r := fed(t)
		set := r.env.Set
		r.takes(Update{Set: set, Flow: f}).sees(want)
		if f.Ended {
			r.takes(Update{Set: set, Flow: f, Err: errors.New("read stdin: \x1b[31mdead")}).sees("broken off: read stdin: \\x1b")
		}
	}
	// Rows that are wrong do not keep the others from being shown.
	r := fed(t)
	set := smaller(t)
	r.takes(Update{Set: set, Problems: someProblem(), Flow: data.Flow{Live: true, Rows: 5, Shown: 5, Aside: 1, Rate: 2}}).sees("5 rows · 2/s", "! 1 problem")
	if r.env.Set != set {
		t.Error("the rows are not shown")
	}
}

func TestPollingIsSaidOnce(t *testing.T) {
	r := fed(t)
	r.takes(Update{Set: sharedSet(), Polling: true}).sees("the system cannot report changes of files")
	r.keys("left").takes(Update{Set: sharedSet(), Polling: true})
	if r.notice != "" {
		t.Errorf("said again: %q", r.notice)
	}
}

// In every language the footer says it within the smallest window.
func TestStandingFits(t *testing.T) {
	for _, tag := range lang.Tags() {
		for _, w := range []int{40, 60, 80, 200} {
			in := input(env(t, tag, theme.Braille), state.New(), w, 24)
			in.Notice = "written: accord-trade.txt"
			for _, s := range []Standing{
				{Stale: "12:00", Wrong: 3},
				{Flow: data.Flow{Live: true, Rows: 1e7, Shown: 1e6, Dropped: 9e6, Rate: 123456}},
				{IsReading: true, Reading: data.Progress{Stage: data.Parsing, Done: 5, Total: 1e9, Rows: 1e6}},
			} {
				in.Standing = s
				text, _ := s.text(in.Env.Lang, "!", "R", in.W)
				lines := strings.Split(Render(in).Plain(), "\n")
				if foot := lines[len(lines)-1]; !strings.Contains(foot, strings.TrimRight(string([]rune(text)[:min(len([]rune(text)), 12)]), " ")) {
					t.Errorf("%s, %d columns: %q does not begin to say %q", tag, w, foot, text)
				}
			}
		}
	}
}

// TestPartialSaysHowToStop draws a large table that is being read in every width:
// how much there is and the key that stops stand there whole, and help where
// there is room.
func TestPartialSaysHowToStop(t *testing.T) {
	for _, tag := range lang.Tags() {
		for w := 40; w <= 200; w++ {
			in := input(env(t, tag, theme.Braille), state.New(), w, 24)
			in.Standing = Standing{Stops: true, Flow: data.Flow{Partial: true, Rows: 2515518, Read: 25, Size: 100, Rate: 1301083}}
			lines := strings.Split(Render(in).Plain(), "\n")
			l, foot := in.Env.Lang, lines[len(lines)-1]
			for _, want := range []string{l.F(lang.PartialOf, "25"), l.T(lang.PartialStop)} {
				if !strings.Contains(foot, want) {
					t.Fatalf("%s at %d: no %q in %q", tag, w, want, foot)
				}
			}
			if help := l.T(lang.KeyHelp); w >= 60 && !strings.Contains(foot, help) {
				t.Fatalf("%s at %d: no %q in %q", tag, w, help, foot)
			}
		}
	}
}

func TestTalkTakesStates(t *testing.T) {
	feed := &stillFeed{}
	talk := NewTalk(Options{Dataset: dataset(t), Theme: theme.Dark, Lang: lang.English, Name: "mine", Feed: feed, Now: newApp(t).opts.Now}, 80)
	says := func(got, want string) {
		t.Helper()
		if !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
			t.Errorf("said %q; want %q in it", got, want)
		}
	}
	says(talk.Take(Update{Problems: diag.List{someProblem()[0], someProblem()[0]}}), "The data has changed and cannot be used as it is (2 problems)")
	says(talk.View(), "stale since 12:00 — 2 problems")
	text, _ := talk.Answer("problems")
	says(text, "unknown key")
	says(talk.Take(Update{Set: smaller(t)}), "The data has changed (12:00)")
	says(talk.View(), "smaller")
	text, _ = talk.Answer("reload")
	says(text, "reading again.")
	if feed.asked != 1 {
		t.Error("nothing was asked for")
	}
	if s := talk.Take(Update{Set: smaller(t), Flow: data.Flow{Live: true, Rows: 3, Shown: 3}}); s != "" {
		t.Errorf("every state of a stream is told: %q", s)
	}
	says(talk.Take(Update{Set: smaller(t), Flow: data.Flow{Live: true, Rows: 4, Shown: 4, Ended: true}}), "4 rows, end of the input.")
}
