package load_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"accord/data"
	"accord/data/load"
)

// A table is the same in a file whose rows are facts, in PostgreSQL and in
// ClickHouse: the same random questions have the same frames, to the last bit.
func TestFilesAndDatabasesGiveTheSameFrames(t *testing.T) {
	table := fmt.Sprintf("same%d", time.Now().UnixNano())
	var text, sql strings.Builder
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	text.WriteString("period,reporter,partner,sector,flow,value\n")
	for i := range 60_000 { // more than what evidence is drawn from
		row := []string{pick("2019", "2020", "2021", "2022", fmt.Sprintf("%d-%02d", 2019+r.IntN(4), 1+r.IntN(12)), fmt.Sprintf("%d-Q%d", 2019+r.IntN(4), 1+r.IntN(4))),
			pick("AZ", "RU", "GE"), pick("AZ", "RU", "TR", "CN"), pick("energy", "rail", "O'Brien"), pick("X", "M"), fmt.Sprintf("%.2f", float64(r.IntN(1<<20))/4)}
		if r.IntN(4000) == 0 {
			row[5] = ""
		}
		text.WriteString(strings.Join(row, ",") + "\n")
		for k, cell := range row {
			row[k] = "'" + strings.ReplaceAll(cell, "'", "''") + "'"
		}
		if row[5] == "''" {
			row[5] = "NULL"
		} else {
			row[5] = strings.Trim(row[5], "'")
		}
		if i > 0 {
			sql.WriteString(", ")
		}
		sql.WriteString("(" + strings.Join(row, ", ") + ")")
	}
	path := filepath.Join(t.TempDir(), table+".csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	file, _, err := load.Load(context.Background(), path, load.Options{Rows: load.RowsFacts})
	if err != nil || file.Bulk == nil {
		t.Fatalf("%v", err)
	}
	all := map[string]*data.Dataset{}
	if dsn := os.Getenv("ACCORD_TEST_POSTGRES"); dsn != "" {
		postgresDoes(t, dsn, "CREATE TABLE "+table+" (period text, reporter text, partner text, sector text, flow text, value numeric(14,2)); INSERT INTO "+table+" VALUES "+sql.String())
		t.Cleanup(func() { postgresDoes(t, dsn, "DROP TABLE "+table) })
		all["PostgreSQL"] = loaded(t, dsn+"?table="+table)
	}
	if dsn := os.Getenv("ACCORD_TEST_CLICKHOUSE"); dsn != "" {
		clickhouseDoes(t, dsn, "CREATE TABLE "+table+" (period String, reporter String, partner String, sector String, flow String, value Nullable(Decimal(14,2))) ENGINE = Memory")
		t.Cleanup(func() { clickhouseDoes(t, dsn, "DROP TABLE "+table) })
		clickhouseDoes(t, dsn, "INSERT INTO "+table+" VALUES "+strings.ReplaceAll(sql.String(), "''", `\'`))
		all["ClickHouse"] = loaded(t, dsn+"?table="+table)
	}
	if len(all) == 0 {
		t.Skip("no database: ACCORD_TEST_POSTGRES and ACCORD_TEST_CLICKHOUSE name none; .ci/engines start DIR starts both")
	}
	answers := 0
	for range 150 {
		q := data.Query{Indicator: file.Indicators[0].ID}
		for _, d := range []string{data.DimRefArea, data.DimCounterpart, data.DimActivity, data.DimFlow} {
			switch r.IntN(4) {
			case 0:
				q.By = append(q.By, d)
			case 1:
				codes := map[string][]string{data.DimRefArea: {"AZ", "RU"}, data.DimCounterpart: {"TR"}, data.DimActivity: {"O'Brien", "rail"}, data.DimFlow: {"X"}}[d]
				q.Where = append(q.Where, data.Filter{Dimension: d, Codes: codes})
			}
		}
		q.Freq = []data.Freq{data.FreqNone, data.FreqAnnual, data.FreqQuarter, data.FreqMonth}[r.IntN(4)]
		q.Transform = []data.Transform{data.Level, data.GrowthPrev, data.GrowthYear, data.Share, data.Cumulated}[r.IntN(5)]
		if r.IntN(2) == 0 {
			q.From, q.To = data.Year(2020), data.Year(2021)
		}
		want, failed := exact(file, q)
		if !failed && strings.Contains(want, "true") {
			answers++
		}
		for name, ds := range all {
			if got, _ := exact(ds, q); got != want {
				t.Fatalf("%+v\nin the file: %s\nin %s: %s", q, want, name, got)
			}
		}
	}
	if answers < 50 {
		t.Errorf("only %d of the questions have an answer", answers)
	}
}

// exact is the answer to q as text, to the last bit.
func exact(ds *data.Dataset, q data.Query) (text string, failed bool) {
	f, err := ds.Store.Query(context.Background(), q)
	if err != nil {
		return err.Error(), true
	}
	var b strings.Builder
	fmt.Fprintln(&b, f.Unit, f.Freq, f.Periods)
	series := slices.Clone(f.Series)
	slices.SortFunc(series, func(a, b data.Series) int { return slices.Compare(a.Key, b.Key) }) // rows of a file have an order, and codes are in it
	for _, s := range series {
		fmt.Fprintf(&b, "%q", s.Key)
		for _, c := range s.Cells {
			fmt.Fprintf(&b, " %v/%s/%x/%d/%s/%s", c.OK, c.Why, math.Float64bits(c.Value), c.Decimals, c.Bound, c.Status)
		}
		b.WriteByte('\n')
	}
	return b.String(), false
}

func postgresDoes(t *testing.T, dsn, sql string) {
	t.Helper()
	c, err := pgconn.Connect(context.Background(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	if _, err := c.Exec(context.Background(), sql).ReadAll(); err != nil {
		t.Fatal(err)
	}
}

func clickhouseDoes(t *testing.T, dsn, sql string) {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post("http://"+u.Host+"/", "text/plain", bytes.NewBufferString(sql))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if text, _ := io.ReadAll(resp.Body); resp.StatusCode != http.StatusOK {
		t.Fatalf("%s", text)
	}
}

// Two tables in two kinds of databases are one dataset: the same questions have the
// same frames as of a file that has the rows of both.
func TestTablesInSeveralDatabases(t *testing.T) {
	pg, ch := os.Getenv("ACCORD_TEST_POSTGRES"), os.Getenv("ACCORD_TEST_CLICKHOUSE")
	if pg == "" || ch == "" {
		t.Skip("not both databases: ACCORD_TEST_POSTGRES and ACCORD_TEST_CLICKHOUSE name them; .ci/engines start DIR starts both")
	}
	table := fmt.Sprintf("both%d", time.Now().UnixNano())
	r := rand.New(rand.NewPCG(3, 4))
	var rows [2][]string // exports, imports
	text := "period,reporter,flow,value\n"
	for range 4000 {
		i := r.IntN(2)
		period, reporter, value := 2018+r.IntN(6), []string{"AZ", "RU", "GE"}[r.IntN(3)], float64(r.IntN(1<<16))/4
		rows[i] = append(rows[i], fmt.Sprintf("(%d, '%s', %.2f)", period, reporter, value))
		text += fmt.Sprintf("%d,%s,%s,%.2f\n", period, reporter, []string{"X", "M"}[i], value)
	}
	postgresDoes(t, pg, "CREATE TABLE "+table+" (year integer, who text, amount numeric(14,2)); INSERT INTO "+table+" VALUES "+strings.Join(rows[0], ", "))
	t.Cleanup(func() { postgresDoes(t, pg, "DROP TABLE "+table) })
	clickhouseDoes(t, ch, "CREATE TABLE "+table+" (year UInt16, who String, amount Decimal(14,2)) ENGINE = Memory")
	t.Cleanup(func() { clickhouseDoes(t, ch, "DROP TABLE "+table) })
	clickhouseDoes(t, ch, "INSERT INTO "+table+" VALUES "+strings.Join(rows[1], ", "))
	warehouse := func(store, dsn, flow string) string {
		return fmt.Sprintf("[[warehouse]]\nstore = %q\ndsn = %q\nselect = \"SELECT year, who, amount, '%s' AS flow FROM %s\"\nindicator = \"TRADE\"\nunit = \"USD\"\n", store, dsn, flow, table) +
			"[warehouse.column.year]\nrole = \"period\"\n[warehouse.column.who]\nrole = \"dimension\"\nconcept = \"REF_AREA\"\n" +
			"[warehouse.column.flow]\nrole = \"dimension\"\nconcept = \"TRADE_FLOW\"\n[warehouse.column.amount]\nrole = \"value\"\n"
	}
	write := func(text string) string {
		path := filepath.Join(t.TempDir(), "dataset.toml")
		if err := os.WriteFile(path, []byte("accord = 1\nid = \"both\"\ntitle = \"Both\"\n"+text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	both := loaded(t, write(warehouse("postgres", pg, "X")+warehouse("clickhouse", ch, "M")))
	path := filepath.Join(t.TempDir(), "trade.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	file, _, err := load.Load(context.Background(), path, load.Options{Rows: load.RowsFacts})
	if err != nil {
		t.Fatal(err)
	}
	if both.Bulk.Rows != 4000 || len(both.Understood) != 2 {
		t.Errorf("there are %d rows of %d tables", both.Bulk.Rows, len(both.Understood))
	}
	for _, by := range [][]string{nil, {data.DimRefArea}, {data.DimFlow}, {data.DimFlow, data.DimRefArea}} {
		for _, where := range [][]data.Filter{nil, {{Dimension: data.DimFlow, Codes: []string{"X"}}}, {{Dimension: data.DimFlow, Codes: []string{"X", "M"}}}, {{Dimension: data.DimRefArea, Codes: []string{"AZ"}}}} {
			for _, tr := range []data.Transform{data.Level, data.Share, data.GrowthPrev} {
				q := data.Query{By: by, Where: where, Transform: tr, Indicator: "TRADE"}
				got, _ := exact(both, q)
				q.Indicator = file.Indicators[0].ID
				want, _ := exact(file, q)
				cells := func(s string) string { _, after, _ := strings.Cut(s, "\n"); return after } // the file names no unit
				if cells(got) != cells(want) {
					t.Fatalf("%+v\nin the file: %s\nin both: %s", q, want, got)
				}
			}
		}
	}
	_, list, err := load.Load(context.Background(), write(warehouse("postgres", pg, "X")+warehouse("clickhouse", ch, "X")), load.Options{})
	if out := printed(list); err != nil || !strings.Contains(out, "which would be counted twice: no dimension keeps them apart") || !strings.Contains(out, ":22:7:") {
		t.Errorf("tables with the same figures: %v\n%s", err, out)
	}
	_, list, err = load.Load(context.Background(), write(warehouse("postgres", pg, "X")+warehouse("clickhouse", ch, "M")), load.Options{Offline: true})
	if err != nil || len(list) != 0 {
		t.Errorf("without the databases: %v\n%s", err, printed(list))
	}
	_, list, err = load.Load(context.Background(), write(warehouse("postgres", pg, "X")+strings.Replace(warehouse("clickhouse", ch, "M"), "role = \"value\"", "role = \"vlaue\"", 1)), load.Options{Offline: true})
	if out := printed(list); err != nil || !strings.Contains(out, "\"vlaue\" is no role of a column") {
		t.Errorf("a mistake in the second: %v\n%s", err, out)
	}
}
