package format

import (
	"regexp"
	"slices"
	"strings"
)

// note is what the mark of a footnote means, and the status that its words give
// a figure, "" for none.
type note struct{ mark, says, status string }

// definitions are lines that begin with a mark: "* preliminary", "1) by sea".
var definitions = regexp.MustCompile(`^(?:([*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)|\(?([0-9]{1,2}|\p{Ll})\))[\s\x{a0}]*[-–—:=]?[\s\x{a0}]*(\S.*)$`)

// noteOf divides "* preliminary", "1) without transit" or "¹ estimate" into the
// mark and what it says; false where there is no mark.
func noteOf(text string) (note, bool) {
	m := definitions.FindStringSubmatch(text)
	if m == nil || looksNumeric(m[3]) {
		return note{}, false
	}
	return note{m[1] + m[2], strings.Join(strings.Fields(m[3]), " "), statusWords(m[3])}, true
}

// remarks finds the lines above the table and below it that explain the marks of
// its footnotes, and the columns of values whose names have such a mark.
func (p *Plan) remarks(s *Sheet) {
	for _, line := range slices.Concat(p.Preamble, s.outside) {
		if n, ok := noteOf(line); ok && !slices.ContainsFunc(p.footnotes, func(o note) bool { return o.mark == n.mark }) {
			p.footnotes = append(p.footnotes, n)
		}
	}
	for i := range p.Columns {
		if c := &p.Columns[i]; c.Role == RoleValue {
			_, n, _ := p.marked(c.Name)
			c.mark = n.mark
		}
	}
}

// explained is what a mark means, false when no line says it.
func (p *Plan) explained(mark string) (note, bool) {
	for _, n := range p.footnotes {
		if n.mark == mark {
			return n, true
		}
	}
	return note{}, false
}

// marked takes from a code, or the name of a column, the mark of a footnote that
// a line explains: one behind it, in parentheses where it is a number or letter.
func (p *Plan) marked(code string) (string, note, bool) {
	var found note
	rest := code
	for _, n := range p.footnotes {
		for _, as := range [3]string{n.mark, n.mark + ")", "(" + n.mark + ")"} {
			if as == n.mark && (digitsAll(n.mark) || strings.ContainsAny(n.mark, "abcdefghijklmnopqrstuvwxyz")) {
				continue // a number or a letter alone is a part of the name
			}
			cut, ok := strings.CutSuffix(code, as)
			if cut = strings.TrimRightFunc(cut, blank); ok && cut != "" && len(cut) < len(rest) {
				rest, found = cut, n
			}
		}
	}
	return rest, found, rest != code
}

// remark is the text of a row that holds one cell and no number, as remarks
// below a table do; false for any other row.
func (p *Plan) remark(row []string) (string, bool) {
	text, held := "", 0
	for i, c := range row {
		c = strings.TrimFunc(c, blank)
		if c == "" {
			continue
		}
		if held++; held > 1 || i < len(p.Columns) && p.Columns[i].Role == RoleValue {
			return "", false
		}
		text = c
	}
	if held == 0 || len(row) < 2 {
		return "", false
	}
	return text, remarkable(text)
}

// alone is what a row says that holds one cell only, the first; "" for a row of
// the table.
func alone(cells []string) string {
	if len(cells) == 0 {
		return ""
	}
	for _, c := range cells[1:] {
		if strings.TrimFunc(c, blank) != "" {
			return ""
		}
	}
	return strings.TrimFunc(cells[0], blank)
}

// remarkable reports whether a text that stands alone in its row may be a remark.
func remarkable(text string) bool {
	if strings.Contains(text, " ") && len(text) > 24 {
		return true
	}
	if _, ok := noteOf(text); ok {
		return true
	}
	switch first, _, _ := strings.Cut(strings.ToLower(text), ":"); first {
	case "source", "sources", "note", "notes", "источник", "источники", "примечание", "примечания", "mənbə", "qeyd":
		return len(first) < len(text)
	}
	return false
}

// statusWords is the status that the words of a footnote give a figure, "" for
// none.
func statusWords(says string) string {
	s := strings.ToLower(says)
	for _, w := range []struct{ stem, code string }{
		{"предварит", "P"}, {"preliminary", "P"}, {"provisional", "P"}, {"ilkin", "P"},
		{"оценк", "E"}, {"оценоч", "E"}, {"estimat", "E"}, {"qiymətləndir", "E"},
		{"прогноз", "F"}, {"forecast", "F"}, {"proqnoz", "F"},
		{"break in", "B"}, {"разрыв ряда", "B"}, {"разрыв в ряд", "B"},
	} {
		if strings.Contains(s, w.stem) {
			return w.code
		}
	}
	return ""
}
