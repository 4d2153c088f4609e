package scan

// tree tells groups apart: a node is a sequence of codes, and each code leads
// from it to another.
type tree struct {
	edges  []edge // a power of two of them, most of which are free
	shift  uint8
	groups []group // by node; 0 is the root
	paths  []step  // by node
	firsts []Entry // by node that has rows
}

// edge leads from a node by a code to another node.
type edge struct {
	key uint64 // node and code, never 0
	to  uint32
}

// step is how a node was reached.
type step struct{ from, code uint32 }

// group is the rows of a node.
type group struct {
	rows int
	sum  Sum
}

func newTree() tree {
	t := tree{groups: make([]group, 1, 1024), paths: make([]step, 1, 1024), firsts: make([]Entry, 1, 1024)}
	t.resize(1 << 10)
	return t
}

func (t *tree) resize(n int) {
	old := t.edges
	t.edges, t.shift = make([]edge, n), 64
	for k := n; k > 1; k >>= 1 {
		t.shift--
	}
	for _, e := range old {
		if e.key != 0 {
			t.edges[t.free(e.key)] = e
		}
	}
}

func (t *tree) free(key uint64) int {
	i := int(key * multiplier >> t.shift)
	for t.edges[i].key != 0 {
		i = (i + 1) & (len(t.edges) - 1)
	}
	return i
}

// next is the node to which code leads from node.
func (t *tree) next(node, code uint32) uint32 {
	key := uint64(node+1)<<32 | uint64(code)
	i := int(key * multiplier >> t.shift)
	for {
		e := &t.edges[i&(len(t.edges)-1)]
		if e.key == key {
			return e.to
		}
		if e.key == 0 {
			return t.grow(key, step{node, code})
		}
		i++
	}
}

// grow adds a node.
func (t *tree) grow(key uint64, s step) uint32 {
	if 2*len(t.groups) > len(t.edges) {
		t.resize(4 * len(t.edges))
	}
	to := uint32(len(t.groups))
	t.edges[t.free(key)] = edge{key, to}
	t.groups = append(t.groups, group{})
	t.paths = append(t.paths, s)
	t.firsts = append(t.firsts, Entry{})
	return to
}

// pairs are the combinations of two codes that have occurred.
type pairs struct {
	bits   []uint64 // of codes below pairBits
	more   map[[2]uint32]bool
	firsts []place
	codes  [][2]uint32 // by firsts
}

const pairBits = 10

func newPairs() pairs { return pairs{more: map[[2]uint32]bool{}} }

// add reports whether a combination is new.
func (p *pairs) add(c [2]uint32) bool {
	if (c[0]|c[1])>>pairBits == 0 {
		if p.bits == nil {
			p.bits = make([]uint64, 1<<(2*pairBits-6))
		}
		i := c[0]<<pairBits | c[1]
		if p.bits[i>>6]&(1<<(i&63)) != 0 {
			return false
		}
		p.bits[i>>6] |= 1 << (i & 63)
	} else {
		if p.more[c] {
			return false
		}
		p.more[c] = true
	}
	p.codes = append(p.codes, c)
	return true
}
