package data

import (
	"errors"
	"fmt"
	"math"
)

// ErrUnit is the cause of every refusal to calculate across units.
var ErrUnit = errors.New("units do not fit")

// Unit is a unit of measure and the power of ten that its numbers are to be
// multiplied by: {"USD", 9} is billions of US dollars.
type Unit struct {
	ID   string // UNIT_MEASURE: USD, T, PT …
	Mult int    // UNIT_MULT: 0 units, 3 thousands, 6 millions, 9 billions
}

// Percent is the unit of growth rates and shares. It is never summed.
var Percent = Unit{ID: "PT"}

// IndexUnit is the unit of an index: its base is 100.
var IndexUnit = Unit{ID: "IX"}

// Words writes u as its id and, where it has one, its multiplier: USD 10^9. The
// zero Unit is "".
func (u Unit) Words() string {
	if u.Mult == 0 {
		return u.ID
	}
	return fmt.Sprintf("%s 10^%d", u.ID, u.Mult)
}

// IsRatio reports whether numbers of u are ratios, which cannot be added:
// percentages, factors and indices.
func (u Unit) IsRatio() bool { return u.ID == "PT" || u.ID == "FACTOR" || u.ID == "IX" }

// growable reports whether growth in per cent and an index say something of
// numbers in u: they do of amounts and of an index, not of percentages.
func (u Unit) growable() bool { return !u.IsRatio() || u.ID == IndexUnit.ID }

// Scale converts v from unit u to unit w. It fails with [ErrUnit] when the
// units measure different things.
func (u Unit) Scale(v float64, w Unit) (float64, error) {
	if u.ID != w.ID {
		return 0, fmt.Errorf("%s cannot be turned into %s: %w", u.ID, w.ID, ErrUnit)
	}
	return shift10(v, u.Mult-w.Mult), nil
}

// shift10 multiplies v by 10^n. A division is exact to the last bit where a
// multiplication by 0.001 is not.
func shift10(v float64, n int) float64 {
	if n < 0 {
		return v / math.Pow10(-n)
	}
	return v * math.Pow10(n)
}
