package write

import (
	"strings"

	"accord/data"
	"accord/data/strict"
)

// scene writes one scene of the story.
func (t *toml) scene(s data.Scene) {
	t.element("scene")
	t.string("id", s.ID)
	t.key("view", strict.Quote(s.View))
	t.key("caption", t.text(s.Caption))
	t.title("notes", s.Notes)
	if s.Dwell != 0 {
		t.key("dwell", strict.Quote(s.Dwell.String()))
	}
}

// Scene is a scene as the dataset.toml of ds has it. Captions and notes are kept
// in the languages of ds.
func Scene(ds *data.Dataset, s data.Scene) string {
	t := &toml{ds: ds}
	t.scene(s)
	return strings.TrimPrefix(t.String(), "\n")
}
