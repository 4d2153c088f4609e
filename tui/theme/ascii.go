package theme

// Plain is the ASCII character that stands for r where nothing else may be
// drawn: typographic signs, arrows and dashes. Letters of other alphabets stay
// as they are, because a reader who chose a language can read them.
func Plain(r rune) rune {
	switch r {
	case '·', '│':
		return '|'
	case '…':
		return '.'
	case '–', '—', '−', '‑':
		return '-'
	case '←':
		return '<'
	case '→':
		return '>'
	case '↑', '⇧':
		return '^'
	case '↓':
		return 'v'
	case '↵':
		return '<'
	case '“', '”', '„', '«', '»':
		return '"'
	case '‘', '’':
		return '\''
	case '×':
		return 'x'
	case '\u00a0', '\u202f', '\u2009':
		return ' '
	}
	return r
}
