package format

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"strings"

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
	header                                            int
	missing                                           []string
	columns                                           []Column // those without a role say a title or unit only
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
	o.Header = cmp.Or(o.Header, m.header)
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
	p.note(m.by + " beside the file says what its columns hold")
}

// stated returns what the metadata say of the column of that name.
func (m *metadata) stated(name string) (Column, bool) {
	if m != nil {
		for _, c := range m.columns {
			if c.Name == name && name != "" {
				c.Why = m.by + " says so"
				return c, true
			}
		}
	}
	return Column{}, false
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
	}
}

// in reports whether s is one of the texts.
func (t texts) in(s string) bool {
	for _, x := range t {
		if x == s {
			return true
		}
	}
	return false
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
