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
		Fields        []field `json:"fields"`
		MissingValues texts   `json:"missingValues"`
	} `json:"schema"`
}

type dialect struct {
	Delimiter  string `json:"delimiter"`
	HeaderRows []int  `json:"headerRows"`
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
	Display     struct {
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
		delimiter: r.Dialect.Delimiter}
	if len(r.Dialect.HeaderRows) == 1 {
		m.header = r.Dialect.HeaderRows[0]
	}
	if len(p.Licenses) > 0 {
		m.licence = firstOf(p.Licenses[0].Name, p.Licenses[0].Title)
	}
	if len(p.Sources) > 0 {
		s := p.Sources[0]
		m.publisher, m.url = firstOf(s.Published, s.Title, s.Name), firstOf(s.Path, s.Link, s.Web)
	}
	for _, v := range r.Schema.MissingValues {
		if v != "" {
			m.missing = append(m.missing, v)
		}
	}
	for _, f := range r.Schema.Fields {
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
		m.columns = append(m.columns, c)
	}
	return m
}
