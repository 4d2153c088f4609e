package load

import (
	"fmt"
	"strings"
	"time"

	"accord/data"
	"accord/data/strict"
)

// story sets the scenes. What a view says is not looked at here: only the screen
// knows its options.
func (ld *loader) story() {
	ids := map[string]strict.Value[string]{}
	for _, d := range ld.decl.Scene {
		if !d.ID.IsSet() || d.ID.Node.Kind != strict.String {
			continue
		}
		if bad := strings.Trim(d.ID.V, "abcdefghijklmnopqrstuvwxyz0123456789-"); bad != "" || d.ID.V == "" {
			write := ""
			if s := slug(d.ID.V); s != "" {
				write = fmt.Sprintf("; write %q", s)
			}
			ld.report(d.ID.Mark().Errorf("id", "the id %q has other characters than a-z, 0-9 and -%s", d.ID.V, write))
		} else if first, twice := ids[d.ID.V]; twice {
			ld.report(d.ID.Mark().Errorf("duplicate", "second scene with the id %q; give it an id of its own or remove it", d.ID.V).With(first.Mark().Position))
		} else {
			ids[d.ID.V] = d.ID
		}
	}
	for i, d := range ld.decl.Scene {
		s := data.Scene{ID: d.ID.V, View: strings.TrimSpace(d.View.V), Caption: ld.text(d.Caption), Notes: ld.text(d.Notes), Dwell: d.Dwell.V, At: d.View.Mark()}
		if d.View.IsSet() && d.View.Node.Kind == strict.String && s.View == "" {
			ld.report(s.At.Errorf("view", "the scene has an empty view; write options of the command line, such as view = \"--page trade\", as the key y copies them"))
		}
		if n := d.Caption.node; n != nil && (n.Kind == strict.String || n.Kind == strict.Table) && s.Caption == nil {
			ld.report(n.Errorf("caption", "the scene has an empty caption; write in a sentence what the view shows"))
		}
		ld.checkDwell(d.Dwell)
		if s.ID == "" {
			for s.ID = captionID(s.Caption, ld.ds.Languages, i+1); ids[s.ID].IsSet(); {
				s.ID += fmt.Sprintf("-%d", i+1)
			}
			ids[s.ID] = d.View
		}
		ld.ds.Scenes = append(ld.ds.Scenes, s)
	}
}

// checkDwell reports a time in which nobody can read, or for which nobody waits.
func (ld *loader) checkDwell(d strict.Value[time.Duration]) {
	if !d.IsSet() || d.Node.Kind != strict.String {
		return
	}
	if _, err := time.ParseDuration(d.Node.Str); err == nil && (d.V < data.MinDwell || d.V > data.MaxDwell) {
		ld.report(d.Mark().Errorf("dwell", "dwell is %q; expected a time from 1s to 1h, such as \"20s\"", d.Node.Str))
	}
}

// maxCaptionID is how long an id may become that is made of a caption.
const maxCaptionID = 40

// captionID is an id made of the first words of a caption in the first language
// that is written in Latin letters; else of the number of the scene.
func captionID(caption data.Text, languages []string, n int) string {
	for _, l := range languages {
		words := strings.Split(slug(caption[l]), "-")
		id := words[0]
		for _, w := range words[1:] {
			if len(id)+1+len(w) > maxCaptionID {
				break
			}
			id += "-" + w
		}
		if id != "" && len(id) <= maxCaptionID && strings.Trim(id, "0123456789-") != "" {
			return id
		}
	}
	return fmt.Sprintf("scene-%d", n)
}
