package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/diag"
	"accord/tui/follow"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// hall is a presenter and those who look, each with a terminal of their own.
type hall struct {
	t   *testing.T
	hub *follow.Hub
}

// attendant is one of them.
type attendant struct {
	robot
	seat *follow.Seat
}

func (h hall) comes(p follow.Person, w, ht int, change func(*Options)) attendant {
	h.t.Helper()
	dataset(h.t)
	o := Options{Set: sharedSet(), Theme: theme.Dark, Lang: lang.English, Glyphs: theme.Braille, Mouse: true,
		Now: func() time.Time { return testNow }}
	if change != nil {
		change(&o)
	}
	seat := h.hub.Join(p)
	o.Stage = seat
	x := attendant{robot{h.t, New(o)}, seat}
	x.Update(tea.WindowSizeMsg{Width: w, Height: ht})
	return x
}

// begin is a presenter who presents, and two viewers, of whom one has a small
// window, another language and other glyphs.
func begin(t *testing.T) (h hall, presenter, a, b attendant) {
	t.Helper()
	h = hall{t, &follow.Hub{}}
	presenter = h.comes(follow.Person{Name: "Leyla", MayPresent: true, Following: true}, 120, 36, nil)
	a = h.comes(follow.Person{Name: "Anar", Following: true}, 200, 60, nil)
	b = h.comes(follow.Person{Name: "Boris", Following: true}, 80, 24, func(o *Options) {
		o.Lang, o.Glyphs, o.Theme = lang.Russian, theme.ASCII, theme.Mono
	})
	presenter.keys("P")
	return h, presenter, a, b
}

func (x attendant) keys(names ...string) attendant {
	x.t.Helper()
	x.robot.keys(names...)
	return x
}

// hears gives the app what its command would wait for.
func (x attendant) hears() attendant {
	x.Update(newsMsg{})
	return x
}

func (x attendant) text() string {
	x.sameAsFresh()
	return stripSGR(x.View().Content)
}

func (x attendant) shows(words ...string) attendant {
	x.t.Helper()
	for _, w := range words {
		if text := x.text(); !strings.Contains(text, w) {
			x.t.Errorf("%q is not on the screen:\n%s", w, text)
		}
	}
	return x
}

func (x attendant) lacks(words string) attendant {
	x.t.Helper()
	if text := x.text(); strings.Contains(text, words) {
		x.t.Errorf("%q is on the screen:\n%s", words, text)
	}
	return x
}

// What a viewer does while news are on their way is not undone by them.
func TestNewsComeLate(t *testing.T) {
	_, presenter, a, _ := begin(t)
	a.hears()
	presenter.keys("2", "enter")
	late := a.attend()()
	a.keys("4", "enter").shows("○ on your own")
	mine := a.state
	a.Update(late)
	if a.state != mine {
		t.Errorf("news take who looks around to\n%+v, from\n%+v", a.state, mine)
	}
	a.shows("○ on your own")
}

// hasty is a seat whose offer is taken before the app has looked at it again.
type hasty struct {
	*follow.Seat
	taken func()
}

func (h hasty) Offer(id int) follow.Refusal {
	r := h.Seat.Offer(id)
	h.taken()
	return r
}

// Who has handed over follows, whatever they press before the news of it come.
func TestHandingOverWhileNewsAreOnTheirWay(t *testing.T) {
	moves := func(x attendant) { x.keys("P", "2", "enter", "left") }
	_, presenter, a, _ := begin(t)
	a.hears()
	presenter.keys("X", "down", "enter", "esc")
	moves(a.hears())
	presenter.keys("w", "esc").hears().shows("● following Anar", "Anar presents now; Z takes it back", "Freight growth ─")
	if presenter.state != a.state {
		t.Error("the audience was looked at in between, and the view is another")
	}

	_, presenter, a, _ = begin(t)
	a.hears()
	presenter.opts.Stage = hasty{presenter.seat, func() { moves(a.hears()) }}
	presenter.keys("X", "down", "enter").lacks("offered to").shows("● following Anar", "Anar presents now; Z takes it back")
	if presenter.state != a.state {
		t.Error("the offer was taken at once, and the view is another")
	}

	// Who gets it back while they leave it goes on from what all see.
	_, presenter, a, _ = begin(t)
	a.hears()
	presenter.keys("X", "down", "enter", "esc")
	moves(a.hears())
	presenter.hears()
	a.keys("P")
	presenter.keys("S", "esc").hears().shows("you present", "Freight growth ─")
	if a.hears(); presenter.state != a.state {
		t.Error("the view jumps when it comes back to who leaves it")
	}
}

func TestViewersFollow(t *testing.T) {
	h, presenter, a, b := begin(t)
	presenter.hears().shows("● 2 following", "you present: others see what you look at; P stops")
	a.hears().shows("● following Leyla", "Leyla presents and you follow; F looks around")
	b.hears().shows("* показ: Leyla", "показ ведёт Leyla")
	presenter.keys("2", "enter", "left", "v")
	if want, _ := fitted(presenter.state, presenter.App.screen()); a.hears().state != want {
		t.Errorf("the view is\n%+v, want\n%+v", a.state, want)
	}
	a.shows("Freight growth ─")
	b.hears().shows("2 Рост грузоперевозок -")
	if b.w != 80 || b.env.Lang.Tag() != lang.Russian || b.env.Glyphs.Name != theme.ASCII || b.chosen != theme.Mono {
		t.Error("a viewer does not keep what is their own")
	}
	for range 4 {
		presenter.keys("v")
		a.hears()
	}
	a.lacks("Leyla presents and you follow")
	late := h.comes(follow.Person{Name: "Late", Following: true}, 60, 20, nil)
	late.shows("Freight growth ─", "● following Leyla", "Leyla presents and you follow")
	if late.state.View != presenter.state.View {
		t.Error("who comes late does not land on the view")
	}
	alone := h.comes(follow.Person{Name: "Alone"}, 100, 30, func(o *Options) { o.State = at(state.Projects) })
	alone.shows("Project status by sector ─", "○ on your own", "Leyla presents; F follows", "F follow")
	presenter.hears().shows("● 3 following")
}

func TestAnyNavigationLeavesThePresenter(t *testing.T) {
	for name, keys := range map[string][]string{
		"a page": {"]"}, "the cursor": {"left"}, "a panel": {"tab"}, "a search": {"/"}, "a face": {"v"}, "undo": {"right", "u"},
	} {
		_, presenter, a, _ := begin(t)
		a.hears().keys(keys...)
		a.shows("○ on your own", "you look around on your own; F returns to Leyla")
		before := a.state
		presenter.keys("2", "enter")
		if a.hears(); a.state != before {
			t.Errorf("%s: a viewer who has left is moved", name)
		}
		presenter.hears().shows("● 1 following")
		a.keys("esc", "F")
		a.shows("Freight growth ─", "● following Leyla", "you follow Leyla")
		presenter.hears().shows("● 2 following")
		a.keys("F")
		a.shows("○ on your own")
	}
}

func TestTheMouseLeavesThePresenterToo(t *testing.T) {
	_, _, a, _ := begin(t)
	a.hears()
	a.Update(tea.MouseClickMsg{X: 150, Y: 20, Button: tea.MouseLeft})
	a.shows("○ on your own")
}

// What is everybody's own can be changed while following: language, theme,
// glyphs, help and the list of commands.
func TestOneKeepsFollowing(t *testing.T) {
	_, presenter, a, _ := begin(t)
	a.hears().keys("A", "T", "B", "Y")
	a.keys("A", "A") // back to English
	if a.state != presenter.state {
		a.keys("F") // Y is a change of the view
	}
	a.keys("?").shows("Keys ─")
	a.shows("following Leyla")
	presenter.keys("s")
	presenter.keys("esc", "3", "enter")
	a.hears().shows("Keys ─", "following Leyla")
	a.keys("esc").shows("Signed agreements ─", "following Leyla").lacks("Keys ─")
	presenter.keys("s") // an overlay of the presenter's is seen
	a.hears()
	if a.state.Overlay != state.ClaimsOverlay {
		t.Error("what the presenter lays over the page is not seen")
	}
	a.keys(":").shows("Commands ─")
	a.keys("esc").shows("following Leyla")
	if a.state.Overlay != state.ClaimsOverlay {
		t.Error("the presenter's overlay does not come back from under one's own")
	}
	for _, key := range []string{"?", ":", "w"} {
		presenter.keys("esc", key)
		if a.hears(); a.state.Overlay != state.NoOverlay {
			t.Errorf("a viewer sees what the presenter opens with %s", key)
		}
	}
}

func TestUndoLeadsBackToWhereOneWas(t *testing.T) {
	h := hall{t, &follow.Hub{}}
	presenter := h.comes(follow.Person{Name: "Leyla", MayPresent: true, Following: true}, 120, 36, nil)
	a := h.comes(follow.Person{Name: "Anar", Following: true}, 120, 36, nil)
	a.keys("4", "enter", "down", "down")
	was := a.state
	presenter.keys("]", "P")
	if a.hears(); a.state.Page != state.Trade {
		t.Errorf("the page is %s", a.state.Page)
	}
	a.keys("u")
	if a.state != was {
		t.Errorf("%+v, want %+v", a.state, was)
	}
	a.shows("○ on your own")
}

func TestHandOverAndTakeBack(t *testing.T) {
	_, presenter, a, b := begin(t)
	a.hears().keys("P").shows("Leyla presents, and can hand over to you")
	a.keys("X").shows("only who presents can hand over")
	a.keys("Z").shows("there is nothing to take back")
	presenter.keys("X").shows("Audience ─", "3 here", "2 following", "▸ ●  Leyla (you)", "presents", "Boris", "80×24  ru", "choose whom to hand over to; ↵ offers it")
	presenter.keys("enter").shows("choose somebody else")
	presenter.keys("down", "enter").shows("offered to Anar, who has it once they take it; Z withdraws it", "is offered it")
	a.hears().shows("Leyla hands over to you; P takes it")
	presenter.keys("Z").shows("the offer is withdrawn")
	a.hears().lacks("hands over to you")
	presenter.keys("enter", "esc")
	a.hears().keys("P").shows("● 2 following", "you present")
	presenter.hears().shows("Anar presents now; Z takes it back", "● following Anar")
	b.hears()
	a.keys("2", "enter", "left")
	if presenter.hears(); presenter.state != a.state {
		t.Error("who has handed over does not follow")
	}
	b.hears().shows("2 Рост грузоперевозок -", "* показ: Anar")
	presenter.keys("Z").shows("you present", "● 2 following", "Freight growth ─")
	a.hears().shows("Leyla presents again", "● following Leyla")
	presenter.keys("]")
	b.hears().shows("* показ: Leyla", "Подписанные")
	// Who has lent it and looks around meanwhile goes on from what all see.
	presenter.keys("X", "down", "enter", "esc")
	a.hears().keys("P")
	presenter.hears().keys("S").shows("on your own")
	a.keys("P").shows("Leyla presents again")
	presenter.hears().shows("you present", "Signed agreements ─")
	if presenter.state != a.state {
		t.Error("the view jumps when it is given back")
	}
	presenter.keys("P").shows("you no longer present").lacks("following")
	a.hears().shows("Leyla has stopped presenting", "Signed agreements ─").lacks("following")
	a.keys("P").shows("to present takes the role of a presenter")
	a.keys("F").shows("nobody presents")
}

func TestThePresenterIsLost(t *testing.T) {
	h, presenter, a, b := begin(t)
	second := h.comes(follow.Person{Name: "Second", MayPresent: true}, 100, 30, nil)
	a.hears()
	b.hears()
	presenter.keys("2", "enter", "left")
	was := presenter.state
	presenter.seat.Leave(true)
	a.hears().shows("○ Leyla is gone", "the connection to Leyla was lost; the view stays", "Freight growth ─")
	b.hears().shows("o Leyla не на связи")
	second.hears().shows("the connection to Leyla was lost; the view stays; P takes over")
	late := h.comes(follow.Person{Name: "Late", Following: true}, 60, 20, nil)
	if late.state != was {
		t.Error("who comes late does not land on the view that stays")
	}
	second.keys("P").shows("you present", "Freight growth ─", "● 3 following")
	a.hears().shows("Second presents and you follow", "● following Second")
}

// The presenter's mouse is seen on what it points at, wherever that lies in
// another window.
func TestThePointerIsSeen(t *testing.T) {
	_, presenter, a, b := begin(t)
	if m := presenter.View().MouseMode; m != tea.MouseModeAllMotion {
		t.Errorf("the mouse of who presents is %v", m)
	}
	if m := a.hears().View().MouseMode; m != tea.MouseModeCellMotion {
		t.Errorf("the mouse of a viewer is %v", m)
	}
	if got := presenter.View().Content; strings.Contains(stripSGR(got), "← Leyla") {
		t.Error("the presenter sees the pointer twice")
	}
	for _, x := range []attendant{a, b} {
		seen := ""
		for px := 6; px < 60; px += 3 {
			presenter.Update(tea.MouseMotionMsg{X: px, Y: 12})
			x.hears()
			p := presenter.stage.pointer
			text := x.text()
			sign := "← Leyla"
			if x.env.Glyphs.Name == theme.ASCII {
				sign = "< Leyla"
			}
			if !strings.Contains(text, sign) && !strings.Contains(text, "Leyla "+string(x.env.Glyphs.Right)) {
				t.Fatalf("the pointer %+v is not seen:\n%s", p, text)
			}
			if !p.Period.IsZero() {
				seen += p.Period.String() + " "
			}
		}
		if len(strings.Fields(seen)) < 5 {
			t.Errorf("only %q was pointed at", seen)
		}
	}
	// On a list it stands in the row that is pointed at.
	presenter.keys("S")
	presenter.Update(tea.MouseMotionMsg{X: 30, Y: 6})
	row := presenter.stage.pointer.Row
	if row == 0 {
		t.Fatalf("%+v", presenter.stage.pointer)
	}
	a.hears()
	b.hears()
	for _, x := range []attendant{a, b} {
		line := ""
		for _, l := range strings.Split(x.text(), "\n") {
			if strings.Contains(l, " Leyla") && !strings.Contains(l, "accord") {
				line = l
			}
		}
		if id := sourceID(presenter, row); !strings.Contains(line, id) {
			t.Errorf("the pointer is on %q, want %s", line, id)
		}
	}
	// It goes when what it points at does, and with who has left.
	presenter.keys("esc")
	a.hears().lacks("← Leyla")
	presenter.Update(tea.MouseMotionMsg{X: 30, Y: 12})
	a.hears().shows("Leyla")
	a.keys("right").lacks("← Leyla")
}

func sourceID(x attendant, row int) string {
	st := x.state
	st.Sel[state.ListSources] = row - 1
	_, id, _ := strings.Cut(panel.Selected(x.env, st), ":")
	return id
}

// Who follows goes along to another dataset.
func TestFollowingToAnotherDataset(t *testing.T) {
	other := smaller(t)
	closed := 0
	h := hall{t, &follow.Hub{}}
	feed := &stillFeed{}
	datasets := func(o *Options) {
		o.ID = "first"
		o.Open = func(id string) (Shown, bool) {
			switch id {
			case "first":
				return Shown{ID: id, Now: Update{Set: sharedSet()}}, true
			case "second":
				return Shown{ID: id, Name: "second.csv", Now: Update{Set: other, Problems: someProblem()}, Feed: feed, Close: func() { closed++ }}, true
			}
			return Shown{}, false
		}
	}
	presenter := h.comes(follow.Person{Name: "Leyla", MayPresent: true, Following: true}, 120, 36, datasets)
	a := h.comes(follow.Person{Name: "Anar", Following: true}, 80, 24, datasets)
	b := h.comes(follow.Person{Name: "Boris", Following: true}, 80, 24, func(o *Options) { o.ID = "first" })
	presenter.keys("P")
	a.hears()
	b.hears()
	if _, ok := presenter.turnTo("second"); !ok {
		t.Fatal("the dataset does not open")
	}
	presenter.fit()
	presenter.settle(true)
	if a.hears(); a.env.Set != other || a.opts.Name != "second.csv" || len(a.env.Problems) != 1 || a.opts.Feed != Feed(feed) {
		t.Error("a viewer does not come along")
	}
	a.shows("following Leyla")
	b.hears().shows("Leyla shows second, which cannot be opened here", "on your own")
	a.Update(Update{Set: sharedSet(), from: &stillFeed{}})
	if a.env.Set != other {
		t.Error("a state of the dataset before is taken")
	}
	presenter.turnTo("first")
	presenter.fit()
	presenter.settle(true)
	if a.hears(); a.env.Set != sharedSet() || closed != 2 || len(a.env.Problems) != 0 {
		t.Errorf("a viewer does not come back, or leaves something open (%d)", closed)
	}
	a.turnTo("second") // on one's own
	a.fit()
	a.settle(true)
	if a.shows("on your own"); a.env.Set != other {
		t.Error("a viewer cannot look at another dataset")
	}
	a.keys("F").shows("following Leyla")
	if a.env.Set != sharedSet() {
		t.Error("a viewer does not return to the presenter's dataset")
	}
	if _, ok := a.turnTo("nowhere"); ok {
		t.Error("a dataset that there is not opens")
	}
}

// A newer state of the dataset comes to presenter and viewers at different
// times; in the end they look at the same.
func TestFollowingWhileTheDatasetChanges(t *testing.T) {
	_, presenter, a, _ := begin(t)
	a.hears()
	presenter.keys("S", "down", "down", "down")
	a.hears()
	next := panel.NewSet(dataset(t))
	presenter.Update(Update{Set: next, Problems: diag.List{}})
	a.hears()
	a.Update(Update{Set: next, Problems: diag.List{}})
	if a.state != presenter.state || !a.stage.news.Follows() {
		t.Errorf("%+v, want %+v", a.state, presenter.state)
	}
}

func TestAloneThereIsNoStage(t *testing.T) {
	r := sit(t, 120, 36)
	for _, key := range []string{"P", "F", "X", "Z"} {
		r.keys(key)
		if !strings.Contains(stripSGR(r.View().Content), "nobody else can see this; accord --present or accord serve lets others look") {
			t.Errorf("%s says nothing", key)
		}
	}
	r.keys("w")
	if text := stripSGR(r.View().Content); !strings.Contains(text, "Audience ─") {
		t.Error(text)
	}
	r.sameAsFresh()
}

// Whatever there is to say of a stage, a frame of any size is whole.
func TestAStageAtEverySize(t *testing.T) {
	me := follow.Person{ID: 1, Name: "Leyla", Following: true, Role: "presenter", W: 120, H: 36, Lang: "en"}
	other := follow.Person{ID: 2, Name: "Əli Məmmədov, Statistics Committee of the Republic", Following: true, Role: "editor", W: 1000, H: 400, Lang: "az", Dataset: "mine"}
	driving, alone, offered := me, me, me
	driving.Driving, alone.Following, offered.Offered = true, false, true
	roster := &follow.Roster{People: []follow.Person{driving, other}, Followers: 1}
	for range 40 {
		roster.People = append(roster.People, other)
	}
	news := []follow.News{
		{Me: driving, On: true, Driver: driving, Roster: roster},
		{Me: me, On: true, Driver: other, Roster: roster},
		{Me: alone, On: true, Driver: other, Roster: roster},
		{Me: me, On: true, Lost: other.Name, Roster: roster},
		{Me: offered, On: true, Driver: other, Offered: offered, CanTakeBack: true, Roster: roster},
		{Me: me, Roster: roster},
	}
	pointers := []state.Pointer{
		{}, {On: true, HasPanel: true, Panel: state.PanelTrade}, {On: true, HasPanel: true, Panel: state.PanelFreight},
		{On: true, HasPanel: true, Panel: state.PanelTrade, Period: data.Year(2023), Level: 100},
		{On: true, HasPanel: true, Panel: state.PanelTrade, Period: data.Year(2011), Level: 0},
		{On: true, HasPanel: true, Panel: state.PanelTrade, Period: data.Year(2017), Level: 50},
		{On: true, HasPanel: true, Panel: state.PanelAgreements, Row: 1}, {On: true, HasPanel: true, Panel: state.PanelAgreements, Row: 1 << 40},
		{On: true, Row: 3}, {On: true, Overlay: true, Row: 2}, {On: true, HasPanel: true, Panel: 200, Period: data.Year(1), Level: -1 << 40},
	}
	envs := environments(t)
	sts := views()
	for _, p := range []state.Page{state.Overview, state.Trade, state.Sources} {
		st := at(p)
		st.Overlay = state.RosterOverlay
		sts = append(sts, st)
	}
	step := 1
	if testing.Short() || raceDetector {
		step = 5
	}
	n := 0
	for h := 1; h <= 45; h += 1 + h/13 {
		for w := 1 + h%step; w <= 130; w += step {
			in := input(envs[n%len(envs)], sts[n%len(sts)], w, h)
			in.Audience = Audience{News: news[n%len(news)], Pointer: pointers[n%len(pointers)], Where: "ssh -p 23234 stage.example.org"}
			checked(t, in)
			n++
		}
	}
}

// However narrow the window is, it says that somebody is followed.
func TestANarrowWindowSaysWhoIsFollowed(t *testing.T) {
	for _, tag := range lang.Tags() {
		for _, w := range []int{MinWidth, 60, 80, 200} {
			in := input(env(t, tag, theme.Braille), state.New(), w, MinHeight)
			in.Audience.News = follow.News{On: true, Me: follow.Person{ID: 1, Following: true}, Driver: follow.Person{ID: 2, Name: "Leyla"}}
			if text := Render(in).ANSI(func(grid.Style) string { return "" }); !strings.Contains(strings.SplitN(text, "\n", 2)[0], "● ") {
				t.Errorf("%s %d: %s", tag, w, text)
			}
		}
	}
}

// A viewer whose engine answers slowly keeps the last frame, still follows, and
// comes to what is presented by then.
func TestFollowingWithSlowAnswers(t *testing.T) {
	h := hall{t, &follow.Hub{}}
	presenter := h.comes(follow.Person{Name: "Leyla", MayPresent: true, Following: true}, 120, 36, nil)
	set, store := slowSet(t)
	s := sitDown(t, set)
	seat := h.hub.Join(follow.Person{Name: "Anar", Following: true})
	s.opts.Stage = seat
	t.Cleanup(func() { seat.Leave(false) })
	s.runs(s.attend())
	s.until("the overview is there", s.complete)
	presenter.keys("P")
	s.until("it follows", func() bool { return s.stage.news.Follows() && s.complete() })
	door, open := shut()
	store.turn(door)
	for _, key := range []string{"enter", "v", "left", "L", "left", "tab", "v", "1", "t"} {
		presenter.keys(key)
		s.until("it has heard", func() bool { return s.stage.serial == presenter.seat.Now().Serial })
	}
	if !s.stage.news.Follows() {
		t.Errorf("a viewer who waits no longer follows")
	}
	s.mustShow("● following Leyla", "Signed agreements") // of the overview
	if n := len(s.asking.steps); n > 1 {
		t.Errorf("%d views are kept, of which one is wanted", n)
	}
	open()
	s.until("the view is there", s.complete)
	want, _ := fitted(presenter.state, presenter.App.screen())
	if s.state != want || !s.stage.news.Follows() {
		t.Errorf("%+v\nwant\n%+v", s.state, want)
	}
	// A key of one's own that waits leaves once it is carried out.
	s.press("?")
	s.press("?")
	s.press("left")
	s.until("it has left", func() bool { return !seat.Now().Me.Following })
	s.mustShow("○ on your own")
}
