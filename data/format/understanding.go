package format

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/clean"
)

// Understanding is what was understood of the file, after it was read.
func (r *Reading) Understanding() data.Understanding {
	u := data.Understanding{Path: r.sheet.Name, Notes: r.Notes, Columns: r.columns(), Import: r.TOML()}
	add := func(what, value, why string) {
		if value != "" {
			u.Facts = append(u.Facts, data.Understood{What: what, Value: clean.Text(value), Why: clean.Text(why)})
		}
	}
	p, c := &r.Plan, &r.Count
	for _, f := range Formats() {
		if f.ID == p.Format.Value {
			add("format", f.Title, p.Format.Why)
		}
	}
	add("compression", p.Compression, "")
	add("encoding", p.Encoding.Value, p.Encoding.Why)
	if p.Sheet != "" {
		add("sheet", p.Sheet, p.SheetWhy)
	}
	add("delimiter", delimiterWords(p.Delimiter.Value), p.Delimiter.Why)
	header := "line " + strconv.Itoa(p.Header)
	switch {
	case p.Header == 0:
		header = "none"
	case p.HeaderRows > 1:
		header = fmt.Sprintf("lines %d to %d", p.Header, p.Header+p.HeaderRows-1)
	}
	add("header", header, p.HeaderWhy)
	add("preamble", strings.Join(p.Preamble, " / "), "")
	add("title", p.Title, "")
	add("publisher", p.Publisher, "")
	add("updated", p.Updated, "")
	add("licence", p.Licence, "")
	if p.Indicator != "" {
		add("indicator", p.Indicator, p.IndicatorTitle)
	}
	add("periods", r.periods(), r.periodsWhy())
	add("numbers", r.notations(), "")
	add("units", r.unitsStated(), "")
	add("missing", tally(c.Absent), "read as missing, never as zero")
	add("flags", tally(c.Flags), r.flagLists())
	add("footnotes", tally(c.Footnotes), "kept in the comment of the figure")
	for i, r := range c.Remarks {
		if i == 8 {
			add("remark", fmt.Sprintf("and %d more", len(c.Remarks)-i), "")
			break
		}
		add("remark", r, "outside of the table")
	}
	if c.Withheld > 0 {
		add("withheld", plural(c.Withheld, "figure"), "CONF_STATUS says that they are not for publication")
	}
	add("totals", tally(c.Totals), "not added to their parts")
	if c.Bounds > 0 {
		add("bounds", plural(c.Bounds, "figure"), "more than, less than or about")
	}
	add("rows", strconv.Itoa(c.Rows), "")
	add("figures", strconv.Itoa(c.Observations), "")
	if c.Empty > 0 {
		add("empty", plural(c.Empty, "cell"), "nothing was published there")
	}
	if len(c.Actions) > 0 {
		add("actions", tally(c.Actions), "D deletes and is no data; A, I, M and R state figures")
	}
	if c.Unchanged > 0 {
		add("unchanged", plural(c.Unchanged, "row"), "they state no figure: attributes of a series, or a merge that leaves the figure as it was")
	}
	if c.Deleted > 0 {
		add("deleted", plural(c.Deleted, "row"), "their ACTION is D: they are no data")
	}
	return u
}

func delimiterWords(s string) string {
	r, err := delimiterOf(s)
	if err != nil {
		return s
	}
	_, word, _ := strings.Cut(delimiterWord(r), " ")
	return cmp.Or(word, s)
}

// columns says what each column holds; those of a table with periods across
// are one.
func (r *Reading) columns() []data.UnderstoodColumn {
	var list []data.UnderstoodColumn
	var across []Column
	for _, c := range r.Plan.Columns {
		if c.Period != "" {
			if across = append(across, c); len(across) == 1 {
				list = append(list, data.UnderstoodColumn{})
			}
			continue
		}
		list = append(list, data.UnderstoodColumn{Name: clean.Text(c.Name), Role: string(c.Role), Concept: c.Concept,
			Detail: c.detail(), Why: clean.Text(c.Why)})
	}
	if len(across) > 0 {
		i := slices.IndexFunc(list, func(c data.UnderstoodColumn) bool { return c.Role == "" })
		first, last := across[0], across[len(across)-1]
		list[i] = data.UnderstoodColumn{Name: clean.Text(first.Name + " … " + last.Name), Role: string(RoleValue), Detail: first.detail(),
			Why: fmt.Sprintf("%s named by periods", plural(len(across), "column"))}
	}
	return list
}

// detail is how the cells of a column are written, in a few words.
func (c *Column) detail() string {
	var d []string
	add := func(format string, args ...any) { d = append(d, fmt.Sprintf(format, args...)) }
	if c.Form != "" && c.Form != "sdmx" {
		add("%s", c.Form)
	}
	if c.Indicator != "" {
		add("indicator %s", c.Indicator)
	}
	if c.Unit.ID != "" || c.Unit.Mult != 0 {
		add("%s", unitWords(c.Unit))
	}
	if c.Decimal != "" {
		add("decimal %q", c.Decimal)
	}
	if c.Group != "" {
		add("thousands %q", c.Group)
	}
	if c.Ambiguous {
		add("decimal mark undecided")
	}
	if c.Split != "" {
		add("code%s title", c.Split)
	}
	if len(c.Codes) > 0 {
		var list []string
		for _, k := range slices.Sorted(maps.Keys(c.Codes)) {
			list = append(list, k+"→"+c.Codes[k])
		}
		if len(list) > 4 {
			list = append(list[:4], "…")
		}
		add("%s", strings.Join(list, " "))
	}
	return clean.Text(strings.Join(d, ", "))
}

func unitWords(u data.Unit) string {
	if u.Mult == 0 {
		return u.ID
	}
	return strings.TrimSpace(fmt.Sprintf("%s × 10^%d", u.ID, u.Mult))
}

func (r *Reading) periods() string {
	var forms []string
	for _, c := range r.Plan.Columns {
		switch {
		case c.Period != "":
			return "across, " + r.span()
		case c.Role == RolePeriod:
			forms = append(forms, fmt.Sprintf("%s in %q", c.Form, c.Name))
		}
	}
	return strings.Join(forms, ", ")
}

// span is the first and the last period of a table with periods across.
func (r *Reading) span() string {
	var first, last string
	for _, c := range r.Plan.Columns {
		if c.Period == "" {
			continue
		}
		if first == "" || c.Period < first {
			first = c.Period
		}
		last = max(last, c.Period)
	}
	return first + " to " + last
}

func (r *Reading) periodsWhy() string {
	if i := r.Plan.find(RolePeriod); i >= 0 {
		return r.Plan.Columns[i].Why
	}
	return ""
}

// notations are the decimal marks and separators of thousands that occur.
func (r *Reading) notations() string {
	seen := map[string]bool{}
	var list []string
	for _, c := range r.Plan.Columns {
		if c.Role != RoleValue {
			continue
		}
		s := "whole numbers"
		switch {
		case c.Ambiguous:
			s = fmt.Sprintf("undecided in %q", c.Name)
		case c.Decimal == ",":
			s = "decimal comma"
		case c.Decimal != "":
			s = "decimal point"
		}
		if g := map[string]string{" ": "blank", ".": "point", ",": "comma", "'": "apostrophe"}[c.Group]; g != "" {
			s += ", " + g + " between thousands"
		}
		if !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	if len(list) > 3 {
		list = append(list[:3], "…")
	}
	return strings.Join(list, "; ")
}

func (r *Reading) unitsStated() string {
	seen := map[string]bool{}
	var list []string
	note := func(u data.Unit) {
		if s := unitWords(u); s != "" && !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	for _, c := range r.Plan.Columns {
		if c.Role == RoleUnit {
			list = append(list, fmt.Sprintf("in the column %q", c.Name))
		}
		note(c.Unit)
	}
	for _, title := range r.Titles[data.DimIndicator] {
		if u, ok := unitOf(title); ok {
			note(u)
		}
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

func (r *Reading) flagLists() string {
	for _, c := range r.Plan.Columns {
		if c.Role == RoleStatus {
			return map[string]string{"eurostat": "flags of Eurostat", "sdmx": "codes of SDMX CL_OBS_STATUS 2.3",
				"own": "of no list that is known: kept in the comment with the name of the column"}[c.Flags]
		}
	}
	return ""
}

// tally writes words and how often they occur, the most frequent first.
func tally(count map[string]int) string {
	words := slices.Sorted(maps.Keys(count))
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	const most = 8
	var list []string
	for i, w := range words {
		if i == most {
			list = append(list, fmt.Sprintf("and %d more", len(words)-most))
			break
		}
		list = append(list, fmt.Sprintf("%q %d×", w, count[w]))
	}
	return strings.Join(list, ", ")
}
