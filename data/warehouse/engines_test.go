package warehouse

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"accord/data"
)

// server is a real database that a test may fill: what is written goes past the
// package that is tested.
type server struct {
	address Address
	exec    func(t *testing.T, sql string)
}

// servers are the databases that the environment names; a test without any is
// skipped, with what to do about it.
func servers(t *testing.T) []server {
	t.Helper()
	var list []server
	if s, ok := postgresServer(t); ok {
		list = append(list, s)
	}
	if s, ok := clickhouseServer(t); ok {
		list = append(list, s)
	}
	if len(list) == 0 {
		t.Skip("no database: ACCORD_TEST_POSTGRES and ACCORD_TEST_CLICKHOUSE name none; .ci/engines start DIR starts both")
	}
	return list
}

func postgresServer(t *testing.T) (server, bool) {
	t.Helper()
	dsn := os.Getenv("ACCORD_TEST_POSTGRES")
	if dsn == "" {
		return server{}, false
	}
	return postgresAt(t, dsn), true
}

func needPostgres(t *testing.T) server {
	t.Helper()
	s, ok := postgresServer(t)
	if !ok {
		t.Skip("no PostgreSQL: ACCORD_TEST_POSTGRES names none; .ci/engines start DIR starts one")
	}
	return s
}

func needClickHouse(t *testing.T) server {
	t.Helper()
	s, ok := clickhouseServer(t)
	if !ok {
		t.Skip("no ClickHouse: ACCORD_TEST_CLICKHOUSE names none; .ci/engines start DIR starts one")
	}
	return s
}

func postgresAt(t *testing.T, dsn string) server {
	t.Helper()
	return server{address: address(t, dsn), exec: func(t *testing.T, sql string) {
		t.Helper()
		ctx := context.Background()
		c, err := pgconn.Connect(ctx, dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close(ctx)
		if _, err := c.Exec(ctx, sql).ReadAll(); err != nil {
			t.Fatalf("%v\nin %.2000s", err, sql)
		}
	}}
}

func clickhouseServer(t *testing.T) (server, bool) {
	t.Helper()
	dsn := os.Getenv("ACCORD_TEST_CLICKHOUSE")
	if dsn == "" {
		return server{}, false
	}
	return clickhouseAt(t, dsn), true
}

func clickhouseAt(t *testing.T, dsn string) server {
	t.Helper()
	a := address(t, dsn)
	return server{address: a, exec: func(t *testing.T, sql string) {
		t.Helper()
		for _, one := range strings.Split(sql, ";\n") {
			if strings.TrimSpace(one) != "" {
				clickhouseSend(t, a, one)
			}
		}
	}}
}

func clickhouseSend(t *testing.T, a Address, sql string) string {
	t.Helper()
	u := url.URL{Scheme: "http", Host: a.Host + ":" + a.Port, Path: "/", RawQuery: url.Values{"database": {a.Database}}.Encode()}
	resp, err := http.Post(u.String(), "text/plain", bytes.NewBufferString(sql))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%v %s\nin %.2000s", err, text, sql)
	}
	return string(text)
}

func address(t *testing.T, dsn string) Address {
	t.Helper()
	a, err := ParseAddress(dsn)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var _ data.Remote = (*Table)(nil)

// is reports whether s is of an engine.
func (s server) is(e Engine) bool { return s.address.Engine == e }

// literal writes v as both engines read it: nil is NULL.
func (s server) literal(v any) string {
	switch v := v.(type) {
	case nil:
		return "NULL"
	case string:
		if s.is(ClickHouse) {
			return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`, "\t", `\t`).Replace(v) + "'"
		}
		return "'" + strings.ReplaceAll(v, "'", "''") + "'"
	case float64:
		if v != v && s.is(Postgres) {
			return "'NaN'"
		} else if v != v {
			return "nan"
		}
	}
	return fmt.Sprint(v)
}

// named is a name of a table that no other test has; the table is dropped at the end.
func (s server) named(t *testing.T) string {
	t.Helper()
	name := "t" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(t.Name())) + fmt.Sprint(time.Now().UnixNano()%1e9)
	if len(name) > 60 {
		name = name[len(name)-60:]
		name = "t" + name[1:]
	}
	t.Cleanup(func() { s.exec(t, "DROP TABLE IF EXISTS "+name) })
	return name
}

// open opens a table with the dimensions of a dataset that has these and no others.
func open(t *testing.T, spec Spec, dims []string) *Table {
	t.Helper()
	table, err := Open(spec, dims, Options{Getenv: os.Getenv, ReadFile: os.ReadFile})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(table.Close)
	return table
}

// dimension is a column of codes that is called as its dimension.
func dimension(name string) Column {
	return Column{Name: name, Role: RoleDimension, Concept: strings.ToUpper(name)}
}

func period(s string) data.Period {
	p, err := data.ParsePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

// cluster is a set of servers of a test's own, which it may stop and start.
type cluster struct {
	script, dir string
	env         map[string]string
}

// ownCluster starts servers that nobody else uses.
func ownCluster(t *testing.T) *cluster {
	t.Helper()
	script := os.Getenv("ACCORD_TEST_ENGINES")
	if script == "" || testing.Short() {
		t.Skip("no servers of its own: ACCORD_TEST_ENGINES names no script, such as .ci/engines, or the tests are short")
	}
	dir, err := os.MkdirTemp("", "accord-engines-") // which the user of PostgreSQL can reach, unlike that of the test
	if err != nil {
		t.Fatal(err)
	}
	c := &cluster{script: script, dir: dir, env: map[string]string{}}
	t.Cleanup(func() {
		c.do(t, "stop", dir)
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	c.do(t, "start", dir)
	text, err := os.ReadFile(filepath.Join(dir, "env"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		key, value, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "export "), "=")
		c.env[key] = strings.Trim(value, "'")
	}
	return c
}

func (c *cluster) do(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command(c.script, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

func (c *cluster) stop(t *testing.T, name string)  { t.Helper(); c.do(t, "stop", c.dir, name) }
func (c *cluster) begin(t *testing.T, name string) { t.Helper(); c.do(t, "begin", c.dir, name) }

func (c *cluster) postgres(t *testing.T) sharded {
	t.Helper()
	return postgresCluster(t, c.env["ACCORD_TEST_POSTGRES"], c.env["ACCORD_TEST_POSTGRES_SHARDS"])
}

func (c *cluster) clickhouse(t *testing.T) sharded {
	t.Helper()
	return clickhouseCluster(t, c.env["ACCORD_TEST_CLICKHOUSE"], c.env["ACCORD_TEST_CLICKHOUSE_SHARDS"])
}

// sharded is a server in front, and the two behind it.
type sharded struct {
	server
	behind []server
	// busy says what the servers are doing that a table has asked for.
	busy func(t *testing.T, s server) []string
}

func postgresCluster(t *testing.T, dsn, behind string) sharded {
	t.Helper()
	x := sharded{server: postgresAt(t, dsn)}
	for _, host := range strings.Fields(behind) {
		x.behind = append(x.behind, postgresAt(t, "postgres://postgres@"+host+"/postgres"))
	}
	x.busy = func(t *testing.T, s server) []string {
		t.Helper()
		return s.texts(t, "SELECT query FROM pg_stat_activity WHERE state = 'active' AND application_name IN ('accord', 'postgres_fdw') AND query LIKE '%GROUP BY%'"+
			" OR state = 'active' AND application_name = 'postgres_fdw'")
	}
	return x
}

func clickhouseCluster(t *testing.T, dsn, behind string) sharded {
	t.Helper()
	x := sharded{server: clickhouseAt(t, dsn)}
	for _, host := range strings.Fields(behind) {
		x.behind = append(x.behind, clickhouseAt(t, "clickhouse://default@"+host+"/default"))
	}
	x.busy = func(t *testing.T, s server) []string {
		t.Helper()
		return s.texts(t, "SELECT query FROM system.processes WHERE query LIKE '%GROUP BY%' AND NOT query LIKE '%processes%'")
	}
	return x
}

// texts are the cells of the first column of an answer.
func (s server) texts(t *testing.T, sql string) []string {
	t.Helper()
	if s.is(ClickHouse) {
		return strings.FieldsFunc(clickhouseSend(t, s.address, sql), func(r rune) bool { return r == '\n' })
	}
	c, err := pgconn.Connect(t.Context(), s.address.DSN())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	results, err := c.Exec(t.Context(), sql).ReadAll()
	if err != nil {
		t.Fatalf("%v\nin %s", err, sql)
	}
	var list []string
	for _, row := range results[len(results)-1].Rows {
		list = append(list, string(row[0]))
	}
	return list
}

// eventually waits until something holds; how long it may take is no result.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !holds(); {
		if time.Now().After(end) {
			t.Fatalf("never: %s", what)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
