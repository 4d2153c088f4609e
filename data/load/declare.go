package load

import (
	"fmt"
	"slices"
	"strings"

	"accord/data"
	"accord/data/diag"
	"accord/data/strict"
)

// manifest reads dataset.toml into the dataset. It returns false when nothing
// can be loaded by it.
func (ld *loader) manifest(path, text string) bool {
	root, list := strict.Parse(path, []byte(text))
	ld.reportAll(list)
	if root == nil {
		return false
	}
	ld.tidyNodes(root)
	if !ld.checkVersion(root) {
		return false
	}
	ld.reportAll(strict.Decode(root, &ld.decl))
	ld.declare(root)
	return true
}

// checkVersion looks at the version before anything else: a file of another
// version is not judged by the rules of this one.
func (ld *loader) checkVersion(root *strict.Node) bool {
	n := root.Child("accord")
	switch {
	case n == nil:
		ld.report(root.Errorf("missing-key", "the file has no \"accord\", the version of the format; write accord = %d as its first line", version))
		return false
	case n.Kind != strict.Integer:
		ld.report(n.Errorf("version", "accord is %s; expected the version of the format; write accord = %d", n.Found(), version))
		return false
	case n.Int != version:
		ld.report(n.Errorf("version", "the format has version %d; this program reads version %d", n.Int, version))
		return false
	}
	return true
}

// declare copies what is declared into the dataset.
func (ld *loader) declare(root *strict.Node) {
	d, ds := &ld.decl, ld.ds
	ld.languages()
	ds.ID, ds.Licence, ds.Updated = d.ID.V, d.Licence, d.Updated.Period
	if bad := strings.Trim(ds.ID, "abcdefghijklmnopqrstuvwxyz0123456789-"); d.ID.IsSet() && d.ID.Node.Kind == strict.String && (bad != "" || ds.ID == "") {
		write := ""
		if s := slug(ds.ID); s != "" {
			write = fmt.Sprintf("; write %q", s)
		}
		ld.report(d.ID.Mark().Errorf("id", "the id %q has other characters than a-z, 0-9 and -%s", ds.ID, write))
	}
	ds.Title, ds.Description = ld.text(d.Title), ld.text(d.Description)
	ds.Areas, ds.Sectors = ld.codes(d.Area), ld.codes(d.Sector)
	ds.Levels, ds.EventTypes, ds.Units = ld.codes(d.Level), ld.codes(d.EventType), ld.codes(d.Unit)
	for i, e := range d.Reporter {
		rank := (i + 1) * 10
		if e.Value.Rank.IsSet() {
			rank = e.Value.Rank.V
		}
		ds.Reporters = append(ds.Reporters, data.Reporter{ID: e.Key, Title: ld.text(e.Value.Title), Area: e.Value.Area.V, Rank: rank})
	}
	ld.dimensions()
	for _, e := range d.Indicator {
		v := e.Value
		decimals := 1
		if v.Decimals.IsSet() {
			decimals = v.Decimals.V
		}
		ds.Indicators = append(ds.Indicators, data.Indicator{ID: e.Key, Title: ld.text(v.Title),
			Unit: data.Unit{ID: v.Unit.V, Mult: v.UnitMult.V}, Decimals: min(max(decimals, 0), 15), GrowthOf: v.GrowthOf.V})
	}
	ld.setReferences()
	ld.checkDeclared(root)
	ld.panels()
	ld.story()
}

// languages sets the languages of the dataset, ["en"] when it declares none.
func (ld *loader) languages() {
	seen := map[string]bool{}
	for _, l := range ld.decl.Languages {
		switch {
		case l.Node.Kind != strict.String: // reported already
		case !isLanguage(l.V):
			ld.report(l.Mark().Errorf("language", "%q is not a language tag; write two or three small letters, such as en, ru or az", l.V))
		case seen[l.V]:
			ld.report(l.Mark().Errorf("duplicate", "the language %q stands twice; keep one", l.V))
		default:
			seen[l.V] = true
			ld.ds.Languages = append(ld.ds.Languages, l.V)
		}
	}
	if len(ld.ds.Languages) == 0 {
		ld.ds.Languages = []string{"en"}
	}
}

func isLanguage(s string) bool {
	first, rest, _ := strings.Cut(s, "-")
	return len(first) >= 2 && len(first) <= 3 && strings.Trim(first, "abcdefghijklmnopqrstuvwxyz") == "" &&
		strings.Trim(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
}

// text is the title that l states, in the languages of the dataset.
func (ld *loader) text(l label) data.Text {
	if len(l.text) == 0 {
		return nil
	}
	if s, ok := l.text[""]; ok && l.node.Kind == strict.String {
		if s == "" {
			return nil
		}
		return data.Text{ld.ds.Languages[0]: s}
	}
	t := data.Text{}
	known := newKnown("language", ld.ds.Languages...)
	for _, c := range l.node.Children {
		if !known.has(c.Key) || c.Key == "" {
			ld.report(known.unknown(c.KeyMark, c.Key))
		} else if c.Kind == strict.String && c.Str != "" {
			t[c.Key] = c.Str
		}
	}
	if len(t) == 0 {
		return nil
	}
	return t
}

func (ld *loader) codes(list strict.Ordered[codeDecl]) []data.Code {
	var codes []data.Code
	for _, e := range list {
		codes = append(codes, data.Code{ID: e.Key, Title: ld.text(e.Value.Title), Group: e.Value.Group.V})
	}
	return codes
}

// dimensions sets the five of every dataset and then those declared. A
// standard one may be declared to give it a title and titles to its codes.
func (ld *loader) dimensions() {
	ds := ld.ds
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	taken := newSpec("", "", "FREQ", "TIME_PERIOD", "OBS_VALUE", "OBS_BOUND", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS",
		"COMPILING_ORG", "SOURCE", "VINTAGE", "COMMENT_OBS")
	for _, e := range ld.decl.Dimension {
		if taken.column(e.Key) >= 0 {
			ld.report(e.KeyMark.Errorf("dimension", "%q is a column of every observation and no dimension; give the dimension another name", e.Key))
			continue
		}
		dim := data.Dimension{ID: e.Key, Title: ld.text(e.Value.Title), Apart: e.Value.Apart.V, Codes: ld.codes(e.Value.Code)}
		if i := ds.DimIndex(e.Key); i >= 0 {
			ds.Dimensions[i] = dim
			continue
		}
		ds.Dimensions = append(ds.Dimensions, dim)
	}
	for i, list := range map[int][]data.Code{1: ds.Areas, 2: ds.Areas, 4: ds.Sectors} {
		ds.Dimensions[i].Codes = withReserved(list, ds.Dimensions[i].Codes)
	}
}

// withReserved are the codes of a list, and those that stand in no list but may
// have a title in a dimension, such as that of the total.
func withReserved(list, declared []data.Code) []data.Code {
	if len(list) == 0 {
		return nil // what occurs is found out later
	}
	list = slices.Clip(list)
	for _, c := range declared {
		if reserved(c.ID) && !slices.ContainsFunc(list, func(x data.Code) bool { return x.ID == c.ID }) {
			list = append(list, c)
		}
	}
	return list
}

// checkRef reports a declared id that is not in list.
func (ld *loader) checkRef(v strict.Value[string], list *known) {
	if v.IsSet() && v.Node.Kind == strict.String && !list.has(v.V) {
		ld.report(list.unknown(v.Mark(), v.V))
	}
}

// checkDeclared looks at what the declarations say of one another.
func (ld *loader) checkDeclared(root *strict.Node) {
	d, r := &ld.decl, &ld.refs
	for _, p := range d.Partners {
		ld.checkRef(p, &r.area)
	}
	for _, e := range d.Partners {
		if e.Node.Kind == strict.String {
			ld.ds.Partners = append(ld.ds.Partners, e.V)
		}
	}
	for _, e := range d.Reporter {
		ld.checkRef(e.Value.Area, &r.area)
	}
	for _, e := range d.Indicator {
		v := e.Value
		ld.checkRef(v.Unit, &r.unit)
		ld.checkRef(v.GrowthOf, &r.indicator)
		if m := v.UnitMult; m.V > maxMultiplier || m.V < -maxMultiplier {
			ld.report(m.Mark().Warningf("multiplier", "unit_mult %d looks like a factor, not an exponent; expected a power of ten such as 3 (thousands), 6 (millions) or 9 (billions)%s", m.V, factor(m.V)))
		}
	}
	obs := observationSpec(ld.ds)
	for _, e := range d.Defaults {
		name := strings.ToUpper(e.Key)
		switch {
		case name == "TIME_PERIOD" || name == "OBS_VALUE":
			ld.report(e.KeyMark.Errorf("default", "%s has no default: every row states its own", name))
		case obs.column(name) < 0:
			ld.report(e.KeyMark.Errorf("unknown-key", "unknown column %q in [defaults]%s", e.Key, diag.Suggest(e.Key, obs.names())))
		default:
			ld.checkDefault(obs, name, e.Value)
		}
	}
}

// checkDefault reports a default that no row could use, where it stands and
// not at each row.
func (ld *loader) checkDefault(obs *spec, name string, v value) {
	if v.node == nil || v.V == "" {
		return
	}
	var list *known
	switch i := obs.column(name); {
	case i < len(ld.refs.codes):
		if reserved(v.V) && i > 0 {
			return
		}
		list = &ld.refs.codes[i]
	case name == "UNIT_MEASURE":
		list = &ld.refs.unit
	case name == "COMPILING_ORG":
		list = &ld.refs.reporter
	default:
		return
	}
	if !list.has(v.V) {
		ld.report(list.unknown(v.node.Mark, v.V))
	}
}

// slug writes s in the characters of an id.
func slug(s string) string {
	f := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
	})
	return strings.Join(f, "-")
}
