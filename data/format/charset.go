package format

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode/utf32"

	"accord/data/diag"
)

// How it is known that a text is UTF-8.
const (
	validUTF8 = "every character is valid"
	onlyASCII = "nothing but ASCII"
)

// decode returns raw as UTF-8, with the character set it was in and how that
// is known.
func decode(name string, raw []byte, want string) (string, Finding, error) {
	if want != "" {
		e, err := htmlindex.Get(want)
		if err != nil {
			return "", Finding{}, refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "encoding",
				Message: fmt.Sprintf("unknown encoding %q; expected a name such as utf-8, windows-1251 or utf-16le", want)}}
		}
		text, err := e.NewDecoder().Bytes(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
		return strings.TrimPrefix(string(text), "\ufeff"), Finding{want, "given"}, err
	}
	if mark, of := byteOrder(raw); mark != "" {
		text, err := decodeAs(raw[len(mark):], of)
		return text, Finding{of, "a byte order mark"}, err
	}
	if f, ok := withoutMark(raw); ok {
		text, err := decodeAs(raw, f.Value)
		return text, f, err
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		file := diag.NewFile(name, string(raw[:i]))
		return "", Finding{}, refusal{file.Mark(i, 1).Errorf("encoding", "the file is not text: it holds a NUL byte; expected a table of text or a workbook")}
	}
	if utf8.Valid(raw) {
		why := validUTF8
		if isASCII(raw) {
			why = onlyASCII
		}
		return string(raw), Finding{"utf-8", why}, nil
	}
	return eightBit(name, raw)
}

// isASCII reports whether b is nothing but ASCII: eight bytes at a time, since b may
// be a whole file.
func isASCII(b []byte) bool {
	for ; len(b) >= 8; b = b[8:] {
		if binary.LittleEndian.Uint64(b)&0x8080808080808080 != 0 {
			return false
		}
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// withoutMark recognises UTF-16 without a byte order mark: of text in it every
// other byte is often zero.
func withoutMark(raw []byte) (Finding, bool) {
	sample := raw[:min(len(raw), 4096)&^1]
	if len(sample) < 4 {
		return Finding{}, false
	}
	var zero [2]int
	for i, b := range sample {
		if b == 0 {
			zero[i&1]++
		}
	}
	half := len(sample) / 2
	switch {
	case zero[1]*5 >= half*2 && zero[0]*20 < half:
		return Finding{"utf-16le", "every other byte is zero"}, true
	case zero[0]*5 >= half*2 && zero[1]*20 < half:
		return Finding{"utf-16be", "every other byte is zero"}, true
	}
	return Finding{}, false
}

func decodeAs(raw []byte, name string) (string, error) {
	e, err := encodingOf(name)
	if e == nil || err != nil {
		return string(raw), err
	}
	text, err := e.NewDecoder().Bytes(raw)
	return string(text), err
}

// encodingOf is the encoding of that name; nil is UTF-8 as it stands.
func encodingOf(name string) (encoding.Encoding, error) {
	switch name {
	case "utf-8":
		return nil, nil
	case "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), nil
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), nil
	}
	return htmlindex.Get(name)
}

// eightBitSets are the character sets of one byte a character in which
// statistical offices save tables.
func eightBitSets() []string {
	return []string{"windows-1251", "koi8-r", "ibm866", "windows-1252", "windows-1254", "windows-1250"}
}

// eightBit reads raw in the character set that [eightBitSet] finds.
func eightBit(name string, raw []byte) (string, Finding, error) {
	f, ok := eightBitSet(raw)
	if !ok {
		file := diag.NewFile(name, strings.ToValidUTF8(string(raw), "?"))
		return "", Finding{}, refusal{file.Mark(0, 0).Errorf("encoding",
			"the file is in no character set that is known here; give one by --encoding, or save it as CSV UTF-8")}
	}
	text, err := decodeAs(raw, f.Value)
	return text, f, err
}

// maxJudged is how many bytes of a text are looked at to find its character set.
const maxJudged = 1 << 18

// eightBitSet finds the character set in which the words at the beginning of raw are
// words: letters of one script, and capitals at their beginning only.
func eightBitSet(raw []byte) (Finding, bool) {
	best, second := -1.0, -1.0
	var found string
	for _, set := range eightBitSets() {
		s, err := decodeAs(raw[:min(len(raw), maxJudged)], set) // a byte is a character of one byte at least
		if err != nil {
			continue
		}
		if p := plausible(s[:min(len(s), maxJudged)]); p > best {
			best, second, found = p, best, set
		} else {
			second = max(second, p)
		}
	}
	why := "words in it read as words"
	if best == second {
		why += "; other sets of the same family would read the same"
	}
	return Finding{found, why}, best > 0
}

// plausible is how much of the non-ASCII part of s looks like writing: +1 for
// a letter that continues a word in its script and case, −1 for one that does
// not, −2 for what no table holds.
func plausible(s string) float64 {
	score, n := 0, 0
	var last rune
	for _, r := range s {
		if r < utf8.RuneSelf {
			last = r
			continue
		}
		n++
		switch {
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.In(r, unicode.So, unicode.Sk) && r != '°' && r != '№':
			score -= 2
		case strings.ContainsRune("«»“”‘’„–—…№°§\u00a0\u202f²³€£·¹½", r):
			score++
		case unicode.IsLetter(r):
			score += goesOn(last, r)
		default:
			score--
		}
		last = r
	}
	if n == 0 {
		return 0
	}
	return float64(score) / float64(n)
}

// goesOn judges the letter r after last.
func goesOn(last, r rune) int {
	rare := strings.ContainsRune("¤¦ªºþÞðÐýÝÿ", r)
	switch {
	case rare:
		return 0
	case !unicode.IsLetter(last):
		return 1
	case unicode.Is(unicode.Cyrillic, r) != unicode.Is(unicode.Cyrillic, last):
		return -1
	case unicode.IsUpper(r) && unicode.IsLower(last):
		return -1
	case unicode.Is(unicode.Latin, r) && last >= utf8.RuneSelf: // two accents in a row are rare
		return 0
	}
	return 1
}
