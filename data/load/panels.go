package load

import (
	"strings"

	"accord/data"
	"accord/data/strict"
)

// panels are the panels that a dataset says something about.
func panels() []string { return []string{"trade", "freight"} }

// panels sets the panels, the key figures and the preferred claims.
func (ld *loader) panels() {
	d, r := &ld.decl, &ld.refs
	ld.ds.Panels = map[string]data.Panel{}
	for _, e := range d.Panel {
		if !r.panel.has(e.Key) {
			ld.report(r.panel.unknown(e.KeyMark, e.Key))
			continue
		}
		v := e.Value
		ld.checkRef(v.Indicator, &r.indicator)
		ld.checkRef(v.Growth, &r.indicator)
		ld.checkRef(v.Volume, &r.indicator)
		for _, dim := range []strict.Value[string]{v.Series, v.Scope, v.Mode} {
			ld.checkRef(dim, &r.dimension)
		}
		ld.ds.Panels[e.Key] = data.Panel{Indicator: v.Indicator.V, Where: ld.where(v.Where), Series: v.Series.V,
			Growth: v.Growth.V, Volume: v.Volume.V, Scope: v.Scope.V, Mode: v.Mode.V}
	}
	for _, h := range d.Highlight {
		ld.checkRef(h.Panel, &r.panel)
		ld.ds.Highlights = append(ld.ds.Highlights, data.Highlight{Panel: h.Panel.V, Where: ld.where(h.Where),
			Period: h.Period.Period, Source: h.Source.V, Note: ld.text(h.Note)})
	}
	for _, p := range d.Prefer {
		ld.ds.Pins = append(ld.ds.Pins, data.Pin{Where: ld.where(p.Where), Period: p.Period.Period, Source: p.Source.V, Reason: ld.text(p.Reason)})
	}
}

// where reads fixed dimensions; nil when none is fixed.
func (ld *loader) where(w where) map[string]string {
	if len(w) == 0 {
		return nil
	}
	m := make(map[string]string, len(w))
	for _, e := range w {
		i := ld.ds.DimIndex(e.Key)
		if i < 0 {
			ld.report(ld.refs.dimension.unknown(e.KeyMark, e.Key))
			continue
		}
		code := e.Value
		if !code.IsSet() || code.Node.Kind != strict.String {
			continue
		}
		if !(i > 0 && reserved(code.V)) {
			ld.checkRef(code, &ld.refs.codes[i])
		}
		m[e.Key] = code.V
	}
	return m
}

// checkKeyFigures looks whether key figures and preferred claims exist, once
// the observations are there.
func (ld *loader) checkKeyFigures() {
	r := &ld.refs
	for i, h := range ld.decl.Highlight {
		ld.checkRef(h.Source, &r.source)
		w := ld.ds.Highlights[i].Where
		p, ok := ld.ds.Panels[h.Panel.V]
		if _, named := w[data.DimIndicator]; !named && ok {
			w = with(w, data.DimIndicator, p.Indicator)
		}
		if h.Period.node != nil && !h.Period.IsZero() && ok && r.source.has(h.Source.V) {
			ld.checkClaim(h.Period, w, p, h.Source.V)
		}
	}
	for i, p := range ld.decl.Prefer {
		ld.checkRef(p.Source, &r.source)
		if p.Period.node != nil && !p.Period.IsZero() && r.source.has(p.Source.V) {
			ld.checkClaim(p.Period, ld.ds.Pins[i].Where, data.Panel{}, p.Source.V)
		}
	}
}

// checkClaim warns when no observation is meant by where, period and source. A
// key figure may be one of the panel's indicator or of its growth or volume.
func (ld *loader) checkClaim(period span, where map[string]string, p data.Panel, source string) {
	for _, o := range ld.ds.Observations {
		if o.Period != period.Period || source != "" && o.Source != source {
			continue
		}
		if ld.matches(o, where, p, source == "") {
			return
		}
	}
	from := ""
	if source != "" {
		from = " from " + source
	}
	ld.report(period.node.Warningf("no-match", "no observation of %s%s has these codes; check where, period and source", period.Period, from))
}

// matches reports whether o is of where. A total that no source states may be
// summed of its parts.
func (ld *loader) matches(o data.Observation, where map[string]string, p data.Panel, summed bool) bool {
	for dim, code := range where {
		i := ld.ds.DimIndex(dim)
		if i < 0 || o.Dims[i] == code || summed && data.IsTotal(dim, code) || data.IsTotal(dim, code) && data.IsTotal(dim, o.Dims[i]) {
			continue
		}
		if i == 0 && o.Dims[0] != "" && (o.Dims[0] == p.Growth || o.Dims[0] == p.Volume) {
			continue
		}
		return false
	}
	return true
}

func with(m map[string]string, key, value string) map[string]string {
	c := make(map[string]string, len(m)+1)
	for k, v := range m {
		c[k] = v
	}
	if value != "" {
		c[key] = value
	}
	return c
}

// upper reports whether s is written as SDMX writes the ids of concepts.
func upper(s string) bool {
	return s != "" && s[0] >= 'A' && s[0] <= 'Z' && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}
