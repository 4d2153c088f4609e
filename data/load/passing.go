package load

import (
	"bytes"
	"context"
	"io"
	"strings"

	"accord/data/diag"
	"accord/data/format"
	"accord/data/scan"
)

// passing is a long table whose rows go by once.
type passing struct {
	name    string
	opts    Options
	raw     *tally
	total   int64
	text    io.Closer
	file    io.Closer // nil where whoever opened it closes it
	packed  bool
	body    io.Reader
	columns []format.Column // what is known of them: name, role and concept
	comma   byte
	mark    byte // of decimals
	before  int  // lines
	strict  bool // a row without a number has to say so
	words
	of layout
}

// words tells what a cell comes to by itself, of column i of a table; see
// [format.Scan], which is one.
type words interface {
	Cell(i int, cell string) (text string, total, ok bool)
	Total(i int, cell string) (word string, ok bool)
	Number(i int, cell string) (digits string, ok bool)
	Figure(i int, cell string) (status, bound, digits string)
	Said(i int, cell string) (concept, text, comment string)
	Beside() bool
}

// layout is the kind of a table that goes by.
type layout interface {
	// begin begins the dataset that the table is alone.
	begin(ld *loader, opts Options)
	// reader reads rows into the dataset, each with the lines before it, for as many
	// as it stands for.
	reader(ld *loader) func(text string, before, times int)
	// end ends the reading; rows in columns were not read.
	end(ld *loader, found *scan.Result, taken *format.Taken)
	// given are the source and the date of publication of all rows.
	given() (source, vintage string)
	// keyed is true where a row that has the key of another one contradicts it.
	keyed() bool
}

// headSizes are how much of a text is looked at, in bytes, to understand what
// it is: more where the rows are long.
func headSizes() []int { return []int{256 << 10, 512 << 10, 1 << 20, 16 << 20} }

// passingOf understands a table from its beginning; errWhole where its rows cannot
// be taken one by one.
func passingOf(ctx context.Context, name string, r io.Reader, total int64, opts Options) (*passing, error) {
	p := &passing{name: name, raw: &tally{r: r}, total: total}
	text, compression, err := format.Unpacked(name, untilDone{ctx, p.raw})
	if err != nil {
		return nil, errWhole
	}
	opts.Format.MaxBytes = opts.MaxBytes
	decoded, charset := format.Decoded(text, opts.Format.Encoding)
	if charset.Value != "" {
		opts.Format.Encoding = ""
	}
	p.opts, p.text, p.packed = opts, text, compression != ""
	if !p.begin(decoded, compression, charset) {
		text.Close()
		return nil, errWhole
	}
	return p, nil
}

// begin looks at the beginning of a text; false where it cannot be scanned.
func (p *passing) begin(text io.Reader, compression string, charset format.Finding) bool {
	var head []byte
	for _, size := range headSizes() {
		n := len(head)
		head = append(head, make([]byte, size-n)...)
		more, err := io.ReadFull(text, head[n:])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return false
		}
		head = head[:n+more]
		if len(head) == size && bytes.Count(head, []byte("\n")) < format.MaxSample {
			continue // no more rows than evidence is drawn from
		}
		whole := scan.Whole(head)
		s := string(whole)
		offset := 0
		switch {
		case p.opts.Format.Format == "" && isJSONLines(p.name, s):
			return false
		case !p.packed && !strings.HasPrefix(charset.Value, "utf-16") && !strings.HasPrefix(charset.Value, "utf-32") && ownLayout(s, p.opts.Format):
			if charset.Value != "" && charset.Value != "utf-8" { // which that layout is not in
				return false
			}
			file := diag.NewFile(p.name, s)
			own, ok := newOwnPassing(file)
			if !ok {
				return false
			}
			own.take(p)
			offset = len(s) - len(file.Text) + own.offset
		default:
			r, err := format.Open(p.name, whole, p.opts.Format)
			if err != nil {
				return false
			}
			rows, ok := r.Scan(whole)
			if !ok && (r.Sampled() || len(head) < size) {
				return false
			} else if !ok {
				continue
			}
			if r.Compression = compression; charset.Value != "" {
				rows.InCharset(charset)
			}
			p.of, p.words, p.columns = &foreignPassing{p.name, r, rows}, rows, r.Columns
			p.comma, p.mark, p.before, offset = rows.Comma, rows.Mark, rows.Before, rows.Offset
		}
		p.body = io.MultiReader(bytes.NewReader(head[offset:]), text)
		return true
	}
	return false
}

// shortened reports whether fewer bytes have come than there were.
func (p *passing) shortened() bool { return p.raw.ended && p.raw.n.Load() < p.total }

// mostPacked is how many times as long as a packed file its text may be before it
// is unpacked only to see that it is short.
const mostPacked = 64

// likely is how many bytes the text has, or may have where it is packed.
func (p *passing) likely() int64 {
	if p.packed {
		return mostPacked * p.total
	}
	return p.total
}

// close ends the reading.
func (p *passing) close() {
	p.text.Close()
	if p.file != nil {
		p.file.Close() // read only
	}
}

// loader begins the dataset that the table is alone.
func (p *passing) loader(ctx context.Context) *loader {
	ld := newLoader(ctx, nil, p.name)
	p.of.begin(ld, p.opts)
	return ld
}

// foreignPassing is a file in a format that others publish.
type foreignPassing struct {
	name    string
	reading *format.Reading
	rows    *format.Scan
}

func (f *foreignPassing) begin(ld *loader, opts Options) { ld.alone(f.name, f.reading, opts) }

func (f *foreignPassing) reader(ld *loader) func(text string, before, times int) {
	aside, claim := ld.claims(f.reading)
	f.rows.Begin(aside)
	return func(text string, before, times int) {
		f.rows.Row(text, before, times, func(o *format.Observed) { claim(o) })
	}
}

func (f *foreignPassing) end(ld *loader, found *scan.Result, taken *format.Taken) {
	if taken != nil {
		f.rows.Take(*taken)
	}
	f.rows.End(found.ASCII)
	ld.understood(f.reading)
}

func (f *foreignPassing) keyed() bool { return strings.HasPrefix(f.reading.Format.Value, "sdmx-csv") }

func (f *foreignPassing) given() (source, vintage string) {
	return publicationOf(&f.reading.Plan)
}
