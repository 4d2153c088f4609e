package load

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
)

// isJSONLines reports whether text is rows of JSON: it begins with an object,
// and comes from where rows do.
func isJSONLines(name, text string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
	default:
		if name != stdinPath {
			return false
		}
	}
	return strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), " \t\r\n"), "{")
}

// jsonLines reads text as JSON Lines under that name.
func jsonLines(ctx context.Context, m *meter, name, text string) (*data.Dataset, diag.List, error) {
	ld := newLoose(ctx, name)
	ld.meter = m
	m.opened(len(text))
	newJSONTable(ld).each(diag.NewFile(name, text))
	return ld.finish(true)
}

// jsonTable is rows of observations as JSON Lines: an object a line, whose keys
// are columns. A key that a row does not have is an empty cell, and so is null.
type jsonTable struct {
	ld     *loader
	of     *spec
	told   map[string]bool // keys that are known to be no columns
	cells  []string
	places []piece // of the cells, in the file
	later  int     // dimensions that were adopted after the first row
}

// piece is a part of a text.
type piece struct{ at, width int }

func newJSONTable(ld *loader) *jsonTable {
	return &jsonTable{ld: ld, of: observationSpec(ld.ds), told: map[string]bool{}}
}

// each reads every line of file.
func (t *jsonTable) each(file *diag.File) {
	for offset := 0; offset < len(file.Text); {
		end := len(file.Text)
		if n := strings.IndexByte(file.Text[offset:], '\n'); n >= 0 {
			end = offset + n + 1
		}
		if t.ld.ctx.Err() != nil {
			return
		}
		if strings.TrimSpace(file.Text[offset:end]) != "" {
			t.ld.meter.row(end)
			t.line(file, offset, end)
		}
		offset = end
	}
	t.ld.meter.closed(len(file.Text))
}

// line reads the row between two offsets.
func (t *jsonTable) line(file *diag.File, offset, end int) {
	r := &row{ld: t.ld, spec: t.of, at: file.Position(offset)}
	r.place = func(column int) diag.Mark {
		if column < 0 || column >= len(t.places) || t.places[column].width == 0 {
			return file.Mark(offset, 0)
		}
		return file.Mark(t.places[column].at, t.places[column].width)
	}
	t.clear()
	if d, ok := t.object(file, offset, strings.TrimRight(file.Text[offset:end], "\r\n")); !ok {
		r.report(d)
		t.ld.ds.SetAside++
	} else {
		r.cells = t.cells
		for i, c := range t.cells {
			t.cells[i] = t.ld.tidy(strings.TrimSpace(c), func() diag.Mark { return r.place(i) })
		}
		t.ld.observed(r)
	}
}

func (t *jsonTable) clear() {
	n := len(t.of.columns)
	t.cells, t.places = slices.Grow(t.cells[:0], n)[:n], slices.Grow(t.places[:0], n)[:n]
	clear(t.cells)
	clear(t.places)
}

// object reads a line into cells. The problem that it returns with false is why
// the row cannot be used.
func (t *jsonTable) object(file *diag.File, base int, line string) (diag.Diag, bool) {
	dec := json.NewDecoder(strings.NewReader(line))
	dec.UseNumber()
	at := func(from, to int) diag.Mark { return file.Mark(base+from, max(to-from, 0)) }
	wrong := func(err error) (diag.Diag, bool) {
		from := int(dec.InputOffset())
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			from = int(syntax.Offset) - 1
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return at(len(line), len(line)).Errorf("json", "the object is not closed on its line; write every row as one object on one line"), false
		}
		return at(max(from, 0), from+1).Errorf("json", "this is no JSON: %s; write every row as one object on one line, such as {\"TIME_PERIOD\":\"2023\",\"OBS_VALUE\":4.3}", strings.TrimPrefix(err.Error(), "json: ")), false
	}
	first, err := dec.Token()
	if err != nil {
		return wrong(err)
	}
	if first != json.Delim('{') {
		return at(0, len(line)).Errorf("json", "the line is no object; write every row as one object on one line, such as {\"TIME_PERIOD\":\"2023\",\"OBS_VALUE\":4.3}"), false
	}
	for dec.More() {
		from := int(dec.InputOffset())
		token, err := dec.Token()
		if err != nil {
			return wrong(err)
		}
		to := int(dec.InputOffset())
		from += len(line[from:to]) - len(strings.TrimLeft(line[from:to], " \t,"))
		key, _ := token.(string)
		key = strings.TrimSpace(key)
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return wrong(err)
		}
		after := int(dec.InputOffset())
		value := at(after-len(raw), after)
		if d, ok := t.cell(key, raw, at(from, to), value, piece{base + after - len(raw), len(raw)}); !ok {
			return d, false
		}
	}
	if _, err := dec.Token(); err != nil {
		return wrong(err)
	}
	if rest := strings.TrimSpace(line[dec.InputOffset():]); rest != "" {
		from := int(dec.InputOffset())
		return at(from, len(line)).Errorf("json", "there is more on the line after the object; write every row on a line of its own"), false
	}
	return diag.Diag{}, true
}

// cell puts the value of a key into its column.
func (t *jsonTable) cell(key string, raw json.RawMessage, keyAt, valueAt diag.Mark, place piece) (diag.Diag, bool) {
	column := t.of.column(key)
	if column < 0 && key != "" && t.later < maxLater {
		if t.ld.adopt(t.of, key); t.of.column(key) >= 0 {
			column = t.of.column(key)
			t.cells, t.places = slices.Insert(t.cells, column, ""), slices.Insert(t.places, column, piece{})
			if len(t.ld.ds.Observations) > 0 {
				t.later++
				t.ld.widen()
			}
		}
	}
	if column < 0 {
		if !t.told[key] && len(t.told) < maxSame {
			t.told[key] = true
			t.ld.report(keyAt.Errorf("unknown-column", "unknown column %q in the %s%s", clean.Text(key), t.of.table, diag.Suggest(key, t.of.names())))
		}
		return diag.Diag{}, true
	}
	if t.places[column].width > 0 {
		return keyAt.Errorf("duplicate", "the key %q stands a second time in the row; keep one", key), false
	}
	text, ok := cellText(raw)
	if !ok {
		return valueAt.Errorf("json", "the value of %q is a list or an object; write text or a number", key), false
	}
	t.cells[column], t.places[column] = text, place
	return diag.Diag{}, true
}

// maxLater is how many dimensions may appear after the first row: each of them
// changes all rows before.
const maxLater = 32

// widen gives the observations so far the dimensions that were adopted after
// them. Those that somebody has seen already stay as they are.
func (ld *loader) widen() {
	wide := slices.Clone(ld.ds.Observations)
	clear(ld.keys)
	for i := range wide {
		o := &wide[i]
		dims := make([]string, len(ld.ds.Dimensions))
		copy(dims, o.Dims)
		o.Dims = dims
		ld.keys[string(ld.keyOf(o))] = o.At
	}
	ld.ds.Observations = wide
}

// cellText is a value as a cell of a CSV would have it: numbers as they are
// written, null as nothing; false for lists and objects.
func cellText(raw json.RawMessage) (string, bool) {
	raw = bytes.TrimSpace(raw)
	switch {
	case len(raw) == 0 || raw[0] == '{' || raw[0] == '[':
		return "", false
	case raw[0] == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return "", false
		}
		return s, true
	case string(raw) == "null":
		return "", true
	}
	return string(raw), true
}
