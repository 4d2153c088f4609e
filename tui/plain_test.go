package tui

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"accord/data"
	"accord/data/clean"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// checkPlain reports what a screen reader or a braille display could not read.
// Signs of a line that was typed may come back with the answer, if harmless.
func checkPlain(t *testing.T, text string, w int, what any) {
	t.Helper()
	said, _ := what.(string)
	said = clean.Text(said)
	if !strings.HasSuffix(text, "\n") {
		t.Errorf("%v: the text does not end with its line", what)
	}
	for l := range strings.Lines(text) {
		l = strings.TrimSuffix(l, "\n")
		if n := grid.Width(l); w > 1 && n > w {
			t.Errorf("%v: a line has %d columns of %d: %q", what, n, w, l)
		}
		for _, r := range l {
			drawn := r >= 0x2190 && r <= 0x21ff || r >= 0x2500 && r <= 0x27bf || r >= 0x2800 && r <= 0x28ff || !unicode.IsPrint(r) && r != 0xa0 && r != 0x202f
			if harmful(r) || drawn && !strings.ContainsRune(said, r) {
				t.Errorf("%v: %U in %q", what, r, l)
			}
		}
	}
}

// TestPlainOfEveryView reads every view in every language at several widths.
func TestPlainOfEveryView(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := env(t, tag, theme.Braille)
		for _, st := range views() {
			for _, w := range []int{2, 20, 40, 80, 133} {
				checkPlain(t, Plain(input(e, st, w, 24)), w, st)
			}
			text := Plain(input(e, st, 0, 0))
			if p, ok := st.Page.Panel(); ok && st.Overlay == state.NoOverlay && !strings.Contains(text, plainText([]string{e.Set.Panel(p).Sentence(e, st)}, 0)) {
				t.Errorf("%s %s: the sentence is missing:\n%s", tag, st.Page, text)
			}
			if st.Page != state.Overview && st.Overlay == state.NoOverlay && strings.Count(text, "\n") < 8 {
				t.Errorf("%s %s: hardly anything is said:\n%s", tag, st.Page, text)
			}
		}
	}
}

// TestPlainOverviewSaysEverySentence looks for the key figures and the four
// sentences.
func TestPlainOverviewSaysEverySentence(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := env(t, tag, theme.Braille)
		text := Plain(input(e, state.New(), 0, 0))
		wants := panel.FigureLines(e, state.New())
		for p := range state.Panel(state.PanelCount) {
			wants = append(wants, e.Set.Panel(p).Sentence(e, state.New()))
		}
		for _, w := range wants {
			if w == "" || !strings.Contains(text, strings.TrimSpace(plainText([]string{w}, 0))) {
				t.Errorf("%s: %q is not said:\n%s", tag, w, text)
			}
		}
	}
}

func TestPlainSaysWhatIsKept(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	st := at(state.Agreements)
	st.Sector, st.From, st.To, st.Prefer, st.AsOf = "transport", 2015, 2020, data.PreferNewest, data.Day(2024, 3, 6)
	text := Plain(input(e, st, 200, 0))
	for _, want := range []string{"2015–2020", "Transport", "the newest", "6 March 2024"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said:\n%s", want, text)
		}
	}
}

// TestPlainIsTheSameForEveryGlyphSet: there are no glyphs in it.
func TestPlainIsTheSameForEveryGlyphSet(t *testing.T) {
	for _, st := range views() {
		want := Plain(input(env(t, lang.English, theme.Braille), st, 80, 24))
		for _, gl := range []theme.GlyphName{theme.Block, theme.ASCII} {
			if got := Plain(input(env(t, lang.English, gl), st, 80, 24)); got != want {
				t.Errorf("%+v: %s glyphs change the text:\n%s\n%s", st, gl, got, want)
			}
		}
	}
}

func TestPlainOfPoison(t *testing.T) {
	set := panel.NewSet(poisoned(dataset(t)))
	for _, tag := range lang.Tags() {
		e := envOf(set, tag, theme.Braille)
		e.Problems = someProblem()
		e.Problems[0].Message = poison
		for _, st := range views() {
			in := input(e, st, 60, 24)
			in.Notice = poison
			checkPlain(t, Plain(in), 60, st)
		}
	}
}

// TestChoicesDoSomething takes every choice of every view.
func TestChoicesDoSomething(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	for _, st := range views() {
		in := input(e, st, 80, 24)
		all := choices(in)
		if len(all) == 0 {
			t.Errorf("%+v: nothing can be done", st)
		}
		text := Plain(in)
		for i, c := range all {
			if !strings.Contains(text, "\n"+strconv.Itoa(i+1)+" ") {
				t.Errorf("%+v: choice %d is not listed", st, i+1)
			}
			if c.action.Name == state.Leave || c.action.Name == state.NextLanguage {
				continue
			}
			if state.Apply(st, c.action, Screen{Env: e, W: 80, H: 24}) == st {
				t.Errorf("%+v: %s changes nothing", st, c.name)
			}
		}
	}
}

func TestBreakLine(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want string
	}{
		{"one two three", 7, "one two|three"},
		{"one two three", 13, "one two three"},
		{"abcdefgh ij", 3, "abc|def|gh|ij"},
		{"4\u00a0799 mn", 5, "4\u00a0799|mn"},
		{"漢字漢字", 5, "漢字|漢字"},
	} {
		if got := strings.Join(breakLine(c.in, c.w), "|"); got != c.want {
			t.Errorf("%q in %d: %q; want %q", c.in, c.w, got, c.want)
		}
	}
}

var pageLine = regexp.MustCompile(`(?m)^Page: (.*)$`)

// talk is a conversation about the bundled dataset.
func talk(t *testing.T, ds *data.Dataset) *Talk {
	t.Helper()
	return NewTalk(Options{Dataset: ds, Lang: lang.English, Now: func() time.Time { return testNow }}, 80)
}

// TestTalk holds one conversation and looks at the view after each line.
func TestTalk(t *testing.T) {
	tk := talk(t, dataset(t))
	for _, step := range []struct {
		line string
		says string
		ok   func(state.State) bool
	}{
		{"1", "Turnover, 2023", func(s state.State) bool { return s.Page == state.Trade }},
		{"2014", "Turnover, 2014: Azerbaijan 1.96 bn USD; Russia 4 bn USD", func(s state.State) bool { return s.Cursor == data.Year(2014) }},
		{"1", "Turnover, 2013", func(s state.State) bool { return s.Cursor == data.Year(2013) }},
		{"transform", "change", func(s state.State) bool { return s.Transform == data.Difference }},
		{"undo", "2013", func(s state.State) bool { return s.Transform == data.Level }},
		{"from 2015", "2015–", func(s state.State) bool { return s.From == 2015 && s.To == 0 }},
		{"to 2020", "2015–2020", func(s state.State) bool { return s.From == 2015 && s.To == 2020 }},
		{"reset", "1997–", func(s state.State) bool { return s.From == 0 && s.Page == state.Trade }},
		{"/gas", "#1 ", func(s state.State) bool { return s.Overlay == state.SearchOverlay && s.Query == "gas" }},
		{"#1", "source: ", func(s state.State) bool { return s.Overlay == state.RecordOverlay && s.Record != "" }},
		{"back", "gas: ", func(s state.State) bool { return s.Overlay == state.SearchOverlay }},
		{"/bridge", "bridge: ", func(s state.State) bool { return s.Query == "bridge" }},
		{"agreements", "#1 ", func(s state.State) bool { return s.Page == state.Agreements && s.Overlay == state.NoOverlay }},
		{"#3", "source: ", func(s state.State) bool {
			return s.Overlay == state.RecordOverlay && s.Sel[state.ListAgreements] == 2
		}},
		{"back", "#1 ", func(s state.State) bool { return s.Overlay == state.NoOverlay }},
		{"filter", "first year", func(s state.State) bool { return s.Overlay == state.FilterOverlay }},
		{"#4", "kept", func(s state.State) bool { return s.Sector == "" == false }},
		{"commands", "transform: ", func(s state.State) bool { return s.Overlay == state.PaletteOverlay }},
		{"all sourc", "done: all sources", func(s state.State) bool { return s.Page == state.Sources && s.Overlay == state.NoOverlay }},
		{"", "#1 ", func(s state.State) bool { return s.Page == state.Sources }},
		{"theme", "nothing changes", func(s state.State) bool { return s.Page == state.Sources }},
		{"#99999", "is no number", func(s state.State) bool { return s.Page == state.Sources }},
		{"77", "is no number", func(s state.State) bool { return s.Page == state.Sources }},
		{"qqqzzz", "is no number", func(s state.State) bool { return s.Page == state.Sources }},
		{"?", "to quit", func(s state.State) bool { return s.Page == state.Sources }},
		{"copy-view", "accord --page sources", func(s state.State) bool { return s.Page == state.Sources }},
		{"mark", "which letter", func(s state.State) bool { return s.Page == state.Sources }},
		{"k", "is kept under k", func(s state.State) bool { return s.Page == state.Sources }},
		{"overview", "Trade volume. ", func(s state.State) bool { return s.Page == state.Overview }},
		{"go-to-mark", "which letter", func(s state.State) bool { return s.Page == state.Overview }},
		{"k", "Page: ", func(s state.State) bool { return s.Page == state.Sources }},
		{"language", "Страница: ", func(s state.State) bool { return s.Page == state.Sources }},
	} {
		text, done := tk.Answer(step.line)
		checkPlain(t, text, 80, step.line)
		if done || !strings.Contains(text, step.says) || !step.ok(tk.State()) {
			t.Errorf("%q (done %v) led to %+v and does not say %q:\n%s", step.line, done, tk.State(), step.says, text)
		}
	}
	for _, line := range []string{"q", "Q", "й"} {
		if text, done := tk.Answer(line); !done || text != "" {
			t.Errorf("%q does not end the conversation: %q", line, text)
		}
	}
	if text, done := talk(t, dataset(t)).Answer("quit"); !done || text != "" {
		t.Errorf("quit does not end the conversation: %q", text)
	}
}

// TestTalkTakesEveryChoice takes each choice of the overview by its number.
func TestTalkTakesEveryChoice(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	for i, c := range choices(input(e, state.New(), 80, plainHeight)) {
		tk := talk(t, dataset(t))
		text, done := tk.Answer(strconv.Itoa(i + 1))
		if done != (c.name == "leave") {
			t.Errorf("choice %d, %s: done is %v", i+1, c.name, done)
		}
		if p := state.Page(c.name); c.action.Name == state.GoTo && (tk.State().Page != p || !pageLine.MatchString(text)) {
			t.Errorf("choice %d leads to %s:\n%s", i+1, tk.State().Page, text)
		}
	}
}

// FuzzTalk types anything: no line makes it fail, or write what a terminal
// would obey.
func FuzzTalk(f *testing.F) {
	for _, s := range []string{"1", "#1", "/gas\n#1\nback", "2014", "from 2015\nto 1990", "mark\nm\n'", "\x1b[2J", "filter\n#2\n#9", "commands\n#3", "export"} {
		f.Add(s)
	}
	ds, err := bundled()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tk := talk(t, ds)
		for i, line := range strings.Split(s, "\n") {
			if i > 20 {
				return
			}
			text, done := tk.Answer(line)
			if done {
				return
			}
			checkPlain(t, text, 80, line)
		}
	})
}

// TestTalkHintsInTheLanguage takes the examples of the hint at their word, in
// every language, and copies a figure.
func TestTalkHintsInTheLanguage(t *testing.T) {
	example := regexp.MustCompile(`[“«](\S+ \d{4})[”»]`)
	for _, tag := range lang.Tags() {
		tk := NewTalk(Options{Dataset: dataset(t), Lang: tag, Now: func() time.Time { return testNow }}, 400)
		said := example.FindAllStringSubmatch(tk.Hint(), -1)
		if len(said) != 2 {
			t.Fatalf("%s: the hint has the examples %q: %s", tag, said, tk.Hint())
		}
		for _, m := range said {
			tk.Answer(m[1])
		}
		if s := tk.State(); s.From != 2014 || s.To != 2020 {
			t.Errorf("%s: %q leads to %d–%d", tag, said, s.From, s.To)
		}
		tk.Answer("FROM 2015")
		if s := tk.State(); s.From != 2015 {
			t.Errorf("%s: from is not understood: %d", tag, s.From)
		}
		tk.Answer("trade")
		tk.Answer("2018")
		text, _ := tk.Answer("copy-figure")
		for _, it := range panel.UnderCursor(tk.app.env, tk.State()) {
			for _, want := range append([]string{it.Text}, it.Sources...) {
				if !strings.Contains(text, strings.ReplaceAll(want, " · ", ", ")) {
					t.Errorf("%s: the figure is not said as %q:\n%s", tag, want, text)
				}
			}
		}
	}
}
