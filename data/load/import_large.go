package load

import (
	"fmt"
	"io"
	"io/fs"
	"path"

	"accord/data/scan"
	"accord/data/store"
)

// onlyImport is the import that is all that a dataset has of figures: nothing is
// said of single ones; nil where there is none.
func (ld *loader) onlyImport() *importDecl {
	d := &ld.decl
	if len(d.Import) != 1 || len(d.Tables.Observations)+len(d.Observation)+len(d.Highlight)+len(d.Prefer)+len(d.Defaults) > 0 || len(d.Warehouse) > 0 {
		return nil
	}
	return &d.Import[0]
}

// largeImport understands the import of a dataset whose rows may be taken one by
// one; nil where they are to be read as a whole, which also says what is wrong with
// it.
func (ld *loader) largeImport() *passing {
	d := ld.onlyImport()
	if d == nil || d.File.Node == nil || !fs.ValidPath(path.Clean(d.File.V)) || ld.opts.Rows == RowsClaims {
		return nil
	}
	name := path.Clean(d.File.V)
	info, err := fs.Stat(ld.from.fsys, name)
	if err != nil || !info.Mode().IsRegular() || ld.opts.Rows == RowsAuto && info.Size() < LargeTable/mostPacked {
		return nil
	}
	file, err := ld.from.fsys.Open(name)
	if err != nil {
		return nil
	}
	opts := ld.opts
	opts.Format = d.options()
	opts.Format.Sidecar = ld.sidecars(name)
	p, err := passingOf(ld.ctx, ld.from.path(name), io.LimitReader(file, info.Size()), info.Size(), opts)
	if err != nil {
		file.Close() // read only
		return nil
	}
	p.file = file
	f, foreign := p.of.(*foreignPassing)
	if !foreign || ld.opts.Rows == RowsAuto && p.likely() < LargeTable {
		p.close()
		return nil
	}
	ld.from.trail.note(ld.from.path(name))
	ld.addDimensions(&f.reading.Plan)
	return p
}

// readLarge reads an import into columns. Its rows are facts, in the units of their
// indicators.
func (ld *loader) readLarge(p *passing) error {
	c := &columns{passing: p, table: store.NewTable(ld.tableSpec(p.columns))}
	spec := c.spec(ld)
	spec.Progress = func(_ int64, n int, _ func() *scan.Result) { ld.meter.scanned(p.raw.n.Load(), p.total, n) }
	found, err := scan.Read(ld.ctx, p.body, spec)
	switch {
	case ld.ctx.Err() != nil:
		return fmt.Errorf("load %s: %w", ld.ds.Path, ld.ctx.Err())
	case p.shortened():
		return fmt.Errorf("read %s: it has become shorter while it was read; read it again when nobody writes to it", p.name)
	case err != nil:
		return fmt.Errorf("%w: %w", errWhole, err)
	case ld.opts.Rows == RowsAuto && (found.Bytes < LargeTable || c.overlapping() >= 0 && found.Bytes <= ld.opts.MaxBytes):
		return errWhole
	}
	if err := c.settle(ld, found); err != nil {
		return err
	}
	for _, x := range ld.ds.Indicators {
		if u, has := c.table.UnitOf(x.ID); has && u != x.Unit {
			return &because{fmt.Sprintf("figures of %s are not in its unit", x.ID)}
		}
	}
	return nil
}
