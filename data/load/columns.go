package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/data/format"
	"accord/data/scan"
	"accord/data/store"
)

// Rows says what the rows of a plain long table are.
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

// LargeTable is from how many bytes of text on the rows of a plain long table are
// facts and kept in columns.
const LargeTable = 32 << 20

// partialAfter is how long a large table is read before its first rows are given.
const partialAfter = 60 * time.Millisecond

// columnedFile is [columned] of a file, which may have any size.
func columnedFile(ctx context.Context, m *meter, name string, opts Options) (*data.Dataset, diag.List, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, errWhole
	}
	defer file.Close() // read only
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || opts.Rows == RowsAuto && info.Size() < LargeTable/16 {
		return nil, nil, errWhole
	}
	// What is appended meanwhile belongs to the next reading.
	ds, list, err := columned(ctx, m, name, io.LimitReader(file, info.Size()), info.Size(), opts)
	if errors.Is(err, errWhole) && info.Size() > opts.MaxBytes {
		return nil, nil, fmt.Errorf("open %s: %d bytes are %w of %d: %w", name, info.Size(), errTooBig, opts.MaxBytes, err)
	}
	return ds, list, err
}

// columned reads a plain long table into columns, on all cores; its rows are facts.
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
	c := &columns{passing: p, table: store.NewTable(ld.tableSpec(p.reading))}
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
	case err != nil:
		return nil, nil, fmt.Errorf("%w: %w", errWhole, err)
	case p.raw.n.Load() < total:
		return nil, nil, fmt.Errorf("read %s: it has become shorter while it was read; read it again when nobody writes to it", name)
	case opts.Rows == RowsAuto && (found.Bytes < LargeTable || c.overlapping() >= 0 && total > 0 && p.likely() <= opts.MaxBytes):
		return nil, nil, errWhole
	}
	ld.meter = m
	if err := c.settle(ld, found); err != nil {
		return nil, nil, fmt.Errorf("load %s: %w", name, err)
	}
	return ld.finish(true)
}

// passing is a plain long table whose rows go by once.
type passing struct {
	name    string
	opts    Options
	raw     *tally
	total   int64
	text    io.Closer
	reading *format.Reading
	rows    *format.Scan
	body    io.Reader
}

// passingOf understands a table from its beginning; errWhole where its rows cannot
// be taken one by one.
func passingOf(ctx context.Context, name string, r io.Reader, total int64, opts Options) (*passing, error) {
	p := &passing{name: name, raw: &tally{r: r}, total: total}
	text, compression, err := format.Unpacked(untilDone{ctx, p.raw})
	if err != nil {
		return nil, errWhole
	}
	opts.Format.MaxBytes = opts.MaxBytes
	p.opts, p.text = opts, text
	var head io.Reader
	if p.reading, p.rows, head = begun(text, name, opts); p.rows == nil {
		text.Close()
		return nil, errWhole
	}
	p.reading.Compression = compression
	p.body = io.MultiReader(head, text)
	return p, nil
}

// likely is how many bytes the text has, or about as many where it is packed.
func (p *passing) likely() int64 {
	if p.reading.Compression != "" {
		return 8 * p.total
	}
	return p.total
}

// loader begins the dataset that the table is alone.
func (p *passing) loader(ctx context.Context) *loader {
	ld := newLoader(ctx, nil, p.name)
	ld.alone(p.name, p.reading, p.opts)
	return ld
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
func (ld *loader) tableSpec(r *format.Reading) store.TableSpec {
	s := store.TableSpec{Dims: slices.Repeat([]int{-1}, len(ld.ds.Dimensions))}
	for i, c := range r.Columns {
		switch c.Role {
		case format.RolePeriod:
			s.Period = i
		case format.RoleDimension:
			if d := ld.ds.DimIndex(c.Concept); d >= 0 {
				s.Dims[d] = i
			}
		}
	}
	return s
}

// spec is what to make of the rows.
func (c *columns) spec(ld *loader) scan.Spec {
	s := scan.Spec{Comma: c.rows.Comma, Mark: c.rows.Mark, Pair: [2]int{-1, -1}, Lines: c.rows.Before, Take: c.table.Add}
	c.whole, c.parts = make([]atomic.Bool, len(c.reading.Columns)), make([]atomic.Bool, len(c.reading.Columns))
	value := -1
	for i, col := range c.reading.Columns {
		use := scan.Key
		switch col.Role {
		case format.RoleAside:
			use = scan.Skip
		case format.RoleValue:
			use, value = scan.Value, i
		}
		s.Columns = append(s.Columns, use)
	}
	judge := ld.judge(c.reading, c.rows)
	s.Judge = func(i int, word string) scan.Verdict {
		if c.reading.Columns[i].Role == format.RoleDimension {
			if text, total, ok := c.rows.Cell(i, word); ok && total && text != "" {
				c.whole[i].Store(true)
			} else if ok && text != "" {
				c.parts[i].Store(true)
			}
		}
		return judge(i, word)
	}
	s.Digits = func(word string) (string, bool) {
		digits, ok := c.rows.Number(value, word)
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

// settle tells the table what its words mean, and the loader what the dataset is
// about: by reading the rows in which words occur first.
func (c *columns) settle(ld *loader, found *scan.Result) error {
	aside, claim := ld.claims(c.reading)
	c.rows.Begin(aside)
	ld.bulk = &bulk{table: c.table}
	seen := make([]*data.Observation, len(found.Entries)) // what the rows have come to
	var others []int
	for i := range found.Entries {
		if i%1024 == 0 && ld.ctx.Err() != nil {
			return ld.ctx.Err()
		}
		e, n := &found.Entries[i], len(ld.ds.Observations)
		c.rows.Row(e.Text, e.Before, e.Rows, func(o *format.Observed) { claim(o) })
		if len(ld.ds.Observations) == n {
			continue
		}
		o := ld.ds.Observations[n]
		seen[i] = &o
		if e.Rows > 0 {
			others = append(others, i)
		}
	}
	spec := ld.tableSpec(c.reading)
	w := store.TableWords{Values: make([]data.Observation, 0)}
	lists := make([][]string, len(spec.Dims))
	for d, dim := range ld.ds.Dimensions {
		var codes []string
		if column := spec.Dims[d]; column >= 0 && found.Words[column] != nil {
			codes, lists[d] = c.codes(found.Words[column], seen, d, column)
		} else {
			constant := "" // also of a column that has too many words
			if i := slices.IndexFunc(seen, func(o *data.Observation) bool { return o != nil }); i >= 0 && column < 0 {
				constant = seen[i].Dims[d]
			}
			codes, lists[d] = []string{constant}, []string{constant}
		}
		w.IDs, w.Codes = append(w.IDs, dim.ID), append(w.Codes, codes)
	}
	for i, column := range spec.Dims {
		if column >= 0 && found.Words[column] == nil {
			for k := range ld.ds.Observations {
				ld.ds.Observations[k].Dims[i] = ""
			}
			for _, o := range seen {
				if o != nil {
					o.Dims[i] = ""
				}
			}
			ld.bulk.crowded = append(ld.bulk.crowded, c.reading.Columns[column].Name)
		}
	}
	for _, word := range found.Words[spec.Period] {
		w.Periods = append(w.Periods, c.period(word, seen, spec.Period))
	}
	values := slices.IndexFunc(c.reading.Columns, func(x format.Column) bool { return x.Role == format.RoleValue })
	for _, word := range found.Words[values] {
		o := data.Observation{Missing: true, Status: data.StatusMissing}
		if word.Entry >= 0 && seen[word.Entry] != nil {
			o = *seen[word.Entry]
		}
		w.Values = append(w.Values, o)
	}
	for _, i := range others {
		o := seen[i]
		for d := range lists {
			if !slices.Contains(lists[d], o.Dims[d]) {
				w.Codes[d], lists[d] = append(w.Codes[d], o.Dims[d]), append(lists[d], o.Dims[d])
			}
		}
		if !slices.Contains(w.Periods, o.Period) {
			w.Periods = append(w.Periods, o.Period)
		}
		w.Others = append(w.Others, *o)
	}
	for _, o := range seen {
		if o != nil {
			w.Unit, w.Path = o.Unit, o.At.Path
			break
		}
	}
	w.Before = found.Before
	if err := c.table.Know(ld.ctx, w); err != nil {
		return err
	}
	c.count(found, spec, values, w)
	c.rows.End(found.ASCII)
	ld.understood(c.reading)
	return ld.bulk.settle(ld, lists, c)
}

// codes are what the words of a column are on dimension d, and each of them once
// in the order of first rows. A word that no row has stands for any of them.
func (c *columns) codes(words []scan.Word, seen []*data.Observation, d, column int) (codes, list []string) {
	codes = make([]string, len(words))
	order := make([]int, 0, len(words))
	for i, w := range words {
		switch {
		case w.Entry >= 0 && seen[w.Entry] != nil:
			codes[i] = seen[w.Entry].Dims[d]
		case w.Entry >= 0 || i >= scan.Numbered:
			text, _, _ := c.rows.Cell(column, w.Text)
			codes[i] = clean.Text(text)
		default:
			continue
		}
		order = append(order, i)
	}
	place := func(i int) int {
		if e := words[i].Entry; e >= 0 {
			return e
		}
		return len(seen) + i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(place(a), place(b)) })
	once := map[string]bool{}
	for _, i := range order {
		if !once[codes[i]] {
			once[codes[i]] = true
			list = append(list, codes[i])
		}
	}
	for i, w := range words {
		if w.Entry < 0 && i < scan.Numbered && len(list) > 0 {
			codes[i] = list[0]
		}
	}
	return codes, list
}

// period is what a word of the column of periods is.
func (c *columns) period(w scan.Word, seen []*data.Observation, column int) data.Period {
	if w.Entry >= 0 && seen[w.Entry] != nil {
		return seen[w.Entry].Period
	}
	text, _, _ := c.rows.Cell(column, w.Text)
	p, _ := data.ParsePeriod(clean.Text(text)) // judged before, or no row has it
	return p
}

// count adds what the rows in the table are to what was found while reading.
func (c *columns) count(found *scan.Result, spec store.TableSpec, values int, w store.TableWords) {
	taken := format.Taken{Rows: c.table.Rows(), Values: map[string]int{}, Totals: map[string]int{}}
	for code, n := range c.table.CountValues(len(found.Words[values])) {
		switch o := &w.Values[code]; {
		case n == 0: // its rows stand alone
		case o.Missing:
			taken.Values[strings.TrimSpace(found.Words[values][code].Text)] += n
		case o.Bound != data.Exact:
			taken.Bounds += n
		}
	}
	for d, column := range spec.Dims {
		if column < 0 || found.Words[column] == nil || !c.whole[column].Load() {
			continue
		}
		for code, n := range c.table.CountCodes(d, len(found.Words[column])) {
			if word := found.Words[column][code].Text; c.rows.IsTotal(column, word) {
				taken.Totals[c.reading.Columns[column].Name+": "+strings.TrimSpace(word)] += n
			}
		}
	}
	c.rows.Take(taken)
}
