package load

import (
	"fmt"
	"slices"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/data/warehouse"
)

// distant is the table in a database that a load has found.
type distant struct {
	table *warehouse.Table
	bulk  *data.Bulk
	codes [][]string // by dimension, those that occur
	unit  func(indicator string) data.Unit
	local []data.Observation
	why   map[string]string // by column, the evidence for what it is for
}

// declaredWarehouse takes as codes of the table those that are declared, because
// the table is not asked.
func (ld *loader) declaredWarehouse(spec warehouse.Spec) {
	x := ld.distant
	mapped := map[string]bool{}
	for _, c := range spec.Columns {
		mapped[c.Concept] = c.Role == warehouse.RoleDimension || mapped[c.Concept]
	}
	for d, dim := range ld.ds.Dimensions {
		list := []string{""}
		switch {
		case dim.ID == data.DimIndicator && spec.Indicator != "":
			list = []string{spec.Indicator}
		case mapped[dim.ID]:
			list = ld.ds.Codes(d)
		}
		x.codes = append(x.codes, list)
	}
	x.unit = func(string) data.Unit { return spec.Unit }
	x.bulk = &data.Bulk{Grouper: x.table, Rows: -1, Codes: x.codes, Distant: true}
}

// survey asks what is in the table.
func (ld *loader) survey() error {
	x := ld.distant
	s, err := x.table.Survey(ld.ctx)
	if err != nil {
		return err
	}
	if s.Rows == 0 && s.Aside > 0 {
		return fmt.Errorf("%q is not a period; expected %s, a date, or a whole number such as 2024 or 202403; turn it into one in a select", clean.Text(s.BadPeriod), data.PeriodForms)
	}
	x.codes, x.unit = s.Codes, s.Unit
	x.bulk = &data.Bulk{Grouper: x.table, Rows: s.Rows, First: s.First, Last: s.Last, Freqs: s.Freqs, Codes: s.Codes, AtLeast: s.AtLeast, Distant: true}
	ld.ds.SetAside += int(s.Aside)
	u := x.understanding(s)
	if s.Aside > 0 {
		u.Notes = append(u.Notes, fmt.Sprintf("%d rows are set aside: %q is not a period", s.Aside, clean.Text(s.BadPeriod)))
	}
	for _, name := range s.Many {
		u.Notes = append(u.Notes, fmt.Sprintf("the column %q has more than %d different codes, which are not listed", clean.Text(name), data.MostCodes))
	}
	ld.ds.Understood = append(ld.ds.Understood, u)
	return nil
}

// begin puts a row into the place of observations for every code, so that what is
// not declared is discovered; [distant.end] takes them out again.
func (x *distant) begin(ds *data.Dataset) {
	if x == nil || x.bulk == nil {
		return
	}
	x.local = ds.Observations
	about := ds.DimIndex(data.DimIndicator)
	most := 0
	for _, list := range x.codes {
		most = max(most, len(list))
	}
	ds.Observations = slices.Clone(ds.Observations)
	for i := range most {
		o := data.Observation{Dims: make([]string, len(ds.Dimensions))}
		for d, list := range x.codes {
			if len(list) > 0 {
				o.Dims[d] = list[i%len(list)]
			}
		}
		o.Unit = x.unit(o.Dims[about])
		ds.Observations = append(ds.Observations, o)
	}
}

// end makes the table what the dataset is asked from, besides its observations.
func (x *distant) end(ld *loader) {
	if x == nil || x.bulk == nil {
		return
	}
	ds := ld.ds
	ds.Observations = x.local
	about := ds.DimIndex(data.DimIndicator)
	for _, o := range ds.Observations {
		if slices.Contains(x.codes[about], o.Dims[about]) {
			at := diag.Mark{Position: o.At}
			ld.report(at.Errorf("indicator", "%s has figures in this table and in the database; give one of them another indicator", o.Dims[about]))
			break
		}
	}
	x.table.InUnits(func(indicator string) (data.Unit, bool) {
		in, ok := ds.Indicator(indicator)
		return in.Unit, ok
	})
	for _, id := range x.codes[about] {
		in, ok := ds.Indicator(id)
		if from := x.unit(id); ok && from.ID != "" && from.ID != in.Unit.ID && ld.decl.Warehouse.DSN.Node != nil {
			ld.report(ld.decl.Warehouse.DSN.Mark().Errorf("unit", "%s is declared in %s and the database has it in %s; declare it in the same unit", id, in.Unit.ID, from.ID))
		}
	}
	ds.Bulk = x.bulk
}
