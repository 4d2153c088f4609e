package main

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// filesOf are the names of the files of a folder.
func filesOf(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestRenderStory(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "new", "slides")
	got := run(t, "render", "--story", "-o", dir, "--today", "2026-11-23", "--lang", "az")
	if got.status != exitFine || got.out != "" || got.err != "wrote 12 scenes to "+dir+"\n" {
		t.Fatalf("%+v", got)
	}
	want := []string{"01-communique.svg", "02-record-trade.svg", "03-two-versions.svg", "04-claims.svg", "05-freight.svg", "06-corridor.svg",
		"07-signed.svg", "08-built.svg", "09-missing-link.svg", "10-disputed.svg", "11-since-then.svg", "12-coverage.svg"}
	if list := filesOf(t, dir); !slices.Equal(list, want) {
		t.Errorf("files %q", list)
	}
	// Each is what --scene draws, has the caption in the picture and in its title,
	// and nothing of the notes.
	for i, name := range want {
		svg := content(t, dir, name)
		single := run(t, "render", "--scene", regexp.MustCompile(`^0?(\d+)-`).FindStringSubmatch(name)[1], "--format", "svg", "--today", "2026-11-23", "--lang", "az", "--size", "120x36")
		if svg != single.out {
			t.Errorf("%s is another picture than that of --scene %d", name, i+1)
		}
		for _, note := range []string{"S001 və sənədləri", "bu söz hər ekranda", "Bütün toplu bir baxışda"} {
			if strings.Contains(svg, note) {
				t.Errorf("%s has notes", name)
			}
		}
	}
	svg := content(t, dir, want[11])
	if title := regexp.MustCompile(`<title[^>]*>([^<]*)`).FindStringSubmatch(svg); title == nil || !strings.Contains(title[1], "Heç kimin demədiyi boşluq kimi göstərilir") {
		t.Errorf("title %q", title)
	}
	if left := filesOf(t, filepath.Dir(dir)); !slices.Equal(left, []string{"slides"}) {
		t.Errorf("beside the folder lies %q", left)
	}
	// In a folder that exists files of other names stay.
	if err := os.WriteFile(filepath.Join(dir, "mine.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := run(t, "render", "--story", "-o", dir, "--format", "png", "--size", "60x20"); got.status != exitFine {
		t.Fatalf("%+v", got)
	}
	if list := filesOf(t, dir); len(list) != 25 || !slices.Contains(list, "mine.txt") {
		t.Errorf("files %q", list)
	}
	if _, err := png.Decode(bytes.NewReader([]byte(content(t, dir, "05-freight.png")))); err != nil {
		t.Error(err)
	}
	for format, say := range map[string]string{"text": "05-freight.txt", "html": "05-freight.html", "json": "05-freight.json", "csv": "05-freight.csv", "ansi": "05-freight.ansi"} {
		out := filepath.Join(parent, format)
		if got := run(t, "render", "--story", "-o", out, "--format", format); got.status != exitFine {
			t.Errorf("%s: %+v", format, got)
			continue
		}
		text := content(t, out, say)
		if format != "csv" && !strings.Contains(strings.Join(strings.Fields(text), " "), "Freight between the two countries in 2023") {
			t.Errorf("%s has no caption:\n%.600s", say, text)
		}
	}
	plain := filepath.Join(parent, "plain")
	if got := run(t, "render", "--story", "--plain", "-o", plain); got.status != exitFine || !strings.Contains(content(t, plain, "02-record-trade.txt"), "Scene 2 of 12: The communiqué") {
		t.Errorf("%+v", got)
	}
}

func TestRenderStoryRefuses(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]struct {
		status int
		say    string
	}{
		"":                        {exitUsage, "name the folder for them with -o DIR"},
		"-o -":                    {exitUsage, "name the folder for them with -o DIR"},
		"-o DIR/x --page trade":   {exitUsage, "leave out --page"},
		"-o DIR/x --scene 2":      {exitUsage, "leave out --scene"},
		"-o DIR/x --format gif":   {exitUsage, "no such form"},
		"-o DIR/x --scale 2":      {exitUsage, "--scale 2 is for PNG"},
		"-o DIR/x --plain -o svg": {exitUsage, ""},
		"-o DIR/x OWN":            {exitUsage, "the dataset tells no story"},
		"-o DIR/a_file/x":         {exitFailed, "not a directory"},
	} {
		args = strings.NewReplacer("DIR", dir, "OWN", ownDataset(t), "a_file", "a file").Replace(args)
		words := append([]string{"render", "--story"}, strings.Split(args, " ")...)
		if args == "" {
			words = words[:2]
		}
		if strings.Contains(args, "a file") {
			words = []string{"render", "--story", "-o", filepath.Join(dir, "a file", "x")}
		}
		if want.say == "" {
			continue
		}
		got := run(t, words...)
		if got.status != want.status || !strings.Contains(got.err, want.say) {
			t.Errorf("%q: %+v", words, got)
		}
	}
	if list := filesOf(t, dir); !slices.Equal(list, []string{"a file"}) {
		t.Errorf("something was written: %q", list)
	}
}

// brokenStory is a dataset of three scenes, of which the second cannot be opened.
func brokenStory(t *testing.T) string {
	t.Helper()
	dir := ownDataset(t)
	for _, view := range []string{"--page sources", "--page trad", "--page series"} {
		text := content(t, dir, "dataset.toml") + "\n[[scene]]\nview = \"" + view + "\"\ncaption = \"See " + view[7:] + "\"\n"
		if err := os.WriteFile(filepath.Join(dir, "dataset.toml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestSceneThatCannotBeOpened(t *testing.T) {
	dir := brokenStory(t)
	got := run(t, "check", dir)
	if got.status != exitProblems || !strings.Contains(got.out, `dataset.toml:16:8: the view of the scene cannot be opened: --page trad: no such page; did you mean "trade"?`) || !strings.Contains(got.out, "16 | view = \"--page trad\"\n   |        ^~~~~~~~~~~~~") {
		t.Errorf("%+v", got)
	}
	out := filepath.Join(t.TempDir(), "x")
	got = run(t, "render", dir, "--story", "-o", out, "--format", "text")
	if got.status != exitProblems || !strings.Contains(got.err, "1 scene cannot be opened and was not written") || !slices.Equal(filesOf(t, out), []string{"01-see-sources.txt", "03-see-series.txt"}) {
		t.Errorf("%+v %q", got, filesOf(t, out))
	}
	if got = run(t, "render", dir, "--scene", "2"); got.status != exitUsage || !strings.Contains(got.err, "--scene 2: its view cannot be opened: --page trad") {
		t.Errorf("%+v", got)
	}
	if got = run(t, "render", dir, "--scene", "9"); got.status != exitUsage || !strings.Contains(got.err, "the story has scenes 1 to 3") {
		t.Errorf("%+v", got)
	}
	if got = run(t, "render", dir, "--scene", "see-source"); got.status != exitUsage || !strings.Contains(got.err, `did you mean "see-sources"?`) {
		t.Errorf("%+v", got)
	}
	// On the screen the problem is said, and the others are told.
	s := open(t, nil, dir)
	s.waitFor("1 problem")
	s.press("n")
	s.waitFor("1/3  See sources")
	s.press("n")
	s.waitFor("2/3  See trad")
	s.waitFor("the view of this scene cannot be opened")
	s.press("n")
	s.waitFor("3/3  See series")
	s.press("Q")
	s.end()
}

func TestRecord(t *testing.T) {
	dir := ownDataset(t)
	before := content(t, dir, "dataset.toml")
	got := run(t, "record", dir, "--page", "sources", "--sort", "2", "--caption", "Who \"said\" so", "--notes", "S1", "--dwell", "20s", "--id", "who")
	if got.status != exitFine || got.out != "wrote the scene to "+filepath.Join(dir, "dataset.toml")+":11:1\n" {
		t.Fatalf("%+v", got)
	}
	if after, ok := strings.CutPrefix(content(t, dir, "dataset.toml"), before); !ok || after != "\n[[scene]]\nid = \"who\"\nview = \"--page sources --sort 2\"\ncaption = \"Who \\\"said\\\" so\"\nnotes = \"S1\"\ndwell = \"20s\"\n" {
		t.Errorf("the file has become\n%s", content(t, dir, "dataset.toml"))
	}
	// What the key y copies is taken as it is, and the scene shows the same.
	if got := run(t, "record", dir, "--view", "accord "+dir+" --page series", "--caption-en", "Figures"); got.status != exitFine {
		t.Fatalf("%+v", got)
	}
	if got := run(t, "check", dir, "--strict"); got.status != exitFine || !strings.HasSuffix(got.err, "and 2 scenes\n") {
		t.Errorf("%+v", got)
	}
	if a, b := run(t, "render", dir, "--scene", "who", "--size", "100x30"), run(t, "render", dir, "--page", "sources", "--sort", "2", "--size", "100x30"); a.status != exitFine || !strings.Contains(a.out, `1/2  Who "said" so`) || strings.Contains(b.out, "1/2") {
		t.Errorf("%+v", a)
	}
	// From a scene its view is recorded, and not the scene.
	if got := run(t, "record", dir, "--scene", "1", "--caption", "Again", "--dry-run"); got.status != exitFine || !strings.HasPrefix(got.out, "would write the scene to ") {
		t.Errorf("%+v", got)
	}
	whole := content(t, dir, "dataset.toml")
	for args, want := range map[string]struct {
		status int
		say    string
	}{
		"--page sources":                              {exitUsage, "the scene has no caption"},
		"--page nowhere --caption C":                  {exitUsage, "--page nowhere: no such page"},
		"--caption C --id who":                        {exitProblems, `second scene with the id "who"`},
		"--caption C --id A.b":                        {exitProblems, "other characters than a-z"},
		"--caption C --caption-ru Ц":                  {exitProblems, `unknown language "ru"; known: en`},
		"--caption C --caption-en D":                  {exitUsage, "are both the text in en"},
		"--caption C --dwell 2h":                      {exitUsage, "expected a time from 1s to 1h"},
		"--caption C --dwell soon":                    {exitUsage, "invalid"},
		"--caption C --view '--page":                  {exitUsage, "unterminated"},
		"--caption C " + filepath.Join(dir, "nix"):    {exitUsage, "takes one dataset"},
		"--caption C --page trade --cursor 1900-01":   {exitUsage, "--cursor"},
		"--caption C --page sources --select 1000000": {exitUsage, "--select 1000000"},
	} {
		got := run(t, append([]string{"record", dir}, strings.Split(args, " ")...)...)
		if got.status != want.status || !strings.Contains(got.err, want.say) || got.out != "" {
			t.Errorf("%s: %+v", args, got)
		}
	}
	if content(t, dir, "dataset.toml") != whole {
		t.Error("the file was changed")
	}
	for _, name := range []string{"", "-"} {
		if got := run(t, slices.DeleteFunc([]string{"record", name, "--caption", "C"}, func(s string) bool { return s == "" })...); got.status != exitUsage {
			t.Errorf("record %s: %+v", name, got)
		}
	}
	csv := file(t, "a.csv", goodCSV)
	if got := run(t, "record", csv, "--caption", "C"); got.status != exitFailed || !strings.Contains(got.err, "no scenes") {
		t.Errorf("%+v", got)
	}
	tidyFolder(t, dir)
}

// What is recorded on the screen stands in the dataset, and can be told at once.
func TestRecordOnTheScreen(t *testing.T) {
	dir := ownDataset(t)
	s := open(t, nil, dir, "--page", "sources", "--watch")
	s.waitFor("Sources ─")
	s.press("\x0e") // ctrl+n
	s.waitFor("scene written: ")
	for end := time.Now().Add(patience); !strings.Contains(s.screen.String(), "1/1  1 source") && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		s.press("n") // until the file has been read again
	}
	s.waitFor("1/1  1 source")
	s.press("Q")
	s.end()
	if got := content(t, dir, "dataset.toml"); !strings.HasSuffix(got, "\n[[scene]]\nview = \"--page sources\"\ncaption = \"1 source.\"\n") {
		t.Errorf("the file has become\n%s", got)
	}
	tidyFolder(t, dir)
	// The bundled dataset cannot be written: there the scene is copied.
	s = open(t, nil, "--page", "sources", "--lang", "ru")
	s.waitFor("Источники ─")
	s.press("\x0e")
	s.waitFor("скопировано как сцена")
	copied := func() bool { return strings.Contains(s.screen.written(), "\x1b]52;c;W1tzY2VuZV1d") } // [[scene]]
	for end := time.Now().Add(patience); !copied() && time.Now().Before(end); {
		time.Sleep(5 * time.Millisecond)
	}
	if !copied() {
		t.Error("nothing is in the clipboard")
	}
	s.press("Q")
	s.end()
}

func TestPlayOptions(t *testing.T) {
	for args, want := range map[string]string{
		"--play 100ms":       "expected a time from 1s to 1h",
		"--play 0s":          "expected a time from 1s to 1h",
		"--play soon":        "invalid",
		"--play 15s --plain": "--play needs a picture",
	} {
		if got := run(t, strings.Split(args, " ")...); got.status != exitUsage || !strings.Contains(got.err, want) {
			t.Errorf("%s: %+v", args, got)
		}
	}
	s := open(t, nil, "--play", "15s", ownDataset(t))
	if got := s.end(); got != exitUsage || !strings.Contains(s.stderr.String(), "the dataset tells no story") {
		t.Errorf("status %d: %s", got, s.stderr)
	}
	s = open(t, nil, "--play", "15s", "--lang", "en")
	s.waitFor("1/12  Baku")
	s.waitFor("0:00")
	s.press("p")
	s.waitFor("paused")
	s.press("8")
	s.waitFor("notes")
	s.press("Q")
	if got := s.end(); got != exitFine || !s.givenBack() {
		t.Errorf("status %d", got)
	}
}

// Over SSH a presenter has the notes, a viewer has not, whatever is pressed.
func TestNotesOverSSH(t *testing.T) {
	presenter, line := keyPair(t, "presenter@here")
	viewer, other := keyPair(t, "viewer@here")
	s := serve(t, nil, "--authorized-keys", keysFile(t, `role="presenter" `+line, other))
	const note = "Both figures are bounds"
	p := s.screenOf(s.client(presenter), 120, 36, "xterm", "--scene 2")
	p.shows("2/12  The communiqué")
	p.shows(note)
	v := s.screenOf(s.client(viewer), 120, 36, "xterm", "--scene 2")
	v.shows("2/12  The communiqué")
	v.types("8")
	v.shows("notes are for the speaker")
	v.types("9")
	v.shows("12 scenes")
	if strings.Contains(v.text(), note) {
		t.Errorf("a viewer reads the notes:\n%s", v.text())
	}
	k := s.screenOf(s.client(viewer), 80, 24, "xterm", "--play 1s")
	k.shows("1/12")
	k.types("p")
	k.shows("paused")
}

// Who follows sees the scenes of who presents, each in their own language and
// window, and not the notes; who looks around returns to the scene as it is now.
func TestStoryIsFollowed(t *testing.T) {
	s, key, _ := stageOf(t)
	presenter := s.screenOf(s.client(key), 120, 36, "xterm-256color", "")
	presenter.shows("Trade volume")
	small := s.screen(80, 24, "xterm", "LC_ALL=ru_RU.UTF-8")
	mono := s.screen(60, 20, "vt100", "LANG=az_AZ.UTF-8", "NO_COLOR=1")
	small.shows("Товарооборот")
	mono.shows("Ticarət")
	presenter.types("P")
	presenter.shows("● 2 following")
	presenter.types("nn")
	presenter.shows("2/12  The communiqué")
	presenter.shows("Both figures are bounds")
	small.shows("2/12  Коммюнике")
	mono.shows("2/12  Kommünike")
	small.types("n") // on one's own
	small.shows("3/12  Две стороны")
	small.shows("○ без ведущего")
	presenter.types("nn\x1b[D")
	presenter.shows("4/12  13 claims")
	presenter.shows("0 back to the scene")
	mono.shows("4/12  2023-cü il haqqında")
	small.types("F")
	small.shows("4/12  13 версий")
	late := s.screen(100, 30, "xterm")
	late.shows("4/12  13 claims")
	for _, x := range []*remoteScreen{small, mono, late} {
		if text := x.text(); strings.Contains(text, "None is thrown away") || strings.Contains(text, "Ни одна не отброшена") || strings.Contains(text, "Heç biri atılmır") {
			t.Errorf("a viewer reads the notes:\n%s", text)
		}
	}
}
