package write

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"accord/data"
)

// Columns are the names of the columns of the long table of ds, in order: the
// dimensions, then the period, the value and what is said of them.
func Columns(ds *data.Dataset) []string {
	names := make([]string, 0, len(ds.Dimensions)+11)
	for _, d := range ds.Dimensions {
		names = append(names, d.ID)
	}
	return append(names, "FREQ", data.TimePeriod, "OBS_VALUE", "OBS_BOUND", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS",
		"COMPILING_ORG", "SOURCE", "VINTAGE", "COMMENT_OBS")
}

// CSV writes the observations of ds as one CSV in the long layout, in their
// order. It is UTF-8 with commas, LF and a header row, and load reads it. A cell
// is empty where nothing is stated, the normal status among it. It fails when
// w does.
func CSV(w io.Writer, ds *data.Dataset) error {
	out := csv.NewWriter(w)
	if err := out.Write(Columns(ds)); err != nil {
		return err
	}
	row := make([]string, 0, len(ds.Dimensions)+11)
	for i := range ds.Observations {
		if err := out.Write(appendRow(row[:0], &ds.Observations[i])); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// appendRow appends the cells of o, by [Columns].
func appendRow(row []string, o *data.Observation) []string {
	row = append(row, o.Dims...)
	return append(row, string(o.Period.Freq()), o.Period.String(), value(o), o.Bound.String(), o.Unit.ID, strconv.Itoa(o.Unit.Mult),
		status(o).String(), o.Org, o.Source, o.Vintage.String(), o.Comment)
}

// value is the number of o as it was written, "" when it is missing.
func value(o *data.Observation) string {
	if o.Missing {
		return ""
	}
	return number(o.Value, o.Decimals)
}

// status is the status of o; that of a missing value always says so.
func status(o *data.Observation) data.Status {
	if o.Missing && !o.Status.Missing() {
		return o.Status | data.StatusMissing
	}
	return o.Status
}

// longest is the size from which numbers are written with an exponent: before
// it every whole number has its digits for itself.
const longest = 1e21

// number writes v with that many decimals; with more, or with an exponent,
// where it would be another number otherwise.
func number(v float64, decimals int) string {
	if math.Abs(v) >= longest && decimals == 0 {
		return strconv.FormatFloat(v, 'e', -1, 64)
	}
	s := strconv.FormatFloat(v, 'f', max(decimals, 0), 64)
	if back, err := strconv.ParseFloat(s, 64); err == nil && math.Float64bits(back) == math.Float64bits(v) {
		return s
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
