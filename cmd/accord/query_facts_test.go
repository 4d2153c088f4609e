package main

import (
	"encoding/csv"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestQueryOfAPlainTable: the columns are called what they are called, and the
// rows are added up as they stand.
func TestQueryOfAPlainTable(t *testing.T) {
	plain := file(t, "plain.csv", "period,sector,value\n2020,a,1\n2020,b,2\n2021,a,3\n2020,a,0.5\n")
	office := file(t, "office.csv", "Год;Товар;Код;Сумма\n2020;зерно;10;1,5\n2020;вино;22;2\n2021;зерно;10;3\n2021;зерно;11;4\n")
	both := file(t, "both.csv", "period,reporter,partner,sector,flow,value\n2020,AZ,RU,a,X,1\n2020,RU,AZ,a,X,2\n2020,RU,AZ,total,X,5\n2021,RU,AZ,a,X,5\n2021,RU,AZ,b,X,\n")
	several := file(t, "several.csv", "year,region,no,note,tonnes\n2020,north,1,x,n/a\n2020,north,2,9,..\n2021,north,3,8,\n2021,south,4,7,30\n")
	below := file(t, "below.csv", "year,region,tonnes\n2020,north,4\n2020,south,n/a\n2021,north,-1\n")
	flows := file(t, "flows.csv", "period,flow,value\n2020,export,1\n2020,Import,2\n2021,ЭКСПОРТ,3\n")
	money := file(t, "money.csv", "period,flow,value\n2020,inflow,1\n2020,outflow,2\n2021,inflow,3\n")
	sorted := file(t, "sorted.csv", "period,flow,value\n"+strings.Repeat("2020,export,1\n", 25000)+strings.Repeat("2021,import,2\n", 25000))
	for _, c := range []struct {
		path, args, out, err string
		status               int
	}{
		{flows, "--by flow --value value", "flow,value\nX,4\nM,2\n", "", exitFine},
		{flows, "--by period --value value --where flow=export", "period,value\n2020,1\n2021,3\n", "", exitFine},
		{flows, "--by period,TRADE_FLOW --value value --where flow=X|импорт", "period,TRADE_FLOW,value\n2020,X,1\n2020,M,2\n2021,X,3\n", "", exitFine},
		{money, "--by flow --value value", "flow,value\ninflow,4\noutflow,2\n", "", exitFine},
		{money, "--by period --value value --where flow=outflow", "period,value\n2020,2\n", "", exitFine},
		{sorted, "--by flow --value value", "flow,value\nX,25000\nM,50000\n", "", exitFine},
		{sorted, "--by period --value value", "period,value\n2020,25000\n2021,50000\n", "", exitFine},
		{plain, "--by period,sector --value value --format csv", "period,sector,value\n2020,a,1.5\n2020,b,2\n2021,a,3\n", "", exitFine},
		{plain, "--by Sector,PERIOD --value VALUE", "Sector,PERIOD,VALUE\na,2020,1.5\na,2021,3\nb,2020,2\n", "", exitFine},
		{plain, "--by sector --value value", "sector,value\na,4.5\nb,2\n", "", exitFine},
		{plain, "--by period --value value --where sector!=b", "period,value\n2020,1.5\n2021,3\n", "", exitFine},
		{plain, "--by period --value value --where sector=A --transform D", "period,value,WHY_MISSING\n2020,,no base\n2021,1.5,\n", "", exitFine},
		{plain, "--by sector --value value --transform D", "", "name their column in --by", exitUsage},
		{plain, "--by period,sector", "period,sector,OBS_VALUE,", "1 row set aside", exitProblems}, // claims contradict each other
		{plain, "--by period,sectr --value value", "", `did you mean "sector"?`, exitUsage},
		{plain, "--by period --value amount", "", `no column of figures is called "amount"`, exitUsage},
		{office, "--by год,код --value сумма", "год,код,сумма\n2020,10,1.5\n2020,22,2\n2021,10,3\n2021,11,4\n", "", exitFine},
		{office, "--by товар --value сумма --where код=10|22", "товар,сумма\nзерно,4.5\nвино,2\n", "", exitFine},
		{both, "--by period,sector --value value", "period,sector,value,OBS_STATUS,WHY_MISSING\n2020,a,3,,\n2020,total,5,,\n2021,a,5,,\n2021,b,,O,missing\n", "AZ and RU report on each other", exitFine},
		{both, "--by period,reporter,partner --value value --to 2020", "period,reporter,partner,value\n2020,AZ,RU,1\n2020,RU,AZ,7\n", `the column "sector" has the total "total" beside its parts`, exitFine},
		{both, "--by period,sector --value value --transform SHARE --to 2020", "", "which would be counted twice", exitUsage},
		{plain, "--by period,sector --value value --transform SHARE --to 2020", "period,sector,value,UNIT_MEASURE\n2020,a,42.857142857142854,PT\n2020,b,57.14285714285714,PT\n", "", exitFine},
		{several, "--by year --value tonnes", "year,tonnes,OBS_BOUND,OBS_STATUS,WHY_MISSING,UNIT_MEASURE\n2020,,,O,missing,T\n2021,30,>,,a part missing,T\n", "", exitFine},
		{below, "--by year --value tonnes", "year,tonnes,OBS_STATUS,WHY_MISSING,UNIT_MEASURE\n2020,,O,a part missing,T\n2021,-1,,,T\n", "", exitFine},
		{several, "--by region --value no", "region,no\nnorth,6\nsouth,4\n", "", exitFine},
		{several, "--by region,year --value tonnes", "region,year,tonnes,OBS_STATUS,WHY_MISSING,UNIT_MEASURE\nnorth,2020,,O,missing,T\nnorth,2021,,O,missing,T\nsouth,2021,30,,,T\n", "", exitFine},
	} {
		got := run(t, append([]string{"query", c.path}, strings.Fields(c.args)...)...)
		if c.status == exitProblems {
			got.out = got.out[:min(len(got.out), len(c.out))]
		}
		if got.status != c.status || got.out != c.out || !strings.Contains(got.err, c.err) || c.err == "" && got.err != "" {
			t.Errorf("query %s: %d\n%s\n%s\nwant %d\n%s\n%s", c.args, got.status, got.out, got.err, c.status, c.out, c.err)
		}
	}
}

// TestQueryOfAPipe: what comes on stdin gives the same bytes as the file.
func TestQueryOfAPipe(t *testing.T) {
	bundled, err := os.ReadFile(filepath.Join(top, "data", "azerbaijan-russia", "trade.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text string
		args []string
	}{
		"plain.csv":   {"period,sector,value\n2020,a,1\n2020,b,2\n2021,a,3\n2020,a,0.5\n", []string{"--by period", "--by period,sector --value value", ""}},
		"sectors.csv": {sectorsCSV, []string{"--by TIME_PERIOD", "--by sector,period --value value", "--transform D --claims", "", "--transform GY"}},
		"trade.csv":   {string(bundled), []string{"--by TIME_PERIOD --where REF_AREA=AZ --where flow=T --where PRODUCT=_T", "--freq all"}},
	} {
		path := file(t, name, c.text)
		for _, args := range c.args {
			for _, form := range []string{"csv", "jsonl"} {
				words := append(strings.Fields(args), "--format", form)
				want := run(t, append([]string{"query", path}, words...)...)
				cmd, out, errs := newCommand(t)
				cmd.Stdin = strings.NewReader(c.text)
				status := cmd.Main(t.Context(), append([]string{"query", "-"}, words...))
				if status != want.status || out.String() != want.out {
					t.Errorf("%s, query %s: %d, want %d\n%.600s\nwant\n%.600s\n%s", name, words, status, want.status, out, want.out, errs)
				}
			}
		}
	}
}

// TestSumsOfATableAreExact compares sums of random tables with exact ones, by
// every choice of columns.
func TestSumsOfATableAreExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	columns := []string{"period", "reporter", "sector", "product"}
	for round := range 21 {
		most := 300
		if round == 0 {
			most = 20000 // added up as they go by
		}
		var text strings.Builder
		fmt.Fprintln(&text, strings.Join(columns, ",")+",value")
		var rows [][]string
		for range most - rng.IntN(most*3/4) {
			row := []string{fmt.Sprint(2000 + rng.IntN(5)), fmt.Sprintf("R%d", rng.IntN(4)), fmt.Sprintf(`"s, %d"`, rng.IntN(3)), fmt.Sprint(100 + rng.IntN(9)),
				fmt.Sprintf("%d.%02d", rng.IntN(2000)-1000, rng.IntN(100))}
			rows = append(rows, row)
			fmt.Fprintln(&text, strings.Join(row, ","))
		}
		by := slices.Clone(columns)
		rng.Shuffle(len(by), func(i, j int) { by[i], by[j] = by[j], by[i] })
		by = by[:1+rng.IntN(len(by))]
		want := map[string]*big.Rat{}
		for _, row := range rows {
			var key []string
			for _, c := range by {
				key = append(key, strings.Trim(row[slices.Index(columns, c)], `"`))
			}
			k := strings.Join(key, "|")
			if want[k] == nil {
				want[k] = new(big.Rat)
			}
			v, _ := new(big.Rat).SetString(row[len(row)-1])
			want[k].Add(want[k], v)
		}
		got := run(t, "query", file(t, "table.csv", text.String()), "--by", strings.Join(by, ","), "--value", "value")
		out, err := csv.NewReader(strings.NewReader(got.out)).ReadAll()
		if err != nil || len(out) != len(want)+1 || !slices.Equal(out[0], append(by, "value")) {
			t.Fatalf("by %v: %d rows, want %d, %v\n%.300s\n%s", by, len(out), len(want)+1, err, got.out, got.err)
		}
		for _, row := range out[1:] {
			k := strings.Join(row[:len(by)], "|")
			sum, ok := new(big.Rat).SetString(row[len(by)])
			if !ok || want[k] == nil || sum.Cmp(want[k]) != 0 {
				t.Errorf("by %v: %s is %s, want %v", by, k, row[len(by)], want[k])
			}
			delete(want, k)
		}
		if len(want) > 0 {
			t.Errorf("by %v: %v are missing", by, slices.Collect(maps.Keys(want)))
		}
	}
}
