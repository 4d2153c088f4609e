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
	why   map[string]string // by column, the evidence for what it is for

	at       diag.Mark // where it is declared; zero where it is named by its address
	surveyed *warehouse.Survey
	err      error // why nobody knows what is in it
}

// declaredWarehouse takes as codes of the table those that are declared, because
// the table is not asked.
func (ld *loader) declaredWarehouse(x *distant) {
	spec := x.table.Spec()
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

// survey takes what is in the table.
func (ld *loader) survey(x *distant) error {
	s := x.surveyed
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

// beginDistant puts a row into the place of observations for every code of the tables,
// so that what is not declared is discovered; endDistant takes them out again.
func (ld *loader) beginDistant() {
	ds := ld.ds
	about := ds.DimIndex(data.DimIndicator)
	ld.local = ds.Observations
	for _, x := range ld.distant {
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
}

// endDistant makes the tables what the dataset is asked from, besides its
// observations.
func (ld *loader) endDistant() {
	if len(ld.distant) == 0 {
		return
	}
	ds := ld.ds
	ds.Observations = ld.local
	about := ds.DimIndex(data.DimIndicator)
	var tables []*warehouse.Table
	var bulks []*data.Bulk
	for i, x := range ld.distant {
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
			if from := x.unit(id); ok && from.ID != "" && from.ID != in.Unit.ID && len(ld.decl.Warehouse) > 0 {
				ld.report(x.at.Errorf("unit", "%s is declared in %s and the database has it in %s; declare it in the same unit", id, in.Unit.ID, from.ID))
			}
		}
		for _, y := range ld.distant[:i] {
			if x.surveyed != nil && y.surveyed != nil && warehouse.Overlap(ld.dimensionIDs(), x.codes, y.codes) {
				ld.report(x.at.Errorf("warehouse", "%s and %s may have the same figures, which would be counted twice: no dimension keeps them apart; give one of them another indicator, or leave the rows that both have out of one by a select",
					tablePath(y.table.Spec()), tablePath(x.table.Spec())))
			}
		}
		tables, bulks = append(tables, x.table), append(bulks, x.bulk)
	}
	ds.Bulk = warehouse.Together(tables, bulks)
}
