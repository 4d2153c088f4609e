package format

import (
	"encoding/json"
	"path"
)

// tableGroup is a metadata file of CSVW: one table, or several.
type tableGroup struct {
	table
	Tables []table `json:"tables"`
}

type table struct {
	URL       string     `json:"url"`
	Title     texts      `json:"dc:title"`
	Publisher texts      `json:"dc:publisher"`
	Licence   texts      `json:"dc:license"`
	Modified  texts      `json:"dc:modified"`
	Dialect   csvDialect `json:"dialect"`
	Null      texts      `json:"null"`
	Schema    struct {
		Columns []csvColumn `json:"columns"`
	} `json:"tableSchema"`
}

type csvDialect struct {
	Delimiter      string `json:"delimiter"`
	Encoding       string `json:"encoding"`
	SkipRows       int    `json:"skipRows"`
	HeaderRowCount *int   `json:"headerRowCount"`
	Header         *bool  `json:"header"`
	QuoteChar      string `json:"quoteChar"`
	CommentPrefix  string `json:"commentPrefix"`
}

type csvColumn struct {
	Name        string   `json:"name"`
	Titles      texts    `json:"titles"`
	Datatype    datatype `json:"datatype"`
	Null        texts    `json:"null"`
	Description texts    `json:"dc:description"`
	Unit        texts    `json:"unit"`
}

// datatype is "number", or { "base": "number", "format": … }.
type datatype struct{ base, pattern, decimal, group string }

// UnmarshalJSON reads both forms.
func (d *datatype) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, &d.base) == nil {
		return nil
	}
	var full struct {
		Base   string          `json:"base"`
		Format json.RawMessage `json:"format"`
	}
	if err := json.Unmarshal(b, &full); err != nil {
		return err
	}
	d.base = full.Base
	if json.Unmarshal(full.Format, &d.pattern) == nil {
		return nil
	}
	var number struct {
		Decimal string `json:"decimalChar"`
		Group   string `json:"groupChar"`
	}
	if len(full.Format) > 0 {
		if err := json.Unmarshal(full.Format, &number); err != nil {
			return err
		}
	}
	d.decimal, d.group = number.Decimal, number.Group
	return nil
}

// csvw is what a metadata file of CSVW says of the file base, nil when it
// speaks of none of that name.
func csvw(text, base string) (*metadata, error) {
	var g tableGroup
	if err := json.Unmarshal([]byte(text), &g); err != nil {
		return nil, err
	}
	for _, t := range append(g.Tables, g.table) {
		if path.Base(t.URL) == base {
			return t.metadata(g), nil
		}
	}
	return nil, nil
}

func (t table) metadata(g tableGroup) *metadata {
	m := &metadata{title: firstOf(t.Title.first(), g.Title.first()), publisher: firstOf(t.Publisher.first(), g.Publisher.first()),
		licence: firstOf(t.Licence.first(), g.Licence.first()), update: firstOf(t.Modified.first(), g.Modified.first()),
		encoding: t.Dialect.Encoding, delimiter: t.Dialect.Delimiter, quote: t.Dialect.QuoteChar, comment: t.Dialect.CommentPrefix}
	switch d := t.Dialect; {
	case d.HeaderRowCount != nil && *d.HeaderRowCount == 0 || d.HeaderRowCount == nil && d.Header != nil && !*d.Header:
		m.headless = true
	case d.HeaderRowCount != nil || d.SkipRows > 0:
		m.header, m.rows = d.SkipRows+1, 1
		if d.HeaderRowCount != nil {
			m.rows = *d.HeaderRowCount
		}
	}
	for _, n := range t.Null {
		m.gone(n, "")
	}
	for _, c := range t.Schema.Columns {
		name := firstOf(c.Titles.first(), c.Name)
		col := Column{Name: name, Decimal: c.Datatype.decimal, Group: c.Datatype.group}
		typed(&col, c.Datatype.base, c.Datatype.pattern)
		if col.Role == RoleValue {
			col.Unit = unitText(firstOf(c.Unit.first(), c.Description.first(), name))
		}
		m.column(col, c.Datatype.base)
		for _, n := range c.Null {
			m.gone(n, "")
		}
	}
	return m
}
