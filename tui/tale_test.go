package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"accord/data"
	"accord/data/load"
	"accord/tui/follow"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// said is everything that the view of a scene says in words, in the language of
// e: the sentences, the lines and the tables of its page, the key figures, and
// the selected record.
func said(e *panel.Env, st state.State) string {
	out := append(panel.Describe(e, st), panel.Lines(e, st)...)
	if st.Page == state.Overview {
		out = append(out, panel.FigureLines(e, st)...)
	}
	if t, ok := panel.TableOf(e, st); ok {
		for _, r := range t.Rows {
			out = append(out, r...)
		}
	}
	st.Scene = 0 // whose caption would prove itself
	full := input(e, st, 200, 110)
	return Plain(full) + strings.Join(out, "\n") + Render(full).Plain()
}

var number = regexp.MustCompile(`\d+(?:[.,]\d+)?`)

// bounded are the numbers of a text that are stated as bounds, each with its
// word in English.
func bounded(tag lang.Tag, s string) (list []string) {
	words := map[lang.Tag]map[string]string{
		lang.English: {`more than (\d+(?:\.\d+)?)`: ">", `less than (\d+(?:\.\d+)?)`: "<", `almost (\d+(?:\.\d+)?)`: "<", `about (\d+\.\d+)`: "~"},
		lang.Russian: {`более (?:чем на )?(\d+(?:,\d+)?)`: ">", `менее (\d+(?:,\d+)?)`: "<", `почти (\d+(?:,\d+)?)`: "<", `около (\d+(?:,\d+)?)`: "~"},
		lang.Azerbaijani: {`(\d+(?:,\d+)?)(?: mlrd ABŞ dollarından| %-dən) çox`: ">", `(\d+(?:,\d+)?)(?: mlrd ABŞ dollarından| %-dən) az`: "<",
			`demək olar ki, (\d+(?:,\d+)?)`: "<", `təxminən (\d+(?:,\d+)?)`: "~"},
	}[tag]
	for re, word := range words {
		for _, m := range regexp.MustCompile(re).FindAllStringSubmatch(s, -1) {
			list = append(list, word+strings.ReplaceAll(m[1], ",", "."))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// TestCaptionsSayWhatTheirViewsShow reads every number of every caption in every
// language, and finds it on the view of the scene; a bound stays a bound, and
// the languages say the same.
func TestCaptionsSayWhatTheirViewsShow(t *testing.T) {
	scenes := dataset(t).Scenes
	if len(scenes) < 8 || len(scenes) > 12 {
		t.Fatalf("%d scenes; a story has 8 to 12", len(scenes))
	}
	numbers := 0
	for i, s := range scenes {
		var first []string
		for _, tag := range lang.Tags() {
			e := env(t, tag, theme.Braille)
			shown := said(e, sceneState(i+1))
			caption := panel.SceneText(e, s.Caption)
			if s.Caption[string(tag)] == "" || s.Notes[string(tag)] == "" {
				t.Errorf("scene %s has no caption or no notes in %s", s.ID, tag)
			}
			in := number.FindAllString(shown, -1)
			for _, n := range number.FindAllString(caption, -1) {
				numbers++
				if !slices.Contains(in, n) {
					t.Errorf("scene %s, %s: %s is not on the view\n%s", s.ID, tag, n, shown)
				}
			}
			has := bounded(tag, shown)
			for _, b := range bounded(tag, caption) {
				if !slices.Contains(has, b) {
					t.Errorf("scene %s, %s: the caption says %s, the view %v", s.ID, tag, b, has)
				}
			}
			same := append(bounded(tag, caption), "of")
			for _, n := range number.FindAllString(caption, -1) {
				same = append(same, strings.ReplaceAll(n, ",", "."))
			}
			slices.Sort(same)
			if first == nil {
				first = same
			} else if !slices.Equal(first, same) {
				t.Errorf("scene %s: in English %v, in %s %v", s.ID, first, tag, same)
			}
			for _, id := range regexp.MustCompile(`S\d{3}`).FindAllString(panel.SceneText(e, s.Notes), -1) {
				if _, known := e.Set.Dataset().Source(id); !known {
					t.Errorf("scene %s, %s: the notes name %s, which is no source", s.ID, tag, id)
				}
			}
		}
	}
	if numbers < 100 {
		t.Errorf("only %d numbers were compared", numbers)
	}
}

// TestStoryCountsWhatWasSigned compares what the captions count with the records.
func TestStoryCountsWhatWasSigned(t *testing.T) {
	year, day := 0, 0
	for _, a := range dataset(t).Agreements {
		if !a.Counted() || a.Date.Year() != 2024 || !slices.Equal(a.Parties, []string{"AZ", "RU"}) {
			continue
		}
		year++
		if a.Date.String() == "2024-03-05" {
			day++
		}
	}
	caption := dataset(t).Scenes[6].Caption["en"]
	if want := fmt.Sprintf("%d documents in 2024; %d of them on 5 March", year, day); !strings.HasPrefix(caption, want) {
		t.Errorf("the caption says %q; the records say %q", caption, want)
	}
}

// TestScenesOfTheBundledDatasetOpen opens all, and finds nothing moved.
func TestScenesOfTheBundledDatasetOpen(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	if list := CheckScenes(e); len(list) > 0 {
		t.Fatal(list)
	}
	for i, s := range e.Set.Dataset().Scenes {
		st := sceneState(i + 1)
		if st.Scene != i+1 || moved(e, st) {
			t.Errorf("scene %s: %+v", s.ID, st)
		}
		for _, w := range []int{60, 200} { // what a view is does not depend on the window
			got, err := ReadView(e, s.View, w, 24)
			if got.Scene = i + 1; err != nil || got != st {
				t.Errorf("scene %s in %d columns: %+v, %v", s.ID, w, got, err)
			}
		}
	}
}

// TestScenesThatCannotBeOpened tells where they stand and why.
func TestScenesThatCannotBeOpened(t *testing.T) {
	ds, list, err := load.Load(t.Context(), "testdata/story", load.Options{})
	if err != nil || list.Errors() > 0 {
		t.Fatal(err, list.Err())
	}
	var got []string
	for _, d := range CheckScenes(envOf(panel.NewSet(ds), lang.English, theme.Braille)) {
		got = append(got, fmt.Sprintf("%s: %s", d.At, d.Message))
		if d.Line == "" || d.Width == 0 {
			t.Errorf("%s has no line to show", d.At)
		}
	}
	const say = ": the view of the scene cannot be opened: "
	want := []string{
		`testdata/story/dataset.toml:13:8` + say + `--page trad: no such page; did you mean "trade"?`,
		`testdata/story/dataset.toml:16:8` + say + `unknown flag: --pge`,
		`testdata/story/dataset.toml:19:8` + say + `--cursor 1900: the trade panel goes from 2021 to 2023`,
		`testdata/story/dataset.toml:22:8` + say + `--scene: a scene cannot tell another one; leave it out`,
		`testdata/story/dataset.toml:25:8` + say + `unterminated single-quoted string`,
		`testdata/story/dataset.toml:28:8` + say + `a view cannot hold another one`,
	}
	if len(got) != len(want) {
		t.Fatalf("%d problems\n%s", len(got), strings.Join(got, "\n"))
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
}

// TestSceneFrames keeps scenes as text: moved away from, with notes, going on by
// itself, small and large, in three languages.
func TestSceneFrames(t *testing.T) {
	away := sceneState(3)
	away.Cursor = data.Year(2021)
	for _, c := range []struct {
		name   string
		tag    lang.Tag
		glyphs theme.GlyphName
		state  state.State
		w, h   int
		notes  bool
		play   follow.Play
	}{
		{"record", lang.English, theme.Braille, sceneState(2), 120, 36, false, follow.Play{}},
		{"record-notes", lang.English, theme.Braille, sceneState(2), 120, 36, true, follow.Play{}},
		{"mirror-ru", lang.Russian, theme.Braille, sceneState(3), 80, 24, true, follow.Play{}},
		{"signed-az", lang.Azerbaijani, theme.Braille, sceneState(7), 80, 24, false, follow.Play{On: true, Done: 4, Elapsed: 3*60e9 + 7e9}},
		{"away", lang.English, theme.Braille, away, 80, 24, false, follow.Play{On: true, Waiting: true, Elapsed: 42e9}},
		{"least", lang.Russian, theme.Braille, sceneState(4), 40, 12, true, follow.Play{On: true, Elapsed: 42e9}},
		{"ascii", lang.English, theme.ASCII, sceneState(6), 80, 24, true, follow.Play{On: true, Done: 7, Elapsed: 600e9}},
		{"index", lang.English, theme.Braille, func() state.State { s := at(state.Story); s.Scene = 4; s.Sel[state.ListStory] = 3; return s }(), 120, 36, true, follow.Play{}},
		{"index", lang.Azerbaijani, theme.Braille, func() state.State { s := at(state.Story); s.Sel[state.ListStory] = 11; return s }(), 60, 20, false, follow.Play{}},
	} {
		name := fmt.Sprintf("scene-%s-%dx%d", c.name, c.w, c.h)
		t.Run(name, func(t *testing.T) {
			in := input(env(t, c.tag, c.glyphs), c.state, c.w, c.h)
			in.Env.Notes, in.Play = c.notes, c.play
			checked(t, in)
			golden(t, name, Render(in).Plain()+"\n")
		})
	}
}

// TestNotesAreForTheSpeaker looks for the notes of every scene on frames and in
// words of somebody who must not see them.
func TestNotesAreForTheSpeaker(t *testing.T) {
	for _, speaker := range []bool{false, true} {
		e := env(t, lang.English, theme.Braille)
		e.Notes = speaker
		for i, s := range e.Set.Dataset().Scenes {
			begin := strings.Fields(s.Notes["en"])[:3]
			for _, st := range []state.State{sceneState(i + 1), func() state.State { x := at(state.Story); x.Scene, x.Sel[state.ListStory] = i+1, i; return x }()} {
				in := input(e, st, 120, 40)
				for what, text := range map[string]string{"frame": Render(in).Plain(), "text": Plain(in)} {
					if got := strings.Contains(text, strings.Join(begin, " ")); got != speaker {
						t.Errorf("scene %d, page %s, speaker %v: notes in the %s: %v", i+1, st.Page, speaker, what, got)
					}
				}
			}
		}
	}
}

// TestPlainTellsTheScene reads caption and choices.
func TestPlainTellsTheScene(t *testing.T) {
	for tag, want := range map[lang.Tag]string{
		lang.English: "Scene 2 of 12: The communiqué: trade", lang.Russian: "Сцена 2 из 12: Коммюнике:", lang.Azerbaijani: "Səhnə 2/12: Kommünike:"} {
		if got := Plain(input(env(t, tag, theme.Braille), sceneState(2), 300, 0)); !strings.Contains(got, want) || !strings.Contains(got, "\n1 ") {
			t.Errorf("%s: %s", tag, got)
		}
	}
	if got := Plain(input(env(t, lang.English, theme.Braille), sceneState(2), 300, 0)); !strings.Contains(got, "next scene of the story") {
		t.Errorf("no choice leads to the next scene:\n%s", got)
	}
}

// TestScenesAreWrittenDown reads what the key y copies, in a scene and away from
// it.
func TestScenesAreWrittenDown(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	for i := range e.Set.Dataset().Scenes {
		st := sceneState(i + 1)
		away := state.Apply(state.Apply(st, state.Do(state.Left), Screen{Env: e, W: 120, H: 36}), state.Do(state.ToggleNormal), Screen{Env: e, W: 120, H: 36})
		start := e.Set.Start()
		start.Scene = i + 1
		for _, want := range []state.State{st, away, start} {
			line := CommandLine(e, "some/where", want)
			if got, err := viewOf(line).State(e, 120, 36); err != nil || got != want {
				t.Errorf("%s: %v\ngot  %+v\nwant %+v", line, err, got, want)
			}
			v := ViewFlags{}
			if got, err := readView(e, v, 120, 36); err != nil || got != e.Set.Start() {
				t.Errorf("no view: %+v, %v", got, err)
			}
			if text := ViewText(e, want); strings.Contains(text, "scene") {
				t.Errorf("the view for a scene is %s", text)
			}
		}
	}
	if got := CommandLine(e, "", sceneState(3)); got != "accord --scene 3" {
		t.Errorf("%s", got)
	}
}

// TestScenesOfEverySizeAreWhole draws scenes with their notes, going on by
// themselves, in windows from the smallest to the largest.
func TestScenesOfEverySizeAreWhole(t *testing.T) {
	envs := environments(t)
	step := 1
	if testing.Short() || raceDetector {
		step = 5
	}
	n := 0
	for h := 11; h <= 60; h++ {
		for w := 39 + h%step; w <= 200; w += step {
			e := envs[n%len(envs)]
			e.Notes = n%3 != 0
			in := input(e, sceneState(n%12+1), w, h)
			if n%2 == 0 {
				in.Play = follow.Play{On: true, Done: n % 11, Paused: n%5 == 0, Waiting: n%7 == 0, Elapsed: 3599e9}
			}
			checked(t, in)
			n++
		}
	}
	for _, size := range [][2]int{{400, 120}, {400, 12}, {40, 120}} {
		for i := range 12 {
			e := envs[i%len(envs)]
			e.Notes = true
			checked(t, input(e, sceneState(i+1), size[0], size[1]))
		}
	}
}

// TestLongCaptionsLeaveRoom draws captions and notes that are far too long, in
// words and in one word.
func TestLongCaptionsLeaveRoom(t *testing.T) {
	ds := *dataset(t)
	ds.Scenes = slices.Clone(ds.Scenes)
	for i := range ds.Scenes {
		long := strings.Repeat("слово ", 400)
		if i%2 == 1 {
			long = strings.Repeat("W", 3000)
		}
		ds.Scenes[i].Caption, ds.Scenes[i].Notes = data.Text{"en": long}, data.Text{"en": long}
	}
	e := envOf(panel.NewSet(&ds), lang.English, theme.Braille)
	e.Notes = true
	for i := range ds.Scenes {
		for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {100, 30}, {120, 36}, {200, 60}} {
			in := input(e, sceneState(i+1), size[0], size[1])
			checked(t, in)
			if l := in.layout(); l.Body.H < 5 && l.Shape == ShapePage || l.Caption.H > 5 || l.Notes.H > 8 {
				t.Errorf("%v: the page has %d rows, the caption %d, the notes %d", size, l.Body.H, l.Caption.H, l.Notes.H)
			}
		}
	}
}

// TestTalkTellsTheStory tells it in words.
func TestTalkTellsTheStory(t *testing.T) {
	talk := NewTalk(Options{Dataset: dataset(t), Lang: lang.English, Notes: NotesAsked, Now: func() time.Time { return testNow },
		Record: func(_ *data.Dataset, s data.Scene) (string, string, error) {
			return "", "[[scene]]\nview = \"" + s.View + "\"\n", nil
		}}, 200)
	say := func(line string, wants ...string) {
		t.Helper()
		got, _ := talk.Answer(line)
		for _, w := range wants {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is not said\n%s", line, w, got)
			}
		}
	}
	say("next-scene", "Scene 1 of 12: Baku, 5 March 2024")
	say("next-scene", "Scene 2 of 12: The communiqué")
	say("notes", "Notes: Both figures are bounds")
	say("notes", "Scene 2 of 12")
	say("2012", "Scene 2 of 12") // looking around
	say("scene", "Scene 2 of 12")
	say("play", "a story goes on by itself in a picture only")
	say("record-scene", "[[scene]]", `view = "--cursor 2023"`)
	say("story", "12 scenes", "#12 What nobody has said")
	say("#4", "Scene 4 of 12: 13 claims")
	say("last-scene", "Scene 12 of 12")
	say("next-scene", "this was the last scene")
	say("leave-story", "Coverage")
	if got := talk.View(); strings.Contains(got, "Scene 12") {
		t.Errorf("the story was not left:\n%s", got)
	}
}
