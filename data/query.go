package data

import "context"

// Store answers queries. The in-memory store and those over other engines are
// the same to whoever asks.
type Store interface {
	// Query returns the frame that q asks for. It fails with ErrUnit when the
	// selection mixes units, with ErrQuery when q names what does not exist.
	Query(ctx context.Context, q Query) (Frame, error)
	// Claims returns every claim about one cell: the observations whose
	// dimensions are those of where (absent means total) and whose period is
	// p, the preferred one first, with the reason it is preferred.
	Claims(ctx context.Context, where map[string]string, p Period) ([]Claim, error)
}

// Claim is an observation among its rivals.
type Claim struct {
	Observation
	// Why says by which rule it stands before the next one: "pinned",
	// "reporter", "status", "vintage", "source"; "only" when it is alone.
	Why string
	// Reason is what the dataset says of a pinned claim.
	Reason Text
}

// Query asks for one indicator.
type Query struct {
	Indicator string
	// Where keeps the observations whose dimension has one of the codes. A
	// dimension that is neither here nor in By must be a total: rows with a
	// total code are taken; where a series has none, its parts are summed.
	Where []Filter
	// By are the dimensions that series are told apart by, in order.
	By []string
	// Freq keeps one frequency; a frame never mixes two. FreqNone takes the
	// longest that has data.
	Freq Freq
	// From and To keep the periods that lie within; zero is open.
	From, To  Period
	Transform Transform
}

// Filter keeps the codes of one dimension.
type Filter struct {
	Dimension string
	Codes     []string
}
