package tui

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"accord/tui/term"
)

// title is that of the window.
const title = "accord"

// Model is a tea.Model whose frames are sheets of cells: an [App], an
// [Opening], or something around one.
type Model interface {
	tea.Model
	// Frame is what the terminal is to show. Its sheet is not drawn on again; it
	// is the same one as long as nothing has changed.
	Frame() term.Frame
}

// Terminal is where a [Program] runs.
type Terminal struct {
	// In is nil where what is typed is sent to the program.
	In  io.Reader
	Out io.Writer
	// W and H are its size in cells.
	W, H    int
	Profile colorprofile.Profile
	// Environ is the environment as "name=value".
	Environ []string
	// Pace is the least time between two frames; nil is a sixtieth of a second.
	Pace func() time.Duration
	// Filter sees each message before the model and may change it or, with nil,
	// drop it; nil takes all.
	Filter func(tea.Msg) tea.Msg
	// Stop stops the process until somebody has it go on, on a terminal that was
	// given back; nil where that cannot be.
	Stop func()
	// Counted is told of each frame whether it was written, or a later one came
	// first; nil counts none.
	Counted func(written bool)
	// Broken is told of a panic while a frame was written.
	Broken func(any)
}

// framePace is the least time between two frames where nobody says otherwise.
const framePace = time.Second / 60

// Program is a model on a terminal. Bubble Tea takes the input, the commands and
// the order of things; frames go cell by cell to a [term.Screen], since drawing
// text that is read again and compared would cost ten times the memory and the
// time.
type Program struct {
	tea    *tea.Program
	screen *term.Screen
}

// NewProgram returns a program that has not begun; it ends when ctx does. The
// terminal has to pass on every key as it is pressed.
func NewProgram(ctx context.Context, m Model, t Terminal) *Program {
	if t.Pace == nil {
		t.Pace = func() time.Duration { return framePace }
	}
	s := term.New(t.Out, term.Options{Pace: t.Pace, Ask: mayAsk(t.Environ), Erases: erases(t.Environ), Counted: t.Counted, Broken: t.Broken})
	h := &host{model: m, screen: s, w: t.W, h: t.H, stop: t.Stop, filter: t.Filter}
	h.first = tea.Batch(h.update(tea.ColorProfileMsg{Profile: t.Profile}), // so that the first frame is the right one
		h.update(tea.WindowSizeMsg{Width: t.W, Height: t.H}))
	return &Program{screen: s, tea: tea.NewProgram(h, tea.WithContext(ctx), tea.WithInput(t.In), tea.WithOutput(io.Discard),
		tea.WithEnvironment(t.Environ), tea.WithColorProfile(t.Profile), tea.WithWindowSize(t.W, t.H), tea.WithFilter(h.sift),
		tea.WithoutRenderer(), tea.WithoutSignalHandler(),
		tea.WithFPS(1))} // nothing waits for its ticker
}

// Run shows the model until it quits. The terminal is given back then, also
// after a panic.
func (p *Program) Run() error {
	defer p.screen.Close() // whoever reads no more has nothing to be given back
	_, err := p.tea.Run()
	return err
}

// Send gives the model a message.
func (p *Program) Send(msg tea.Msg) { p.tea.Send(msg) }

// Quit ends the program.
func (p *Program) Quit() { p.tea.Quit() }

// Kill ends the program without waiting for what it is about.
func (p *Program) Kill() { p.tea.Kill() }

// host is the model of a program: it takes what is about the terminal, and has
// the frames of another model shown.
type host struct {
	model  Model
	screen *term.Screen
	w, h   int // of the terminal at first, until Bubble Tea has told it too
	stop   func()
	filter func(tea.Msg) tea.Msg
	first  tea.Cmd // what the messages before the start have led to
}

// Init starts the model.
func (h *host) Init() tea.Cmd { return tea.Batch(h.model.Init(), h.first) }

// Update takes a message.
func (h *host) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width != h.w || msg.Height != h.h {
			h.screen.Redraw() // terminals move lines about when they are resized, also there and back
		}
		h.w, h.h = 0, 0
	case tea.ModeReportMsg:
		h.can(msg)
	case redrawMsg:
		h.screen.Redraw()
	}
	return h, h.update(msg)
}

func (h *host) update(msg tea.Msg) tea.Cmd {
	m, cmd := h.model.Update(msg)
	h.model = m.(Model)
	return cmd
}

// can takes what the terminal says it can do.
func (h *host) can(msg tea.ModeReportMsg) {
	switch {
	case msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset:
		h.screen.Synchronize()
	case msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet):
		h.screen.CountGraphemes()
	}
}

// View shows the frame.
func (h *host) View() tea.View {
	h.screen.Show(h.model.Frame())
	return tea.View{}
}

// sift takes messages that Bubble Tea would act upon: it has no terminal to do
// so.
func (h *host) sift(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.RawMsg:
		h.screen.Send(fmt.Sprint(msg.Msg))
		return nil
	case clipboardMsg:
		h.screen.Send(ansi.SetSystemClipboard(string(msg)))
		return nil
	case tea.SuspendMsg:
		if h.stop != nil {
			h.screen.Suspend()
			h.stop()
			h.screen.Resume()
		}
		return tea.ResumeMsg{}
	}
	if h.filter != nil {
		return h.filter(msg)
	}
	return msg
}

// redrawMsg asks for the screen to be drawn again.
type redrawMsg struct{}

func redraw() tea.Msg { return redrawMsg{} }

// clipboardMsg is a text for the clipboard of the terminal.
type clipboardMsg string

func toClipboard(text string) tea.Cmd { return func() tea.Msg { return clipboardMsg(text) } }

// mayAsk reports whether a terminal may be asked for the modes that it knows.
// Some print the question; within another machine's shell nobody knows what will
// come between.
func mayAsk(environ []string) bool {
	kind, _ := lookup(environ, "TERM")
	for _, known := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(kind, known) {
			return true
		}
	}
	program, _ := lookup(environ, "TERM_PROGRAM")
	_, ssh := lookup(environ, "SSH_TTY")
	_, windows := lookup(environ, "WT_SESSION")
	return windows || !ssh && !strings.Contains(program, "Apple")
}

// erases reports whether a terminal can erase some cells of a row, which the
// oldest cannot.
func erases(environ []string) bool {
	kind, _ := lookup(environ, "TERM")
	for _, old := range []string{"vt", "ansi", "sun"} {
		if strings.HasPrefix(kind, old) {
			return false
		}
	}
	return kind != ""
}

// lookup is the value of a variable; of a name that stands twice the last one
// counts.
func lookup(environ []string, name string) (value string, ok bool) {
	for _, e := range environ {
		if v, has := strings.CutPrefix(e, name+"="); has {
			value, ok = v, true
		}
	}
	return value, ok
}

// view is a frame for Bubble Tea's own renderer.
func view(f term.Frame) tea.View {
	v := tea.View{AltScreen: true, WindowTitle: f.Title}
	if f.Grid != nil {
		v.Content = f.Grid.ANSI(f.Looks.SGR)
	}
	switch f.Mouse {
	case term.Clicks:
		v.MouseMode = tea.MouseModeCellMotion
	case term.EveryMotion:
		v.MouseMode = tea.MouseModeAllMotion
	}
	return v
}
