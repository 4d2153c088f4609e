package scan

// says is what words of a row say of one another.
type says struct {
	kind    Verdict // of its words
	absent  bool    // it has no number
	without bool    // it is to have none
	with    bool    // it is to have one
	apart   bool    // its words are of two kinds
}

// add adds the verdict on a word.
func (s *says) add(v Verdict, value bool) {
	switch {
	case v >= kinds:
		s.apart = s.apart || s.kind != 0 && s.kind != v
		s.kind = v
	case v == Absent && value:
		s.absent = true
	case v == Absent:
		s.without = true
	case v == Present && !value:
		s.with = true
	}
}

// wrong reports whether the words contradict each other.
func (s *says) wrong(strict bool) bool {
	if s.absent {
		return s.apart || s.with || strict && !s.without
	}
	return s.apart || s.without
}
