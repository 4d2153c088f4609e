package load

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"accord/data"
)

const (
	watchedManifest = "accord = 1\nid = \"mine\"\ntitle = \"Mine\"\n[tables]\nobservations = \"sub/obs.csv\"\n[indicator.TRADE]\ntitle = \"Trade\"\nunit = \"USD\"\n[unit.USD]\ntitle = \"USD\"\n"
	watchedTable    = "INDICATOR,TIME_PERIOD,OBS_VALUE\nTRADE,2020,1\nTRADE,2021,2\n"
)

// watched is a folder with a dataset, and its feed.
type watched struct {
	t    *testing.T
	dir  string
	feed *Feed
}

func watchFolder(t *testing.T, how Following) watched {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "mine")
	w := watched{t: t, dir: dir}
	w.write("dataset.toml", watchedManifest)
	w.write("sub/obs.csv", watchedTable)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	w.feed = Watch(ctx, dir, Options{}, how)
	w.sees(2)
	return w
}

func (w watched) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w watched) write(name, text string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(w.path(name)), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(w.path(name), []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// replace writes a file beside and renames it over, as editors do.
func (w watched) replace(name, text string) {
	w.t.Helper()
	w.write(name+"~.tmp", text)
	if err := os.Rename(w.path(name+"~.tmp"), w.path(name)); err != nil {
		w.t.Fatal(err)
	}
}

func (w watched) add(name, text string) {
	w.t.Helper()
	f, err := os.OpenFile(w.path(name), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		w.t.Fatal(err)
	}
}

// sees waits for a good state with n observations; it fails at any that is
// wrong or has another number.
func (w watched) sees(n int) Snapshot {
	w.t.Helper()
	s := waitFor(w.t, w.feed, func(Snapshot) bool { return true })
	if s.wrong() || len(s.Dataset.Observations) != n {
		w.t.Fatalf("the next state has %+v, %v, %v; want %d rows", s.Dataset, sayings(s), s.Err, n)
	}
	return s
}

// isSilent fails when a state comes within d.
func (w watched) isSilent(d time.Duration) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	if s, ok := w.feed.Next(ctx); ok {
		w.t.Fatalf("a state comes: %v, %v", sayings(s), s.Err)
	}
}

func TestWatchSeesWhatEditorsDo(t *testing.T) {
	t.Parallel()
	for name, how := range map[string]Following{"events": Events, "polls": Polls} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := watchFolder(t, how)
			w.replace("sub/obs.csv", watchedTable+"TRADE,2022,3\n")
			if s := w.sees(3); s.Polling {
				t.Error("it says that there are no events")
			}
			w.write("sub/obs.csv", watchedTable+"TRADE,2022,3\nTRADE,2023,4\n")
			w.sees(4)
			w.add("sub/obs.csv", "TRADE,2024,5\n")
			w.sees(5)
			w.replace("dataset.toml", strings.Replace(watchedManifest, "sub/obs.csv", "other.csv", 1))
			w.write("other.csv", watchedTable)
			w.sees(2)
			w.write("other.csv", watchedTable+"TRADE,2022,3\n") // which is watched now
			w.sees(3)
		})
	}
}

// What stands beside the files of the dataset is nobody's business.
func TestWatchIgnoresOtherFiles(t *testing.T) {
	t.Parallel()
	w := watchFolder(t, Events)
	for _, name := range []string{".dataset.toml.swp", "dataset.toml~", "4913", "sub/#obs.csv#", "notes/x.csv"} {
		w.write(name, "x")
	}
	if err := os.Remove(w.path("4913")); err != nil {
		t.Fatal(err)
	}
	w.isSilent(4 * settled)
}

// A file that is written in steps is not shown before it is whole.
func TestWatchWaitsForTheRest(t *testing.T) {
	t.Parallel()
	w := watchFolder(t, Events)
	w.write("sub/obs.csv", "")
	for _, part := range []string{"INDICATOR,TIME_", "PERIOD,OBS_VALUE\nTRADE,20", "20,1\nTRADE,2021,", "25\n", "TRADE,2022,3", "0\n"} {
		time.Sleep(2 * settled)
		w.add("sub/obs.csv", part)
	}
	s := w.sees(3)
	if s.Dataset.Observations[1].Value != 25 || s.Dataset.Observations[2].Value != 30 {
		t.Errorf("%+v", s.Dataset.Observations)
	}
}

// A number that is cut off is a number as well.
func TestWatchDoesNotBelieveAnOpenLine(t *testing.T) {
	t.Parallel()
	w := watchFolder(t, Events)
	w.add("sub/obs.csv", "TRADE,2022,4")
	time.Sleep(3 * settled)
	w.add("sub/obs.csv", "3\n")
	if s := w.sees(3); s.Dataset.Observations[2].Value != 43 {
		t.Errorf("the number is %g", s.Dataset.Observations[2].Value)
	}
}

func TestWatchTellsOfABadStateAndOfItsEnd(t *testing.T) {
	t.Parallel()
	w := watchFolder(t, Events)
	w.replace("sub/obs.csv", watchedTable+"TRADE,20-22,3\nTRADE,2023,x\n")
	s := waitFor(t, w.feed, func(Snapshot) bool { return true })
	if s.Problems.Errors() != 2 {
		t.Errorf("%q", sayings(s))
	}
	w.isSilent(2 * settled)
	w.replace("sub/obs.csv", watchedTable+"TRADE,2022,3\n")
	w.sees(3)

	w.write("dataset.toml", "accord = \n")
	if s := waitFor(t, w.feed, func(Snapshot) bool { return true }); s.Dataset != nil || s.Problems.Errors() == 0 {
		t.Errorf("%v, %q", s.Err, sayings(s))
	}
	w.write("dataset.toml", watchedManifest)
	w.sees(3)
}

// A bad state that is mended soon is never told of.
func TestWatchPassesOverWhatIsMended(t *testing.T) {
	t.Parallel()
	w := watchFolder(t, Events)
	w.replace("sub/obs.csv", watchedTable+"TRADE,20-22,3\n")
	time.Sleep(3 * settled)
	w.replace("sub/obs.csv", watchedTable+"TRADE,2022,3\n")
	w.sees(3)
}

func TestWatchOutlivesItsFolder(t *testing.T) {
	t.Parallel()
	for name, how := range map[string]Following{"events": Events, "polls": Polls} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := watchFolder(t, how)
			if err := os.RemoveAll(w.dir); err != nil {
				t.Fatal(err)
			}
			if s := waitFor(t, w.feed, func(Snapshot) bool { return true }); s.Err == nil {
				t.Errorf("%q", sayings(s))
			}
			w.write("sub/obs.csv", watchedTable+"TRADE,2022,3\n")
			w.write("dataset.toml", watchedManifest)
			w.sees(3)
			w.add("sub/obs.csv", "TRADE,2023,4\n")
			w.sees(4)
			// Gone and back at once, as some tools replace a folder.
			if err := os.Rename(w.dir, w.dir+".old"); err != nil {
				t.Fatal(err)
			}
			w.write("sub/obs.csv", watchedTable)
			w.write("dataset.toml", watchedManifest)
			w.sees(2)
		})
	}
}

// A link that is turned to another file shows the other file.
func TestWatchFollowsLinks(t *testing.T) {
	t.Parallel()
	w := watchFolder(t, Events)
	w.write("v1.csv", watchedTable)
	w.write("v2.csv", watchedTable+"TRADE,2022,3\n")
	link := func(to string) {
		if err := os.Symlink(to, w.path("new")); err != nil {
			t.Skip(err)
		}
		if err := os.Rename(w.path("new"), w.path("sub/obs.csv")); err != nil {
			t.Fatal(err)
		}
	}
	link("../v1.csv")
	w.sees(2)
	link("../v2.csv")
	w.sees(3)
	w.add("v2.csv", "TRADE,2023,4\n")
	w.sees(4)
}

func TestRefresh(t *testing.T) {
	t.Parallel()
	w := watchFolder(t, Never)
	w.add("sub/obs.csv", "TRADE,2022,3\n")
	w.isSilent(3 * settled)
	w.feed.Refresh()
	w.sees(3)
	w.feed.Refresh()
	w.sees(3) // unchanged, and told all the same
	w.replace("sub/obs.csv", "x\n")
	w.feed.Refresh()
	if s := waitFor(t, w.feed, func(Snapshot) bool { return true }); s.Problems.Errors() == 0 {
		t.Error("a bad state is not told of")
	}
}

func TestWatchOfOneFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "one.csv")
	w := watched{t: t, dir: filepath.Dir(path)}
	w.write("one.csv", watchedTable)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w.feed = Watch(ctx, path, Options{}, Events)
	w.sees(2)
	w.replace("one.csv", watchedTable+"TRADE,2022,3\n")
	w.sees(3)
}

// A defect of the load does not end the process from a goroutine that nobody
// can guard: it comes out where the states are asked for.
func TestPanicOfALoadComesOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "one.csv")
	watched{t: t, dir: filepath.Dir(path)}.write("one.csv", watchedTable)
	f := Watch(t.Context(), path, Options{Progress: func(data.Progress) { panic("in the load") }}, Never)
	defer func() {
		x, ok := recover().(interface{ Origin() (any, string) })
		if !ok {
			t.Fatal("no panic comes out")
		}
		if value, stack := x.Origin(); value != "in the load" || !strings.Contains(stack, "TestPanicOfALoadComesOut.func1") {
			t.Errorf("%v\n%s", value, stack)
		}
	}()
	f.Next(t.Context())
}
