package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync/atomic"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/data/format"
	"accord/data/scan"
)

// errWhole is why rows cannot be added up as they go by: the text has to be
// looked at as a whole.
var errWhole = errors.New("the table has to be read as a whole")

// because is [errWhole] with the reason why.
type because struct{ why string }

// Error implements error.
func (b *because) Error() string { return errWhole.Error() + ": " + b.why }

// Is makes it [errWhole].
func (b *because) Is(err error) bool { return err == errWhole }

// scannedFile is [scanned] of a file, which may have any size.
func scannedFile(ctx context.Context, m *meter, name string, opts Options) (*data.Dataset, diag.List, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, errWhole
	}
	defer file.Close() // read only
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, nil, errWhole
	}
	// What is appended meanwhile belongs to the next reading.
	ds, list, err := scanned(ctx, m, name, io.LimitReader(file, info.Size()), info.Size(), opts)
	if err == nil {
		err = unchanged(name, file, info)
	}
	if err != nil {
		return nil, nil, tooBig(name, info.Size(), opts, err)
	}
	return ds, list, nil
}

// tooBig is why a file that would have to be read as a whole cannot be, with the
// reason why it would and its place; any other error as it is.
func tooBig(name string, size int64, opts Options, err error) error {
	if !errors.Is(err, errWhole) || size <= opts.MaxBytes {
		return err
	}
	at, why := name, ""
	if f := (*scan.Fault)(nil); errors.As(err, &f) {
		at, why = fmt.Sprintf("%s:%d", name, f.Line), f.Err.Error()+", and "
	} else if errors.Is(err, scan.ErrAlone) {
		why = scan.ErrAlone.Error() + ", and "
	} else if w := (*because)(nil); errors.As(err, &w) {
		why = w.why + ", and "
	}
	return fmt.Errorf("open %s: %s%d bytes are %w of %d for a file that cannot be read row by row", at, why, size, errTooBig, opts.MaxBytes)
}

// unchanged is an error where the file is not the one any more that was opened:
// what was read may be the beginning of one and the end of another. One that has
// grown is, as far as it was to be read.
func unchanged(name string, file *os.File, opened os.FileInfo) error {
	if now, err := file.Stat(); err == nil && now.Size() <= opened.Size() && !now.ModTime().Equal(opened.ModTime()) {
		return fmt.Errorf("read %s: it was written to while it was read; read it again when nobody writes to it", name)
	}
	return nil
}

// otherwise ends the reading of a table because of an error of the scan: with a
// problem where reading the text in another way cannot help, else with errWhole.
func (p *passing) otherwise(ctx context.Context, err error) (*data.Dataset, diag.List, error) {
	d, ok := format.Refused(err)
	if f := (*scan.Fault)(nil); errors.As(err, &f) && f.Err == scan.ErrRow {
		d, ok = diag.Diag{At: diag.Position{Path: p.name, Line: f.Line}, Rule: "row",
			Message: "the row is longer than 64 MiB; expected a line of the table; look there for a quote that is opened and never closed"}, true
	}
	if !ok {
		return nil, nil, fmt.Errorf("%w: %w", errWhole, err)
	}
	ld := newLoader(ctx, nil, p.name)
	ld.loose = true
	ld.report(d)
	return ld.finish(false)
}

// scanned adds up the rows of a plain long table as they go by, on all cores
// and without keeping them; total is how many bytes r has, 0 where nobody
// knows. What comes is what reading it as a whole gives: a row stands for all
// that have its words in every column that matters, and is read as any row is.
// With errWhole nothing has come.
func scanned(ctx context.Context, m *meter, name string, r io.Reader, total int64, opts Options) (*data.Dataset, diag.List, error) {
	p, err := passingOf(ctx, name, r, total, opts)
	if err != nil {
		return nil, nil, err
	}
	defer p.text.Close()
	f, foreign := p.of.(*foreignPassing)
	if !foreign || !f.reading.Plain() || slices.ContainsFunc(p.columns, func(c format.Column) bool { return c.Role == format.RoleComment }) {
		return nil, nil, errWhole // these are claims, or their comments are compared
	}
	ld := p.loader(ctx)
	spec := ld.scanSpec(p)
	spec.Progress = func(_ int64, n int, _ func() *scan.Result) { m.scanned(p.raw.n.Load(), total, n) }
	found, err := scan.Read(ctx, p.body, spec)
	switch {
	case ctx.Err() != nil:
		return nil, nil, fmt.Errorf("load %s: %w", name, ctx.Err())
	case errors.Is(err, scan.ErrGroups):
		return nil, nil, fmt.Errorf("load %s: the columns that tell its rows apart have more than %d different combinations; name fewer of them in --by and --where", name, spec.MaxGroups)
	case p.shortened():
		return nil, nil, fmt.Errorf("read %s: it has become shorter while it was read; read it again when nobody writes to it", name)
	case err != nil:
		return p.otherwise(ctx, err)
	}
	ld.added.below = found.Below
	ld.replay(f.reading, f.rows, spec.Pair, found)
	ld.meter = m
	return ld.finish(true)
}

// scanSpec is what to make of the rows of a table.
func (ld *loader) scanSpec(p *passing) scan.Spec {
	s := scan.Spec{Comma: p.comma, Mark: p.mark, Pair: [2]int{-1, -1}, Lines: p.before, MaxGroups: mostSums, Judge: ld.judge(p)}
	for i, c := range p.columns {
		use := scan.Key
		switch c.Role {
		case format.RoleAside:
			use = scan.Skip
		case format.RoleValue:
			use = scan.Value
		case format.RoleDimension, format.RoleTitle:
			if d := ld.ds.DimIndex(c.Concept); d >= 0 && !ld.added.keep[d] {
				use = scan.Watch
			}
		}
		if use == scan.Watch && c.Role == format.RoleDimension {
			switch c.Concept {
			case data.DimRefArea:
				s.Pair[0] = i
			case data.DimCounterpart:
				s.Pair[1] = i
			}
		}
		s.Columns = append(s.Columns, use)
	}
	if s.Pair[0] < 0 || s.Pair[1] < 0 {
		s.Pair = [2]int{-1, -1}
	}
	return s
}

// mostSums is how many sums a table may have that is added up as it goes by. Each
// core keeps what it has seen: some 700 bytes a sum.
const mostSums = 1 << 20

// replay reads the rows that a scan has found, each for all that it stands for.
func (ld *loader) replay(r *format.Reading, rows *format.Scan, pair [2]int, found *scan.Result) {
	aside, claim := ld.claims(r)
	rows.Begin(aside)
	pairs := found.Pairs
	pairsTo := func(entry int) { // what is summed over on the way to it
		for ; len(pairs) > 0 && pairs[0].Entry <= entry; pairs = pairs[1:] {
			x, _, _ := rows.Cell(pair[0], pairs[0].Words[0])
			y, _, _ := rows.Cell(pair[1], pairs[0].Words[1])
			ld.added.report(clean.Text(x), clean.Text(y))
		}
	}
	ld.ds.Observations = slices.Grow(ld.ds.Observations, len(found.Entries))
	for i := range found.Entries {
		if i%1024 == 0 && ld.ctx.Err() != nil {
			return
		}
		pairsTo(i)
		e := &found.Entries[i]
		ld.added.of = e
		rows.Row(e.Text, e.Before, e.Rows, func(o *format.Observed) { claim(o) })
	}
	pairsTo(len(found.Entries))
	rows.End(found.ASCII)
	ld.understood(r)
	ld.added.end(r)
}

// tally counts what is read.
type tally struct {
	r     io.Reader
	n     atomic.Int64
	ended bool // one reads at a time
}

// Read implements [io.Reader].
func (t *tally) Read(b []byte) (int, error) {
	n, err := t.r.Read(b)
	t.n.Add(int64(n))
	t.ended = t.ended || err == io.EOF
	return n, err
}
