package scan

import (
	"encoding/binary"
	"strings"
)

// word is a text that occurs in a column.
type word struct {
	column int
	text   string
}

// words numbers the words of one column and remembers what was said of them.
// Cells are looked up as they stand in the text; cells that are written in
// several ways may be one word.
type words struct {
	slots  []slot // a power of two of them, most of which are free
	raw    []string
	shift  uint8
	used   int
	middle middle
	known  map[string]found // by word
}

// slot is where a cell is found again, as it is written.
type slot struct {
	key uint64 // 0 where the slot is free
	found
}

// found is what is known of a word.
type found struct {
	code    uint32
	verdict Verdict
}

// Keys of cells. One of up to seven bytes is its own key, with its length; of
// a longer one the key is a hash, and the text is compared. A cell in quotes is
// not the cell without them: there a delimiter would end it.
const (
	shortBytes = 7
	longKey    = 1 << 63
	quotedKey  = 1 << 62
	multiplier = 0x9E3779B97F4A7C15
)

func newWords() *words {
	w := &words{known: map[string]found{}}
	w.resize(256)
	w.middle.resize(256)
	return w
}

func (w *words) resize(n int) {
	old, raw := w.slots, w.raw
	w.slots, w.raw, w.shift = make([]slot, n), make([]string, n), 64
	for k := n; k > 1; k >>= 1 {
		w.shift--
	}
	for i, s := range old {
		if s.key != 0 {
			at := w.free(s.key)
			w.slots[at], w.raw[at] = s, raw[i]
		}
	}
}

// free is the slot for a key that has none.
func (w *words) free(key uint64) int {
	i := int(key * multiplier >> w.shift)
	for w.slots[i].key != 0 {
		i = (i + 1) & (len(w.slots) - 1)
	}
	return i
}

// short looks up a cell of up to seven bytes.
func (w *words) short(key uint64) (found, bool) {
	i := int(key * multiplier >> w.shift)
	for {
		s := &w.slots[i&(len(w.slots)-1)]
		if s.key == key {
			return s.found, true
		}
		if s.key == 0 {
			return found{}, false
		}
		i++
	}
}

// long looks up a cell of more than seven bytes.
func (w *words) long(key uint64, cell []byte) (found, bool) {
	i := int(key * multiplier >> w.shift)
	for {
		i &= len(w.slots) - 1
		s := &w.slots[i]
		if s.key == key && w.raw[i] == string(cell) {
			return s.found, true
		}
		if s.key == 0 {
			return found{}, false
		}
		i++
	}
}

// keepRaw has a cell found again that is written as raw.
func (w *words) keepRaw(raw []byte, f found) {
	if n := len(raw); n > shortBytes && n <= middleBytes {
		w.middle.keep(raw, f)
		return
	}
	w.keep(keyOf(raw), raw, f)
}

// keep has a cell found again.
func (w *words) keep(key uint64, cell []byte, f found) {
	if roomy(len(w.slots), w.used) {
		w.resize(4 * len(w.slots))
	}
	w.used++
	i := w.free(key)
	w.slots[i] = slot{key, f}
	if key&longKey != 0 {
		w.raw[i] = string(cell)
	}
}

// roomy reports whether slots of which so many are used should become more: few
// words have room to be found at once, and many take no more than they need.
func roomy(slots, used int) bool {
	limit := slots / 4
	return used >= limit && (used < 1<<12 || used >= 2*limit)
}

// keyOf is the key of a cell of any length.
func keyOf(cell []byte) uint64 {
	var key uint64
	if len(cell) <= shortBytes {
		for i, c := range cell {
			key |= uint64(c) << (8 * i)
		}
		return key | shortKey(len(cell))
	}
	for ; len(cell) >= 8; cell = cell[8:] {
		key = mix(key, binary.LittleEndian.Uint64(cell))
	}
	var tail uint64
	for i, c := range cell {
		tail |= uint64(c) << (8 * i)
	}
	return mix(key, tail)&^quotedKey | longKey
}

// shortKey is the part of a key that says how long the cell is.
func shortKey(n int) uint64 { return uint64(n+1) << 56 }

func mix(key, x uint64) uint64 {
	key = (key ^ x) * multiplier
	return key ^ key>>29
}

// unquoted is the text between the quotes of a cell: a quote in it is written
// twice, and its line ends are those of the reader.
func unquoted(cell []byte) string {
	s := strings.ReplaceAll(string(cell), `""`, `"`)
	return strings.ReplaceAll(s, "\r\n", "\n")
}
