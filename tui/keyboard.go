package tui

import "strings"

// english is where the keys of the letters stand, first without shift.
const english = "qwertyuiop[]asdfghjkl;'zxcvbnm,./" + `QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?`

// layouts are other keyboards, key by key as english: Russian, Azerbaijani
// (AZS 495-2010), Azerbaijani in Cyrillic, Ukrainian.
func layouts() []string {
	return []string{
		"йцукенгшщзхъфывапролджэячсмитьбю." + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,",
		"qüertyuiopöğasdfghjklıəzxcvbnmçş." + "QÜERTYUİOPÖĞASDFGHJKLIƏZXCVBNMÇŞ,",
		"јүукенгшһзхҹфывапролджҝәчсмитғбө." + "ЈҮУКЕНГШҺЗХҸФЫВАПРОЛДЖҜӘЧСМИТҒБӨ,",
		"йцукенгшщзхїфівапролджєячсмитьбю." + "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,",
	}
}

// latin returns the key that an English keyboard has where another layout has
// key: ф is a, ü is w, and the full stop of all these layouts is /. Modifiers
// stay before it. A key of no known layout is returned as it is. Who asks has
// looked key up as it is before: what is a key in English too means itself.
func latin(key string) string {
	at := strings.LastIndex(key, "+") + 1
	if at == len(key) { // + itself
		at = 0
	}
	modifiers, letter := key[:at], key[at:]
	places := []rune(english)
	for _, layout := range layouts() {
		i := 0
		for _, r := range layout {
			if string(r) == letter && r != places[i] {
				return modifiers + string(places[i])
			}
			i++
		}
	}
	return key
}

// shifted is the character of an English key with shift.
func shifted(key rune) rune {
	const plain, shift = "`1234567890-=\\", "~!@#$%^&*()_+|"
	places := []rune(english)
	for i, r := range places[:len(places)/2] {
		if r == key {
			return places[i+len(places)/2]
		}
	}
	if i := strings.IndexRune(plain, key); i >= 0 {
		return rune(shift[i])
	}
	return key
}
