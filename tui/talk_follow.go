package tui

import (
	"strconv"
	"strings"

	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// Hear returns what is to be read of the news of who presents: what has become of
// the presentation, and of a view that is followed what is new in it; "" for
// nothing.
func (t *Talk) Hear() string {
	a := t.app
	n, before, offered, dataset := a.opts.Stage.Now(), a.state, a.stage.news.Offered.ID, a.opts.ID
	a.notice = ""
	a.hear(n)
	if err := t.arrive(); err != nil {
		return t.unanswered(err)
	}
	a.settle(false)
	var said []string
	if a.notice != "" {
		said = append(said, a.notice+".")
		a.notice = ""
	}
	if offer := a.audience().offer(a.env.Lang, a.key("present")); offer != "" && n.Offered.ID != offered {
		said = append(said, offer+".")
	}
	switch moved := before; {
	case a.opts.ID != dataset:
		return t.say(said...) + t.View()
	case a.state == before:
	default:
		if moved.Cursor, moved.Sel = a.state.Cursor, a.state.Sel; moved != a.state {
			return t.say(said...) + t.View()
		}
		lines, err := t.moved(before)
		if err != nil {
			return t.unanswered(err)
		}
		said = append(said, lines...)
	}
	if len(said) == 0 {
		return ""
	}
	return t.say(said...)
}

// moved is what stands under a cursor or in a row that was moved to since before.
func (t *Talk) moved(before state.State) (lines []string, err error) {
	st := t.app.state
	_, err = t.with(func(e *panel.Env) {
		lines = nil
		if st.Cursor != before.Cursor {
			lines = panel.Describe(e, st)
			if st.Page == state.Overview {
				lines = []string{e.Set.Panel(st.Focused()).Sentence(e.Seen(st), st)}
			}
		}
		if l, ok := st.List(); ok && st.Sel[l] != before.Sel[l] {
			number := "#" + strconv.Itoa(st.Sel[l]+1) + " "
			for _, row := range panel.Lines(e, st) {
				if strings.HasPrefix(row, number) {
					lines = append(lines, row)
				}
			}
		}
	})
	return lines, err
}

// onStage carries out what is about presenting and following; false for any
// other action. Where the view stays what it was the answer is a sentence.
func (t *Talk) onStage(act state.Action) (text string, is bool) {
	a := t.app
	switch act.Name {
	case state.Follow, state.Present, state.HandOver, state.TakeBack, state.ToggleRoster:
	default:
		return "", false
	}
	if a.opts.Stage == nil {
		return t.say(a.env.Lang.T(lang.StageNobodySees) + "."), true
	}
	before, set := a.state, a.env.Set
	a.notice = ""
	a.do(act)
	if err := t.arrive(); err != nil {
		return t.unanswered(err), true
	}
	a.settle(set != a.env.Set)
	if a.state != before || a.env.Set != set {
		return t.View(), true
	}
	return t.say(a.notice + "."), true
}

// rosterLines are those who are here, a line each.
func rosterLines(in Input) []string {
	var out []string
	l := in.Env.Lang
	for i, p := range people(in.Audience.News) {
		words := []string{p.Name}
		if p.ID == in.Audience.News.Me.ID {
			words[0] += " (" + l.T(lang.RosterYou) + ")"
		}
		words = append(words, l.T(does(p, in.Audience.News.On)))
		if role, known := roleNames()[p.Role]; known {
			words = append(words, l.T(role))
		}
		out = append(out, "#"+strconv.Itoa(i+1)+" "+strings.Join(append(words, p.Lang), ", "))
	}
	if in.Audience.Where != "" {
		out = append(out, l.F(lang.RosterWhere, in.Audience.Where))
	}
	return out
}
