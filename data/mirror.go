package data

import (
	"fmt"
	"slices"
)

// Band says where the ratio of an import to its mirror export lies. Imports
// are valued at the border of the importer (CIF: with insurance and freight),
// exports at that of the exporter (FOB), so that the ratio is above 1.
type Band string

// Bands.
const (
	BandNone    Band = ""        // the flow has none: turnover, or two equal flows
	BandUnknown Band = "unknown" // a figure is missing, or its bound leaves it open
	BandBelow   Band = "below"
	BandInside  Band = "inside"
	BandAbove   Band = "above"
)

// MirrorRule says what two mirrored series are. FlowA and FlowB are the codes
// of TRADE_FLOW that the two sides report: X and M for a flow from the first
// to the second, M and X for one the other way, T and T for turnover.
// Low and High are the expected ratio of import to export; both 0 is 1.10 to
// 1.20.
type MirrorRule struct {
	FlowA, FlowB string
	Low, High    float64
}

// MirrorRow is one period of a flow as its two sides report it.
type MirrorRow struct {
	Period Period
	// A and B are the figures of the first and the second side; Cell.Org tells
	// whose.
	A, B Cell
	// Gap is B − A in the frames' unit, Percent the same in per cent of A; see
	// [Gap].
	Gap, Percent Cell
	// Ratio is import / export with two decimals, missing where Band is
	// BandNone or a side has no figure above zero.
	Ratio Cell
	Band  Band
	// SplicedA and SplicedB are true where the figure of a side is from
	// another organisation than the figure before it.
	SplicedA, SplicedB bool
}

// MirrorReport is a flow as its two sides report it.
type MirrorReport struct {
	Unit Unit
	Freq Freq
	// Low and High are the band that the rows were judged by.
	Low, High float64
	// Rows have all periods of both frames, ascending.
	Rows []MirrorRow
	// OrgsA and OrgsB are the organisations whose figures each side draws, in
	// order of time; with more than one the series is spliced. A figure that
	// is made of several organisations' counts as "".
	OrgsA, OrgsB []string
}

// SplicedA reports whether the figures of the first side come from different
// organisations over time, or from several at once.
func (m MirrorReport) SplicedA() bool { return len(m.OrgsA) > 1 }

// SplicedB is [MirrorReport.SplicedA] of the second side.
func (m MirrorReport) SplicedB() bool { return len(m.OrgsB) > 1 }

// Mirror lays two reports of one flow side by side, by period: a and b are
// frames of levels with one series each. Bounds and statuses propagate as they
// do through a change. A ratio lies inside the band, below or above it only
// when its bound leaves no doubt. It fails with [ErrUnit] when the units
// differ or are ratios, with [ErrQuery] when a frame does not have one series,
// when the frequencies differ, or when the flows are no mirror of each other.
func Mirror(a, b Frame, rule MirrorRule) (MirrorReport, error) {
	if err := mirrors(a, b, rule); err != nil {
		return MirrorReport{}, err
	}
	if rule.Low == 0 && rule.High == 0 {
		rule.Low, rule.High = 1.10, 1.20
	}
	m := MirrorReport{Unit: a.Unit, Freq: a.Freq, Low: rule.Low, High: rule.High}
	periods := allPeriods(a, b)
	x, y := a.along(a.Series[0].Key, periods), b.along(b.Series[0].Key, periods)
	m.Rows = make([]MirrorRow, len(periods))
	var lastA, lastB *Cell
	for j, p := range periods {
		row := rule.row(x[j], y[j], a.Unit)
		row.Period = p
		row.SplicedA, lastA = spliced(lastA, &x[j], &m.OrgsA)
		row.SplicedB, lastB = spliced(lastB, &y[j], &m.OrgsB)
		m.Rows[j] = row
	}
	return m, nil
}

// mirrors refuses what cannot be laid side by side.
func mirrors(a, b Frame, rule MirrorRule) error {
	pair := rule.FlowA + rule.FlowB
	switch {
	case a.Unit != b.Unit:
		return fmt.Errorf("one side is in %s and the other in %s: %w", a.Unit.ID, b.Unit.ID, ErrUnit)
	case a.Unit.IsRatio():
		return fmt.Errorf("%s is a ratio, and mirrored flows are amounts: %w", a.Unit.ID, ErrUnit)
	case len(a.Series) != 1 || len(b.Series) != 1:
		return fmt.Errorf("%w: a mirror needs one series a side, not %d and %d", ErrQuery, len(a.Series), len(b.Series))
	case a.Freq != b.Freq:
		return fmt.Errorf("%w: one side has frequency %s and the other %s", ErrQuery, a.Freq, b.Freq)
	case pair != FlowExports+FlowImports && pair != FlowImports+FlowExports && !(IsTotal(DimFlow, rule.FlowA) && IsTotal(DimFlow, rule.FlowB)):
		return fmt.Errorf("%w: flow %q of one side is no mirror of %q of the other; X mirrors M, T mirrors T", ErrQuery, rule.FlowA, rule.FlowB)
	}
	return nil
}

// row compares the two sides of one period.
func (rule MirrorRule) row(a, b Cell, u Unit) MirrorRow {
	row := MirrorRow{A: a, B: b, Gap: Missing(WhyNoClaim), Percent: Missing(WhyNoClaim), Ratio: Missing(WhyNoClaim)}
	if rule.FlowA == FlowExports || rule.FlowA == FlowImports {
		row.Band = BandUnknown
	}
	if !a.OK || !b.OK {
		return row
	}
	row.Gap, row.Percent = gap(a, b, u)
	if row.Band == BandNone {
		return row
	}
	imports, exports := b, a
	if rule.FlowA == FlowImports {
		imports, exports = a, b
	}
	row.Ratio = Missing(WhyZeroBase)
	if imports.Value > 0 && exports.Value > 0 {
		row.Ratio = ratio(imports, exports)
		row.Ratio.Value, row.Ratio.Decimals = imports.Value/exports.Value, 2
		row.Ratio = row.Ratio.alone()
		row.Band = rule.band(row.Ratio)
	}
	return row
}

// band says where a ratio lies as far as its bound tells.
func (rule MirrorRule) band(r Cell) Band {
	switch {
	case !r.OK || r.Bound == About:
	case r.Value > rule.High && r.Bound != Less, r.Value == rule.High && r.Bound == More:
		return BandAbove
	case r.Value < rule.Low && r.Bound != More, r.Value == rule.Low && r.Bound == Less:
		return BandBelow
	case r.Bound == Exact:
		return BandInside
	}
	return BandUnknown
}

// spliced notes whose figure c is in orgs, and whether the one before it was
// another's. It returns the last cell with a figure.
func spliced(last, c *Cell, orgs *[]string) (bool, *Cell) {
	if !c.OK {
		return false, last
	}
	if !slices.Contains(*orgs, c.Org) {
		*orgs = append(*orgs, c.Org)
	}
	return last != nil && last.Org != c.Org, c
}
