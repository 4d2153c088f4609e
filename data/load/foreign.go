package load

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/data/format"
)

// foreign reads a file in one of the formats that others publish.
func foreign(ctx context.Context, m *meter, name string, raw []byte, opts Options) (*data.Dataset, diag.List, error) {
	ld := newLoader(ctx, nil, name)
	ld.meter = m
	r, err := format.Open(name, raw, opts.Format)
	if d, refused := format.Refused(err); refused {
		ld.loose = true
		ld.report(d)
		return ld.finish(false)
	} else if err != nil {
		return nil, nil, openError(name, err)
	}
	m.opened(0) // how many bytes a row has been is not known any more
	ld.alone(name, r, opts)
	ld.readForeign(r)
	if ld.added != nil {
		ld.added.end(r)
	}
	return ld.finish(true)
}

// alone begins the dataset that is the file of that name alone.
func (ld *loader) alone(name string, r *format.Reading, opts Options) {
	ld.loose = true
	ld.whole(called(name), &r.Plan)
	ld.plain = r.Plain()
	if r.Unnamed {
		ld.ds.Unnamed = r.Indicator
	}
	if opts.AddUp && (ld.plain || opts.Rows == RowsFacts && r.SDMX()) {
		ld.added = newSums(ld.ds, &r.Plan, opts.Format.Codes)
	}
}

// whole sets what the plan of a single file says of the dataset.
func (ld *loader) whole(name string, p *format.Plan) {
	ds := ld.ds
	title := cmp.Or(p.Title, p.IndicatorTitle, titleOf(name))
	ds.Languages = []string{p.Language}
	ds.ID = format.DatasetID(name)
	ds.Title = data.Text{p.Language: clean.Text(title)}
	ds.Licence = clean.Text(p.Licence)
	if u, err := data.ParsePeriod(p.Updated); err == nil {
		ds.Updated = u
	}
	ds.Panels = map[string]data.Panel{}
	ld.dimensions()
	ld.addDimensions(p)
	ld.setReferences()
}

// addDimensions declares the dimensions that the columns of a file make.
func (ld *loader) addDimensions(p *format.Plan) {
	for _, id := range p.Dimensions() {
		if ld.ds.DimIndex(id) >= 0 {
			continue
		}
		d := data.Dimension{ID: id}
		for _, c := range p.Columns {
			d.Apart = d.Apart || c.Levels == id
			if c.Levels == id && c.Title != "" {
				d.Title = data.Text{p.Language: clean.Text(c.Title + ", digits")}
			}
			if c.Role == format.RoleDimension && c.Concept == id && c.Title != "" {
				d.Title = data.Text{p.Language: clean.Text(c.Title)}
			}
		}
		ld.ds.Dimensions = append(ld.ds.Dimensions, d)
	}
}

// readForeign reads the claims of a file into the dataset.
func (ld *loader) readForeign(r *format.Reading) {
	aside, claim := ld.claims(r)
	r.Read(aside, claim)
	ld.understood(r)
}

// understood notes what the rows of a file have said of it as a whole.
func (ld *loader) understood(r *format.Reading) {
	ld.titles(r)
	ld.regions = true
	ld.coded = ld.coded || r.Format.Value == "owid" && slices.ContainsFunc(r.Columns, func(c format.Column) bool { return c.Name == "Code" })
	ld.ds.Understood = append(ld.ds.Understood, r.Understanding())
}

// claims returns what takes the rows of a file that cannot be used, and its
// claims; that is false when no more are wanted.
func (ld *loader) claims(r *format.Reading) (aside func(diag.Diag), claim func(*format.Observed) bool) {
	s := observationSpec(ld.ds)
	to := make([]int, len(r.Concepts())) // by concept of the plan: the column of the table
	for i, c := range r.Concepts() {
		to[i] = s.column(c)
	}
	from := make([]int, len(s.columns))
	for i, k := range to {
		from[k] = i
	}
	source, vintage := ld.publication(&r.Plan)
	var o *format.Observed
	row := &row{ld: ld, spec: s, cells: make([]string, len(s.columns))}
	row.place = func(column int) diag.Mark {
		if column < 0 || column >= len(from) {
			return o.Mark(-1)
		}
		return o.Mark(from[column])
	}
	aside = func(d diag.Diag) {
		ld.ds.SetAside++
		ld.report(d)
	}
	return aside, func(next *format.Observed) bool {
		o = next
		ld.meter.row(0)
		if o.Line%1024 == 0 && ld.ctx.Err() != nil {
			return false
		}
		at := o.Mark(-1)
		row.at, row.bad = at.Position, false
		for i, cell := range o.Cells {
			row.cells[to[i]] = ld.tidy(cell, func() diag.Mark { return o.Mark(i) })
		}
		row.fill("SOURCE", source)
		row.fill("VINTAGE", vintage)
		ld.observation(row)
		if row.bad {
			ld.ds.SetAside++
		}
		return true
	}
}

// fill gives an empty cell a value.
func (r *row) fill(column, value string) {
	if i := r.spec.column(column); r.cells[i] == "" {
		r.cells[i] = value
	}
}

// publicationOf is the id of the source that stands for a file as a whole, and its
// date.
func publicationOf(p *format.Plan) (source, vintage string) {
	if u, err := data.ParsePeriod(p.Updated); err == nil {
		vintage = u.String()
	}
	sourced := slices.ContainsFunc(p.Columns, func(c format.Column) bool { return c.Role == format.RoleSource })
	if sourced || p.Publisher == "" && p.URL == "" { // rows that may state a source are believed when they do not
		return "", vintage
	}
	return cmp.Or(slug(p.Publisher), "publisher"), vintage
}

// publication is the same, as one of the sources of the dataset.
func (ld *loader) publication(p *format.Plan) (source, vintage string) {
	id, vintage := publicationOf(p)
	if id == "" {
		return "", vintage
	}
	s := data.Source{ID: id, Title: clean.Text(cmp.Or(p.Title, p.Publisher)), TitleBasis: data.TitleStated, Publisher: clean.Text(p.Publisher),
		URL: clean.Text(p.URL), Licence: clean.Text(p.Licence), Language: p.Language, DateBasis: "unknown"}
	if u, err := data.ParsePeriod(p.Updated); err == nil {
		s.Date, s.DateBasis = u, "stated"
	}
	ld.ds.Sources = append(ld.ds.Sources, s)
	return id, vintage
}

// titles gives the codes that were discovered the titles that a file states.
func (ld *loader) titles(r *format.Reading) {
	for dimension, of := range r.Titles {
		for code, title := range of {
			texts := format.Languages(title)
			for _, language := range slices.Sorted(maps.Keys(texts)) {
				ld.title(dimension, code, cmp.Or(language, r.Language), clean.Text(texts[language]))
			}
		}
	}
	for _, c := range r.Columns {
		if c.Role == format.RoleValue && c.Indicator != "" {
			ld.title(data.DimIndicator, c.Indicator, r.Language, clean.Text(cmp.Or(c.Title, c.Name)))
		}
	}
	if r.Indicator != "" {
		ld.title(data.DimIndicator, r.Indicator, r.Language, clean.Text(r.IndicatorTitle))
	}
}

// title keeps the title of a code until the code is declared.
func (ld *loader) title(dimension, code, language, title string) {
	if title == "" || title == code {
		return
	}
	if !slices.Contains(ld.ds.Languages, language) {
		ld.ds.Languages = append(ld.ds.Languages, language)
	}
	if ld.named == nil {
		ld.named = map[string]map[string]data.Text{}
	}
	if ld.named[dimension] == nil {
		ld.named[dimension] = map[string]data.Text{}
	}
	if ld.named[dimension][code] == nil {
		ld.named[dimension][code] = data.Text{}
	}
	if _, known := ld.named[dimension][code][language]; !known {
		ld.named[dimension][code][language] = title
	}
}

// name gives what is declared without a title the one that a file states.
func (ld *loader) name() {
	ds := ld.ds
	give := func(dimension string, list []data.Code) {
		for i, c := range list {
			if t := ld.named[dimension][c.ID]; t != nil && len(c.Title) == 0 {
				list[i].Title = t
			}
		}
	}
	for i := range ds.Indicators {
		if t := ld.named[data.DimIndicator][ds.Indicators[i].ID]; t != nil && len(ds.Indicators[i].Title) == 0 {
			ds.Indicators[i].Title = t
		}
	}
	give(data.DimRefArea, ds.Areas)
	give(data.DimCounterpart, ds.Areas)
	give(data.DimActivity, ds.Sectors)
	for i, d := range ds.Dimensions {
		total := ld.named[d.ID]["_T"]
		if total != nil && !slices.ContainsFunc(d.Codes, func(c data.Code) bool { return c.ID == "_T" }) {
			ds.Dimensions[i].Codes = append(slices.Clip(d.Codes), data.Code{ID: "_T", Title: total})
		}
		give(d.ID, ds.Dimensions[i].Codes)
	}
	if ld.regions {
		for _, list := range [][]data.Code{ds.Areas, ds.Dimensions[1].Codes, ds.Dimensions[2].Codes} {
			for i, c := range list {
				list[i].Group = c.Group || format.IsGroup(c.ID, c.Title.In(ds.Languages[0], ds.Languages...)) || ld.coded && !format.IsArea(c.ID)
			}
		}
	}
	for _, c := range ld.occurring(func(o *data.Observation) string { return o.Source }) {
		if _, ok := ds.Source(c.ID); !ok && !ld.refs.source.declared {
			ds.Sources = append(ds.Sources, data.Source{ID: c.ID, TitleBasis: data.TitleDescribed, DateBasis: "unknown"})
		}
	}
}
