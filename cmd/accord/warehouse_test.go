package main

import (
	"os"
	"strings"
	"testing"
)

// Commands read a table in a database by its address.
func TestTablesInDatabases(t *testing.T) {
	address := os.Getenv("ACCORD_TEST_POSTGRES")
	if address == "" {
		t.Skip("no PostgreSQL: ACCORD_TEST_POSTGRES names none; .ci/engines start DIR starts one")
	}
	path := file(t, "dataset.toml", `accord = 1
id = "x"
title = "X"
[warehouse]
store = "postgres"
dsn = "`+address+`"
select = "SELECT 2000 + g % 20 AS year, (ARRAY['AZ','RU'])[1 + g % 2] AS reporter, g AS amount FROM generate_series(1, 1000) g"
indicator = "TRADE"
unit = "USD"
`)
	out := run(t, "query", path, "--by", "REF_AREA,TIME_PERIOD", "--to", "2000", "--format", "csv", "--columns", "used")
	if out.status != 0 || !strings.Contains(out.out, "RU") && !strings.Contains(out.out, "AZ") || !strings.Contains(out.out, "25500") {
		t.Errorf("%+v", out)
	}
	if out = run(t, "check", path, "--connect"); out.status != 0 {
		t.Errorf("%+v", out)
	}
	if out = run(t, "convert", path, "-o", t.TempDir()+"/x"); out.status == 0 || !strings.Contains(out.err, "print these by accord query") {
		t.Errorf("%+v", out)
	}
	if out = run(t, "render", path, "--size", "100x30"); out.status != 0 || !strings.Contains(out.out, "TRADE") {
		t.Errorf("%+v", out)
	}
	if out = run(t, "query", "postgres://me:hunter2@127.0.0.1/x?table=y"); out.status != 3 || strings.Contains(out.err+out.out, "hunter2") {
		t.Errorf("%+v", out)
	}
}
