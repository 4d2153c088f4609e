package load

import (
	"math"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/diag"
)

// required is the text of a cell that must not be empty.
func (r *row) required(column string) string {
	s := r.get(column)
	if s == "" {
		r.errorf(column, "empty-cell", "%s is empty; every %s needs one", column, r.spec.row)
	}
	return s
}

// period reads a date or span; the zero Period where the cell is empty.
func (r *row) period(column string) data.Period {
	s := r.get(column)
	if s == "" {
		return data.Period{}
	}
	if p, ok := r.ld.periods[s]; ok {
		return p
	}
	p, err := data.ParsePeriod(s)
	if err == nil && len(r.ld.periods) < maxPeriods {
		r.ld.periods[s] = p
	}
	if err != nil {
		r.errorf(column, "period", "%q is not a period; %s", s, periodHint(s))
	}
	return p
}

// maxPeriods bounds what is remembered of one load.
const maxPeriods = 4096

// number reads a number and with how many decimals it is written; false where
// the cell is empty or wrong.
func (r *row) number(column string) (float64, int, bool) {
	s := r.get(column)
	if s == "" {
		return math.NaN(), 0, false
	}
	v, decimals, hint := parseNumber(s)
	if hint != "" {
		r.errorf(column, "number", "%q is not a number; %s", s, hint)
		return math.NaN(), 0, false
	}
	return v, decimals, true
}

// integer reads a whole number; the second result is false where the cell is
// empty or wrong.
func (r *row) integer(column string) (int, bool) {
	s := r.get(column)
	if s == "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		r.errorf(column, "number", "%q is not a whole number; write digits only", s)
	}
	return n, err == nil
}

// bound reads how a number was stated.
func (r *row) bound(column string) data.Bound {
	s := r.get(column)
	b, ok := data.ParseBound(s)
	if !ok {
		hint := ""
		switch strings.ToLower(s) {
		case ">=", "≥", "more", "more than", "over", "at least", "min":
			hint = `; write ">"`
		case "<=", "≤", "less", "less than", "almost", "nearly", "up to", "max":
			hint = `; write "<"`
		case "≈", "about", "around", "approx", "approximately", "ca", "c.", "circa", "some":
			hint = `; write "~"`
		}
		r.errorf(column, "bound", "%q is not a bound; expected > (more than), < (less than), ~ (about) or nothing (exact)%s", s, hint)
	}
	return b
}

// multiplier reads a power of ten, and whether the cell has one.
func (r *row) multiplier(column string) (int, bool) {
	n, ok := r.integer(column)
	if !ok {
		return 0, false
	}
	r.checkMultiplier(column, n)
	return n, true
}

func (r *row) checkMultiplier(column string, n int) {
	if n > maxMultiplier || n < -maxMultiplier {
		r.warnf(column, "multiplier", "%s %d looks like a factor, not an exponent; expected a power of ten such as 3 (thousands), 6 (millions) or 9 (billions)%s", column, n, factor(n))
	}
}

// maxMultiplier is the largest exponent that is believed; 1000 is rather a
// thousand than ten to that power.
const maxMultiplier = 15

// factor says which exponent makes the factor n.
func factor(n int) string {
	e := 0
	for m := n; m > 0 && m%10 == 0; m /= 10 {
		if e++; m == 10 {
			return "; write " + strconv.Itoa(e)
		}
	}
	return ""
}

// ref reads an id that must be in list.
func (r *row) ref(column string, list *known) string {
	id := r.get(column)
	if !list.has(id) {
		r.unknown(list, r.spec.column(column), id)
	}
	return id
}

// unknown reports the id in a cell, or in a list in it, that is not in list.
// What will not be listed is not even looked up: that takes longer than reading
// the row.
func (r *row) unknown(list *known, column int, id string) {
	r.bad = true
	if !r.ld.full(r.at.Path, list.rule) {
		r.report(list.unknown(r.within(column, id), id))
	}
}

// word reads one of a few fixed words; the first stands for an empty cell.
func (r *row) word(column, rule string, words ...string) string {
	s := r.get(column)
	if s == "" {
		return words[0]
	}
	for _, w := range words {
		if s == w {
			return s
		}
	}
	r.errorf(column, rule, "unknown %s %q%s", column, s, diag.Suggest(s, words))
	return words[0]
}

// title reads title_<language> of every language, and title for the first.
func (r *row) title() data.Text {
	t := data.Text{}
	for i, l := range r.ld.ds.Languages {
		s := r.get("title_" + l)
		if plain := r.get("title"); i == 0 && plain != "" {
			if s != "" {
				r.errorf("title", "title", "the title stands both in title and in title_%s; keep one", l)
			}
			s = plain
		}
		if s != "" {
			t[l] = s
		}
	}
	if len(t) == 0 {
		r.report(r.mark("id").Warningf("title", "the %s has no title in any language; write title_%s", r.spec.row, r.ld.ds.Languages[0]))
	}
	return t
}
