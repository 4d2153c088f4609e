package scan

import "encoding/binary"

// middleBytes is how many bytes a cell of middle length has at most.
const middleBytes = 15

// middle finds cells of eight to fifteen bytes again, as they stand in the text: they
// are two numbers, of which the second has the length too, and no text needs to be
// compared.
type middle struct {
	slots []middleSlot // a power of two of them, most of which are free
	shift uint8
	used  int
}

// middleSlot is where a cell is found again; high is 0 where the slot is free.
type middleSlot struct {
	low, high uint64
	found
}

func (m *middle) resize(n int) {
	old := m.slots
	m.slots, m.shift = make([]middleSlot, n), 64
	for k := n; k > 1; k >>= 1 {
		m.shift--
	}
	for _, s := range old {
		if s.high != 0 {
			m.slots[m.free(s.low, s.high)] = s
		}
	}
}

// place is where the search for a cell begins.
func (m *middle) place(low, high uint64) int {
	return int((low*multiplier ^ high) * multiplier >> m.shift)
}

// free is the slot for a cell that has none.
func (m *middle) free(low, high uint64) int {
	i := m.place(low, high)
	for m.slots[i].high != 0 {
		i = (i + 1) & (len(m.slots) - 1)
	}
	return i
}

// find looks up a cell.
func (m *middle) find(low, high uint64) (found, bool) {
	i := m.place(low, high)
	for {
		s := &m.slots[i&(len(m.slots)-1)]
		if s.low == low && s.high == high {
			return s.found, true
		}
		if s.high == 0 {
			return found{}, false
		}
		i++
	}
}

// keep has a cell found again.
func (m *middle) keep(raw []byte, f found) {
	if roomy(len(m.slots), m.used) {
		m.resize(4 * len(m.slots))
	}
	m.used++
	var b [16]byte
	copy(b[:], raw)
	low, high := binary.LittleEndian.Uint64(b[:]), binary.LittleEndian.Uint64(b[8:])|shortKey(len(raw)-8)
	m.slots[m.free(low, high)] = middleSlot{low, high, f}
}
