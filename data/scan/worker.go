package scan

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"
)

// worker reads chunks and keeps what it finds, until somebody merges it.
type worker struct {
	src   *source
	spec  *Spec
	comma byte

	columns []column
	list    []word // by code
	tree    tree
	pairs   pairs
	alone   []Entry
	lines   map[int]int // by chunk
	kept    int         // bytes of rows that stand alone
	ascii   bool
	skips   bool // some column is not looked at
	taking  *taking
	value   int   // the column of numbers, −1 for none
	signs   int64 // of the plain numbers that were added, in the highest bit: of all together

	buf []byte // of the chunk at hand
	end int
	seq int
}

// column is a column and what is known of its cells.
type column struct {
	use   Use
	stop  uint64 // the byte that ends a cell without quotes, eight times
	words *words
	pair  int8     // 0 or 1 of a pair, −1 of none
	codes []uint32 // of the rows that are taken
}

// manyWords is how many words of a column are remembered that tell nothing
// apart: a column of numbers of declarations has as many as there are rows.
const manyWords = 1 << 16

func newWorker(src *source, spec *Spec, shared *vocabularies) *worker {
	k := &worker{src: src, spec: spec, comma: spec.Comma, tree: newTree(), pairs: newPairs(), lines: map[int]int{}, ascii: true,
		taking: newTaking(spec, shared), value: slices.Index(spec.Columns, Value)}
	for i, use := range spec.Columns {
		c := column{use: use, stop: uint64(spec.Comma) * ones, pair: -1}
		if i == len(spec.Columns)-1 {
			c.stop = '\n' * ones
		}
		switch {
		case use == Skip:
			k.skips = true
		default:
			c.words = newWords()
		}
		for n, p := range spec.Pair {
			if p == i && use == Watch {
				c.pair = int8(n)
			}
		}
		k.columns = append(k.columns, c)
	}
	return k
}

// run reads chunks until there are none.
func (k *worker) run() {
	var c chunk
	for k.src.next(&c) {
		k.buf, k.end, k.seq = c.buf, c.end, c.seq
		k.buf[k.end], k.buf[k.end+1] = k.comma, '"' // where a search ends that finds none
		if k.skips && !k.isText(k.buf[:k.end]) {
			k.src.stop(ErrText, stop{k.seq, k.textUntil()})
			return
		}
		lines, rows, err := k.rows()
		if err != nil {
			at := stop{k.seq, lines}
			if err == ErrGroups || err == ErrAlone { // of all rows together
				at.seq = -1
			}
			k.src.stop(err, at)
			return
		}
		if k.taking != nil {
			if err := k.taking.give(k); err != nil {
				k.src.stop(err, stop{-1, 0})
				return
			}
		}
		k.lines[k.seq] = lines
		k.src.rows.Add(int64(rows))
		runtime.Gosched() // who shows the first rows meanwhile has little to do, and does not wait
	}
}

// isText reports whether b is UTF-8 without NUL, and notes whether it is ASCII.
func (k *worker) isText(b []byte) bool {
	if bytes.IndexByte(b, 0) >= 0 {
		return false
	}
	for k.ascii && len(b) >= 8 && binary.LittleEndian.Uint64(b)&highs == 0 {
		b = b[8:]
	}
	for i := 0; i < len(b) && k.ascii; i++ {
		k.ascii = b[i] < utf8.RuneSelf
	}
	return k.ascii || utf8.Valid(b)
}

// textUntil is how many lines of the chunk at hand are text.
func (k *worker) textUntil() (lines int) {
	for b := k.buf[:k.end]; ; lines++ {
		n := bytes.IndexByte(b, '\n') + 1
		if n == 0 || bytes.IndexByte(b[:n], 0) >= 0 || !utf8.Valid(b[:n]) {
			return lines
		}
		b = b[n:]
	}
}

// row is what is found out of a row while its cells are read.
type row struct {
	node    uint32 // of the tree: the group so far
	pair    [2]uint32
	m       int64 // the number, if it is a plain one
	scale   uint8
	numeric bool
	number  string // if it is another one
	lines   int    // line ends within
	alone   bool
	says    says
}

// outcome is what became of a cell.
type outcome uint8

const (
	good   outcome = iota
	ragged         // the row ends early or late
	broken         // its quotes are wrong
	unread         // it is no text
)

// rows reads the rows of the chunk at hand.
func (k *worker) rows() (lines, rows int, err error) {
	b, last, mark := k.buf, len(k.columns)-1, k.spec.Mark
	for pos := 0; pos < k.end; {
		if b[pos] == '\n' || b[pos] == '\r' && b[pos+1] == '\n' { // an empty line is no row
			pos += bytes.IndexByte(b[pos:], '\n') + 1
			lines++
			continue
		}
		start := pos
		var r row
		if k.taking != nil {
			k.taking.room(k.columns)
		}
		how := good
	cells:
		for i := range k.columns {
			col := &k.columns[i]
			if col.use == Value {
				if m, scale, next := numberAt(b, pos, mark, byte(col.stop)); next > 0 {
					r.m, r.scale, r.numeric, pos = m, scale, true, next
					continue
				}
			}
			var f found
			ok := false
			if x := binary.LittleEndian.Uint64(b[pos:]); col.use != Skip {
				if hit := zeros(x ^ col.stop); hit != 0 {
					n := bits.TrailingZeros64(hit) &^ 7
					if f, ok = col.words.short(x&(1<<n-1) | shortKey(n>>3)); ok {
						pos += n>>3 + 1
					}
				} else if y := binary.LittleEndian.Uint64(b[pos+8:]); zeros(y^col.stop) != 0 {
					n := bits.TrailingZeros64(zeros(y^col.stop)) &^ 7
					if f, ok = col.words.middle.find(x, y&(1<<n-1)|shortKey(n>>3)); ok {
						pos += 8 + n>>3 + 1
					}
				}
			}
			if !ok {
				if f, pos, how = k.other(&r, i, pos, i == last); how != good {
					break cells
				}
			}
			if f.verdict != Plain {
				r.alone = r.alone || f.verdict == Alone
				if f.verdict > Alone {
					r.says.add(f.verdict, col.use == Value)
				}
				if f.verdict != Alone && k.taking == nil {
					r.node = k.tree.next(r.node, f.code)
				}
			}
			if col.codes != nil {
				col.codes[k.taking.n] = f.code
			}
			if col.pair >= 0 {
				r.pair[col.pair&1] = f.code
			}
		}
		switch {
		case how == broken:
			return lines, 0, ErrQuotes
		case how == unread:
			return lines, 0, ErrText
		case how == ragged || r.alone || r.says.wrong(k.spec.Strict):
			if pos, r.lines, err = k.aside(start, lines); err != nil {
				return lines, 0, err
			}
			if k.taking != nil {
				k.taking.orphan()
			}
		case k.taking != nil:
			k.take(&r, start, pos, lines)
		default:
			if err = k.count(&r, start, pos, lines); err != nil {
				return lines, 0, err
			}
		}
		lines += 1 + r.lines
		rows++
	}
	return lines, rows, nil
}

// numberAt reads the plain number that is the whole cell at pos, perhaps in
// quotes; next is after its delimiter, 0 where the cell holds something else.
func numberAt(b []byte, pos int, mark, stop byte) (m int64, scale uint8, next int) {
	quoted := b[pos] == '"'
	if quoted {
		pos++
	}
	m, scale, n := number(b[pos:], mark)
	if n == 0 {
		return 0, 0, 0
	}
	if pos += n; quoted {
		if b[pos] != '"' {
			return 0, 0, 0
		}
		pos++
	}
	if stop == '\n' && b[pos] == '\r' {
		pos++
	}
	if b[pos] != stop {
		return 0, 0, 0
	}
	return m, scale, pos + 1
}

// other reads the cell at pos of column i, which is no short word that is known.
func (k *worker) other(r *row, i, pos int, last bool) (f found, next int, how outcome) {
	b, col := k.buf, &k.columns[i]
	if col.use != Skip {
		if f, next, ok := k.long(col, pos); ok {
			return f, next, good
		}
	}
	c, ok := k.cellAt(pos)
	switch {
	case !ok:
		return f, pos, broken
	case c.end != last:
		return f, pos, ragged
	case col.use == Skip:
		r.lines += c.lines
		return f, c.next, good
	}
	r.lines += c.lines
	cell := b[c.from:c.to]
	quoted := keyOf(cell) | quotedKey
	if c.quoted && c.lines == 0 {
		if quoted&longKey == 0 {
			f, ok = col.words.short(quoted)
		} else {
			f, ok = col.words.long(quoted, cell)
		}
		if ok {
			return f, c.next, good
		}
	}
	text := string(cell)
	if c.escaped {
		text = unquoted(cell)
	}
	if col.use == Value {
		if number := strings.Trim(text, " \t"); k.isNumber(number) {
			r.number = number
			return f, c.next, good
		}
	}
	if col.use == Value && k.taking != nil && k.spec.Digits != nil {
		if digits, ok := k.spec.Digits(text); ok {
			r.number = digits
			return f, c.next, good
		}
	}
	f, kept, ok := k.word(i, text)
	switch whole := b[pos : c.next-1]; {
	case !ok:
		return f, pos, unread
	case !kept || c.lines > 0:
	case c.quoted && (len(whole) > middleBytes || bytes.IndexByte(whole, byte(col.stop)) >= 0):
		col.words.keep(quoted, cell, f)
	default:
		col.words.keepRaw(whole, f)
	}
	return f, c.next, good
}

// long looks up the cell at pos as it stands: up to the first delimiter, or
// within its quotes. It is false where that is no word that is known.
func (k *worker) long(col *column, pos int) (f found, next int, ok bool) {
	b, stop, from, quoted := k.buf, col.stop, pos, uint64(0)
	if b[pos] == '"' {
		stop, from, quoted = '"'*ones, pos+1, quotedKey
	}
	var key uint64
	for at := from; ; at += 8 {
		x := binary.LittleEndian.Uint64(b[at:])
		hit := zeros(x ^ stop)
		if hit == 0 {
			key = mix(key, x)
			continue
		}
		n := bits.TrailingZeros64(hit) &^ 7
		x &= 1<<n - 1
		to := at + n>>3
		next = to + 1
		if quoted != 0 {
			if col.stop == '\n'*ones && b[next] == '\r' {
				next++
			}
			if b[next] != byte(col.stop) {
				return f, 0, false
			}
			next++
		}
		if at == from {
			f, ok = col.words.short(x | shortKey(n>>3) | quoted)
		} else {
			f, ok = col.words.long(mix(key, x)&^quotedKey|longKey|quoted, b[from:to])
		}
		return f, next, ok
	}
}

// isNumber reports whether text is a number that a float64 can hold.
func (k *worker) isNumber(text string) bool {
	_, ok := decimalOf(text, k.spec.Mark)
	return ok
}

// word looks up a word of column i, and has it judged where it is new; kept is
// false when it is not remembered, ok when it is no text.
func (k *worker) word(i int, text string) (f found, kept, ok bool) {
	if k.taking != nil {
		return k.taking.word(k, i, text)
	}
	w := k.columns[i].words
	if f, kept = w.known[text]; kept {
		return f, true, true
	}
	if !k.isText([]byte(text)) {
		return f, false, false
	}
	use := k.spec.Columns[i]
	f.verdict = k.spec.Judge(i, text)
	if f.verdict == Plain && use != Watch {
		f.verdict = Apart
	}
	if full := len(w.known) >= manyWords; full && k.columns[i].pair < 0 && (f.verdict == Plain || f.verdict == Alone || use == Value) {
		if use == Value { // each word would be a group
			f.verdict = Alone
		}
		return f, false, true
	}
	f.code = uint32(len(k.list))
	text = strings.Clone(text)
	k.list = append(k.list, word{i, text})
	w.known[text] = f
	return f, true, true
}

// aside keeps the row at start as it stands.
func (k *worker) aside(start, before int) (next, lines int, err error) {
	pos := start
	for {
		c, ok := k.cellAt(pos)
		if !ok {
			return 0, 0, ErrQuotes
		}
		lines += c.lines
		if pos = c.next; c.end {
			break
		}
	}
	text := k.buf[start:pos]
	if !k.isText(text) {
		return 0, 0, ErrText
	}
	if k.kept += len(text) + 64; k.kept > k.spec.MaxAlone/k.spec.Workers {
		return 0, 0, ErrAlone
	}
	k.alone = append(k.alone, Entry{Text: string(text), Before: before, Rows: 1, place: place{k.seq, start}})
	return pos, lines, nil
}

// count adds a row to its group.
func (k *worker) count(r *row, start, end, before int) error {
	g := &k.tree.groups[r.node]
	if g.rows++; g.rows == 1 {
		if k.tree.firsts[r.node] = k.first(start, end, before); len(k.tree.groups) > k.spec.MaxGroups {
			return ErrGroups
		}
	}
	switch {
	case r.numeric:
		k.signs |= r.m
		g.sum.add(r.m, r.scale)
	case r.number != "":
		if r.number[0] == '-' && strings.ContainsAny(r.number, "123456789") {
			k.signs = -1
		}
		g.sum.Add(strings.Replace(r.number, ",", ".", 1), 1, 0)
	}
	if k.spec.Pair[0] >= 0 && k.pairs.add(r.pair) {
		if k.pairs.firsts = append(k.pairs.firsts, place{k.seq, start}); len(k.pairs.firsts) > k.spec.MaxGroups {
			return ErrGroups
		}
	}
	return nil
}

func (k *worker) first(start, end, before int) Entry {
	return Entry{Text: string(k.buf[start:end]), Before: before, place: place{k.seq, start}}
}
