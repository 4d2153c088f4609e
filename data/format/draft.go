package format

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"accord/data"
)

// long is the plain long table: a column of periods, one or several of values,
// and columns that say what the values are about.
func long() Format {
	return Format{ID: "long", Title: "long table", draft: draftLong,
		detect: func(*Sheet) string { return "no other format fits: one row for each value" }}
}

func draftLong(s *Sheet) (*Plan, error) {
	p := s.draft()
	for i := range p.Columns {
		p.guess(s, i)
	}
	p.periodParts(s)
	p.choosePeriod(s)
	p.takeNamed(s.Options)
	p.chooseValues(s)
	p.pairTitles(s)
	return p, nil
}

// guess gives column i the role that its name and cells suggest, unless it has
// one.
func (p *Plan) guess(s *Sheet, i int) {
	c := &p.Columns[i]
	cells := cellsOf(s, i)
	if c.Role == RolePeriod && c.Form == "" {
		c.Form = "sdmx"
		if form, _, ok := periodForm(cells, true, s.Options.Dates); ok {
			c.Form = form
		}
	}
	if c.Role != "" {
		return
	}
	if len(cells) == 0 {
		*c = Column{Name: c.Name, Role: RoleAside, Why: "empty in every row that was looked at"}
		return
	}
	m, named := meaningOf(c.Name)
	form, why, isPeriod := periodForm(cells, named && m.role == RolePeriod, s.Options.Dates)
	numeric := numericShare(cells)
	if s.meta.text(c.Name) { // codes in digits, whatever they look like
		numeric = 0
	}
	switch {
	case isPeriod && (!named || m.role == RolePeriod):
		c.Role, c.Form, c.Why = RolePeriod, form, why
	case named && m.role == RolePeriod: // the name alone is not enough
		p.textColumn(c, cells, numeric)
	case named && m.role == RoleValue && numeric < 0.5:
		p.textColumn(c, cells, numeric)
	case named:
		c.Role, c.Concept, c.Why = m.role, m.concept, "by its name"
	default:
		p.textColumn(c, cells, numeric)
	}
	if c.Role == RoleStatus {
		c.Flags = flagsOf(c.Name, cells)
	}
}

// takeNamed gives the columns that are known to hold codes, or the figures,
// that role.
func (p *Plan) takeNamed(o Options) {
	is := func(name string, c *Column) bool { return name != "" && strings.EqualFold(name, c.Name) }
	figures := slices.ContainsFunc(p.Columns, func(c Column) bool { return is(o.Figures, &c) })
	for i := range p.Columns {
		c := &p.Columns[i]
		switch {
		case is(o.Figures, c):
			if c.Role != RoleValue {
				*c = Column{Name: c.Name, Role: RoleValue, Why: "given"}
			}
		case slices.ContainsFunc(o.Codes, func(name string) bool { return is(name, c) }):
			if c.Role == RolePeriod || c.Role == RoleDimension && !o.Verbatim {
				continue
			}
			if c.Role != RoleDimension {
				*c = Column{Name: c.Name, Role: RoleDimension, Concept: dimensionID(c.Name), Title: c.Name}
			}
			c.Why = "given"
		case figures && c.Role == RoleValue:
			*c = Column{Name: c.Name, Role: RoleAside, Why: "other figures were asked for"}
		}
	}
}

// textColumn gives a column whose name says nothing its role: values where the
// cells are numbers, else a dimension.
func (p *Plan) textColumn(c *Column, cells []string, numeric float64) {
	if numeric >= 0.8 && !codeLike(c.Name) {
		c.Role, c.Why = RoleValue, fmt.Sprintf("%s of its cells are numbers", percent(numeric))
		return
	}
	c.Role, c.Concept, c.Why = RoleDimension, dimensionID(c.Name), "its cells are words or codes"
	if concept, ok := conceptWithin(c.Name); ok {
		c.Concept = concept
	}
	if !isStandard(c.Concept) {
		c.Title = c.Name
	}
}

// conceptWithin finds the concept of a name such as "Country Name" or
// "Reporter ISO" by its first word.
func conceptWithin(name string) (string, bool) {
	words := strings.Fields(strings.ToLower(strings.NewReplacer("_", " ", "-", " ").Replace(name)))
	if len(words) < 2 {
		return "", false
	}
	switch last := words[len(words)-1]; last {
	case "name", "code", "id", "iso", "iso2", "iso3", "label", "title", "desc", "description", "код", "наименование", "название", "kodu", "adı":
		m, ok := meaningOf(words[0])
		return m.concept, ok && m.role == RoleDimension
	}
	return "", false
}

// codeLike reports whether a name says that the numbers below it are codes.
func codeLike(name string) bool {
	n := strings.ToLower(name)
	for _, w := range strings.FieldsFunc(n, func(r rune) bool { return strings.ContainsRune(" _-.()", r) }) {
		switch w {
		case "code", "id", "no", "nr", "№", "код", "rank", "index", "pot", "kod", "kodu", "номер", "iso":
			return true
		}
	}
	return strings.HasSuffix(n, "code") || n == "n" || n == "#" || n == "№ п/п"
}

func numericShare(cells []string) float64 {
	n, of := 0, 0
	type kind struct{ gone, numeric bool }
	seen := map[string]kind{} // words come again and again
	for _, c := range cells {
		k := kind{numeric: undressed(c)}
		if !k.numeric {
			var again bool
			if k, again = seen[c]; !again {
				_, k.gone = absent(c)
				k.numeric = looksNumeric(c)
				seen[c] = k
			}
		}
		if k.gone {
			continue
		}
		if of++; k.numeric {
			n++
		}
	}
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func percent(share float64) string {
	if share == 1 {
		return "all"
	}
	return fmt.Sprintf("%.0f %%", share*100)
}

// choosePeriod leaves one column of periods: the one with the most different
// periods. Others that follow from it are put aside; parts are kept.
func (p *Plan) choosePeriod(s *Sheet) {
	var cols []int
	for i, c := range p.Columns {
		if c.Role == RolePeriod && !partForm(c.Form) {
			cols = append(cols, i)
		}
	}
	if len(cols) < 2 {
		return
	}
	best := cols[0]
	for _, i := range cols[1:] {
		if distinct(s, i) > distinct(s, best) {
			best = i
		}
	}
	for _, i := range cols {
		if i == best || p.Columns[i].Why == "given" {
			continue
		}
		c := &p.Columns[i]
		if follows(s, best, i) {
			*c = Column{Name: c.Name, Role: RoleAside, Why: fmt.Sprintf("it follows from %q", p.Columns[best].Name)}
			continue
		}
		*c = Column{Name: c.Name, Role: RoleDimension, Concept: dimensionID(c.Name), Title: c.Name,
			Why: fmt.Sprintf("a second period beside %q", p.Columns[best].Name)}
	}
}

func partForm(form string) bool { return form == "year" || form == "month" || form == "quarter" }

// chooseValues names the indicators of the columns of values. Where one column
// has the name of a value, the other numbers say something else about it and
// are indicators of their own all the same.
func (p *Plan) chooseValues(s *Sheet) {
	var cols []int
	for i, c := range p.Columns {
		if c.Role == RoleValue && c.Period == "" {
			cols = append(cols, i)
		}
	}
	indicators := p.hasConcept(data.DimIndicator)
	for _, i := range cols {
		c := &p.Columns[i]
		if c.Indicator != "" {
			continue
		}
		m, named := meaningOf(c.Name)
		if len(cols) == 1 && (indicators || named && m.role == RoleValue) {
			continue // the plan or a column says what it is
		}
		c.Indicator, c.Title = indicatorID(c.Name), cmp.Or(c.Title, c.Name)
	}
}

func (p *Plan) hasConcept(dimension string) bool {
	return slices.ContainsFunc(p.Columns, func(c Column) bool { return c.Role == RoleDimension && c.Concept == dimension })
}

// pairTitles finds columns that name the codes of another one: each code has
// one title and each title one code.
func (p *Plan) pairTitles(s *Sheet) {
	for i := range p.Columns {
		for j := range i {
			a, b := &p.Columns[j], &p.Columns[i]
			if a.Role != RoleDimension || b.Role != RoleDimension || a.Why == "given" || b.Why == "given" {
				continue
			}
			same := a.Concept == b.Concept
			if distinct(s, i) < 2 && !same || !follows(s, i, j) || !follows(s, j, i) {
				continue
			}
			code, title := b, a
			if width(s, j) < width(s, i) || codeLike(a.Name) && !codeLike(b.Name) {
				code, title = a, b
			}
			if !same && isStandard(title.Concept) && !isStandard(code.Concept) {
				code.Concept, code.Title = title.Concept, ""
			} else if !same && isStandard(title.Concept) && isStandard(code.Concept) {
				continue // reporter and partner of a file about one pair
			}
			name := title.Name
			*title = Column{Name: name, Role: RoleTitle, Concept: code.Concept, Why: fmt.Sprintf("one title for each code of %q", code.Name)}
		}
	}
	p.separateConcepts()
}

// separateConcepts gives a second column of one dimension a dimension of its
// own: a dimension has one column.
func (p *Plan) separateConcepts() {
	seen := map[string]bool{}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Role != RoleDimension {
			continue
		}
		for n, id := 2, c.Concept; seen[c.Concept]; n++ {
			c.Concept, c.Title = dimensionID(c.Name), c.Name
			if c.Concept == id || seen[c.Concept] {
				c.Concept = fmt.Sprintf("%s_%d", id, n)
			}
		}
		seen[c.Concept] = true
	}
}

// distinct is how many different cells column i has in the sample.
func distinct(s *Sheet, i int) int {
	seen := map[string]bool{}
	for v := range func(yield func(string) bool) { s.values(i, yield) } {
		seen[v] = true
	}
	return len(seen)
}

// follows reports whether each cell of column i goes with one cell of column j.
func follows(s *Sheet, i, j int) bool {
	with := map[string]string{}
	for _, row := range s.Sample {
		if old, ok := with[row[i]]; ok && old != row[j] {
			return false
		}
		with[row[i]] = row[j]
	}
	return true
}

// width is the mean length of the cells of column i.
func width(s *Sheet, i int) int {
	n, sum := 1, 0
	for v := range func(yield func(string) bool) { s.values(i, yield) } {
		n, sum = n+1, sum+len(v)
	}
	return sum * 100 / n
}

// flagList is the list that flags are from, by how they are written: small
// letters are those of Eurostat.
func flagList(cells []string) string {
	for _, c := range cells {
		code, _, _ := strings.Cut(c, ":")
		if strings.Trim(code, "bcdefinprsuz ,;") == "" && code != "" {
			return "eurostat"
		}
	}
	return "sdmx"
}

// flagsOf is flagList for a column that is not called OBS_STATUS, whose codes may
// be of any list. W alone says that: "withheld" to some, "includes other data"
// to SDMX.
func flagsOf(name string, cells []string) string {
	list := flagList(cells)
	if list == "eurostat" || conceptOf(name) == "OBS_STATUS" {
		return list
	}
	for _, c := range cells {
		code, _, _ := strings.Cut(c, ":")
		if _, wrong := data.ParseStatus(code); wrong != "" || code == "W" {
			return "own"
		}
	}
	return list
}
