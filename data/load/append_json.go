package load

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"accord/data/diag"
)

// RowsOfJSON reads rows as JSON Lines: on each line an object whose keys are
// columns and whose values are text, numbers or null, which is an empty cell.
// Numbers keep their zeros. Path is the name of the text in messages. Empty
// lines are skipped; the list has every line that is something else.
func RowsOfJSON(path, text string) ([]Row, diag.List) {
	file := diag.NewFile(path, text)
	var rows []Row
	var list diag.List
	offset := 0
	for line := range strings.Lines(file.Text) {
		if strings.TrimSpace(line) != "" {
			r := jsonRow{file: file, text: strings.TrimRight(line, "\r\n"), start: offset}
			if d, ok := r.read(); ok {
				rows = append(rows, Row{At: r.mark(0, len(r.text)), Cells: r.cells})
			} else {
				list = append(list, d)
			}
		}
		offset += len(line)
	}
	return rows, list
}

// jsonRow is one line that is being read.
type jsonRow struct {
	file  *diag.File
	text  string
	start int // of the line in the file
	cells []Cell
}

func (r *jsonRow) mark(from, to int) diag.Mark { return r.file.Mark(r.start+from, to-from) }

// read reads the line; false with what is wrong with it.
func (r *jsonRow) read() (diag.Diag, bool) {
	const example = `; expected an object such as {"TIME_PERIOD": "2024", "OBS_VALUE": 4.3}`
	if !utf8.ValidString(r.text) { // the library would put other characters there
		return r.mark(0, len(r.text)).Errorf("encoding", "the line is not UTF-8 text"), false
	}
	dec := json.NewDecoder(strings.NewReader(r.text))
	dec.UseNumber()
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return r.mark(0, len(r.text)).Errorf("json", "the line is not an object of JSON%s", example), false
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return r.syntax(dec, err), false
		}
		from := r.value(int(dec.InputOffset()))
		value, err := dec.Token()
		if err != nil {
			return r.syntax(dec, err), false
		}
		c := Cell{Key: key.(string), At: r.mark(from, int(dec.InputOffset()))}
		switch v := value.(type) {
		case string:
			c.Value = v
		case json.Number:
			c.Value = v.String()
		case nil:
		default:
			word := "true or false"
			if _, nested := v.(json.Delim); nested {
				word = "a list or an object"
			}
			return c.At.Errorf("type", "%s is %s; expected text, a number or null; of several values write \"a;b\"", c.Key, word), false
		}
		r.cells = append(r.cells, c)
	}
	if _, err := dec.Token(); err != nil {
		return r.syntax(dec, err), false
	}
	if end := int(dec.InputOffset()); strings.TrimSpace(r.text[end:]) != "" {
		from := end + len(r.text[end:]) - len(strings.TrimLeft(r.text[end:], " \t"))
		return r.mark(from, len(r.text)).Errorf("json", "something follows the object; expected one object a line"), false
	}
	return diag.Diag{}, true
}

// value is where the value begins that follows the key which ends at offset.
func (r *jsonRow) value(offset int) int {
	return len(r.text) - len(strings.TrimLeft(r.text[offset:], " \t:"))
}

// syntax is about a line that is no JSON, at the place where that was seen.
func (r *jsonRow) syntax(dec *json.Decoder, err error) diag.Diag {
	at := int(dec.InputOffset())
	var wrong *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return r.mark(len(r.text), 0).Errorf("json", "the object is not closed; expected } at the end of the line")
	case errors.As(err, &wrong):
		at = max(min(int(wrong.Offset)-1, len(r.text)), 0)
		at = len(r.text) - len(strings.TrimLeft(r.text[at:], " \t"))
	}
	return r.mark(at, 1).Errorf("json", "the line is not JSON: %s", strings.TrimPrefix(err.Error(), "json: "))
}
