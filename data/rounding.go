package data

import "slices"

// ragged reports whether different sources write a and b with different
// decimals, and the coarser one as exact. That one was rounded more than the
// other, and nothing says what it was before. A threshold ("more than 3") is
// not rounded, nor is a table of one source that leaves noughts out.
func ragged(a, b Cell) bool {
	if a.Decimals > b.Decimals {
		a, b = b, a
	}
	return a.Decimals < b.Decimals && a.Bound == Exact && !slices.Equal(a.Sources, b.Sources)
}

// Gap is what lies between two figures of one thing in one period: b − a, and
// the same in per cent of a, which ratios do not have and which has no value
// where a is zero or less. Without both figures there is no gap; bounds and
// statuses are those of a change.
func Gap(a, b Cell, u Unit) (difference, percent Cell) {
	switch {
	case !a.OK:
		return a, a
	case !b.OK:
		return b, b
	}
	return gap(a, b, u)
}

// ChangeBetween is [Gap] over time, from a figure to a later one: where there
// is no figure to begin with the word is [WhyBase], and where the later one
// begins a new definition [WhyBreak]. Of breaks on the way it cannot know.
func ChangeBetween(from, to Cell, u Unit) (difference, percent Cell) {
	switch {
	case !to.OK:
		return to, to
	case !from.OK:
		return to.without(WhyBase), to.without(WhyBase)
	case to.Status.Has(StatusBreak):
		return to.without(WhyBreak), to.without(WhyBreak)
	}
	return gap(from, to, u)
}

// gap is b − a and that in per cent of a, of two figures.
func gap(a, b Cell, u Unit) (difference, percent Cell) {
	difference, percent = change(Difference, b, a), b.without(WhyNoClaim)
	switch {
	case !u.growable():
	case a.Value <= 0:
		percent = b.without(WhyZeroBase)
	default:
		percent = change(GrowthPrev, b, a)
	}
	return difference, percent
}
