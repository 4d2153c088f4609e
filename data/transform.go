package data

import "math"

var nan = math.NaN()

// Transform is a calculation on the cells of a series, named as SDMX
// CL_TIMETRANS names it. What some of them need beside the series stands in
// the query: [Query.Base] and [Query.Window].
type Transform string

// Transformations.
const (
	Level      Transform = ""
	Difference Transform = "D"     // change on the period before
	GrowthPrev Transform = "G1"    // per cent on the period before
	GrowthYear Transform = "GY"    // per cent over one year
	Index      Transform = "I"     // Query.Base is 100
	Share      Transform = "SHARE" // per cent of all series of the frame together
	Cumulated  Transform = "C"     // sum from the first figure on
	Average    Transform = "A"     // moving average over Query.Window periods
)

// DefaultWindow is how many periods a moving average is over when the query
// does not say; MaxWindow is the most that it may be over.
const (
	DefaultWindow = 3
	MaxWindow     = 1000
)

// Transforms returns those that need nothing but a series of levels and can be
// stepped through, in order. [AllTransforms] has the others too.
func Transforms() []Transform { return []Transform{Level, Difference, GrowthPrev, GrowthYear} }

// AllTransforms returns every transformation that [Frame.Apply] knows, in the
// order of choice lists.
func AllTransforms() []Transform {
	return append(Transforms(), Index, Share, Cumulated, Average)
}

// ParseTransform reads one of [Transforms] by its SDMX name; N and LEVEL are
// the level. [ParseTransformSpec] reads every transformation and what it needs.
func ParseTransform(s string) (Transform, bool) {
	if s == "N" || s == "LEVEL" || s == "level" {
		return Level, true
	}
	for _, t := range Transforms() {
		if string(t) == s {
			return t, true
		}
	}
	return Level, false
}

// Unit is the unit of values in u after t: a growth rate and a share are in
// per cent, an index is in IX.
func (t Transform) Unit(u Unit) Unit {
	switch t {
	case GrowthPrev, GrowthYear, Share:
		return Percent
	case Index:
		return IndexUnit
	}
	return u
}
