package tui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/ask"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// Talk is a conversation about a dataset: a line of text in, a view as plain
// text out. It needs no terminal, and what it writes has no control character
// but the line feed. It does what an [App] does, whose keys are words.
type Talk struct{ app *App }

// NewTalk returns the conversation that starts with the view of o, in lines of
// at most w columns.
func NewTalk(o Options, w int) *Talk {
	a := New(o)
	a.w, a.h = clampSize(w, plainHeight)
	a.patient, a.env.Order = true, nil
	if o.Shelf != nil {
		a.shelve()
	}
	return &Talk{a}
}

// plainHeight is how many rows a page step moves in a text without a window.
const plainHeight = 24

// View is the present view, as [Plain] writes it. Where answers take time it waits
// for them.
func (t *Talk) View() string {
	a, text := t.app, ""
	if fresh := a.env.Set.Fresh(); fresh > 0 && !a.asking.at.IsZero() && a.opts.Now().Sub(a.asking.at) > fresh {
		a.env.Set = a.env.Set.Renewed(fresh / 2)
	}
	if err := t.arrive(); err != nil {
		return t.unanswered(err)
	}
	heard, err := t.with(func(e *panel.Env) {
		in := a.input()
		in.Env = e
		text = Plain(in)
	})
	if err != nil {
		return t.unanswered(err)
	}
	a.asking.at = heard.At
	return text
}

// with reads something of the view, whose answers it waits for.
func (t *Talk) with(read func(e *panel.Env)) (ask.Heard, error) {
	return t.app.env.Set.Answered(t.app.opts.Context, func(s *panel.Set) {
		e := *t.app.env
		e.Set = s
		read(&e)
	})
}

// unanswered says why there is no answer.
func (t *Talk) unanswered(err error) string {
	l := t.app.env.Lang
	return t.say(l.F(lang.NotAnswered, oneLine(err.Error()))+".", l.T(lang.PlainAgain))
}

// arrive makes the changes of the view that wait for answers.
func (t *Talk) arrive() error {
	a := t.app
	if len(a.asking.steps) == 0 {
		return nil
	}
	m := a.job(a.asking.steps)(a.opts.Context, func(Input) *grid.Grid { return nil })
	a.asking.steps = nil
	for _, s := range m.made {
		a.arrive(s.step, s.st, s.notice)
	}
	return m.err
}

// Hint says what can be typed.
func (t *Talk) Hint() string { return t.say(t.hint()) }

func (t *Talk) hint() string {
	l := t.app.env.Lang
	hint := l.F(lang.PlainHint, l.T(lang.PlainFrom), l.T(lang.PlainTo))
	if t.app.opts.Shelf != nil {
		hint += " " + l.F(lang.ShelfHint, l.T(lang.ShelfOpen))
	}
	return hint
}

// Feed gives newer states of the dataset that is shown; nil where there will be
// none. It is another one when the conversation turns to another dataset.
func (t *Talk) Feed() Feed { return t.app.opts.Feed }

// State is the view that the conversation has come to.
func (t *Talk) State() state.State { return t.app.state }

// Answer does what a line asks for and returns what is to be read then. done is
// true when the line ends the conversation; the text is "" then.
//
// A line is the number of a choice, # and the number of a row, / and words to
// search for, a period, the word for "from" or "to" and a year, that for "open"
// and the name of a dataset, or the name of a command, whole or in part; an empty
// line asks for the view again, ? for what can be typed.
func (t *Talk) Answer(line string) (text string, done bool) {
	line = strings.TrimSpace(oneLine(line))
	a := t.app
	if a.pending != "" {
		a.named(tea.KeyPressMsg{Text: line})
		return t.View(), false
	}
	if line == "" {
		return t.View(), false
	}
	if line == "?" {
		return t.Hint(), false
	}
	if latin(strings.ToLower(line)) == "q" {
		return "", true
	}
	wanted, opens := t.opens(line)
	if opens && t.shelved(wanted) >= 0 {
		return t.open(t.shelved(wanted)), false
	}
	for _, understand := range []func(string) (state.Action, string, bool){t.choice, t.row, t.searched, t.command, t.period, t.years} {
		if act, name, ok := understand(line); ok {
			return t.do(act, name)
		}
	}
	if act, name, ok := t.guess(line); ok { // and say what was understood
		text, done = t.do(act, name)
		return t.say(a.env.Lang.F(lang.PlainDone, name)) + text, done
	}
	if opens {
		return t.say(t.noDataset(wanted) + "."), false
	}
	return t.say(a.env.Lang.F(lang.PlainUnknown, line), t.hint()), false
}

// say is lines of text that are not the view.
func (t *Talk) say(lines ...string) string { return plainText(lines, t.app.w) }

// do carries out an action that the reader called name. One that changes
// nothing is said to.
func (t *Talk) do(act state.Action, name string) (string, bool) {
	a := t.app
	before, tag, set, notes := a.state, a.env.Lang.Tag(), a.env.Set, a.env.Notes
	if text, is := t.onStage(act); is {
		return text, false
	}
	switch act.Name {
	case state.Reload:
		if fresh := a.env.Set.Fresh(); fresh > 0 {
			a.env.Set = a.env.Set.Renewed(anewAfter)
			text := t.View()
			if changed, err := a.env.Set.Changed(a.opts.Context); err == nil && changed {
				a.changed(changedMsg{a.env.Set})
			}
			return text, false
		}
		if a.opts.Feed == nil || a.standing.Flow.Live {
			return t.say(a.env.Lang.F(lang.PlainSame, name)), false
		}
		a.opts.Feed.Refresh()
		return t.say(a.env.Lang.T(lang.ReadingAgain) + "."), false
	case state.CopyView:
		return t.say(a.line()), false
	case state.CopyTable:
		var table panel.Table
		var is bool
		if _, err := t.with(func(e *panel.Env) { table, is = panel.TableOf(e, a.state) }); err != nil {
			return t.unanswered(err), false
		}
		if is {
			return plainText(strings.Split(strings.ReplaceAll(tabbed(table), "\t", "; "), "\n"), a.w), false
		}
	case state.CopyFigure:
		var all []panel.Picked
		if _, err := t.with(func(e *panel.Env) { all = panel.UnderCursor(e, a.state) }); err != nil {
			return t.unanswered(err), false
		}
		var lines []string
		for _, it := range all {
			lines = append(lines, strings.Split(strings.TrimSuffix(a.quoted(it), "\n"), "\n")...)
		}
		if len(lines) > 0 {
			return t.say(lines...), false
		}
	case state.PlayStory:
		return t.say(a.env.Lang.T(lang.StoryPlayed) + "."), false
	case state.RecordScene:
		return t.record(), false
	case state.NextTheme, state.NextGlyphs, state.ToggleMouse, state.Redraw:
		return t.say(a.env.Lang.F(lang.PlainSame, name)), false // of a screen, which there is not
	case state.Back, state.Leave:
	case state.Type: // a search
		a.apply(state.Do(state.Back))
		a.apply(state.Do(state.ToggleSearch))
	case state.SelectRow:
		a.apply(act)
		act = state.Do(state.Open)
	default:
		if a.state.Overlay == state.PaletteOverlay { // the list of commands is not what it acts on
			a.apply(state.Do(state.Back))
		}
	}
	if t.carry(a.do(act)) {
		return "", true
	}
	if err := t.arrive(); err != nil {
		return t.unanswered(err), false
	}
	a.settle(set != a.env.Set)
	if a.pending != "" {
		return t.say(a.notice), false
	}
	if before == a.state && tag == a.env.Lang.Tag() && set == a.env.Set && notes == a.env.Notes && a.notice == "" {
		return t.say(a.env.Lang.F(lang.PlainSame, name)), false
	}
	return t.View(), false
}

// carry runs what an action leaves to be done outside of the program, and says
// whether that is to quit.
func (t *Talk) carry(cmd tea.Cmd) (quit bool) {
	if cmd == nil {
		return false
	}
	switch msg := cmd().(type) {
	case tea.QuitMsg:
		return true
	case tea.BatchMsg:
		for _, c := range msg {
			quit = t.carry(c) || quit
		}
		return quit
	default:
		t.app.Update(msg)
	}
	return false
}

// Take takes a newer state of the dataset and returns what is to be read of it;
// "" for one of the many states of a stream.
func (t *Talk) Take(u Update) string {
	a := t.app
	set := a.env.Set
	a.updated(u)
	a.settle(set != a.env.Set)
	l := a.env.Lang
	said := []string{l.F(lang.PlainChanged, a.opts.Now().Format("15:04"))}
	switch {
	case a.standing.Stale != "":
		return t.say(l.F(lang.PlainBroken, l.N(lang.Problems, a.standing.Wrong)))
	case u.Flow.Live && !u.Flow.Ended:
		return ""
	case u.Flow.Live:
		text, _ := a.standing.flow(l)
		return t.say(text + ".")
	}
	if a.notice != "" {
		said = append(said, a.notice)
	}
	return t.say(said...)
}

// choice understands the number of a choice.
func (t *Talk) choice(line string) (state.Action, string, bool) {
	n, err := strconv.Atoi(line)
	all := choices(t.app.input())
	if err != nil || n < 1 || n > len(all) {
		return state.Action{}, "", false
	}
	return all[n-1].action, all[n-1].text, true
}

// row understands # and the number of a row of the list that is read.
func (t *Talk) row(line string) (state.Action, string, bool) {
	number, marked := strings.CutPrefix(line, "#")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	st := t.app.state
	if !marked || err != nil || st.Page == state.Overview && st.Overlay == state.NoOverlay || n < 1 || n > t.app.screen().Rows(st) {
		return state.Action{}, "", false
	}
	return state.Action{Name: state.SelectRow, N: n - 1}, line, true
}

// searched understands / and words.
func (t *Talk) searched(line string) (state.Action, string, bool) {
	words, marked := strings.CutPrefix(line, "/")
	words = strings.TrimSpace(words)
	if !marked || words == "" || utf8.RuneCountInString(words) > state.MaxQuery {
		return state.Action{}, "", false
	}
	return state.Action{Name: state.Type, Text: words}, line, true
}

// command understands the whole name of an action or a page.
func (t *Talk) command(line string) (state.Action, string, bool) {
	if b, ok := t.app.keys.named(strings.ToLower(line)); ok {
		return b.Action, b.help(t.app.env), true
	}
	all := commands(t.app.env, t.app.keys, "")
	i := slices.IndexFunc(all, func(c command) bool { return strings.EqualFold(c.name, line) || strings.EqualFold(c.text, line) })
	if i < 0 {
		return state.Action{}, "", false
	}
	return all[i].action, all[i].text, true
}

// period understands a period within the time axis.
func (t *Talk) period(line string) (state.Action, string, bool) {
	p, err := data.ParsePeriod(strings.ToUpper(line))
	if err != nil {
		return state.Action{}, "", false
	}
	slots := t.app.screen().Slots(t.app.state)
	i := state.Slot(slots, p)
	if i < 0 || p.End().Before(slots[0].Start()) || !p.Start().Before(slots[len(slots)-1].End()) {
		return state.Action{}, "", false
	}
	return state.Action{Name: state.SelectSlot, N: i}, line, true
}

// years understands "from 2014" and "to 2020", in English and in the language of
// the conversation.
func (t *Talk) years(line string) (state.Action, string, bool) {
	word, year, _ := strings.Cut(line, " ")
	y, err := strconv.Atoi(strings.TrimSpace(year))
	from, to := t.end(word)
	if err != nil || !from && !to {
		return state.Action{}, "", false
	}
	first, last := t.app.screen().Years()
	act := state.Action{Name: state.ChangePeriod, N: t.app.state.From, M: t.app.state.To}
	if act.N == 0 {
		act.N = first
	}
	if act.M == 0 {
		act.M = last
	}
	if from {
		act.N = y
	} else {
		act.M = y
	}
	return act, line, true
}

// end says whether word begins the first or the last year of a range.
func (t *Talk) end(word string) (from, to bool) {
	l := t.app.env.Lang
	return strings.EqualFold(word, "from") || strings.EqualFold(word, l.T(lang.PlainFrom)),
		strings.EqualFold(word, "to") || strings.EqualFold(word, l.T(lang.PlainTo))
}

// guess understands a part of what a command is called or does, as the palette
// does. Numbers, marks and half a range of years are never guessed at.
func (t *Talk) guess(line string) (state.Action, string, bool) {
	first, _ := utf8.DecodeRuneInString(line)
	if from, to := t.end(line); utf8.RuneCountInString(line) < 2 || !unicode.IsLetter(first) || from || to {
		return state.Action{}, "", false
	}
	found := commands(t.app.env, t.app.keys, line)
	if len(found) == 0 || found[0].action.Name == state.Quit || found[0].action.Name == state.Leave {
		return state.Action{}, "", false
	}
	return found[0].action, found[0].text, true
}

// record writes the view as a scene; where it cannot be written it is what is to
// be read.
func (t *Talk) record() string {
	for cmd := t.app.record(); cmd != nil; {
		switch m := cmd().(type) {
		case givenMsg:
			cmd = t.app.took(m)
			continue
		case recordedMsg:
			if m.err == nil && m.at == "" {
				return plainText(strings.Split(m.text, "\n"), 0)
			}
			_ = t.app.recorded(m) // which says what became of it
		}
		break
	}
	return t.say(t.app.notice)
}
