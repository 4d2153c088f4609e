package write

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"accord/data"
)

// SDMXCSV writes the observations of ds as an SDMX-CSV 2.0 data message, in
// their order. The components are the dimensions of ds, FREQ and TIME_PERIOD,
// the measure OBS_VALUE, and as attributes what SDMX knows (UNIT_MEASURE,
// UNIT_MULT, OBS_STATUS, COMPILING_ORG, COMMENT_OBS) and what it does not:
// OBS_BOUND, SOURCE and VINTAGE. Every row is of the dataflow
// ACCORD:id(1.0.0) and for information (ACTION I).
//
//   - The cell of a dimension that a row says nothing of is empty.
//   - A missing value is NaN, the normal status is A.
//   - OBS_STATUS has several values where a row has several flags: the first
//     header is then STRUCTURE[;], the column OBS_STATUS[].
//   - Periods that SDMX has no form for are a start and a duration, and FREQ
//     tells which they are: the year to August 2024 is 2024-01-01/P8M with YTD,
//     a span is R. Three times a year is A_3.
//
// Rival claims have one key in SDMX and differ in their attributes. A data
// structure that is to hold them all needs COMPILING_ORG, SOURCE and VINTAGE
// among its dimensions. It fails when w does.
func SDMXCSV(w io.Writer, ds *data.Dataset) error {
	structure, flags := "STRUCTURE", "OBS_STATUS"
	for i := range ds.Observations {
		if s := status(&ds.Observations[i]); s != s.Worst() {
			structure, flags = "STRUCTURE[;]", "OBS_STATUS[]"
			break
		}
	}
	out := csv.NewWriter(w)
	row := []string{structure, "STRUCTURE_ID", "ACTION"}
	for _, d := range ds.Dimensions {
		row = append(row, d.ID)
	}
	row = append(row, "FREQ", data.TimePeriod, "OBS_VALUE", "OBS_BOUND", "UNIT_MEASURE", "UNIT_MULT", flags,
		"COMPILING_ORG", "SOURCE", "VINTAGE", "COMMENT_OBS")
	if err := out.Write(row); err != nil {
		return err
	}
	id := structureID(ds.ID)
	for i := range ds.Observations {
		o := &ds.Observations[i]
		number := value(o)
		if o.Missing {
			number = "NaN"
		}
		freq, period := reported(o.Period)
		row = append(append(row[:0], "dataflow", id, "I"), o.Dims...)
		row = append(row, freq, period, number, o.Bound.String(), o.Unit.ID, strconv.Itoa(o.Unit.Mult), statusList(status(o)),
			o.Org, o.Source, o.Vintage.String(), o.Comment)
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// structureID names the dataflow in the characters of an SDMX id.
func structureID(id string) string {
	id = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-' {
			return r
		}
		return '_'
	}, id)
	if id == "" {
		id = "dataset"
	}
	return "ACCORD:" + id + "(1.0.0)"
}

// statusList are the codes of s with semicolons between them.
func statusList(s data.Status) string {
	if s == 0 {
		return "A"
	}
	var codes []string
	for ; s != 0; s &^= s.Worst() {
		codes = append(codes, s.Worst().String())
	}
	return list(codes)
}

// reported is the frequency and the period as SDMX has them.
func reported(p data.Period) (freq, period string) {
	switch p.Freq() {
	case data.FreqTrimester:
		return "A_3", p.String()
	case data.FreqYearToDate, data.FreqRange:
		return string(p.Freq()), p.Duration()
	}
	return string(p.Freq()), p.String()
}
