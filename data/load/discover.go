package load

import (
	"cmp"
	"slices"

	"accord/data"
)

// discover declares what a dataset uses and does not declare: indicators with
// the unit of their first row, codes, units, reporters, sources; and chooses
// the panels when none is declared.
func (ld *loader) discover() {
	ds := ld.ds
	ld.discoverIndicators()
	for i, d := range ds.Dimensions {
		if i == 0 || len(d.Codes) > 0 {
			continue
		}
		ds.Dimensions[i].Codes = ld.occurring(func(o *data.Observation) string { return o.Dims[i] })
		if d.Apart { // levels, the coarsest first
			slices.SortFunc(ds.Dimensions[i].Codes, func(a, b data.Code) int {
				return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
			})
		}
	}
	if len(ds.Areas) == 0 {
		ds.Areas = merge(ds.Dimensions[1].Codes, ds.Dimensions[2].Codes)
		ds.Dimensions[1].Codes, ds.Dimensions[2].Codes = ds.Areas, ds.Areas
	}
	if len(ds.Sectors) == 0 {
		ds.Sectors = ds.Dimensions[4].Codes
	}
	if len(ds.Units) == 0 {
		ds.Units = ld.occurring(func(o *data.Observation) string { return o.Unit.ID })
	}
	if len(ds.Reporters) == 0 {
		for i, c := range ld.occurring(func(o *data.Observation) string { return o.Org }) {
			ds.Reporters = append(ds.Reporters, data.Reporter{ID: c.ID, Rank: (i + 1) * 10})
		}
	}
	if len(ds.Sources) == 0 && !ld.refs.source.declared {
		for _, c := range ld.occurring(func(o *data.Observation) string { return o.Source }) {
			ds.Sources = append(ds.Sources, data.Source{ID: c.ID, TitleBasis: data.TitleDescribed, DateBasis: "unknown"})
		}
	}
	ld.name()
	if len(ld.decl.Panel) == 0 {
		ld.choosePanels()
	}
}

// discoverIndicators declares indicators in the order in which they occur.
func (ld *loader) discoverIndicators() {
	ds := ld.ds
	if len(ds.Indicators) > 0 {
		return
	}
	at := map[string]int{}
	for i := range ds.Observations {
		o := &ds.Observations[i]
		id := o.Dims[0]
		if k, ok := at[id]; ok {
			ds.Indicators[k].Decimals = max(ds.Indicators[k].Decimals, min(o.Decimals, 3))
			continue
		}
		at[id] = len(ds.Indicators)
		ds.Indicators = append(ds.Indicators, data.Indicator{ID: id, Unit: o.Unit, Decimals: min(o.Decimals, 3)})
	}
}

// occurring are the codes that of gives for the observations, in order of
// their first occurrence and without the reserved ones.
func (ld *loader) occurring(of func(*data.Observation) string) []data.Code {
	var codes []data.Code
	seen := map[string]bool{}
	for i := range ld.ds.Observations {
		if c := of(&ld.ds.Observations[i]); !reserved(c) && !seen[c] {
			seen[c] = true
			codes = append(codes, data.Code{ID: c})
		}
	}
	return codes
}

func merge(a, b []data.Code) []data.Code {
	list := slices.Clone(a)
	for _, c := range b {
		if !slices.ContainsFunc(list, func(d data.Code) bool { return d.ID == c.ID }) {
			list = append(list, c)
		}
	}
	return list
}

// choosePanels draws trade by the amount of which most figures have flows: its
// value rather than a weight that not all report. What has no flows is no trade,
// and nothing but a declaration says that a rate is one of freight.
func (ld *loader) choosePanels() {
	ds := ld.ds
	flows := map[string]int{}
	for _, o := range ds.Observations {
		if o.Dims[3] == data.FlowExports || o.Dims[3] == data.FlowImports || o.Dims[3] == data.FlowTurnover {
			flows[o.Dims[0]]++
		}
	}
	trade := ""
	for _, x := range ds.Indicators {
		if flows[x.ID] > flows[trade] && !x.Unit.IsRatio() {
			trade = x.ID
		}
	}
	if trade != "" {
		ds.Panels["trade"] = data.Panel{Indicator: trade, Series: ld.seriesOf(trade), Where: ld.coarsest(trade)}
	}
}

// coarsest fixes the dimensions whose codes overlap where an indicator has no
// total of them: on the first level, which holds all others.
func (ld *loader) coarsest(indicator string) map[string]string {
	var out map[string]string
	for i, d := range ld.ds.Dimensions {
		if !d.Apart || len(d.Codes) == 0 || slices.ContainsFunc(ld.ds.Observations, func(o data.Observation) bool {
			return o.Dims[0] == indicator && data.IsTotal(d.ID, o.Dims[i])
		}) {
			continue
		}
		out = with(out, d.ID, d.Codes[0].ID)
	}
	return out
}

// seriesOf is the first dimension on which the observations of an indicator
// have several codes, REF_AREA when there is none.
func (ld *loader) seriesOf(indicator string) string {
	for i, d := range ld.ds.Dimensions {
		codes := ld.occurring(func(o *data.Observation) string {
			if o.Dims[0] != indicator || i == 0 {
				return ""
			}
			return o.Dims[i]
		})
		if len(codes) > 1 {
			return d.ID
		}
	}
	return data.DimRefArea
}
