package warehouse

import (
	"strconv"
	"strings"

	"accord/data"
)

// shape is a table as statements see it: what stands after FROM, and the columns
// that matter.
type shape struct {
	dialect
	from  string // a quoted name, or a SELECT in parentheses with a name
	shard string // quoted; "" for none
}

// newShape is the shape of the table that s names.
func newShape(s Spec, d dialect) shape {
	h := shape{dialect: d}
	if s.Select != "" {
		h.from = "(" + strings.TrimRight(strings.TrimSpace(s.Select), "; \n\t") + "\n) AS accord_rows"
	} else {
		parts := strings.SplitN(s.Table, ".", 2)
		for i := range parts {
			parts[i] = d.quote(parts[i])
		}
		h.from = strings.Join(parts, ".")
	}
	if s.Shard != "" {
		h.shard = d.quote(s.Shard)
	}
	return h
}

// key is a column that rows are grouped by; days are grouped by the periods of
// freq that they lie in.
type key struct {
	found
	freq data.Freq
}

// condition keeps the rows that have one of values in a column, or nothing when
// null; of a column with days those from since to before, "" being open.
type condition struct {
	column        found
	values        []string
	null          bool
	since, before string
}

// measure is what is added up in every group.
type measure uint8

const (
	nothing measure = iota // the groups themselves are the answer
	count                  // how many rows
	sums                   // the sum, how many values, how many rows, and their decimals if any
	leasts                 // the smallest value besides
)

// columns says how the row of an answer is laid out: the keys come first.
type columns struct {
	keys                               int
	sum, values, rows, decimals, least int // −1 for none
}

// compile writes the question as one SELECT, of at most limit rows and one more.
// They are ordered by the texts of the columns at the places order of by, if any.
func (h shape) compile(by []key, where []condition, m measure, value found, limit int, order ...int) (statement, columns, error) {
	var st statement
	var keys, firsts, total, merged []string
	for i, k := range by {
		expr, first := h.quote(k.name), "k"+strconv.Itoa(i)
		if k.kind.day() {
			var err error
			expr = h.day(k.found)
			if h.shard == "" {
				expr, err = h.first(expr, k.freq)
			} else { // over the shards, which are asked for days
				first, err = h.first(first, k.freq)
			}
			if err != nil {
				return st, columns{}, err
			}
		}
		keys, firsts = append(keys, expr), append(firsts, first)
	}
	at := columns{keys: len(keys), sum: -1, values: -1, rows: -1, decimals: -1, least: -1}
	add := func(aggregate, over string) int {
		total, merged = append(total, aggregate), append(merged, over)
		return len(keys) + len(total) - 1
	}
	if m >= sums {
		sum, n, decimals := h.sums(value)
		at.sum, at.values = add(sum, "sum"), add(n, "sum")
		if decimals != "" {
			at.decimals = add(decimals, "max")
		}
	}
	if m != nothing {
		at.rows = add("count(*)", "sum")
	}
	if m == leasts {
		at.least = add(h.least(value), "min")
	}
	conditions := h.where(where, &st)
	if h.shard == "" {
		st.sql = "SELECT " + strings.Join(append(keys[:len(keys):len(keys)], total...), ", ") + " FROM " + h.from + conditions + grouped(keys)
	} else {
		st.sql = h.twoLevels(keys, firsts, total, merged, conditions)
	}
	var sorted []string
	for _, i := range order {
		name := keys[i]
		if h.shard != "" {
			name = firsts[i]
		}
		sorted = append(sorted, h.sortable(name, by[i].found))
	}
	if len(sorted) > 0 {
		st.sql += " ORDER BY " + strings.Join(sorted, ", ")
	}
	if len(keys) > 0 {
		st.sql += " LIMIT " + strconv.Itoa(limit+1)
	}
	return st, at, nil
}

// twoLevels sums within every shard and then over the shards: a server in front
// of others sends them only a sum that is grouped by the column that parts them.
func (h shape) twoLevels(keys, firsts, total, merged []string, conditions string) string {
	var inner, outer []string
	for i, k := range keys {
		inner, outer = append(inner, k+" AS k"+strconv.Itoa(i)), append(outer, firsts[i])
	}
	for i, t := range total {
		name := "v" + strconv.Itoa(i)
		inner, outer = append(inner, t+" AS "+name), append(outer, merged[i]+"("+name+")")
	}
	return "SELECT " + strings.Join(outer, ", ") +
		" FROM (SELECT " + strings.Join(append([]string{h.shard + " AS shard"}, inner...), ", ") + " FROM " + h.from + conditions +
		grouped(append([]string{h.shard}, keys...)) + ") AS accord_shards" + grouped(firsts)
}

func grouped(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	return " GROUP BY " + strings.Join(keys, ", ")
}

// where writes conditions, and binds their values to st.
func (h shape) where(list []condition, st *statement) string {
	var all []string
	for _, c := range list {
		var any []string
		if len(c.values) > 0 {
			st.args = append(st.args, h.bind(c.column, c.values))
			any = append(any, h.in(c.column, len(st.args)))
		}
		if c.null {
			any = append(any, h.quote(c.column.name)+" IS NULL")
		}
		if len(any) > 0 {
			all = append(all, "("+strings.Join(any, " OR ")+")")
		}
		// The days are written by a calendar, not by anybody who asks.
		if c.column.kind.day() {
			day := h.day(c.column)
			if c.since != "" {
				all = append(all, day+" >= "+h.date(c.since))
			}
			if c.before != "" {
				all = append(all, day+" < "+h.date(c.before))
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(all, " AND ")
}
