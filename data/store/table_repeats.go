package store

import (
	"context"
	"encoding/binary"
	"hash/maphash"
	"runtime"
	"slices"
	"strings"
	"sync"

	"accord/data"
)

// Repeats are the rows of a table that are about the same as an earlier one: the
// same codes, period, reporter, source and vintage.
type Repeats struct {
	// Rows is how many there are.
	Rows int
	// First is the first of them and Of the first row with its key; of no use where
	// there are none.
	First, Of data.Observation
}

// repeatKeys is how many keys are compared at a time, of eight bytes each; a table
// with more rows is gone through several times, with a share of the keys each time.
const repeatKeys = 6 << 20

// Repeats looks for rows that repeat the key of another; ctx ends it. Keys are told
// apart by 64 bits of a hash.
func (t *Table) Repeats(ctx context.Context) (Repeats, error) { return t.repeats(ctx, repeatKeys) }

func (t *Table) repeats(ctx context.Context, most int) (Repeats, error) {
	k, n := t.rowKeys(), t.Len()
	workers := min(runtime.GOMAXPROCS(0), 4)
	passes := 1 + n*workers/most
	var (
		wg     sync.WaitGroup
		mu     sync.Mutex
		total  int
		firsts []uint64 // the key of the first row of each heap that repeats one
	)
	for w := range min(workers, passes) {
		wg.Go(func() {
			var h heaps
			for pass := w; pass < passes && ctx.Err() == nil; pass += workers {
				found, keys := h.repeats(k, ctx, pass, passes)
				mu.Lock()
				total, firsts = total+found, append(firsts, keys...)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil || total == 0 {
		return Repeats{}, err
	}
	first, of := k.firstOf(ctx, firsts)
	row := tableRows{Table: t, near: t.nearSegments()}.row
	return Repeats{Rows: total, First: row(first), Of: row(of)}, ctx.Err()
}

// heaps are keys by their first bits: so few each that a set of them stays near the
// processor. A heap that is full is rid of repeats before it grows, so that heaps
// are as large as there are different keys, however often one repeats.
type heaps struct {
	keys [256][]uint64
	told [256]bool // a repeat has been found in it
	set  []uint64
	// of one share of the keys: how many repeat, and the first of each heap that does
	n      int
	firsts []uint64
}

// repeats counts the rows that repeat a key of that share of all, and gives the key
// of the first such row of each heap.
func (h *heaps) repeats(k *rowKeys, ctx context.Context, pass, passes int) (n int, firsts []uint64) {
	h.n, h.firsts, h.told = 0, nil, [256]bool{}
	for i := range h.keys {
		h.keys[i] = slices.Grow(h.keys[i][:0], max(64, k.Len()/passes/256*17/16))
	}
	k.each(ctx, func(_ int, key uint64) bool {
		if passes == 1 || int(key>>32&0xffffff)%passes == pass {
			i := key >> 56
			if len(h.keys[i]) == cap(h.keys[i]) {
				h.sift(int(i))
				if len(h.keys[i]) > cap(h.keys[i])/2 {
					h.keys[i] = slices.Grow(h.keys[i], cap(h.keys[i]))
				}
			}
			h.keys[i] = append(h.keys[i], key)
		}
		return true
	})
	for i := range h.keys {
		h.sift(i)
	}
	return h.n, h.firsts
}

// sift rids a heap of the keys that are in it already, and counts them.
func (h *heaps) sift(heap int) {
	keys := h.keys[heap]
	size := 64
	for size < 2*len(keys) {
		size <<= 1
	}
	h.set = slices.Grow(h.set[:0], size)[:size]
	clear(h.set)
	once := keys[:0]
	for _, key := range keys {
		if remember(h.set, key) {
			once = append(once, key)
			continue
		}
		if h.n++; !h.told[heap] {
			h.told[heap], h.firsts = true, append(h.firsts, key)
		}
	}
	h.keys[heap] = once
}

// firstOf is the first row that is the second one with one of those keys, and the
// first one with it.
func (k *rowKeys) firstOf(ctx context.Context, keys []uint64) (row, of int) {
	var may [1 << 16]bool // by the last bits of a key
	at := make(map[uint64]int, len(keys))
	for _, key := range keys {
		may[key&0xffff], at[key] = true, -1
	}
	k.each(ctx, func(i int, key uint64) bool {
		if !may[key&0xffff] {
			return true
		}
		switch was, is := at[key]; {
		case !is:
		case was < 0:
			at[key] = i
		default:
			row, of = i, was
			return false
		}
		return true
	})
	return row, of
}

// remember puts key into a set that is half empty at least; false where it is there
// already.
func remember(set []uint64, key uint64) bool {
	if key == 0 { // which is an empty place
		key = 1
	}
	mask := uint64(len(set) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		switch set[i] {
		case 0:
			set[i] = key
			return true
		case key:
			return false
		}
	}
}

// rowKeys makes the hashes of keys: of what each column says one, all of them
// together by exclusive or.
type rowKeys struct {
	*Table
	dims, beside [][]uint64 // by column and word
	times        []uint64   // by word
	others       []uint64   // of the rows that were read one by one
}

func (t *Table) rowKeys() *rowKeys {
	k, seed := &rowKeys{Table: t}, maphash.MakeSeed()
	place := func(column int, at uint32) uint64 {
		var b [12]byte
		binary.LittleEndian.PutUint64(b[:], uint64(column))
		binary.LittleEndian.PutUint32(b[8:], at)
		return maphash.Bytes(seed, b[:])
	}
	said := func(x Said) (h uint64) {
		for i, word := range []string{x.Org, x.Source, x.Vintage.String()} {
			if word != "" && (i < 2 || !x.Vintage.IsZero()) {
				h ^= maphash.String(seed, string(rune('a'+i))+word)
			}
		}
		return h
	}
	for d := range t.dimsOf() {
		var list []uint64
		for _, at := range t.dims[d].of {
			list = append(list, place(d, at))
		}
		k.dims = append(k.dims, list)
	}
	for _, at := range t.times {
		k.times = append(k.times, place(-1, at))
	}
	for _, b := range t.beside {
		var list []uint64
		for _, x := range b.said {
			list = append(list, said(x))
		}
		if !slices.ContainsFunc(list, func(h uint64) bool { return h != 0 }) {
			list = nil
		}
		k.beside = append(k.beside, list)
	}
	all := said(t.words.All)
	for i := range t.words.Others {
		o := &t.words.Others[i]
		h := all ^ said(Said{Org: o.Org, Source: o.Source, Vintage: o.Vintage})
		for d, code := range o.Dims {
			at, _ := slices.BinarySearchFunc(t.dims[d].codes, code, strings.Compare) // all codes are known
			h ^= place(d, uint32(at))
		}
		at, _ := slices.BinarySearchFunc(t.period, o.Period, data.Period.Compare)
		k.others = append(k.others, h^place(-1, uint32(at)))
	}
	return k
}

// each calls yield for every row with the hash of its key, in their order, until it
// returns false.
func (k *rowKeys) each(ctx context.Context, yield func(row int, h uint64) bool) {
	row := 0
	var hashes []uint64
	for _, s := range k.segments {
		if ctx.Err() != nil {
			return
		}
		hashes = append(hashes[:0], make([]uint64, s.n)...)
		s.time.mix(k.times, hashes)
		for d, list := range k.dims {
			s.codes[d].mix(list, hashes)
		}
		for i, list := range k.beside {
			if list != nil {
				s.codes[len(k.dims)+i].mix(list, hashes)
			}
		}
		for _, h := range hashes {
			if !yield(row, h) {
				return
			}
			row++
		}
	}
	for _, h := range k.others {
		if !yield(row, h) {
			return
		}
		row++
	}
}

// mix mixes what list has of the number of each row into out; a number that it has
// not says nothing.
func (c *codes) mix(list, out []uint64) {
	switch {
	case c.u8 != nil:
		mixed(c.u8, list, out)
	case c.u16 != nil:
		mixed(c.u16, list, out)
	case c.u32 != nil:
		mixed(c.u32, list, out)
	case int(c.same) < len(list):
		for i := range out {
			out[i] ^= list[c.same]
		}
	}
}

func mixed[T uint8 | uint16 | uint32](numbers []T, list, out []uint64) {
	out = out[:len(numbers)]
	for i, n := range numbers {
		if int(n) < len(list) {
			out[i] ^= list[n]
		}
	}
}
