package theme

import (
	"reflect"
	"testing"

	"accord/tui/grid"
)

// each calls f with every rune of a glyph set and the name of its field.
func each(v reflect.Value, name string, f func(name string, r rune)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			each(v.Field(i), name+"."+v.Type().Field(i).Name, f)
		}
	case reflect.Array:
		for i := range v.Len() {
			each(v.Index(i), name, f)
		}
	case reflect.Int32:
		f(name, rune(v.Int()))
	}
}

func TestGlyphsAreOneCell(t *testing.T) {
	for _, name := range GlyphNames() {
		g := GlyphSet(name)
		if g.Name != name {
			t.Errorf("set %s is called %s", name, g.Name)
		}
		each(reflect.ValueOf(*g), "", func(field string, r rune) {
			if r == 0 || grid.Width(string(r)) != 1 {
				t.Errorf("%s%s: %q is not one cell", name, field, r)
			}
			if name == ASCII && r > 126 {
				t.Errorf("%s%s: %q is not ASCII", name, field, r)
			}
		})
	}
}

func TestMarkersDiffer(t *testing.T) {
	for _, name := range GlyphNames() {
		g := GlyphSet(name)
		seen := map[rune]string{}
		for what, r := range map[string]rune{
			"exact": g.Exact, "more": g.More, "less": g.Less, "about": g.About, "provisional": g.Provisional,
			"more, provisional": g.MoreHollow, "less, provisional": g.LessHollow, "estimate": g.Estimate,
			"forecast": g.Forecast, "suspicious": g.Suspicious, "break": g.Break, "note": g.Note,
			"event": g.Event, "missing": g.Missing,
		} {
			if other, ok := seen[r]; ok {
				t.Errorf("%s: %s and %s are both %q", name, what, other, r)
			}
			seen[r] = what
		}
		for i, r := range g.Exacts {
			if what, ok := seen[r]; ok && i > 0 {
				t.Errorf("%s: series %d and %s are both %q", name, i+1, what, r)
			}
		}
		if g.ExactOf(0) != g.Exact || g.ExactOf(1) != g.ExactOf(5) {
			t.Errorf("%s: ExactOf does not start with Exact or does not repeat", name)
		}
	}
}
