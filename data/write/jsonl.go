package write

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"accord/data"
)

// JSONLines writes the observations of ds as JSON Lines, in their order: one
// object a row, with every key of [Columns] in that order. OBS_VALUE is a number
// with its decimals and UNIT_MULT a whole number; the rest is text, as in the
// CSV. What is not stated is null: an OBS_VALUE of null is a missing value, whose
// OBS_STATUS says why. It fails when w does.
func JSONLines(w io.Writer, ds *data.Dataset) error {
	out := bufio.NewWriter(w)
	columns := Columns(ds)
	keys := make([][]byte, len(columns))
	for i, c := range columns {
		keys[i] = append(quoteJSON(c), ':')
	}
	valueAt, multAt := len(ds.Dimensions)+2, len(ds.Dimensions)+5
	row := make([]string, 0, len(columns))
	var line []byte
	for i := range ds.Observations {
		o := &ds.Observations[i]
		row, line = appendRow(row[:0], o), append(line[:0], '{')
		for k, cell := range row {
			if k > 0 {
				line = append(line, ',')
			}
			line = append(line, keys[k]...)
			switch {
			case k == multAt:
				line = strconv.AppendInt(line, int64(o.Unit.Mult), 10)
			case cell == "":
				line = append(line, "null"...)
			case k == valueAt: // how numbers are written here is JSON as well
				line = append(line, cell...)
			default:
				line = append(line, quoteJSON(cell)...)
			}
		}
		if _, err := out.Write(append(line, '}', '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}

// quoteJSON writes s as JSON, with < and > as they are; text always can be.
func quoteJSON(s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
