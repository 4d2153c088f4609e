package strict

import (
	"strings"

	"accord/data/diag"

	"github.com/BurntSushi/toml"
)

// maxDepth is how deep lists and tables may be nested. It keeps a hostile file
// from exhausting the stack.
const maxDepth = 64

// scanner finds the places of keys and values. It does not judge the syntax,
// which is the library's work: on a text that is not TOML it gets to the end
// somehow.
type scanner struct {
	file    *diag.File
	src     string
	pos     int
	root    *Node
	cur     *Node // the table that keys are added to
	last    *Node // the last value seen
	depth   int
	twice   diag.List // keys defined twice
	tooDeep *diag.Diag
}

func newScanner(file *diag.File) *scanner {
	root := &Node{Kind: Table, Mark: file.Mark(0, 0)}
	return &scanner{file: file, src: file.Text, root: root, cur: root}
}

func (s *scanner) run() {
	for s.skip(); s.pos < len(s.src); s.skip() {
		start := s.pos
		if s.src[s.pos] == '[' {
			s.header()
		} else {
			s.keyValue(s.cur)
		}
		s.endLine()
		if s.pos == start {
			s.pos++
		}
	}
}

// part is one piece of a dotted key.
type part struct {
	name string
	at   diag.Mark
}

func (s *scanner) header() {
	list := strings.HasPrefix(s.src[s.pos:], "[[")
	if s.pos++; list {
		s.pos++
	}
	parts := s.key()
	if len(parts) == 0 || s.pos >= len(s.src) || s.src[s.pos] != ']' {
		return
	}
	if len(parts) > maxDepth {
		s.deep(parts[0].at)
		return
	}
	n := s.root
	for _, p := range parts[:len(parts)-1] {
		if n = s.descend(n, p); n.closed {
			s.again(p, n)
		}
	}
	p := parts[len(parts)-1]
	c := n.Child(p.name)
	switch {
	case list && c == nil:
		c = n.add(p.name, p.at)
		c.Kind, c.Mark, c.header = Array, p.at, true
		fallthrough
	case list && c.Kind == Array && !c.closed:
		c = c.addElem()
		c.KeyMark = p.at
	case c == nil:
		c = n.add(p.name, p.at)
	case c.header || c.closed || c.dotted || c.Kind != Table:
		s.again(p, c)
		return
	}
	c.Kind, c.Mark, c.header = Table, p.at, true
	s.cur = c
}

// descend goes to the table under p, the last one of a [[list]]; it makes the
// table when there is none.
func (s *scanner) descend(n *Node, p part) *Node {
	c := n.Child(p.name)
	if c == nil {
		c = n.add(p.name, p.at)
		c.Mark = p.at
	}
	if c.Kind == Array && !c.closed && len(c.Elems) > 0 {
		c = c.Elems[len(c.Elems)-1]
	}
	return c
}

func (s *scanner) keyValue(table *Node) {
	parts := s.key()
	if len(parts) == 0 || s.pos >= len(s.src) || s.src[s.pos] != '=' {
		return
	}
	if len(parts) > maxDepth {
		s.deep(parts[0].at)
		return
	}
	s.pos++
	n := table
	for _, p := range parts[:len(parts)-1] {
		made := n.Child(p.name) == nil
		n = s.descend(n, p)
		n.dotted = n.dotted || made
		if n.closed || n.Kind != Table {
			s.again(p, n)
		}
	}
	p := parts[len(parts)-1]
	if old := n.Child(p.name); old != nil {
		s.again(p, old)
		s.value(&Node{parent: n})
		return
	}
	c := n.add(p.name, p.at)
	s.value(c)
}

func (s *scanner) again(p part, first *Node) {
	s.twice = append(s.twice, p.at.Errorf("duplicate",
		"the key %q is defined a second time; keep one", p.name).With(first.KeyMark.Position))
}

func (s *scanner) deep(at diag.Mark) {
	if s.tooDeep == nil {
		d := at.Errorf("syntax", "lists and tables are nested more than %d deep", maxDepth)
		s.tooDeep = &d
	}
	s.pos = len(s.src)
}

// key reads a dotted key and the blanks after it.
func (s *scanner) key() []part {
	var parts []part
	for {
		s.blanks()
		start := s.pos
		if s.pos >= len(s.src) {
			return nil
		}
		name := ""
		if q := s.src[s.pos]; q == '"' || q == '\'' {
			s.quoted(q)
			name = unquote(s.src[start:s.pos])
		} else {
			for s.pos < len(s.src) && isBare(s.src[s.pos]) {
				s.pos++
			}
			name = s.src[start:s.pos]
		}
		if s.pos == start {
			return nil
		}
		parts = append(parts, part{name, s.file.Mark(start, s.pos-start)})
		s.blanks()
		if s.pos >= len(s.src) || s.src[s.pos] != '.' {
			return parts
		}
		s.pos++
	}
}

func isBare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// unquote reads a quoted key; the escapes are left to the library.
func unquote(raw string) string {
	if raw[0] == '\'' || !strings.Contains(raw, `\`) {
		return strings.Trim(raw, raw[:1])
	}
	var v struct{ K string }
	if _, err := toml.Decode("K = "+raw, &v); err != nil {
		return raw
	}
	return v.K
}
