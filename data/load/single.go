package load

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/data/format"
)

// single reads one file as a dataset of its own: a CSV in the long layout by
// its own rules, any other as what package format finds it to be.
func single(ctx context.Context, name string, opts Options) (*data.Dataset, diag.List, error) {
	dir, base := filepath.Split(name)
	f := &folder{fsys: os.DirFS(filepath.Join(dir, ".")), prefix: dir, max: opts.MaxBytes, trail: opts.trail, meter: newMeter(opts.Progress)}
	opts.Format.Sidecar = map[string]string{}
	if opts.AddUp {
		f.sidecars(base, &opts.Format)
		if ds, list, err := scannedFile(ctx, f.meter, name, opts); !errors.Is(err, errWhole) {
			return ds, list, err
		}
		kept := opts
		kept.AddUp = false
		if ds, list, err := columnedFile(ctx, f.meter, name, kept); !errors.Is(err, errWhole) {
			return ds, list, err
		}
	} else if opts.Rows != RowsClaims {
		f.sidecars(base, &opts.Format)
		if ds, list, err := columnedFile(ctx, f.meter, name, opts); !errors.Is(err, errWhole) {
			return ds, list, err
		}
		opts.AddUp = opts.Rows == RowsFacts
	}
	text, err := f.read(base)
	if err != nil {
		return nil, nil, openError(name, err)
	}
	f.sidecars(base, &opts.Format)
	return fromText(ctx, f.meter, name, text, opts)
}

// sidecars reads the metadata files beside the file of that name.
func (f *folder) sidecars(name string, o *format.Options) {
	for _, s := range format.SidecarsOf(name) {
		if text, err := f.read(s); err == nil {
			o.Sidecar[s] = text
		}
	}
}

// fromText reads what stands in the file of that name.
func fromText(ctx context.Context, m *meter, name, text string, opts Options) (*data.Dataset, diag.List, error) {
	switch {
	case opts.Format.Format == "" && isJSONLines(name, text):
		return jsonLines(ctx, m, name, text)
	case ownLayout(text, opts.Format):
		return singleFile(ctx, m, name, text, opts)
	}
	opts.Format.MaxBytes = opts.MaxBytes
	return foreign(ctx, m, name, []byte(text), opts)
}

// ownLayout reports whether text is a CSV in accord's long layout, which is
// judged strictly: its header has TIME_PERIOD or OBS_VALUE between commas, and
// it does not begin as SDMX-CSV does. A choice of format settles it.
func ownLayout(text string, o format.Options) bool {
	if o.Format != "" || o.Delimiter != "" || o.Header != 0 || len(o.Columns) > 0 {
		return false
	}
	header, _, _ := strings.Cut(strings.TrimPrefix(text, "\ufeff"), "\n")
	if len(header) > 1<<16 {
		return false
	}
	cells := strings.Split(strings.TrimSpace(header), ",")
	own := false
	for i, c := range cells {
		c = strings.ToUpper(strings.Trim(strings.TrimSpace(c), `"`))
		if i == 0 && (strings.HasPrefix(c, "STRUCTURE") || c == "DATAFLOW") {
			return false
		}
		if c == "CONF_STATUS" { // what is not for publication is not shown
			return false
		}
		own = own || c == "TIME_PERIOD" || c == "OBS_VALUE"
	}
	return own
}

// singleFile reads text as the CSV of that name.
func singleFile(ctx context.Context, m *meter, name, text string, opts Options) (*data.Dataset, diag.List, error) {
	ld := newLoose(ctx, name)
	ld.meter = m
	t := ld.openCSV(observationSpec(ld.ds), diag.NewFile(name, text))
	if t == nil {
		return ld.finish(false)
	}
	if opts.AddUp && opts.Rows == RowsFacts {
		ld.added = newSums(ld.ds, nil, nil)
	}
	t.each(ld.observed)
	if ld.added != nil {
		ld.added.end(nil)
	}
	return ld.finish(true)
}

// newLoose returns the load of a table that stands alone under that name.
func newLoose(ctx context.Context, name string) *loader {
	ld := newLoader(ctx, nil, name)
	ld.standAlone(name)
	return ld
}

// standAlone begins the dataset that the table of that name is alone.
func (ld *loader) standAlone(name string) {
	ld.loose = true
	base := filepath.Base(called(name))
	title := strings.TrimSuffix(base, filepath.Ext(base))
	ds := ld.ds
	ds.Languages = []string{"en"}
	ds.ID = slug(title)
	if ds.ID == "" {
		ds.ID = "dataset"
	}
	ds.Title = data.Text{"en": clean.Text(title)}
	ds.Panels = map[string]data.Panel{}
	ld.dimensions()
	ld.setReferences()
}

// adopt makes a column of a CSV that stands alone a dimension: one that is
// named as SDMX names dimensions and is not a known column misspelt.
func (ld *loader) adopt(s *spec, name string) {
	if !ld.loose || !upper(name) || attribute(name) {
		return
	}
	adopted := len(ld.ds.Dimensions) - len(data.StandardDimensions())
	known := slices.Clone(s.names())
	n := len(data.StandardDimensions())
	if diag.Nearest(name, slices.Delete(known, n, n+adopted)) != "" {
		return // DIM_2 is like DIM_1 and no misspelling of it
	}
	ld.ds.Dimensions = append(ld.ds.Dimensions, data.Dimension{ID: name})
	ld.setReferences()
	// The dimensions stay the first columns: the other ones move up by one.
	at := len(ld.ds.Dimensions) - 1
	s.columns = slices.Insert(s.columns, at, column{name: name})
	for k, i := range s.index {
		if i >= at {
			s.index[k] = i + 1
		}
	}
	s.index[name] = at
}

// attribute reports whether name is a concept of SDMX that says something about
// an observation and does not tell it from others.
func attribute(name string) bool {
	return strings.HasPrefix(name, "OBS_") || slices.Contains([]string{"DECIMALS", "CONF_STATUS", "TITLE", "TITLE_COMPL", "TIME_FORMAT", "BREAK_REASON",
		"SERIES_KEY", "UPDATED", "EMBARGO_DATE", "COMMENT_TS", "COMMENT", "SOURCE_AGENCY", "DATA_SOURCE", "REF_PERIOD", "BASE_PER",
		"COLLECTION", "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "LAST_UPDATE"}, name)
}
