package write

import (
	"math"
	"strconv"
	"strings"

	"accord/data"
)

// dust is the share of a number that sums of binary fractions may be off by.
const dust = 1e-12

// mostDecimals is how many decimals a float64 can mean.
const mostDecimals = 17

// inFull writes v in full: with its decimals where that is the whole number, so
// that 4.30 stays 4.30 and 0.1 + 0.2 is 0.3; else with as many digits as tell
// it from every other number, because a growth rate is not rounded for those
// who calculate on. It is valid JSON, and "" where v is no number.
func inFull(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	if decimals >= 0 && decimals <= mostDecimals && math.Abs(v) < 1e15 {
		s := strconv.FormatFloat(v, 'f', decimals, 64)
		if short, err := strconv.ParseFloat(s, 64); err == nil && math.Abs(short-v) <= dust*math.Abs(v) {
			return positiveZero(s)
		}
	}
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e21) {
		return strconv.FormatFloat(v, 'e', -1, 64)
	}
	return positiveZero(strconv.FormatFloat(v, 'f', -1, 64))
}

// rounded writes v as it is shown: with its decimals and no more.
func rounded(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return positiveZero(strconv.FormatFloat(v, 'f', min(max(decimals, 0), mostDecimals), 64))
}

// positiveZero is s, less the sign of a zero.
func positiveZero(s string) string {
	if strings.HasPrefix(s, "-") && strings.Trim(s, "-0.") == "" {
		return s[1:]
	}
	return s
}

// valueOf, low and high of c as numbers in full; "" where there is none.
func valueOf(c *data.Cell) string { return inFull(c.Value, c.Decimals) }
func low(c *data.Cell) string     { return inFull(c.Low, c.Decimals) }
func high(c *data.Cell) string    { return inFull(c.High, c.Decimals) }
