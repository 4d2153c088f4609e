package tui

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/tui/panel"
	"accord/tui/state"
)

// order sets the order of the list.
func (v ViewFlags) order(s state.State, f Screen) (state.State, error) {
	if !v.set.Changed("sort") && !v.reverse {
		return s, nil
	}
	l, ok := s.List()
	if n := f.Sorts(s); !ok || n < 1 {
		return s, fmt.Errorf("--sort and --reverse: there is no list with an order here; name one with --page or --focus")
	} else if v.sort < 1 || v.sort > n {
		return s, fmt.Errorf("--sort %d: the list has %s", v.sort, upTo(n, "order"))
	}
	s.Sort[l], s.Reverse[l] = v.sort-1, v.reverse
	return s, nil
}

// found sets what the rows of the record table are to hold, and the chosen
// column.
func (v ViewFlags) found(s state.State, f Screen) (state.State, error) {
	text := clean.Text(v.find)
	if utf8.RuneCountInString(text) > state.MaxQuery {
		return s, fmt.Errorf("--find has more than %d characters", state.MaxQuery)
	}
	s = state.Apply(s, state.Action{Name: state.ChangeFind, Text: text}, f)
	if !v.set.Changed("table-column") {
		return s, nil
	}
	records := s
	records.Page, records.Overlay = state.Records, state.NoOverlay
	if n := max(0, f.Sorts(records)-1); v.column < 1 || v.column > n {
		return s, fmt.Errorf("--table-column %d: the table of records has %s", v.column, upTo(n, "column"))
	}
	s.Column = v.column - 1
	return s, nil
}

// over sets what lies over the page.
func (v ViewFlags) over(s state.State, f Screen) (state.State, error) {
	if given(v.search, v.overlay, v.record) > 1 {
		return s, fmt.Errorf("--search, --overlay and --record cannot be shown together; leave out all but one")
	}
	if v.record != "" {
		return v.full(s, f)
	}
	if v.search != "" {
		text := clean.Text(v.search)
		if utf8.RuneCountInString(text) > state.MaxQuery {
			return s, fmt.Errorf("--search has more than %d characters", state.MaxQuery)
		}
		s = state.Apply(s, state.Do(state.ToggleSearch), f)
		return state.Apply(s, state.Action{Name: state.Type, Text: text}, f), nil
	}
	known := map[string]state.Name{"help": state.ToggleHelp, "sources": state.ToggleClaims, "filter": state.ToggleFilter}
	name, ok := known[v.overlay]
	switch {
	case v.overlay == "":
		return s, nil
	case !ok:
		return s, fmt.Errorf("--overlay %s: nothing is called so%s", v.overlay, diag.Suggest(v.overlay, []string{"help", "sources", "filter"}))
	}
	return state.Apply(s, state.Do(name), f), nil
}

// row sets the selected row.
func (v ViewFlags) row(s state.State, f Screen) (state.State, error) {
	if !v.set.Changed("select") {
		return s, nil
	}
	if _, ok := s.List(); !ok {
		return s, fmt.Errorf("--select %d: there is no list here; name one with --page or --focus", v.selectedRow)
	}
	if n := f.Rows(s); v.selectedRow < 1 || v.selectedRow > n {
		return s, fmt.Errorf("--select %d: the list has %s", v.selectedRow, upTo(n, "row"))
	}
	return state.Apply(s, state.Action{Name: state.SelectRow, N: v.selectedRow - 1}, f), nil
}

// upTo says how many things there are.
func upTo(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "one " + what
	}
	return fmt.Sprintf("%ss 1 to %d", what, n)
}

// full lays one record over the page.
func (v ViewFlags) full(s state.State, f Screen) (state.State, error) {
	ids := recordIDs(f.Env.Set.Dataset())
	kind, id, _ := strings.Cut(v.record, ":")
	if kind == "row" {
		if !panel.HasRecord(f.Env, v.record) {
			return s, fmt.Errorf("--record %s: there is no such row; the dataset has %s", v.record, upTo(f.Rows(state.State{Page: state.Records}), "row"))
		}
		return state.Apply(s, state.Action{Name: state.ShowRecord, Text: v.record}, f), nil
	}
	list, ok := ids[kind]
	if !ok {
		return s, fmt.Errorf("--record %s: expected agreement:id, project:id, event:id, source:id or row:number", v.record)
	}
	if slices.Contains(list, id) {
		return state.Apply(s, state.Action{Name: state.ShowRecord, Text: v.record}, f), nil
	}
	return s, fmt.Errorf("--record %s: there is no such %s%s", v.record, kind, diag.Suggest(id, list))
}

// recordIDs are the ids of the records of ds by their kind.
func recordIDs(ds *data.Dataset) map[string][]string {
	ids := map[string][]string{"agreement": nil, "project": nil, "event": nil, "source": nil}
	for _, x := range ds.Agreements {
		ids["agreement"] = append(ids["agreement"], x.ID)
	}
	for _, x := range ds.Projects {
		ids["project"] = append(ids["project"], x.ID)
	}
	for _, x := range ds.Events {
		ids["event"] = append(ids["event"], x.ID)
	}
	for _, x := range ds.Sources {
		ids["source"] = append(ids["source"], x.ID)
	}
	return ids
}

// given counts the values that are not empty.
func given(values ...string) (n int) {
	for _, v := range values {
		if v != "" {
			n++
		}
	}
	return n
}
