package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"accord/data"
)

const shardRows = 60_000

// shards makes a table that is parted over the servers behind, and one like it
// that takes its time; both have the columns y, r and v.
func (x sharded) shards(t *testing.T) (table, slow Spec) {
	t.Helper()
	name := x.named(t)
	spec := func(name, shard string) Spec {
		return Spec{Address: x.address, Table: name, Shard: shard, Indicator: "TRADE", Columns: []Column{
			{Name: "y", Role: RolePeriod}, {Name: "r", Role: RoleDimension, Concept: data.DimRefArea}, {Name: "v", Role: RoleValue}}}
	}
	if x.is(ClickHouse) {
		for i, s := range x.behind {
			s.exec(t, "CREATE TABLE "+name+"_part (y UInt16, r String, v Float64) ENGINE = MergeTree ORDER BY y;\n"+
				fmt.Sprintf("INSERT INTO %s_part SELECT 2000 + number %% 20, toString((number + %d) %% 30), number / 4 FROM system.numbers LIMIT %d;\n", name, i, shardRows)+
				"CREATE VIEW "+name+"_view AS SELECT toUInt16(2000 + number % 20) AS y, toString(number % 30) AS r, number / 4 AS v FROM system.numbers LIMIT 100000000000")
			t.Cleanup(func() { // a question that nobody has taken back would be waited for
				s.exec(t, "KILL QUERY WHERE query LIKE '%"+name+"%' AND query NOT LIKE 'KILL%';\nDROP TABLE IF EXISTS "+name+"_part;\nDROP TABLE IF EXISTS "+name+"_view")
			})
		}
		x.exec(t, "CREATE TABLE "+name+" (y UInt16, r String, v Float64) ENGINE = Distributed(two_shards, default, "+name+"_part);\n"+
			"CREATE TABLE "+name+"_slow (y UInt16, r String, v Float64) ENGINE = Distributed(two_shards, default, "+name+"_view)")
		t.Cleanup(func() { x.exec(t, "DROP TABLE IF EXISTS "+name+"_slow") })
		return spec(name, ""), spec(name+"_slow", "")
	}
	const columns = " (shard smallint NOT NULL, y integer NOT NULL, r text NOT NULL, v float8 NOT NULL, day date NOT NULL, at timestamptz NOT NULL)"
	sql := "CREATE EXTENSION IF NOT EXISTS postgres_fdw; CREATE TABLE " + name + columns + " PARTITION BY LIST (shard); CREATE TABLE " + name + "_slow" + columns + " PARTITION BY LIST (shard);"
	for i, s := range x.behind {
		s.exec(t, "CREATE UNLOGGED TABLE "+name+"_part"+columns+";"+
			fmt.Sprintf("INSERT INTO %s_part SELECT %d, 2000 + g %% 20, ((g + %d) %% 30)::text, g / 4.0, make_date(2000 + g %% 20, 1 + g %% 3, 5), make_timestamptz(2000 + g %% 20, 1 + g %% 3, 5, 23, 59, g %% 60, 'UTC') FROM generate_series(0, %d) g;", name, i, i, shardRows-1)+
			"CREATE VIEW "+name+"_view AS SELECT p.* FROM "+name+"_part p CROSS JOIN generate_series(1, 100000)")
		t.Cleanup(func() { s.exec(t, "DROP TABLE IF EXISTS "+name+"_part CASCADE") })
		sql += fmt.Sprintf("CREATE SERVER %[1]s_%[2]d FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '%[3]s', port '%[4]s', dbname 'postgres', async_capable 'true', fetch_size '10000', fdw_startup_cost '1', fdw_tuple_cost '0.01');"+
			"CREATE USER MAPPING FOR postgres SERVER %[1]s_%[2]d OPTIONS (user 'postgres');"+
			"CREATE FOREIGN TABLE %[1]s_p%[2]d PARTITION OF %[1]s FOR VALUES IN (%[2]d) SERVER %[1]s_%[2]d OPTIONS (table_name '%[1]s_part');"+
			"CREATE FOREIGN TABLE %[1]s_s%[2]d PARTITION OF %[1]s_slow FOR VALUES IN (%[2]d) SERVER %[1]s_%[2]d OPTIONS (table_name '%[1]s_view');", name, i, s.address.Host, s.address.Port)
	}
	x.exec(t, sql)
	t.Cleanup(func() {
		x.exec(t, "DROP TABLE IF EXISTS "+name+"_slow CASCADE; DROP TABLE IF EXISTS "+name+" CASCADE; DROP SERVER "+name+"_0 CASCADE; DROP SERVER "+name+"_1 CASCADE")
	})
	return spec(name, "shard"), spec(name+"_slow", "shard")
}

// clusters are those that the environment names.
func clusters(t *testing.T) []sharded {
	t.Helper()
	var list []sharded
	if behind := os.Getenv("ACCORD_TEST_POSTGRES_SHARDS"); behind != "" {
		list = append(list, postgresCluster(t, os.Getenv("ACCORD_TEST_POSTGRES"), behind))
	}
	if behind := os.Getenv("ACCORD_TEST_CLICKHOUSE_SHARDS"); behind != "" {
		list = append(list, clickhouseCluster(t, os.Getenv("ACCORD_TEST_CLICKHOUSE"), behind))
	}
	if len(list) == 0 {
		t.Skip("no clusters: ACCORD_TEST_POSTGRES_SHARDS and ACCORD_TEST_CLICKHOUSE_SHARDS name none; .ci/engines start DIR starts both")
	}
	return list
}

// whole is what the rows of both shards come to, by year.
func whole(t *testing.T, groups []data.Group) {
	t.Helper()
	want := map[string]float64{}
	for range 2 {
		for g := range shardRows {
			want[strconv.Itoa(2000+g%20)] += float64(g) / 4
		}
	}
	rows := int64(0)
	for _, g := range groups {
		rows += g.Rows
		if g.Sum != want[g.Period.String()] {
			t.Errorf("%s: %v, want %v", g.Period, g.Sum, want[g.Period.String()])
		}
	}
	if len(groups) != 20 || rows != 2*shardRows {
		t.Errorf("%d groups of %d rows", len(groups), rows)
	}
}

func TestClusters(t *testing.T) {
	for _, x := range clusters(t) {
		t.Run(string(x.address.Engine), func(t *testing.T) {
			spec, _ := x.shards(t)
			table := open(t, spec, data.StandardDimensions())
			groups, err := table.Group(t.Context(), data.Grouping{})
			if err != nil {
				t.Fatal(err)
			}
			whole(t, groups)
			groups, err = table.Group(t.Context(), data.Grouping{Dims: []int{1}, From: data.Year(2005), To: data.Year(2006),
				Where: []data.Filter{{Dimension: data.DimRefArea, Codes: []string{"5", "6"}}}})
			if err != nil || len(groups) == 0 {
				t.Fatalf("%v %v", groups, err)
			}
			for _, g := range groups {
				if (g.Codes[0] != "5" && g.Codes[0] != "6") || g.Period.Year() < 2005 || g.Period.Year() > 2006 {
					t.Errorf("%+v", g)
				}
			}
		})
	}
}

// A coordinator sends its shards the sums to make, and gets back no rows but
// their groups.
func TestSumsAreMadeOnTheShardsOfPostgreSQL(t *testing.T) {
	for _, x := range clusters(t) {
		if !x.is(Postgres) {
			continue
		}
		spec, _ := x.shards(t)
		table := open(t, spec, data.StandardDimensions())
		s, err := table.Survey(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		p := table.engine.(*postgres)
		for name, g := range map[string]data.Grouping{
			"by year":          {},
			"by year and area": {Dims: []int{1}},
			"of some areas":    {Dims: []int{1}, Where: []data.Filter{{Dimension: data.DimRefArea, Codes: []string{"1", "2", "_T"}}}},
			"of some years":    {From: data.Year(2003), To: data.Year(2007)},
		} {
			q, ok := table.question(s, g)
			if !ok {
				t.Fatalf("%+v asks for nothing", g)
			}
			st, _, err := table.shape.compile(q.by, q.where, sums, s.m.value, 1000)
			if err != nil {
				t.Fatal(err)
			}
			pushedDown(t, name, plan(t, x.server, p.begin, st))
		}
		for _, column := range []string{"day", "at"} {
			spec.Columns[0] = Column{Name: column, Role: RolePeriod, Freq: data.FreqQuarter}
			table := open(t, spec, data.StandardDimensions())
			groups, err := table.Group(t.Context(), data.Grouping{From: data.Year(2003)})
			if err != nil || len(groups) != 17 || groups[0].Period != data.Quarter(2003, 1) {
				t.Errorf("%s: %v %v", column, groups, err)
			}
			s, err := table.Survey(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			q, _ := table.question(s, data.Grouping{From: data.Year(2003), Dims: []int{1}})
			st, _, err := table.shape.compile(q.by, q.where, sums, s.m.value, 1000)
			if err != nil {
				t.Fatal(err)
			}
			pushedDown(t, column, plan(t, x.server, p.begin, st))
		}
		codes, _, err := table.shape.compile([]key{{found: s.m.dims[1].found}}, nil, nothing, found{}, 1000)
		if err != nil {
			t.Fatal(err)
		}
		pushedDown(t, "codes", plan(t, x.server, p.begin, codes))
	}
}

// plan is what EXPLAIN says of a statement, having run it.
func plan(t *testing.T, s server, begin string, st statement) string {
	t.Helper()
	c, err := pgconn.Connect(t.Context(), s.address.DSN())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	if err := c.Exec(t.Context(), begin).Close(); err != nil {
		t.Fatal(err)
	}
	var params [][]byte
	for _, a := range st.args {
		params = append(params, arrayText(a.values))
	}
	r := c.ExecParams(t.Context(), "EXPLAIN (ANALYZE, VERBOSE, COSTS OFF, TIMING OFF, SUMMARY OFF) "+st.sql, params, nil, nil, nil).Read()
	if r.Err != nil {
		t.Fatalf("%v\nin %s", r.Err, st.sql)
	}
	var b strings.Builder
	for _, row := range r.Rows {
		b.Write(row[0])
		b.WriteByte('\n')
	}
	return b.String()
}

func pushedDown(t *testing.T, name, plan string) {
	t.Helper()
	remote := regexp.MustCompile(`Remote SQL: (.*)`).FindAllStringSubmatch(plan, -1)
	scans := regexp.MustCompile(`Foreign Scan.*actual rows=([0-9]+)`).FindAllStringSubmatch(plan, -1)
	if len(remote) != 2 || len(scans) != 2 || strings.Count(plan, "Async Foreign Scan") != 2 {
		t.Errorf("%s: not two scans at the same time\n%s", name, plan)
	}
	for _, r := range remote {
		if !strings.Contains(r[1], "GROUP BY") {
			t.Errorf("%s: rows come over the wire: %s", name, r[1])
		}
	}
	for _, s := range scans {
		if n, err := strconv.Atoi(s[1]); err != nil || n > 20*3*30 {
			t.Errorf("%s: %s rows come over the wire\n%s", name, s[1], plan)
		}
	}
}

// Whoever does not wait any more stops the server in front and those behind.
func TestCancellingStopsTheShards(t *testing.T) {
	for _, x := range clusters(t) {
		t.Run(string(x.address.Engine), func(t *testing.T) {
			_, slow := x.shards(t)
			table := open(t, slow, data.StandardDimensions())
			table.surveys.keep("", answered[*Survey]{surveyed(t, x, slow), time.Now()})
			working := func() bool {
				for _, s := range append(x.behind, x.server) {
					if len(x.busy(t, s)) == 0 {
						return false
					}
				}
				return true
			}
			idle := func() bool {
				for _, s := range append(x.behind, x.server) {
					if len(x.busy(t, s)) > 0 {
						return false
					}
				}
				return true
			}
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() {
				_, err := table.Group(ctx, data.Grouping{})
				done <- err
			}()
			eventually(t, "all servers work", working)
			cancel()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Errorf("%v", err)
			}
			eventually(t, "all servers are idle", idle)
			if table.Standing().Fault != nil {
				t.Errorf("cancelling is no fault: %v", table.Standing().Fault)
			}

			// So does the limit of time.
			slow.Limits.Time = time.Second
			table = open(t, slow, data.StandardDimensions())
			table.surveys.keep("", answered[*Survey]{surveyed(t, x, slow), time.Now()})
			_, err := table.Group(t.Context(), data.Grouping{})
			wantFault(t, err, data.FaultSlow, "there was no answer within 1s")
			eventually(t, "all servers are idle", idle)
		})
	}
}

// surveyed is what a survey would say of a table that has too many rows for one.
func surveyed(t *testing.T, x sharded, spec Spec) *Survey {
	t.Helper()
	table := open(t, spec, data.StandardDimensions())
	have, err := table.engine.columns(t.Context(), table.shape.from)
	if err != nil {
		t.Fatal(err)
	}
	m, err := settle(table.dims, spec, have)
	if err != nil {
		t.Fatal(err)
	}
	return &Survey{m: m, days: []timed{{raw: "2000", period: data.Year(2000)}}}
}

func wantFault(t *testing.T, err error, reason, words string) *data.Fault {
	t.Helper()
	var f *data.Fault
	if !errors.As(err, &f) || f.Reason != reason || !strings.Contains(f.Message, words) {
		t.Fatalf("%v (%+v), want %s with %q", err, f, reason, words)
	}
	if strings.Contains(f.Error(), "sesame") || strings.Contains(f.Error(), "\n") {
		t.Errorf("%q shows a secret or has several lines", f)
	}
	return f
}
