package format

import (
	"strings"
	"unicode"
)

// remarks finds, in the sample, the rows below a table that explain the marks
// of its footnotes, and keeps what they say by mark.
func (p *Plan) remarks(s *Sheet) {
	for _, row := range s.Sample {
		text, ok := p.remark(row)
		if !ok {
			continue
		}
		if mark, says := definition(text); mark != "" {
			if p.footnotes == nil {
				p.footnotes = map[string]string{}
			}
			p.footnotes[mark] = says
		}
	}
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

// remarkable reports whether a text that stands alone in its row may be a remark.
func remarkable(text string) bool {
	mark, _ := definition(text)
	return mark != "" || strings.Contains(text, " ") && len(text) > 24
}

// definition divides "* preliminary", "1) without transit" or "¹ estimate"
// into the mark and what it says; "" where there is no mark.
func definition(text string) (mark, says string) {
	end := 0
	for i, r := range text {
		if !strings.ContainsRune("*†‡¹²³⁴⁵⁶⁷⁸⁹⁰", r) {
			break
		}
		end = i + len(string(r))
	}
	if end > 0 {
		return text[:end], strings.TrimLeftFunc(text[end:], func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' || r == ':' })
	}
	if i := strings.IndexByte(text, ')'); i > 0 && i <= 3 {
		m := strings.TrimPrefix(text[:i], "(")
		if m != "" && (digitsAll(m) || len(m) == 1) {
			return m, strings.TrimSpace(text[i+1:])
		}
	}
	return "", ""
}

// statusWords is the status that the words of a footnote give a figure, "" for
// none.
func statusWords(says string) string {
	s := strings.ToLower(says)
	for _, w := range []struct{ stem, code string }{
		{"предварит", "P"}, {"preliminary", "P"}, {"provisional", "P"}, {"ilkin", "P"},
		{"оценк", "E"}, {"оценоч", "E"}, {"estimat", "E"}, {"qiymətləndir", "E"},
		{"прогноз", "F"}, {"forecast", "F"}, {"proqnoz", "F"},
	} {
		if strings.Contains(s, w.stem) {
			return w.code
		}
	}
	return ""
}
