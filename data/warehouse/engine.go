package warehouse

import (
	"context"

	"accord/data"
)

// engine is a database that is reached.
type engine interface {
	dialect
	// columns are the columns of what stands after FROM.
	columns(ctx context.Context, from string) ([]found, error)
	// run asks, and gives every row of the answer to yield, which has the cells as
	// texts, nil for NULL, until it returns. An error is a [*data.Fault], the cause
	// of ctx, or what yield has returned.
	run(ctx context.Context, st statement, yield func(row [][]byte) error) error
	// forget closes the connections that are not in use.
	forget()
	close()
}

// newEngine reaches nobody yet.
func newEngine(s *Spec, o Options) (engine, error) {
	if s.Address.Engine == ClickHouse {
		return newClickHouse(s, o)
	}
	return newPostgres(s)
}

// Fault of an engine, whose time of the next attempt is not settled yet.
type fault struct {
	reason, words string
	again         bool // it may go away by itself
	gone          bool // the connection is no more
	limit         int  // of rows, of data.FaultLimit
}

func (f *fault) Error() string { return f.words }

// as is f as the world sees it.
func (f *fault) as(a Address) *data.Fault {
	return &data.Fault{Reason: f.reason, Engine: a.String(), Message: f.words, Limit: f.limit}
}
