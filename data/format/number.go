package format

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// notation is how the numbers of a column are written.
type notation struct {
	decimal, group string
	ambiguous      bool   // one mark, always before three digits
	why            string // the evidence
}

// evidence counts what the cells of a column say about their marks.
type evidence struct {
	numbers, point, comma      int // numbers; those where that mark is certainly decimal
	groupPoint, groupComma     int // those where it certainly separates thousands
	space, apostrophe          int
	maybePoint, maybeComma     int // one mark before three digits: either
	examplePoint, exampleComma string
}

// see looks at one cell.
func (e *evidence) see(cell string) {
	n, ok := dressed(cell)
	if !ok {
		return
	}
	s := n.digits
	e.numbers++
	bare := s
	if !undressed(s) {
		s = strings.TrimLeft(s, "+-−")
		bare = strings.Map(func(r rune) rune {
			switch {
			case blank(r):
				e.space++
				return -1
			case r == '\'' || r == '’':
				e.apostrophe++
				return -1
			}
			return r
		}, s)
	}
	if i := strings.IndexAny(bare, "eE"); i > 0 {
		bare = bare[:i]
	}
	points, commas := strings.Count(bare, "."), strings.Count(bare, ",")
	lastPoint, lastComma := strings.LastIndexByte(bare, '.'), strings.LastIndexByte(bare, ',')
	either := bare == s // no other separator of thousands
	switch {
	case points == 1 && commas > 0 && lastPoint > lastComma:
		e.point++
		e.groupComma++
		e.examplePoint = cell
	case commas == 1 && points > 0 && lastComma > lastPoint:
		e.comma++
		e.groupPoint++
		e.exampleComma = cell
	case points > 1 && commas == 0:
		e.groupPoint++
		e.exampleComma = cell
	case commas > 1 && points == 0:
		e.groupComma++
		e.examplePoint = cell
	case points == 1 && commas == 0 && either && mayGroup(bare, lastPoint):
		e.maybePoint++
	case commas == 1 && points == 0 && either && mayGroup(bare, lastComma):
		e.maybeComma++
	case points == 1 && commas == 0:
		e.point++
		e.examplePoint = cell
	case commas == 1 && points == 0:
		e.comma++
		e.exampleComma = cell
	}
}

// mayGroup reports whether the mark at i may separate thousands: one to three
// digits stand before it, not a lone zero, and three after it.
func mayGroup(s string, i int) bool {
	return i >= 1 && i <= 3 && len(s)-i == 4 && s[0] != '0'
}

// judge says how the column is written. Where its own cells do not decide,
// those of the whole table do, and failing them the delimiter.
func (e *evidence) judge(table *evidence, delimiter string) notation {
	n := notation{}
	if e.space > 0 {
		n.group = " "
	} else if e.apostrophe > 0 {
		n.group = "'"
	}
	switch {
	case e.comma > 0 && e.comma >= e.point || e.comma == 0 && e.point == 0 && e.groupPoint > 0:
		n.decimal = ","
		n.why = fmt.Sprintf("such as %s", e.exampleComma)
		if e.groupPoint > 0 {
			n.group = "."
		}
		return n
	case e.point > 0 || e.groupComma > 0:
		n.decimal = "."
		n.why = fmt.Sprintf("such as %s", e.examplePoint)
		if e.groupComma > 0 {
			n.group = ","
		}
		return n
	case e.maybePoint == 0 && e.maybeComma == 0:
		n.why = "whole numbers"
		return n
	}
	if table != nil {
		if t := table.judge(nil, delimiter); !t.ambiguous && t.decimal != "" {
			t.why = "as in the other columns"
			if t.group == "" && (t.decimal == "," && e.maybePoint > 0 || t.decimal == "." && e.maybeComma > 0) {
				t.group = map[string]string{",": ".", ".": ","}[t.decimal]
			}
			return t
		}
	}
	if e.maybeComma == 0 && delimiter == "," {
		n.decimal, n.why = ".", "commas separate the columns"
		return n
	}
	n.ambiguous = true
	n.why = "the mark stands before three digits in every number: it may be either"
	return n
}

// number is a cell without what stands around its digits.
type number struct {
	digits  string
	bound   string // ">", "<", "~" or ""
	percent bool
	mark    string // of a footnote, or a flag in letters
}

// dressed takes from a cell what may stand around a number: a bound before it,
// a per cent sign, the mark of a footnote or a flag behind it. It is false when
// no number is left.
func dressed(cell string) (number, bool) {
	if undressed(cell) {
		return number{digits: cell}, true
	}
	var n number
	s := strings.TrimFunc(cell, blank)
	s, n.bound = boundOf(s)
	for {
		before := s
		if rest, ok := strings.CutSuffix(s, "%"); ok && !n.percent {
			s, n.percent = strings.TrimRightFunc(rest, blank), true
		}
		rest, mark := footnote(s)
		if mark != "" && n.mark == "" {
			s, n.mark = rest, mark
		}
		if s == before {
			break
		}
	}
	n.digits = s
	return n, digitsOnly(s)
}

// undressed reports whether a cell is digits, perhaps with one point between them:
// nothing stands around most numbers.
func undressed(cell string) bool {
	point := false
	for i := range len(cell) {
		switch c := cell[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && !point && i > 0 && i < len(cell)-1:
			point = true
		default:
			return false
		}
	}
	return cell != ""
}

// digitsOnly reports whether s is a sign, digits and the marks between them.
func digitsOnly(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+"), "−")
	if s == "" || s[0] < '0' || s[0] > '9' {
		if len(s) < 2 || s[0] != '.' && s[0] != ',' || s[1] < '0' || s[1] > '9' {
			return false
		}
	}
	mantissa := s
	if i := strings.IndexAny(s, "eE"); i > 0 {
		mantissa = s[:i]
		exp := strings.TrimLeft(s[i+1:], "+-")
		if exp == "" || strings.Trim(exp, "0123456789") != "" {
			return false
		}
	}
	last := rune(0)
	for _, r := range mantissa {
		switch {
		case r >= '0' && r <= '9':
		case r == '.' || r == ',' || r == '\'' || r == '’' || blank(r):
			if last != 0 && (last < '0' || last > '9') {
				return false
			}
		default:
			return false
		}
		last = r
	}
	return last >= '0' && last <= '9'
}

// boundOf takes the bound from the beginning of a cell: a sign, or a word in
// English, Russian or Azerbaijani.
func boundOf(s string) (rest, bound string) {
	if bare(s) {
		return s, ""
	}
	for _, b := range bounds() {
		if rest, ok := cutFold(s, b.word); ok {
			rest = strings.TrimLeftFunc(rest, blank)
			if rest != "" && (rest[0] >= '0' && rest[0] <= '9' || rest[0] == '-' || rest[0] == '+') {
				return rest, b.bound
			}
		}
	}
	for _, b := range []struct{ word, bound string }{{"-dən çox", ">"}, {"-dan çox", ">"}, {"-ə yaxın", "~"}, {"-a yaxın", "~"}} {
		if rest, ok := strings.CutSuffix(s, b.word); ok {
			return rest, b.bound
		}
	}
	return s, ""
}

// bare reports whether s begins as a number does and is nothing but ASCII, so
// that no bound can stand in it: most cells are of this kind.
func bare(s string) bool {
	if s == "" || (s[0] < '0' || s[0] > '9') && s[0] != '-' && s[0] != '+' {
		return false
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func bounds() []struct{ word, bound string } {
	return []struct{ word, bound string }{
		{">=", ">"}, {"≥", ">"}, {">", ">"}, {"<=", "<"}, {"≤", "<"}, {"<", "<"}, {"≈", "~"}, {"~", "~"},
		{"more than", ">"}, {"over", ">"}, {"at least", ">"}, {"less than", "<"}, {"almost", "<"}, {"up to", "<"}, {"about", "~"}, {"approx.", "~"}, {"c.", "~"},
		{"более чем", ">"}, {"более", ">"}, {"свыше", ">"}, {"не менее", ">"}, {"менее", "<"}, {"почти", "<"}, {"до", "<"}, {"около", "~"}, {"примерно", "~"},
		{"ən azı", ">"}, {"təqribən", "~"}, {"təxminən", "~"}, {"təxminən", "~"},
	}
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// footnote takes the mark of a footnote from the end of a cell: asterisks,
// daggers, superscripts, a number or letter with a closing parenthesis, and
// single letters after a blank, which are flags.
func footnote(s string) (rest, mark string) {
	end := len(s)
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:end])
		if !strings.ContainsRune("*†‡¹²³⁴⁵⁶⁷⁸⁹⁰", r) {
			break
		}
		end -= n
	}
	if end < len(s) && end > 0 {
		return strings.TrimRightFunc(s[:end], blank), s[end:]
	}
	if strings.HasSuffix(s, ")") {
		if i := strings.LastIndexAny(s, "( \u00a0"); i > 0 && len(s)-i <= 5 && s[0] != '(' {
			m := strings.Trim(s[i:], "() \u00a0")
			if m != "" && !strings.ContainsAny(m, ".,") {
				return strings.TrimRightFunc(s[:i], blank), m
			}
		}
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 && len(s)-i <= 4 {
		if m := s[i+1:]; m != "" && strings.Trim(m, "abcdefghijklmnopqrstuvwxyz") == "" {
			return strings.TrimRightFunc(s[:i], blank), m
		}
	}
	return s, ""
}

// plain writes digits with a decimal point and nothing else; the second result
// says what is wrong, "" when nothing is.
func (n notation) plain(digits string) (string, string) {
	s := strings.Map(func(r rune) rune {
		switch {
		case r == '−':
			return '-'
		case blank(r) && n.group == " ":
			return -1
		case (r == '\'' || r == '’') && n.group == "'":
			return -1
		}
		return r
	}, digits)
	if n.group == "." || n.group == "," {
		if d := strings.LastIndex(s, n.group); d >= 0 && !grouped(s, n.group, n.decimal) {
			return "", fmt.Sprintf("%q separates thousands in this column, and here it does not stand before three digits", n.group)
		}
		s = strings.ReplaceAll(s, n.group, "")
	}
	if n.ambiguous && strings.ContainsAny(s, ".,") {
		return "", fmt.Sprintf("the mark in %q may be decimal or separate thousands, and no number of the table decides it; say which by --decimal", digits)
	}
	if n.decimal == "," {
		if strings.Contains(s, ".") {
			return "", "the decimal mark of this column is a comma, and here stands a point"
		}
		s = strings.Replace(s, ",", ".", 1)
	} else if strings.Contains(s, ",") {
		return "", "the decimal mark of this column is a point, and here stands a comma"
	}
	if strings.ContainsFunc(s, blank) {
		return "", "there is a blank between its digits"
	}
	s = strings.TrimPrefix(s, "+")
	switch {
	case strings.HasPrefix(s, "."):
		s = "0" + s
	case strings.HasPrefix(s, "-."):
		s = "-0" + s[1:]
	}
	return s, ""
}

// grouped reports whether group separates groups of three digits in s, up to
// the decimal mark.
func grouped(s, group, decimal string) bool {
	s = strings.TrimLeft(s, "+-")
	if decimal != "" {
		s, _, _ = strings.Cut(s, decimal)
	}
	parts := strings.Split(s, group)
	for i, p := range parts {
		if i > 0 && len(p) != 3 || i == 0 && (len(p) == 0 || len(p) > 3) && len(parts) > 1 {
			return false
		}
	}
	return true
}

// blank reports whether r is a blank of any width.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u202f' || r == '\u2009' || r == '\u00a0' }

// looksNumeric reports whether a cell is a number, however it is written.
func looksNumeric(s string) bool {
	_, ok := dressed(s)
	return ok
}

func yearLike(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) == 4 && strings.Trim(s, "0123456789") == "" && s >= "1700" && s <= "2150"
}
