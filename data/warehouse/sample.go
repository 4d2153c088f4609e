package warehouse

import (
	"context"
	"strconv"
	"strings"

	"accord/data"
)

// Sample is the beginning of a table.
type Sample struct {
	Names, Types []string
	// Fractions has the names of those that hold decimal or floating numbers.
	Fractions []string
	// Rows has a cell a column, as the engine writes it as text; "" for NULL.
	Rows [][]string
}

// Sample reads the names of the columns and at most n rows, in no order.
func (t *Table) Sample(ctx context.Context, n int) (*Sample, error) {
	if err := t.pause.gate(); err != nil {
		return nil, err
	}
	have, err := t.engine.columns(ctx, t.shape.from)
	if err != nil {
		return nil, t.fault(ctx, err)
	}
	s := &Sample{}
	names := make([]string, len(have))
	for i, f := range have {
		s.Names, s.Types = append(s.Names, f.name), append(s.Types, f.typ)
		names[i] = t.engine.quote(f.name)
		if f.kind == kindDecimal || f.kind == kindFloat {
			s.Fractions = append(s.Fractions, f.name)
		}
	}
	st := statement{sql: "SELECT " + strings.Join(names, ", ") + " FROM " + t.shape.from + " LIMIT " + strconv.Itoa(n)}
	err = t.run(ctx, st, func(row [][]byte) error {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = string(c)
		}
		s.Rows = append(s.Rows, cells)
		return nil
	})
	return s, err
}

// Map says what the columns are for, of a table that was opened without them,
// before anybody else has it.
func (t *Table) Map(dims []string, columns []Column, indicator string, unit data.Unit) {
	t.dims, t.spec.Columns, t.spec.Indicator, t.spec.Unit = dims, columns, indicator, unit
}

// Tell says which dimensions the dataset has, of a table that was opened before all of
// them were known and that nobody else has yet; those that it was told of before stand
// first.
func (t *Table) Tell(dims []string) { t.dims = dims }
