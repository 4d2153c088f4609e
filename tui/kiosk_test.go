package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// kiosked is an app whose story goes on by itself, with a clock that the test
// turns.
type kiosked struct {
	robot
	now *time.Time
}

func playing(t *testing.T, every time.Duration, change func(*data.Dataset)) kiosked {
	t.Helper()
	ds := *dataset(t)
	if change != nil {
		ds.Scenes = append([]data.Scene(nil), ds.Scenes...)
		change(&ds)
	}
	now := testNow
	a := New(Options{Dataset: &ds, Theme: theme.Dark, Lang: lang.English, Glyphs: theme.Braille, Play: every, Notes: NotesAsked, Now: func() time.Time { return now }})
	k := kiosked{robot{t, a}, &now}
	k.Update(tea.WindowSizeMsg{Width: 100, Height: 24})
	k.Init() // whose clock the test is
	return k
}

// pass lets seconds pass, one tick each.
func (k kiosked) pass(seconds int) {
	k.t.Helper()
	for range seconds {
		*k.now = k.now.Add(time.Second)
		k.Update(tickMsg(k.kiosk.number))
	}
}

func (k kiosked) text() string { return k.Frame().Picture.Grid.Plain() }

// is fails unless that scene is told, and the screen shows texts.
func (k kiosked) is(scene int, texts ...string) {
	k.t.Helper()
	if k.State().Scene != scene {
		k.t.Errorf("scene %d is told; want %d", k.State().Scene, scene)
	}
	for _, s := range texts {
		if !strings.Contains(k.text(), s) {
			k.t.Errorf("the screen does not show %q\n%s", s, k.text())
		}
	}
}

func TestKioskGoesOnByItself(t *testing.T) {
	k := playing(t, 5*time.Second, func(ds *data.Dataset) {
		for i := range ds.Scenes {
			ds.Scenes[i].Dwell = 0
		}
		ds.Scenes[1].Dwell = 8 * time.Second
	})
	k.is(1, "1/12", "▱▱▱▱▱▱▱▱▱▱  0:00")
	k.pass(3)
	k.is(1, "▰▰▰▰▰▰▱▱▱▱  0:03")
	k.pass(2)
	k.is(2, "2/12", "▱▱▱▱▱▱▱▱▱▱  0:05")
	k.pass(7)
	k.is(2, "▰▰▰▰▰▰▰▰▱▱  0:12") // its own time counts more
	k.pass(1)
	k.is(3, "0:13")
	k.pass(10 * 5)
	k.is(1, "1/12", "1:03") // and again from the beginning
	if len(k.history.past) > 0 {
		t.Errorf("%d steps can be undone that nobody made", len(k.history.past))
	}
}

func TestKioskIsPaused(t *testing.T) {
	k := playing(t, 5*time.Second, nil)
	k.pass(3)
	stale := k.kiosk.number
	k.keys("p")
	k.is(1, "paused  0:03", "p play")
	k.pass(60)
	*k.now = k.now.Add(time.Minute)
	k.Update(tickMsg(stale)) // which was on its way
	k.is(1, "paused  0:03")
	k.keys("p")
	k.Update(tickMsg(stale))
	k.pass(1)
	k.is(1, "0:04")
	k.pass(1)
	k.is(2, "0:05")
}

func TestKioskWaitsForWhoLooksAround(t *testing.T) {
	k := playing(t, 5*time.Second, nil)
	k.pass(5)
	k.pass(3)
	k.keys("left", "d")
	k.is(2, "waits  0:08", "0 back to the scene")
	away := k.State()
	k.pass(59)
	if k.State() != away {
		t.Error("what somebody looks at has changed under them")
	}
	k.keys("d") // it is still looked at
	k.pass(59)
	k.is(2, "waits")
	k.pass(1)
	k.is(2, "▱▱▱▱▱▱▱▱▱▱  0:08") // the scene begins anew
	if moved(k.env, k.State()) {
		t.Error("the scene is not as it is told")
	}
	k.pass(5)
	k.is(3)
	k.keys("n")
	k.is(4, "▱▱▱▱▱▱▱▱▱▱") // a scene that somebody turns to begins anew, and is not waited for
	k.keys("left", "0")
	k.is(4, "▱▱▱▱▱▱▱▱▱▱")
	k.pass(20)
	k.is(5)
	k.keys("9")
	k.is(5, "Story", "12 scenes")
	k.pass(30)
	k.is(5, "12 scenes")
	k.pass(30)
	k.is(5, "5/12")
	k.keys("left", "0", "u") // back to what was looked at
	k.is(5, "waits")
	k.keys("ctrl+x")
	if strings.Contains(k.text(), "5/12") || k.Frame().Picture.Grid == nil || k.playing().On {
		t.Errorf("the story goes on although it was left\n%s", k.text())
	}
	k.pass(100)
	k.is(0)
	k.keys("p") // from the first again
	k.is(1, "0:00")
}

// A machine that slept, or a clock that was set, skips no scene.
func TestKioskDoesNotSkip(t *testing.T) {
	k := playing(t, 5*time.Second, nil)
	k.pass(2)
	*k.now = k.now.Add(10 * time.Hour)
	k.Update(tickMsg(k.kiosk.number))
	k.is(1, "0:04")
	*k.now = k.now.Add(-5 * time.Hour)
	k.Update(tickMsg(k.kiosk.number))
	k.is(1, "0:04")
	k.pass(1)
	k.is(2)
}

// Between two ticks nothing is drawn, and a tick draws one frame.
func TestKioskDrawsOnceASecond(t *testing.T) {
	k := playing(t, 15*time.Second, nil)
	for range 40 {
		before := k.Frame().Picture.Grid
		*k.now = k.now.Add(300 * time.Millisecond)
		if k.Update(nil); k.Frame().Picture.Grid != before {
			t.Fatal("a frame is drawn although no second has passed")
		}
		*k.now = k.now.Add(700 * time.Millisecond)
		k.Update(tickMsg(k.kiosk.number))
		after := k.Frame().Picture.Grid
		if after == before || k.Frame().Picture.Grid != after {
			t.Fatal("a second draws another number of frames than one")
		}
	}
}

func TestKioskWithoutAStory(t *testing.T) {
	k := playing(t, 0, func(ds *data.Dataset) { ds.Scenes = nil })
	for _, key := range []string{"p", "n", "N", "9", "0", "ctrl+x"} {
		before := k.State()
		k.keys(key)
		if k.State() != before || !strings.Contains(k.text(), "this dataset tells no story") {
			t.Errorf("%s\n%s", key, k.text())
		}
	}
}

// A dataset that was read again may tell fewer scenes, or none.
func TestKioskOfAStoryThatHasBecomeShorter(t *testing.T) {
	k := playing(t, 5*time.Second, nil)
	k.keys("shift+end")
	k.Update(keyPress("n"))
	for range 11 {
		k.keys("n")
	}
	k.is(12, "12/12")
	k.keys("n")
	k.is(12, "this was the last scene")
	short := *dataset(t)
	short.Scenes = short.Scenes[:3]
	k.Update(Update{Set: panel.NewSet(&short)})
	k.is(0, "no longer in the data: scene 12")
	k.pass(5)
	k.is(1, "1/3")
	none := short
	none.Scenes = nil
	k.Update(Update{Set: panel.NewSet(&none)})
	k.pass(20)
	k.is(0)
}

// The notes are shown by a key to who speaks, and to nobody else.
func TestNotesKey(t *testing.T) {
	for notes, want := range map[Notes][2]bool{NotesNever: {false, false}, NotesAsked: {false, true}, NotesShown: {true, false}} {
		a := New(Options{Dataset: dataset(t), Theme: theme.Dark, Lang: lang.English, Notes: notes, State: sceneState(2), Now: func() time.Time { return testNow }})
		r := robot{t, a}
		r.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
		for i, w := range want {
			if got := strings.Contains(r.Frame().Picture.Grid.Plain(), "Both figures are bounds"); got != w {
				t.Errorf("notes %d, pressed %d times: %v", notes, i, got)
			}
			r.keys("8")
		}
		if in := a.bare(); public(in.Env).Notes {
			t.Error("exports have the notes")
		}
	}
}

// Through a terminal, with its own clock: scenes follow one another, pause, and
// go on.
func TestKioskOnATerminal(t *testing.T) {
	ds := *dataset(t)
	ds.Scenes = append([]data.Scene(nil), ds.Scenes...)
	for i := range ds.Scenes {
		ds.Scenes[i].Dwell = 0
	}
	x := launch(t, New(Options{Dataset: &ds, Theme: theme.Dark, Lang: lang.Russian, Glyphs: theme.Braille, Play: time.Second}), 80, 24)
	x.shows("1/12  Баку")
	x.shows("2/12  Коммюнике")
	x.press("p")
	x.shows("пауза")
	n := x.settled()
	time.Sleep(1200 * time.Millisecond)
	if x.bytes() != n {
		t.Error("something is written although the story is paused")
	}
	x.press("p")
	x.shows("5/12")
	x.press("\x1b[D") // left
	x.shows("ждёт", "0 вернуться к сцене")
	x.press("0")
	x.shows("7/12")
	x.press("Q")
	if err := x.ends(); err != nil {
		t.Error(err)
	}
	x.restored()
}

// TestStoryIsTold walks through the story by its keys.
func TestStoryIsTold(t *testing.T) {
	r := sit(t, 120, 36)
	for i := range 12 {
		r.keys("n")
		want := sceneState(i + 1)
		if r.State() != want {
			t.Fatalf("scene %d: %+v\nwant %+v", i+1, r.State(), want)
		}
		if text := r.Frame().Picture.Grid.Plain(); !strings.Contains(text, fmt.Sprintf("%d/12  ", i+1)) {
			t.Errorf("scene %d is not on the screen\n%s", i+1, text)
		}
	}
	r.keys("N", "left", "0")
	if r.State() != sceneState(11) {
		t.Errorf("one key does not return: %+v", r.State())
	}
	r.keys("9", "up", "enter")
	if r.State() != sceneState(10) {
		t.Errorf("the list leads elsewhere: %+v", r.State())
	}
	r.keys("u")
	if r.State().Page != state.Story {
		t.Errorf("undo leads to %s", r.State().Page)
	}
	r.keys("esc", "ctrl+x", "n")
	if r.State() != sceneState(1) {
		t.Errorf("the story begins with %+v", r.State())
	}
}
