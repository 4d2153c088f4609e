package format

import (
	"fmt"
	"slices"
	"strings"
)

// heading is the header of a table: rows first to last of those that were
// looked at, and the names of the columns that they make together.
type heading struct {
	first, last int // first is −1 when there is none
	names       []string
	why         string
}

func (h heading) rows() int { return h.last - h.first + 1 }

// headingOf finds the header. Statistics offices write it in two rows: years
// above quarters or above what is measured, names above their units. The
// second row completes the first, and a cell of the first that is empty, as
// merged cells are, has the name of the one before it.
func headingOf(rows []lookedAt, o Options) heading {
	i := headerOf(rows, o.Header)
	if i < 0 {
		return heading{first: -1}
	}
	h := heading{first: i, last: i, why: "the first row with names for all columns"}
	switch {
	case o.HeaderRows > 0:
		h.last = min(i+o.HeaderRows, len(rows)) - 1
	case i+1 < len(rows) && continues(rows[i].cells, rows[i+1].cells) && !textOnly(rows[i+2:]):
		h.last, h.why = i+1, "two rows name the columns: the second says more of the first"
	case o.Header == 0 && i > 0 && spans(rows[i-1].cells, rows[i].cells):
		h.first, h.why = i-1, "two rows name the columns: the first stands over several of the second"
	}
	if o.Header > 0 {
		h.why = "given"
	}
	h.names = names(together(rows[h.first : h.last+1]))
	return h
}

// headerOf is the row that names the columns: the line that is wanted, else
// the first row that is as wide as most and whose cells are names; −1 when the
// line wanted is not there.
func headerOf(rows []lookedAt, want int) int {
	if want > 0 {
		return slices.IndexFunc(rows, func(r lookedAt) bool { return r.line == want })
	}
	width, _ := commonWidth(rows)
	for i, r := range rows {
		if len(r.cells) < width-1 || len(r.cells) > width+1 || strings.HasPrefix(strings.TrimSpace(r.cells[0]), "#") {
			continue
		}
		if named(r.cells) {
			return i
		}
	}
	for i, r := range rows { // a table without names for all columns
		if len(r.cells) == width {
			return i
		}
	}
	return 0
}

// named reports whether cells are names of columns: nearly all hold something,
// the first among them, and none is a number that is no period.
func named(cells []string) bool {
	empty := 0
	for i, c := range cells {
		c = strings.TrimSpace(c)
		switch {
		case c == "" && i < len(cells)-1:
			empty++
		case c != "" && looksNumeric(c) && !yearLike(c):
			return false
		}
	}
	return len(cells) > 1 && empty*5 <= len(cells)
}

// continues reports whether the row below completes the header above it: it
// holds words only, and either nothing but units, or names below cells of the
// first that are empty or the same, as merged cells are written.
func continues(above, below []string) bool {
	units, other, filled, stub := 0, 0, 0, 0
	seen := map[string]int{}
	for _, a := range above {
		seen[strings.TrimSpace(a)]++
	}
	for i, c := range below {
		a, c := cellAt(above, i), strings.TrimSpace(c)
		_, gone := absent(c)
		switch {
		case c == "" || c == a:
			if a != "" {
				stub++
			}
			continue
		case gone || looksNumeric(c) && !yearLike(c):
			return false
		case onlyUnit(c):
			units++
		default:
			other++
		}
		if a == "" || seen[a] > 1 {
			filled++
		}
	}
	if cellAt(below, 0) != "" && cellAt(below, 0) != cellAt(above, 0) { // names of rows stand there
		return false
	}
	return other == 0 && units > 0 || filled > 0 && stub > 0 && units+other > 1
}

// spans reports whether the row above the header belongs to it: periods, or
// names each of which stands over several columns.
func spans(above, header []string) bool {
	if len(above) > len(header) || len(above)*2 < len(header) {
		return false
	}
	periods, wide, held := 0, 0, 0
	for i := range above {
		a := cellAt(above, i)
		if a == "" {
			continue
		}
		if _, ok := periodOfHeader(a); ok {
			periods++
		} else if cellAt(above, i+1) == "" && cellAt(header, i) != "" && cellAt(header, i+1) != "" {
			wide++
		}
		held++
	}
	return held > 1 && (periods > 1 || wide == held || wide == held-1 && cellAt(above, 0) != "")
}

// textOnly reports whether no row of rows has a number.
func textOnly(rows []lookedAt) bool {
	for _, r := range rows {
		if slices.ContainsFunc(r.cells, looksNumeric) {
			return false
		}
	}
	return true
}

// together puts the rows of a header in one. An empty cell has the name of the
// one before it where both have a name below.
func together(rows []lookedAt) []string {
	width := 0
	for _, r := range rows {
		width = max(width, len(r.cells))
	}
	out := make([]string, width)
	for k, r := range rows {
		before, last := "", k == len(rows)-1
		for i := range out {
			c := strings.Join(strings.Fields(cellAt(r.cells, i)), " ")
			if !last {
				switch below := cellAt(rows[k+1].cells, i); {
				case c != "" && below != "" && below != c:
					before = c
				case c == "" && below != "":
					c = before
				default:
					before = ""
				}
			}
			switch {
			case out[i] == "" || c == out[i]:
				out[i] = c
			case c != "":
				out[i] += headerJoin + c
			}
		}
	}
	return out
}

// headerJoin stands between the parts of a name that stood in two rows.
const headerJoin = ", "

func cellAt(cells []string, i int) string {
	if i >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[i])
}

// names are the cells of a header without blanks; trailing ones that are empty
// stay, so that columns keep their numbers. The second of two equal names gets a
// number: a column is known by its name.
func names(cells []string) []string {
	list := make([]string, len(cells))
	seen := map[string]int{}
	for i, c := range cells {
		c = strings.Join(strings.Fields(c), " ")
		list[i] = c
		for c != "" && seen[list[i]] > 0 {
			seen[c]++
			list[i] = fmt.Sprintf("%s (%d)", c, seen[c])
		}
		seen[list[i]]++
	}
	return list
}
