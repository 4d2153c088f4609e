package load

import (
	"io"

	"accord/data"
)

// meter tells how far a load has come; a nil one tells nobody.
type meter struct {
	tell   func(data.Progress)
	now    data.Progress
	before int64 // bytes of the tables that are done
}

// newMeter returns the meter that reports to tell; nil for none.
func newMeter(tell func(data.Progress)) *meter {
	if tell == nil {
		return nil
	}
	return &meter{tell: tell}
}

// reading returns r, counting what is read of it; total is 0 where nobody
// knows how much there is.
func (m *meter) reading(r io.Reader, total int64) io.Reader {
	if m == nil {
		return r
	}
	m.now.Stage = data.Reading
	m.now.Total += total
	return &counted{r, m}
}

// counted is a reader whose bytes are counted.
type counted struct {
	r io.Reader
	m *meter
}

// Read implements [io.Reader].
func (c *counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.m.now.Done += int64(n)
	c.m.tell(c.m.now)
	return n, err
}

// opened says that a table of that many bytes waits to be understood.
func (m *meter) opened(bytes int) {
	if m == nil {
		return
	}
	if m.now.Stage != data.Parsing {
		m.now.Stage, m.now.Done, m.now.Total = data.Parsing, 0, 0
	}
	m.now.Total += int64(bytes)
}

// rowsBetween is how many rows pass between two reports.
const rowsBetween = 1024

// row says that a row of a table was read, which ends at that offset.
func (m *meter) row(end int) {
	if m == nil {
		return
	}
	if m.now.Rows++; m.now.Rows%rowsBetween == 0 {
		m.now.Done = m.before + int64(end)
		m.tell(m.now)
	}
}

// scanned says that so many rows went by, within so many bytes of total.
func (m *meter) scanned(done, total int64, rows int) {
	if m == nil {
		return
	}
	m.now = data.Progress{Stage: data.Parsing, Done: done, Total: total, Rows: rows}
	m.tell(m.now)
}

// closed says that a table of that many bytes is done.
func (m *meter) closed(bytes int) {
	if m == nil {
		return
	}
	m.before += int64(bytes)
	m.now.Done = m.before
}

// arranging says that every row is known.
func (m *meter) arranging() {
	if m == nil {
		return
	}
	m.now.Stage = data.Arranging
	m.tell(m.now)
}
