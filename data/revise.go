package data

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// RevisionKind says what became of a figure between two dates.
type RevisionKind string

// Kinds of revision.
const (
	RevisionNone    RevisionKind = ""        // neither has a figure
	RevisionSame    RevisionKind = "same"    // value, bound and status are as they were
	RevisionFlag    RevisionKind = "flag"    // the value is, its bound or status is not
	RevisionValue   RevisionKind = "value"   // the value is another
	RevisionAdded   RevisionKind = "added"   // there was none before
	RevisionDeleted RevisionKind = "deleted" // there is none any more
)

// Revision is one period of a series as known before and after.
type Revision struct {
	Period   Period
	Kind     RevisionKind
	Old, New Cell
	// Change is new − old in the frames' unit, Percent the same in per cent of
	// the old value. Both have a value only where both cells have one; Percent
	// only above a base of zero, and never of percentages and factors. Of a
	// statement that stayed as it was ("more than 4.3" then and now) both are
	// exactly 0; of others bounds propagate as they do through a change.
	Change, Percent Cell
}

// RevisedSeries is one series as known before and after.
type RevisedSeries struct {
	Key []string
	// Cells has one revision a period.
	Cells []Revision
	RevisionSummary
}

// RevisionSummary counts revisions.
type RevisionSummary struct {
	// Both is how many periods have a value before and after; of them Same,
	// Flags and Values fell to those kinds. Added and Deleted are those that
	// one date only has.
	Both, Same, Flags, Values, Added, Deleted int
	// MeanAbs is the mean of |new − old| over the periods that have both, in
	// the frames' unit; MeanAbsPercent that of the per cents, over the periods
	// that have one. They are missing with [WhyNoClaim] where there is none,
	// and [About] when a change is not exact. Decimals are those of the most
	// precise change, and one more: a mean is finer than its parts.
	MeanAbs, MeanAbsPercent Cell
}

// Revisions is two frames of one selection side by side.
type Revisions struct {
	Old, New Query
	Unit     Unit
	Freq     Freq
	// Periods are those of both frames, ascending.
	Periods []Period
	// Series are those of the new frame in its order, then those that only the
	// old one has.
	Series []RevisedSeries
	// RevisionSummary is over all series together.
	RevisionSummary
}

// Revise lays two frames of one selection side by side: what was known, and
// what is known. Series are matched by their keys, periods by equality. It
// fails with [ErrUnit] when the units differ and with [ErrQuery] when the
// frequencies or the grouping do; an empty frame fits every frequency.
func Revise(old, now Frame) (Revisions, error) {
	if old.Unit != now.Unit {
		return Revisions{}, fmt.Errorf("one frame is in %s and the other in %s: %w", old.Unit.ID, now.Unit.ID, ErrUnit)
	}
	if old.Freq != now.Freq && len(old.Periods) > 0 && len(now.Periods) > 0 {
		return Revisions{}, fmt.Errorf("%w: one frame has frequency %s and the other %s", ErrQuery, old.Freq, now.Freq)
	}
	if !slices.Equal(old.Query.By, now.Query.By) {
		return Revisions{}, fmt.Errorf("%w: the frames are grouped by different dimensions", ErrQuery)
	}
	r := Revisions{Old: old.Query, New: now.Query, Unit: now.Unit, Freq: now.Freq, Periods: allPeriods(old, now)}
	if len(now.Periods) == 0 {
		r.Freq = old.Freq
	}
	keys := make([][]string, 0, len(now.Series))
	for _, f := range []Frame{now, old} {
		for _, s := range f.Series {
			if !slices.ContainsFunc(keys, func(k []string) bool { return slices.Equal(k, s.Key) }) {
				keys = append(keys, s.Key)
			}
		}
	}
	var all []Revision
	for _, key := range keys {
		s := RevisedSeries{Key: key, Cells: make([]Revision, len(r.Periods))}
		was, is := old.along(key, r.Periods), now.along(key, r.Periods)
		for j, p := range r.Periods {
			s.Cells[j] = revised(p, was[j], is[j], r.Unit)
		}
		s.RevisionSummary = summarise(s.Cells)
		all = append(all, s.Cells...)
		r.Series = append(r.Series, s)
	}
	r.RevisionSummary = summarise(all)
	return r, nil
}

// RevisionsOf asks st the same query as of two dates and lays the answers side
// by side; a zero date is now. Where q leaves the frequency open, it is that
// of the answer as of now. It fails as [Store.Query] does.
func RevisionsOf(ctx context.Context, st Store, q Query, old, now Period) (Revisions, error) {
	q.AsOf = now
	after, err := st.Query(ctx, q)
	if err != nil {
		return Revisions{}, err
	}
	if q.Freq == FreqNone {
		q.Freq = after.Freq
	}
	q.AsOf = old
	before, err := st.Query(ctx, q)
	if err != nil {
		return Revisions{}, err
	}
	return Revise(before, after)
}

// revised compares the two states of one cell.
func revised(p Period, old, now Cell, unit Unit) Revision {
	r := Revision{Period: p, Old: old, New: now, Change: Missing(WhyNoClaim), Percent: Missing(WhyNoClaim)}
	switch {
	case !old.OK && !now.OK:
	case !old.OK:
		r.Kind = RevisionAdded
	case !now.OK:
		r.Kind = RevisionDeleted
	case old.Value != now.Value:
		r.Kind = RevisionValue
	case old.Bound != now.Bound || old.Status != now.Status:
		r.Kind = RevisionFlag
	default:
		r.Kind = RevisionSame
	}
	if !old.OK || !now.OK {
		return r
	}
	r.Change, r.Percent = gap(old, now, unit)
	if r.Kind == RevisionSame {
		r.Change.Bound, r.Percent.Bound = Exact, Exact
	}
	return r
}

// summarise counts list.
func summarise(list []Revision) RevisionSummary {
	var s RevisionSummary
	for _, r := range list {
		switch r.Kind {
		case RevisionSame:
			s.Same++
		case RevisionFlag:
			s.Flags++
		case RevisionValue:
			s.Values++
		case RevisionAdded:
			s.Added++
		case RevisionDeleted:
			s.Deleted++
		}
	}
	s.Both = s.Same + s.Flags + s.Values
	s.MeanAbs = meanAbs(list, func(r *Revision) *Cell { return &r.Change })
	s.MeanAbsPercent = meanAbs(list, func(r *Revision) *Cell { return &r.Percent })
	return s
}

// meanAbs is the mean size of what of picks, where it has a value.
func meanAbs(list []Revision, of func(*Revision) *Cell) Cell {
	out, n := Cell{OK: true}, 0
	for i := range list {
		c := of(&list[i])
		if !c.OK {
			continue
		}
		n++
		out.Value += math.Abs(c.Value)
		out.Decimals = max(out.Decimals, c.Decimals)
		out.Status |= c.Status
		out.Claims += c.Claims
		if c.Bound != Exact {
			out.Bound = About
		}
	}
	if n == 0 {
		return Missing(WhyNoClaim)
	}
	out.Value /= float64(n)
	out.Decimals = min(out.Decimals+1, maxDecimals)
	return out.alone()
}

// maxDecimals is how many decimals a number can be written with.
const maxDecimals = 15
