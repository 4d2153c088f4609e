package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync/atomic"
	"time"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
	"accord/data/scan"
	"accord/data/store"
)

// Rows says what the rows of a long table are.
type Rows uint8

// What rows are.
const (
	// RowsAuto takes the rows of a table of more than [LargeTable] as facts, unless
	// a column has a total beside its parts; those of any other as claims.
	RowsAuto Rows = iota
	// RowsFacts takes them as facts, which are added up.
	RowsFacts
	// RowsClaims takes each as a claim about a figure.
	RowsClaims
)

// LargeTable is from how many bytes of text on the rows of a long table are facts
// and kept in columns.
const LargeTable = 32 << 20

// partialAfter is how long a large table is read before its first rows are given.
const partialAfter = 8 * time.Millisecond

// columnedFile is [columned] of a file, which may have any size.
func columnedFile(ctx context.Context, m *meter, name string, opts Options) (*data.Dataset, diag.List, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, errWhole
	}
	defer file.Close() // read only
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || opts.Rows == RowsAuto && info.Size() < LargeTable/mostPacked {
		return nil, nil, errWhole
	}
	// What is appended meanwhile belongs to the next reading.
	ds, list, err := columned(ctx, m, name, io.LimitReader(file, info.Size()), info.Size(), opts)
	if err == nil {
		err = unchanged(name, file, info)
	}
	if err != nil {
		return nil, nil, tooBig(name, info.Size(), opts, err)
	}
	return ds, list, nil
}

// columned reads a long table into columns, on all cores; its rows are facts.
// Total is how many bytes r has, 0 where nobody knows. Rows of which something is
// to be said, and the first row of every word, are read as those of any table are;
// the others are numbers by then. With errWhole nothing has come.
func columned(ctx context.Context, m *meter, name string, r io.Reader, total int64, opts Options) (*data.Dataset, diag.List, error) {
	p, err := passingOf(ctx, name, r, total, opts)
	if err != nil {
		return nil, nil, err
	}
	defer p.text.Close()
	if opts.Rows == RowsAuto && total > 0 && p.likely() < LargeTable {
		return nil, nil, errWhole
	}
	ld := p.loader(ctx)
	c := &columns{passing: p, table: store.NewTable(ld.tableSpec(p.columns))}
	spec := c.spec(ld)
	began, next := time.Now(), cmp.Or(opts.partialAfter, partialAfter)
	spec.Progress = func(_ int64, n int, sofar func() *scan.Result) {
		m.scanned(p.raw.n.Load(), total, n)
		if took := time.Since(began); opts.partial != nil && took > next && n > 0 {
			part := c.table.Part()
			flow := data.Flow{Partial: true, Rows: n, Rate: int(float64(n) / took.Seconds()), Read: p.raw.n.Load(), Size: total}
			if ds := c.part(ctx, part, sofar()); ds != nil {
				opts.partial(ds, flow)
			}
			next = time.Since(began) + max(300*time.Millisecond, 8*(time.Since(began)-took))
		}
	}
	found, err := scan.Read(ctx, p.body, spec)
	switch {
	case ctx.Err() != nil:
		return nil, nil, fmt.Errorf("load %s: %w", name, ctx.Err())
	case p.shortened():
		return nil, nil, fmt.Errorf("read %s: it has become shorter while it was read; read it again when nobody writes to it", name)
	case err != nil:
		return p.otherwise(ctx, err)
	case opts.Rows == RowsAuto && (found.Bytes < LargeTable || c.overlapping() >= 0 && total > 0 && found.Bytes <= opts.MaxBytes):
		return nil, nil, errWhole
	}
	ld.meter = m
	if err := c.settle(ld, found); errors.Is(err, errWhole) {
		return nil, nil, err
	} else if err != nil {
		return nil, nil, fmt.Errorf("load %s: %w", name, err)
	}
	return ld.finish(true)
}

// columns is a table that is being read into columns.
type columns struct {
	*passing
	early bool // the rows are not all there yet
	table *store.Table
	// whole and parts say by column whether a word for a total has occurred, and
	// any other.
	whole, parts []atomic.Bool
}

// tableSpec says which columns of a file are kept.
func (ld *loader) tableSpec(columns []format.Column) store.TableSpec {
	s := store.TableSpec{Dims: slices.Repeat([]int{-1}, len(ld.ds.Dimensions))}
	for i, c := range columns {
		switch c.Role {
		case format.RolePeriod:
			s.Period = i
		case format.RoleDimension:
			if d := ld.ds.DimIndex(c.Concept); d >= 0 {
				s.Dims[d] = i
			}
		case format.RoleStatus, format.RoleBound, format.RoleUnit, format.RoleMult, format.RoleOrg, format.RoleSource,
			format.RoleVintage, format.RoleComment, format.RoleAction:
			s.Beside = append(s.Beside, i)
		}
	}
	return s
}

// spec is what to make of the rows.
func (c *columns) spec(ld *loader) scan.Spec {
	s := scan.Spec{Comma: c.comma, Mark: c.mark, Pair: [2]int{-1, -1}, Lines: c.before, Take: c.table.Add, Strict: c.strict}
	c.whole, c.parts = make([]atomic.Bool, len(c.passing.columns)), make([]atomic.Bool, len(c.passing.columns))
	value := -1
	for i, col := range c.passing.columns {
		use := scan.Key
		switch col.Role {
		case format.RoleAside, format.RoleEmbargo:
			use = scan.Skip
		case format.RoleValue:
			use, value = scan.Value, i
		}
		s.Columns = append(s.Columns, use)
	}
	judge := ld.judge(c.passing)
	s.Judge = func(i int, word string) scan.Verdict {
		if c.passing.columns[i].Role == format.RoleDimension {
			if text, total, ok := c.Cell(i, word); ok && total && text != "" {
				c.whole[i].Store(true)
			} else if ok && text != "" {
				c.parts[i].Store(true)
			}
		}
		return judge(i, word)
	}
	s.Digits = func(word string) (string, bool) {
		digits, ok := c.Number(value, word)
		if !ok {
			return "", false
		}
		_, _, hint := parseNumber(digits)
		return digits, hint == ""
	}
	return s
}

// overlapping is a column that has a total beside its parts; −1 for none.
func (c *columns) overlapping() int {
	for i := range c.whole {
		if c.whole[i].Load() && c.parts[i].Load() {
			return i
		}
	}
	return -1
}

// part is the dataset of a part of the rows; nil when nobody waits for it.
func (c *columns) part(ctx context.Context, table *store.Table, sofar *scan.Result) *data.Dataset {
	ld := c.loader(ctx)
	whole := *c
	whole.table, whole.early = table, true
	if whole.settle(ld, sofar) != nil {
		return nil
	}
	ds, _, err := ld.finish(true)
	if err != nil {
		return nil
	}
	return ds
}
