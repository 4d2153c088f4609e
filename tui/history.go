package tui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"accord/tui/lang"
	"accord/tui/state"
)

// history is the views before and after the present one.
type history struct {
	past, future []state.State
	last         state.Name
}

// maxHistory is how many views are kept.
const maxHistory = 200

// note remembers the view before a change. Steps of one kind in a row, such as
// moving the cursor, count as one change, and so does typing.
func (h *history) note(before, after state.State, by state.Name) {
	if before == after {
		return
	}
	kind := by
	switch by {
	case state.Left, state.Right, state.SelectSlot:
		kind = state.Left
	case state.Up, state.Down, state.PageUp, state.PageDown, state.SelectRow:
		kind = state.Up
	case state.Type, state.Erase, state.EraseAll:
		kind = state.Type
	}
	steps := kind == state.Left || kind == state.Up || kind == state.Type
	if !steps || kind != h.last {
		h.past = append(h.past, before)
		if len(h.past) > maxHistory {
			h.past = h.past[1:]
		}
	}
	h.last, h.future = kind, nil
}

// step goes back, or forward again; without anywhere to go it stays.
func (h *history) step(now state.State, back bool) state.State {
	from, to := &h.past, &h.future
	if !back {
		from, to = to, from
	}
	if len(*from) == 0 {
		return now
	}
	s := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, now)
	h.last = ""
	return s
}

// named takes the letter of a mark: it keeps the view under it, or returns to
// the view that was kept. The letter is the key and not what a keyboard has
// there, so that a mark is found again on another one. Any other key leaves
// the marks as they are.
func (a *App) named(msg tea.KeyPressMsg) tea.Cmd {
	want := a.pending
	a.pending = ""
	a.tell("")
	letter := strings.TrimSpace(oneLine(msg.Text))
	if utf8.RuneCountInString(letter) != 1 {
		return nil
	}
	if want == state.SetMark {
		if a.marks == nil {
			a.marks = map[string]state.State{}
		}
		a.marks[latin(letter)] = a.state
		a.tell(a.env.Lang.F(lang.MarkSet, letter))
		return nil
	}
	s, ok := a.marks[latin(letter)]
	if !ok {
		a.tell(a.env.Lang.F(lang.MarkNone, letter))
		return nil
	}
	before := a.state
	a.history.note(before, s, state.GoToMark)
	a.state = s
	a.touch(before, state.GoToMark)
	a.fit()
	return nil
}

// tell puts a notice into the footer until the next key.
func (a *App) tell(s string) { a.notice = s }

// copyView puts the view into the clipboard of the terminal, as a command line
// that opens it again.
func (a *App) copyView() tea.Cmd {
	line := a.line()
	a.tell(a.env.Lang.F(lang.Copied, line))
	return toClipboard(line)
}
