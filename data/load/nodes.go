package load

import (
	"fmt"
	"strconv"
	"strings"

	"accord/data/diag"
	"accord/data/strict"
)

// nodeTable is the [[…]] tables of one kind in a TOML file.
type nodeTable struct {
	ld   *loader
	of   *spec
	rows nodes
}

func (ld *loader) openNodes(s *spec, rows nodes) table { return &nodeTable{ld, s, rows} }

func (t *nodeTable) spec() *spec { return t.of }

func (t *nodeTable) ids(yield func(string)) {
	for _, n := range t.rows {
		for _, c := range n.Children {
			if strings.EqualFold(c.Key, "id") && c.Kind == strict.String {
				yield(strings.TrimSpace(c.Str))
			}
		}
	}
}

func (t *nodeTable) each(yield func(*row)) {
	for _, n := range t.rows {
		if t.ld.ctx.Err() != nil {
			return
		}
		if n.Kind != strict.Table {
			t.ld.report(n.Errorf("type", "%s is %s; expected a table [[%s]]", t.of.row, n.Found(), t.of.row))
			t.ld.ds.SetAside++
			continue
		}
		at := make([]*strict.Node, len(t.of.columns))
		r := &row{ld: t.ld, spec: t.of, cells: make([]string, len(t.of.columns)), at: n.KeyMark.Position}
		r.place = func(column int) diag.Mark {
			if column < 0 || at[column] == nil {
				return n.KeyMark
			}
			return at[column].Mark
		}
		for _, c := range n.Children {
			t.cell(r, c, at)
		}
		t.missing(r, n, at)
		if r.bad && lacks(t.of, at) {
			t.ld.ds.SetAside++
			continue
		}
		yield(r)
	}
}

// cell stores the value at n in its column.
func (t *nodeTable) cell(r *row, n *strict.Node, at []*strict.Node) {
	i := t.of.column(n.Key)
	if i < 0 {
		r.report(n.KeyMark.Errorf("unknown-key", "unknown key %q in [[%s]]%s", n.Key, t.of.row, diag.Suggest(n.Key, t.of.names())))
		return
	}
	if at[i] != nil {
		r.report(n.KeyMark.Errorf("duplicate", "the key %q stands a second time in this [[%s]]; keep one", n.Key, t.of.row).With(at[i].KeyMark.Position))
		return
	}
	at[i] = n
	switch n.Kind {
	case strict.String:
		r.cells[i] = strings.TrimSpace(n.Str)
	case strict.Integer, strict.Float:
		r.cells[i] = strings.ReplaceAll(n.Raw, "_", "")
		if n.Kind == strict.Integer && (strings.HasPrefix(n.Raw, "0x") || strings.HasPrefix(n.Raw, "0o") || strings.HasPrefix(n.Raw, "0b")) {
			r.cells[i] = strconv.FormatInt(n.Int, 10)
		}
	case strict.Datetime:
		r.cells[i] = n.Raw
	default:
		r.report(n.Errorf("type", "%s is %s; expected text or a number", n.Key, n.Found()))
	}
}

func (t *nodeTable) missing(r *row, n *strict.Node, at []*strict.Node) {
	for i, c := range t.of.columns {
		if !c.required || at[i] != nil {
			continue
		}
		if c.name == "OBS_VALUE" { // a value that is missing: its status says why
			continue
		}
		r.report(n.KeyMark.Errorf("missing-key", "this [[%s]] has no %q; write %s = …", t.of.row, c.name, c.name))
	}
}

// lacks reports whether a required key is absent, of which nothing more needs
// to be said.
func lacks(s *spec, at []*strict.Node) bool {
	for i, c := range s.columns {
		if c.required && at[i] == nil && c.name != "OBS_VALUE" {
			return true
		}
	}
	return false
}

// plural writes n of something.
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
