package load

import (
	"slices"
	"strings"

	"accord/data"
	"accord/data/diag"
)

// known is a list of ids that others may refer to.
type known struct {
	what, rule string // "sector", "unknown-sector"
	ids        map[string]bool
	// declared is false when the dataset has no such list: any id will do.
	declared bool
}

func newKnown(what string, ids ...string) known {
	k := known{what: what, rule: "unknown-" + strings.ReplaceAll(what, " ", "-"), ids: make(map[string]bool, len(ids)), declared: len(ids) > 0}
	for _, id := range ids {
		k.ids[id] = true
	}
	return k
}

func (k *known) add(id string) {
	if id != "" {
		k.ids[id] = true
	}
}

// has reports whether id may be referred to; "" always may.
func (k *known) has(id string) bool { return id == "" || !k.declared || k.ids[id] }

func (k *known) list() []string {
	list := make([]string, 0, len(k.ids))
	for id := range k.ids {
		list = append(list, id)
	}
	slices.Sort(list)
	return list
}

// unknown is the problem of an id that is not in the list.
func (k *known) unknown(at diag.Mark, id string) diag.Diag {
	return at.Errorf(k.rule, "unknown %s %q%s", k.what, id, diag.Suggest(id, k.list()))
}

// references are all lists of ids.
type references struct {
	indicator, area, sector, reporter, level, eventType, unit, source, agreement, project known

	dimension  known   // ids of dimensions
	codes      []known // by dimension of the dataset
	panel      known
	language   known
	indicators map[string]data.Indicator
}

// reserved codes mean total, not applicable, unknown, other: they stand in
// every dimension.
func reserved(code string) bool {
	switch code {
	case "", "_T", "_Z", "_U", "_O":
		return true
	}
	return false
}

func (ld *loader) setReferences() {
	ds, r := ld.ds, &ld.refs
	r.indicator = newKnown("indicator", idsOf(ds.Indicators, func(x data.Indicator) string { return x.ID })...)
	r.indicators = make(map[string]data.Indicator, len(ds.Indicators))
	for _, x := range ds.Indicators {
		r.indicators[x.ID] = x
	}
	codeID := func(c data.Code) string { return c.ID }
	r.area = newKnown("area", idsOf(ds.Areas, codeID)...)
	r.sector = newKnown("sector", idsOf(ds.Sectors, codeID)...)
	r.reporter = newKnown("reporter", idsOf(ds.Reporters, func(x data.Reporter) string { return x.ID })...)
	r.level = newKnown("level", idsOf(ds.Levels, codeID)...)
	r.eventType = newKnown("event type", idsOf(ds.EventTypes, codeID)...)
	r.unit = newKnown("unit", idsOf(ds.Units, codeID)...)
	r.source, r.agreement, r.project = newKnown("source"), newKnown("agreement"), newKnown("project")
	r.dimension = newKnown("dimension", idsOf(ds.Dimensions, func(x data.Dimension) string { return x.ID })...)
	r.panel = newKnown("panel", panels()...)
	r.language = newKnown("language", ds.Languages...)
	r.codes = make([]known, len(ds.Dimensions))
	for i, d := range ds.Dimensions {
		r.codes[i] = ld.codesOf(d)
	}
}

// codesOf is the list of codes that a dimension may have.
func (ld *loader) codesOf(d data.Dimension) known {
	var k known
	switch d.ID {
	case data.DimIndicator:
		k = ld.refs.indicator
	case data.DimRefArea, data.DimCounterpart:
		k = ld.refs.area
	case data.DimActivity:
		k = ld.refs.sector
	case data.DimFlow:
		k = newKnown("flow", data.FlowExports, data.FlowImports, data.FlowTurnover)
		for _, c := range d.Codes {
			k.add(c.ID)
		}
	default:
		k = newKnown("code of "+d.ID, idsOf(d.Codes, func(c data.Code) string { return c.ID })...)
		k.rule = "unknown-code"
	}
	return k
}

func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, x := range list {
		ids[i] = id(x)
	}
	return ids
}
