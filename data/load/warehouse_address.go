package load

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"accord/data"
	"accord/data/diag"
	"accord/data/warehouse"
)

// IsAddress reports whether a name of a dataset is the address of a table in a
// database.
func IsAddress(name string) bool { return warehouse.IsAddress(name) }

// fromAddress reads the table that an address names.
func fromAddress(ctx context.Context, name string, opts Options) (*data.Dataset, diag.List, error) {
	a, err := warehouse.ParseAddress(name)
	if err != nil { // the name may have a secret in it
		scheme, _, _ := strings.Cut(name, "://")
		return nil, nil, fmt.Errorf("load %s://…: %w", scheme, err)
	}
	spec := warehouse.Spec{Address: a, Table: a.Table, Shard: a.Shard, Limits: warehouse.Limits{Time: a.Timeout}}
	if spec.Table == "" {
		return nil, nil, fmt.Errorf("load %s: no table is named; write %s", a, withSetting(a.String(), "table", "NAME"))
	}
	table, err := warehouse.Open(spec, nil, warehouse.Options{Getenv: os.Getenv, ReadFile: os.ReadFile})
	if err != nil {
		return nil, nil, fmt.Errorf("load %s: %w", a, err)
	}
	ld := newLoader(ctx, nil, tablePath(spec))
	x := &distant{table: table}
	ld.distant, ld.loose = []*distant{x}, true
	if err = ld.guessWarehouse(x, spec.Table, spec, opts); err == nil {
		x.surveyed, err = table.Survey(ld.ctx)
	}
	if err == nil {
		err = ld.survey(x)
	}
	if err != nil {
		var fault *data.Fault
		if errors.As(err, &fault) || ctx.Err() != nil {
			return nil, nil, err
		}
		return nil, nil, fmt.Errorf("load %s: %w", tablePath(spec), err)
	}
	return ld.finish(true)
}
