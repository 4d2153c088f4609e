package warehouse

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// decimal is a number as a table has it: digits × 10^−scale.
type decimal struct {
	digits int64
	scale  int
}

// parseDecimal reads a whole or decimal number; false where it has more digits than
// are kept, or is none.
func parseDecimal(text string) (decimal, bool) {
	whole, rest, _ := strings.Cut(text, ".")
	rest = strings.TrimRight(rest, "0")
	n, err := strconv.ParseInt(whole+rest, 10, 64)
	return decimal{n, len(rest)}, err == nil
}

// plus is the sum; false where it has more digits than are kept.
func (d decimal) plus(x decimal) (decimal, bool) {
	if d.scale < x.scale {
		d, x = x, d
	}
	for ; x.scale < d.scale; x.scale++ {
		if x.digits > math.MaxInt64/10 || x.digits < math.MinInt64/10 {
			return d, false
		}
		x.digits *= 10
	}
	sum, _ := bits.Add64(uint64(d.digits), uint64(x.digits), 0)
	over := (d.digits < 0) == (x.digits < 0) && (int64(sum) < 0) != (d.digits < 0)
	return decimal{int64(sum), d.scale}, !over
}

// float is the nearest number.
func (d decimal) float() float64 {
	v, _ := strconv.ParseFloat(strconv.FormatInt(d.digits, 10)+"e-"+strconv.Itoa(d.scale), 64)
	return v
}
