package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"accord/data"
	"accord/tui/follow"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/term"
	"accord/tui/theme"
)

// App is the one tea.Model. It holds the view, the reader's preferences and
// the last frame; everything else is drawn from these.
type App struct {
	opts    Options
	state   state.State
	env     *panel.Env
	keys    *Keys
	w, h    int
	profile colorprofile.Profile
	auto    bool
	chosen  theme.Name
	theme   *theme.Theme
	mouse   bool
	notice  string
	dragged bool

	standing Standing
	good     bool // the dataset was read without errors
	reading  bool // it is read again because somebody asked for it
	polling  bool

	stage    stage
	shelf    []panel.OnShelf
	kiosk    kiosk
	ordering ordering
	patient  bool // the reader talks in words, and orders are made while the view is drawn

	history history
	asking  asking
	pending state.Name // waits for the letter of a mark
	marks   map[string]state.State
	copied  turns

	sheets *Sheets
	drawn  key
	frame  term.Frame
}

// key is all that a frame depends on; while it stays the same the last frame
// is still right.
type key struct {
	state    state.State
	w, h     int
	theme    *theme.Theme
	lang     lang.Tag
	glyphs   theme.GlyphName
	set      *panel.Set
	notice   string
	standing Standing
	audience Audience
	order    *panel.Order
	play     follow.Play
	notes    bool
}

// New returns the app that shows o.Dataset.
func New(o Options) *App {
	if o.Keys == nil {
		o.Keys = DefaultKeys()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Context == nil {
		o.Context = context.Background()
	}
	if o.Set == nil {
		o.Set = panel.NewSet(o.Dataset)
	}
	if o.Pool == nil {
		o.Pool = &grid.Pool{}
	}
	if o.State == (state.State{}) {
		o.State = o.Set.Start()
	}
	a := &App{opts: o, state: o.State, keys: o.Keys, mouse: o.Mouse, chosen: o.Theme, profile: colorprofile.TrueColor}
	if o.Theme == Auto || o.Theme == "" {
		a.auto, a.chosen = true, theme.Dark
	}
	a.good, a.standing = o.Problems.Errors() == 0, Standing{Flow: o.Flow, Stops: canStop(o.Feed)}
	a.env = &panel.Env{Set: o.Set, Lang: lang.New(o.Lang), Glyphs: theme.GlyphSet(o.Glyphs), Problems: o.Problems, Order: (*panel.Order)(nil).Making(o.Set, 0)}
	a.env.Now = today(o.Now)
	a.env.Notes = o.Notes == NotesShown
	if a.sheets = o.Sheets; a.sheets == nil {
		a.sheets = &Sheets{}
	}
	a.polls(o.Polling)
	a.dress()
	if a.notice == "" && !o.Flow.Partial {
		a.notice = panel.UnderstoodNotice(a.env) // with the first frame, until a key is pressed
	}
	if o.Play > 0 {
		a.begin(o.Play)
	}
	if o.Stage != nil {
		_ = a.hear(o.Stage.Now()) // Init waits for whatever dataset it led to
	}
	if o.Choose && !a.stage.news.Follows() && a.state.Overlay == state.NoOverlay {
		_ = a.lookAtShelf()
	}
	return a
}

func today(now func() time.Time) data.Period {
	t := now()
	return data.Day(t.Year(), t.Month(), t.Day())
}

// dress makes the theme that fits the choice and the terminal.
func (a *App) dress() {
	t := theme.New(a.chosen)
	if a.profile <= colorprofile.ASCII {
		t = theme.New(theme.Mono)
	}
	a.theme = t.ForProfile(a.profile)
}

// State is the view.
func (a *App) State() state.State { return a.state }

// Init asks the terminal for its background where the theme follows it, and
// waits for newer states of the dataset.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{a.await()}
	if a.auto {
		cmds = append(cmds, tea.Raw(ansi.RequestBackgroundColor))
	}
	return tea.Batch(append(cmds, a.attend(), a.run())...)
}

// Update takes a message: of the terminal, of a key, of the mouse, that the
// dataset was read again, or of who presents.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	set := a.env.Set
	cmd := a.update(msg)
	return a, tea.Batch(cmd, a.settle(a.env.Set != set), a.arrange(), a.want())
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = clampSize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		if msg.Profile != a.profile {
			a.profile = msg.Profile
			a.dress()
		}
	case tea.BackgroundColorMsg:
		chosen := theme.Light
		if msg.IsDark() {
			chosen = theme.Dark
		}
		if a.auto && chosen != a.chosen {
			a.chosen = chosen
			a.dress()
		}
	case tea.KeyPressMsg:
		return a.press(msg)
	case tea.PasteMsg:
		a.apply(state.Action{Name: state.Type, Text: oneLine(msg.Content)})
	case tea.MouseMsg:
		a.point(msg)
	case Update:
		if msg.from != nil && msg.from != a.opts.Feed {
			return nil // of a dataset that is shown no more
		}
		a.updated(msg)
		return a.await()
	case newsMsg:
		return tea.Batch(a.hear(a.opts.Stage.Now()), a.attend())
	case readingMsg:
		return a.looked()
	case orderedMsg:
		a.orderMade(msg)
	case orderingMsg:
		return a.orderGrew(msg)
	case exportedMsg:
		a.exported(msg)
	case answeredMsg:
		return a.answered(msg)
	case waitedMsg:
		return a.waited(msg)
	case againMsg:
		a.again(msg)
	case oldMsg:
		return a.old(msg)
	case changedMsg:
		a.changed(msg)
	case givenMsg:
		return a.took(msg)
	case tickMsg:
		return a.ticked(msg)
	case recordedMsg:
		return a.recorded(msg)
	}
	return nil
}

// The largest window that is drawn; a client may claim any size.
const (
	MaxWidth  = 1000
	MaxHeight = 400
)

func clampSize(w, h int) (int, int) {
	return max(0, min(w, MaxWidth)), max(0, min(h, MaxHeight))
}

// apply changes the view.
func (a *App) apply(act state.Action) {
	a.notice = ""
	a.change(step{by: act.Name, to: func(st state.State, f Screen) (state.State, string) { return state.Apply(st, act, f), "" }})
}
func (a *App) screen() Screen {
	return Screen{Env: a.atHand(), W: a.w, H: a.h, Keys: a.keys, Audience: a.audience(), Shelf: a.shelf}
}

// Frame is what the terminal is to show. It is drawn anew only when something
// that it depends on has changed; before the size is known there is none.
func (a *App) Frame() term.Frame {
	a.frame.Title, a.frame.Mouse = title, a.pointing()
	if a.w == 0 || a.h == 0 {
		return term.Frame{Title: title, Mouse: a.pointing()}
	}
	k := key{a.state, a.w, a.h, a.theme, a.env.Lang.Tag(), a.env.Glyphs.Name, a.env.Set, a.notice, a.standing, a.audience(), a.env.Order, a.playing(), a.env.Notes}
	if k != a.drawn {
		g := a.opts.Pool.Get(a.w, a.h)
		if a.env.Set.TakesTime() {
			a.drawAtHand(g)
		} else {
			renderOn(g, a.input())
		}
		a.drawn, a.frame.Picture = k, grid.Picture{Grid: g, Looks: a.theme}
	}
	return a.frame
}

// pointing is what the terminal is to tell of the mouse: of who presents also
// where it points.
func (a *App) pointing() term.Mouse {
	switch {
	case !a.mouse:
		return term.NoMouse
	case a.stage.news.Me.Driving:
		return term.EveryMotion
	}
	return term.Clicks
}

// View is the frame for a program that draws text; see [Program].
func (a *App) View() tea.View { return view(a.Frame()) }

func (a *App) input() Input {
	return Input{Env: a.atHand(), State: a.state, W: a.w, H: a.h, Keys: a.keys, Notice: a.notice, Standing: a.standing, Audience: a.audience(), Play: a.playing(), Shelf: a.shelf, Sheets: a.sheets}
}
