package state

import (
	"slices"
	"testing"
)

func TestApplyChoosesTheSubject(t *testing.T) {
	with := func(sub Subject) State {
		s := New()
		s.Subject = sub
		return s
	}
	full := CodesOf([]string{"a", "b", "c", "d", "e", "f"})
	run(t, []step{
		{"an indicator", New(), Action{Name: ChangeIndicator, Text: "GDP"}, with(Subject{Indicator: "GDP"}), nil},
		{"an entity", New(), Action{Name: ToggleEntity, Text: "a"}, with(Subject{Entities: "a"}), nil},
		{"another", with(Subject{Entities: "a"}), Action{Name: ToggleEntity, Text: "b"}, with(Subject{Entities: "a\nb"}), nil},
		{"no longer", with(Subject{Entities: "a\nb"}), Action{Name: ToggleEntity, Text: "a"}, with(Subject{Entities: "b"}), nil},
		{"the last one stays", with(Subject{Entities: "a"}), Action{Name: ToggleEntity, Text: "a"}, with(Subject{Entities: "a"}), nil},
		{"a full list makes room", with(Subject{Entities: full}), Action{Name: ToggleEntity, Text: "g"},
			with(Subject{Entities: CodesOf([]string{"a", "b", "c", "d", "e", "g"})}), nil},
		{"no entity", New(), Do(ToggleEntity), New(), nil},
		{"a code", with(Subject{Entities: "a"}), Action{Name: ChangeCode, Text: "FLOW=X"}, with(Subject{Where: "FLOW=X"}), nil},
		{"a second one, in order", with(Subject{Where: "FLOW=X"}), Action{Name: ChangeCode, Text: "A=1"}, with(Subject{Where: "A=1\nFLOW=X"}), nil},
		{"another of the same", with(Subject{Where: "FLOW=X"}), Action{Name: ChangeCode, Text: "FLOW=M"}, with(Subject{Where: "FLOW=M"}), nil},
		{"its own again", with(Subject{Where: "FLOW=X"}), Action{Name: ChangeCode, Text: "FLOW="}, New(), nil},
		{"no code", New(), Action{Name: ChangeCode, Text: "FLOW"}, New(), nil},
		{"another dimension", with(Subject{Entities: "a", Where: "FLOW=X"}), Action{Name: ChangeBy, Text: "FLOW"}, with(Subject{By: "FLOW"}), nil},
		{"groups", New(), Do(ToggleGroups), with(Subject{Groups: true}), nil},
		{"those of similar size", New(), Do(NextTo), with(Subject{Entities: "b\nc"}), nil},
		{"reset", with(Subject{Indicator: "GDP", Entities: "a"}), Do(Reset), New(), nil},
	})
	picker := New()
	picker.Overlay, picker.Query = IndicatorsOverlay, "gd"
	choose := func(f *facts) { f.target = Action{Name: ChangeIndicator, Text: "GDP"} }
	entities := New()
	entities.Overlay = EntitiesOverlay
	more := entities
	more.Subject.Entities = "a"
	run(t, []step{
		{"a picker of one closes", picker, Do(Open), with(Subject{Indicator: "GDP"}), choose},
		{"a picker of several stays", entities, Do(Open), more, func(f *facts) { f.target = Action{Name: ToggleEntity, Text: "a"} }},
		{"what is typed is text", entities, Action{Name: Type, Text: "x"}, func() State { s := entities; s.Query = "x"; return s }(), nil},
	})
}

func TestCodesAreAList(t *testing.T) {
	for _, list := range [][]string{nil, {"a"}, {"a, b", `"c"`, "d=e"}} {
		if got := CodesOf(list).List(); !slices.Equal(got, list) {
			t.Errorf("%q is read as %q", list, got)
		}
	}
	s := Subject{}.Keep("D", "x=y", true)
	if code, ok := s.Code("D"); !ok || code != "x=y" {
		t.Errorf("a code with a sign in it is %q", code)
	}
	if _, ok := s.Code("E"); ok {
		t.Error("a dimension that was not kept has a code")
	}
}
