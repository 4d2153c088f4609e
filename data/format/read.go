package format

import (
	"fmt"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/diag"
)

// Observed is one claim of a file in the concepts of the long table. It is valid
// until the next one is read.
type Observed struct {
	// Cells are by Concepts of the plan.
	Cells []string
	Line  int
	row   Row
	from  []int // by concept: the column of the file, −1 for none
}

// Mark is the place of the cell that concept i comes from; of the row where it
// comes from none.
func (o *Observed) Mark(i int) diag.Mark {
	if i < 0 || i >= len(o.from) {
		return o.row.Mark(-1)
	}
	return o.row.Mark(o.from[i])
}

// Counts are what was found while reading.
type Counts struct {
	Rows, Observations int
	SetAside           int
	Empty              int // cells of values that hold nothing
	Absent             map[string]int
	Flags              map[string]int
	Footnotes          map[string]int
	Bounds             int
	Deleted            int // rows that delete
	Unchanged          int // rows that state no figure: of a whole series, or a merge that leaves it
	Actions            map[string]int
	// Withheld is how many values were not read because they are not for
	// publication, Remarks are the lines outside of the table.
	Withheld int
	Remarks  []string
	// Totals are the words that were read as the total of a dimension, with
	// the name of their column.
	Totals map[string]int
}

// attributes are the concepts of the long table behind its dimensions.
func attributes() []string {
	return []string{"FREQ", "TIME_PERIOD", "OBS_VALUE", "OBS_BOUND", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS",
		"COMPILING_ORG", "SOURCE", "VINTAGE", "COMMENT_OBS"}
}

// Concepts are the columns of the long table that the plan fills: its
// dimensions, then FREQ, TIME_PERIOD, OBS_VALUE and the attributes.
func (p *Plan) Concepts() []string { return append(p.Dimensions(), attributes()...) }

// Read calls yield for every claim of the file, in its order, and tell for
// every row or cell that cannot be used.
func (r *Reading) Read(tell func(diag.Diag), yield func(*Observed) bool) {
	x := newReader(r, tell)
	r.sheet.body(func(d diag.Diag) {
		x.count.Rows++
		x.aside(d)
	}, func(row Row) bool { return x.row(row, yield) })
	r.Count = x.count
}

// reader executes a plan.
type reader struct {
	r     *Reading
	plan  *Plan
	tell  func(diag.Diag)
	count Counts
	times int // how many rows the row at hand stands for

	concepts []string
	at       map[string]int // concept → place in concepts
	out      Observed
	base     []string // the cells of the row that all its values share
	units    map[string]data.Unit
	stated   map[string]data.Unit // by cell of a column of units
	several  bool                 // rows hold several values
	secret   string               // why the values of the row are withheld
}

func newReader(r *Reading, tell func(diag.Diag)) *reader {
	x := &reader{r: r, plan: &r.Plan, tell: tell, times: 1, concepts: r.Plan.Concepts(), at: map[string]int{}, units: map[string]data.Unit{}, stated: map[string]data.Unit{}, several: r.Plan.several()}
	x.count = Counts{Absent: map[string]int{}, Flags: map[string]int{}, Footnotes: map[string]int{}, Totals: map[string]int{}, Actions: map[string]int{}}
	for i, c := range x.concepts {
		x.at[c] = i
	}
	x.out.Cells, x.out.from = make([]string, len(x.concepts)), make([]int, len(x.concepts))
	x.base = make([]string, len(x.concepts))
	return x
}

func (x *reader) aside(d diag.Diag) {
	x.count.SetAside += x.times
	x.tell(d)
}

// row reads one row: what its values share, then each value.
func (x *reader) row(row Row, yield func(*Observed) bool) bool {
	x.count.Rows += x.times
	p := x.plan
	if len(row.Cells) != len(p.Columns) && !x.ragged(row) {
		return true
	}
	if text, ok := p.remark(row.Cells); ok && p.noValues(row.Cells) {
		x.count.Remarks = append(x.count.Remarks, text)
		return true
	}
	x.out.row, x.out.Line = row, row.Line
	for i := range x.base {
		x.base[i], x.out.from[i] = "", -1
	}
	titles := map[string]string{} // title of the row, by dimension
	var parts [3]string           // year, month, quarter
	comment, secret, conf, until, flags := "", "", "", "", ""
	merges := false
	for i, c := range p.Columns {
		cell := strings.TrimFunc(row.Cells[i], blank)
		if cell == "" || c.Role == RoleValue {
			continue
		}
		switch c.Role {
		case RoleDimension:
			code, title, _ := split(c.Split, cell)
			if code == "~" { // SDMX: the dimension is switched off
				continue
			}
			if rest, n, ok := p.marked(code); ok {
				code, comment, flags = rest, joined(comment, n.says), flags+n.status
				x.count.Footnotes[n.mark] += x.times
			}
			to, ok := c.coded(code)
			if !ok && c.Totals && totalWord(code) {
				to, ok = "_T", true
				x.count.Totals[c.Name+": "+code] += x.times
			}
			if ok {
				if title == "" && titles[c.Concept] == "" {
					title = code
				}
				code = to
			}
			x.set(c.Concept, code, i)
			if c.Levels != "" {
				x.set(c.Levels, level(code), i)
			}
			if title != "" {
				titles[c.Concept] = title
			}
		case RoleTitle:
			titles[c.Concept] = cell
		case RolePeriod:
			switch c.Form {
			case "year":
				parts[0] = cell
			case "month":
				parts[1] = cell
			case "quarter":
				parts[2] = cell
			default:
				if cell == "~" { // SDMX: attributes of a whole series
					x.count.Unchanged += x.times
					return true
				}
				cell, _, _ = split(c.Split, cell)
				period, ok := canonical(c.Form, cell)
				if !ok {
					period = cell // the loader says what is wrong with it
				}
				x.set("TIME_PERIOD", period, i)
			}
		case RoleStatus:
			codes, words := status(c.Flags, strings.ReplaceAll(cell, "|", ","))
			if c.Flags == "own" { // a flag goes with the name of its list
				words = c.Name + ": " + cell
			}
			x.count.Flags[cell] += x.times
			x.set("OBS_STATUS", codes, i)
			comment = joined(comment, words)
		case RoleBound:
			x.set("OBS_BOUND", cell, i)
		case RoleUnit:
			x.unit(cell, c, i)
		case RoleMult:
			x.set("UNIT_MULT", code(c, cell), i)
		case RoleFreq:
			if f := code(c, cell); len(f) <= 3 {
				x.set("FREQ", f, i)
			}
		case RoleOrg:
			x.set("COMPILING_ORG", cell, i)
		case RoleSource:
			x.set("SOURCE", cell, i)
		case RoleVintage:
			x.set("VINTAGE", vintage(cell), i)
		case RoleConf:
			conf = cell
		case RoleEmbargo:
			until = cell
		case RoleComment:
			comment = joined(comment, p.inOne(cell))
		case RoleAction:
			a, _, _ := strings.Cut(cell, ":")
			x.count.Actions[a] += x.times
			if a == "D" {
				x.count.Deleted += x.times
				return true
			}
			merges = a == "M"
		}
	}
	if period := ofParts(parts); period != "" {
		x.base[x.at["TIME_PERIOD"]] = period
	}
	if !p.Confidential {
		secret = withheld(conf, until, x.r.sheet.Options.Today)
	}
	if x.secret = secret; secret != "" {
		comment = joined(comment, secret)
	}
	x.base[x.at["COMMENT_OBS"]] = comment
	x.base[x.at["OBS_STATUS"]] += flags
	x.title(titles)
	for i, c := range p.Columns {
		if merges && c.Role == RoleValue && strings.TrimFunc(row.Cells[i], blank) == "" {
			x.count.Unchanged += x.times // what a merge does not state stays as it was
			continue
		}
		if c.Role == RoleValue && !x.value(row, i, c, yield) {
			return false
		}
	}
	return true
}

// noValues reports whether a row has no cell in a column of values.
func (p *Plan) noValues(cells []string) bool {
	for i, c := range p.Columns {
		if c.Role == RoleValue && i < len(cells) && strings.TrimFunc(cells[i], blank) != "" {
			return false
		}
	}
	return true
}

// ragged reports whether a row of another width than the header can be read
// all the same: cells that are too many or too few must be empty.
func (x *reader) ragged(row Row) bool {
	want := len(x.plan.Columns)
	for _, c := range row.Cells[min(want, len(row.Cells)):] {
		if strings.TrimSpace(c) != "" {
			x.aside(row.Mark(want).Errorf("ragged", "the row has %s; expected %d; put a cell with the separator in it in quotes", plural(len(row.Cells), "cell"), want))
			return false
		}
	}
	if len(row.Cells) < want {
		if x.blankRow(row) {
			return false
		}
		x.aside(row.Mark(len(row.Cells)-1).Errorf("ragged", "the row ends after %s; expected %d", plural(len(row.Cells), "cell"), want))
		return false
	}
	return true
}

// blankRow reports a row that holds one cell at most, as remarks below a table
// do; they are kept as such.
func (x *reader) blankRow(row Row) bool {
	held := ""
	for _, c := range row.Cells {
		if c = strings.TrimFunc(c, blank); c != "" {
			if held != "" {
				return false
			}
			held = c
		}
	}
	if held != "" {
		x.count.Remarks = append(x.count.Remarks, held)
	}
	return true
}

func (x *reader) set(concept, value string, column int) {
	i := x.at[concept]
	x.base[i], x.out.from[i] = value, column
}

func (x *reader) unit(cell string, c Column, i int) {
	u, known := x.stated[cell]
	if !known {
		u = unitStated(cell, c)
		x.stated[cell] = u
	}
	x.set("UNIT_MEASURE", u.ID, i)
	if x.base[x.at["UNIT_MULT"]] == "" && u.Mult != 0 {
		x.set("UNIT_MULT", strconv.Itoa(u.Mult), i)
	}
}

// unitStated is the unit in a cell of a column of units: a code, or words.
func unitStated(cell string, c Column) data.Unit {
	id, _, _ := split(c.Split, cell)
	if id == "PC" || id == "PERCENT" { // Eurostat and OECD write these for PT
		id = data.Percent.ID
	}
	if u, ok := unitOf(cell); ok && (len(id) > 5 || strings.ContainsFunc(id, blank)) {
		return u
	}
	return data.Unit{ID: id}
}

func code(c Column, cell string) string {
	s, _, _ := split(c.Split, cell)
	if to, ok := c.coded(s); ok {
		return to
	}
	return s
}

// title keeps the titles of the codes of a row.
func (x *reader) title(titles map[string]string) {
	for dimension, title := range titles {
		i, ok := x.at[dimension]
		if !ok || x.base[i] == "" {
			if ok && x.base[i] == "" { // a region without a code: its name is the code
				x.base[i] = title
			}
			continue
		}
		of := x.r.Titles[dimension]
		if of == nil {
			of = map[string]string{}
			x.r.Titles[dimension] = of
		}
		if _, known := of[x.base[i]]; !known {
			of[x.base[i]] = title
		}
	}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// ofParts puts a period together from its parts in several columns.
func ofParts(parts [3]string) string {
	year, month, quarter := parts[0], parts[1], parts[2]
	if year == "" {
		return ""
	}
	if n := monthWord(strings.ToLower(month)); n > 0 {
		return fmt.Sprintf("%s-%02d", year, n)
	}
	if n, err := strconv.Atoi(month); err == nil && n >= 1 && n <= 12 {
		return fmt.Sprintf("%s-%02d", year, n)
	}
	if q := quarterOf(quarter); q > 0 {
		return fmt.Sprintf("%s-Q%d", year, q)
	}
	return year
}

// vintage writes a date of publication as a period; "" when it is in no form
// whose day and month are certain.
func vintage(cell string) string {
	if p, err := data.ParsePeriod(cell); err == nil {
		return p.String()
	}
	if f, ok := dateParts(cell); ok { // Eurostat: DD/MM/YY HH:MM:SS
		if strings.Contains(cell, ":") && strings.Contains(cell, "/") {
			if p, ok := canonical("dmy", cell); ok {
				return p
			}
		}
		if f[0] > 12 {
			if p, ok := canonical("dmy", cell); ok {
				return p
			}
		}
	}
	return ""
}
