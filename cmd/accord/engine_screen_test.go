package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// database is a real server for the dashboard, and the table in it behind views
// that take as long as a test says.
type database struct {
	t     *testing.T
	kind  string
	dsn   *url.URL
	table string
}

// databases are those that the environment names; see .ci/engines.
func databases(t *testing.T) []*database {
	t.Helper()
	var list []*database
	for kind, name := range map[string]string{"postgres": "ACCORD_TEST_POSTGRES", "clickhouse": "ACCORD_TEST_CLICKHOUSE"} {
		at := os.Getenv(name)
		if at == "" {
			continue
		}
		u, err := url.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, &database{t: t, kind: kind, dsn: u})
	}
	if len(list) == 0 {
		t.Skip("no database: neither ACCORD_TEST_POSTGRES nor ACCORD_TEST_CLICKHOUSE is set")
	}
	return list
}

// run runs statements.
func (d *database) run(format string, args ...any) {
	d.t.Helper()
	for _, sql := range strings.Split(fmt.Sprintf(format, args...), ";\n") {
		if d.kind == "postgres" {
			if out, err := exec.Command("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", d.dsn.String(), "-c", sql).CombinedOutput(); err != nil {
				d.t.Fatalf("%s: %s", sql, out)
			}
			continue
		}
		answer, err := http.Post("http://"+d.dsn.Host+"/", "text/plain", strings.NewReader(sql))
		if err != nil {
			d.t.Fatal(err)
		}
		said, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			d.t.Fatalf("%s: %s", sql, said)
		}
	}
}

// fill makes the table and the view that is looked at.
func (d *database) fill() {
	d.table = fmt.Sprintf("screen_%d_%d", os.Getpid(), time.Now().UnixNano())
	rows := "SELECT 2015 + n % 10 AS year, CASE n % 3 WHEN 0 THEN 'AZ' WHEN 1 THEN 'RU' ELSE 'TR' END AS reporter, " +
		"CASE n % 2 WHEN 0 THEN 'energy' ELSE 'transport' END AS sector, 1000.0 + n AS value FROM "
	if d.kind == "postgres" {
		d.run("CREATE TABLE %s AS %s generate_series(0, 599) n", d.table, rows)
		d.t.Cleanup(func() { d.run("DROP TABLE %s CASCADE", d.table) })
	} else {
		d.run("CREATE TABLE %s (year UInt16, reporter String, sector String, value Float64) ENGINE = Memory;\n"+
			"INSERT INTO %s %s (SELECT number AS n FROM system.numbers LIMIT 600)", d.table, d.table, rows)
		d.t.Cleanup(func() { d.run("DROP TABLE %s_seen;\nDROP TABLE %s", d.table, d.table) })
	}
	d.takes(0)
}

// takes makes every answer from now on take so long.
func (d *database) takes(seconds int) {
	d.t.Helper()
	if d.kind == "postgres" {
		// Once for an answer, in whatever order its tables are joined.
		d.run("CREATE OR REPLACE VIEW %s_seen AS WITH p AS MATERIALIZED (SELECT pg_sleep(%d)) SELECT x.* FROM %s x CROSS JOIN p", d.table, seconds, d.table)
		return
	}
	d.run("DROP TABLE IF EXISTS %s_seen;\nCREATE VIEW %s_seen AS SELECT * FROM %s WHERE sleep(%d) = 0", d.table, d.table, d.table, seconds)
}

// relay is the way to a server, which can be cut.
type relay struct {
	t  *testing.T
	to string
	at string

	mu    sync.Mutex
	l     net.Listener
	conns []net.Conn
}

func newRelay(t *testing.T, to string) *relay {
	r := &relay{t: t, to: to, at: "127.0.0.1:0"}
	r.open()
	t.Cleanup(r.cut)
	return r
}

// open lets connections through, at the address that they had before.
func (r *relay) open() {
	l, err := net.Listen("tcp", r.at)
	if err != nil {
		r.t.Fatal(err)
	}
	r.mu.Lock()
	r.l, r.at = l, l.Addr().String()
	r.mu.Unlock()
	go func() {
		for {
			in, err := l.Accept()
			if err != nil {
				return
			}
			out, err := net.Dial("tcp", r.to)
			if err != nil {
				in.Close()
				continue
			}
			r.mu.Lock()
			r.conns = append(r.conns, in, out)
			r.mu.Unlock()
			go func() { _, _ = io.Copy(in, out); in.Close() }()
			go func() { _, _ = io.Copy(out, in); out.Close() }()
		}
	}()
}

// cut is what a server that is killed looks like: connections end, and nobody
// listens.
func (r *relay) cut() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.l.Close()
	for _, c := range r.conns {
		c.Close()
	}
	r.conns = nil
}

// address is that of the view, by way of r.
func (d *database) address(r *relay) string {
	u := *d.dsn
	u.Host = r.at
	u.RawQuery = url.Values{"table": {d.table + "_seen"}}.Encode()
	return u.String()
}

// A table in a real database that is slow, lost in mid-question and there again.
func TestDashboardOfADatabase(t *testing.T) {
	for _, d := range databases(t) {
		t.Run(d.kind, func(t *testing.T) {
			d.t = t
			d.fill()
			way := newRelay(t, d.dsn.Host)
			s := open(t, nil, d.address(way), "--lang", "en")
			s.waitFor("as of ")
			s.waitFor("AZ")
			d.takes(2)
			for _, key := range []string{"f", "\x1b[B", "\x1b[B", "\x1b[B", "\r"} { // a sector, of which nothing is known yet
				s.press(key)
			}
			s.waitFor("asking …")
			s.waitFor("RU")
			s.press("?") // the keys work meanwhile
			s.waitFor("Moving")
			s.press("?")
			s.waitFor("asking …")
			way.cut()
			s.waitFor("stale since")
			s.waitFor("asked again at")
			s.waitFor("RU") // the last frame is there
			d.takes(0)
			way.open()
			s.waitFor("as of ") // it is asked again by itself
			s.waitFor("·  energy")
			way.cut()
			s.press("R")
			s.waitFor("stale since")
			s.press("]") // what was asked before can still be looked at, or is waited for
			s.press("[")
			way.open()
			s.press("R")
			s.waitFor("as of ")
			s.press("Q")
			if status := s.end(); status != exitFine || !s.givenBack() {
				t.Errorf("status %d, terminal given back %v", status, s.givenBack())
			}
		})
	}
}

// R sees the codes and periods that have come since, and the lists that are made of
// them.
func TestRefreshSeesWhatIsNewInADatabase(t *testing.T) {
	for _, d := range databases(t) {
		t.Run(d.kind, func(t *testing.T) {
			d.t = t
			d.fill()
			s := open(t, nil, d.address(newRelay(t, d.dsn.Host)), "--lang", "en")
			s.waitFor("as of ")
			s.waitFor("2015–2024")
			d.run("INSERT INTO %s VALUES (2031, 'GE', 'tourism', 99999)", d.table)
			s.press("R")
			s.waitFor("2015–2031")
			s.press("f")
			s.waitFor("tourism")
			s.press("Q")
			if status := s.end(); status != exitFine {
				t.Errorf("status %d", status)
			}
		})
	}
}

// A database that is not there at the start is waited for.
func TestDashboardWaitsForADatabase(t *testing.T) {
	for _, d := range databases(t) {
		t.Run(d.kind, func(t *testing.T) {
			d.t = t
			d.fill()
			way := newRelay(t, d.dsn.Host)
			way.cut()
			s := open(t, nil, d.address(way), "--lang", "en")
			s.waitFor("gives no answer")
			s.waitFor("asked again at")
			s.waitFor("R ask again")
			way.open()
			s.press("R")
			s.waitFor("as of ")
			s.press("Q")
			if status := s.end(); status != exitFine {
				t.Errorf("status %d", status)
			}
		})
	}
}

// Whoever interrupts a command that waits for a database gets the prompt back.
func TestCommandsOfADatabaseAreInterrupted(t *testing.T) {
	for _, d := range databases(t) {
		t.Run(d.kind, func(t *testing.T) {
			d.t = t
			d.fill()
			way := newRelay(t, d.dsn.Host)
			if got := run(t, "query", d.address(way), "--by", "TIME_PERIOD"); got.status != exitFine || !strings.Contains(got.out, "2024") {
				t.Fatalf("query says %+v", got)
			}
			d.takes(3)
			for _, name := range []string{"query", "render"} {
				ctx, interrupt := context.WithTimeout(t.Context(), 700*time.Millisecond)
				c, out, _ := newCommand(t)
				began := time.Now()
				args := []string{name, d.address(way)}
				if status := c.Main(ctx, args); status != exitInterrupted || out.Len() > 0 {
					t.Errorf("%s is interrupted with status %d and %q", name, status, out)
				}
				if took := time.Since(began); took > 2*time.Second {
					t.Errorf("%s goes on for %s", name, took)
				}
				interrupt()
			}
			way.cut()
			for _, args := range [][]string{{"query", d.address(way), "--by", "TIME_PERIOD"}, {"render", d.address(way)}} {
				if got := run(t, args...); got.status != exitFailed || !strings.Contains(got.err, "answers there") {
					t.Errorf("%s without a server says %+v", args[0], got)
				}
			}
		})
	}
}

// Of two sessions over one database, one that waits holds up nobody, and both come
// through its loss.
func TestSessionsOfADatabase(t *testing.T) {
	for _, d := range databases(t) {
		t.Run(d.kind, func(t *testing.T) {
			d.t = t
			d.fill()
			way := newRelay(t, d.dsn.Host)
			s := serve(t, nil, "--public", d.address(way))
			one, two := s.screen(100, 30, "xterm-256color", "LANG=en_US.UTF-8"), s.screen(80, 24, "xterm-256color", "LANG=en_US.UTF-8")
			one.shows("as of ")
			two.shows("as of ")
			d.takes(2)
			for _, key := range []string{"f", "\x1b[B", "\x1b[B", "\x1b[B", "\r"} {
				one.types(key)
			}
			one.shows("asking …")
			two.types("?") // does not wait for the other
			two.shows("Moving")
			two.types("?")
			one.shows("energy  ·  EN")
			one.shows("as of ")
			way.cut()
			one.types("R")
			one.shows("stale since")
			two.shows("as of ") // has asked nothing since
			d.takes(0)
			way.open()
			one.shows("as of ")
			for _, x := range []*remoteScreen{one, two} {
				x.types("Q")
				if status := x.ends(); status != exitFine {
					t.Errorf("a session ends with status %d", status)
				}
			}
		})
	}
}
