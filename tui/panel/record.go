package panel

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// record is one agreement, project, event or source in full, as lines to draw.
type record struct {
	title  string
	fields []field
}

// field is one labelled value. A field without a label goes on the one above;
// one with head set stands alone as a heading.
type field struct {
	label string
	words []word
	head  bool
}

func (rc *record) add(label, value string) {
	if value != "" {
		rc.fields = append(rc.fields, field{label: label, words: []word{{text: value, style: theme.Ink}}})
	}
}

func (rc *record) heading(s string) { rc.fields = append(rc.fields, field{label: s, head: true}) }

// drawRecord draws rc in r, its values wrapped beside their labels; what does
// not fit is counted in the last row, which no value runs into.
func drawRecord(g *grid.Grid, r grid.Rect, e *Env, rc record) {
	if r.H <= 0 || r.W < 10 {
		return
	}
	y := r.Y
	for _, l := range grid.Wrap(rc.title, r.W) {
		if y >= r.Y+min(4, r.H) {
			break
		}
		g.Text(r.X, y, l, theme.Ink|theme.Bold)
		y++
	}
	label := 0
	for _, f := range rc.fields {
		if !f.head {
			label = max(label, grid.Width(f.label))
		}
	}
	label = min(label, r.W/3)
	y++
	for i, f := range rc.fields {
		needs, last := 1, i
		if f.head {
			needs, last = 3, i+1 // with the first of what it is the heading of
		}
		if end := r.Y + r.H; last < len(rc.fields)-1 && y+needs > end-1 || f.head && y+needs > end {
			g.Text(r.X, r.Y+r.H-1, e.Lang.F(lang.MoreRows, len(rc.fields)-i), theme.Dim)
			return
		}
		if f.head {
			g.Text(r.X, y+1, grid.Shorten(f.label, r.W), theme.Ink|theme.Bold)
			y += 2
			continue
		}
		g.Text(r.X, y, grid.Shorten(f.label, label), theme.Dim)
		room := r.Y + r.H - y
		if i < len(rc.fields)-1 {
			room--
		}
		y += flow(g, grid.Rect{X: r.X + label + 2, Y: y, W: r.W - label - 2, H: room}, e.Glyphs.Ellipsis, f.words...)
	}
}

// drawRecordIn draws rc in two columns where r is wider than high, so that a
// few rows have room for twice as many fields.
func drawRecordIn(g *grid.Grid, r grid.Rect, e *Env, rc record) {
	if r.W < 100 || r.H > 20 {
		drawRecord(g, r, e, rc)
		return
	}
	left, right := rc, record{fields: rc.fields}
	k := min(len(rc.fields), max(0, r.H-2))
	left.fields, right.fields = rc.fields[:k], rc.fields[k:]
	w := r.W/2 - 1
	drawRecord(g, grid.Rect{X: r.X, Y: r.Y, W: w, H: r.H}, e, left)
	drawRecord(g, grid.Rect{X: r.X + w + 2, Y: r.Y + 1, W: r.W - w - 2, H: r.H - 1}, e, right)
}

// source adds what is known of a source.
func (rc *record) source(e *Env, id string) {
	if id == "" {
		return
	}
	src, ok := e.Set.ds.Source(id)
	if !ok {
		rc.add(e.Lang.T(lang.FieldSource), id)
		return
	}
	first := id + " · " + src.Publisher
	if !src.Date.IsZero() {
		first += " · " + e.Lang.Date(src.Date)
	}
	rc.add(e.Lang.T(lang.FieldSource), first)
	rc.add("", title(src))
	rc.add("", src.URL)
}

// titles adds a title in every language in which it is known but the shown one,
// and says that it is not known in that of the screen, which would look forgotten
// otherwise.
func (rc *record) titles(e *Env, t data.Text) {
	if rc.title != "" && t[string(e.Lang.Tag())] == "" {
		rc.fields = append(rc.fields, field{words: []word{{text: e.Lang.F(lang.NotTranslated, languageOf(t, rc.title)), style: theme.Dim}}})
	}
	for _, l := range e.Set.ds.Languages {
		if s := t[l]; s != "" && s != rc.title {
			rc.add(l, s)
		}
	}
}

// languageOf is the language in which t is s.
func languageOf(t data.Text, s string) string {
	for _, l := range slices.Sorted(maps.Keys(t)) {
		if t[l] == s {
			return l
		}
	}
	return ""
}

func (e *Env) date(p data.Period, inferred bool) string {
	s := e.Lang.Date(p)
	m := lang.PrecisionDay
	switch p.Freq() {
	case data.FreqMonth:
		m = lang.PrecisionMonth
	case data.FreqAnnual:
		m = lang.PrecisionYear
	}
	s += " (" + e.Lang.T(m)
	if inferred {
		s += ", " + e.Lang.T(lang.Inferred)
	}
	return s + ")"
}

func (e *Env) codes(list []data.Code, ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = e.label(list, id)
	}
	return strings.Join(out, ", ")
}

func (e *Env) shares(list []data.SectorShare) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = e.label(e.Set.ds.Sectors, s.Sector)
		if len(list) > 1 {
			out[i] += " " + e.Lang.Number(s.Percent, 0) + " %"
		}
	}
	return strings.Join(out, ", ")
}

func agreementRecord(e *Env, a data.Agreement) record {
	rc := record{title: e.text(a.Title)}
	rc.titles(e, a.Title)
	rc.add(e.Lang.T(lang.FieldDate), e.date(a.Date, a.DateInferred))
	rc.add(e.Lang.T(lang.FieldPlace), a.Place)
	if a.Level != "" {
		rc.add(e.Lang.T(lang.FieldLevel), e.label(e.Set.ds.Levels, a.Level))
	}
	rc.add(e.Lang.T(lang.FieldParties), e.codes(e.Set.ds.Areas, a.Parties))
	rc.add(e.Lang.T(lang.FieldSector), e.shares(a.Sectors))
	status := agreementStatus(e, a.Status)
	if !a.Counted() {
		status += " · " + e.Lang.T(lang.NotCounted)
	}
	rc.add(e.Lang.T(lang.FieldStatus), status)
	rc.add(e.Lang.T(lang.FieldInForce), e.Lang.Date(a.InForce))
	for _, ref := range []struct {
		m  lang.Msg
		id string
	}{{lang.FieldAbout, a.About}, {lang.FieldVariant, a.VariantOf}} {
		if b, ok := e.Set.ds.Agreement(ref.id); ok {
			rc.add(e.Lang.T(ref.m), b.ID+" · "+e.text(b.Title)+", "+e.Lang.Date(b.Date))
		}
	}
	rc.add(e.Lang.T(lang.FieldNote), a.Note)
	rc.source(e, a.Source)
	rc.add("", a.ID)
	return rc
}

// placeOf is where an event was: the place and its country, which is not said
// twice where no more than the country is known.
func (e *Env) placeOf(ev data.Event) string {
	place := ev.Place
	for _, a := range e.Set.ds.Areas {
		if a.ID == ev.Country && slices.Contains(slices.Collect(maps.Values(a.Title)), place) {
			place = ""
		}
	}
	if ev.Country != "" {
		place = strings.TrimPrefix(place+", "+e.label(e.Set.ds.Areas, ev.Country), ", ")
	}
	return place
}

func eventRecord(e *Env, ev data.Event) record {
	rc := record{title: e.text(ev.Title)}
	rc.titles(e, ev.Title)
	rc.add(e.Lang.T(lang.FieldDate), e.date(ev.Date, ev.DateInferred))
	rc.add(e.Lang.T(lang.FieldType), e.label(e.Set.ds.EventTypes, ev.Type))
	rc.add(e.Lang.T(lang.FieldPlace), e.placeOf(ev))
	if ev.Level != "" {
		rc.add(e.Lang.T(lang.FieldLevel), e.label(e.Set.ds.Levels, ev.Level))
	}
	rc.add(e.Lang.T(lang.FieldPeople), ev.Participants)
	rc.add(e.Lang.T(lang.FieldSector), e.codes(e.Set.ds.Sectors, ev.Sectors))
	rc.add(e.Lang.T(lang.FieldNote), ev.Note)
	rc.source(e, ev.Source)
	rc.add("", ev.ID)
	return rc
}

func sourceRecord(e *Env, s data.Source) record {
	rc := record{title: title(s)}
	if s.TitleBasis != data.TitleStated {
		rc.add("", e.Lang.T(lang.Described))
	}
	rc.add(e.Lang.T(lang.FieldPublisher), s.Publisher)
	rc.add(e.Lang.T(lang.FieldDate), e.Lang.Date(s.Date))
	rc.add(e.Lang.T(lang.FieldLanguage), s.Language)
	rc.add(e.Lang.T(lang.FieldAddress), s.URL)
	rc.add("", s.ID) // before what cites it, which has ids too
	rc.heading(e.Lang.T(lang.FieldCitedBy))
	for _, c := range e.Set.citedBy(s.ID) {
		rc.fields = append(rc.fields, field{words: []word{{text: c.what(e), style: theme.Ink}}})
	}
	return rc
}

// citation is something that rests on a source.
type citation struct {
	indicator string
	title     data.Text
	n         int
}

func (c citation) what(e *Env) string {
	if c.indicator != "" {
		return e.indicator(c.indicator) + " ×" + strconv.Itoa(c.n)
	}
	return e.text(c.title)
}

// citedBy lists what rests on a source: indicators with the number of claims,
// then agreements, projects and events.
func (s *Set) citedBy(id string) []citation {
	var out []citation
	ind := s.ds.DimIndex(data.DimIndicator)
	for _, o := range s.ds.Observations {
		if o.Source != id {
			continue
		}
		if i := slices.IndexFunc(out, func(c citation) bool { return c.indicator == o.Dims[ind] }); i >= 0 {
			out[i].n++
			continue
		}
		out = append(out, citation{indicator: o.Dims[ind], n: 1})
	}
	for _, a := range s.ds.Agreements {
		if a.Source == id {
			out = append(out, citation{title: a.Title})
		}
	}
	for _, p := range s.ds.Projects {
		if p.Source == id || slices.ContainsFunc(p.Facts, func(f data.Fact) bool { return f.Source == id }) {
			out = append(out, citation{title: p.Title})
		}
	}
	for _, ev := range s.ds.Events {
		if ev.Source == id {
			out = append(out, citation{title: ev.Title})
		}
	}
	return out
}
