package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const sectorsCSV = `TIME_PERIOD,ACTIVITY,OBS_VALUE,OBS_BOUND,OBS_STATUS,UNIT_MEASURE,SOURCE
2020,energy,0.1,,,USD,a
2020,transport,0.2,>,,USD,b
2021,energy,0.3,,P,USD,a
2021,transport,,,Q,USD,b
2022,energy,-0.6,,,USD,a
2022,transport,0.4,,,USD,b
`

func TestQuery(t *testing.T) {
	path := file(t, "sectors.csv", sectorsCSV)
	for _, c := range []struct{ args, want string }{
		{"--by TIME_PERIOD,ACTIVITY --columns used", "TIME_PERIOD,ACTIVITY,OBS_VALUE,OBS_BOUND,OBS_STATUS,WHY_MISSING,SOURCE,UNIT_MEASURE\n" +
			"2020,energy,0.1,,,,a,USD\n2020,transport,0.2,>,,,b,USD\n2021,energy,0.3,,P,,a,USD\n2021,transport,,,Q,missing,b,USD\n2022,energy,-0.6,,,,a,USD\n2022,transport,0.4,,,,b,USD\n"},
		{"--by sector,period --value value --where activity=ENERGY --to 2021", "sector,period,value,OBS_STATUS,SOURCE,UNIT_MEASURE\nenergy,2020,0.1,,a,USD\nenergy,2021,0.3,P,a,USD\n"},
		{"--by TIME_PERIOD --columns used", "TIME_PERIOD,OBS_VALUE,OBS_BOUND,OBS_STATUS,WHY_MISSING,SOURCE,UNIT_MEASURE\n2020,0.3,>,,,a;b,USD\n2021,,,QP,a part missing,a;b,USD\n2022,-0.2,,,,a;b,USD\n"},
		{"--by period --where ACTIVITY!=energy --columns used", "period,OBS_VALUE,OBS_BOUND,OBS_STATUS,WHY_MISSING,SOURCE,UNIT_MEASURE\n2020,0.2,>,,,b,USD\n2021,,,Q,missing,b,USD\n2022,0.4,,,,b,USD\n"},
		{"--where sector=energy|transport --by sector --from 2022 --columns used", "sector,TIME_PERIOD,OBS_VALUE,SOURCE,UNIT_MEASURE\nenergy,2022,-0.6,a,USD\ntransport,2022,0.4,b,USD\n"},
		{"--where sector=energy --transform D --columns used", "ACTIVITY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,WHY_MISSING,SOURCE,UNIT_MEASURE\nenergy,2020,,,no base,a,USD\nenergy,2021,0.2,P,,a,USD\nenergy,2022,-0.9,P,,a,USD\n"},
		{"--where sector=energy --transform I --base 2020 --to 2021 --columns used", "ACTIVITY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,SOURCE,UNIT_MEASURE\nenergy,2020,100.0,,a,IX\nenergy,2021,300.0,P,a,IX\n"},
		{"--where sector=energy --transform cagr --from 2020 --to 2021 --columns used", "ACTIVITY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,SOURCE,UNIT_MEASURE\nenergy,2020-01-01/2021-12-31,200.0,P,a,PT\n"},
		{"--where sector=transport --transform C --columns used", "ACTIVITY,TIME_PERIOD,OBS_VALUE,OBS_BOUND,OBS_STATUS,WHY_MISSING,SOURCE,UNIT_MEASURE\ntransport,2020,0.2,>,,,b,USD\ntransport,2021,,,Q,missing,b,USD\ntransport,2022,,,,a part missing,b,USD\n"},
		{"--where sector=transport --limit 1 --format table", "sectors, USD, A\nACTIVITY   TIME_PERIOD  OBS_VALUE  SOURCE\ntransport  2020             > 0.2  b\n"},
	} {
		got := run(t, append([]string{"query", path}, strings.Fields(c.args)...)...)
		if got.out != c.want {
			t.Errorf("query %s: status %d\n%s\nwant\n%s\n%s", c.args, got.status, got.out, c.want, got.err)
		}
	}
}

// TestQueryForms: a terminal gets a table, a pipe CSV, and what is written
// stands before what is guessed.
func TestQueryForms(t *testing.T) {
	path := file(t, "sectors.csv", sectorsCSV)
	for _, c := range []struct {
		terminal bool
		args     string
		want     string
	}{
		{false, "", "ACTIVITY,TIME_PERIOD,OBS_VALUE,OBS_BOUND,"}, {true, "", "sectors, USD, A\n"},
		{true, "--format csv", "ACTIVITY,"}, {false, "--format table", "sectors"}, {true, "--format json", `{"version":1,`}, {false, "--format jsonl", `{"INDICATOR":"","FREQ":"A",`},
	} {
		cmd, out, errs := newCommand(t)
		if c.terminal {
			cmd.Terminal = func(any) (int, int, bool) { return 80, 24, true }
		}
		if status := cmd.Main(t.Context(), append([]string{"query", path}, strings.Fields(c.args)...)); status != exitFine || !strings.HasPrefix(out.String(), c.want) {
			t.Errorf("query %s: %d\n%s\n%s", c.args, status, out, errs)
		}
	}
}

// TestQueryOfABadDataset prints what can be used and exits with 1.
func TestQueryOfABadDataset(t *testing.T) {
	got := run(t, "query", file(t, "bad.csv", badCSV), "--columns", "used")
	if got.status != exitProblems || got.out != "TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n2020,1.5,USD\n" || !strings.Contains(got.err, "2 rows set aside; accord check ") {
		t.Errorf("%+v", got)
	}
}

// TestQueryKeepsItsSchema checks what is printed against what is printed.
func TestQueryKeepsItsSchema(t *testing.T) {
	s := schemaOf(t, "query")
	for _, args := range []string{"", "--freq all --claims --labels both --lang ru", "--indicator FREIGHT,FREIGHT_GROWTH --gaps --freq all",
		"--indicator TRADE --as-of 2015 --prefer newest --where partner=RU", "--indicator TRADE --transform A5 --by INDICATOR,REF_AREA --where flow=T"} {
		got := run(t, append([]string{"query", "--format", "json"}, strings.Fields(args)...)...)
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(got.out))
		if err == nil {
			err = s.Validate(doc)
		}
		if err != nil {
			t.Errorf("query %s: %v\n%s", args, err, got.err)
		}
	}
}

// TestQueryByDefault sums nothing: the bundled dataset has as many cells as it
// has observed things.
func TestQueryByDefault(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(run(t, "query", "--freq", "all").out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]bool{}
	for line := range strings.Lines(run(t, "query", "--freq", "all", "--claims", "--format", "jsonl").out) {
		var c struct {
			Claims int             `json:"CLAIMS"`
			List   json.RawMessage `json:"CLAIM_LIST"`
		}
		var claims []struct{ KEY map[string]string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(c.List, &claims); err != nil || len(claims) != c.Claims || len(claims) == 0 {
			t.Errorf("%d claims of %d, %v", len(claims), c.Claims, err)
		}
		cells[line] = true
	}
	if len(rows)-1 != len(cells) || len(cells) < 200 {
		t.Errorf("%d rows, %d cells", len(rows)-1, len(cells))
	}
}

// TestBrokenPipe runs the program into a pipe whose reader leaves after the
// first line: it ends quietly.
func TestBrokenPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no SIGPIPE")
	}
	binary := filepath.Join(t.TempDir(), "accord")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, format := range []string{"csv", "json", "jsonl", "table"} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		var errs bytes.Buffer
		cmd := exec.Command(binary, "query", "--freq", "all", "--claims", "--gaps", "--format", format, "--lang", "en")
		cmd.Stdout, cmd.Stderr = w, &errs
		cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+t.TempDir())
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		w.Close()
		if line, err := bufio.NewReaderSize(r, 16).ReadString('\n'); err != nil || line == "" {
			t.Errorf("%s: %q, %v", format, line, err)
		}
		r.Close()
		err = cmd.Wait()
		var exit *exec.ExitError
		died := errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGPIPE
		if err != nil && !died || errs.Len() > 0 {
			t.Errorf("%s: %v\n%s", format, err, errs.String())
		}
	}
}

func TestQueryCompletion(t *testing.T) {
	for args, want := range map[string]string{
		"--indicator ": "FREIGHT_GROWTH\n", "--indicator TRADE,": "TRADE,FREIGHT\n", "--by ": "TIME_PERIOD\n", "--by REF_AREA,": "REF_AREA,ACTIVITY\n",
		"--where ": "REF_AREA=\n", "--where REF_AREA=": "REF_AREA=AZ\n", "--where area!=AZ,": "area!=AZ,RU\n", "--prefer ": "reporter=AZ-GOV\n", "--format ": "jsonl\n",
	} {
		got := run(t, append([]string{"__complete", "query"}, strings.SplitN(args, " ", 2)...)...)
		if !strings.Contains(got.out, want) {
			t.Errorf("%s: %q is missing in\n%s", args, want, got.out)
		}
	}
}
