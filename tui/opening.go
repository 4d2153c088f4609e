package tui

import (
	"math"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"accord/data"
	"accord/data/ask"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/term"
	"accord/tui/theme"
)

// OpeningOptions are what an [Opening] starts with.
type OpeningOptions struct {
	// Name is what the user called the dataset.
	Name string
	// Open waits for the dataset and returns the app that shows it; it runs in
	// a command.
	Open func() (*App, error)
	// Again is Open after a failure that may pass, Now the clock; nil where there
	// is no other try.
	Again func() (*App, error)
	Now   func() time.Time
	// Progress is how far reading it has come; false when nobody knows.
	Progress func() (data.Progress, bool)
	// Distant is true when a database is asked for it, which tells of no progress.
	Distant bool
	// Stream is true when the dataset comes row by row.
	Stream bool
	Keys   *Keys
	Theme  theme.Name
	Lang   lang.Tag
	Glyphs theme.GlyphName
}

// Opening is what stands in the window until there is an [App] to take its
// place: how far the dataset has been read, and how to cancel. Keys that are
// pressed meanwhile are kept for the app.
type Opening struct {
	opts    OpeningOptions
	lang    *lang.Catalog
	w, h    int
	profile colorprofile.Profile
	began   time.Time // zero until something is worth saying
	now     time.Time
	kept    []tea.Msg
	keys    int

	lost  Lost // why there is no dataset yet, and when it is tried again
	fails int
	again int // counts tries

	err       error
	cancelled bool
}

// NewOpening returns the opening of a dataset.
func NewOpening(o OpeningOptions) *Opening {
	if o.Keys == nil {
		o.Keys = DefaultKeys()
	}
	if o.Theme == Auto || o.Theme == "" {
		o.Theme = theme.Dark
	}
	return &Opening{opts: o, lang: lang.New(o.Lang), profile: colorprofile.TrueColor}
}

// Err is why the dataset cannot be shown; nil while it may be.
func (o *Opening) Err() error { return o.err }

// Cancelled reports whether the reader did not want to wait.
func (o *Opening) Cancelled() bool { return o.cancelled }

// openedMsg is the app that takes the place of the opening.
type openedMsg struct {
	app *App
	err error
}

// openingMsg is the time to look how far the dataset has been read.
type openingMsg time.Time

// maxKept bounds the keys that are kept.
const maxKept = 1000

// Init begins to wait.
func (o *Opening) Init() tea.Cmd { return tea.Batch(o.open(o.opts.Open), o.look(lookAfter/2)) }

func (o *Opening) open(open func() (*App, error)) tea.Cmd {
	return func() tea.Msg {
		app, err := open()
		return openedMsg{app, err}
	}
}

func (o *Opening) look(d time.Duration) tea.Cmd {
	return tea.Tick(d, func(t time.Time) tea.Msg { return openingMsg(t) })
}

// Update takes a message: what is about the window is kept for the app as well,
// and so are keys, but those that cancel.
func (o *Opening) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case openedMsg:
		if msg.err != nil {
			return o, o.failed(msg.err)
		}
		return o.become(msg.app)
	case againMsg:
		return o, o.retry(msg.n)
	case openingMsg:
		if o.now = time.Time(msg); o.began.IsZero() {
			o.began = o.now
		}
		return o, o.look(lookEvery)
	case tea.KeyPressMsg:
		if o.cancels(msg) {
			o.cancelled = true
			return o, tea.Quit
		}
		if act, _ := o.opts.Keys.Lookup(msg.String()); o.lost.Since != "" && act.Name == state.Reload {
			return o, o.retry(o.again)
		}
		o.keys++
	case tea.PasteMsg:
	case tea.WindowSizeMsg:
		o.w, o.h = clampSize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		o.profile = msg.Profile
	case tea.BackgroundColorMsg:
	default:
		return o, nil
	}
	if len(o.kept) < maxKept {
		o.kept = append(o.kept, msg)
	}
	return o, nil
}

// failed says why there is no dataset, and tries again after a pause where that may
// help; else the opening ends.
func (o *Opening) failed(err error) tea.Cmd {
	if o.opts.Again == nil || !ask.IsTemporary(err) {
		o.err = err
		return tea.Quit
	}
	pause := ask.PauseAfter(o.fails, err)
	o.fails++
	o.lost = o.lost.again(err, o.opts.Now(), pause)
	n := o.again
	return tea.Tick(pause, func(time.Time) tea.Msg { return againMsg{n} })
}

// retry tries again, unless that has been done since.
func (o *Opening) retry(n int) tea.Cmd {
	if n != o.again {
		return nil
	}
	o.again++
	return o.open(o.opts.Again)
}

// cancels reports whether a key ends the waiting: the one that quits always
// does, the ones that lead back only while nothing has been typed that they may
// belong to.
func (o *Opening) cancels(msg tea.KeyPressMsg) bool {
	if msg.String() == "ctrl+c" {
		return true
	}
	act, _ := o.opts.Keys.Lookup(msg.String())
	return o.keys == 0 && (act.Name == state.Quit || act.Name == state.Leave || act.Name == state.Back && msg.String() != "backspace")
}

// become gives the app what has come for it.
func (o *Opening) become(a *App) (tea.Model, tea.Cmd) {
	cmds := []tea.Cmd{a.Init()}
	for _, msg := range o.kept {
		_, cmd := a.Update(msg)
		cmds = append(cmds, cmd)
	}
	o.kept = nil
	return a, tea.Batch(cmds...)
}

// Frame draws what is known of the waiting; nothing before it is worth saying.
func (o *Opening) Frame() term.Frame {
	if o.w == 0 || o.h == 0 || o.began.IsZero() {
		return term.Frame{Title: title}
	}
	t := theme.New(o.opts.Theme)
	if o.profile <= colorprofile.ASCII {
		t = theme.New(theme.Mono)
	}
	return term.Frame{Picture: grid.Picture{Grid: o.draw(), Looks: t.ForProfile(o.profile)}, Title: title}
}

// View is the frame for a program that draws text; see [Program].
func (o *Opening) View() tea.View { return view(o.Frame()) }

// draw draws the lines in the middle of the window.
func (o *Opening) draw() *grid.Grid {
	g := grid.New(o.w, o.h)
	var at data.Progress
	if o.opts.Progress != nil {
		at, _ = o.opts.Progress()
	}
	name := o.opts.Name
	if name == "-" {
		name = "stdin"
	}
	what := progressWords(o.lang, at)
	if took := o.now.Sub(o.began) + lookAfter/2; at.Rows > 0 && at.Stage == data.Parsing {
		what = append(what, o.lang.F(lang.ProgressRate, o.lang.Number(math.Round(float64(at.Rows)/took.Seconds()), 0)))
	}
	title := lang.Opening
	if o.opts.Distant && at.Rows == 0 {
		took := o.now.Sub(o.began) + lookAfter/2
		title, what = lang.WaitingFor, []string{Asking{Tenths: int(took / (100 * time.Millisecond))}.words(o.lang)}
	}
	if o.opts.Stream && at.Rows == 0 {
		what = append([]string{o.lang.T(lang.OpeningWait)}, what...)
	}
	if o.lost.Since != "" {
		drawMiddle(g, append(lostLines(o.lang, grid.Shorten(name, o.w-waitingRoom), o.lost), middle{},
			middle{o.lang.F(lang.WaitingKeys, o.opts.Keys.Key("reload"), o.opts.Keys.Key("leave")), theme.Dim}), o.opts.Glyphs)
		return g
	}
	end := o.lang.F(lang.OpeningCancel, o.opts.Keys.Key("leave"))
	if o.keys > 0 {
		end = o.lang.F(lang.OpeningKeys, o.keys) + "  " + o.lang.F(lang.OpeningCancel, show("ctrl+c"))
	}
	drawMiddle(g, []middle{
		{o.lang.F(title, name), theme.Ink | theme.Bold},
		{o.bar(at), theme.Accent},
		{strings.Join(what, ", "), theme.Dim},
		{},
		{end, theme.Dim},
	}, o.opts.Glyphs)
	return g
}

// bar is the share of the present stage that is done; blank where nobody knows.
func (o *Opening) bar(at data.Progress) string {
	share, ok := at.Share()
	if !ok {
		return ""
	}
	w := min(40, o.w-4)
	n := int(share * float64(w))
	return strings.Repeat("━", max(0, n)) + strings.Repeat("┄", max(0, w-n))
}
