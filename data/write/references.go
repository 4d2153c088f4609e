package write

import "accord/data"

// references are the ids that the rows and the declarations of a dataset refer
// to, by the list that they should stand in.
type references struct {
	areas, sectors, units, indicators, sources ids
	codes                                      []ids // by dimension
}

type ids map[string]bool

// add notes ids; the reserved ones stand in no list.
func (x ids) add(list ...string) {
	for _, id := range list {
		switch id {
		case "", "_T", "_Z", "_U", "_O":
		default:
			x[id] = true
		}
	}
}

// referred collects what ds refers to.
func referred(ds *data.Dataset) *references {
	r := &references{areas: ids{}, sectors: ids{}, units: ids{}, indicators: ids{}, sources: ids{}, codes: make([]ids, len(ds.Dimensions))}
	for i, d := range ds.Dimensions {
		switch d.ID {
		case data.DimIndicator:
			r.codes[i] = r.indicators
		case data.DimRefArea, data.DimCounterpart:
			r.codes[i] = r.areas
		case data.DimActivity:
			r.codes[i] = r.sectors
		default:
			r.codes[i] = ids{}
		}
	}
	for i := range ds.Observations {
		o := &ds.Observations[i]
		for k, code := range o.Dims {
			r.codes[k].add(code)
		}
		r.units.add(o.Unit.ID)
		r.sources.add(o.Source)
	}
	r.records(ds)
	r.declarations(ds)
	return r
}

func (r *references) records(ds *data.Dataset) {
	for _, a := range ds.Agreements {
		for _, s := range a.Sectors {
			r.sectors.add(s.Sector)
		}
		r.areas.add(a.Parties...)
		r.sources.add(a.Source)
	}
	for _, p := range ds.Projects {
		for _, s := range p.Sectors {
			r.sectors.add(s.Sector)
		}
		r.units.add(p.Cost.Unit.ID)
		r.sources.add(p.Source)
		for _, f := range p.Facts {
			r.units.add(f.Amount.Unit.ID)
			r.sources.add(f.Source)
		}
	}
	for _, e := range ds.Events {
		r.sectors.add(e.Sectors...)
		r.areas.add(e.Country)
		r.sources.add(e.Source)
	}
}

func (r *references) declarations(ds *data.Dataset) {
	r.areas.add(ds.Partners...)
	for _, x := range ds.Reporters {
		r.areas.add(x.Area)
	}
	for _, x := range ds.Indicators {
		r.units.add(x.Unit.ID)
		r.indicators.add(x.GrowthOf)
	}
	where := func(m map[string]string) {
		for dim, code := range m {
			if i := ds.DimIndex(dim); i >= 0 {
				r.codes[i].add(code)
			}
		}
	}
	for _, p := range ds.Panels {
		where(p.Where)
		r.indicators.add(p.Indicator, p.Growth, p.Volume)
	}
	for _, h := range ds.Highlights {
		where(h.Where)
		r.sources.add(h.Source)
	}
	for _, p := range ds.Pins {
		where(p.Where)
		r.sources.add(p.Source)
	}
}

// declarable reports whether a list may be declared: it says something that
// cannot be found in the observations, or it holds everything that is referred
// to. found says whether an entry is as load makes them up.
func declarable[T any](list []T, id func(T) string, found func(T) bool, refs ids) bool {
	has := ids{}
	for _, x := range list {
		if !found(x) {
			return true
		}
		has[id(x)] = true
	}
	for ref := range refs {
		if !has[ref] {
			return false
		}
	}
	return true
}

func codeID(c data.Code) string { return c.ID }

func untitled(c data.Code) bool { return len(c.Title) == 0 && !c.Group }
