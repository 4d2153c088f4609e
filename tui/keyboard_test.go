package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// keyboards are the rows of keyboards as the X Keyboard Extension has them
// (symbols us, ru(winkeys), az, az(cyrillic), ua(winkeys) of xkeyboard-config):
// AE01 to AE12, AD01 to AD12, AC01 to AC11, AB01 to AB10, without and with
// shift.
func keyboards() map[string][2]string {
	return map[string][2]string{
		"us": {"1234567890-=" + "qwertyuiop[]" + "asdfghjkl;'" + "zxcvbnm,./",
			"!@#$%^&*()_+" + "QWERTYUIOP{}" + `ASDFGHJKL:"` + "ZXCVBNM<>?"},
		"ru": {"1234567890-=" + "йцукенгшщзхъ" + "фывапролджэ" + "ячсмитьбю.",
			`!"№;%:?*()_+` + "ЙЦУКЕНГШЩЗХЪ" + "ФЫВАПРОЛДЖЭ" + "ЯЧСМИТЬБЮ,"},
		"az": {"1234567890-=" + "qüertyuiopöğ" + "asdfghjklıə" + "zxcvbnmçş.",
			`!"Ⅶ;%:?*()_+` + "QÜERTYUİOPÖĞ" + "ASDFGHJKLIƏ" + "ZXCVBNMÇŞ,"},
		"az(cyrillic)": {"1234567890-=" + "јүукенгшһзхҹ" + "фывапролджҝ" + "әчсмитғбө.",
			`!"#;%:?*()_+` + "ЈҮУКЕНГШҺЗХҸ" + "ФЫВАПРОЛДЖҜ" + "ӘЧСМИТҒБӨ,"},
		"ua": {"1234567890-=" + "йцукенгшщзхї" + "фівапролджє" + "ячсмитьбю.",
			`!"№;%:?*()_+` + "ЙЦУКЕНГШЩЗХЇ" + "ФІВАПРОЛДЖЄ" + "ЯЧСМИТЬБЮ,"},
	}
}

// Every key works at its place on every keyboard. Where that place gives a
// character that is a key of its own, the character does what it says, and what
// the place would have done has another key on that keyboard.
func TestEveryKeyWorksOnEveryKeyboard(t *testing.T) {
	keys := DefaultKeys()
	us := []rune(strings.Join(rows(keyboards()["us"]), ""))
	for name, keyboard := range keyboards() {
		here := []rune(strings.Join(rows(keyboard), ""))
		if len(here) != len(us) {
			t.Fatalf("%s has %d keys, us %d", name, len(here), len(us))
		}
		// at is what a keyboard gives where the English one gives key.
		at := func(key string) string {
			modifiers, letter := "", key
			if i := strings.LastIndex(key, "+"); i >= 0 && i < len(key)-1 {
				modifiers, letter = key[:i+1], key[i+1:]
			}
			if i := slices.Index(us, []rune(letter)[0]); i >= 0 && len([]rune(letter)) == 1 {
				return modifiers + string(here[i])
			}
			return key
		}
		for _, b := range keys.Bindings() {
			reached := false
			for _, key := range b.Keys {
				local := at(key)
				got, ok := keys.Lookup(local)
				switch {
				case ok && got == b.Action:
					reached = true
				case !ok:
					t.Errorf("%s: %s at the place of %s does nothing, want %s", name, local, key, b.Name)
				case !bound(keys, local):
					t.Errorf("%s: %s at the place of %s does %s, want %s", name, local, key, got.Name, b.Name)
				}
			}
			if !reached {
				t.Errorf("%s: no key does %s", name, b.Name)
			}
		}
	}
}

// bound reports whether somebody bound key, and not only its place.
func bound(keys *Keys, key string) bool {
	_, ok := keys.byKey[key]
	return ok
}

func rows(keyboard [2]string) []string { return keyboard[:] }

// Keys that are on several keyboards stand for one English key only: which
// keyboard it is need not be known.
func TestKeyboardsAgree(t *testing.T) {
	us := []rune(english)
	stands := map[rune]rune{}
	for n, layout := range layouts() {
		r := []rune(layout)
		if len(r) != len(us) {
			t.Fatalf("layout %d has %d keys, want %d", n, len(r), len(us))
		}
		for i, local := range r {
			if before, ok := stands[local]; ok && before != us[i] {
				t.Errorf("layout %d: %c is %c, and was %c", n, local, us[i], before)
			}
			stands[local] = us[i]
		}
	}
	for _, key := range []string{"q", "Q", "enter", "ctrl+c", "漢", "", "é", "ab", "+", "ctrl++", "shift+tab"} {
		if got := latin(key); got != key {
			t.Errorf("%q becomes %q", key, got)
		}
	}
	for key, want := range map[string]string{"ctrl+з": "ctrl+p", "alt+ğ": "alt+]", "ctrl+alt+ф": "ctrl+alt+a", ".": "/", ",": "?", "I": ":", "Ж": ":"} {
		if got := latin(key); got != want {
			t.Errorf("%s becomes %s, want %s", key, got, want)
		}
	}
}

// A key that somebody bound means itself before it means a place.
func TestABoundLetterMeansItself(t *testing.T) {
	keys, clashes, err := DefaultKeys().Rebind(map[string][]string{"export": {"й"}, "log": {"."}})
	if err != nil || len(clashes) > 0 {
		t.Fatal(err, clashes)
	}
	for key, want := range map[string]string{"й": "export", ".": "log", "q": "leave", "/": "search"} {
		b, _ := keys.named(want)
		if got, ok := keys.Lookup(key); !ok || got != b.Action {
			t.Errorf("%s does %s, want %s", key, got.Name, want)
		}
	}
}

// The protocol of kitty tells which key of an English keyboard was pressed, so
// that layouts work which are not known here.
func TestTheTerminalKnowsTheKeyboard(t *testing.T) {
	r := sit(t, 120, 36)
	r.Update(tea.KeyPressMsg{Text: "ჰ", Code: 'ჰ', BaseCode: ';', Mod: tea.ModShift})
	r.sees("Commands")
	r.keys("esc")
	r.Update(tea.KeyPressMsg{Text: "ა", Code: 'ა', BaseCode: 's'})
	r.sees("What is claimed")
	r.keys("esc")
	r.keys("/", "й", "з")
	if r.state.Query != "йз" {
		t.Errorf("typed letters became %q", r.state.Query)
	}
	r.keys("esc")
	if _, cmd := r.Update(tea.KeyPressMsg{Text: "й", Code: 'й'}); !quits(cmd) {
		t.Error("й does not quit as q does")
	}
}
