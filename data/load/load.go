// Package load is the one door through which data comes in: it reads a
// dataset from where its name says and tells everything that is wrong with it.
//
// A dataset is a folder with dataset.toml and CSV tables, one TOML file with
// everything inside, one CSV in the long layout, or a file in a format that
// others publish, which accord/data/format understands. All of them become the
// same [data.Dataset]. A row that cannot be used is set aside and counted, with
// the reason, and the rest is loaded.
//
// [Append] judges rows that are to be added by the same rules; it writes nothing.
package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"accord/data"
	bundled "accord/data/azerbaijan-russia"
	"accord/data/diag"
	"accord/data/format"
	"accord/data/store"
	"accord/data/warehouse"
)

// Manifest is the name of the file that makes a folder a dataset.
const Manifest = "dataset.toml"

// maxBytes is the size of a file that is not read any more.
const maxBytes = 1 << 30

// Options are the choices of a load; the zero value is fine.
type Options struct {
	// MaxBytes is the size above which a file is refused, 0 for 1 GiB.
	MaxBytes int64
	// AddUp takes the rows of a plain long table as facts to be added up over
	// every column that Format.Codes does not name; where that names none, over
	// those about one thing. See Dataset.Facts. A file in any other format keeps
	// its claims.
	AddUp bool
	// Rows says what the rows of a long table are, where AddUp does not.
	Rows Rows
	// Early has a [Feed] give the first rows of a large table while the rest is
	// read; see Snapshot.Flow.
	Early bool
	// Format is what is known beforehand of a file in a format of others.
	Format format.Options
	// Progress is told now and then how far the load has come, in the
	// goroutine of the load; nil is nobody.
	Progress func(data.Progress)
	// Stdin is what the name "-" reads; nil is nothing.
	Stdin io.Reader
	// Offline asks no database: of a table there only what is declared is known.
	Offline bool
	// MaxRows is how many rows of a stream are kept, 0 for [StreamRows].
	MaxRows int

	trail *trail
	// partial is given the rows of a large table that have been read so far, now
	// and then, in the goroutine of the load; nil is nobody.
	partial func(*data.Dataset, data.Flow)
	// partialAfter is when it is given the first, 0 for the usual time.
	partialAfter time.Duration
}

// Load reads the dataset of that name: "" is the bundled one, "-" what comes on
// stdin, to its end, else the path of a folder, a .toml file, or a file that
// package format reads.
//
// The list has every problem of every file, sorted by place. With errors in it
// the dataset lacks the rows that are counted in its SetAside; it is nil when
// dataset.toml itself cannot be used. The error is about what is not a problem
// of the data: no such file, no permission, a cancelled context.
func Load(ctx context.Context, name string, opts Options) (*data.Dataset, diag.List, error) {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = maxBytes
	}
	switch {
	case name == "":
		return manifested(ctx, &folder{fsys: bundled.Files(), prefix: "azerbaijan-russia", max: opts.MaxBytes}, Manifest, "", opts)
	case name == Stdin:
		return fromStdin(ctx, opts)
	case warehouse.IsAddress(name):
		return fromAddress(ctx, name, opts)
	case strings.HasPrefix(name, "http://"), strings.HasPrefix(name, "https://"):
		return nil, nil, fmt.Errorf("load %s: reading from an address is not supported; save the data in a file and give its path", name)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, fmt.Errorf("%w%s", openError(name, err), besides(name, err))
	}
	if info.IsDir() {
		if packaged(name) {
			return fromPackage(ctx, name, name, opts)
		}
		return fromRoot(ctx, name, Manifest, name, opts)
	}
	if filepath.Base(name) == packageFile {
		return fromPackage(ctx, filepath.Dir(name), name, opts)
	}
	if strings.EqualFold(filepath.Ext(name), ".toml") {
		return fromRoot(ctx, filepath.Dir(name), filepath.Base(name), name, opts)
	}
	if strings.EqualFold(filepath.Ext(name), ".json") {
		return nil, nil, fmt.Errorf("open %s: not a dataset; expected a folder with %s, a .toml file or a table", name, Manifest)
	}
	return single(ctx, name, opts)
}

// besides suggests the file that is there and has nearly the name of one that
// is not.
func besides(name string, err error) string {
	if !errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	dir, base := filepath.Split(name)
	entries, _ := os.ReadDir(filepath.Clean(dir)) // what can be read is suggested
	var known []string
	for _, e := range entries {
		known = append(known, e.Name())
	}
	if near := diag.Nearest(base, known); near != "" {
		return fmt.Sprintf("; did you mean %s?", dir+near)
	}
	return ""
}

// packaged reports whether a folder is a package of Frictionless and no dataset
// of accord's own.
func packaged(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, Manifest))
	_, err2 := os.Stat(filepath.Join(dir, packageFile))
	return err != nil && err2 == nil
}

// fromRoot reads a dataset whose manifest stands in dir; no path and no link
// leads out of dir.
func fromRoot(ctx context.Context, dir, manifest, name string, opts Options) (*data.Dataset, diag.List, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, openError(dir, err)
	}
	defer root.Close() // read only: there is nothing to lose
	prefix := dir
	if name != dir { // a file: its path as given, less its last element
		prefix = strings.TrimSuffix(name, manifest)
	}
	return manifested(ctx, &folder{fsys: root.FS(), prefix: prefix, max: opts.MaxBytes, trail: opts.trail, meter: newMeter(opts.Progress)}, manifest, name, opts)
}

// manifested reads the dataset that the TOML file manifest of f describes.
func manifested(ctx context.Context, f *folder, manifest, name string, opts Options) (*data.Dataset, diag.List, error) {
	text, err := f.read(manifest)
	if errors.Is(err, fs.ErrNotExist) && manifest == Manifest && name != "" {
		return nil, nil, fmt.Errorf("open %s: no %s in this folder; give the path of a file in it, or write one", name, Manifest)
	}
	if err != nil {
		return nil, nil, openError(f.path(manifest), err)
	}
	for _, whole := range []bool{false, true} {
		ld := newLoader(ctx, f, name)
		ld.meter, ld.opts = f.meter, opts
		ok := ld.manifest(f.path(manifest), text)
		if ok {
			if err = ld.tables(whole); errors.Is(err, errWhole) && !whole {
				continue // what has come is of no use
			} else if err != nil {
				return nil, nil, err
			}
			ld.openWarehouses()
		}
		return ld.finish(ok)
	}
	return nil, nil, errWhole // of the second time there is none
}

// finish puts everything in order and gives it away.
func (ld *loader) finish(usable bool) (*data.Dataset, diag.List, error) {
	if err := ld.ctx.Err(); err != nil {
		return nil, nil, fmt.Errorf("load %s: %w", ld.ds.Path, err)
	}
	ld.list.Sort()
	if !usable {
		return nil, ld.list, nil
	}
	ld.meter.arranging()
	ld.beginDistant()
	ld.arrange()
	ld.bulk.end(ld.ds)
	ld.endDistant()
	ld.list.Sort()
	ld.ds.Store = store.New(ld.ds)
	ld.ds.Rows = store.Rows(ld.ds)
	return ld.ds, ld.list, nil
}

// openError says which file, as the user gave it, and why, in a few words.
func openError(name string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("open %s: %w", name, err)
}
