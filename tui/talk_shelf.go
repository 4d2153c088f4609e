package tui

import (
	"slices"
	"strconv"
	"strings"

	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// opens understands the word for "open", in English or in the language of the
// conversation, and what stands behind it.
func (t *Talk) opens(line string) (name string, is bool) {
	word, name, _ := strings.Cut(line, " ")
	name = strings.TrimSpace(name)
	known := strings.EqualFold(word, "open") || strings.EqualFold(word, t.app.env.Lang.T(lang.ShelfOpen))
	return name, known && name != ""
}

// shelved is the place of the dataset of that name, title or number in the list
// of those that are served, -1 for none.
func (t *Talk) shelved(name string) int {
	a := t.app
	if a.opts.Shelf == nil {
		return -1
	}
	a.shelve()
	if i := slices.IndexFunc(a.shelf, func(x panel.OnShelf) bool {
		return strings.EqualFold(x.ID, name) || strings.EqualFold(x.Title(a.env), name)
	}); i >= 0 {
		return i
	}
	n, err := strconv.Atoi(strings.TrimPrefix(name, "#"))
	if err != nil || n < 1 || n > len(a.shelf) {
		return -1
	}
	return n - 1
}

// open shows that dataset of the list. It says so where it is shown already.
func (t *Talk) open(i int) string {
	a := t.app
	if x := a.shelf[i]; x.ID == a.opts.ID {
		return t.say(a.env.Lang.F(lang.PlainSame, x.ID))
	}
	if a.state.Overlay != state.ShelfOverlay {
		_ = a.lookAtShelf()
	}
	text, _ := t.do(state.Action{Name: state.SelectRow, N: i}, a.shelf[i].ID)
	return text
}

// noDataset says that there is none of that name.
func (t *Talk) noDataset(name string) string {
	l := t.app.env.Lang
	if t.app.opts.Shelf == nil {
		return l.T(lang.ShelfOne)
	}
	ids := make([]string, len(t.app.shelf))
	for i, x := range t.app.shelf {
		ids[i] = x.ID
	}
	return l.F(lang.ShelfUnknown, name, strings.Join(ids, ", "))
}

// shelfLines are the datasets that are served, a line each.
func shelfLines(in Input) []string {
	var out []string
	for i, x := range in.Shelf {
		words := x.Words(in.Env)
		if x.Here {
			words = append(words, in.Env.Lang.T(lang.ShelfHere))
		}
		out = append(out, "#"+strconv.Itoa(i+1)+" "+x.ID+": "+strings.Join(words, "; "))
	}
	return out
}
