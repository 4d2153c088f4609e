package warehouse

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"accord/data"
)

// small makes a table with the columns year, r, v, s and f.
func (s server) small(t *testing.T) Spec {
	t.Helper()
	name := s.named(t)
	if s.is(ClickHouse) {
		s.exec(t, "CREATE TABLE "+name+" (year UInt16, r Nullable(String), v Nullable(Float64), s String, f Float64) ENGINE = Memory")
	} else {
		s.exec(t, "CREATE TABLE "+name+" (year integer, r text, v float8, s text, f float8)")
	}
	s.exec(t, "INSERT INTO "+name+" VALUES (2020, 'AZ', 1, 'A', 0.5), (2021, 'AZ', 2, 'P', 0.5), (2021, NULL, 4, 'wrong', 0.5)")
	return Spec{Address: s.address, Table: name, Indicator: "TRADE", Columns: []Column{{Name: "year", Role: RolePeriod},
		{Name: "r", Role: RoleDimension, Concept: data.DimRefArea}, {Name: "v", Role: RoleValue}}}
}

func group(t *Table) ([]data.Group, error) {
	return t.Group(context.Background(), data.Grouping{Dims: []int{1}})
}

// What is wrong is said in a word and a sentence, and nothing secret is in it.
func TestFaults(t *testing.T) {
	t.Setenv("PGPASSWORD", "open sesame, wrongly")
	t.Setenv("CLICKHOUSE_PASSWORD", "")
	for _, s := range servers(t) {
		t.Run(string(s.address.Engine), func(t *testing.T) {
			for name, c := range map[string]struct {
				change        func(*Spec)
				reason, words string
			}{
				"table":    {func(s *Spec) { s.Table = "nothing_of_the_kind" }, data.FaultMissing, "there is no such table"},
				"database": {func(s *Spec) { s.Address.Database = "nothing_of_the_kind" }, data.FaultMissing, "there is no such database"},
				"column":   {func(s *Spec) { s.Columns[1].Name = "year_" }, data.FaultMissing, `has no column "year_"; did you mean "year"?`},
				"shard":    {func(s *Spec) { s.Columns[2].Name = "w" }, data.FaultMissing, `has no column "w"; known: f, r, s, v, year`},
				"value":    {func(s *Spec) { s.Columns[2].Name = "s" }, data.FaultType, `column "s" is`},
				"period":   {func(s *Spec) { s.Columns[0].Name = "f" }, data.FaultType, `column "f" is`},
				"status": {func(s *Spec) { s.Columns = append(s.Columns, Column{Name: "s", Role: RoleStatus}) }, data.FaultType,
					`column "s" has "wrong", which is no code of CL_OBS_STATUS; say what it means in codes`},
				"bound": {func(s *Spec) { s.Columns = append(s.Columns, Column{Name: "s", Role: RoleBound}) }, data.FaultType, `expected >, <, ~ or nothing`},
				"units": {func(s *Spec) { s.Columns = append(s.Columns, Column{Name: "s", Role: RoleUnit}) }, data.FaultType, "which are never added up"},
				"rows":  {func(s *Spec) { s.Limits.Rows = 2 }, data.FaultLimit, "more than 2 rows, which is the limit"},
				"writes": {func(s *Spec) {
					s.Select, s.Table = "WITH x AS (DELETE FROM "+s.Table+" RETURNING *) SELECT * FROM x", ""
				}, data.FaultRefused,
					"the server refuses the question"},
				"nobody":   {func(s *Spec) { s.Address.Port = "1" }, data.FaultUnreachable, "answers there; start it, or look at host and port"},
				"no host":  {func(s *Spec) { s.Address.Host, s.Address.TLS = "nowhere.invalid", TLSOff }, data.FaultUnreachable, "host"},
				"password": {func(s *Spec) { s.Address.User = "reader" }, data.FaultDenied, "the server does not let the user in"},
			} {
				t.Run(name, func(t *testing.T) {
					if name == "password" && s.is(Postgres) {
						s.exec(t, "DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'open sesame'")
						t.Cleanup(func() { s.exec(t, "DROP ROLE reader") })
					}
					if name == "writes" && s.is(ClickHouse) {
						t.Skip("no such statement there")
					}
					spec := s.small(t)
					c.change(&spec)
					table := open(t, spec, data.StandardDimensions())
					_, err := group(table)
					f := wantFault(t, err, c.reason, c.words)
					if temporary := c.reason == data.FaultUnreachable; f.Temporary() != temporary {
						t.Errorf("temporary is %v", f.Temporary())
					}
					if st := table.Standing(); st.Fault == nil || st.Fault.Reason != c.reason || !st.AsOf.IsZero() {
						t.Errorf("it stands %+v", st)
					}
				})
			}
		})
	}
}

// With the right password, which is not in the address, the user is let in.
func TestPasswords(t *testing.T) {
	t.Setenv("PGPASSWORD", "open sesame")
	t.Setenv("CLICKHOUSE_PASSWORD", "open sesame")
	for _, s := range servers(t) {
		t.Run(string(s.address.Engine), func(t *testing.T) {
			spec := s.small(t)
			if s.is(Postgres) {
				s.exec(t, "DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'open sesame'")
				t.Cleanup(func() { s.exec(t, "DROP OWNED BY reader; DROP ROLE reader") })
			}
			spec.Address.User = "reader"
			_, err := group(open(t, spec, data.StandardDimensions()))
			if s.is(Postgres) {
				wantFault(t, err, data.FaultDenied, "GRANT SELECT")
				s.exec(t, "GRANT SELECT ON "+spec.Table+" TO reader")
				_, err = group(open(t, spec, data.StandardDimensions()))
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTLS(t *testing.T) {
	t.Run("postgres", func(t *testing.T) {
		s := needPostgres(t)
		spec := s.small(t)
		spec.Address.TLS = TLSVerify
		_, err := group(open(t, spec, data.StandardDimensions()))
		wantFault(t, err, data.FaultDenied, "the certificate of the server cannot be verified")
		spec.Address.CA = os.Getenv("ACCORD_TEST_POSTGRES_CA")
		if _, err = group(open(t, spec, data.StandardDimensions())); err != nil {
			t.Error(err)
		}
		if n := s.texts(t, "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE ssl AND application_name = 'accord'"); n[0] == "0" {
			t.Error("the connection is not encrypted")
		}
		spec.Address.CA, spec.Address.TLS = "", TLSRequire
		if _, err = group(open(t, spec, data.StandardDimensions())); err != nil {
			t.Error(err)
		}
	})
	t.Run("clickhouse", func(t *testing.T) {
		s := needClickHouse(t)
		spec := s.small(t)
		spec.Address.TLS = TLSVerify
		_, err := group(open(t, spec, data.StandardDimensions()))
		wantFault(t, err, data.FaultDenied, "the server has no TLS")
		// In front of the server there is one that has it.
		proxy := httptest.NewTLSServer(httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: s.address.Host + ":" + s.address.Port}))
		defer proxy.Close()
		spec.Address.Host, spec.Address.Port, _ = strings.Cut(strings.TrimPrefix(proxy.URL, "https://"), ":")
		_, err = group(open(t, spec, data.StandardDimensions()))
		wantFault(t, err, data.FaultDenied, "the certificate of the server cannot be verified")
		spec.Address.TLS = TLSRequire
		if _, err = group(open(t, spec, data.StandardDimensions())); err != nil {
			t.Error(err)
		}
	})
}

// A server of another kind is told from one that has no answer.
func TestWhatIsNoClickHouse(t *testing.T) {
	for body, want := range map[string]string{"<html>hello</html>": "it is no ClickHouse", "": "it is no ClickHouse", "a\tb\nString\n": "it is no ClickHouse"} {
		h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(body)) }))
		_, err := group(open(t, Spec{Address: address(t, "clickhouse://"+strings.TrimPrefix(h.URL, "http://")), Table: "t", Indicator: "X",
			Columns: []Column{{Name: "y", Role: RolePeriod}, {Name: "v", Role: RoleValue}}}, data.StandardDimensions()))
		wantFault(t, err, data.FaultMisread, want)
		h.Close()
	}
}

// A profile may not even set limits, or may leave out shards: the first is told,
// and the second is overruled.
func TestProfilesOfClickHouse(t *testing.T) {
	s := needClickHouse(t)
	spec := s.small(t)
	spec.Address.User = "frozen"
	_, err := group(open(t, spec, data.StandardDimensions()))
	wantFault(t, err, data.FaultDenied, "readonly = 2")
}

// clock is one that a test turns.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) turn(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// An engine that is not there is asked again after growing pauses, and not
// between them; when it is back, it answers.
func TestPausesGrow(t *testing.T) {
	c := &clock{now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	p := newPause(c.Now)
	last := time.Duration(0)
	for i := range 12 {
		f := p.failed(&fault{reason: data.FaultUnreachable, words: "x", again: true}, Address{Engine: Postgres, Host: "h"})
		wait := f.Retry.Sub(c.Now())
		if i < 5 && wait < last/2 || wait < 400*time.Millisecond || wait > 2*time.Minute || i > 8 && wait < 20*time.Second {
			t.Errorf("pause %d is %v after %v", i, wait, last)
		}
		if p.gate() == nil {
			t.Error("it is asked within the pause")
		}
		c.turn(wait)
		if err := p.gate(); err != nil {
			t.Errorf("it is not asked after the pause: %v", err)
		}
		last = wait
	}
	p.answered()
	if f := p.failed(&fault{reason: data.FaultLost, again: true}, Address{}); f.Retry.Sub(c.Now()) > 2*time.Second {
		t.Error("pauses do not begin anew")
	}
	p.open()
	if p.gate() != nil {
		t.Error("whoever asks for it cannot pass")
	}
	if f := p.failed(&fault{reason: data.FaultMissing}, Address{}); f.Temporary() || p.gate() != nil {
		t.Error("what has to be mended is asked again at once")
	}
}

// Servers go and come back under a table that is open.
func TestServersThatGoAndComeBack(t *testing.T) {
	own := ownCluster(t)
	for _, x := range []sharded{own.postgres(t), own.clickhouse(t)} {
		names := []string{"pg0", "pg2"}
		if x.is(ClickHouse) {
			names = []string{"ch1", "ch2"}
		}
		t.Run(string(x.address.Engine), func(t *testing.T) {
			spec, slow := x.shards(t)
			if x.is(ClickHouse) {
				spec.Address.User = "halves" // whose profile leaves out shards that are down
			}
			c := &clock{now: time.Now()}
			table, err := Open(spec, data.StandardDimensions(), Options{Getenv: os.Getenv, Now: c.Now})
			if err != nil {
				t.Fatal(err)
			}
			defer table.Close()
			ask := func() error {
				table.answers.forget()
				groups, err := table.Group(t.Context(), data.Grouping{})
				if err == nil {
					whole(t, groups)
				}
				return err
			}
			if err := ask(); err != nil {
				t.Fatal(err)
			}

			// A server that was started again is not a fault.
			own.stop(t, names[0])
			own.begin(t, names[0])
			if err := ask(); err != nil {
				t.Errorf("after it was started again: %v", err)
			}

			// One that is away is.
			own.stop(t, names[0])
			err = ask()
			if f := (*data.Fault)(nil); errors.As(err, &f) && f.Reason == data.FaultLost {
				c.turn(time.Until(f.Retry) + time.Hour) // it was noticed on the connection that was left
				err = ask()
			}
			f := wantFault(t, err, data.FaultUnreachable, "answers there")
			own.begin(t, names[0])
			if err := ask(); err == nil || !errors.As(err, &f) {
				t.Errorf("it is asked within the pause: %v", err)
			}
			c.turn(time.Hour)
			if err := ask(); err != nil || table.Standing().Fault != nil {
				t.Errorf("when it is back: %v, %+v", err, table.Standing())
			}

			// So is a shard, and there is never half an answer.
			own.stop(t, names[1])
			err = ask()
			f = wantFault(t, err, data.FaultShard, "does not answer")
			if !f.Temporary() {
				t.Error("it is not asked again")
			}
			own.begin(t, names[1])
			c.turn(time.Hour)
			if err := ask(); err != nil {
				t.Errorf("when the shard is back: %v", err)
			}

			// One that goes in mid-question is lost.
			busy := open(t, slow, data.StandardDimensions())
			busy.surveys.keep("", answered[*Survey]{surveyed(t, x, slow), time.Now()})
			done := make(chan error, 1)
			go func() {
				_, err := busy.Group(t.Context(), data.Grouping{})
				done <- err
			}()
			eventually(t, "it works", func() bool { return len(x.busy(t, x.server)) > 0 })
			own.stop(t, names[0])
			f = wantFault(t, <-done, data.FaultLost, "")
			if !f.Temporary() {
				t.Error("it is not asked again")
			}
			own.begin(t, names[0])
		})
	}
}
