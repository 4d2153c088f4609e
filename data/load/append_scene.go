package load

import (
	"context"

	"accord/data"
	"accord/data/diag"
	writing "accord/data/write"
)

// AppendScene adds a scene at the end of the story of the dataset of that name,
// and judges it by loading the dataset that would result. The list has what is
// wrong with it, at the place where it would stand, and what else would break;
// with an error in it the result is nil. Problems that the dataset has had before
// do not count, and whether its view can be opened is for the caller to know.
// Nothing is written. An empty ID is left to the caption.
//
// The errors are those of [Append].
func AppendScene(ctx context.Context, name string, s data.Scene, opts Options) (*Amended, diag.List, error) {
	a, err := openAppender(ctx, name, Addition{Table: "scenes"}, opts)
	if err != nil {
		return nil, nil, err
	}
	defer a.close()
	ld, usable, err := a.declared()
	if err != nil || !usable {
		return nil, ld.sorted(), err
	}
	a.list = nil
	for _, t := range []data.Text{s.Caption, s.Notes} {
		for l := range t {
			if known := newKnown("language", ld.ds.Languages...); !known.has(l) {
				a.list = append(a.list, known.unknown(diag.Mark{Position: diag.Position{Path: a.from.path(a.manifest)}}, l))
			}
		}
	}
	if len(a.list) > 0 {
		a.list.Sort()
		return nil, a.list, nil
	}
	was, err := a.from.read(a.manifest)
	if err != nil {
		return nil, nil, openError(a.from.path(a.manifest), err)
	}
	text := writing.AppendBlock(was, writing.Scene(ld.ds, s))
	_, list, err := a.load(map[string]string{a.manifest: text.Text})
	if err != nil {
		return nil, nil, err
	}
	if err := a.unlessBefore(list); err != nil {
		return nil, nil, err
	}
	a.list.Sort()
	if a.list.Errors() > 0 {
		return nil, a.list, nil
	}
	at := text.Rows[0].At
	at.Path = a.from.path(a.manifest)
	return &Amended{Path: at.Path, Text: text.Text, Was: len(was), At: []diag.Position{at}}, a.list, nil
}
