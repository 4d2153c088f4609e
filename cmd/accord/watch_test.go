package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
)

const (
	mineManifest = "accord = 1\nid = \"mine\"\ntitle = \"Mine\"\n[tables]\nobservations = \"obs.csv\"\nagreements = \"agreements.csv\"\n[indicator.TRADE]\ntitle = \"Trade\"\nunit = \"USD\"\n[unit.USD]\ntitle = \"USD\"\n[panel.trade]\nindicator = \"TRADE\"\nseries = \"REF_AREA\"\n"
	mineTable    = "INDICATOR,REF_AREA,TRADE_FLOW,TIME_PERIOD,OBS_VALUE\nTRADE,AZ,T,2020,100\nTRADE,AZ,T,2021,200\n"
	mineAgreed   = "id,date,status,title_en\nA1,2020-01-01,signed,First paper\nA2,2021-01-01,signed,Second paper\n"
)

// mine is a folder with a small dataset.
func mine(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "dataset.toml", mineManifest)
	put(t, dir, "obs.csv", mineTable)
	put(t, dir, "agreements.csv", mineAgreed)
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// exchange replaces a file as editors do: it writes another one and renames it.
func exchange(t *testing.T, dir, name, text string) {
	t.Helper()
	put(t, dir, name+".tmp~", text)
	if err := os.Rename(filepath.Join(dir, name+".tmp~"), filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

// lacks waits until the screen does not show text any more.
func (s *session) lacks(text string) {
	s.t.Helper()
	for end := time.Now().Add(patience); strings.Contains(s.screen.String(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("%q does not go; the screen:\n%s", text, s.screen.String())
		}
	}
}

// A folder that is on the screen is replaced, broken, half written, taken away
// and restored; what is shown is always its last good state.
func TestFolderIsWatched(t *testing.T) {
	t.Parallel()
	dir := mine(t)
	s := open(t, nil, dir, "--page", "trade", "--lang", "en")
	s.waitFor("2021   ● AZ 200")
	exchange(t, dir, "obs.csv", mineTable+"TRADE,AZ,T,2022,333\n")
	s.waitFor("2022   ● AZ 333")

	exchange(t, dir, "obs.csv", mineTable+"TRADE,AZ,T,20-22,333\nTRADE,AZ,T,2023,many\n")
	s.waitFor("! stale since 12:00 — 2 problems")
	s.waitFor("AZ 333")
	s.press("!")
	s.waitFor("These are the problems of the data as it is now")
	s.waitFor("\"many\" is not a number")
	s.waitFor("obs.csv:5")
	s.press("[") // the page before
	s.lacks("is not a number")

	put(t, dir, "obs.csv", "")
	for _, part := range []string{"INDICATOR,REF_AREA,TRADE_", "FLOW,TIME_PERIOD,OBS_VALUE\nTRADE,AZ,T,2020,1", "00\nTRADE,AZ,T,2021,2", "00\nTRADE,AZ,T,2022,44", "4\n"} {
		f, err := os.OpenFile(filepath.Join(dir, "obs.csv"), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, part); err != nil {
			t.Fatal(err)
		}
		f.Close()
		time.Sleep(200 * time.Millisecond)
	}
	s.lacks("stale")
	s.press("1")
	s.press("z")
	s.waitFor("2022   ● AZ 444")

	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Fatal(err)
	}
	s.waitFor("! stale since 12:00 — 1 problem")
	s.waitFor("AZ 444")
	if err := os.Rename(dir+".away", dir); err != nil {
		t.Fatal(err)
	}
	s.lacks("stale")
	s.press("Q")
	if s.end() != exitFine || !s.givenBack() {
		t.Errorf("stderr: %s", s.stderr)
	}
}

// The page, the selected record and the filter stay; what is gone is said.
func TestViewStaysWhenTheFolderChanges(t *testing.T) {
	t.Parallel()
	dir := mine(t)
	s := open(t, nil, dir, "--page", "agreements", "--lang", "en")
	s.waitFor("Second paper")
	s.press("j")
	s.waitFor("▸ 2020-01-01")
	exchange(t, dir, "agreements.csv", mineAgreed+"A3,2022-01-01,signed,Third paper\n")
	s.waitFor("Third paper")
	s.waitFor("▸ 2020-01-01")
	s.press("\r") // the record in full
	s.waitFor("A1")
	exchange(t, dir, "agreements.csv", strings.Replace(mineAgreed, "A1,2020-01-01,signed,First paper\n", "", 1))
	s.waitFor("no longer in the data: A1")
	s.press("x")
	s.press("Q")
	s.end()
}

func TestFilesAreWatchedWhenAsked(t *testing.T) {
	t.Parallel()
	rows := "INDICATOR,REF_AREA,TRADE_FLOW,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nTRADE,AZ,T,2021,200,USD\n"
	more := rows + "TRADE,AZ,T,2022,333,USD\n"
	for name, c := range map[string]struct {
		args    []string
		follows bool
	}{
		"a file": {nil, false}, "a file, --watch": {[]string{"--watch"}, true}, "a file, poll": {[]string{"--watch=poll"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := file(t, "one.csv", rows)
			s := open(t, nil, append([]string{path, "--page", "trade", "--lang", "en"}, c.args...)...)
			s.waitFor("AZ 200")
			exchange(t, filepath.Dir(path), "one.csv", more)
			if !c.follows {
				time.Sleep(time.Second)
				if strings.Contains(s.screen.String(), "333") {
					t.Error("it is read again without being asked")
				}
				s.press("R")
			}
			s.waitFor("AZ 333")
			s.press("Q")
			s.end()
		})
	}
}

// The footer counts the figures that are on the screen, whoever has added some.
func TestFiguresAreCountedAnew(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const few = "Year;Country;Tonnes\n2020;Georgia;1\n2021;Georgia;2\n"
	put(t, dir, "rail.csv", few)
	s := open(t, nil, filepath.Join(dir, "rail.csv"), "--watch", "--lang", "en")
	s.waitFor("read as long table · 2 figures")
	exchange(t, dir, "rail.csv", few+"2022;Georgia;3\n")
	s.waitFor("read as long table · 3 figures")
	s.press("right")
	s.lacks("read as long table")
	exchange(t, dir, "rail.csv", few+"2022;Georgia;3\n2023;Georgia;4\n")
	s.waitFor("2023")
	s.lacks("read as long table") // it has been read and gone
}

func TestFolderIsNotWatched(t *testing.T) {
	t.Parallel()
	dir := mine(t)
	s := open(t, nil, dir, "--page", "trade", "--lang", "en", "--no-watch")
	s.waitFor("AZ 200")
	exchange(t, dir, "obs.csv", mineTable+"TRADE,AZ,T,2022,333\n")
	time.Sleep(time.Second)
	if strings.Contains(s.screen.String(), "333") {
		t.Error("it is read again without being asked")
	}
	s.press("R")
	s.waitFor("AZ 333")
	s.press("Q")
	s.end()
	if got := run(t, dir, "--watch", "--no-watch"); got.status != exitUsage || !strings.Contains(got.err, "no-watch") {
		t.Errorf("%+v", got)
	}
}

// Nothing that reads a dataset runs on after its dashboard has ended.
func TestDashboardLeavesNoReader(t *testing.T) {
	dir := mine(t)
	for range 3 {
		s := open(t, nil, dir, "--lang", "en")
		exchange(t, dir, "obs.csv", mineTable)
		s.waitFor("Signed agreements")
		s.press("Q")
		s.end()
	}
	s, out := piped(t)
	if _, err := io.WriteString(out, streamHeader+"TRADE,AZ,T,2020,100,USD\n"); err != nil {
		t.Fatal(err)
	}
	s.waitFor("1 row · ")
	s.press("Q")
	s.end()
	out.Close() // what waits for the other end of a pipe cannot know
	stacks := make([]byte, 1<<20)
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		all := string(stacks[:runtime.Stack(stacks, true)])
		if !strings.Contains(all, "accord/data/load.") && !strings.Contains(all, "fsnotify") && !strings.Contains(all, "main.(*feed)") {
			return
		}
		if time.Now().After(end) {
			t.Fatal(all)
		}
	}
}

// piped is a dashboard whose dataset comes on stdin.
func piped(t *testing.T, args ...string) (*session, *io.PipeWriter) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	c, _, errs := newCommand(t, "COLORTERM=truecolor")
	emu := vt.NewEmulator(110, 30)
	keys := &line{waiting: make(chan []byte, 256), closed: make(chan struct{})}
	s := &session{t: t, screen: &screen{emu: emu}, keys: keys, stderr: errs, status: make(chan int, 1), cancel: cancel}
	go func() { _, _ = io.Copy(keys, emu) }()
	in, out := io.Pipe()
	c.Stdin, c.Stdout = in, s.screen
	c.Terminal = func(x any) (int, int, bool) { return 110, 30, x != any(in) }
	c.OpenTTY = func() (io.ReadCloser, error) { return io.NopCloser(keys), nil }
	t.Cleanup(func() {
		cancel()
		close(keys.closed)
		out.Close()
		if pipe, ok := emu.InputPipe().(io.Closer); ok {
			_ = pipe.Close()
		}
	})
	go func() { s.status <- c.Main(ctx, append([]string{"-", "--lang", "en"}, args...)) }()
	return s, out
}

const streamHeader = "INDICATOR,REF_AREA,TRADE_FLOW,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n"

func TestStreamIsDrawnAsItComes(t *testing.T) {
	t.Parallel()
	s, out := piped(t, "--page", "trade")
	write := func(text string) {
		if _, err := io.WriteString(out, text); err != nil {
			t.Error(err)
		}
	}
	s.waitFor("waiting for the first rows")
	write(streamHeader)
	write("TRADE,AZ,T,2020,100,USD\n")
	s.waitFor("AZ 100")
	s.waitFor("1 row · ")
	write("TRADE,AZ,T,2021,200,USD\nTRADE,AZ,T,2022,x,USD\nTRADE,AZ,T,20")
	s.waitFor("AZ 200")
	s.waitFor("3 rows")
	s.press("!")
	s.waitFor("\"x\" is not a number")
	s.waitFor("<stdin>:4:17")
	s.waitFor("1 row set aside")
	s.press("[")
	s.press("1")
	s.press("z")
	write("23,300,USD\n")
	s.waitFor("AZ 300")
	out.Close()
	s.waitFor("4 rows · end of the input")
	s.press("Q")
	if status := s.end(); status != exitFine {
		t.Errorf("status %d: %s", status, s.stderr)
	}
}

func TestStreamDropsTheOldest(t *testing.T) {
	t.Parallel()
	s, out := piped(t, "--stream-rows", "10", "--page", "trade")
	go func() {
		for i := range 35 {
			fmt.Fprintf(out, "{\"INDICATOR\":\"TRADE\",\"REF_AREA\":\"AZ\",\"TRADE_FLOW\":\"T\",\"TIME_PERIOD\":%d,\"OBS_VALUE\":%d,\"UNIT_MEASURE\":\"USD\"}\n", 1980+i, i)
		}
		out.Close()
	}()
	s.waitFor("35 rows · oldest dropped: 25 · end of the input")
	s.waitFor("AZ 34")
	s.press("Q")
	s.end()
}

func TestStreamIsCancelled(t *testing.T) {
	t.Parallel()
	s, _ := piped(t)
	s.waitFor("waiting for the first rows")
	s.press("q")
	if status := s.end(); status != exitInterrupted || !s.givenBack() {
		t.Errorf("status %d", status)
	}
}

// What cannot be shown is told on stderr once the terminal is given back.
func TestStreamThatCannotBeShown(t *testing.T) {
	t.Parallel()
	s, out := piped(t, "--cursor", "1850")
	s.waitFor("waiting for the first rows")
	if _, err := io.WriteString(out, streamHeader+"TRADE,AZ,T,2020,100,USD\n"); err != nil {
		t.Fatal(err)
	}
	if status := s.end(); status != exitUsage || !s.givenBack() || !strings.Contains(s.stderr.String(), "--cursor 1850") {
		t.Errorf("status %d: %s", status, s.stderr)
	}
	s, out = piped(t)
	s.waitFor("waiting for the first rows")
	go func() {
		_, _ = io.WriteString(out, "a,b\n1,2\n")
		out.Close()
	}()
	if status := s.end(); status != exitProblems || !strings.Contains(s.stderr.String(), "<stdin>:1") {
		t.Errorf("status %d: %s", status, s.stderr)
	}
}

// cat file | accord … - is accord … file.
func TestStdinIsTheFile(t *testing.T) {
	for name, text := range map[string]string{"good": goodCSV, "bad": badCSV, "warning": warningCSV, "empty": ""} {
		path := file(t, "stdin.csv", text)
		for _, args := range [][]string{{"render", "--size", "100x30", "--page", "trade"}, {"render", "--size", "120x36"}, {"check"}, {"check", "--format", "json"}} {
			c, out, errs := newCommand(t)
			c.Stdin = strings.NewReader(text)
			got := outcome{status: c.Main(context.Background(), append(args, "-")), out: out.String(), err: errs.String()}
			want := run(t, append(args, path)...)
			want.out, want.err = strings.ReplaceAll(want.out, path, "<stdin>"), strings.ReplaceAll(want.err, path, "<stdin>")
			got.err = strings.ReplaceAll(got.err, "accord check -", "accord check <stdin>")
			if got != want {
				t.Errorf("%s, accord %s -:\n%+v\nby file:\n%+v", name, strings.Join(args, " "), got, want)
			}
		}
	}
}

func TestStdinThatIsATerminal(t *testing.T) {
	c, _, errs := newCommand(t)
	c.Terminal = terminalOf(80, 24)
	if status := c.Main(context.Background(), []string{"-"}); status != exitUsage || !strings.Contains(errs.String(), "producer | accord -") {
		t.Errorf("%d: %s", status, errs)
	}
	c, _, errs = newCommand(t)
	c.OpenTTY = func() (io.ReadCloser, error) { return nil, os.ErrNotExist }
	if status := c.Main(context.Background(), []string{"-"}); status != exitUsage || !strings.Contains(errs.String(), "accord render -") {
		t.Errorf("%d: %s", status, errs)
	}
}

// In plain mode the conversation says that the data has changed.
func TestPlainSaysThatTheDataHasChanged(t *testing.T) {
	t.Parallel()
	dir := mine(t)
	c, _, _ := newCommand(t)
	in, keys := io.Pipe()
	out := &screenText{}
	c.Stdin, c.Stdout = in, out
	status := make(chan int, 1)
	go func() { status <- c.Main(context.Background(), []string{"--plain", "--lang", "en", dir}) }()
	says := func(text string) {
		t.Helper()
		for end := time.Now().Add(patience); !strings.Contains(out.String(), text); time.Sleep(5 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%q is not said:\n%s", text, out)
			}
		}
	}
	says("> ")
	exchange(t, dir, "obs.csv", mineTable+"TRADE,AZ,T,2022,333\n")
	says("\nThe data has changed (12:00). An empty line shows it.\n> ")
	if _, err := io.WriteString(keys, "\n"); err != nil {
		t.Fatal(err)
	}
	says("333")
	exchange(t, dir, "obs.csv", "x\n")
	says("cannot be used as it is")
	if _, err := io.WriteString(keys, "problems\n"); err != nil {
		t.Fatal(err)
	}
	says("These are the problems of the data as it is now")
	keys.Close()
	if got := <-status; got != exitFine {
		t.Errorf("status %d", got)
	}
	plainText(t, out.String(), plainWidth)
}

// screenText keeps what is written, for another goroutine to read.
type screenText struct{ screen }

func (s *screenText) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.Write(b)
}

func (s *screenText) String() string { return s.written() }

// A load that takes long says on a terminal how far it has come, and nothing
// where stderr is none.
func TestProgressIsToldOnATerminal(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(streamHeader)
	for i := range 8000 {
		fmt.Fprintf(&b, "TRADE,A%d,T,%d,%d,USD\n", i/100, 1900+i%100, i)
	}
	for name, tty := range map[string]bool{"terminal": true, "file": false} {
		c, _, errs := newCommand(t)
		c.Stdin = &slow{b.Bytes()}
		c.Terminal = func(x any) (int, int, bool) { return 80, 24, tty && x == any(errs) }
		if status := c.Main(context.Background(), []string{"check", "-"}); status != exitFine {
			t.Fatalf("status %d: %s", status, errs)
		}
		if told := strings.Contains(errs.String(), "\rreading stdin, 0."); told != tty {
			t.Errorf("%s: %q", name, errs)
		}
		if tty && !strings.Contains(errs.String(), "\r\x1b[K"+"no problems in 8000 rows") {
			t.Errorf("the line is not taken away: %q", errs)
		}
	}
}

// slow gives its text over half a second and more.
type slow struct{ rest []byte }

func (s *slow) Read(b []byte) (int, error) {
	if len(s.rest) == 0 {
		return 0, io.EOF
	}
	time.Sleep(20 * time.Millisecond)
	n := copy(b[:min(len(b), 8<<10)], s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// An interrupt is obeyed at once, whatever the load is waiting for; the line
// that said how far it was is gone.
func TestLoadIsInterrupted(t *testing.T) {
	for _, args := range [][]string{{"check", "-"}, {"render", "-"}} {
		c, _, errs := newCommand(t)
		in, out := io.Pipe() // of which nothing comes
		c.Stdin = in
		ctx, cancel := context.WithCancel(context.Background())
		status := make(chan int, 1)
		go func() { status <- c.Main(ctx, args) }()
		time.Sleep(20 * time.Millisecond)
		cancel()
		select {
		case got := <-status:
			if got != exitInterrupted || errs.Len() > 0 {
				t.Errorf("%v: status %d: %s", args, got, errs)
			}
		case <-time.After(patience):
			t.Fatalf("%v does not end", args)
		}
		out.Close()
	}
}

// faultyReader is a defect in a place that has a goroutine of its own.
type faultyReader struct{}

func (faultyReader) Read([]byte) (int, error) { panic("in the reader") }

func TestPanicWhileLoading(t *testing.T) {
	c, _, errs := newCommand(t)
	c.Stdin = faultyReader{}
	if status := c.Main(context.Background(), []string{"check", "-"}); status != exitFailed || !strings.Contains(errs.String(), "accord: in the reader\nThis is a defect") {
		t.Errorf("status %d: %s", status, errs)
	}
	records, err := filepath.Glob(filepath.Join(c.getenv("XDG_STATE_HOME"), "accord", "crash-*.txt"))
	if err != nil || len(records) != 1 {
		t.Fatalf("%v, %v", records, err)
	}
	if text, err := os.ReadFile(records[0]); err != nil || !strings.Contains(string(text), "faultyReader") {
		t.Errorf("the record does not say where: %v\n%s", err, text)
	}
}
