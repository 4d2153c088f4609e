package data

import (
	"math"
	"slices"
)

// SumCells is the sum of cells in one unit that are parts of a whole. Bounds
// add up by [Bound.Add], statuses by union, Low and High by sum; Decimals are
// those of the most precise part. Org is the reporter that all parts have in
// common, else "". The sum of one cell is that cell, also when it has no
// value; a sum that lacks a part is missing with [WhyPart], one that lacks
// every part with [WhyNoClaim]. [SumFacts] is for parts that are never below zero.
func SumCells(parts []Cell) Cell {
	switch len(parts) {
	case 0:
		return Missing(WhyNoClaim)
	case 1:
		return parts[0]
	}
	sum := Cell{OK: true, Org: parts[0].Org, Sources: parts[0].Sources}
	silent := true
	for _, c := range parts {
		sum.OK = sum.OK && c.OK
		silent = silent && c.Claims == 0
		sum.Value += c.Value
		sum.Low += c.Low
		sum.High += c.High
		sum.Decimals = max(sum.Decimals, c.Decimals)
		sum.Bound = sum.Bound.Add(c.Bound)
		sum.Status |= c.Status
		sum.Claims += c.Claims
		if c.OK && c.Why != "" {
			sum.Why = c.Why
		}
		sum.Spliced = sum.Spliced || c.Spliced
		if c.Org != sum.Org {
			sum.Org = ""
		}
		sum.Sources = union(sum.Sources, c.Sources)
	}
	switch {
	case silent && !sum.OK:
		return Missing(WhyNoClaim)
	case !sum.OK:
		return sum.without(WhyPart)
	}
	return sum.finite()
}

// SumFacts is the sum of two cells of facts, of which none is below zero where
// atLeast says so ([Facts.AtLeast]): the value of one is then the least that both
// together can be. Else it is [SumCells] of them.
func SumFacts(a, b Cell, atLeast bool) Cell {
	if !a.OK {
		a, b = b, a
	}
	if !atLeast || !a.OK || b.OK {
		return SumCells([]Cell{a, b})
	}
	a.Claims += b.Claims
	a.Status |= b.Status
	a.Sources = union(a.Sources, b.Sources)
	if a.Org != b.Org {
		a.Org = ""
	}
	return a.Lacking()
}

// Lacking is c, which is a sum, as it is called where parts are lacking that are
// not below zero. What is said of the parts without a value does not make the sum
// one without.
func (c Cell) Lacking() Cell {
	c.Bound, c.Status, c.Why = c.Bound.Add(More), c.Status.Valued(), WhyPart
	return c
}

// without is c with its value taken away: what is known of its sources and
// statuses stays.
func (c Cell) without(why string) Cell {
	m := Missing(why)
	m.Status, m.Claims, m.Org, m.Sources = c.Status, c.Claims, c.Org, c.Sources
	return m
}

// finite is c, less its value where a calculation ran out of numbers.
func (c Cell) finite() Cell {
	if !c.OK {
		return c
	}
	for _, v := range [...]float64{c.Value, c.Low, c.High} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return c.without(WhyTooLarge)
		}
	}
	return c
}

// union is a followed by what b adds. It never writes to a or b, which may be
// shared.
func union(a, b []string) []string {
	a = slices.Clip(a)
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}
