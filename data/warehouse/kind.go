package warehouse

import (
	"strconv"
	"strings"
)

// kind is what a column can hold, as far as questions are concerned.
type kind uint8

const (
	kindOther   kind = iota // codes of a type of the engine's own
	kindText                // codes
	kindInt                 // whole numbers that a sum of the engine holds
	kindWide                // whole numbers of which a sum may not fit
	kindDecimal             // decimal numbers, which are added up exactly
	kindFloat               // of them a sum is right but for its last digits
	kindDate
	kindTime // a moment, without a zone
	kindZone // a moment, with one
)

// number reports whether it is a number.
func (k kind) number() bool { return k >= kindInt && k <= kindFloat }

// exact reports whether sums of it are exact.
func (k kind) exact() bool { return k == kindInt || k == kindWide || k == kindDecimal }

// day reports whether it is a day or has one.
func (k kind) day() bool { return k >= kindDate }

// found is a column that a table has.
type found struct {
	name string
	// typ is the type as the engine writes it.
	typ  string
	kind kind
	// scale is how many decimals a decimal number has; −1 where they differ.
	scale int
}

// postgresKind is the kind of a type of PostgreSQL by its number, with the name
// of those that are not codes.
func postgresKind(oid uint32) (kind, string) {
	switch oid {
	case 25, 1042, 1043, 19, 18:
		return kindText, "text"
	case 21:
		return kindInt, "smallint"
	case 23:
		return kindInt, "integer"
	case 20:
		return kindWide, "bigint" // whose sum is numeric
	case 1700:
		return kindDecimal, "numeric"
	case 700:
		return kindFloat, "real"
	case 701:
		return kindFloat, "double precision"
	case 1082:
		return kindDate, "date"
	case 1114:
		return kindTime, "timestamp"
	case 1184:
		return kindZone, "timestamp with time zone"
	case 790:
		return kindOther, "money"
	case 16:
		return kindOther, "boolean"
	}
	return kindOther, "a type of its own"
}

// clickhouseScale is how many decimals the numbers of a type have; −1 for none
// that all have.
func clickhouseScale(typ string) int {
	_, in, ok := strings.Cut(typ, "Decimal")
	if !ok {
		return -1
	}
	in, _, _ = strings.Cut(in, ")")
	n, err := strconv.Atoi(strings.TrimSpace(in[strings.LastIndexAny(in, "(,")+1:]))
	if err != nil {
		return -1
	}
	return n
}

// clickhouseKind is the kind of a type of ClickHouse.
func clickhouseKind(typ string) kind {
	for _, wrap := range []string{"LowCardinality(", "Nullable("} {
		if inner, ok := strings.CutPrefix(typ, wrap); ok {
			typ = strings.TrimSuffix(inner, ")")
		}
	}
	name, _, _ := strings.Cut(typ, "(")
	switch name {
	case "String":
		return kindText
	case "Int8", "Int16", "Int32", "UInt8", "UInt16", "UInt32":
		return kindInt
	case "Int64", "UInt64":
		return kindWide
	case "Decimal", "Decimal32", "Decimal64", "Decimal128":
		return kindDecimal
	case "Float32", "Float64":
		return kindFloat
	case "Date", "Date32":
		return kindDate
	case "DateTime", "DateTime64":
		return kindZone
	}
	return kindOther
}
