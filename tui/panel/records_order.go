package panel

import (
	"context"
	"strconv"
	"strings"
	"sync"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// Order is the rows of the record table that a view keeps, in its order. It is
// shared and never changed.
type Order struct {
	of   *common // whose rows they are
	key  OrderKey
	rows []uint32 // nil for all rows as they were read
	n    int
	// making is true while another order is being made, of which share is done,
	// from 0 to 1.
	making bool
	share  float64
}

// OrderKey is what an order depends on besides the dataset. The zero key is all
// rows as they were read.
type OrderKey struct {
	by       string
	from, to int
	sector   string
	find     string
	tag      lang.Tag // of the words that are looked for
	asOf     data.Period
}

// OrderOf is what the record table is to show in st.
func OrderOf(e *Env, st state.State) OrderKey {
	k := OrderKey{from: st.From, to: st.To, sector: st.Sector, find: strings.Join(strings.Fields(st.Find), " "), asOf: st.AsOf}
	if k.find != "" {
		k.tag = e.Lang.Tag()
	}
	if rows := e.Set.ds.Rows; rows != nil {
		if i, cols := st.Sort[state.ListRecords]-1, rows.Columns(); i >= 0 && i < len(cols) {
			k.by = cols[i].ID
		}
	}
	return k
}

// slowRows is the number of rows from which an order is better made elsewhere
// than while the table is drawn: some milliseconds.
const slowRows = 50_000

// Ready returns the order for k where it is there or made at once; false where
// making it takes a while.
func (s *Set) Ready(k OrderKey) (*Order, bool) {
	rows := s.ds.Rows
	if rows == nil {
		return &Order{of: s.common, key: k, rows: []uint32{}}, true
	}
	if k == (OrderKey{}) {
		return &Order{of: s.common, n: rows.Len()}, true
	}
	if o := s.orders.get(k); o != nil {
		return o, true
	}
	if rows.Len() >= slowRows {
		return nil, false
	}
	return s.arranged(k), true
}

// arranged makes the order for k, however long it takes.
func (s *Set) arranged(k OrderKey) *Order {
	o, err := s.Arrange(context.Background(), k, nil)
	if err != nil { // nobody has ended it
		return &Order{of: s.common, key: k, rows: []uint32{}}
	}
	return o
}

// Arrange makes the order for k and says now and then how far it is, from 0 to
// 1. It may run beside anything else. The error is that of ctx.
func (s *Set) Arrange(ctx context.Context, k OrderKey, progress func(share float64)) (*Order, error) {
	a := data.Arrangement{By: k.by, From: k.from, To: k.to, AsOf: k.asOf}
	if k.sector != "" {
		a.Where = []data.Filter{{Dimension: data.DimActivity, Codes: []string{k.sector}}}
	}
	for _, word := range strings.Fields(k.find) {
		a.Find = append(a.Find, s.looked(word, k.tag))
	}
	list, err := s.ds.Rows.Arrange(ctx, a, progress)
	if err != nil {
		return nil, err
	}
	o := &Order{of: s.common, key: k, rows: list, n: len(list)}
	if list == nil {
		o.n = s.ds.Rows.Len()
	}
	s.orders.keep(o)
	return o, nil
}

// looked is what a row has that holds a word: in a cell, or in what the cell
// means in the language of the interface; or the number that the word writes.
func (s *Set) looked(word string, tag lang.Tag) data.RowFind {
	names := &Env{Set: s, Lang: lang.New(tag)} // of its own, because this runs beside the frame
	folded := fold(word)
	f := data.RowFind{Is: func(column, cell string) bool {
		if cell == "" {
			return false
		}
		return strings.Contains(fold(cell), folded) || strings.Contains(fold(names.meaning(column, cell)), folded)
	}}
	number := strings.TrimLeft(word, "<>~=")
	if tag != lang.English {
		number = strings.Replace(number, ",", ".", 1)
	}
	number = strings.Replace(strings.ReplaceAll(number, ",", ""), "−", "-", 1)
	if v, err := strconv.ParseFloat(number, 64); err == nil && strings.ContainsAny(number, "0123456789") {
		f.Value, f.IsNumber = v, true
	}
	return f
}

// meaning is the title of a cell of the record table, "" for one that says what
// it means.
func (e *Env) meaning(column, cell string) string {
	switch column {
	case data.TimePeriod, data.RowStatus, data.RowUnit, data.RowVintage, data.RowComment:
		return ""
	case data.DimIndicator:
		return e.indicator(cell)
	case data.RowOrg:
		return e.reporter(cell)
	case data.RowSource:
		src, _ := e.Set.ds.Source(cell)
		return src.Publisher
	}
	return e.code(column, cell)
}

// Making is o while another order of s is being made, of which share is done; nil
// and an order of other rows show all rows as they were read meanwhile.
func (o *Order) Making(s *Set, share float64) *Order {
	out := Order{of: s.common, making: true, share: share}
	if o != nil && o.of == s.common {
		out.key, out.rows, out.n = o.key, o.rows, o.n
	} else if s.ds.Rows != nil {
		out.n = s.ds.Rows.Len()
	}
	return &out
}

// order is what the record table shows in st.
func (e *Env) order(st state.State) *Order {
	k := OrderOf(e, st)
	own := e.Order != nil && e.Order.of == e.Set.common
	if own && e.Order.key == k {
		return e.Order
	}
	if o, ready := e.Set.Ready(k); ready {
		return o
	}
	switch {
	case own:
		return e.Order
	case e.Order != nil: // of rows that were here before these
		return e.Order.Making(e.Set, 0)
	}
	return e.Set.arranged(k)
}

// row is the number of the row at a place of the list.
func (o *Order) row(at int, reverse bool) int {
	if reverse {
		at = o.n - 1 - at
	}
	if o.rows == nil {
		return at
	}
	return int(o.rows[at])
}

// orders keeps those that were made last, as many as have mostOrdered rows
// together, and the last one whatever it has.
type orders struct {
	mu   sync.Mutex
	kept []*Order
}

const mostOrdered = 25_000_000

func (x *orders) get(k OrderKey) *Order {
	x.mu.Lock()
	defer x.mu.Unlock()
	for i, o := range x.kept {
		if o.key == k {
			copy(x.kept[1:], x.kept[:i])
			x.kept[0] = o
			return o
		}
	}
	return nil
}

func (x *orders) keep(o *Order) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.kept = append([]*Order{o}, x.kept...)
	rows := 0
	for i, o := range x.kept {
		if rows += len(o.rows); i > 0 && (rows > mostOrdered || i >= maxMemo) {
			clear(x.kept[i:])
			x.kept = x.kept[:i]
			return
		}
	}
}
