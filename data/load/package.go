package load

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/data/format"
)

// packageFile is the name of the metadata that make a folder a package of
// Frictionless.
const packageFile = "datapackage.json"

// fromPackage reads all tables of a package of Frictionless in dir as one
// dataset; no path and no link leads out of dir.
func fromPackage(ctx context.Context, dir, name string, opts Options) (*data.Dataset, diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, openError(dir, err)
	}
	defer root.Close() // read only
	f := &folder{fsys: root.FS(), prefix: dir, max: opts.MaxBytes, trail: opts.trail, meter: newMeter(opts.Progress)}
	opts.trail.note(f.path(Manifest)) // which would take the place of the package
	text, err := f.read(packageFile)
	if err != nil {
		return nil, nil, openError(f.path(packageFile), err)
	}
	ld := newLoader(ctx, f, name)
	ld.loose = true
	about := diag.NewFile(f.path(packageFile), text)
	tables, err := format.Resources(text)
	switch {
	case err != nil:
		ld.report(about.Mark(0, 0).Errorf("metadata", "the file is no JSON that can be read: %s", err))
	case len(tables) == 0:
		ld.report(about.Mark(0, 0).Errorf("metadata", "no resource of the package is a table; expected the path of a CSV file"))
	}
	var readings []*format.Reading
	for _, t := range tables {
		if r := ld.openResource(about, path.Clean(t), text, opts); r != nil {
			readings = append(readings, r)
		}
	}
	if len(readings) == 0 {
		return ld.finish(false)
	}
	ld.whole(name, &readings[0].Plan)
	for _, r := range readings[1:] {
		ld.addDimensions(&r.Plan)
	}
	ld.setReferences()
	for _, r := range readings {
		ld.readForeign(r)
	}
	return ld.finish(true)
}

// openResource opens a table of a package, by its path or, where packages were
// taken apart, its name; nil when it cannot be used, which is reported.
func (ld *loader) openResource(about *diag.File, name, metadata string, opts Options) *format.Reading {
	text, err := ld.from.read(name)
	if errors.Is(err, fs.ErrNotExist) && path.Base(name) != name {
		name = path.Base(name)
		text, err = ld.from.read(name)
	}
	if err != nil {
		ld.report(about.Mark(0, 0).Warningf("file", "the package lists %q, which cannot be read: %s", name, reason(err)))
		return nil
	}
	o := opts.Format
	o.Sidecar, o.MaxBytes = map[string]string{packageFile: metadata}, opts.MaxBytes
	r, err := format.Open(ld.from.path(name), []byte(text), o)
	if d, refused := format.Refused(err); refused {
		ld.report(d)
		return nil
	} else if err != nil {
		ld.report(about.Mark(0, 0).Errorf("file", "%q cannot be read: %s", clean.Text(name), err))
		return nil
	}
	return r
}
