package store

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/scan"
)

// numbers are the values of the rows of a segment. The lowest ones of what the
// numbers have room for stand for rows whose value is something else.
type numbers struct {
	i32   []int32 // one of the two
	i64   []int64
	scale uint8   // decimals of all numbers, as they are kept
	most  int64   // the largest number, whatever its sign
	below bool    // some number is below zero
	odd   bool    // some row has another value than a number
	odds  []int32 // these rows
	// written are the decimals that each row was written with, where they differ.
	written []uint8
	// mixed has the decimals row by row where no common number of them has room.
	mixed []uint8
	// texts are numbers with more digits than there is room for.
	texts []string
}

// The lowest numbers stand for words of the column of values, and behind them for
// places in texts.
const (
	oddWords = 1 << 16
	oddTexts = 1 << 16
	oddRoom  = oddWords + oddTexts
)

// powersOf10 are those that fit into an int64.
var powersOf10 = [19]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// packedNumbers are the values of a piece; false where they have no room.
func packedNumbers(p scan.Piece) (out numbers, ok bool) {
	if len(p.Texts) >= oddTexts {
		return out, false
	}
	least := uint8(math.MaxUint8)
	for i, s := range p.Scales {
		if s >= scan.OfWord {
			out.odd, out.odds = true, append(out.odds, int32(i))
			continue
		}
		out.scale, least = max(out.scale, s), min(least, s)
	}
	out.texts, out.odds = slices.Clone(p.Texts), slices.Clone(out.odds)
	one := true // all numbers have room with the same decimals
	if least == out.scale && !out.odd {
		low, high := int64(0), int64(0)
		for _, m := range p.Numbers {
			low, high = min(low, m), max(high, m)
		}
		out.most, out.below = max(-low, high), low < 0
	} else {
		for i, m := range p.Numbers {
			if s := p.Scales[i]; s < scan.OfWord {
				by := powersOf10[out.scale-s]
				if by > 1 && (m > (math.MaxInt64-oddRoom)/by || m < -(math.MaxInt64-oddRoom)/by) {
					one = false
					break
				}
				out.most = max(out.most, m*by, -m*by)
				out.below = out.below || m < 0
			}
		}
	}
	if !one {
		out.mixed = slices.Clone(p.Scales)
		out.most = math.MaxInt64
		for i, m := range p.Numbers {
			out.below = out.below || p.Scales[i] < scan.OfWord && m < 0
		}
	}
	for _, text := range p.Texts {
		out.below = out.below || strings.HasPrefix(text, "-")
	}
	if least < out.scale {
		out.written = slices.Clone(p.Scales)
	}
	if one && out.most < math.MaxInt32-oddRoom {
		out.i32 = make([]int32, len(p.Numbers))
		if least == out.scale && !out.odd {
			for i, m := range p.Numbers {
				out.i32[i] = int32(m)
			}
			return out, true
		}
		for i, m := range p.Numbers {
			switch s := p.Scales[i]; s {
			case scan.OfWord:
				out.i32[i] = math.MinInt32 + int32(m)
			case scan.OfText:
				out.i32[i] = math.MinInt32 + oddWords + int32(m)
			default:
				out.i32[i] = int32(m * powersOf10[out.scale-s])
			}
		}
		return out, true
	}
	out.i64 = make([]int64, len(p.Numbers))
	for i, m := range p.Numbers {
		switch s := p.Scales[i]; {
		case s == scan.OfWord:
			out.i64[i] = math.MinInt64 + m
		case s == scan.OfText:
			out.i64[i] = math.MinInt64 + oddWords + m
		case one:
			out.i64[i] = m * powersOf10[out.scale-s]
		default:
			out.i64[i] = m
		}
	}
	return out, true
}

// value is what a row has for a value.
type value struct {
	m     int64 // the number is m / 10^scale
	scale uint8
	word  int    // the word of the column of values; −1 for none
	text  string // the number, where it has no room
}

// at is the value of row i.
func (x *numbers) at(i int) value {
	v := value{scale: x.scale, word: -1}
	odd := int64(-1)
	if x.i32 != nil {
		if v.m = int64(x.i32[i]); v.m < math.MinInt32+oddRoom {
			odd = v.m - math.MinInt32
		}
	} else if v.m = x.i64[i]; v.m < math.MinInt64+oddRoom {
		odd = v.m - math.MinInt64
	}
	switch {
	case odd >= oddWords:
		v.text = x.texts[odd-oddWords]
	case odd >= 0:
		v.word = int(odd)
	case x.mixed != nil:
		v.scale = x.mixed[i]
	}
	return v
}

// decimalsOf is how many decimals a number has as it is written.
func decimalsOf(text string) int {
	_, fraction, _ := strings.Cut(text, ".")
	return digitsIn(fraction)
}

// digitsIn is how many digits s begins with.
func digitsIn(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// exactly is the number of o as decimals; "" when it has none.
func exactly(o *data.Observation) string {
	if o.Missing {
		return ""
	}
	return strconv.FormatFloat(o.Value, 'f', max(-1, o.Decimals), 64)
}
