package scan

import (
	"slices"
	"strings"
	"sync"
)

// Piece is rows of one chunk of the text, in its order, as numbers. Rows that
// stand alone are not among them.
type Piece struct {
	Seq  int // of the chunk in the text
	Rows int
	// Codes are by column what words the rows have; nil of columns that are
	// skipped, of the Value column, and of those that have too many words.
	Codes [][]uint32
	// The number of a row is Numbers / 10^Scales, unless Scales says what else it
	// is.
	Numbers []int64
	Scales  []uint8
	Texts   []string // of OfText
	// Jumps says where lines stand between the rows: empty ones, those of rows that
	// stand alone, and all but the first of a row of several lines. Ascending; of
	// most texts there are none.
	Jumps []Jump
}

// Jump is how many lines more than rows stand before a row of a piece, and before
// those behind it until the next one.
type Jump struct{ Row, Lines int32 }

// What a number is that is no plain one.
const (
	OfWord uint8 = 254 + iota // the code of a word of the Value column
	OfText                    // a place in Texts, of a decimal number of any length
)

// Word is a word of a column that was taken.
type Word struct {
	Text string
	// Entry is the place in Entries of the row in which it occurs first; −1 of a
	// word that comes after very many others.
	Entry int
}

// vocabulary is the words of one column, which all workers share. Codes depend on
// who comes first.
type vocabulary struct {
	mu    sync.Mutex
	known map[string]found
	texts []string
	full  bool // it has too many, and is given up
}

// vocabularies are the words of all columns, and the rows in which they occur
// first.
type vocabularies struct {
	columns []*vocabulary

	mu     sync.Mutex
	firsts []first
}

func newVocabularies(spec *Spec) *vocabularies {
	all := &vocabularies{columns: make([]*vocabulary, len(spec.Columns))}
	for i, use := range spec.Columns {
		if spec.Take != nil && use != Skip {
			all.columns[i] = &vocabulary{known: map[string]found{}}
		}
	}
	return all
}

// taking is what a worker keeps of rows that are taken.
type taking struct {
	shared *vocabularies
	codes  [][]uint32 // by column, room for the rows of a chunk
	number []int64
	scale  []uint8
	texts  []string
	n      int // rows of the chunk at hand that were taken
	jumps  []Jump

	seen    [][]bool   // by column and code: its first row is known
	fresh   []columned // words of the row at hand whose first row is not known
	orphans map[columned]bool
}

// columned is a word of a column by its code.
type columned struct {
	column int
	code   uint32
}

// first is the first row of words, of one worker.
type first struct {
	words []columned
	Entry
}

// Numbered is how many words of a column have their first rows kept.
const Numbered = 1 << 16

func newTaking(spec *Spec, shared *vocabularies) *taking {
	if spec.Take == nil {
		return nil
	}
	return &taking{shared: shared, codes: make([][]uint32, len(spec.Columns)), seen: make([][]bool, len(spec.Columns)), orphans: map[columned]bool{}}
}

// word looks up a word of column i for the worker k, and has it judged where it is
// new; kept is false when it must not be remembered.
func (t *taking) word(k *worker, i int, text string) (f found, kept, ok bool) {
	v, use := t.shared.columns[i], k.spec.Columns[i]
	v.mu.Lock()
	defer v.mu.Unlock()
	f, known := v.known[text]
	switch {
	case known:
	case v.full:
		k.columns[i].use, k.skips = Skip, true
		return f, false, true
	case !k.isText([]byte(text)):
		return f, false, false
	default:
		f.verdict = k.spec.Judge(i, text)
		if f.verdict == Apart {
			f.verdict = Plain
		}
		if len(v.texts) >= k.spec.MaxWords || use == Value && len(v.texts) >= manyWords {
			if use == Value || f.verdict == Alone {
				f.verdict = Alone
				return f, false, true
			}
			v.full, v.known, v.texts = true, nil, nil
			k.columns[i].use, k.skips = Skip, true
			return f, false, k.isText(k.buf[:k.end])
		}
		f.code = uint32(len(v.texts))
		text = strings.Clone(text)
		v.texts = append(v.texts, text)
		v.known[text] = f
	}
	if n := int(f.code); n < Numbered && f.verdict != Alone {
		if n >= len(t.seen[i]) {
			t.seen[i] = append(t.seen[i], make([]bool, n+1-len(t.seen[i]))...)
		}
		if !t.seen[i][n] {
			t.fresh = append(t.fresh, columned{i, f.code})
		}
	}
	return f, true, true
}

// room makes room for another row.
func (t *taking) room(columns []column) {
	if t.n < len(t.number) {
		return
	}
	more := max(1024, len(t.number))
	t.number = append(t.number, make([]int64, more)...)
	t.scale = append(t.scale, make([]uint8, more)...)
	for i := range columns {
		if columns[i].use != Skip {
			t.codes[i] = append(t.codes[i], make([]uint32, len(t.number)-len(t.codes[i]))...)
			columns[i].codes = t.codes[i]
		}
	}
}

// take adds the row at hand.
func (k *worker) take(r *row, start, end, before int) {
	t, value := k.taking, k.value
	if more, n := int32(before-t.n), len(t.jumps); more > 0 && (n == 0 || t.jumps[n-1].Lines != more) {
		t.jumps = append(t.jumps, Jump{int32(t.n), more})
	}
	switch n := t.n; {
	case r.numeric:
		t.number[n], t.scale[n] = r.m, r.scale
	case r.number != "":
		text := strings.Replace(r.number, ",", ".", 1)
		if d, ok := decimalOf(text, '.'); ok && !d.beyond && d.digits <= maxDigits && d.exponent <= 0 && d.scale <= maxDigits {
			t.number[n], t.scale[n] = d.small(), uint8(d.scale)
			break
		}
		t.number[n], t.scale[n] = int64(len(t.texts)), OfText
		t.texts = append(t.texts, strings.Clone(text))
	default:
		t.number[n], t.scale[n] = int64(k.columns[value].codes[n]), OfWord
	}
	if len(t.fresh)+len(t.orphans) > 0 {
		t.note(k, start, end, before)
	}
	t.n++
}

// note keeps the row at hand for the words that occur in it first.
func (t *taking) note(k *worker, start, end, before int) {
	words := slices.Clone(t.fresh)
	for w := range t.orphans { // whose row stood alone
		if c := k.columns[w.column].codes; c != nil && c[t.n] == w.code && !(w.column == k.value && t.scale[t.n] != OfWord) {
			words = append(words, w)
		}
	}
	t.fresh = t.fresh[:0]
	if len(words) == 0 {
		return
	}
	for _, w := range words {
		t.seen[w.column][w.code] = true
		delete(t.orphans, w)
	}
	f := first{words, k.first(start, end, before)}
	t.shared.mu.Lock()
	defer t.shared.mu.Unlock()
	t.shared.firsts = append(t.shared.firsts, f)
}

// orphan forgets the row at hand, which stands alone: the words that are new in
// it wait for another one.
func (t *taking) orphan() {
	for _, w := range t.fresh {
		t.orphans[w] = true
	}
	t.fresh = t.fresh[:0]
}

// give hands over the rows of the chunk at hand.
func (t *taking) give(k *worker) error {
	if t.n == 0 {
		return nil
	}
	p := Piece{Seq: k.seq, Rows: t.n, Codes: make([][]uint32, len(k.columns)), Numbers: t.number[:t.n], Scales: t.scale[:t.n], Texts: t.texts, Jumps: t.jumps}
	for i := range k.columns {
		if i != k.value && k.columns[i].use != Skip {
			p.Codes[i] = k.columns[i].codes[:t.n]
		}
	}
	err := k.spec.Take(p)
	t.n, t.texts, t.jumps = 0, t.texts[:0], t.jumps[:0]
	return err
}

// end adds the words, and the rows in which they occur first, to what was found;
// before is how many lines stand before a chunk.
func (all *vocabularies) end(out *Result, before func(seq int) int) {
	all.mu.Lock()
	list := slices.Clone(all.firsts)
	all.mu.Unlock()
	firsts := map[columned]*first{}
	for i := range list {
		f := &list[i]
		for _, w := range f.words {
			if g := firsts[w]; g == nil || f.compare(g.place) < 0 {
				firsts[w] = f
			}
		}
	}
	var rows []*first
	for _, f := range firsts {
		rows = append(rows, f)
	}
	slices.SortFunc(rows, func(a, b *first) int { return a.compare(b.place) })
	rows = slices.Compact(rows)
	for _, f := range rows {
		f.Before += before(f.seq)
		out.Entries = append(out.Entries, f.Entry)
	}
	slices.SortFunc(out.Entries, func(a, b Entry) int { return a.compare(b.place) })
	at := map[place]int{}
	for i := range out.Entries {
		at[out.Entries[i].place] = i
	}
	out.Words = make([][]Word, len(all.columns))
	for i, v := range all.columns {
		if v == nil {
			continue
		}
		v.mu.Lock()
		texts, full := slices.Clone(v.texts), v.full
		v.mu.Unlock()
		if full {
			continue
		}
		out.Words[i] = make([]Word, len(texts))
		for c, text := range texts {
			out.Words[i][c] = Word{text, -1}
			if f := firsts[columned{i, uint32(c)}]; f != nil {
				out.Words[i][c].Entry = at[f.place]
			}
		}
	}
}
