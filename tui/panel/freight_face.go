package panel

import (
	"slices"

	"accord/data"
	"accord/tui/state"
)

// freightFace is one scope of one indicator, whole or by kind of transport.
type freightFace struct {
	indicator string
	scope     string
	growth    bool
	modes     []string // codes drawn side by side; nil is the total
}

func newFreight(s *Set) *freight {
	f := &freight{set: s, spec: s.ds.Panels["freight"]}
	if f.spec.Indicator == "" {
		return f
	}
	for _, sc := range f.codes(f.spec.Scope, f.spec.Indicator, "", "") {
		modes := f.codes(f.spec.Mode, f.spec.Indicator, f.spec.Scope, sc)
		f.faces = append(f.faces, freightFace{indicator: f.spec.Indicator, scope: sc, growth: true, modes: modes})
	}
	if f.spec.Volume == "" {
		return f
	}
	for _, sc := range f.codes(f.spec.Scope, f.spec.Volume, "", "") {
		modes := f.codes(f.spec.Mode, f.spec.Volume, f.spec.Scope, sc)
		f.faces = append(f.faces, freightFace{indicator: f.spec.Volume, scope: sc, modes: modes})
	}
	return f
}

// codes are the codes of a dimension that occur in an indicator, in declared
// order; where narrows to one code of another dimension. A dataset without the
// dimension has one, "".
func (f *freight) codes(dim, indicator, where, code string) []string {
	k := f.set.ds.DimIndex(dim)
	if k < 0 {
		return []string{""}
	}
	ind, w := f.set.ds.DimIndex(data.DimIndicator), f.set.ds.DimIndex(where)
	occurs := map[string]bool{}
	for _, o := range f.set.ds.Observations {
		if o.Dims[ind] == indicator && (w < 0 || o.Dims[w] == code) {
			occurs[o.Dims[k]] = true
		}
	}
	if f.set.ds.Bulk.Has(f.set.ds, indicator) { // a code without the other one has a face without lines
		for _, c := range f.set.ds.Occurring(k, indicator) {
			occurs[c] = true
		}
	}
	var out []string
	for _, c := range f.set.ds.Dimensions[k].Codes {
		if occurs[c.ID] {
			out = append(out, c.ID)
			delete(occurs, c.ID)
		}
	}
	var rest []string
	for c := range occurs {
		rest = append(rest, c)
	}
	slices.Sort(rest)
	return append(out, rest...)
}

// inSector reports whether the figures of the face belong to the sector that
// st keeps.
func (f *freight) inSector(st state.State) bool {
	if st.Sector == "" {
		return true
	}
	type key struct{ indicator, sector string }
	k := key{f.faces[f.face(st)].indicator, st.Sector}
	return memoised(f.set, k, func() bool {
		return slices.Contains(f.set.ds.Occurring(f.set.ds.DimIndex(data.DimActivity), k.indicator), k.sector)
	})
}

// lines are the series of a face: one, or one a kind of transport.
func (f *freight) lines(fc freightFace) []series {
	modes := fc.modes
	if len(modes) == 0 {
		modes = []string{""}
	}
	out := make([]series, len(modes))
	for i, m := range modes {
		w := map[string]string{}
		if f.spec.Scope != "" {
			w[f.spec.Scope] = fc.scope
		}
		if f.spec.Mode != "" {
			w[f.spec.Mode] = m
		}
		out[i] = series{flow: m, where: w}
	}
	return out
}

func (f *freight) face(st state.State) int {
	if v := st.View[state.PanelFreight]; v < len(f.faces) {
		return v
	}
	return 0
}

func (f *freight) scope(e *Env, fc freightFace) string {
	return f.set.ds.DimLabel(f.spec.Scope, fc.scope, string(e.Lang.Tag()))
}

// lineName is the kind of transport of a series, or the scope.
func (f *freight) lineName(e *Env, fc freightFace, s series) string {
	if s.flow == "" || data.IsTotal(f.spec.Mode, s.flow) {
		if len(fc.modes) > 1 {
			return f.set.ds.DimLabel(f.spec.Mode, s.flow, string(e.Lang.Tag()))
		}
		return f.scope(e, fc)
	}
	return f.set.ds.DimLabel(f.spec.Mode, s.flow, string(e.Lang.Tag()))
}
