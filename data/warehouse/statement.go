package warehouse

import (
	"fmt"
	"strconv"
	"strings"

	"accord/data"
)

// statement is a SELECT and the values that are bound in it.
type statement struct {
	sql  string
	args []list
}

// list are values that are bound as one: the i-th list is $i for PostgreSQL and
// the table accord_i for ClickHouse.
type list struct {
	values []string
	typ    string // of ClickHouse, the type of the values
}

// dialect writes what engines write differently.
type dialect interface {
	// quote writes a name.
	quote(name string) string
	// sums are the aggregates of the values of a column: their sum, how many they
	// are, and their decimals, "" where the column has none to tell. What is not a
	// number is no value.
	sums(c found) (sum, count, decimals string)
	// least is the aggregate of the smallest value of a column.
	least(c found) string
	// day is the day that a column has.
	day(c found) string
	// sortable writes what orders rows by the bytes of the text of column c, which
	// is written name, NULL being the last.
	sortable(name string, c found) string
	// first is the first day of the period of frequency f that a day lies in.
	first(day string, f data.Freq) (string, error)
	// date is a day, which is given as 2006-01-02.
	date(day string) string
	// in is the condition that a column has one of the values of list n.
	in(c found, n int) string
	// bind is list n of a column.
	bind(c found, values []string) list
}

// postgresDialect is SQL as PostgreSQL and its relatives read it.
type postgresDialect struct{}

func (postgresDialect) quote(name string) string {
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

func (d postgresDialect) sums(c found) (sum, count, decimals string) {
	v := d.quote(c.name)
	switch c.kind {
	case kindDecimal:
		only := " FILTER (WHERE " + v + " <> 'NaN')"
		return "sum(" + v + ")" + only, "count(" + v + ")" + only, "max(scale(" + v + "))"
	case kindFloat:
		only := " FILTER (WHERE " + v + " <> 'NaN')"
		if c.typ == "real" { // whose sum would be one of its own few digits
			v += "::float8"
		}
		return "sum(" + v + ")" + only, "count(" + v + ")" + only, ""
	}
	return "sum(" + v + ")", "count(" + v + ")", ""
}

// NaN is above all numbers.
func (d postgresDialect) least(c found) string { return "min(" + d.quote(c.name) + ")" }

// Only functions that PostgreSQL sends to other servers are used: those whose
// result depends neither on the session nor on the collation of a text.
func (d postgresDialect) day(c found) string {
	v := d.quote(c.name)
	switch c.kind {
	case kindZone:
		return "timezone(INTERVAL '0', " + v + ")::date"
	case kindTime:
		return v + "::date"
	}
	return v
}

func (postgresDialect) sortable(name string, c found) string {
	if c.kind != kindText {
		name += "::text"
	}
	return name + ` COLLATE "C"`
}

// It is not sent to other servers, because of the text in it.
func (postgresDialect) first(day string, f data.Freq) (string, error) {
	unit := map[data.Freq]string{data.FreqAnnual: "year", data.FreqQuarter: "quarter", data.FreqMonth: "month", data.FreqWeek: "week"}[f]
	switch {
	case unit != "":
		return "date_trunc('" + unit + "', " + day + "::timestamp)::date", nil
	case f == data.FreqDay || f == data.FreqNone:
		return day, nil
	}
	return "", errFreq(f)
}

func (postgresDialect) date(day string) string { return "DATE '" + day + "'" }

func (d postgresDialect) in(c found, n int) string {
	return d.quote(c.name) + " = ANY ($" + strconv.Itoa(n) + ")"
}

func (postgresDialect) bind(_ found, values []string) list { return list{values: values} }

// clickhouseDialect is SQL as ClickHouse has read it since 2018.
type clickhouseDialect struct{}

func (clickhouseDialect) quote(name string) string {
	return "`" + strings.NewReplacer(`\`, `\\`, "`", "\\`").Replace(name) + "`"
}

func (d clickhouseDialect) sums(c found) (sum, count, decimals string) {
	v := d.quote(c.name)
	switch c.kind {
	case kindFloat:
		return "sumIf(" + v + ", NOT isNaN(" + v + "))", "countIf(NOT isNaN(" + v + "))", ""
	case kindWide: // a sum of the same width would wrap without a word
		return "sum(toDecimal128(" + v + ", 0))", "count(" + v + ")", ""
	}
	return "sum(" + v + ")", "count(" + v + ")", ""
}

func (d clickhouseDialect) least(c found) string {
	v := d.quote(c.name)
	if c.kind == kindFloat {
		return "minIf(" + v + ", NOT isNaN(" + v + "))"
	}
	return "min(" + v + ")"
}

func (d clickhouseDialect) day(c found) string {
	if c.kind == kindDate {
		return d.quote(c.name)
	}
	return "toDate(" + d.quote(c.name) + ")"
}

func (clickhouseDialect) sortable(name string, c found) string {
	if c.kind != kindText {
		name = "toString(" + name + ")"
	}
	return name
}

func (clickhouseDialect) first(day string, f data.Freq) (string, error) {
	start := map[data.Freq]string{data.FreqAnnual: "toStartOfYear", data.FreqQuarter: "toStartOfQuarter", data.FreqMonth: "toStartOfMonth", data.FreqWeek: "toMonday"}[f]
	switch {
	case start != "":
		return start + "(" + day + ")", nil
	case f == data.FreqDay || f == data.FreqNone:
		return day, nil
	}
	return "", errFreq(f)
}

func (clickhouseDialect) date(day string) string { return "toDate('" + day + "')" }

func errFreq(f data.Freq) error {
	return fmt.Errorf("days are not added up to the frequency %q; write A, Q, M, W or D", f)
}

func (d clickhouseDialect) in(c found, n int) string {
	v := d.quote(c.name)
	if clickhouseBound(c.typ) == "" {
		v = "toString(" + v + ")"
	}
	return v + " IN accord_" + strconv.Itoa(n)
}

func (clickhouseDialect) bind(c found, values []string) list {
	typ := clickhouseBound(c.typ)
	if typ == "" {
		typ = "String"
	}
	return list{values: values, typ: typ}
}

// clickhouseBound is the type of the values that a column is compared with; ""
// where they are compared as texts.
func clickhouseBound(typ string) string {
	for _, wrap := range []string{"LowCardinality(", "Nullable("} {
		if inner, ok := strings.CutPrefix(typ, wrap); ok {
			typ = strings.TrimSuffix(inner, ")")
		}
	}
	switch typ {
	case "String", "Date", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64":
		return typ
	}
	return ""
}
