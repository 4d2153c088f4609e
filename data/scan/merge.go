package scan

import (
	"encoding/binary"
	"slices"
)

// merge puts together what the workers have found. Which of them has read which
// chunk makes no difference to it.
func merge(workers []*worker, src *source, spec *Spec, shared *vocabularies) (*Result, error) {
	most := 0 // of the groups of one: the others mostly have the same
	for _, k := range workers {
		most = max(most, len(k.tree.groups))
	}
	m := merger{codes: map[word]uint32{}, groups: make(map[string]int, most), pairs: map[[2]uint32]int{}}
	m.Entries = make([]Entry, 0, most+most/8)
	m.Bytes, m.ASCII = src.bytes.Load(), true
	if spec.Take != nil {
		m.Rows = int(src.rows.Load())
	}
	before := make([]int, src.seq+1) // by chunk
	for _, k := range workers {
		for seq, n := range k.lines {
			before[seq+1] = n
		}
		m.ASCII = m.ASCII && k.ascii
		m.Below = m.Below || k.signs < 0
		if spec.Take == nil {
			m.Rows += len(k.alone)
		}
		m.alone = append(m.alone, k.alone...)
		m.add(k)
	}
	if len(m.Entries) > spec.MaxGroups {
		return nil, ErrGroups
	}
	m.Entries = append(m.Entries, m.alone...)
	slices.SortFunc(m.Entries, func(a, b Entry) int { return a.compare(b.place) })
	slices.SortFunc(m.Pairs, func(a, b Pair) int { return a.compare(b.place) })
	for i := range m.Pairs {
		m.Pairs[i].Entry, _ = slices.BinarySearchFunc(m.Entries, m.Pairs[i].place, func(e Entry, p place) int { return e.compare(p) })
	}
	m.Before = known(workers, src.seq)
	for i := range before[1:] {
		before[i+1] += before[i]
	}
	for i := range m.Before {
		m.Before[i] = spec.Lines + before[i]
	}
	lines := func(seq int) int { return spec.Lines + before[seq] }
	for i := range m.Entries {
		m.Entries[i].Before += lines(m.Entries[i].seq)
	}
	if spec.Take != nil {
		shared.end(&m.Result, lines)
	}
	return &m.Result, nil
}

// known has room for the chunks before which every chunk was read to its end.
func known(workers []*worker, chunks int) []int {
	n := 0
	for n < chunks && slices.ContainsFunc(workers, func(k *worker) bool { _, done := k.lines[n]; return done }) {
		n++
	}
	return make([]int, min(n+1, chunks))
}

// merger collects groups under codes that all workers share.
type merger struct {
	Result
	codes  map[word]uint32
	groups map[string]int    // by codes: place in Entries
	pairs  map[[2]uint32]int // by codes: place in Pairs
	alone  []Entry
}

func (m *merger) add(k *worker) {
	shared := make([]uint32, len(k.list))
	for i, w := range k.list {
		code, ok := m.codes[w]
		if !ok {
			code = uint32(len(m.codes))
			m.codes[w] = code
		}
		shared[i] = code
	}
	var key []byte
	for node := range k.tree.groups {
		g := &k.tree.groups[node]
		if g.rows == 0 {
			continue
		}
		e := k.tree.firsts[node]
		e.Rows, e.Numbers, e.Sum = g.rows, true, g.sum
		m.Rows += g.rows
		key = key[:0]
		for n := uint32(node); n != 0; n = k.tree.paths[n].from {
			code := k.tree.paths[n].code
			key = binary.LittleEndian.AppendUint32(key, shared[code])
			e.Numbers = e.Numbers && k.spec.Columns[k.list[code].column] != Value
		}
		if i, ok := m.groups[string(key)]; ok {
			m.Entries[i].join(e)
		} else {
			m.groups[string(key)] = len(m.Entries)
			m.Entries = append(m.Entries, e)
		}
	}
	for i, first := range k.pairs.firsts {
		c := k.pairs.codes[i]
		words := [2]string{k.list[c[0]].text, k.list[c[1]].text}
		c = [2]uint32{shared[c[0]], shared[c[1]]}
		if i, ok := m.pairs[c]; !ok {
			m.pairs[c] = len(m.Pairs)
			m.Pairs = append(m.Pairs, Pair{Words: words, place: first})
		} else if p := &m.Pairs[i]; first.compare(p.place) < 0 {
			p.place = first
		}
	}
}

// join makes e the group of its rows and those of f.
func (e *Entry) join(f Entry) {
	rows, sum := e.Rows+f.Rows, e.Sum
	sum.Merge(f.Sum, 0)
	if f.compare(e.place) < 0 {
		*e = f
	}
	e.Rows, e.Sum = rows, sum
}
