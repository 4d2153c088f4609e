package main

import (
	"cmp"
	"context"
	"strings"

	"accord/data/clean"
	"accord/tui"
	"accord/tui/panel"
)

// shelf are the datasets that can be looked at; whoever names none sees the first.
type shelf []*show

// list is [tui.Options.Shelf].
func (all shelf) list() []panel.OnShelf {
	list := make([]panel.OnShelf, len(all))
	for i, x := range all {
		now, err := x.ready()
		list[i] = panel.OnShelf{ID: x.id, Set: now.Set}
		if err != nil {
			list[i].Missing = clean.Text(err.Error())
		}
	}
	return list
}

// find is the dataset of that name; the first one for no name.
func (all shelf) find(name string) (*show, error) {
	if name == "" {
		return all[0], nil
	}
	for _, x := range all {
		if x.id == name {
			return x, nil
		}
	}
	return nil, usagef("no dataset here is called %q; there are: %s", name, strings.Join(all.names(), ", "))
}

// atHand is the first dataset that can be looked at; while there is none, the first.
func (all shelf) atHand() *show {
	for _, x := range all {
		if _, missing := x.ready(); missing == nil {
			return x
		}
	}
	return all[0]
}

// names are what they are called.
func (all shelf) names() []string {
	var list []string
	for _, x := range all {
		list = append(list, cmp.Or(x.id, x.path))
	}
	return list
}

// opened is the dataset for somebody who looks at it until ctx is done.
func (x *show) opened(ctx context.Context, mayRefresh bool) tui.Shown {
	ctx, done := context.WithCancel(ctx)
	now, feed := x.listen(ctx, mayRefresh)
	return tui.Shown{ID: x.id, Name: x.path, Now: now, Feed: feed, Close: done}
}
