package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// BenchmarkServe has 1, 50, 200 and 500 people look at one dataset, each in a
// window of 120 × 40 and with two keys a second, and reports of the server, which
// is a process of its own: what it keeps resident in all and for each of them,
// how much of a core it takes, how many bytes it writes for a key, and how long a
// frame takes from its key. Who presses the keys runs on the same cores. One step
// of the time cursor after the other is what a talk is made of; the tour opens
// panels, lists and pages as well.
//
//	go test ./cmd/accord -run '^$' -bench '^BenchmarkServe$' -benchtime 1x
func BenchmarkServe(b *testing.B) {
	for _, keys := range []struct {
		name string
		list []string
	}{
		{"cursor", append(slices.Repeat([]string{"\x1b[D"}, 12), slices.Repeat([]string{"\x1b[C"}, 12)...)},
		{"tour", []string{"\x1b[D", "z", "\x1b[D", "v", "q", "3", "z", "\x1b[B", "\x1b[B", "\r", "\x1b", "q", "?", "?", "1", "\x1b[C"}},
	} {
		for _, n := range []int{1, 50, 200, 500} {
			b.Run(fmt.Sprintf("%s/%d", keys.name, n), func(b *testing.B) {
				for b.Loop() {
					underLoad(b, n, keys.list)
				}
			})
		}
	}
}

// Of each run: how long it takes, and how often somebody presses a key.
const (
	loadTime  = 15 * time.Second
	loadEvery = 500 * time.Millisecond
)

// underLoad presses keys in n sessions and reports what was measured.
func underLoad(b *testing.B, n int, keys []string) {
	p := loadServer(b)
	idle := p.resident()
	people := make([]*person, n)
	var wg sync.WaitGroup
	turns := make(chan struct{}, 8)
	for i := range people {
		wg.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			people[i] = p.person()
		})
	}
	wg.Wait()
	if b.Failed() {
		b.FailNow()
	}
	time.Sleep(2 * time.Second) // the first frames are drawn
	for _, x := range people {
		x.bytes.Store(0)
	}
	cpu, began := p.cpu(), time.Now()
	end := began.Add(loadTime)
	for i, x := range people {
		wg.Go(func() { x.press(keys, began.Add(loadEvery*time.Duration(i)/time.Duration(n)), end) })
	}
	time.Sleep(time.Until(end) - time.Second)
	resident := p.resident()
	wg.Wait()
	took := time.Since(began)
	used := p.cpu() - cpu
	var all []time.Duration
	written, late := int64(0), 0
	for _, x := range people {
		x.mu.Lock()
		all = append(all, x.took...)
		late += len(x.waiting)
		written += x.bytes.Load()
		x.mu.Unlock()
		_ = x.conn.Close()
	}
	if len(all) == 0 {
		b.Fatal("no frame has come")
	}
	slices.Sort(all)
	at := func(share float64) float64 {
		return float64(all[min(len(all)-1, int(share*float64(len(all))))].Microseconds()) / 1000
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(resident, "MB")
	b.ReportMetric((resident-idle)/float64(n), "MB/session")
	b.ReportMetric(100*used.Seconds()/took.Seconds(), "cpu-%")
	b.ReportMetric(float64(written)/float64(len(all)), "B/key")
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
	b.ReportMetric(at(1), "max-ms")
	b.ReportMetric(float64(late), "unanswered")
}

// A session costs at most 2 MB of resident memory, at any time.
func TestASessionIsSmall(t *testing.T) {
	if racing {
		t.Skip("the program that is measured is built anew") // as in the run without a race detector
	}
	n := someOf(200)
	p := loadServer(t)
	idle := p.resident()
	people := make([]*person, n)
	each(t, n, func(i int) error {
		people[i] = p.person()
		return nil
	})
	most := 0.0
	for _, key := range []string{"z", "\x1b[D", "v", "q", "3", "z", "\x1b[B", "\r", "q", "?", "?", "S", "q", "1"} {
		for _, x := range people {
			if _, err := io.WriteString(x.keys, key); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(100 * time.Millisecond)
		most = max(most, p.resident()-idle)
	}
	for _, x := range people {
		_ = x.conn.Close()
	}
	if each := most / float64(n); each > 2 {
		t.Errorf("a session takes %.2f MB", each)
	}
}

// loaded is a server as a process of its own.
type loaded struct {
	b    testing.TB
	addr string
	pid  int
}

func loadServer(b testing.TB) *loaded {
	path, err := program()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	told := &locked{}
	cmd := exec.Command(path, "serve", "--public", "--listen", "127.0.0.1:0", "--log-file", filepath.Join(dir, "log"))
	cmd.Env = append([]string{"HOME=" + dir, "XDG_CONFIG_HOME=" + dir, "XDG_STATE_HOME=" + dir, "ACCORD_SERVE_SESSIONS=1000",
		"ACCORD_SERVE_SESSIONS_PER_ADDRESS=1000", "ACCORD_SERVE_CONNECTIONS_PER_SECOND=1000"}, loadEnv()...)
	cmd.Dir, cmd.Stderr = dir, told
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	for end := time.Now().Add(20 * time.Second); !strings.Contains(told.String(), "host key"); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			b.Fatalf("the server does not start: %s", told)
		}
	}
	return &loaded{b, servingOn.FindStringSubmatch(told.String())[1], cmd.Process.Pid}
}

// loadEnv are the variables of the runtime that whoever measures wants the server
// to have.
func loadEnv() []string {
	return slices.DeleteFunc(os.Environ(), func(s string) bool { return !strings.HasPrefix(s, "GO") && !strings.HasPrefix(s, "ACCORD_") })
}

// resident is what the server keeps in memory, in MB of a million bytes.
func (p *loaded) resident() float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.pid))
	if err != nil {
		p.b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "VmRSS:")
	kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	if err != nil {
		p.b.Fatal(err)
	}
	return kb * 1024 / 1e6
}

// cpu is the time that the server was on a core.
func (p *loaded) cpu() time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.pid))
	if err != nil {
		p.b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	f := strings.Fields(rest)
	ticks := 0
	for _, s := range f[11:13] { // utime and stime, in hundredths
		n, err := strconv.Atoi(s)
		if err != nil {
			p.b.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// person is somebody who looks. It reads bytes and not pictures: the first that
// come after a key are its frame, which the server writes at once.
type person struct {
	conn  *gossh.Client
	keys  io.Writer
	bytes atomic.Int64

	mu      sync.Mutex
	waiting []time.Time // keys without an answer
	took    []time.Duration
}

func (p *loaded) person() *person {
	conf := &gossh.ClientConfig{User: "load", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: 30 * time.Second}
	conn, err := gossh.Dial("tcp", p.addr, conf)
	if err != nil {
		p.b.Error(err)
		return nil
	}
	x := &person{conn: conn}
	sess, err := conn.NewSession()
	if err == nil {
		sess.Stdout = x
		x.keys, err = sess.StdinPipe()
	}
	if err == nil {
		err = sess.RequestPty("xterm-256color", 40, 120, gossh.TerminalModes{})
	}
	if err == nil {
		err = sess.Shell()
	}
	if err != nil {
		p.b.Error(err)
	}
	return x
}

// Write takes what the server writes.
func (x *person) Write(b []byte) (int, error) {
	x.bytes.Add(int64(len(b)))
	now := time.Now()
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, t := range x.waiting {
		x.took = append(x.took, now.Sub(t))
	}
	x.waiting = x.waiting[:0]
	return len(b), nil
}

// press presses a key after the other, whether a frame has come or not.
func (x *person) press(keys []string, at, end time.Time) {
	for i := 0; at.Before(end); i++ {
		time.Sleep(time.Until(at))
		x.mu.Lock()
		x.waiting = append(x.waiting, time.Now())
		x.mu.Unlock()
		if _, err := io.WriteString(x.keys, keys[i%len(keys)]); err != nil {
			return
		}
		at = at.Add(loadEvery)
	}
}
