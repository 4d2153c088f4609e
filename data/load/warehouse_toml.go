package load

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/data/strict"
	"accord/data/warehouse"
)

// understanding says what is in the table.
func (x *distant) understanding(s *warehouse.Survey) data.Understanding {
	spec := x.table.Spec()
	spec.Columns = slices.Clone(spec.Columns)
	for i, c := range spec.Columns {
		if c.Role == warehouse.RolePeriod {
			spec.Columns[i].Freq = s.Days
		}
	}
	u := data.Understanding{Path: tablePath(spec)}
	add := func(what, value, why string) {
		if value != "" {
			u.Facts = append(u.Facts, data.Understood{What: what, Value: clean.Text(value), Why: clean.Text(why)})
		}
	}
	add("format", map[warehouse.Engine]string{warehouse.Postgres: "PostgreSQL", warehouse.ClickHouse: "ClickHouse"}[spec.Address.Engine], "a table that is asked for sums; its rows stay there")
	add("indicator", spec.Indicator, "")
	add("unit", spec.Unit.ID, "")
	if !s.First.IsZero() {
		var freqs []string
		for _, f := range s.Freqs {
			freqs = append(freqs, string(f))
		}
		add("periods", s.First.String()+" to "+s.Last.String(), strings.Join(freqs, ", "))
	}
	add("rows", fmt.Sprint(s.Rows), "at "+s.At.UTC().Format("2006-01-02 15:04")+" UTC")
	for _, c := range spec.Columns {
		detail := s.Types[c.Name]
		if c.Freq != "" {
			detail += ", added up to " + string(c.Freq)
		}
		for d, dim := range x.table.Dimensions() {
			if c.Role == warehouse.RoleDimension && dim == c.Concept && s.Codes[d] != nil {
				detail += fmt.Sprintf(", %d codes", len(s.Codes[d]))
			}
		}
		u.Columns = append(u.Columns, data.UnderstoodColumn{Name: clean.Text(c.Name), Role: string(c.Role), Concept: c.Concept, Detail: detail, Why: cmp.Or(x.why[c.Name], "declared")})
	}
	u.Import = warehouseTOML(spec)
	return u
}

// tablePath is how a table is called: its address, without user and secrets.
func tablePath(s warehouse.Spec) string {
	if s.Table == "" {
		return s.Address.String()
	}
	return withSetting(s.Address.String(), "table", s.Table)
}

// warehouseTOML is a dataset.toml that asks the table.
func warehouseTOML(s warehouse.Spec) string {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, strict.Quote(value))
		}
	}
	name := cmp.Or(s.Table, "select")
	b.WriteString("accord = 1\n")
	line("id", cmp.Or(slug(name), "table"))
	line("title", name)
	b.WriteString("\n[warehouse]\n")
	line("store", string(s.Address.Engine))
	line("dsn", s.Address.DSN())
	if s.Address.TLS != warehouse.TLSVerify && !s.Address.Local() {
		line("tls", string(s.Address.TLS))
	}
	line("ca", s.Address.CA)
	line("table", s.Table)
	line("select", s.Select)
	line("shard", s.Shard)
	if s.Address.Timeout > 0 {
		line("timeout", s.Address.Timeout.String())
	}
	line("indicator", s.Indicator)
	line("unit", s.Unit.ID)
	if s.Unit.Mult != 0 {
		fmt.Fprintf(&b, "unit_mult = %d\n", s.Unit.Mult)
	}
	for _, c := range s.Columns {
		fmt.Fprintf(&b, "\n[warehouse.column.%s]\n", strict.Quote(c.Name))
		line("role", string(c.Role))
		line("concept", c.Concept)
		line("freq", string(c.Freq))
		if len(c.Codes) > 0 {
			var list []string
			for _, k := range slices.Sorted(maps.Keys(c.Codes)) {
				list = append(list, strict.Quote(k)+" = "+strict.Quote(c.Codes[k]))
			}
			fmt.Fprintf(&b, "codes = { %s }\n", strings.Join(list, ", "))
		}
	}
	return b.String()
}
