package strict

import "strings"

// value reads one value into n.
func (s *scanner) value(n *Node) {
	s.blanks()
	start := s.pos
	s.last = n
	if s.pos < len(s.src) {
		switch c := s.src[s.pos]; c {
		case '"', '\'':
			s.text(c)
			n.Kind = String
		case '[':
			s.nested(n, s.list)
		case '{':
			s.nested(n, s.inline)
		default:
			s.bare()
			n.Kind = Integer // any scalar; the library tells which
		}
	}
	n.Mark = s.file.Mark(start, s.pos-start)
	if raw := s.src[start:s.pos]; !strings.Contains(raw, "\n") {
		n.Raw = raw
	}
}

func (s *scanner) nested(n *Node, read func(*Node)) {
	n.closed = true
	if s.depth++; s.depth > maxDepth {
		s.deep(s.file.Mark(s.pos, 1))
		return
	}
	s.pos++
	read(n)
	s.depth--
}

func (s *scanner) list(n *Node) {
	n.Kind = Array
	for s.skip(); s.pos < len(s.src); s.skip() {
		start := s.pos
		switch s.src[s.pos] {
		case ']':
			s.pos++
			return
		case ',':
			s.pos++
		default:
			s.value(n.addElem())
			if s.pos == start { // something that no value begins with
				return
			}
		}
	}
}

func (s *scanner) inline(n *Node) {
	n.Kind = Table
	// The table stays open while its own keys are read: dotted ones descend.
	n.closed = false
	defer func() { n.closed = true }()
	for s.skip(); s.pos < len(s.src); s.skip() {
		start := s.pos
		switch s.src[s.pos] {
		case '}':
			s.pos++
			return
		case ',':
			s.pos++
		default:
			s.keyValue(n)
			if s.pos == start {
				return
			}
		}
	}
}

// text reads text in one or three quotes of kind q.
func (s *scanner) text(q byte) {
	three := strings.Repeat(string(q), 3)
	if !strings.HasPrefix(s.src[s.pos:], three) {
		s.quoted(q)
		return
	}
	s.pos += 3
	for s.pos < len(s.src) {
		switch {
		case q == '"' && s.src[s.pos] == '\\':
			s.pos = min(s.pos+2, len(s.src))
		case strings.HasPrefix(s.src[s.pos:], three):
			s.pos += 3
			for range 2 { // up to two quotes may stand before the closing three
				if s.pos < len(s.src) && s.src[s.pos] == q {
					s.pos++
				}
			}
			return
		default:
			s.pos++
		}
	}
}

// quoted reads text in single quotes of kind q, up to the end of the line when
// the closing one is missing.
func (s *scanner) quoted(q byte) {
	for s.pos++; s.pos < len(s.src) && s.src[s.pos] != '\n'; s.pos++ {
		switch {
		case s.src[s.pos] == q:
			s.pos++
			return
		case q == '"' && s.src[s.pos] == '\\' && s.pos+1 < len(s.src) && s.src[s.pos+1] != '\n':
			s.pos++
		}
	}
}

// bare reads a number, a date, true or false.
func (s *scanner) bare() {
	start := s.pos
	for s.pos < len(s.src) && !strings.ContainsRune(",]}#\r\n", rune(s.src[s.pos])) {
		s.pos++
	}
	for s.pos > start && (s.src[s.pos-1] == ' ' || s.src[s.pos-1] == '\t') {
		s.pos--
	}
}

// skip passes blanks, line ends and comments.
func (s *scanner) skip() {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '#':
			s.endLine()
		default:
			return
		}
	}
}

func (s *scanner) blanks() {
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t') {
		s.pos++
	}
}

func (s *scanner) endLine() {
	if i := strings.IndexByte(s.src[s.pos:], '\n'); i >= 0 {
		s.pos += i
	} else {
		s.pos = len(s.src)
	}
}
