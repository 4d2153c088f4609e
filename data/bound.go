package data

// Bound says how a number was stated: exactly, or as "more than", "less than
// or almost", "about".
type Bound uint8

// Bounds, from the firmest to the loosest.
const (
	Exact Bound = iota
	More        // more than
	Less        // less than, almost, up to
	About       // about; nothing firmer can be said
)

// ParseBound reads OBS_BOUND: "", ">", "<" or "~".
func ParseBound(s string) (Bound, bool) {
	switch s {
	case "", "=":
		return Exact, true
	case ">":
		return More, true
	case "<":
		return Less, true
	case "~":
		return About, true
	}
	return Exact, false
}

// String writes b as OBS_BOUND does; Exact is "".
func (b Bound) String() string { return [...]string{"", ">", "<", "~"}[b] }

// Negate is the bound of −x, and of 1/x for a positive x: more than becomes
// less than.
func (b Bound) Negate() Bound {
	switch b {
	case More:
		return Less
	case Less:
		return More
	}
	return b
}

// Add is the bound of a sum of two numbers with bounds b and c: the sum of
// "more than" and an exact number is "more than"; of "more than" and "less
// than" it is "about".
func (b Bound) Add(c Bound) Bound {
	switch {
	case b == c || c == Exact:
		return b
	case b == Exact:
		return c
	}
	return About
}
