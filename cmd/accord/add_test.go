package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// ownDataset is a small dataset in a folder of its own.
func ownDataset(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"dataset.toml": `accord = 1
id = "own"
title = "Own"
[tables]
observations = "tables/o.csv" # below
sources = "s.csv"
[indicator.TRADE]
unit = "USD"
unit_mult = 6
`,
		"tables/o.csv": "INDICATOR,TIME_PERIOD,OBS_VALUE,SOURCE\nTRADE,2023,1,S1\n",
		"s.csv":        "id,title,url\nS1,One,https://example.org/1\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// content is the text of a file.
func content(t testing.TB, path ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// runWith runs the program with a text on stdin.
func runWith(t testing.TB, stdin string, args ...string) outcome {
	t.Helper()
	c, out, errs := newCommand(t)
	c.Stdin = strings.NewReader(stdin)
	status := c.Main(context.Background(), args)
	return outcome{status: status, out: out.String(), err: errs.String()}
}

// tidyFolder fails when something is left in a folder that does not belong
// there.
func tidyFolder(t testing.TB, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".accord") {
			t.Errorf("%s is left in %s", e.Name(), dir)
		}
	}
}

func TestAddARow(t *testing.T) {
	dir := ownDataset(t)
	got := run(t, "add", "sources", "--dataset", dir, "id=S2", "title=Two, and more")
	if want := "added 1 row to " + filepath.Join(dir, "s.csv") + ":3\n"; got.status != exitFine || got.out != want || got.err != "" {
		t.Errorf("%+v, want %q", got, want)
	}
	if got := content(t, dir, "s.csv"); got != "id,title,url\nS1,One,https://example.org/1\nS2,\"Two, and more\",\n" {
		t.Errorf("%q", got)
	}
	got = run(t, "add", "observations", "--dataset", dir, "INDICATOR=TRADE", "TIME_PERIOD=2024", "OBS_VALUE=2.50", "SOURCE=S2")
	if got.status != exitFine || got.err != "" || !strings.HasSuffix(content(t, dir, "tables", "o.csv"), "TRADE,2024,2.50,S2\n") {
		t.Errorf("%+v", got)
	}
	if got := run(t, "check", dir); got.status != exitFine {
		t.Errorf("%+v", got)
	}
	tidyFolder(t, dir)
	tidyFolder(t, filepath.Join(dir, "tables"))
}

func TestAddRowsFromStdin(t *testing.T) {
	dir := ownDataset(t)
	before := content(t, dir, "tables", "o.csv")
	bad := `{"INDICATOR":"TRADE","TIME_PERIOD":2024,"OBS_VALUE":2.50}
{"INDICATOR":"TRADE","TIME_PERIOD":"2025","OBS_VALUE":"2,5"}
{"INDICATOR":"TRADE" "TIME_PERIOD":"2026"}
{"INDICATOR":"TRADE","TIME_PERIOD":"2024","OBS_VALUE":9}
`
	got := runWith(t, bad, "add", "observations", "--dataset", dir, "-")
	for _, want := range []string{
		"stdin:2:55: \"2,5\" is not a number; write 2.5 [number]\n  |\n2 | {\"INDICATOR\":\"TRADE\",\"TIME_PERIOD\":\"2025\",\"OBS_VALUE\":\"2,5\"}\n",
		"stdin:3:22: the line is not JSON",
		"stdin:4:1: second row for (TRADE, 2024)",
		"first at stdin:1:1",
		"nothing was added: 3 errors",
	} {
		if !strings.Contains(got.err, want) {
			t.Errorf("%q is not told:\n%s", want, got.err)
		}
	}
	if got.status != exitProblems || got.out != "" || content(t, dir, "tables", "o.csv") != before {
		t.Errorf("all or nothing: %+v", got)
	}
	good := "\n{\"INDICATOR\":\"TRADE\",\"TIME_PERIOD\":2024,\"OBS_VALUE\":2.50,\"SOURCE\":null}\n{\"TIME_PERIOD\":\"2025\",\"obs_value\":3,\"INDICATOR\":\"TRADE\"}"
	got = runWith(t, good, "add", "observations", "--dataset", dir, "--dry-run")
	if got.status != exitFine || !strings.HasPrefix(got.out, "would add 2 rows to ") || content(t, dir, "tables", "o.csv") != before {
		t.Errorf("dry: %+v", got)
	}
	got = runWith(t, good, "add", "observations", "--dataset", dir)
	if got.status != exitFine || !strings.HasSuffix(got.out, "o.csv:3-4\n") || content(t, dir, "tables", "o.csv") != before+"TRADE,2024,2.50,\nTRADE,2025,3,\n" {
		t.Errorf("%+v\n%s", got, content(t, dir, "tables", "o.csv"))
	}
	if got := runWith(t, "", "add", "sources", "--dataset", dir, "-"); got.status != exitFine || !strings.HasPrefix(got.out, "added 0 rows") {
		t.Errorf("nothing at all: %+v", got)
	}
}

func TestAddAnswersPrograms(t *testing.T) {
	dir := ownDataset(t)
	var answer struct {
		Version int
		Table   string
		DryRun  bool `json:"dry_run"`
		Added   []struct {
			Path string
			Line int
		}
	}
	got := runWith(t, `{"id":"S2"}`+"\n"+`{"id":"S3"}`, "add", "sources", "--dataset", dir, "--format", "json")
	if err := json.Unmarshal([]byte(got.out), &answer); err != nil || got.status != exitFine {
		t.Fatal(err, got)
	}
	if answer.Version != 1 || answer.Table != "sources" || answer.DryRun || len(answer.Added) != 2 ||
		answer.Added[1].Path != filepath.Join(dir, "s.csv") || answer.Added[1].Line != 4 {
		t.Errorf("%+v", answer)
	}
	var report struct {
		Errors   int
		Problems []struct {
			Path, Rule string
			Line, Col  int
		}
	}
	got = runWith(t, `{"id":"S2"}`, "add", "sources", "--dataset", dir, "--format", "json")
	if err := json.Unmarshal([]byte(got.out), &report); err != nil || got.status != exitProblems {
		t.Fatal(err, got)
	}
	if report.Errors != 1 || len(report.Problems) != 1 || report.Problems[0].Path != "stdin" || report.Problems[0].Line != 1 || report.Problems[0].Col != 7 {
		t.Errorf("%+v", report)
	}
}

func TestAddRefuses(t *testing.T) {
	dir := ownDataset(t)
	before := content(t, dir, "s.csv")
	for _, c := range []struct {
		args   string
		status int
		err    string
	}{
		{"", exitUsage, "add needs the name of a table: observations, agreements"},
		{"source id=S2", exitUsage, `no table is called "source"; did you mean "sources"?`},
		{"sources id=S2", exitUsage, "the bundled dataset cannot be added to: it is part of the program; write --dataset"},
		{"sources id --dataset " + dir, exitUsage, `"id" is no column with a value; write COLUMN=VALUE`},
		{"sources =x --dataset " + dir, exitUsage, `"=x" is no column with a value`},
		{"sources id=S2 - --dataset " + dir, exitUsage, `"-" is no column with a value`},
		{"sources id=S2 --format x --dataset " + dir, exitUsage, "known: json, text"},
		{"sources id=S2 --file t.csv --dataset " + dir, exitUsage, `did you mean "s.csv"?`},
		{"sources id=S1 --dataset " + dir, exitProblems, `argument id: second source with the id "S1"`},
		{"sources titel=x --dataset " + dir, exitProblems, "the next free one is S2: write id=S2"},
		{"sources id=S2 titel=x --dataset " + dir, exitProblems, `unknown column "titel" in the sources; did you mean "title"?`},
		{"events id=E1 --dataset " + dir, exitFailed, `names no table of events; write events = "events.csv" under [tables]`},
		{"sources id=S2 --dataset " + dir + "/none", exitFailed, "none: no such file"},
		{"sources id=S2 --dataset " + dir + "/none --dry-run", exitFailed, "none: no such file"},
	} {
		got := run(t, append([]string{"add"}, strings.Fields(c.args)...)...)
		if got.status != c.status || !strings.Contains(got.err, c.err) || got.out != "" {
			t.Errorf("accord add %s: %+v, want %d %q", c.args, got, c.status, c.err)
		}
	}
	c, _, errs := newCommand(t)
	c.Terminal = func(any) (int, int, bool) { return 80, 24, true }
	if got := c.Main(context.Background(), []string{"add", "sources", "--dataset", dir}); got != exitUsage || !strings.Contains(errs.String(), "add has no row") {
		t.Errorf("a terminal on stdin: %d %s", got, errs)
	}
	if content(t, dir, "s.csv") != before {
		t.Error("the file has changed")
	}
	tidyFolder(t, dir)
}

// Links stay links, and permission bits stay.
func TestAddKeepsLinksAndBits(t *testing.T) {
	dir := ownDataset(t)
	if err := os.Rename(filepath.Join(dir, "s.csv"), filepath.Join(dir, "tables", "real.csv")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("tables/real.csv", filepath.Join(dir, "s.csv")); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := os.Chmod(filepath.Join(dir, "tables", "real.csv"), 0o640); err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, elsewhere); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{dir, elsewhere, dir + "/", filepath.Join(dir, "dataset.toml"), filepath.Join(elsewhere, "dataset.toml")} {
		if got := run(t, "add", "sources", "--dataset", name, "id=N"+string(rune('1'+i))); got.status != exitFine {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := content(t, dir, "tables", "real.csv"); strings.Count(got, "\nN") != 5 {
		t.Errorf("%q", got)
	}
	if to, err := os.Readlink(filepath.Join(dir, "s.csv")); err != nil || to != "tables/real.csv" {
		t.Errorf("the link has become %q: %v", to, err)
	}
	if info, err := os.Stat(filepath.Join(dir, "tables", "real.csv")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	tidyFolder(t, dir)
	tidyFolder(t, filepath.Join(dir, "tables"))
}

func TestAddIsCompleted(t *testing.T) {
	dir := ownDataset(t)
	for words, want := range map[string]string{
		"":                                "observations agreements projects facts events sources",
		"sources|id=S2|":                  "title= title_basis= publisher= date= date_basis= url= language= licence=",
		"observations|ind":                "INDICATOR=",
		"observations|INDICATOR=":         "INDICATOR=TRADE",
		"observations|TRADE_FLOW=":        "TRADE_FLOW=X TRADE_FLOW=M TRADE_FLOW=T",
		"observations|SOURCE=S":           "SOURCE=S1",
		"observations|SOURCE=T":           "",
		"agreements|status=sig":           "status=signed",
		"observations|OBS_VALUE=1|OBS_VA": "",
		"nothing|":                        "",
	} {
		args := append([]string{"__complete", "add", "--dataset", dir}, strings.Split(words, "|")...)
		got := run(t, args...)
		list, _, _ := strings.Cut(got.out, ":") // what follows is for the shell
		if strings.Join(strings.Fields(list), " ") != want {
			t.Errorf("%s: %+v, want %s", words, got, want)
		}
	}
}

// What a killed writer leaves behind hinders nobody, and goes.
func TestAddAfterAKilledWriter(t *testing.T) {
	dir := ownDataset(t)
	for _, name := range []string{lockName, tempName} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half a f"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := run(t, "add", "sources", "--dataset", dir, "id=S2"); got.status != exitFine {
		t.Errorf("%+v", got)
	}
	tidyFolder(t, dir)
}

// Writers of one process wait for each other as those of several do; the
// dataset may be the one of the configuration.
func TestAddInOneProcess(t *testing.T) {
	dir := ownDataset(t)
	var all sync.WaitGroup
	for i := range 20 {
		c, _, errs := newCommand(t, "ACCORD_DATASET="+dir)
		all.Go(func() {
			if got := c.Main(context.Background(), []string{"add", "sources", fmt.Sprintf("id=N%d", i)}); got != exitFine {
				t.Errorf("status %d: %s", got, errs)
			}
		})
	}
	all.Wait()
	if got := content(t, dir, "s.csv"); strings.Count(got, "\nN") != 20 {
		t.Errorf("%q", got)
	}
	tidyFolder(t, dir)
}

// Whoever waits for its turn can be interrupted.
func TestAddWaits(t *testing.T) {
	dir := ownDataset(t)
	ctx, cancel := context.WithCancel(context.Background())
	release, err := lockFolder(ctx, dir, func() {})
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	c, _, _ := newCommand(t)
	told := make(chan string, 4)
	c.Stderr = sink(told)
	done := make(chan int)
	go func() { done <- c.Main(ctx, []string{"add", "sources", "--dataset", dir, "id=S2"}) }()
	if got := <-told; !strings.Contains(got, "waiting for another writer in "+dir) {
		t.Errorf("%q", got)
	}
	cancel()
	if got := <-done; got != exitInterrupted {
		t.Errorf("status %d", got)
	}
}

// sink hands on what is written.
type sink chan string

func (s sink) Write(p []byte) (int, error) {
	s <- string(p)
	return len(p), nil
}
