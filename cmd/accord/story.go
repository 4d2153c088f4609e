package main

import (
	"context"
	"slices"
	"time"

	"accord/data"
	"accord/data/diag"
	"accord/tui"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// playable refuses a time that no scene can stay, and a story that goes on by
// itself where it cannot be seen.
func playable(every time.Duration, asked, plain bool) error {
	switch {
	case asked && plain:
		return usagef("--play needs a picture, and --plain is none; leave out one")
	case asked && (every < data.MinDwell || every > data.MaxDwell):
		return usagef("--play %s: expected a time from 1s to 1h", every)
	}
	return nil
}

// withScenes are problems and those of the story that the dataset of set tells:
// scenes whose views cannot be opened. Where the answers for them cannot be had,
// nothing is said of them.
func withScenes(ctx context.Context, set *panel.Set, problems diag.List) diag.List {
	if set == nil || len(set.Dataset().Scenes) == 0 {
		return problems
	}
	var bad diag.List
	_, err := set.Answered(ctx, func(s *panel.Set) {
		bad = tui.CheckScenes(&panel.Env{Set: s, Lang: lang.New(lang.English), Glyphs: theme.GlyphSet(theme.Braille)})
	})
	if err != nil || len(bad) == 0 {
		return problems
	}
	all := slices.Concat(problems, bad)
	all.Sort()
	return all
}
