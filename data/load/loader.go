package load

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
	"accord/data/strict"
)

// maxSame is how many problems of one rule in one file are told one by one;
// a table of millions of bad rows must not cost more than the table.
const maxSame = 200

// loader is one load in progress.
type loader struct {
	ctx  context.Context
	from *folder // nil for a single CSV
	ds   *data.Dataset
	list diag.List
	// meter tells somebody how far the load has come; nil tells nobody.
	meter *meter
	same  map[sameKey]int

	decl    declarations
	refs    references
	seen    map[string]map[string]diag.Position // ids by table, with their first place
	keys    map[string]diag.Position            // observations
	facts   map[string][]data.Fact              // by project
	units   map[string]string                   // by indicator that is not declared: that of its first row
	periods map[string]data.Period              // by how they are written: a few occur in very many rows
	key     []byte                              // of the observation at hand
	arena   []string                            // room for the codes of the next observations
	named   map[string]map[string]data.Text     // titles that files state, by dimension and code
	added   *sums                               // of facts; nil where rows are claims
	bulk    *bulk                               // rows in columns; nil where there are none
	coded   bool                                // areas without a code of ISO 3166-1 are groups
	regions bool                                // a file of others may have groups among its areas
	plain   bool                                // the file is a plain long table of others
	// loose is true for a single CSV: what it names is thereby declared.
	loose bool
	// distant are the tables in databases, and local the observations while rows
	// stand in for them.
	distant []*distant
	local   []data.Observation
	opts    Options // zero but for datasets of accord's own
}

type sameKey struct{ path, rule string }

func newLoader(ctx context.Context, from *folder, name string) *loader {
	return &loader{
		ctx: ctx, from: from, ds: &data.Dataset{Path: pathOf(name)},
		same: map[sameKey]int{}, seen: map[string]map[string]diag.Position{},
		keys: map[string]diag.Position{}, facts: map[string][]data.Fact{},
		units: map[string]string{}, periods: map[string]data.Period{},
	}
}

// report adds a problem to the list. Of very many equal ones the last says how
// many there are.
func (ld *loader) report(d diag.Diag) {
	k := sameKey{d.At.Path, d.Rule}
	ld.same[k]++
	switch n := ld.same[k]; {
	case n < maxSame:
		ld.list = append(ld.list, d)
	case n == maxSame:
		d.Message += fmt.Sprintf("; problems of this kind after the first %d are not listed", maxSame)
		ld.list = append(ld.list, d)
	}
}

// full reports whether problems of that rule are no longer listed for a file.
func (ld *loader) full(path, rule string) bool { return ld.same[sameKey{path, rule}] >= maxSame }

func (ld *loader) reportAll(list diag.List) {
	for _, d := range list {
		ld.report(d)
	}
}

// tables reads every table, those first that others refer to. A large import goes
// into columns, unless all have to be read whole; errWhole says that it has to be.
func (ld *loader) tables(whole bool) error {
	all := ld.openTables()
	var large *passing
	if !whole {
		if large = ld.largeImport(); large != nil {
			defer large.close()
		}
	}
	var imports []*format.Reading
	if large == nil {
		imports = ld.openImports()
	}
	if len(imports) > 0 || large != nil {
		ld.setReferences()
	}
	for _, t := range all {
		ld.collect(t)
	}
	read := map[string]func(*row){
		"sources": ld.source, "agreements": ld.agreement, "projects": ld.project,
		"facts": ld.fact, "events": ld.event, "observations": ld.observation,
	}
	for _, s := range specs(ld.ds) {
		for _, t := range all {
			if t.spec().table != s.table {
				continue
			}
			n := 0
			t.each(func(r *row) {
				if n++; n%1024 == 0 && ld.ctx.Err() != nil {
					return
				}
				read[s.table](r)
				if r.bad {
					ld.ds.SetAside++
				}
			})
		}
	}
	for _, r := range imports {
		if ld.opts.Rows == RowsFacts && ld.onlyImport() != nil {
			ld.added = newSums(ld.ds, &r.Plan, nil)
		}
		ld.readForeign(r)
		if ld.added != nil {
			ld.added.end(r)
		}
	}
	if large != nil {
		if err := ld.readLarge(large); err != nil {
			return err
		}
	}
	ld.checkKeyFigures()
	return nil
}

// collect notes the ids of a table, so that a reference to a row further down,
// or to one that is set aside, is known.
func (ld *loader) collect(t table) {
	var to *known
	switch t.spec().table {
	case "sources":
		to = &ld.refs.source
	case "agreements":
		to = &ld.refs.agreement
	case "projects":
		to = &ld.refs.project
	default:
		return
	}
	to.declared = true
	t.ids(to.add)
}

// first reports whether id is new in a table; the second of two is an error.
func (ld *loader) first(r *row, id string) bool {
	if id == "" {
		return true
	}
	ids := ld.seen[r.spec.table]
	if ids == nil {
		ids = map[string]diag.Position{}
		ld.seen[r.spec.table] = ids
	}
	at := r.mark("id")
	if old, ok := ids[id]; ok {
		r.report(at.Errorf("duplicate", "second %s with the id %q; give it an id of its own or remove it", r.spec.row, id).With(old))
		return false
	}
	ids[id] = at.Position
	return true
}

// arrange puts the records into the order that [data.Dataset] promises.
func (ld *loader) arrange() {
	ds := ld.ds
	slices.SortStableFunc(ds.Agreements, func(a, b data.Agreement) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	slices.SortStableFunc(ds.Events, func(a, b data.Event) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	for i := range ds.Projects {
		p := &ds.Projects[i]
		p.Facts = ld.facts[p.ID]
		slices.SortStableFunc(p.Facts, func(a, b data.Fact) int { return a.AsOf.Compare(b.AsOf) })
	}
	ld.discover()
}

// nodes are the rows of a table in the one-file form.
type nodes = []*strict.Node
