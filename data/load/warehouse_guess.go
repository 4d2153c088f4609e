package load

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/data/format"
	"accord/data/warehouse"
)

// sampleRows are how many rows are looked at to find out what columns are for.
const sampleRows = 500

// guessWarehouse finds out what the columns of a table are for, as it is found out
// of a file: by their names and the first rows.
func (ld *loader) guessWarehouse(x *distant, name string, spec warehouse.Spec, opts Options) error {
	sample, err := x.table.Sample(ld.ctx, sampleRows)
	if err != nil {
		return err
	}
	if len(sample.Rows) == 0 {
		return fmt.Errorf("the table has no rows; there is nothing to show")
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	if err := w.WriteAll(append([][]string{sample.Names}, sample.Rows...)); err != nil {
		return err
	}
	o := opts.Format
	o.Format, o.Delimiter, o.Header, o.HeaderRows, o.Encoding = "long", ",", 1, 1, "utf-8"
	if spec.Shard != "" {
		o.Columns = append([]format.Column{{Name: spec.Shard, Role: format.RoleAside, Why: "by it the table is parted"}}, o.Columns...)
	}
	if len(sample.Fractions) == 1 && len(o.Columns) == 0 && unseen(sample, sample.Fractions[0]) {
		o.Columns = []format.Column{{Name: sample.Fractions[0], Role: format.RoleValue, Why: "by its type; it is empty in every row that was looked at"}}
	}
	r, err := format.Open(cmp.Or(name, "table")+".csv", text.Bytes(), o)
	if d, refused := format.Refused(err); refused {
		return fmt.Errorf("%s, or write it in dataset.toml", d.Message)
	} else if err != nil {
		return err
	}
	x.why = map[string]string{}
	for i, c := range r.Columns {
		x.why[sample.Names[i]] = clean.Text(c.Why)
	}
	columns, unit, err := warehouseColumns(&r.Plan, sample)
	if err != nil {
		return err
	}
	if ld.loose {
		ld.alone(name, r, Options{})
	} else {
		ld.addDimensions(&r.Plan)
		ld.setReferences()
	}
	indicator := cmp.Or(spec.Indicator, r.Indicator)
	if spec.Unit.ID != "" {
		unit = spec.Unit
	}
	x.table.Map(ld.dimensionIDs(), columns, indicator, unit)
	return nil
}

// unseen reports whether no row of a sample has anything in that column.
func unseen(s *warehouse.Sample, name string) bool {
	i := slices.Index(s.Names, name)
	return !slices.ContainsFunc(s.Rows, func(row []string) bool { return row[i] != "" })
}

// warehouseColumns are the columns of a plan as the database is asked for them, and
// the unit of the values.
func warehouseColumns(p *format.Plan, sample *warehouse.Sample) (list []warehouse.Column, unit data.Unit, err error) {
	roles := map[format.Role]warehouse.Role{format.RoleDimension: warehouse.RoleDimension, format.RolePeriod: warehouse.RolePeriod, format.RoleValue: warehouse.RoleValue,
		format.RoleStatus: warehouse.RoleStatus, format.RoleBound: warehouse.RoleBound, format.RoleUnit: warehouse.RoleUnit}
	var values, periods []string
	for i, c := range p.Columns {
		role, known := roles[c.Role]
		if !known || i >= len(sample.Names) || c.Role == format.RoleStatus && c.Flags != "sdmx" {
			continue
		}
		name := sample.Names[i] // to the letter
		switch role {
		case warehouse.RoleValue:
			values = append(values, name)
			unit = c.Unit
		case warehouse.RolePeriod:
			periods = append(periods, name)
		}
		list = append(list, warehouse.Column{Name: name, Role: role, Concept: c.Concept, Codes: c.Codes})
	}
	have := "its columns are " + strings.Join(sample.Names, ", ")
	switch {
	case len(values) == 0:
		return nil, unit, fmt.Errorf("no column has numbers that could be the values; %s; name one by --column NAME=OBS_VALUE", have)
	case len(values) > 1:
		return nil, unit, fmt.Errorf("the columns %s may all be the values; name one by --column NAME=OBS_VALUE, and the others by --column NAME=aside", strings.Join(values, ", "))
	case len(periods) == 0:
		return nil, unit, fmt.Errorf("no column has periods; %s; name one by --column NAME=TIME_PERIOD", have)
	case len(periods) > 1:
		return nil, unit, fmt.Errorf("the columns %s are parts of the period; join them in a select of a dataset.toml, such as year * 100 + month", strings.Join(periods, " and "))
	}
	slices.SortStableFunc(list, func(a, b warehouse.Column) int {
		return slices.Index(warehouse.Roles(), a.Role) - slices.Index(warehouse.Roles(), b.Role)
	})
	return list, unit, nil
}
