package tui

import (
	"strings"
	"testing"
	"time"

	"accord/tui/follow"
	"accord/tui/lang"
	"accord/tui/theme"
)

// Somebody who reads or listens follows in words.
func TestFollowingInWords(t *testing.T) {
	h := hall{t, &follow.Hub{}}
	presenter := h.comes(follow.Person{Name: "Leyla", MayPresent: true, Following: true}, 120, 36, nil)
	seat := h.hub.Join(follow.Person{Name: "Anar", Following: true, Role: "viewer"})
	dataset(t)
	talk := NewTalk(Options{Set: sharedSet(), Theme: theme.Dark, Lang: lang.English, Glyphs: theme.Braille, Stage: seat,
		Now: func() time.Time { return testNow }}, 100)
	hears := func(words ...string) string {
		t.Helper()
		text := talk.Hear()
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%q is not said:\n%s", w, text)
			}
		}
		return text
	}
	answers := func(line string, words ...string) string {
		t.Helper()
		text, done := talk.Answer(line)
		if done {
			t.Fatalf("%s ends the talk", line)
		}
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is not said:\n%s", line, w, text)
			}
		}
		return text
	}
	answers("follow", "nobody presents.")
	answers("present", "to present takes the role of a presenter")
	presenter.keys("P")
	if text := hears("Leyla presents and you follow"); strings.Count(text, "\n") > 2 {
		t.Errorf("more is said than that:\n%s", text)
	}
	if text := hears(); text != "" {
		t.Errorf("something is said of nothing: %q", text)
	}
	presenter.keys("enter")
	hears("Page: Trade volume", "following Leyla")
	presenter.keys("left", "left")
	if text := hears("2021"); strings.Count(text, "\n") > 6 || strings.Contains(text, "Choices") {
		t.Errorf("a step of the cursor says all again:\n%s", text)
	}
	presenter.keys("S")
	hears("Page: Sources")
	presenter.keys("down", "down")
	if text := hears("#3 "); strings.Contains(text, "#4 ") {
		t.Errorf("a step to a row reads others:\n%s", text)
	}
	answers("audience", "Audience:", "#1 Leyla, presents", "#2 Anar (you), follows, viewer, en")
	answers("back", "Page: Sources", "following Leyla")
	answers("projects", "Page: Project status by sector", "on your own", "you look around on your own; follow returns to Leyla", "1 follow who presents, or look around")
	presenter.keys("esc")
	if text := hears(); text != "" {
		t.Errorf("who looks around is told of a view: %q", text)
	}
	answers("follow", "Turnover", "following Leyla")
	presenter.seat.Leave(true)
	hears("the connection to Leyla was lost; the view stays.")
}
