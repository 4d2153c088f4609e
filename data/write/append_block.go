package write

import "strings"

// AppendBlock adds a block of TOML, such as a table with its keys, at the end of
// a text, after a blank line and with the line ends of the text. The one row is
// the block.
func AppendBlock(text, block string) Appended {
	p := newPen(text)
	if s := strings.TrimPrefix(p.String(), byteOrderMark); s != "" && !strings.HasSuffix(s, "\n\n") && !strings.HasSuffix(s, "\n\r\n") {
		p.put(p.newline)
	}
	row := AppendedRow{At: p.at()}
	for line := range strings.Lines(block) {
		p.put(strings.TrimSuffix(line, "\n"))
		row.End = p.at()
		p.put(p.newline)
	}
	return Appended{Text: p.String(), Rows: []AppendedRow{row}}
}
