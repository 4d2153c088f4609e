package load

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
)

// Every row of a table in columns knows its line, whatever stands between the
// rows.
func TestRowsKnowTheirLines(t *testing.T) {
	text := longTable(40_000, true)
	var mixed bytes.Buffer // with empty lines
	for i, line := range bytes.SplitAfter(text, []byte("\n")) {
		mixed.Write(line)
		if i > 5000 && i%701 == 0 {
			mixed.WriteString("\n")
		}
	}
	path := tableFile(t, "long.csv", mixed.Bytes())
	ds, _, err := Load(t.Context(), path, Options{Rows: RowsFacts})
	if err != nil || ds.Bulk == nil || ds.Rows == nil {
		t.Fatalf("not in columns: %v", err)
	}
	lines := strings.Split(mixed.String(), "\n")
	seen := map[int]bool{}
	for i := range ds.Rows.Len() {
		o := ds.Rows.Row(i)
		if o.At.Path != path || o.At.Line < 2 || o.At.Line > len(lines) || seen[o.At.Line] {
			t.Fatalf("row %d stands at %s", i, o.At)
		}
		seen[o.At.Line] = true
		line := lines[o.At.Line-1]
		cells := strings.Split(strings.ReplaceAll(line, "sector, ", ""), ",")
		if cells[0] != o.Period.String() || cells[1] != o.Cell(ds, "REF_AREA") {
			t.Fatalf("row %d, %s %s, does not stand at %s: %s", i, o.Period, o.Cell(ds, "REF_AREA"), o.At, line)
		}
		if v, err := strconv.ParseFloat(cells[4], 64); err == nil && !o.Missing && v != o.Value {
			t.Fatalf("row %d is %g, line %d says %s", i, o.Value, o.At.Line, line)
		}
	}
	if n := ds.Rows.Len(); n < 39_900 {
		t.Errorf("only %d rows", n)
	}
}
