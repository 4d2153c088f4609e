package write

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/strict"
)

// toml is dataset.toml while it is written.
type toml struct {
	strings.Builder
	ds *data.Dataset
}

// manifest writes dataset.toml with the files of tables, pairs of the name of a
// table and its file.
func manifest(ds *data.Dataset, refs *references, tables [][2]string) []byte {
	t := &toml{ds: ds}
	t.WriteString("accord = 1\n")
	t.key("id", strict.Quote(ds.ID))
	t.key("title", t.text(ds.Title))
	t.title("description", ds.Description)
	t.string("licence", ds.Licence)
	t.string("updated", ds.Updated.String())
	t.key("languages", array(languages(ds)))
	if len(ds.Partners) > 0 {
		t.key("partners", array(ds.Partners))
	}
	if len(tables) > 0 {
		t.header("tables")
		for _, f := range tables {
			t.key(f[0], strict.Quote(f[1]))
		}
	}
	t.panels()
	t.keyFigures()
	for _, s := range ds.Scenes {
		t.scene(s)
	}
	t.indicators(refs)
	t.dimensions(refs)
	t.codes("area", ds.Areas, refs.areas)
	t.codes("sector", ds.Sectors, refs.sectors)
	for _, x := range ds.Reporters {
		t.header("reporter", x.ID)
		t.title("title", x.Title)
		t.string("area", x.Area)
		t.key("rank", strconv.Itoa(x.Rank))
	}
	t.codes("level", ds.Levels, nil)
	t.codes("event_type", ds.EventTypes, nil)
	t.codes("unit", ds.Units, refs.units)
	return []byte(t.String())
}

// languages are the languages of ds, of which there is always one.
func languages(ds *data.Dataset) []string {
	if len(ds.Languages) == 0 {
		return []string{"en"}
	}
	return ds.Languages
}

func (t *toml) header(path ...string) { fmt.Fprintf(t, "\n[%s]\n", keys(path)) }

func (t *toml) element(name string) { fmt.Fprintf(t, "\n[[%s]]\n", name) }

func keys(path []string) string {
	list := make([]string, len(path))
	for i, p := range path {
		list[i] = strict.QuoteKey(p)
	}
	return strings.Join(list, ".")
}

func (t *toml) key(name, value string) { fmt.Fprintf(t, "%s = %s\n", strict.QuoteKey(name), value) }

// string writes a key unless its text is empty.
func (t *toml) string(name, s string) {
	if s != "" {
		t.key(name, strict.Quote(s))
	}
}

// title writes a title unless it is known in no language.
func (t *toml) title(name string, s data.Text) {
	if len(s) > 0 {
		t.key(name, t.text(s))
	}
}

// text is a title by language, plain where the dataset has one language only.
func (t *toml) text(s data.Text) string {
	all := languages(t.ds)
	if len(all) == 1 {
		return strict.Quote(s[all[0]])
	}
	var pairs []string
	for _, l := range all {
		if s[l] != "" {
			pairs = append(pairs, strict.QuoteKey(l)+" = "+strict.Quote(s[l]))
		}
	}
	return inline(pairs)
}

func inline(pairs []string) string {
	if len(pairs) == 0 {
		return "{}"
	}
	return "{ " + strings.Join(pairs, ", ") + " }"
}

func array(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = strict.Quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// where is fixed dimensions in the order of the dataset.
func (t *toml) where(m map[string]string) string {
	var pairs []string
	for _, d := range t.ds.Dimensions {
		if code, ok := m[d.ID]; ok {
			pairs = append(pairs, strict.QuoteKey(d.ID)+" = "+strict.Quote(code))
		}
	}
	return inline(pairs)
}

func (t *toml) panels() {
	for _, name := range []string{"trade", "freight"} {
		p, ok := t.ds.Panels[name]
		if !ok {
			continue
		}
		t.header("panel", name)
		t.key("indicator", strict.Quote(p.Indicator))
		if len(p.Where) > 0 {
			t.key("where", t.where(p.Where))
		}
		t.string("series", p.Series)
		t.string("growth", p.Growth)
		t.string("volume", p.Volume)
		t.string("scope", p.Scope)
		t.string("mode", p.Mode)
	}
}

// keyFigures writes what the strip at the top shows and which claims are
// preferred.
func (t *toml) keyFigures() {
	for _, h := range t.ds.Highlights {
		t.element("highlight")
		t.key("panel", strict.Quote(h.Panel))
		if len(h.Where) > 0 {
			t.key("where", t.where(h.Where))
		}
		t.key("period", strict.Quote(h.Period.String()))
		t.string("source", h.Source)
		t.title("note", h.Note)
	}
	for _, p := range t.ds.Pins {
		t.element("prefer")
		t.key("where", t.where(p.Where))
		t.key("period", strict.Quote(p.Period.String()))
		t.key("source", strict.Quote(p.Source))
		t.title("reason", p.Reason)
	}
}

func (t *toml) indicators(refs *references) {
	found := func(x data.Indicator) bool { return len(x.Title) == 0 && x.GrowthOf == "" }
	if !declarable(t.ds.Indicators, func(x data.Indicator) string { return x.ID }, found, refs.indicators) {
		return
	}
	for _, x := range t.ds.Indicators {
		t.header("indicator", x.ID)
		t.title("title", x.Title)
		t.key("unit", strict.Quote(x.Unit.ID))
		t.key("unit_mult", strconv.Itoa(x.Unit.Mult))
		t.key("decimals", strconv.Itoa(x.Decimals))
		t.string("growth_of", x.GrowthOf)
	}
}

// dimensions writes the dimensions beyond the standard ones, and of these what
// is known of them. Of dimensions whose codes are areas or sectors these have
// lists of their own, and only the rest is written.
func (t *toml) dimensions(refs *references) {
	standard := len(data.StandardDimensions())
	for i, d := range t.ds.Dimensions {
		codes := d.Codes
		switch {
		case d.ID == data.DimRefArea || d.ID == data.DimCounterpart:
			codes = beside(codes, t.ds.Areas)
		case d.ID == data.DimActivity:
			codes = beside(codes, t.ds.Sectors)
		case !declarable(codes, codeID, untitled, refs.codes[i]):
			codes = nil
		}
		if i < standard && len(d.Title) == 0 && len(codes) == 0 && !d.Apart {
			continue
		}
		t.header("dimension", d.ID)
		t.title("title", d.Title)
		t.flag("apart", d.Apart)
		for _, c := range codes {
			t.code([]string{"dimension", d.ID, "code", c.ID}, c)
		}
	}
}

// beside are the codes that are not in list.
func beside(codes, list []data.Code) []data.Code {
	return slices.DeleteFunc(slices.Clone(codes), func(c data.Code) bool {
		return slices.ContainsFunc(list, func(x data.Code) bool { return x.ID == c.ID })
	})
}

// code writes one entry of a list.
func (t *toml) code(path []string, c data.Code) {
	fmt.Fprintf(t, "[%s]\n", keys(path))
	t.title("title", c.Title)
	t.flag("group", c.Group)
}

// flag writes what is so, and nothing of what is not.
func (t *toml) flag(name string, is bool) {
	if is {
		t.key(name, "true")
	}
}

// codes writes a declared list.
func (t *toml) codes(table string, list []data.Code, refs ids) {
	if len(list) == 0 || !declarable(list, codeID, untitled, refs) {
		return
	}
	t.WriteByte('\n')
	for _, c := range list {
		t.code([]string{table, c.ID}, c)
	}
}
