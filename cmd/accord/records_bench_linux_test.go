package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
)

// BenchmarkRecordKeys walks through the records of a large table while they are
// sorted by one column after the other, both ways, and found, on a terminal of the
// kernel. It reports how long it takes from a key until the row that it leads to is
// on the screen: half of the keys, and the slowest one.
//
//	ACCORD_BIG_TABLE=big.csv go test ./cmd/accord -run '^$' -bench RecordKeys -benchtime 1x
func BenchmarkRecordKeys(b *testing.B) {
	path := os.Getenv("ACCORD_BIG_TABLE")
	if path == "" {
		b.Skip("ACCORD_BIG_TABLE names no table; .ci/bench makes one")
	}
	for b.Loop() {
		w := newWalk(b, path)
		w.wait(time.Minute, func(screen string) bool { return strings.Contains(screen, "Trade") })
		w.send("J")
		for was := ""; was == "" || was != w.now(); time.Sleep(2 * time.Second) { // until all is read
			was = w.now()
		}
		idle := w.walk(2 * time.Second)
		var orders []time.Duration
		for range 9 {
			for _, key := range []string{"o", "O"} {
				w.send(key)
				orders = append(orders, w.walk(1500*time.Millisecond)...)
			}
		}
		w.report("idle", idle)
		w.report("sorting", orders)
		w.send("/sector07\r")
		w.report("finding", w.walk(1500*time.Millisecond))
		_ = w.process.Kill() // it may have ended by itself, which the walk would have noticed
		<-w.ended
	}
}

// walk is the program on a terminal, with somebody who looks at it.
type walk struct {
	b       *testing.B
	ptm     io.Writer
	process *os.Process
	ended   chan error

	mu   sync.Mutex
	em   *vt.Emulator
	came *sync.Cond
}

func newWalk(b *testing.B, path string) *walk {
	b.Helper()
	ptm, tty := openPTY(b, 120, 36)
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	w := &walk{b: b, ptm: ptm, ended: make(chan error, 1), em: vt.NewEmulator(120, 36)}
	w.came = sync.NewCond(&w.mu)
	cmd := exec.Command(self, path)
	cmd.Dir = b.TempDir()
	cmd.Env = []string{asProgram + "=1", "HOME=" + cmd.Dir, "XDG_CONFIG_HOME=" + cmd.Dir, "XDG_STATE_HOME=" + cmd.Dir, "TERM=xterm-256color"}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	w.process = cmd.Process
	b.Cleanup(func() { _ = cmd.Process.Kill() }) // it has ended, unless something failed
	go func() { _, _ = io.Copy(ptm, w.em) }()    // its answers
	go func() {
		buf := make([]byte, 1<<16)
		for {
			n, err := ptm.Read(buf)
			w.mu.Lock()
			_, _ = w.em.Write(buf[:n])
			w.came.Broadcast()
			w.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	go func() { w.ended <- cmd.Wait() }()
	return w
}

func (w *walk) send(keys string) {
	if _, err := io.WriteString(w.ptm, keys); err != nil {
		w.b.Fatal(err)
	}
}

// wait returns when the screen is as it should be, and how long that took.
func (w *walk) wait(most time.Duration, is func(screen string) bool) time.Duration {
	w.b.Helper()
	began := time.Now()
	late := time.AfterFunc(most, w.came.Broadcast)
	defer late.Stop()
	w.mu.Lock()
	defer w.mu.Unlock()
	for !is(w.em.String()) {
		if time.Since(began) > most {
			w.b.Fatalf("not after %s:\n%s", most, w.em.String())
		}
		w.came.Wait()
	}
	return time.Since(began)
}

var place = regexp.MustCompile(`([\d,]+) / [\d,]+ +│`)

// row is the number of the row that is selected; the caller holds mu.
func (w *walk) row() string {
	if m := place.FindStringSubmatch(w.em.String()); m != nil {
		return m[1]
	}
	return ""
}

// line is what the screen says of the row that is selected: where it stands in the
// file and in the table; the caller holds mu.
func (w *walk) line() string {
	for line := range strings.Lines(w.em.String()) {
		if place.MatchString(line) {
			return line
		}
	}
	return ""
}

// now is line, for who does not hold mu.
func (w *walk) now() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.line()
}

// press sends a key and waits until another row is selected.
func (w *walk) press(key string, most time.Duration) time.Duration {
	before := w.now()
	w.send(key)
	return w.wait(most, func(string) bool { now := w.line(); return now != before && now != "" })
}

// walk goes through the rows for so long, some sixteen keys a second.
func (w *walk) walk(d time.Duration) (took []time.Duration) {
	keys := []string{"j", "j", "\x1b[6~", "\x1b[6~", "G", "k", "\x1b[5~", "g", "j", "k", "\x1b[B", "\x1b[A", "\x1b[6~"}
	for i, began := 0, time.Now(); time.Since(began) < d; i++ {
		key := keys[i%len(keys)]
		if r := w.at(); r == "1" && slices.Contains([]string{"k", "g", "\x1b[A", "\x1b[5~"}, key) {
			key = "j"
		} else if key == "G" && strings.Contains(r, ",000,000") || key == "j" && strings.Contains(r, ",000,000") {
			key = "k"
		}
		took = append(took, w.press(key, 5*time.Second))
		time.Sleep(60 * time.Millisecond)
	}
	return took
}

func (w *walk) at() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.row()
}

func (w *walk) report(what string, took []time.Duration) {
	slices.Sort(took)
	n := len(took)
	w.b.ReportMetric(float64(took[n/2].Microseconds())/1e3, "p50-ms-"+what)
	w.b.ReportMetric(float64(took[n-1].Microseconds())/1e3, "max-ms-"+what)
	fmt.Fprintln(os.Stderr, what, n, took[n/2], took[n*9/10], took[n*99/100], took[n-1])
}
