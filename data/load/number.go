package load

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// parseNumber reads a number as files of the dataset write it: digits with a
// decimal point, perhaps a sign and an exponent. Decimals is how many digits
// follow the point. What is no number gets a hint: what is wrong or what to
// write; it is "" when all is well.
func parseNumber(s string) (v float64, decimals int, hint string) {
	if !isNumber(s) {
		return math.NaN(), 0, numberHint(s)
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) {
		return math.NaN(), 0, "it is too large"
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(s), "e")
	if _, fraction, ok := strings.Cut(mantissa, "."); ok {
		decimals = len(fraction)
	}
	if e, err := strconv.Atoi(exponent); err == nil {
		decimals -= e
	}
	return v, mostDecimals(decimals), ""
}

// mostDecimals is a number of decimals within what a float64 can show.
func mostDecimals(n int) int { return min(max(n, 0), 15) }

// isNumber reports whether s is [+-]digits[.digits][e[+-]digits].
func isNumber(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	digits := func() bool {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		s = s[n:]
		return n > 0
	}
	if !digits() {
		return false
	}
	if rest, ok := strings.CutPrefix(s, "."); ok {
		if s = rest; !digits() {
			return false
		}
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		if s = s[1:]; s != "" && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		return digits() && s == ""
	}
	return s == ""
}

// numberHint says what to write instead of s. Where s can be read in two ways
// both are shown, and none is taken.
func numberHint(s string) string {
	switch strings.ToLower(strings.Trim(s, "+-()")) {
	case "inf", "infinity", "∞":
		return "it is not finite; write a finite number, or leave the cell empty and say why in OBS_STATUS"
	case "", "n/a", "na", "#n/a", "null", "none", "nan", ":", "..", "...", "…", "–", "—", "x", "*", "nil":
		return "leave the cell empty and say why there is no value in OBS_STATUS, such as O"
	}
	for _, b := range []struct{ sign, bound string }{{">=", ">"}, {"≥", ">"}, {">", ">"}, {"<=", "<"}, {"≤", "<"}, {"<", "<"}, {"≈", "~"}, {"~", "~"}} {
		if rest, ok := strings.CutPrefix(s, b.sign); ok && isNumber(strings.TrimSpace(rest)) {
			return "write " + strings.TrimSpace(rest) + " here and " + b.bound + " in the column of the bound"
		}
	}
	if rest, ok := strings.CutSuffix(s, "%"); ok && isNumber(strings.TrimSpace(rest)) {
		return "write " + strings.TrimSpace(rest) + "; the unit PT says that it is in per cent"
	}
	if rest, ok := strings.CutPrefix(s, "−"); ok && isNumber(rest) {
		return "write -" + rest + ", with a hyphen for the sign"
	}
	if strings.HasPrefix(s, ".") && isNumber("0"+s) {
		return "write 0" + s
	}
	if strings.HasSuffix(s, ".") && isNumber(s+"0") {
		return "write " + strings.TrimSuffix(s, ".")
	}
	return separators(s)
}

// separators is about decimal commas and separators of thousands.
func separators(s string) string {
	var points, commas, blanks int
	digits := false
	bare := strings.Map(func(r rune) rune {
		switch {
		case r == '.':
			points++
		case r == ',':
			commas++
		case unicode.IsSpace(r) || r == '\'' || r == '’' || r == '_' || r == 0xa0 || r == 0x202f || r == 0x2009:
			blanks++
			return -1
		case r >= '0' && r <= '9':
			digits = true
		}
		return r
	}, s)
	if !digits {
		return "write digits with a decimal point, such as 12.5"
	}
	point := strings.ReplaceAll(bare, ",", ".")
	none := strings.ReplaceAll(bare, ",", "")
	swapped := strings.ReplaceAll(strings.ReplaceAll(bare, ".", ""), ",", ".")
	switch {
	case commas == 1 && points == 0 && blanks == 0 && threeAfter(bare) && isNumber(none):
		return "the comma may be a decimal mark or separate thousands; write " + point + " or " + none
	case commas == 1 && points == 0 && isNumber(point):
		return "write " + point
	case points == 1 && commas > 0 && strings.IndexByte(bare, ',') < strings.IndexByte(bare, '.') && isNumber(none):
		return "write " + none + ", without separators of thousands"
	case commas == 1 && points > 0 && isNumber(swapped):
		return "write " + swapped + ", without separators of thousands"
	case commas > 1 && points == 0 && isNumber(none):
		return "write " + none + ", without separators of thousands"
	case points > 1 && commas == 0 && isNumber(strings.ReplaceAll(bare, ".", "")):
		return "write " + strings.ReplaceAll(bare, ".", "") + ", without separators of thousands"
	case blanks > 0 && isNumber(bare):
		return "write " + bare + ", without separators of thousands"
	}
	return "write digits with a decimal point, such as 12.5, and nothing else"
}

// threeAfter reports whether exactly three digits follow the comma, and it does not
// follow a lone zero.
func threeAfter(s string) bool {
	i := strings.IndexByte(s, ',')
	return i > 0 && len(s)-i == 4 && s[:i] != "0" && s[:i] != "-0"
}
