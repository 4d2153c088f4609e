package scan

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// Sum is a sum of decimal numbers, which is exact whatever their order. The
// zero Sum is 0.
type Sum struct {
	lo    uint64 // the sum, times 10^scale, in 128 bits with hi
	hi    int64
	scale uint8
	wide  *wide // what does not fit
}

// wide is a decimal number of any length: m / 10^scale.
type wide struct {
	m     big.Int
	scale int
}

const (
	maxDigits = 18 // of a number that is added without a detour
	// Numbers beyond these bounds are rounded to a float64 before they are
	// added: their digits say nothing, and 1e-999999999 must not take the
	// memory of its digits.
	maxScale = 400
	maxText  = 800
)

// powers are the powers of ten that fit into an int64.
var powers = [maxDigits + 1]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// AddDecimal adds m / 10^scale; m has at most 18 digits, and scale is at most 18.
func (s *Sum) AddDecimal(m int64, scale uint8) { s.add(m, scale) }

// AddInt adds m / 10^scale, whatever its digits.
func (s *Sum) AddInt(m int64, scale uint8) {
	if scale <= maxDigits && (s.scale == scale || *s == Sum{}) && s.wide == nil {
		s.scale = scale
		var c uint64
		s.lo, c = bits.Add64(s.lo, uint64(m), 0)
		s.hi += m>>63 + int64(c)
		return
	}
	s.addWide(big.NewInt(m), int(scale))
}

// add adds m / 10^scale; m has at most maxDigits digits, and so has scale.
func (s *Sum) add(m int64, scale uint8) {
	if scale != s.scale {
		var ok bool
		if m, ok = s.align(m, scale); !ok {
			return
		}
	}
	var c uint64
	s.lo, c = bits.Add64(s.lo, uint64(m), 0)
	s.hi += m>>63 + int64(c)
}

// align brings the sum and m / 10^scale to one scale; false when m was added
// on the way.
func (s *Sum) align(m int64, scale uint8) (int64, bool) {
	if scale < s.scale {
		by := powers[s.scale-scale]
		if m > math.MaxInt64/by || m < math.MinInt64/by {
			s.addWide(big.NewInt(m), int(scale))
			return 0, false
		}
		return m * by, true
	}
	if s.hi == int64(s.lo)>>63 { // the sum is one word: times 10^18 it still fits
		hi, lo := bits.Mul64(uint64(abs(int64(s.lo))), uint64(powers[scale-s.scale]))
		if int64(s.lo) < 0 {
			var b uint64
			lo, b = bits.Sub64(0, lo, 0)
			hi, _ = bits.Sub64(0, hi, b)
		}
		s.lo, s.hi, s.scale = lo, int64(hi), scale
		return m, true
	}
	s.addWide(s.narrow(), int(s.scale))
	s.lo, s.hi, s.scale = 0, 0, scale
	return m, true
}

func abs(v int64) int64 {
	if v < 0 {
		return -v // of the least it is itself, which as a uint64 is right
	}
	return v
}

// narrow is what stands in the 128 bits.
func (s *Sum) narrow() *big.Int {
	v := big.NewInt(s.hi)
	v.Lsh(v, 64)
	return v.Add(v, new(big.Int).SetUint64(s.lo))
}

// addWide adds m / 10^scale for any m.
func (s *Sum) addWide(m *big.Int, scale int) {
	if s.wide == nil {
		s.wide = &wide{scale: scale}
	}
	w := s.wide
	switch {
	case scale > w.scale:
		w.m.Mul(&w.m, tenTo(scale-w.scale))
		w.scale = scale
	case scale < w.scale:
		m = new(big.Int).Mul(m, tenTo(w.scale-scale))
	}
	w.m.Add(&w.m, m)
}

func tenTo(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// Add adds the number that text is, as often as times says, multiplied by ten
// to the power of shift; text is written as [Float] has it, with a decimal
// point. It is false when text is no number or none that a float64 can hold.
func (s *Sum) Add(text string, times int64, shift int) bool {
	n, ok := decimalOf(text, '.')
	if !ok {
		return false
	}
	if n.digits <= maxDigits && times == 1 && n.scale-shift >= 0 && n.scale-shift <= maxDigits {
		s.add(n.small(), uint8(n.scale-shift))
		return true
	}
	m, scale, ok := n.big()
	if ok {
		s.addWide(m.Mul(m, big.NewInt(times)), scale-shift)
	}
	return ok
}

// Merge adds t, which is another sum, multiplied by ten to the power of shift.
func (s *Sum) Merge(t Sum, shift int) {
	switch m := int64(t.lo); {
	case shift == 0 && t.hi == m>>63 && m > -powers[maxDigits] && m < powers[maxDigits]:
		s.add(m, t.scale)
	case s.scale == t.scale && shift == 0:
		var c uint64
		s.lo, c = bits.Add64(s.lo, t.lo, 0)
		s.hi += t.hi + int64(c)
	case t.lo != 0 || t.hi != 0:
		s.addWide(t.narrow(), int(t.scale)-shift)
	}
	if t.wide != nil {
		s.addWide(&t.wide.m, t.wide.scale-shift)
	}
}

// Decimals is how many decimals the most precise of the numbers was written
// with, less its exponent; at least 0.
func (s *Sum) Decimals() int {
	if s.wide != nil {
		return max(int(s.scale), s.wide.scale)
	}
	return int(s.scale)
}

// Float64 is the float64 nearest to the sum; ±Inf where it is too large. A sum
// of nothing, and of zeros with any sign, is 0.
func (s *Sum) Float64() float64 {
	if s.wide == nil && s.hi == int64(s.lo)>>63 && abs(int64(s.lo)) < 1<<53 {
		return float64(int64(s.lo)) / float64(powers[s.scale]) // both are exact: Clinger
	}
	m, scale := s.narrow(), int(s.scale)
	if s.wide != nil {
		all := Sum{wide: &wide{scale: s.wide.scale}}
		all.wide.m.Set(&s.wide.m)
		all.addWide(m, scale)
		m, scale = &all.wide.m, all.wide.scale
	}
	v, _ := strconv.ParseFloat(m.String()+"e"+strconv.Itoa(-scale), 64) // out of range is ±Inf
	return v
}

// decimal is a number as it is written.
type decimal struct {
	text             string
	negative         bool
	whole, fraction  string // digits
	exponent, digits int
	scale            int // decimals less the exponent
	beyond           bool
}

// decimalOf reads [+-]digits[.digits][e[+-]digits].
func decimalOf(text string, mark byte) (n decimal, ok bool) {
	s := text
	if s != "" && (s[0] == '+' || s[0] == '-') {
		n.negative = s[0] == '-'
		s = s[1:]
	}
	n.text = text
	if n.whole, s = digitsOf(s); n.whole == "" {
		return n, false
	}
	if s != "" && s[0] == mark {
		if n.fraction, s = digitsOf(s[1:]); n.fraction == "" {
			return n, false
		}
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		sign, digits := 1, s[1:]
		if digits != "" && (digits[0] == '+' || digits[0] == '-') {
			if digits[0] == '-' {
				sign = -1
			}
			digits = digits[1:]
		}
		if digits, s = digitsOf(digits); digits == "" {
			return n, false
		}
		e, err := strconv.Atoi(digits)
		if n.beyond = err != nil || e > maxScale; !n.beyond {
			n.exponent = sign * e
		}
	}
	if s != "" {
		return n, false
	}
	n.digits = len(n.whole) + len(n.fraction)
	n.scale = len(n.fraction) - n.exponent
	n.beyond = n.beyond || n.digits > maxText || n.scale > maxScale
	if n.beyond || n.digits > maxDigits || n.exponent > 0 {
		v, err := n.float()
		return n, err == nil && !math.IsInf(v, 0)
	}
	return n, true
}

func digitsOf(s string) (digits, rest string) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}

// float is the nearest float64; the decimal mark may be a comma.
func (n *decimal) float() (float64, error) {
	return strconv.ParseFloat(strings.Replace(n.text, ",", ".", 1), 64)
}

// small is the number without its decimal mark; it has at most maxDigits digits.
func (n *decimal) small() int64 {
	v, _ := strconv.ParseInt(n.whole+n.fraction, 10, 64) // digits only, and few
	if n.negative {
		return -v
	}
	return v
}

// big is the number as m / 10^scale; false when there is no such float64.
func (n *decimal) big() (m *big.Int, scale int, ok bool) {
	m = new(big.Int)
	if n.beyond {
		v, err := n.float()
		if err != nil || math.IsInf(v, 0) {
			return nil, 0, false
		}
		r := new(big.Float).SetFloat64(v)
		text := r.Text('f', 1100) // more decimals no float64 has
		whole, fraction, _ := strings.Cut(text, ".")
		fraction = strings.TrimRight(fraction, "0")
		m.SetString(whole+fraction, 10)
		return m, len(fraction), true
	}
	m.SetString(n.whole+n.fraction, 10)
	if n.negative {
		m.Neg(m)
	}
	return m, n.scale, true
}
