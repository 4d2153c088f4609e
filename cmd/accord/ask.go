package main

import (
	"context"
	"image/color"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/term"
)

// answers is what a terminal said of itself. What it did not answer is zero.
type answers struct {
	name       string // and its version
	background color.Color
	// widths are how many columns the samples take, in their order; fewer when
	// the terminal did not say where its cursor is.
	widths []int
	// modes are the modes that it was asked about and answered.
	modes      map[ansi.Mode]ansi.ModeSetting
	attributes []int // the primary device attributes; the last answer
	keyboard   bool  // the protocol of kitty
	clipboard  bool  // it tells how OSC 52 is written
}

// answerTime is how long an answer may take; one over a slow line takes a
// second.
const answerTime = 2 * time.Second

// clipboardAttribute is the device attribute of terminals that take OSC 52.
const clipboardAttribute = 52

// ask asks the terminal what it is and how wide it draws the samples. It goes
// the way of the dashboard, so that an answer which does not arrive here would
// not arrive there. The line of the cursor is used and cleared.
func (c *Command) ask(ctx context.Context, samples []string) (answers, error) {
	if f, ok := c.Stdin.(interface{ Fd() uintptr }); ok { // a program without a picture leaves the line editing on
		before, err := term.MakeRaw(int(f.Fd()))
		if err != nil {
			return answers{}, err
		}
		defer term.Restore(int(f.Fd()), before) // when that fails there is nothing left to try
	}
	q := &questions{text: questionText(c.getenv("TERM"), c.getenv("TERM_PROGRAM"), samples)}
	program := tea.NewProgram(q, tea.WithContext(ctx), tea.WithInput(c.Stdin), tea.WithOutput(c.Stdout),
		tea.WithEnvironment(c.Environ), tea.WithoutRenderer(), tea.WithoutSignalHandler())
	_, err := program.Run()
	return q.got, err
}

// questionText is what is written to the terminal. Every terminal answers the
// last question, so that nobody has to wait. Some print what they do not know:
// these are not asked it.
func questionText(kind, program string, samples []string) string {
	var b strings.Builder
	simple := kind == "linux" || strings.HasPrefix(kind, "vt")
	if !simple {
		b.WriteString(ansi.RequestBackgroundColor)
	}
	if !simple && program != "Apple_Terminal" {
		b.WriteString(ansi.RequestNameVersion + ansi.RequestKittyKeyboard + ansi.XTGETTCAP("Ms"))
		for _, m := range askedModes() {
			b.WriteString(ansi.RequestMode(m))
		}
	}
	for _, s := range samples {
		b.WriteString("\r" + s + ansi.RequestCursorPositionReport)
	}
	b.WriteString("\r" + ansi.EraseLineRight + ansi.RequestPrimaryDeviceAttributes)
	return b.String()
}

// askedModes are the modes that the dashboard would like to use.
func askedModes() []ansi.Mode {
	return []ansi.Mode{ansi.ModeMouseButtonEvent, ansi.ModeMouseExtSgr, ansi.ModeBracketedPaste, ansi.ModeSynchronizedOutput}
}

// questions is a program without a picture, which asks and ends with the last
// answer.
type questions struct {
	text string
	got  answers
}

type tooLate struct{}

// Init asks.
func (q *questions) Init() tea.Cmd {
	return tea.Batch(tea.Raw(q.text), tea.Tick(answerTime, func(time.Time) tea.Msg { return tooLate{} }))
}

// Update takes an answer.
func (q *questions) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tooLate:
		return q, tea.Quit
	case uv.PrimaryDeviceAttributesEvent:
		q.got.attributes = msg
		return q, tea.Quit
	case tea.BackgroundColorMsg:
		q.got.background = msg.Color
	case tea.TerminalVersionMsg:
		q.got.name = msg.Name
	case tea.CursorPositionMsg:
		q.got.widths = append(q.got.widths, msg.X)
	case tea.ModeReportMsg:
		if q.got.modes == nil {
			q.got.modes = map[ansi.Mode]ansi.ModeSetting{}
		}
		q.got.modes[msg.Mode] = msg.Value
	case tea.KeyboardEnhancementsMsg:
		q.got.keyboard = true
	case tea.CapabilityMsg:
		q.got.clipboard = q.got.clipboard || strings.HasPrefix(msg.Content, "Ms=")
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			return q, tea.Interrupt
		}
	}
	return q, nil
}

// View is empty: nothing is drawn.
func (q *questions) View() tea.View { return tea.View{} }
