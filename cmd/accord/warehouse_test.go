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

// An answer that is too long is cut where that is honest, and says so wherever it
// goes; where it is not, it is refused.
func TestLongAnswersOfDatabases(t *testing.T) {
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
select = "SELECT 2000 + y AS year, 'C' || to_char(c, 'FM000') AS reporter, c * 10 + y AS amount FROM generate_series(1, 200) c, generate_series(0, 4) y"
indicator = "TRADE"
unit = "USD"
rows = 300
`)
	by := []string{"query", path, "--by", "REF_AREA,TIME_PERIOD", "--format"}
	csv := run(t, append(by, "csv", "--columns", "used")...)
	if lines := strings.Split(strings.TrimSpace(csv.out), "\n"); csv.status != 1 || len(lines) != 301 || !strings.HasSuffix(lines[0], ",CUT_AT") || !strings.HasPrefix(lines[300], "C060,2004,604") || !strings.HasSuffix(lines[300], ",300") {
		t.Errorf("csv: %d lines, status %d: %.200s … %s", len(lines), csv.status, csv.out, lines[len(lines)-1])
	}
	if !strings.Contains(csv.err, "this is not all") || !strings.Contains(csv.err, "more than 300 rows") {
		t.Errorf("stderr says %s", csv.err)
	}
	if out := run(t, append(by, "json")...); out.status != 1 || !strings.Contains(out.out, `"cut_at":300`) || !strings.Contains(out.out, `"CUT_AT":300`) {
		t.Errorf("json: %.300s", out.out)
	}
	if out := run(t, append(by, "jsonl")...); out.status != 1 || strings.Count(out.out, `"CUT_AT":300`) != 300 {
		t.Errorf("jsonl: %.300s", out.out)
	}
	if out := run(t, append(by, "table")...); out.status != 1 || !strings.Contains(out.out, "NOT ALL: the first codes in order, of more than 300 rows") {
		t.Errorf("table: %.300s", out.out)
	}
	if out := run(t, append(by, "csv", "--transform", "SHARE")...); out.status != 2 || out.out != "" || !strings.Contains(out.err, "more than 300 rows") {
		t.Errorf("share: %+v", out)
	}
	if out := run(t, append(by, "csv", "--where", "REF_AREA=C007")...); out.status != 0 || strings.Contains(out.out, "CUT_AT") {
		t.Errorf("a whole answer: %+v", out)
	}
	// The largest of all are ranked, although not all can be listed; how many have a
	// figure in every period nobody has counted.
	for lang, want := range map[string][]string{
		"en": {"200 with a figure", "Not counted: with every code the answer has more than 300 rows"},
		"ru": {"с данными: 200", "Не подсчитано: по всем кодам в ответе больше 300 строк"},
		"az": {"məlumatı olan: 200", "Sayılmayıb: bütün kodlarla cavabda 300 sətirdən çox"},
	} {
		screen, said := run(t, "render", path, "--size", "200x60", "--lang", lang), run(t, "render", path, "--plain", "--lang", lang)
		if screen.status != 0 || !strings.Contains(screen.out, "C200") || !strings.Contains(screen.out, want[0]) {
			t.Errorf("%s lacks %q:\n%s%s", lang, want[0], screen.out, screen.err)
		}
		if text := strings.Join(strings.Fields(said.out), " "); said.status != 0 || !strings.Contains(text, want[1]) || strings.Contains(text, "200 / 0") {
			t.Errorf("%s lacks %q:\n%s%s", lang, want[1], said.out, said.err)
		}
	}
}
