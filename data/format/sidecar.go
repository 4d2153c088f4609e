package format

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"accord/data"
)

// SidecarsOf are the paths of the metadata files that may lie beside the file
// of that path: those of Frictionless and of CSVW.
func SidecarsOf(name string) []string {
	dir, base := path.Split(name)
	return []string{dir + "datapackage.json", name + "-metadata.json", dir + strings.TrimSuffix(base, path.Ext(base)) + "-metadata.json",
		dir + "csv-metadata.json", path.Join(dir, "..", "datapackage.json")}
}

// metadata is what a file beside the table says of it.
type metadata struct {
	by                                                string // the name of that file
	title, indicator, publisher, url, licence, update string
	encoding, delimiter, decimal, group               string
	comment                                           string // what begins a line that is no row
	quote                                             string // what stands around cells, where it is no quotation mark
	header, rows                                      int    // its first line, how many it has
	headless                                          bool   // the table begins without one
	missing                                           []string
	reasons                                           map[string]string // what marks of missing values mean
	columns                                           []Column          // those without a role say a title or unit only
	words                                             map[string]bool   // columns whose cells are text, whatever they look like
}

// beside is what the metadata files say of the file of that path; nil when
// none speaks of it.
func beside(name string, side map[string]string) (*metadata, error) {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	for _, n := range SidecarsOf(base) {
		text, ok := side[n]
		if !ok {
			continue
		}
		read := csvw
		if path.Base(n) == "datapackage.json" {
			read = frictionless
		}
		m, err := read(text, base)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path.Base(n), err)
		}
		if m != nil {
			m.by = path.Base(n)
			return m, nil
		}
	}
	return nil, nil
}

// apply fills what the options leave open.
func (m *metadata) apply(o *Options) {
	if m == nil {
		return
	}
	o.Encoding, o.Delimiter = cmp.Or(o.Encoding, m.encoding), cmp.Or(o.Delimiter, m.delimiter)
	o.Decimal, o.Group = cmp.Or(o.Decimal, m.decimal), cmp.Or(o.Group, m.group)
	if o.Header == 0 {
		o.Header, o.HeaderRows = m.header, cmp.Or(o.HeaderRows, m.rows)
	}
	if r, n := utf8.DecodeRuneInString(m.comment); n > 0 && n == len(m.comment) && r != utf8.RuneError && !strings.ContainsRune("\r\n\"", r) {
		o.comment = r
	}
	if m.headless {
		for _, c := range m.columns {
			o.names = append(o.names, c.Name)
		}
	}
	o.Missing = append(o.Missing[:len(o.Missing):len(o.Missing)], m.missing...)
}

// describe gives a plan what the metadata say of the whole.
func (m *metadata) describe(p *Plan) {
	if m == nil {
		return
	}
	p.Title, p.Publisher, p.URL = cmp.Or(p.Title, m.title), cmp.Or(p.Publisher, m.publisher), cmp.Or(p.URL, m.url)
	p.Licence, p.Updated = cmp.Or(p.Licence, m.licence), cmp.Or(p.Updated, m.update)
	p.IndicatorTitle = cmp.Or(p.IndicatorTitle, m.indicator)
	p.Reasons = m.reasons
	p.note(m.by + " beside the file says what its columns hold")
}

// stated returns what the metadata say of column i of header: by its name, and
// failing it by its place in metadata that list as many columns.
func (m *metadata) stated(header []string, i int) (Column, bool) {
	if m == nil || header[i] == "" {
		return Column{}, false
	}
	at := slices.IndexFunc(m.columns, func(c Column) bool { return c.Name == header[i] })
	if at < 0 && len(m.columns) == len(header) && !slices.Contains(header, m.columns[i].Name) {
		at = i
	}
	if at < 0 {
		return Column{}, false
	}
	c := m.columns[at]
	c.Name, c.Why = header[i], m.by+" says so"
	return c, true
}

// text reports whether the metadata say that the cells of that column are text.
func (m *metadata) text(name string) bool { return m != nil && m.words[name] }

// column adds what the metadata say of a column of that type.
func (m *metadata) column(c Column, kind string) {
	if kind == "string" && c.Name != "" {
		if m.words == nil {
			m.words = map[string]bool{}
		}
		m.words[c.Name] = true
	}
	m.columns = append(m.columns, c)
}

// gone adds a mark of missing values, and what it means where that is said.
func (m *metadata) gone(mark, label string) {
	if mark == "" {
		return // nothing stands for nothing everywhere
	}
	if !slices.Contains(m.missing, mark) {
		m.missing = append(m.missing, mark)
	}
	if label != "" {
		if m.reasons == nil {
			m.reasons = map[string]string{}
		}
		m.reasons[mark] = label
	}
}

// unread is why a table of that dialect cannot be read, "" when it can.
func (m *metadata) unread() string {
	if m != nil && m.quote != "" && m.quote != `"` {
		return fmt.Sprintf("%s says that %q stands around cells; accord reads quotation marks only; write the table with them", m.by, m.quote)
	}
	return ""
}

// texts is one text or a list of them, as JSON files of the field write both.
type texts []string

// UnmarshalJSON reads "…", ["…"], and { "en": "…" } or [{ "value": "…" }].
func (t *texts) UnmarshalJSON(b []byte) error {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	t.add(v)
	return nil
}

func (t *texts) add(v any) {
	switch v := v.(type) {
	case string:
		*t = append(*t, v)
	case []any:
		for _, x := range v {
			t.add(x)
		}
	case map[string]any:
		for _, key := range []string{"value", "@value", "name", "en", "und", "schema:name"} {
			if s, ok := v[key]; ok {
				t.add(s)
				return
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) { // another language
			if len(key) <= 3 {
				t.add(v[key])
				return
			}
		}
	}
}

func (t texts) first() string {
	if len(t) == 0 {
		return ""
	}
	return t[0]
}

// typed gives a column the role that a type of a schema means.
func typed(c *Column, kind, form string) {
	switch kind {
	case "year", "gYear":
		c.Role, c.Form = RolePeriod, "sdmx"
	case "yearmonth", "gYearMonth":
		c.Role, c.Form = RolePeriod, "sdmx"
	case "date", "datetime", "dateTime":
		c.Role, c.Form = RolePeriod, dateForm(form)
	case "number", "decimal", "double", "float":
		c.Role = RoleValue
	}
}

// dateForm is the form of a pattern of dates; "sdmx" for ISO 8601.
func dateForm(pattern string) string {
	p := strings.NewReplacer("%", "", "yyyy", "y", "yy", "y", "mm", "m", "dd", "d").Replace(strings.ToLower(pattern))
	p = strings.Map(func(r rune) rune {
		if r == 'd' || r == 'm' || r == 'y' {
			return r
		}
		return -1
	}, p)
	if (p == "dmy" || p == "mdy") && pattern != "" {
		return p
	}
	return "sdmx"
}

// unitText is the unit that a text of metadata states.
func unitText(s string) data.Unit {
	if s == "" {
		return data.Unit{}
	}
	u, _ := unitOf(s)
	return u
}
