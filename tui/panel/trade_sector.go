package panel

import (
	"slices"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

type tradeSectorKey struct {
	sector   string
	freq     data.Freq
	lens     lens
	from, to int
	yearAgo  bool
}

// sectorTimeline is what the panel draws under a sector filter: every series
// that is published of the sector, told apart by what the dataset tells them
// apart by (reporter, flow, product). Parts of a sector are not its total, so
// they are never added.
func (t *trade) sectorTimeline(st state.State) timeline {
	k := tradeSectorKey{st.Sector, t.sectorFreq(st), lensOf(st), st.From, st.To, st.YearAgo}
	return memoised(t.set, k, func() timeline {
		by := t.sectorDims()
		f, err := t.set.store.Query(t.set.q.Context(), t.sectorQuery(st.Sector, by, k.freq, k.lens))
		if err != nil {
			return timeline{err: err}
		}
		var frames []data.Frame
		var lines []series
		for _, s := range f.Series {
			one := f
			one.Series = []data.Series{s}
			w := map[string]string{data.DimActivity: st.Sector}
			for i, d := range by {
				w[d] = s.Key[i]
			}
			frames = append(frames, one)
			lines = append(lines, series{area: w[data.DimRefArea], flow: w[data.DimFlow], where: w, key: s.Key, style: theme.Series(len(lines))})
		}
		return join(st, frames, lines)
	})
}

func (t *trade) sectorQuery(sector string, by []string, f data.Freq, l lens) data.Query {
	return data.Query{Indicator: t.spec.Indicator, By: by, Freq: f, Transform: l.transform, Base: l.base, Window: l.window, Prefer: l.prefer, AsOf: l.asOf,
		Where: []data.Filter{{Dimension: data.DimActivity, Codes: []string{sector}}}}
}

// sectorDims are the dimensions that tell series of a sector apart: all that
// the panel's indicator uses, but for the sector itself and the partner.
func (t *trade) sectorDims() []string {
	var out []string
	for k, d := range t.set.ds.Dimensions {
		if d.ID == data.DimIndicator || d.ID == data.DimActivity || d.ID == data.DimCounterpart {
			continue
		}
		if slices.ContainsFunc(t.set.ds.Occurring(k, t.spec.Indicator), func(code string) bool { return code != "" }) {
			out = append(out, d.ID)
		}
	}
	return out
}

func (t *trade) sectorFreqs(st state.State) []data.Freq {
	fs, err := t.set.store.Freqs(t.set.q.Context(), t.sectorQuery(st.Sector, t.sectorDims(), data.FreqNone, lens{}))
	if err != nil {
		return nil
	}
	return fs
}

func (t *trade) sectorFreq(st state.State) data.Freq {
	fs := t.sectorFreqs(st)
	if slices.Contains(fs, st.Freq) || len(fs) == 0 {
		return st.Freq
	}
	return fs[0]
}

// sectorName is what tells a series of a sector from the others.
func (t *trade) sectorName(e *Env, s series) string {
	name := ""
	for i, d := range t.sectorDims() {
		if c := s.key[i]; !data.IsTotal(d, c) && d != data.DimRefArea {
			if name != "" {
				name += ", "
			}
			if d == data.DimFlow {
				name += e.Lang.T(map[string]lang.Msg{data.FlowExports: lang.FlowExports, data.FlowImports: lang.FlowImports}[c])
				continue
			}
			name += t.set.ds.DimLabel(d, c, string(e.Lang.Tag()))
		}
	}
	if a := s.area; a != "" {
		name += " (" + e.label(t.set.ds.Areas, a) + ")"
	}
	return name
}
