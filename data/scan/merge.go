package scan

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// merge puts together what the workers have found. Which of them has read which
// chunk makes no difference to it.
func merge(workers []*worker, src *source, spec *Spec) (*Result, error) {
	m := merger{codes: map[word]uint32{}, groups: map[string]int{}, pairs: map[[2]uint32]int{}}
	m.Bytes, m.ASCII = src.bytes.Load(), true
	before := make([]int, src.seq+1) // by chunk
	for _, k := range workers {
		for seq, n := range k.lines {
			before[seq+1] = n
		}
		m.ASCII = m.ASCII && k.ascii
		m.Rows += len(k.alone)
		m.alone = append(m.alone, k.alone...)
		m.add(k)
	}
	if len(m.Entries) > spec.MaxGroups {
		return nil, ErrGroups
	}
	m.Entries = append(m.Entries, m.alone...)
	m.Entries = append(m.Entries, m.listed...)
	slices.SortFunc(m.Entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.seq, b.seq), cmp.Compare(a.at, b.at), -cmp.Compare(a.Rows, b.Rows))
	})
	for i := range before[1:] {
		before[i+1] += before[i]
	}
	for i := range m.Entries {
		m.Entries[i].Before += spec.Lines + before[m.Entries[i].seq]
	}
	return &m.Result, nil
}

// merger collects groups under codes that all workers share.
type merger struct {
	Result
	codes         map[word]uint32
	groups        map[string]int // by codes: place in Entries
	pairs         map[[2]uint32]int
	alone, listed []Entry
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
	for i, e := range k.pairs.firsts {
		c := k.pairs.codes[i]
		c = [2]uint32{shared[c[0]], shared[c[1]]}
		if i, ok := m.pairs[c]; ok {
			m.listed[i].join(e)
		} else {
			m.pairs[c] = len(m.listed)
			m.listed = append(m.listed, e)
		}
	}
}

// join makes e the group of its rows and those of f.
func (e *Entry) join(f Entry) {
	rows, sum := e.Rows+f.Rows, e.Sum
	sum.Merge(f.Sum, 0)
	if f.seq < e.seq || f.seq == e.seq && f.at < e.at {
		*e = f
	}
	e.Rows, e.Sum = rows, sum
}
