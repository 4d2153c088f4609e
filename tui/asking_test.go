package tui

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// sitting is an app with the loop that a program runs: commands go on beside it,
// and their messages come back.
type sitting struct {
	robot
	msgs  chan tea.Msg
	clock *time.Time
}

// sitDown opens an app on set in a window, before any answer is there.
func sitDown(t *testing.T, set *panel.Set) *sitting {
	t.Helper()
	now := testNow
	a := New(Options{Dataset: set.Dataset(), Set: set, Name: "postgres://db/stats", Theme: theme.Dark, Lang: lang.English, Glyphs: theme.Braille,
		Mouse: true, Now: func() time.Time { return now }, Context: t.Context()})
	s := &sitting{robot{t, a}, make(chan tea.Msg, 1000), &now}
	s.sends(tea.WindowSizeMsg{Width: 120, Height: 36})
	return s
}

// sends hands a message to the app and begins what that leads to.
func (s *sitting) sends(msg tea.Msg) {
	_, cmd := s.Update(msg)
	s.runs(cmd)
}

func (s *sitting) runs(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	ctx := s.t.Context()
	go func() {
		switch m := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range m {
				s.runs(c)
			}
		default:
			select {
			case s.msgs <- m:
			case <-ctx.Done():
			}
		}
	}()
}

func (s *sitting) press(names ...string) {
	for _, name := range names {
		s.sends(keyPress(name))
	}
}

// until takes messages until something is so.
func (s *sitting) until(what string, is func() bool) {
	s.t.Helper()
	timeout := time.After(20 * time.Second)
	for !is() {
		select {
		case m := <-s.msgs:
			s.sends(m)
		case <-time.After(5 * time.Millisecond): // something else may have changed
		case <-timeout:
			s.t.Fatalf("it never came that %s; on the screen is\n%s", what, s.text())
		}
	}
}

// text is what is on the screen.
func (s *sitting) text() string {
	return s.Frame().Picture.Grid.Plain()
}

func (s *sitting) shows(words string) bool { return strings.Contains(s.text(), words) }

func (s *sitting) mustShow(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if !s.shows(w) {
			s.t.Fatalf("%q is not on the screen:\n%s", w, s.text())
		}
	}
}

// complete reports whether the wanted view is on the screen.
func (s *sitting) complete() bool { return !s.asking.lacks && len(s.asking.steps) == 0 }

// slowSet is the Set of the bundled dataset behind an open door.
func slowSet(t *testing.T) (*panel.Set, *slowStore) {
	t.Helper()
	return farSet(t, nil)
}

// farSet is slowSet of a table on another machine; of none for nil.
func farSet(t *testing.T, r *far) (*panel.Set, *slowStore) {
	t.Helper()
	ds, store := slowly(dataset(t))
	if r != nil {
		ds.Bulk.Grouper = r
	}
	set, err := panel.OpenSet(t.Context(), ds)
	if err != nil {
		t.Fatal(err)
	}
	return set, store
}

// shut is a door that nobody goes through before the test says so.
func shut() (door func(context.Context) error, open func()) {
	gate := make(chan struct{})
	return func(ctx context.Context) error {
		select {
		case <-gate:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}, func() { close(gate) }
}

// outage is the failure of an engine that may answer later.
type outage struct{}

func (outage) Error() string   { return "nobody answers at db:5432" }
func (outage) Temporary() bool { return true }

func TestTheLastFrameStaysWhileAnswersAreLacking(t *testing.T) {
	set, store := slowSet(t)
	s := sitDown(t, set)
	s.until("the overview is there", s.complete)
	want := Render(input(&panel.Env{Set: sharedSet(), Lang: lang.New(lang.English), Glyphs: theme.GlyphSet(theme.Braille), Now: day(testNow)}, state.New(), 120, 36)).Plain()
	if s.text() != want {
		t.Fatalf("the overview is\n%s\nwant\n%s", s.text(), want)
	}
	door, open := shut()
	store.turn(door)
	s.press("enter") // the page of trade, whose face by flows nobody has asked for
	s.press("v")
	*s.clock = s.clock.Add(400 * time.Millisecond)
	s.until("the footer says what is waited for", func() bool { return s.shows("asking: Trade volume … 0.4 s") })
	s.mustShow("Signed agreements") // of the overview
	if s.State().Page != state.Trade {
		t.Errorf("the wanted view is %q", s.State().Page)
	}
	s.press("?") // works all the same
	s.mustShow("asking: Trade volume … 0.4 s", "Moving")
	s.press("esc")
	s.mustShow("Signed agreements", "asking: Trade volume")
	open()
	s.until("the wanted view is there", s.complete)
	near := newApp(t)
	near.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	r := robot{t, near}.keys("enter", "v")
	if got, want := s.text(), r.Frame().Picture.Grid.Plain(); got != want {
		t.Errorf("the page is\n%s\nwant\n%s", got, want)
	}
	// A machine that is slow between two keys lets go of a question and asks it
	// again, so that how many were cut off says nothing here.
	if _, open, _ := store.counts(); open != 0 {
		t.Errorf("%d questions are open", open)
	}
}

func TestEscapeStaysAtTheLastView(t *testing.T) {
	for _, key := range []string{"esc", "ctrl+c"} {
		set, store := slowSet(t)
		s := sitDown(t, set)
		s.until("the overview is there", s.complete)
		before := s.text()
		door, open := shut()
		store.turn(door)
		s.press("enter", "v")
		s.until("the footer says what is waited for", func() bool { return s.shows("asking") })
		s.press(key)
		if s.State() != state.New() || !s.complete() {
			t.Fatalf("after %s the view is %+v", key, s.State())
		}
		s.mustShow("no longer asked for")
		s.until("nobody is asked any more", func() bool { _, open, _ := store.counts(); return open == 0 })
		if _, _, cut := store.counts(); cut == 0 {
			t.Error("no question was cut off")
		}
		s.press("u") // there is nothing to take back: nobody has seen it
		if s.State() != state.New() {
			t.Errorf("u leads to %+v", s.State())
		}
		open()
		s.press("tab", "shift+tab")
		s.until("the footer is as it was", func() bool { return s.complete() && s.text() == before })
	}
}

// Who has chosen something in a list and closes it wants what was chosen.
func TestEscapeClosesAListBeforeItStaysAtTheLastView(t *testing.T) {
	set, store := slowSet(t)
	s := sitDown(t, set)
	s.until("the overview is there", s.complete)
	s.press("f")
	s.until("the list is there", s.complete)
	door, open := shut()
	store.turn(door)
	s.press("down", "down", "down", "enter")
	s.until("the footer says what is waited for", func() bool { return s.shows("asking") })
	if s.shows("esc stops it") {
		t.Error("esc is said to stop what it does not")
	}
	s.press("esc")
	if s.State().Sector == "" || s.State().Overlay != state.NoOverlay {
		t.Fatalf("the wanted view is %+v", s.State())
	}
	s.until("the list is gone", func() bool { return !s.shows("change a year") })
	s.until("the footer says how to stop", func() bool { return s.shows("esc stops it") })
	s.press("esc")
	s.until("the view is the one before", func() bool { return s.State().Sector == "" && s.State().Overlay == state.NoOverlay && s.complete() })
	s.mustShow("no longer asked for")
	s.press("f", "down", "down", "down", "enter", "esc")
	open()
	s.until("the wanted view is there", s.complete)
	if s.State().Sector == "" {
		t.Errorf("the view is %+v", s.State())
	}
}

// Keys that are pressed before an answer is there are taken in their order.
func TestKeysWaitForAnswers(t *testing.T) {
	set, store := slowSet(t)
	s := sitDown(t, set)
	s.until("the overview is there", s.complete)
	door, open := shut()
	store.turn(door)
	keys := []string{"enter", "v", "left", "left", "t", "left", "v", "home", "right"}
	s.press(keys...)
	if asked, _, _ := store.counts(); asked == 0 {
		t.Error("nothing is asked")
	}
	open()
	s.until("the wanted view is there", s.complete)
	near := newApp(t)
	near.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	r := robot{t, near}.keys(keys...)
	if s.State() != r.State() {
		t.Errorf("the view is\n%+v\nwant\n%+v", s.State(), r.State())
	}
	for range len(keys) { // and they can be taken back one by one
		s.press("u")
		s.until("the view before is there", s.complete)
		if r.keys("u"); s.State() != r.State() {
			t.Fatalf("a step back leads to\n%+v\nwant\n%+v", s.State(), r.State())
		}
	}
}

func TestAFailureIsSaidAndAskedAgain(t *testing.T) {
	set, store := farSet(t, &far{hold: time.Hour})
	s := sitDown(t, set)
	s.until("the overview is there", s.complete)
	store.turn(func(context.Context) error { return outage{} })
	s.press("enter", "v")
	s.until("the failure is said", func() bool {
		return s.shows("R stale since 12:00 · asked again at 12:00:01 — nobody answers at db:5432")
	})
	s.mustShow("Signed agreements")
	asked, _, _ := store.counts()
	s.until("it is asked again", func() bool { n, _, _ := store.counts(); return n > asked })
	s.until("the pause has grown", func() bool { return s.shows("asked again at 12:00:02") })
	store.turn(nil)
	s.press("R") // does not wait for the pause
	s.until("the wanted view is there", s.complete)
	if s.State().Page != state.Trade || s.shows("stale") {
		t.Errorf("on the screen is\n%s", s.text())
	}
}

// What can be mended by nobody but the reader is not asked again by itself, and
// the way back is open.
func TestAFailureThatStays(t *testing.T) {
	set, store := slowSet(t)
	s := sitDown(t, set)
	s.until("the overview is there", s.complete)
	store.turn(func(context.Context) error { return errors.New("the table cooperation is not there") })
	s.press("enter", "v")
	s.until("the failure is said", func() bool { return s.shows("the table cooperation is not there") })
	if s.shows("asked again at") {
		t.Error("it says when it is asked again")
	}
	s.press("esc")
	if s.State() != state.New() || s.shows("stale") {
		t.Errorf("esc leads to\n%s", s.text())
	}
}

func TestAFailureBeforeTheFirstFrame(t *testing.T) {
	set, store := slowSet(t)
	store.turn(func(context.Context) error { return outage{} })
	s := sitDown(t, set)
	s.until("the failure is said", func() bool { return s.shows("nobody answers at db:5432") })
	s.mustShow("accord", "postgres://db/stats gives no answer", "asked again at 12:00:01", "R ask again", "q quit")
	store.turn(nil)
	s.until("the overview is there", s.complete)
	if _, cmd := s.Update(keyPress("q")); !quits(cmd) {
		t.Error("q does not quit")
	}
}

// Answers that are old are asked for anew beside, and the frame says of when they
// are.
func TestAnswersGrowOld(t *testing.T) {
	engine := &far{hold: time.Hour}
	set, store := farSet(t, engine)
	s := sitDown(t, set)
	*s.clock = time.Now()
	s.until("the overview is there", s.complete)
	s.mustShow("as of " + s.asking.at.Format("15:04"))
	first, asked := s.asking.at, 0
	asked, _, _ = store.counts()
	s.press("right", "left")
	s.sends(oldMsg{first}) // the hour has passed
	s.until("the answers are new", func() bool { return s.complete() && s.asking.at.After(first) })
	if n, _, _ := store.counts(); n == asked {
		t.Error("nothing was asked anew")
	}
	if s.env.Set == set || engine.forgot != 1 {
		t.Errorf("the Set is the old one, or the engine may give old answers again (%d)", engine.forgot)
	}

	store.turn(func(context.Context) error { return outage{} })
	now := s.asking.at
	s.press("R")
	s.until("the failure is said", func() bool { return s.shows("nobody answers") })
	if !s.complete() || !s.asking.at.Equal(now) {
		t.Error("the frame does not stay")
	}
	s.press("tab") // works on what is there
	if !s.complete() {
		t.Error("the focus waits")
	}
	store.turn(nil)
	s.until("it was asked again by itself", func() bool { return s.complete() && s.asking.at.After(now) && !s.shows("nobody answers") })
}

// Two sessions that want the same ask once, and one that leaves takes nothing from
// the other.
func TestSessionsShareQuestions(t *testing.T) {
	set, store := slowSet(t)
	a, b := sitDown(t, set), sitDown(t, set)
	a.until("the overview is there", a.complete)
	b.until("the overview is there", b.complete)
	alone, _, _ := store.counts()
	door, open := shut()
	store.turn(door)
	a.press("enter")
	b.press("enter")
	a.until("it is waited for", func() bool { return a.shows("asking") })
	b.until("it is waited for", func() bool { return b.shows("asking") })
	a.press("esc")
	time.Sleep(300 * time.Millisecond)
	if _, _, cut := store.counts(); cut != 0 {
		t.Error("the question of the other was cut off")
	}
	a.press("tab") // is at hand, and waits for nobody
	if !a.complete() {
		t.Error("one waits for the question of the other")
	}
	open()
	b.until("the page is there", b.complete)
	shared, _, _ := store.counts()

	lone, counted := slowSet(t)
	c := sitDown(t, lone)
	c.until("the overview is there", c.complete)
	one, _, _ := counted.counts()
	c.press("enter")
	c.until("the page is there", c.complete)
	both, _, _ := counted.counts()
	if shared-alone != both-one {
		t.Errorf("two sessions asked %d questions for a page, one alone asks %d", shared-alone, both-one)
	}
}

// When everybody has left, nothing is left over.
func TestNothingIsLeftOver(t *testing.T) {
	set, store := slowSet(t)
	s := sitDown(t, set)
	s.until("the overview is there", s.complete)
	before := runtime.NumGoroutine()
	door, _ := shut()
	store.turn(door)
	for range 20 {
		s.press("enter", "v", "left", "t", "esc", "u")
	}
	s.press("enter", "v", "Q")
	s.until("no question is open", func() bool { _, open, _ := store.counts(); return open == 0 && runtime.NumGoroutine() <= before })
}

func TestCopyAndExportActOnWhatIsShown(t *testing.T) {
	set, store := slowSet(t)
	s := sitDown(t, set)
	s.until("the overview is there", s.complete)
	door, open := shut()
	store.turn(door)
	s.press("enter", "v")
	s.until("it is waited for", func() bool { return s.shows("asking") })
	if line := s.line(); line != "accord postgres://db/stats" {
		t.Errorf("y copies %q", line)
	}
	var wrote []File
	s.opts.Export = func(_ string, files []File) (string, error) { wrote = files; return "x.txt", nil }
	s.press("e")
	open()
	s.until("the files are written", func() bool { return s.shows("x.txt") })
	if text := string(wrote[0].Content); !strings.Contains(text, "Signed agreements") {
		t.Errorf("the export is not of the screen:\n%s", text)
	}
}

func TestTalkWaitsForAnswers(t *testing.T) {
	ds, store := slowly(dataset(t))
	set, err := panel.OpenSet(t.Context(), ds)
	if err != nil {
		t.Fatal(err)
	}
	opts := Options{Dataset: ds, Set: set, Name: "db", Lang: lang.English, Now: func() time.Time { return testNow }, Context: t.Context()}
	slow := NewTalk(opts, 80)
	opts.Dataset, opts.Set = dataset(t), sharedSet()
	near := NewTalk(opts, 80)
	if got, want := slow.View(), near.View(); got != want {
		t.Fatalf("the conversation begins with\n%s\nwant\n%s", got, want)
	}
	for _, line := range []string{"trade", "view", "2014", "transform", "undo", "3", "table"} {
		got, _ := slow.Answer(line)
		want, _ := near.Answer(line)
		if got != want {
			t.Errorf("%q is answered by\n%s\nwant\n%s", line, got, want)
		}
	}
	store.turn(func(context.Context) error { return outage{} })
	got, _ := slow.Answer("revisions")
	if !strings.Contains(got, "no answer: nobody answers at db:5432") || !strings.Contains(got, "An empty line asks again.") {
		t.Errorf("a failure is told as\n%s", got)
	}
	store.turn(nil)
	got, _ = slow.Answer("")
	near.Answer("revisions")
	if want, _ := near.Answer(""); got != want {
		t.Errorf("asked again it is\n%s\nwant\n%s", got, want)
	}
}

// A key whose effect depends on answers is said to wait for them, although the
// frame on the screen lacks none.
func TestAKeyThatDependsOnAnswers(t *testing.T) {
	set, store := slowSet(t)
	s := sitDown(t, set)
	s.until("the overview is there", s.complete)
	door, open := shut()
	store.turn(door)
	before := s.State()
	s.change(step{by: state.ToggleLog, to: func(st state.State, f Screen) (state.State, string) {
		flow := at(state.Trade)
		flow.View[state.PanelTrade] = 1 // which nobody has looked at
		st.Log = len(f.Slots(flow)) > 0
		return st, ""
	}})
	s.sends(nil)
	s.until("it is said", func() bool { return s.shows("asking") })
	if s.State() != before {
		t.Errorf("the view is %+v", s.State())
	}
	open()
	s.until("it is done", s.complete)
	if !s.State().Log {
		t.Error("the key has no effect")
	}
	s.press("u")
	if s.State() != before {
		t.Error("it cannot be taken back")
	}
}

// What is asked of a large table before its first frame is in that frame: nothing
// half empty is seen before it.
func TestTheFirstFrameOfALargeTableIsWhole(t *testing.T) {
	ds, _, err := load.Load(context.Background(), customs(t, 60_000), load.Options{Rows: load.RowsFacts})
	if err != nil {
		t.Fatal(err)
	}
	set, err := panel.OpenSet(context.Background(), ds)
	if err != nil {
		t.Fatal(err)
	}
	a := New(Options{Dataset: ds, Set: set})
	a.Prepare(120, 36)
	_, _ = a.Update(tea.WindowSizeMsg{Width: 120, Height: 36}) // no command is run
	if a.asking.lacks {
		t.Errorf("the frame waits for answers:\n%s", a.Frame().Grid.Plain())
	}
	if got := a.Frame().Grid.Plain(); !strings.Contains(got, "Trade volume") || !strings.Contains(got, "Ranking") {
		t.Errorf("the panels are not on the screen:\n%s", got)
	}
}
