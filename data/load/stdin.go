package load

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"accord/data"
	"accord/data/diag"
)

// Stdin is the name of the dataset that comes on stdin, stdinPath how messages
// call it.
const (
	Stdin     = "-"
	stdinPath = "<stdin>"
)

// fromStdin reads stdin to its end.
func fromStdin(ctx context.Context, opts Options) (*data.Dataset, diag.List, error) {
	if opts.Stdin == nil {
		return nil, nil, errors.New("read stdin: there is none; give the path of a file")
	}
	m := newMeter(opts.Progress)
	stdin := opts.Stdin
	if once := onceOf(opts); once != nil {
		first := &keeper{r: stdin}
		ds, list, err := once(ctx, m, stdinPath, first, 0, opts)
		if !errors.Is(err, errWhole) {
			return ds, list, err
		}
		if first.lost {
			return nil, nil, fmt.Errorf("read stdin: %w; save it in a file and give its path", err)
		}
		stdin = io.MultiReader(bytes.NewReader(first.kept), stdin)
		opts.AddUp = opts.AddUp || opts.Rows == RowsFacts
	}
	var b strings.Builder
	n, err := io.Copy(&b, m.reading(untilDone{ctx, io.LimitReader(stdin, opts.MaxBytes+1)}, 0))
	switch {
	case ctx.Err() != nil:
		return nil, nil, fmt.Errorf("read stdin: %w", ctx.Err())
	case err != nil:
		return nil, nil, fmt.Errorf("read stdin: %w", err)
	case n > opts.MaxBytes:
		return nil, nil, fmt.Errorf("read stdin: more than %d bytes; save them in files that are smaller", opts.MaxBytes)
	}
	return fromText(ctx, m, stdinPath, b.String(), opts)
}

// onceOf is what reads a table while it goes by; nil where it has to be read as a
// whole.
func onceOf(o Options) func(context.Context, *meter, string, io.Reader, int64, Options) (*data.Dataset, diag.List, error) {
	switch {
	case o.AddUp:
		return scanned
	case o.Rows != RowsClaims:
		return columned
	}
	return nil
}

// keeper keeps what is read, so that it can be read again, up to a limit.
type keeper struct {
	r    io.Reader
	kept []byte
	lost bool
}

// keepMost is how many bytes of stdin are kept while they are added up.
const keepMost = LargeTable + 1<<20

// Read implements [io.Reader].
func (k *keeper) Read(b []byte) (int, error) {
	n, err := k.r.Read(b)
	switch {
	case k.lost:
	case len(k.kept)+n > keepMost:
		k.kept, k.lost = nil, true
	default:
		k.kept = append(k.kept, b[:n]...)
	}
	return n, err
}

// called is what a dataset is named after.
func called(name string) string {
	if name == stdinPath {
		return "stdin"
	}
	return name
}

// pathOf is the path of a dataset, as the user gives it.
func pathOf(name string) string {
	if name == stdinPath {
		return Stdin
	}
	return name
}

// untilDone is a reader that fails between two reads once its context is done.
type untilDone struct {
	ctx context.Context
	r   io.Reader
}

// Read implements [io.Reader].
func (u untilDone) Read(b []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.r.Read(b)
}
