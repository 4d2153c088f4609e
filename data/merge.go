package data

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"

	"accord/data/diag"
)

// Merge puts datasets together that do not contradict each other: the lists and
// the rows of all, each once. Of what is said of a dataset as a whole (id,
// title, description, panels, the order of reporters) the first one's word
// counts; licences are all named, and it speaks of the latest date.
//
// The list holds every contradiction, with both places: an indicator in two
// units, a code with two titles, an id with two rows, an observation with two
// values from one source. With any of them the dataset is nil. The result has
// no Store and no Rows.
func Merge(sets ...*Dataset) (*Dataset, diag.List) {
	m := merging{out: &Dataset{Panels: map[string]Panel{}}, claims: map[string]*Observation{}, facts: map[string]Fact{}}
	for _, ds := range sets {
		m.declared(ds)
	}
	for _, ds := range sets {
		m.rows(ds)
	}
	m.arrange()
	if len(m.list) > 0 {
		m.list.Sort()
		return nil, m.list
	}
	return m.out, nil
}

type merging struct {
	out  *Dataset
	list diag.List
	// licences are those of all, each once.
	licences []string
	claims   map[string]*Observation
	facts    map[string]Fact // by id
	// factsOf are the ids of projects and of their facts, in file order.
	factsOf []string
}

// contradict notes that the same thing is said otherwise at two places.
func (m *merging) contradict(first, second diag.Position, format string, args ...any) {
	d := diag.Mark{Position: second}.Errorf("contradiction", format, args...)
	d.Related = first
	m.list = append(m.list, d)
}

// declared adds what ds says before its rows.
func (m *merging) declared(ds *Dataset) {
	out, at := m.out, diag.Position{Path: ds.Path}
	if out.ID == "" {
		out.ID, out.Title, out.Description, out.Path = ds.ID, ds.Title, ds.Description, ds.Path
	}
	if ds.Licence != "" && !slices.Contains(m.licences, ds.Licence) {
		m.licences = append(m.licences, ds.Licence)
		out.Licence = strings.Join(m.licences, "; ")
	}
	if ds.Updated.Compare(out.Updated) > 0 {
		out.Updated = ds.Updated
	}
	if len(out.Partners) == 0 {
		out.Partners = ds.Partners
	}
	for _, l := range ds.Languages {
		if !slices.Contains(out.Languages, l) {
			out.Languages = append(out.Languages, l)
		}
	}
	out.SetAside += ds.SetAside
	out.Understood = append(out.Understood, ds.Understood...)
	for _, list := range []struct {
		what string
		to   *[]Code
		from []Code
	}{{"area", &out.Areas, ds.Areas}, {"sector", &out.Sectors, ds.Sectors}, {"level", &out.Levels, ds.Levels},
		{"event type", &out.EventTypes, ds.EventTypes}, {"unit", &out.Units, ds.Units}} {
		*list.to = m.codes(list.what, *list.to, list.from, at)
	}
	for _, d := range ds.Dimensions {
		i := out.DimIndex(d.ID)
		if i < 0 {
			i = len(out.Dimensions)
			out.Dimensions = append(out.Dimensions, Dimension{ID: d.ID})
		}
		x := &out.Dimensions[i]
		x.Title = m.title("dimension", d.ID, x.Title, d.Title, at)
		x.Codes = m.codes("code of "+d.ID, x.Codes, beside(d.Codes, ds.listOf(d.ID)), at)
	}
	m.indicators(ds, at)
	for _, r := range ds.Reporters {
		i := slices.IndexFunc(out.Reporters, func(x Reporter) bool { return x.ID == r.ID })
		if i < 0 {
			out.Reporters = append(out.Reporters, r)
			continue
		}
		x := &out.Reporters[i]
		x.Title = m.title("reporter", r.ID, x.Title, r.Title, at)
		x.Area = m.same("area of the reporter "+r.ID, x.Area, r.Area, at)
	}
	m.choices(ds, at)
}

func (m *merging) indicators(ds *Dataset, at diag.Position) {
	for _, n := range ds.Indicators {
		i := slices.IndexFunc(m.out.Indicators, func(x Indicator) bool { return x.ID == n.ID })
		if i < 0 {
			m.out.Indicators = append(m.out.Indicators, n)
			continue
		}
		x := &m.out.Indicators[i]
		if x.Unit.ID != n.Unit.ID {
			m.contradict(diag.Position{Path: m.out.Path}, at, "the indicator %q is in %q here and in %q there; give one of them another id", n.ID, n.Unit.ID, x.Unit.ID)
		}
		x.Title = m.title("indicator", n.ID, x.Title, n.Title, at)
		x.GrowthOf = m.same("growth_of of the indicator "+n.ID, x.GrowthOf, n.GrowthOf, at)
	}
}

// choices adds panels, key figures and preferred claims.
func (m *merging) choices(ds *Dataset, at diag.Position) {
	out := m.out
	for name, p := range ds.Panels {
		if _, ok := out.Panels[name]; !ok {
			out.Panels[name] = p
		}
	}
	for _, h := range ds.Highlights {
		if !slices.ContainsFunc(out.Highlights, func(x Highlight) bool { return reflect.DeepEqual(x, h) }) {
			out.Highlights = append(out.Highlights, h)
		}
	}
	for _, p := range ds.Pins {
		i := slices.IndexFunc(out.Pins, func(x Pin) bool { return x.Period == p.Period && maps.Equal(x.Where, p.Where) })
		switch {
		case i < 0:
			out.Pins = append(out.Pins, p)
		case out.Pins[i].Source != p.Source:
			m.contradict(diag.Position{Path: out.Path}, at, "the claim of %q is preferred for %s here, that of %q there; keep one", p.Source, p.Period, out.Pins[i].Source)
		}
	}
	m.scenes(ds, at)
}

// scenes tells the stories of all, one after the other.
func (m *merging) scenes(ds *Dataset, at diag.Position) {
	out := m.out
	for _, s := range ds.Scenes {
		i := slices.IndexFunc(out.Scenes, func(x Scene) bool { return x.ID == s.ID })
		switch {
		case i < 0:
			out.Scenes = append(out.Scenes, s)
		case !s.same(out.Scenes[i]):
			m.contradict(diag.Position{Path: out.Path}, at, "the scene %q stands here with other words than there; give one of them another id", s.ID)
		}
	}
}

func (m *merging) codes(what string, list, more []Code, at diag.Position) []Code {
	list = slices.Clip(list)
	for _, c := range more {
		i := slices.IndexFunc(list, func(x Code) bool { return x.ID == c.ID })
		if i < 0 {
			list = append(list, c)
			continue
		}
		list[i].Title = m.title(what, c.ID, list[i].Title, c.Title, at)
	}
	return list
}

// title is a title in the languages of both; they must agree where they share
// one.
func (m *merging) title(what, id string, a, b Text, at diag.Position) Text {
	if len(b) == 0 {
		return a
	}
	t := maps.Clone(b)
	for l, s := range a {
		if t[l] != "" && t[l] != s {
			m.contradict(diag.Position{Path: m.out.Path}, at, "the %s %q is called %q here and %q there; give one of them another id, or both the same title", what, id, t[l], s)
		}
		t[l] = s
	}
	return t
}

// same is the one of two texts that is there; two must be equal.
func (m *merging) same(what, a, b string, at diag.Position) string {
	if a != "" && b != "" && a != b {
		m.contradict(diag.Position{Path: m.out.Path}, at, "the %s is %q here and %q there; give one of them another id", what, b, a)
	}
	return cmp.Or(a, b)
}

// listOf is the list of the dataset that the codes of a dimension stand in, nil
// where the dimension has a list of its own.
func (d *Dataset) listOf(dimension string) []Code {
	switch dimension {
	case DimRefArea, DimCounterpart:
		return d.Areas
	case DimActivity:
		return d.Sectors
	}
	return nil
}

// beside are the codes that are not in list.
func beside(codes, list []Code) []Code {
	return slices.DeleteFunc(slices.Clone(codes), func(c Code) bool {
		return slices.ContainsFunc(list, func(x Code) bool { return x.ID == c.ID })
	})
}
