package data

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"accord/data/diag"
)

// rows adds the rows of ds, whose declarations have been added.
func (m *merging) rows(ds *Dataset) {
	out := m.out
	for i := range ds.Observations {
		m.observation(ds, &ds.Observations[i])
	}
	for _, s := range ds.Sources {
		i := slices.IndexFunc(out.Sources, func(x Source) bool { return x.ID == s.ID })
		switch {
		case i < 0:
			out.Sources = append(out.Sources, s)
		case made(s): // load has made it up, of a mention
		case made(out.Sources[i]):
			out.Sources[i] = s
		default:
			out.Sources = addRow(m, out.Sources, s, "source", func(x *Source) (string, *diag.Position) { return x.ID, &x.At })
		}
	}
	for _, a := range ds.Agreements {
		out.Agreements = addRow(m, out.Agreements, a, "agreement", func(x *Agreement) (string, *diag.Position) { return x.ID, &x.At })
	}
	for _, e := range ds.Events {
		out.Events = addRow(m, out.Events, e, "event", func(x *Event) (string, *diag.Position) { return x.ID, &x.At })
	}
	for _, p := range ds.Projects {
		m.project(p)
	}
}

// made reports whether nothing is known of a source but its id.
func made(s Source) bool { return s.Title+s.Publisher+s.URL == "" && s.Date.IsZero() }

// addRow adds row unless the list has it; a row of the same id with anything
// else in it is a contradiction.
func addRow[T any](m *merging, list []T, row T, what string, of func(*T) (id string, at *diag.Position)) []T {
	id, at := of(&row)
	for _, x := range list {
		other, first := of(&x)
		if other != id {
			continue
		}
		here, there := *at, *first
		*at, *first = diag.Position{}, diag.Position{}
		if !reflect.DeepEqual(x, row) {
			m.contradict(there, here, "the %s %q stands here with other words than there; give one of them another id", what, id)
		}
		return list
	}
	return append(list, row)
}

// project adds a project with its facts, which have ids of their own.
func (m *merging) project(p Project) {
	facts := p.Facts
	p.Facts = nil
	m.out.Projects = addRow(m, m.out.Projects, p, "project", func(x *Project) (string, *diag.Position) {
		x.Facts = nil // they are put back by arrange
		return x.ID, &x.At
	})
	for _, f := range facts {
		key := p.ID + "\x00" + f.ID
		old, ok := m.facts[f.ID]
		g, h := f, old
		g.At, h.At = diag.Position{}, diag.Position{}
		switch {
		case !ok:
			m.facts[f.ID] = f
			m.factsOf = append(m.factsOf, key)
		case g != h || !slices.Contains(m.factsOf, key):
			m.contradict(old.At, f.At, "the fact %q stands here with other words than there; give one of them another id", f.ID)
		}
	}
}

// observation adds a claim, in the dimensions of the whole.
func (m *merging) observation(ds *Dataset, o *Observation) {
	c := *o
	c.Dims = make([]string, len(m.out.Dimensions))
	for i, d := range ds.Dimensions {
		c.Dims[m.out.DimIndex(d.ID)] = o.Dims[i]
	}
	key := fmt.Sprintf("%q%q%q%v%v", c.Dims, c.Org, c.Source, c.Period, c.Vintage)
	old, ok := m.claims[key]
	if !ok {
		m.claims[key] = &c
		m.out.Observations = append(m.out.Observations, c)
		return
	}
	a, b := *old, c
	a.At, b.At = diag.Position{}, diag.Position{}
	if a.Missing && b.Missing {
		a.Value, b.Value = 0, 0 // NaN equals nothing
	}
	if !reflect.DeepEqual(a, b) {
		about := slices.DeleteFunc(slices.Clone(c.Dims), func(s string) bool { return s == "" })
		m.contradict(old.At, c.At, "(%s, %s) is stated here otherwise than there, by the same source; remove one, or give a revision its own VINTAGE",
			strings.Join(about, ", "), c.Period)
	}
}

// arrange puts everything into the order that [Dataset] promises.
func (m *merging) arrange() {
	out := m.out
	for i, d := range out.Dimensions {
		if list := out.listOf(d.ID); len(list) > 0 {
			out.Dimensions[i].Codes = append(slices.Clip(list), beside(d.Codes, list)...)
		}
	}
	slices.SortStableFunc(out.Agreements, func(a, b Agreement) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) })
	slices.SortStableFunc(out.Events, func(a, b Event) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) })
	for i := range out.Projects {
		p := &out.Projects[i]
		for _, key := range m.factsOf {
			if id, ok := strings.CutPrefix(key, p.ID+"\x00"); ok {
				p.Facts = append(p.Facts, m.facts[id])
			}
		}
		slices.SortStableFunc(p.Facts, func(a, b Fact) int { return a.AsOf.Compare(b.AsOf) })
	}
}
