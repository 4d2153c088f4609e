package data

import (
	"context"
	"errors"
	"strings"
)

// ErrQuery is the cause of every refusal of a [Query] that names what does not
// exist (an indicator, a dimension, a transformation), asks for more cells than
// can be drawn, or asks for a sum that would count something twice.
var ErrQuery = errors.New("query")

// Reason is what err says without the word for its kind, [ErrQuery].
func Reason(err error) string { return strings.TrimPrefix(err.Error(), ErrQuery.Error()+": ") }

// Store answers queries. The in-memory store and those over other engines are
// the same to whoever asks.
type Store interface {
	// Query returns the frame that q asks for. It fails with ErrUnit when the
	// selection mixes units or would sum a ratio, with ErrQuery when q names
	// what does not exist, or would sum what overlaps: the reports of two
	// areas on their mutual flow, or scopes that a panel keeps apart.
	Query(ctx context.Context, q Query) (Frame, error)
	// Claims returns every claim about one cell: the observations of period p
	// that Query draws on for a selection with one code a dimension. A
	// dimension that is not in where is treated as Query treats it: the total
	// where there is one, else all parts. The preferred claim comes first,
	// older revisions of a source last, and the claims of one part stand
	// together. where must name the INDICATOR; the values are as published,
	// not scaled.
	Claims(ctx context.Context, where map[string]string, p Period) ([]Claim, error)
	// Freqs returns the frequencies at which the selection of q has a value
	// between q.From and q.To, longest period first; q.Freq and q.Transform
	// do not matter. It fails as Query does.
	Freqs(ctx context.Context, q Query) ([]Freq, error)
}

// Claim is an observation among its rivals.
type Claim struct {
	Observation
	// Why says by which rule it stands before the next one: "pinned",
	// "reporter", "status", "vintage", "source", and "order" when nothing but
	// the order in the file decides; "only" when it is alone, "" for the last
	// of several. When a preference was asked for, its word comes first:
	// "newest", "lowest", "highest", "chosen reporter".
	Why string
	// Reason is what the dataset says of a pinned claim.
	Reason Text
	// Undated is true when the claims were asked for as of a date and this one
	// counts as known only because it has no date of publication.
	Undated bool
}

// Query asks for one indicator.
type Query struct {
	Indicator string
	// Where keeps the observations whose dimension has one of the codes; a
	// total code matches every total code of its dimension. A dimension that
	// is not in By is reduced to one value a cell: where a series has rows
	// with a total code at any time, those alone are taken; where it has none,
	// its parts are summed.
	Where []Filter
	// By are the dimensions that series are told apart by, in order.
	By []string
	// Freq keeps one frequency; a frame never mixes two. FreqNone takes the
	// longest that has data.
	Freq Freq
	// From and To keep the periods that lie within; zero is open. They cut
	// what is shown and never change a value: a growth rate at From rests on
	// the period before it.
	From, To  Period
	Transform Transform
	// Base is the period that is 100 in an [Index]; a period longer than those
	// of the frame stands for the mean of all those that it holds.
	Base Period
	// Window is how many periods an [Average] is over; 0 is [DefaultWindow].
	Window int
	// AsOf answers as it was known at the end of that period; zero is now. An
	// observation whose Vintage starts later is not known yet, so that one
	// dated 2024 counts from 1 January 2024 on. One without a Vintage counts
	// as known at any date; [Frame.Undated] and [Claim.Undated] tell.
	AsOf Period
	// Prefer overrides which of rival claims is drawn; see [Preference].
	Prefer Preference
	// Part takes the first series, in the order of their codes, where all would
	// be more than the store may give; [Frame.Cut] tells. Without it, and of a
	// [Share], which is of them all, such a query fails with [FaultLimit].
	Part bool
}

// Filter keeps the codes of one dimension.
type Filter struct {
	Dimension string
	Codes     []string
}
