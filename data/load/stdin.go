package load

import (
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
	var b strings.Builder
	n, err := io.Copy(&b, m.reading(untilDone{ctx, io.LimitReader(opts.Stdin, opts.MaxBytes+1)}, 0))
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
