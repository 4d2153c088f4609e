package tui

import "strings"

// latin returns the key that an English keyboard has where another layout has
// key: ф is a, ü is [ on an Azerbaijani keyboard. A key that is not one letter
// of a known layout is returned as it is, and so are those that other layouts
// share with the English one.
func latin(key string) string {
	const (
		english     = "qwertyuiop[]asdfghjkl;'zxcvbnm,./" + `QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?`
		russian     = "йцукенгшщзхъфывапролджэячсмитьбю." + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"
		azerbaijani = "qüertyuiopöğasdfghjklıəzxcvbnmçş." + "QÜERTYUİOPÖĞASDFGHJKLIƏZXCVBNMÇŞ,"
		ukrainian   = "йцукенгшщзхїфівапролджєячсмитьбю." + "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,"
	)
	at := []rune(english)
	for _, layout := range []string{russian, azerbaijani, ukrainian} {
		i := 0
		for _, r := range layout {
			if string(r) == key && r > 0x7f {
				return string(at[i])
			}
			i++
		}
	}
	if rest, ok := strings.CutPrefix(key, "ctrl+"); ok && rest != "" && rest[0] > 0x7f {
		return "ctrl+" + latin(rest)
	}
	return key
}
