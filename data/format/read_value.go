package format

import (
	"strconv"
	"strings"

	"accord/data"
)

// value reads the number in column i of a row and yields the claim; false when
// no more are wanted.
func (x *reader) value(row Row, i int, c Column, yield func(*Observed) bool) bool {
	cell := strings.TrimFunc(row.Cells[i], blank)
	out := x.out.Cells
	copy(out, x.base)
	x.out.from[x.at["OBS_VALUE"]] = i
	if c.Period != "" {
		out[x.at["TIME_PERIOD"]] = c.Period
	}
	switch {
	case c.Indicator != "":
		out[x.at[data.DimIndicator]] = c.Indicator
	case out[x.at[data.DimIndicator]] == "":
		out[x.at[data.DimIndicator]] = x.plan.Indicator
	}
	x.unitOf(c, out)
	if unit := out[x.at["UNIT_MEASURE"]]; x.plan.ByUnit && unit != "" {
		x.byUnit(out, unit)
	}
	if cell == "" {
		x.count.Empty += x.times
		if c.Period != "" || x.several {
			return true // nothing was published there
		}
	}
	if !x.number(cell, i, c, row, out) {
		return true
	}
	x.count.Observations += x.times
	return yield(&x.out)
}

// several reports whether a row holds several values.
func (p *Plan) several() bool {
	n := 0
	for _, c := range p.Columns {
		if c.Role == RoleValue {
			n++
		}
	}
	return n > 1
}

// number writes the number of a cell, or its absence, into out; false when the
// cell cannot be used.
func (x *reader) number(cell string, i int, c Column, row Row, out []string) bool {
	statusAt, valueAt := x.at["OBS_STATUS"], x.at["OBS_VALUE"]
	st, gone := x.plan.missing(cell, x.plan.Missing)
	if cell == "" || gone {
		if gone {
			x.count.Absent[cell] += x.times
			if why := x.plan.Reasons[cell]; why != "" {
				at := x.at["COMMENT_OBS"]
				st, out[at] = reasonOf(why), joined(out[at], why)
			}
		}
		if s, _ := data.ParseStatus(out[statusAt]); !s.Missing() {
			if cell == "" {
				st = "O"
			}
			out[statusAt] += st
		}
		out[valueAt] = ""
		return true
	}
	if x.secret != "" {
		x.count.Withheld += x.times
		out[valueAt] = ""
		out[statusAt] = strings.Trim(out[statusAt], "A") + "Q"
		return true
	}
	if rest, ok := strings.CutPrefix(cell, ":"); ok { // Eurostat: no value, and the flag that says why
		codes, words := status("eurostat", rest)
		if s, _ := data.ParseStatus(codes); !s.Missing() {
			codes += "O"
		}
		out[valueAt], out[statusAt] = "", codes
		out[x.at["COMMENT_OBS"]] = joined(out[x.at["COMMENT_OBS"]], words)
		x.count.Absent[cell] += x.times
		return true
	}
	n, ok := dressed(cell)
	if !ok {
		hint := "expected a number; if it stands for no value, say so by --missing"
		if strings.HasPrefix(cell, "(") && strings.HasSuffix(cell, ")") {
			hint = "parentheses may mean a negative number or one that is not reliable; write the number with its sign"
		}
		x.aside(row.Mark(i).Errorf("number", "%q is not a number; %s", cell, hint))
		return false
	}
	digits, wrong := notation{decimal: c.Decimal, group: c.Group, ambiguous: c.Ambiguous}.plain(n.digits)
	if wrong != "" {
		x.aside(row.Mark(i).Errorf("number", "%q: %s", cell, wrong))
		return false
	}
	out[valueAt] = digits
	if n.bound != "" {
		x.count.Bounds += x.times
		out[x.at["OBS_BOUND"]] = n.bound
	}
	for _, mark := range [2]string{n.mark, c.mark} {
		if mark != "" {
			x.footnote(mark, out)
		}
	}
	return true
}

// footnote keeps what the mark of a footnote means in the comment, the mark
// itself where no line explains it; a flag in letters is a status.
func (x *reader) footnote(mark string, out []string) {
	x.count.Footnotes[mark] += x.times
	if n, ok := x.plan.explained(mark); ok {
		if at := x.at["OBS_STATUS"]; !strings.Contains(out[at], n.status) {
			out[at] += n.status
		}
		out[x.at["COMMENT_OBS"]] = joined(out[x.at["COMMENT_OBS"]], n.says)
		return
	}
	if strings.Trim(mark, "abcdefghijklmnopqrstuvwxyz") == "" {
		codes, words := status("eurostat", mark)
		out[x.at["OBS_STATUS"]] += codes
		mark = words
		if mark == "" {
			return
		}
	} else {
		mark = "footnote " + mark
	}
	at := x.at["COMMENT_OBS"]
	out[at] = joined(out[at], mark)
}

// unitOf sets the unit where no column states it: that of the column of
// values, else that which the title of the indicator states.
func (x *reader) unitOf(c Column, out []string) {
	unitAt, multAt := x.at["UNIT_MEASURE"], x.at["UNIT_MULT"]
	if out[unitAt] != "" {
		return
	}
	u := c.Unit
	if u.ID == "" {
		id := out[x.at[data.DimIndicator]]
		known, ok := x.units[id]
		if !ok {
			known, _ = unitOf(x.r.Titles[data.DimIndicator][id])
			x.units[id] = known
		}
		u = known
	}
	if u.ID == "" && u.Mult == 0 {
		return
	}
	out[unitAt] = u.ID
	if out[multAt] == "" && u.Mult != 0 {
		out[multAt] = strconv.Itoa(u.Mult)
	}
}
