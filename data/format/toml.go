package format

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"accord/data"
	"accord/data/strict"
)

// TOML writes the plan as a dataset.toml that stands in the folder of the file
// and loads to the same dataset.
func (r *Reading) TOML() string {
	p := &r.Plan
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, strict.Quote(value))
		}
	}
	title := firstOf(p.Title, p.IndicatorTitle, Base(r.sheet.Name))
	fmt.Fprintf(&b, "accord = 1\nid = %s\n", strict.Quote(DatasetID(r.sheet.Name)))
	line("title", title)
	line("licence", p.Licence)
	if u, err := data.ParsePeriod(p.Updated); err == nil {
		line("updated", u.String())
	}
	fmt.Fprintf(&b, "languages = [%s]\n\n[[import]]\n", strict.Quote(p.Language))
	line("file", path.Base(filepath.ToSlash(r.sheet.Name)))
	line("format", p.Format.Value)
	line("encoding", p.Encoding.Value)
	line("sheet", p.Sheet)
	line("delimiter", p.Delimiter.Value)
	if p.Header > 0 {
		fmt.Fprintf(&b, "header = %d\n", p.Header)
	}
	if p.HeaderRows > 1 {
		fmt.Fprintf(&b, "header_rows = %d\n", p.HeaderRows)
	}
	if len(r.sheet.Options.Missing) > 0 {
		list := make([]string, len(r.sheet.Options.Missing))
		for i, m := range r.sheet.Options.Missing {
			list[i] = strict.Quote(m)
		}
		fmt.Fprintf(&b, "missing = [%s]\n", strings.Join(list, ", "))
	}
	if p.Confidential {
		b.WriteString("confidential = true\n")
	}
	line("indicator", p.Indicator)
	line("indicator_title", p.IndicatorTitle)
	line("title", p.Title)
	line("publisher", p.Publisher)
	line("url", p.URL)
	if p.Publisher != "" || p.URL != "" {
		line("licence", p.Licence)
	}
	line("updated", p.Updated)
	for i := range p.Columns {
		if c := &p.Columns[i]; c.Name != "" {
			c.toml(&b)
		}
	}
	return b.String()
}

// toml writes a column as a table of the import.
func (c *Column) toml(b *strings.Builder) {
	fmt.Fprintf(b, "\n[import.column.%s]\nrole = %s\n", strict.Quote(c.Name), strict.Quote(string(c.Role)))
	for _, l := range []struct{ key, value string }{
		{"concept", c.Concept}, {"title", c.Title}, {"indicator", c.Indicator}, {"unit", c.Unit.ID}, {"period", c.Period},
		{"form", c.Form}, {"decimal", c.Decimal}, {"group", c.Group}, {"split", c.Split}, {"flags", c.Flags}, {"levels", c.Levels},
	} {
		if l.value != "" {
			fmt.Fprintf(b, "%s = %s\n", l.key, strict.Quote(l.value))
		}
	}
	if c.Unit.Mult != 0 {
		fmt.Fprintf(b, "unit_mult = %d\n", c.Unit.Mult)
	}
	if c.Totals {
		b.WriteString("totals = true\n")
	}
	if len(c.Codes) > 0 {
		var list []string
		for _, k := range slices.Sorted(maps.Keys(c.Codes)) {
			list = append(list, strict.Quote(k)+" = "+strict.Quote(c.Codes[k]))
		}
		fmt.Fprintf(b, "codes = { %s }\n", strings.Join(list, ", "))
	}
}

// DatasetID is the id of the dataset that the file of that path makes.
func DatasetID(name string) string {
	return strings.ReplaceAll(indicatorID(Base(name)), "_", "-")
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}
