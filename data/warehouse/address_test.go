package warehouse

import (
	"strings"
	"testing"
)

func TestParseAddress(t *testing.T) {
	for _, c := range []struct {
		in, shown string
		tls       TLS
	}{
		{"postgres://db.example.org/stats", "postgres://db.example.org/stats", TLSVerify},
		{"postgresql://reader@db.example.org:6432/stats?sslmode=require", "postgres://db.example.org:6432/stats", TLSRequire},
		{"postgres://localhost/stats", "postgres://localhost/stats", TLSOff},
		{"postgres://127.0.0.1/stats?tls=verify", "postgres://127.0.0.1/stats", TLSVerify},
		{"postgres://[::1]:5433/stats", "postgres://[::1]:5433/stats", TLSOff},
		{"postgres:///stats?host=/run/postgresql", "postgres:///stats?host=/run/postgresql", TLSOff},
		{"postgres:///stats", "postgres://localhost/stats", TLSOff},
		{"postgres://10.0.0.1/stats?sslmode=disable", "postgres://10.0.0.1/stats", TLSOff},
		{"clickhouse://host", "clickhouse://host/default", TLSVerify},
		{"clickhouse://localhost.example.org:8123/x?table=t", "clickhouse://localhost.example.org:8123/x", TLSVerify},
	} {
		a, err := ParseAddress(c.in)
		if err != nil || a.String() != c.shown || a.TLS != c.tls {
			t.Errorf("%s: %s %s %v", c.in, a, a.TLS, err)
			continue
		}
		again, err := ParseAddress(a.DSN())
		if err != nil || again.String() != a.String() || again.User != a.User {
			t.Errorf("%s is written %s: %v", c.in, a.DSN(), err)
		}
	}
}

// What is refused says what to write, and never repeats a secret.
func TestAddressesThatAreRefused(t *testing.T) {
	for in, want := range map[string]string{
		"postgres://u:hunter2@h/d":                  "PGPASSWORD",
		"postgres://h/d?password=hunter2":           "~/.pgpass",
		"clickhouse://u:hunter2@h/d":                "CLICKHOUSE_PASSWORD",
		"clickhouse://h/d?passwd=hunter2":           "CLICKHOUSE_PASSWORD",
		"postgres://u:hunter2@h:port/d":             "this is no address",
		"mysql://u:hunter2@h/d":                     `"mysql" is no kind of database`,
		"postgres://h/d?tls=maybe":                  "no such protection",
		"postgres://h/d?sslmode=prefer":             "write tls=verify",
		"postgres://h/d?timeout=soon":               "write timeout=2m",
		"postgres://h/d?timeout=2h":                 "from 1s to 1h",
		"postgres://h/d?tabel=x":                    `did you mean "table"?`,
		"clickhouse://h:9000/d":                     "8123",
		"postgres://h/d?host=elsewhere.example.org": "write a host after the two slashes",
	} {
		_, err := ParseAddress(in)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v; want %q", in, err, want)
		}
	}
}

func TestIsAddress(t *testing.T) {
	for in, want := range map[string]bool{"postgres://h/d": true, "PostgreSQL://h": true, "clickhouse://h": true, "http://h": false, "a.csv": false, "postgres.csv": false, "": false} {
		if IsAddress(in) != want {
			t.Errorf("IsAddress(%q) is %v", in, !want)
		}
	}
}
