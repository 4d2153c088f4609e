package data

import "math"

var nan = math.NaN()

// Transform is a calculation on the cells of a series, named as SDMX
// CL_TIMETRANS names it.
type Transform string

// Transformations.
const (
	Level      Transform = ""
	Difference Transform = "D"  // change on the period before
	GrowthPrev Transform = "G1" // per cent on the period before
	GrowthYear Transform = "GY" // per cent over one year
)

// Transforms returns those that a user can choose, in order.
func Transforms() []Transform { return []Transform{Level, Difference, GrowthPrev, GrowthYear} }

// ParseTransform reads a transformation by its SDMX name; N and LEVEL are the
// level.
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

// Unit is the unit of values in u after t: a growth rate is in per cent.
func (t Transform) Unit(u Unit) Unit {
	if t == GrowthPrev || t == GrowthYear {
		return Percent
	}
	return u
}
