package write

import (
	"encoding/csv"
	"io"

	"accord/data/clean"
)

// CSV writes a as CSV (RFC 4180, UTF-8, with line feeds): a header, then a row
// a cell. The grouping columns come first and in their order, the value behind
// them, then what must not be lost of it: OBS_BOUND (>, <, ~ or empty),
// OBS_STATUS, WHY_MISSING, LOW and HIGH, CLAIMS, COMPILING_ORG, SPLICED, SOURCE
// (ids with semicolons between), UNIT_MEASURE, UNIT_MULT and DECIMALS after the
// transformation, INDICATOR, FREQ and TRANSFORMATION. With Used the columns
// that say nothing are left out, and those of them that describe the whole
// answer. With Claims a row is a claim: its figure and unit as published, its
// place among its rivals and by which rule it stands there. Where a frame is cut,
// CUT_AT in each of its rows says at how many.
//
// A number is written in full; a missing one is an empty cell. Texts that a
// spreadsheet would run as formulas begin with an apostrophe, unless Raw.
func (a Answer) CSV(w io.Writer) error {
	a, err := a.ready()
	if err != nil {
		return err
	}
	list := a.columns()
	if a.Used {
		if list, err = a.used(list); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	cells := make([]string, len(list))
	for i, c := range list {
		cells[i] = a.inert(clean.Text(c.name))
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	err = a.each(func(r *row) error {
		for i, c := range list {
			if cells[i] = c.text(r); !c.number {
				cells[i] = a.inert(cells[i])
			}
		}
		return out.Write(cells)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// inert is s, made harmless for spreadsheets unless a is raw.
func (a Answer) inert(s string) string {
	if a.Raw {
		return s
	}
	return clean.Inert(s)
}
