package data

import "accord/data/diag"

// Ids of the dimensions every dataset has, as SDMX names them. A dataset may
// declare more.
const (
	DimIndicator   = "INDICATOR"
	DimRefArea     = "REF_AREA"
	DimCounterpart = "COUNTERPART_AREA"
	DimFlow        = "TRADE_FLOW"
	DimActivity    = "ACTIVITY"
)

// TimePeriod is the id of the time dimension, which [Query.By] does not need:
// the periods of a frame are its columns.
const TimePeriod = "TIME_PERIOD"

// Codes of TRADE_FLOW.
const (
	FlowExports  = "X"
	FlowImports  = "M"
	FlowTurnover = "T"
)

// StandardDimensions returns the dimensions every dataset has, in the order in
// which they stand first in [Dataset.Dimensions].
func StandardDimensions() []string {
	return []string{DimIndicator, DimRefArea, DimCounterpart, DimFlow, DimActivity}
}

// IsTotal reports whether code stands for the whole of a dimension or for
// "does not apply": empty, _T or _Z; and T in TRADE_FLOW.
func IsTotal(dimension, code string) bool {
	return code == "" || code == "_T" || code == "_Z" || dimension == DimFlow && code == FlowTurnover
}

// Observation is one claim: what one source published, at one date, about one
// value. Several with equal Dims and Period are claims about the same thing.
type Observation struct {
	// Dims are the codes of the dimensions, in the order of
	// [Dataset.Dimensions]; "" where the file said nothing.
	Dims   []string
	Period Period
	// Value is the number as written, in Unit. It is NaN when Missing.
	Value float64
	// Missing is true when the source says that there is no value; Status
	// says why.
	Missing bool
	// Lacks is true of a sum of rows of which some have no value; see
	// [Facts.AtLeast].
	Lacks bool
	// Decimals is how many decimals the number was written with.
	Decimals int
	Bound    Bound
	Unit     Unit
	Status   Status
	// Org is the id of the organisation that vouches for the number
	// (COMPILING_ORG), Source that of the source that published it.
	Org, Source string
	// Vintage is the date of publication, as precise as it is known; zero when
	// it is not.
	Vintage Period
	Comment string
	// At is where the row stands.
	At diag.Position
}
