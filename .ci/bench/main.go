// Command bench measures accord beside its peers on one table, in one run: how
// long a query takes from start to end, and how much memory it takes at most.
//
//	go run . -rows 10000000          # the table of the README and its quoted twin
//	go run . -rows 10000,100000,1000000 -runs 5
//	go run . -rows 50000000 -kinds plain -only accord,accord-columns,accord-dashboard,duckdb
//
// accord is a group-by that keeps nothing but the sums, accord-columns reads every
// column and keeps it, accord-dashboard draws the whole dashboard of the table. Then
// the table is grouped again in memory, after a filter was chosen.
//
// It makes the tables itself, from a seed, in a folder that it removes. It is a
// module of its own because DuckDB needs cgo, which accord does without.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	if len(os.Args) > 2 {
		if peer, ok := peers()[os.Args[1]]; ok { // this program as one of the peers
			exitOn(peer(os.Args[2]))
			return
		}
	}
	rows := flag.String("rows", "1000000", "`numbers` of rows")
	runs := flag.Int("runs", 3, "how often each is run")
	repository := flag.String("repository", "../..", "the `folder` of accord")
	only := flag.String("only", "", "`names` of peers, all without it")
	kinds := flag.String("kinds", "plain,quoted", "`which` tables")
	flag.Parse()
	exitOn(bench(*rows, *runs, *repository, *only, *kinds))
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(rows string, runs int, repository, only, kinds string) error {
	dir, err := os.MkdirTemp("", "accord-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "accord")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, "./cmd/accord")
	build.Dir, build.Env = repository, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	fmt.Printf("%s, %d cores, %s, %s/%s\n", cpu(), runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	for _, text := range strings.Split(rows, ",") {
		n, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		for _, quoted := range []bool{false, true} {
			if !slices.Contains(strings.Split(kinds, ","), map[bool]string{false: "plain", true: "quoted"}[quoted]) {
				continue
			}
			path := filepath.Join(dir, "big.csv")
			if err := write(path, n, quoted); err != nil {
				return err
			}
			if err := compare(path, n, quoted, runs, binary, self, only); err != nil {
				return err
			}
			if n >= 1000000 { // a smaller one is not kept in columns
				if err := regroup(path, repository); err != nil {
					return err
				}
			}
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// compare runs everybody in turn, so that what slows the machine down slows all
// of them down.
func compare(path string, rows int, quoted bool, runs int, accord, self, only string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	kind := "plain"
	if quoted {
		kind = "quoted, Cyrillic, 5 % missing"
	}
	fmt.Printf("\n%d rows, %.1f MB, %s\n", rows, float64(info.Size())/1e6, kind)
	script, answer := path+".vdj", path+".vd.csv"
	if err := visidata(script, path); err != nil {
		return err
	}
	type contender struct {
		name    string
		command []string
		wall    []time.Duration
		cpu     []time.Duration
		peak    int64
	}
	list := []*contender{
		{name: "accord", command: []string{accord, "query", path, "--by", "period,sector", "--value", "value", "--format", "csv"}},
		{name: "accord-columns", command: []string{accord, "check", path, "--rows", "facts"}},
		{name: "accord-dashboard", command: []string{accord, "render", path, "--size", "120x36", "--rows", "facts"}},
		{name: "duckdb", command: []string{self, "duckdb", path}},
		{name: "encoding/csv", command: []string{self, "encoding-csv", path}},
		{name: "miller", command: []string{"mlr", "--icsv", "--ocsv", "stats1", "-a", "sum", "-f", "value", "-g", "period,sector", path}},
		{name: "visidata", command: []string{"vd", "-b", "-p", script, "-o", answer}},
	}
	var answers [][]byte
	for run := range runs {
		for _, c := range list {
			if _, err := exec.LookPath(c.command[0]); err != nil || only != "" && !slices.Contains(strings.Split(only, ","), c.name) || c.name == "visidata" && rows > 1000000 {
				continue
			}
			_ = os.Remove(answer) // of the run before, if there was one
			cmd := exec.Command(c.command[0], c.command[1:]...)
			var out, errs bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errs
			began := time.Now()
			if err := cmd.Run(); err != nil {
				return fmt.Errorf("%s: %w\n%s", c.name, err, errs.Bytes())
			}
			c.wall = append(c.wall, time.Since(began))
			if c.name == "visidata" {
				if text, err := os.ReadFile(answer); err != nil || bytes.Count(text, []byte("\n")) < 1000 {
					return fmt.Errorf("visidata has not grouped the table: %w\n%s", err, errs.Bytes())
				}
			}
			c.cpu = append(c.cpu, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
			c.peak = max(c.peak, peak(cmd.ProcessState))
			if run == 0 && (c.name == "accord" || c.name == "encoding/csv") {
				answers = append(answers, out.Bytes())
			}
		}
	}
	fmt.Printf("%-16s %10s %10s %10s %10s\n", "", "best", "median", "CPU", "memory")
	var accordBest, duckBest time.Duration
	for _, c := range list {
		if len(c.wall) == 0 {
			fmt.Printf("%-16s not run\n", c.name)
			continue
		}
		slices.Sort(c.wall)
		slices.Sort(c.cpu)
		switch c.name {
		case "accord":
			accordBest = c.wall[0]
		case "duckdb":
			duckBest = c.wall[0]
		}
		fmt.Printf("%-16s %8.3f s %8.3f s %8.3f s %7.1f MB\n", c.name, c.wall[0].Seconds(), c.wall[len(c.wall)/2].Seconds(), c.cpu[0].Seconds(), float64(c.peak)/1e6)
	}
	if accordBest > 0 && duckBest > 0 {
		fmt.Printf("accord takes %.2f × the time of DuckDB\n", accordBest.Seconds()/duckBest.Seconds())
	}
	if len(answers) == 2 {
		return same(answers[0], answers[1])
	}
	return nil
}

// regroup groups the rows of a table again in memory, after a filter was chosen.
func regroup(path, repository string) error {
	cmd := exec.Command("go", "test", "./data/load", "-run", "^$", "-bench", "Regroup", "-benchtime", "20x")
	cmd.Dir, cmd.Env = repository, append(os.Environ(), "ACCORD_BIG_TABLE="+path)
	out, err := cmd.CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "Benchmark") {
			fmt.Print(line)
		}
	}
	if err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

// same compares the sums of accord with those of the simplest program there is:
// exact ones with sums of float64.
func same(a, b []byte) error {
	sums := func(text []byte) map[string]float64 {
		m := map[string]float64{}
		for line := range strings.Lines(string(text)) {
			f := strings.Split(strings.TrimSpace(line), ",")
			if v, err := strconv.ParseFloat(f[len(f)-1], 64); err == nil {
				m[strings.Join(f[:len(f)-1], ",")] = v
			}
		}
		return m
	}
	x, y := sums(a), sums(b)
	wrong := 0
	for key, v := range x {
		w, ok := y[key]
		d, _ := new(big.Float).Sub(big.NewFloat(v), big.NewFloat(w)).Float64()
		if !ok || max(d, -d) > 1e-9*max(v, -v) {
			wrong++
		}
	}
	if wrong > 0 {
		return fmt.Errorf("%d of %d sums differ", wrong, len(x))
	}
	if len(x) == 0 {
		fmt.Println("no sum has all of its parts")
		return nil
	}
	fmt.Printf("%d sums, equal to those of encoding/csv\n", len(x))
	return nil
}

// write makes the table: months and sectors to group by, reporters, partners
// and flows to be summed over.
func write(path string, rows int, quoted bool) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	rng := rand.New(rand.NewPCG(2024, uint64(rows)))
	w.WriteString("period,reporter,partner,sector,flow,value\n")
	var b []byte
	for range rows {
		b = b[:0]
		b = strconv.AppendInt(b, int64(2012+rng.IntN(12)), 10)
		month := 1 + rng.IntN(12)
		b = append(b, '-', byte('0'+month/10), byte('0'+month%10), ',')
		sector, flow := rng.IntN(20), rng.IntN(2)
		if quoted {
			b = fmt.Appendf(b, "%s,%s,\"сектор %02d, «раздел»\",%s,", iso(rng.IntN(60)), iso(rng.IntN(200)), sector, [...]string{"экспорт", "импорт"}[flow])
			if rng.IntN(20) > 0 {
				b = appendValue(b, rng)
			}
		} else {
			b = append(append(append(b, iso(rng.IntN(60))...), ','), iso(rng.IntN(200))...)
			b = append(b, ',')
			b = append(b, "sector"...)
			b = append(b, byte('0'+sector/10), byte('0'+sector%10), ',')
			b = append(append(b, [...]string{"export", "import"}[flow]...), ',')
			b = appendValue(b, rng)
		}
		b = append(b, '\n')
		w.Write(b)
	}
	return cmp.Or(w.Flush(), f.Close())
}

// appendValue appends an amount with two decimals.
func appendValue(b []byte, rng *rand.Rand) []byte {
	return strconv.AppendFloat(b, float64(rng.Int64N(1e8))/100, 'f', 2, 64)
}

// iso is a code of three letters.
func iso(n int) string {
	return string([]byte{byte('A' + n%26), byte('A' + n/26), byte('A' + n*7%26)})
}

// cpu is the name of the processor.
func cpu() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "processor unknown"
	}
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.HasPrefix(name, "model name") {
			return strings.TrimSpace(value)
		}
	}
	return "processor unknown"
}
