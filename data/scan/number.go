package scan

// Float is the number in cell, written [+-]digits[.digits][e[+-]digits] with
// that decimal mark; false when it is written otherwise or no float64 can hold
// it. It is the float64 nearest to what is written, to the last bit.
func Float(cell []byte, mark byte) (float64, bool) {
	m, scale, n := number(cell, mark)
	if n == len(cell) && n > 0 && m < 1<<53 && m > -1<<53 && m != 0 { // "-0" is not 0
		return float64(m) / float64(powers[scale]), true // both are exact: Clinger
	}
	d, ok := decimalOf(string(cell), mark)
	if !ok {
		return 0, false
	}
	v, err := d.float()
	return v, err == nil // one too close to 0 is 0, and no error
}

// number reads [-]digits[.digits] at the beginning of b: its digits as a whole
// number, how many of them are decimals, and how many bytes it takes. These
// are 0 where it has another form or more digits than maxDigits.
func number(b []byte, mark byte) (m int64, scale uint8, n int) {
	i := 0
	if len(b) > 0 && b[0] == '-' {
		i = 1
	}
	var v uint64
	first := i
	for i < len(b) {
		d := b[i] - '0'
		if d > 9 {
			break
		}
		v = v*10 + uint64(d)
		i++
	}
	digits := i - first
	if digits == 0 {
		return 0, 0, 0
	}
	if i < len(b) && b[i] == mark {
		i++
		from := i
		for i < len(b) {
			d := b[i] - '0'
			if d > 9 {
				break
			}
			v = v*10 + uint64(d)
			i++
		}
		if i == from {
			return 0, 0, 0
		}
		scale = uint8(min(i-from, maxDigits))
		digits += i - from
	}
	if digits > maxDigits {
		return 0, 0, 0
	}
	if first == 1 {
		return -int64(v), scale, i
	}
	return int64(v), scale, i
}
