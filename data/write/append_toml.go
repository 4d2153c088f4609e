package write

import (
	"regexp"
	"strings"

	"accord/data/strict"
)

// Pair is a key of a TOML table with its value as text. Number says that the
// value is a number: it is then written without quotes, as it is.
type Pair struct {
	Key, Value string
	Number     bool
}

// AppendTOML adds rows to a TOML file, each as a table [[name]] after a blank
// line; name must be a bare key. The file may not have room for such tables:
// that is seen by reading the result.
func AppendTOML(text, name string, rows [][]Pair) Appended {
	p := newPen(text)
	var out Appended
	for _, pairs := range rows {
		if s := strings.TrimPrefix(p.String(), byteOrderMark); s != "" && !strings.HasSuffix(s, "\n\n") && !strings.HasSuffix(s, "\n\r\n") {
			p.put(p.newline)
		}
		row := AppendedRow{At: p.at()}
		p.put("[[" + name + "]]")
		row.End = p.at()
		p.put(p.newline)
		for _, x := range pairs {
			row.Cells = append(row.Cells, p.at())
			value := strict.Quote(x.Value)
			if x.Number && tomlNumber.MatchString(x.Value) {
				value = x.Value
			}
			p.put(strict.QuoteKey(x.Key) + " = " + value)
			row.End = p.at()
			p.put(p.newline)
		}
		out.Rows = append(out.Rows, row)
	}
	out.Text = p.String()
	return out
}

// tomlNumber are the numbers that stand in TOML as they do in CSV, and fit into
// 64 bits.
var tomlNumber = regexp.MustCompile(`^[+-]?(0|[1-9][0-9]{0,17})(\.[0-9]+)?$`)
