package format

import (
	"cmp"
	"encoding/json"
	"path"
	"strings"
)

// dataPackage is datapackage.json of Frictionless, as far as a table needs it.
type dataPackage struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Description string `json:"description"`
	LastUpdated string `json:"last_updated"`
	Created     string `json:"created"`
	Licenses    []struct {
		Name  string `json:"name"`
		Title string `json:"title"`
	} `json:"licenses"`
	Sources   []packageSource `json:"sources"`
	Resources []resource      `json:"resources"`
}

type packageSource struct {
	Title     string `json:"title"`
	Name      string `json:"name"`
	Path      string `json:"path"`
	Web       string `json:"web"`
	Link      string `json:"link"`
	Published string `json:"dataPublishedBy"`
}

type resource struct {
	Name     string  `json:"name"`
	Title    string  `json:"title"`
	Path     texts   `json:"path"`
	Encoding string  `json:"encoding"`
	Dialect  dialect `json:"dialect"`
	Schema   struct {
		Fields        []field   `json:"fields"`
		MissingValues []missing `json:"missingValues"`
	} `json:"schema"`
}

// dialect has the words of both versions of the specification.
type dialect struct {
	Delimiter   string `json:"delimiter"`
	Header      *bool  `json:"header"`
	HeaderRows  []int  `json:"headerRows"`
	QuoteChar   string `json:"quoteChar"`
	CommentChar string `json:"commentChar"`
	Null        string `json:"nullSequence"`
}

// missing is a mark of missing values, alone or with what it means.
type missing struct{ value, label string }

// UnmarshalJSON reads "…" and { "value": "…", "label": "…" }.
func (m *missing) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, &m.value) == nil {
		return nil
	}
	var full struct {
		Value json.RawMessage `json:"value"`
		Label string          `json:"label"`
	}
	if err := json.Unmarshal(b, &full); err != nil {
		return err
	}
	m.label = full.Label
	if json.Unmarshal(full.Value, &m.value) != nil {
		m.value = string(full.Value) // a number such as -99
	}
	return nil
}

type field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Format      string `json:"format"`
	Title       string `json:"title"`
	Description string `json:"description"`
	DecimalChar string `json:"decimalChar"`
	GroupChar   string `json:"groupChar"`
	Unit        string `json:"unit"`

	MissingValues []missing `json:"missingValues"`
	Display       struct {
		Unit      string `json:"unit"`
		ShortUnit string `json:"shortUnit"`
	} `json:"owidDisplaySettings"`
}

// Resources are the paths of the tables that a datapackage.json lists; the
// error is about its JSON.
func Resources(text string) ([]string, error) {
	var p dataPackage
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		return nil, err
	}
	var list []string
	for _, r := range p.Resources {
		switch ext := strings.ToLower(path.Ext(strings.TrimSuffix(r.Path.first(), ".gz"))); ext {
		case ".csv", ".tsv", ".txt", ".xlsx":
			list = append(list, r.Path...)
		}
	}
	return list, nil
}

// frictionless is what datapackage.json says of the file base, nil when it
// lists no such file.
func frictionless(text, base string) (*metadata, error) {
	var p dataPackage
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		return nil, err
	}
	for _, r := range p.Resources {
		for _, name := range r.Path {
			if path.Base(name) == base {
				return p.metadata(r), nil
			}
		}
	}
	return nil, nil
}

func (p *dataPackage) metadata(r resource) *metadata {
	m := &metadata{title: firstOf(p.Title, p.Name), indicator: r.Title, update: cmp.Or(p.LastUpdated, p.Created), encoding: r.Encoding,
		delimiter: r.Dialect.Delimiter, comment: r.Dialect.CommentChar, quote: r.Dialect.QuoteChar}
	if rows := r.Dialect.HeaderRows; len(rows) > 0 {
		m.header, m.rows = rows[0], len(rows)
	}
	m.headless = r.Dialect.Header != nil && !*r.Dialect.Header
	m.gone(r.Dialect.Null, "")
	if len(p.Licenses) > 0 {
		m.licence = firstOf(p.Licenses[0].Name, p.Licenses[0].Title)
	}
	if len(p.Sources) > 0 {
		s := p.Sources[0]
		m.publisher, m.url = firstOf(s.Published, s.Title, s.Name), firstOf(s.Path, s.Link, s.Web)
	}
	for _, v := range r.Schema.MissingValues {
		m.gone(v.value, v.label)
	}
	for _, f := range r.Schema.Fields {
		for _, v := range f.MissingValues {
			m.gone(v.value, v.label)
		}
		c := Column{Name: f.Name, Decimal: f.DecimalChar, Group: f.GroupChar}
		if f.Type == "integer" && !codeLike(f.Name) {
			if mean, ok := meaningOf(f.Name); ok && mean.role == RolePeriod {
				f.Type = "year"
			}
		}
		typed(&c, f.Type, f.Format)
		if c.Role == RoleValue {
			c.Title = f.Title
			c.Unit = unitText(firstOf(f.Unit, f.Display.Unit, f.Display.ShortUnit, f.Title, f.Description))
			if mean, ok := meaningOf(f.Name); ok && mean.role == RoleValue {
				m.indicator = firstOf(m.indicator, f.Title, f.Description)
			}
		} else if u := unitText(firstOf(f.Display.Unit, f.Unit)); c.Role == "" && u.ID != "" {
			c.Unit = u
		}
		if c.Role == "" && f.Title != f.Name {
			c.Title = f.Title
		}
		m.column(c, f.Type)
	}
	return m
}
