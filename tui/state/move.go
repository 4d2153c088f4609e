package state

import (
	"slices"
	"sort"

	"accord/data"
)

// moveCursor moves the time cursor along the focused panel's axis.
func moveCursor(s State, a Action, f Facts) State {
	slots := f.Slots(s)
	if len(slots) == 0 {
		return s
	}
	i := Slot(slots, s.cursor(f))
	step := min(max(1, a.N), len(slots))
	switch a.Name {
	case Left:
		i = max(0, i-step)
	case Right:
		i = min(len(slots)-1, i+step)
	case First:
		i = 0
	case Last:
		i = len(slots) - 1
	case SelectSlot:
		if a.N < 0 || a.N >= len(slots) {
			return s
		}
		i = a.N
	}
	if s.Page != Compare { // its rows are series, which stay when time moves
		s = refigure(s)
	}
	s.Cursor = slots[i]
	if l, ok := s.List(); ok {
		s.Sel[l] = min(s.row(l, f), max(0, f.Rows(s)-1))
	}
	return s
}

// row is the selected row of a list.
func (s State) row(l List, f Facts) int { return Row(f.RowPeriods(s), s.Sel[l], s.cursor(f)) }

// Row is the selected row of a list whose rows are of periods: sel where that is
// of the period under the cursor, else the first row of that period. A list
// that has nothing to do with time has no periods, and sel is its row.
func Row(rows []data.Period, sel int, cursor data.Period) int {
	at := Slot(rows, cursor)
	if at < 0 || sel < len(rows) && rows[sel] == rows[at] {
		return sel
	}
	return slices.Index(rows, rows[at])
}

// cursor is the period under the cursor.
func (s State) cursor(f Facts) data.Period {
	if s.Cursor.IsZero() {
		return f.Cursor(s)
	}
	return s.Cursor
}

// Slot is the index of the slot that shows p: p itself, else the last slot
// that ends within p, else the one nearest in time. −1 when there are none.
// Panels with other frequencies thereby stand at the same time.
func Slot(slots []data.Period, p data.Period) int {
	if i, ok := slices.BinarySearchFunc(slots, p, data.Period.Compare); ok {
		return i
	}
	// They ascend by their first instant, and so those within p stand together.
	end := p.End()
	for i := sort.Search(len(slots), func(i int) bool { return slots[i].Start().After(end) }) - 1; i >= 0 && !slots[i].Start().Before(p.Start()); i-- {
		if p.Contains(slots[i]) {
			return i
		}
	}
	best, dist := -1, int64(0)
	for i, q := range slots {
		d := q.End().Unix() - p.End().Unix()
		if d < 0 {
			d = -d
		}
		if best < 0 || d < dist {
			best, dist = i, d
		}
	}
	return best
}

// moveRow moves the selection of the current list.
func moveRow(s State, a Action, f Facts) State {
	l, ok := s.List()
	if !ok {
		return s
	}
	i, step := s.row(l, f), min(max(1, a.N), max(1, f.Rows(s)))
	switch a.Name {
	case Up:
		i -= step
	case Down:
		i += step
	case PageUp:
		i -= max(1, f.Page(s))
	case PageDown:
		i += max(1, f.Page(s))
	case SelectRow:
		i = a.N
	}
	return moveTo(s, l, i, f)
}

// moveTo selects row i, or the nearest there is; where rows are of periods, the
// time cursor goes along. What has no rows, such as a record over a list, leaves
// the selection where it was.
func moveTo(s State, l List, i int, f Facts) State {
	if n := f.Rows(s); n > 0 {
		s.Sel[l] = max(0, min(i, n-1))
		if rows := f.RowPeriods(s); s.Sel[l] < len(rows) {
			s.Cursor = rows[s.Sel[l]]
		}
	}
	return s
}

// moveColumn chooses another column of the record table.
func moveColumn(s State, step int, f Facts) State {
	if s.Page == Records && s.Overlay == NoOverlay {
		s.Column = max(0, min(s.Column+step, f.Sorts(s)-2))
	}
	return s
}

// sortColumn orders the record table by the chosen column, or as it was read
// where it is ordered by it already.
func sortColumn(s State, f Facts) State {
	by := s.Column + 1 // the first order is that of the file
	switch n := f.Sorts(s); {
	case n < 2:
		return s
	case by >= n || s.Sort[ListRecords] == by:
		by = 0
	}
	s.Sort[ListRecords], s.Sel[ListRecords] = by, 0
	return s
}

// Filter rows: the first two change the years, the third is "all sectors",
// then one a sector.
const (
	FilterFrom = iota
	FilterTo
	FilterSectors
)

// adjustFilter changes the year of the selected row of the filter.
func adjustFilter(s State, a Action, f Facts) State {
	first, last := f.Years()
	step := map[Name]int{Left: -1, Right: 1}[a.Name]
	from, to := s.From, s.To
	if from == 0 {
		from = first
	}
	if to == 0 {
		to = last
	}
	switch s.Sel[ListOverlay] {
	case FilterFrom:
		from += step
	case FilterTo:
		to += step
	default:
		return s
	}
	return setYears(s, from, to, f)
}

// setYears keeps the years between from and to; 0 and the ends of the dataset
// are open. A contradiction leaves the view as it is.
func setYears(s State, from, to int, f Facts) State {
	first, last := f.Years()
	if from <= first {
		from = 0
	}
	if to >= last {
		to = 0
	}
	if from > last || to != 0 && (to < first || from > to) {
		return s
	}
	s.From, s.To = from, to
	return restart(s)
}
