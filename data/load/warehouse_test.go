package load_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
)

// declared is a dataset.toml with a table in a database.
func declared(t *testing.T, table string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "dataset.toml")
	text := "accord = 1\nid = \"x\"\ntitle = \"X\"\n[warehouse]\n" + table
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const columns = `
[warehouse.column.y]
role = "period"
[warehouse.column.v]
role = "value"
[warehouse.column.r]
role = "dimension"
concept = "REF_AREA"
`

const fine = "store = \"postgres\"\ndsn = \"postgres://127.0.0.1:1/d\"\ntable = \"t\"\nindicator = \"TRADE\"\nunit = \"USD\"\n"

func printed(l diag.List) string {
	var b strings.Builder
	if err := diag.Print(&b, l); err != nil {
		return err.Error()
	}
	return b.String()
}

// What is written of a database is judged without it.
func TestWarehouseDeclarations(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"fine":         {fine + columns, ""},
		"store":        {strings.Replace(fine, `store = "postgres"`, `store = "postgre"`, 1) + columns, `:5:9: "postgre" is no kind of database; did you mean "postgres"?`},
		"password":     {strings.Replace(fine, "127.0.0.1", "me:hunter2@127.0.0.1", 1) + columns, `:6:7: a password stands in the address, where everybody can read it; remove it, and put it into ~/.pgpass`},
		"password key": {fine + "password = \"hunter2\"\n" + columns, ":10:12: a password stands in the file"},
		"other engine": {strings.Replace(fine, "postgres://", "clickhouse://", 1) + columns, "the address is of clickhouse and the store is postgres; write the same in both"},
		"no role":      {fine + strings.Replace(columns, `"value"`, `"valeu"`, 1), `:14:8: "valeu" is no role of a column; did you mean "value"?`},
		"no period":    {fine + strings.Replace(columns, `"period"`, `"status"`, 1), "no column has the role period"},
		"twice":        {fine + columns + "[warehouse.column.q]\nrole = \"value\"\n", `the columns "v" and "q" are for the same; keep one`},
		"no concept":   {fine + strings.Replace(columns, `concept = "REF_AREA"`, "", 1), `the dimension of column "r" is not named`},
		"frequency":    {fine + strings.Replace(columns, `role = "period"`, "role = \"period\"\nfreq = \"S\"", 1), `days are not added up to "S"; write A, Q, M, W or D`},
		"no indicator": {strings.Replace(fine, `indicator = "TRADE"`, "", 1) + columns, `nothing says what the values are; write indicator = "…"`},
		"both":         {fine + "select = \"SELECT 1\"\n" + columns, "name a table, or write a select that stands for one, and not both"},
		"deletes":      {strings.Replace(fine, `table = "t"`, `select = "DELETE FROM t"`, 1) + columns, "begins with SELECT or WITH"},
		"timeout":      {fine + "timeout = \"5ms\"\n" + columns, ":10:11: a question may take from 1s to 1h"},
		"rows":         {fine + "rows = 0\n" + columns, "an answer may have from 1 to 5000000"},
		"key":          {fine + "tabel = \"x\"\n" + columns, `did you mean "table"?`},
		"tls":          {fine + "tls = \"maybe\"\n" + columns, "tls=maybe: no such protection"},
		"shard":        {strings.NewReplacer("postgres", "clickhouse").Replace(fine) + "shard = \"s\"\n" + columns, "shard is for PostgreSQL"},
	} {
		t.Run(name, func(t *testing.T) {
			ds, list, err := load.Load(context.Background(), declared(t, c.text), load.Options{Offline: true})
			if err != nil {
				t.Fatal(err)
			}
			out := printed(list)
			if c.want == "" && len(list) > 0 || !strings.Contains(out, c.want) {
				t.Errorf("got %swant %s", out, c.want)
			}
			if strings.Contains(out, "hunter2") {
				t.Errorf("a secret is shown: %s", out)
			}
			if c.want == "" && (ds == nil || ds.Bulk == nil || !ds.Bulk.Has(ds, "TRADE") || !ds.Bulk.Distant) {
				t.Errorf("the table is not known: %+v", ds)
			}
		})
	}
}

// An engine that is down is a problem of the dataset, which is shown all the same.
func TestWarehouseThatIsDown(t *testing.T) {
	ds, list, err := load.Load(context.Background(), declared(t, fine+columns), load.Options{})
	if err != nil || ds == nil || list.Errors() != 1 {
		t.Fatalf("%v %v %v", ds, list, err)
	}
	if out := printed(list); !strings.Contains(out, ":6:7: postgres://127.0.0.1:1/d: no PostgreSQL answers there; start it, or look at host and port [engine]") {
		t.Error(out)
	}
	_, err = ds.Store.Query(context.Background(), data.Query{Indicator: "TRADE"})
	if s, ok := data.StandingOf(ds.Bulk.Grouper); !ok || s.Fault == nil || s.Fault.Reason != data.FaultUnreachable || !s.Fault.Temporary() || err == nil {
		t.Errorf("%v, %+v", err, s)
	}
	if _, _, err = load.Load(context.Background(), "postgres://127.0.0.1:1/d?table=t", load.Options{}); err == nil || !strings.Contains(err.Error(), "no PostgreSQL answers there") {
		t.Error(err)
	}
}

func TestAddressesOfTables(t *testing.T) {
	for name, want := range map[string]string{
		"postgres://127.0.0.1/d":                    "no table is named; write postgres://127.0.0.1/d?table=NAME",
		"postgres://me:hunter2@127.0.0.1/d":         "a password stands in the address",
		"clickhouse://127.0.0.1/d?password=hunter2": "a password stands in the address",
		"clickhouse://127.0.0.1/d?tabel=x":          `did you mean "table"?`,
	} {
		_, _, err := load.Load(context.Background(), name, load.Options{})
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v; want %q", name, err, want)
		}
	}
}

// A table is the same dataset by its address, and by the dataset.toml that is
// written of it.
func TestTableOfADatabase(t *testing.T) {
	some := false
	for _, variable := range []string{"ACCORD_TEST_POSTGRES", "ACCORD_TEST_CLICKHOUSE"} {
		address := os.Getenv(variable)
		if address == "" {
			continue
		}
		some = true
		t.Run(variable, func(t *testing.T) {
			// A select from nothing needs no table of anybody's.
			from := "SELECT * FROM (VALUES (2019, 'AZ', 'X', 1.5), (2020, 'AZ', 'X', 2), (2020, 'RU', 'M', NULL)) AS t(year, reporter, flow, amount)"
			if variable == "ACCORD_TEST_CLICKHOUSE" {
				from = "SELECT 2019 + number AS year, if(number = 0, 'AZ', 'RU') AS reporter, 'X' AS flow, 1.5 AS amount FROM system.numbers LIMIT 2"
			}
			store := strings.Split(address, ":")[0]
			path := declared(t, "store = \""+store+"\"\ndsn = \""+address+"\"\nindicator = \"TRADE\"\nunit = \"USD\"\nselect = \"\"\"\n"+from+"\"\"\"\n")
			a := loaded(t, path)
			if a.Bulk.First != data.Year(2019) || a.Bulk.Last != data.Year(2020) || a.Panels["trade"].Indicator != "TRADE" || len(a.Areas) != 2 {
				t.Errorf("%+v, panels %v, areas %v", a.Bulk, a.Panels, a.Areas)
			}
			again := filepath.Join(t.TempDir(), "dataset.toml")
			if err := os.WriteFile(again, []byte(a.Understood[0].Import), 0o600); err != nil {
				t.Fatal(err)
			}
			b := loaded(t, again)
			if !reflect.DeepEqual(a.Bulk.Codes, b.Bulk.Codes) || !reflect.DeepEqual(a.Dimensions, b.Dimensions) || !reflect.DeepEqual(a.Indicators, b.Indicators) {
				t.Errorf("%+v\n%+v\nof %s", a.Bulk, b.Bulk, a.Understood[0].Import)
			}
			q := data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}}
			f, err := a.Store.Query(context.Background(), q)
			if err != nil || len(f.Series) != 2 || len(f.Periods) != 2 || f.Series[0].Cells[0].Value != 1.5 || f.Unit.ID != "USD" {
				t.Errorf("%+v %v", f, err)
			}
			g, err := b.Store.Query(context.Background(), q)
			if err != nil || !sameText(f, g) {
				t.Errorf("%+v %v", g, err)
			}
		})
	}
	if !some {
		t.Skip("no database: ACCORD_TEST_POSTGRES and ACCORD_TEST_CLICKHOUSE name none; .ci/engines start DIR starts both")
	}
}

// Figures that nobody has reported yet are told by the type of their column.
func TestTableWithoutFigures(t *testing.T) {
	address := os.Getenv("ACCORD_TEST_POSTGRES")
	if address == "" {
		t.Skip("no database: ACCORD_TEST_POSTGRES names none; .ci/engines start DIR starts one")
	}
	from := "SELECT * FROM (VALUES (2019, 'AZ', NULL::numeric), (2020, 'RU', NULL)) AS t(year, reporter, amount)"
	ds := loaded(t, declared(t, "store = \"postgres\"\ndsn = \""+address+"\"\nindicator = \"TRADE\"\nunit = \"USD\"\nselect = \"\"\"\n"+from+"\"\"\"\n"))
	f, err := ds.Store.Query(context.Background(), data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}})
	if err != nil || len(f.Series) != 2 || f.Series[0].Cells[0].OK || f.Series[0].Cells[0].Claims != 1 {
		t.Errorf("%+v %v", f, err)
	}
}

func loaded(t *testing.T, name string) *data.Dataset {
	t.Helper()
	ds, list, err := load.Load(context.Background(), name, load.Options{})
	if err != nil || len(list) > 0 || ds.Bulk == nil {
		t.Fatalf("%v\n%s", err, printed(list))
	}
	return ds
}

func sameText(a, b data.Frame) bool {
	return strings.EqualFold(strings.TrimSpace(textOf(a)), strings.TrimSpace(textOf(b)))
}

func textOf(f data.Frame) string {
	var b strings.Builder
	for _, s := range f.Series {
		for i, c := range s.Cells {
			b.WriteString(strings.Join(s.Key, "/") + f.Periods[i].String() + c.Why)
			if c.OK {
				b.WriteString(strings.Repeat("|", int(c.Value*4)))
			}
		}
	}
	return b.String()
}

// A table in a database stands beside the tables of a dataset: each indicator is
// asked where it is, and comes in the unit that is declared for it.
func TestTableBesideOthers(t *testing.T) {
	address := os.Getenv("ACCORD_TEST_POSTGRES")
	if address == "" {
		t.Skip("no PostgreSQL: ACCORD_TEST_POSTGRES names none; .ci/engines start DIR starts one")
	}
	write := func(indicator string) string {
		text := `accord = 1
id = "x"
title = "X"
[indicator.TRADE]
unit = "USD"
unit_mult = 6
[indicator.FREIGHT]
unit = "T"
[[observation]]
INDICATOR = "` + indicator + `"
TIME_PERIOD = "2020"
OBS_VALUE = "7"
[warehouse]
store = "postgres"
dsn = "` + address + `"
select = "SELECT * FROM (VALUES (2020, 1500), (2021, 2500)) AS t(year, amount)"
indicator = "TRADE"
unit = "USD"
unit_mult = 3
[warehouse.column.year]
role = "period"
[warehouse.column.amount]
role = "value"
`
		path := filepath.Join(t.TempDir(), "dataset.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	ds := loaded(t, write("FREIGHT"))
	for indicator, want := range map[string]float64{"TRADE": 1.5, "FREIGHT": 7} {
		f, err := ds.Store.Query(context.Background(), data.Query{Indicator: indicator})
		if err != nil || len(f.Series) != 1 || f.Series[0].Cells[0].Value != want {
			t.Errorf("%s: %+v %v", indicator, f, err)
		}
	}
	_, list, err := load.Load(context.Background(), write("TRADE"), load.Options{})
	if err != nil || !strings.Contains(printed(list), "TRADE has figures in this table and in the database; give one of them another indicator") {
		t.Errorf("%v\n%s", err, printed(list))
	}
}
