package load

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
	"accord/data/store"
)

// besideKinds are the layouts of tables that say more of a figure than what it is
// about.
func besideKinds() []string {
	return []string{"plain", "commented", "sdmx", "labels", "eurostat", "series", "own", "rated"}
}

// besideTable is a random table of a kind: n rows of it, of which a few have
// something odd about them.
func besideTable(r *rand.Rand, kind string, n int) []byte {
	var b bytes.Buffer
	areas, flows := []string{"AZ", "RU", "IR", "TR", "GE"}, []string{"X", "M"}
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	rare := func(usual string, of int, list ...string) string {
		if r.IntN(of) > 0 {
			return usual
		}
		return pick(list...)
	}
	b.WriteString(map[string]string{
		"plain":     "period,reporter,sector,flow,value,status\n",
		"commented": "period,reporter,note,sector,flow,value,source,compiling_org,status\n",
		"sdmx":      "DATAFLOW,FREQ,REF_AREA,ACTIVITY,TRADE_FLOW,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT,COMMENT_OBS\n",
		"labels":    "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Reporter,ACTIVITY: Sector,TRADE_FLOW: Flow,TIME_PERIOD: Time,OBS_VALUE,OBS_STATUS: Status,CONF_STATUS,UNIT_MEASURE\n",
		"eurostat":  "DATAFLOW,LAST UPDATE,freq,sector,flow,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n",
		"series":    "DATAFLOW,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,OBS_BOUND,UNIT_MEASURE,UNIT_MULT,SOURCE\n",
		"own":       "INDICATOR,REF_AREA,COUNTERPART_AREA,ACTIVITY,TRADE_FLOW,FREQ,TIME_PERIOD,OBS_VALUE,OBS_BOUND,OBS_STATUS,UNIT_MEASURE,UNIT_MULT,COMPILING_ORG,SOURCE,COMMENT_OBS\n",
		"rated":     "TIME_PERIOD,REF_AREA,GRADE,OBS_VALUE,OBS_STATUS\n",
	}[kind])
	for range n {
		month := fmt.Sprintf("%d-%02d", 2015+r.IntN(3), 1+r.IntN(12))
		area, sector, flow := pick(areas...), fmt.Sprint("s", r.IntN(9)), pick(flows...)
		value := fmt.Sprintf("%.*f", r.IntN(3), float64(r.IntN(1e6))/100)
		value = rare(value, 300, "", "..", ">5.5", "~1.25", "about", "1e3", "-0", "nan", "123456789012345678901234.5", "x", "<7", ":c")
		status := rare(rare("A", 3, "P", "E", ""), 200, "O", "M", "PE", "B", "Z", "p", "L")
		note := rare("", 20, "revised", "says \"\"so\"\"", "an estimate", "strange\u202e", "")
		mult := rare("6", 1500, "six")
		switch kind {
		case "plain":
			fmt.Fprintf(&b, "%s,%s,%s,%s,%s,%s\n", month, area, sector, flow, value, status)
		case "commented":
			fmt.Fprintf(&b, "%s,%s,\"%s\",%s,%s,%s,src-%s,org1,%s\n", month, area, note, sector, flow, value, area, status)
		case "sdmx":
			fmt.Fprintf(&b, "AZSTAT:TRADE(1.0),%s,%s,%s,%s,%s,%s,%s,USD,6,\"%s\"\n", rare("M", 400, "A", "Q", ""), area, sector, flow, month, value, status, note)
		case "labels":
			if status = rare("A: Normal", 3, "P: Provisional", "E: Estimate"); r.IntN(300) == 0 {
				status = "O: Missing"
			}
			fmt.Fprintf(&b, "dataflow,AZSTAT:TRADE(1.0),%s,%s: Land %s,%s: Sector %s,%s: %s,%s,%s,%s,%s,USD\n", rare("I", 300, "D", "M", "R"), area, area, sector, sector, flow,
				map[string]string{"X": "Exports", "M": "Imports"}[flow], month, value, status, rare("F", 300, "C", "N", ""))
		case "eurostat":
			fmt.Fprintf(&b, "ESTAT:TRADE(1.0),01/02/24 11:00:00,M,%s,%s,THS_EUR,%s,%s,%s,%s\n", sector, flow, area, month, value, rare("", 4, "p", "e", "b", "pr", "c", "s"))
		case "series":
			ind := r.IntN(3)
			bound := rare("", 30, ">", "<", "~", "≥")
			fmt.Fprintf(&b, "AZSTAT:ALL(1.0),%s,%s,%s,%s,%s,%s,%s,%s,%s\n", []string{"VALUE", "WEIGHT", "NUMBER"}[ind], area, month, value, status, bound,
				[]string{"USD", "T", "NR"}[ind], []string{"6", "3", "0"}[ind], "src-"+area)
		case "own":
			bound := rare("", 10, ">", "<", "~", "=")
			freq := rare("", 5, "M")
			fmt.Fprintf(&b, "TRADE,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,org1,%s,\"%s\"\n", area, pick("RU", "AZ", ""), sector, rare(flow, 900, "Z"), rare(freq, 300, "A", "hourly"), month, value, bound, status,
				"USD", mult, "src-"+area, note)
		case "rated":
			fmt.Fprintf(&b, "%s,%s,%s,%s,%s\n", month, area, pick("low", "high"), value, status)
		}
		switch r.IntN(3000) {
		case 0:
			b.WriteString("2015-13,AZ,s1\n")
		case 1:
			b.WriteString("\n")
		}
	}
	return b.Bytes()
}

// rowByRow are the rows of a table as they are read one by one.
func readOneByOne(t *testing.T, path string, text []byte) []data.Observation {
	t.Helper()
	ld := newLoader(t.Context(), nil, path)
	ld.bulk = &bulk{} // rows are no claims
	if ownLayout(string(text), format.Options{}) {
		ld.standAlone(path)
		ld.openCSV(observationSpec(ld.ds), diag.NewFile(path, string(text))).each(ld.observed)
		return ld.ds.Observations
	}
	r, err := format.Open(path, text, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ld.alone(path, r, Options{})
	ld.readForeign(r)
	return ld.ds.Observations
}

// In every layout, columns hold what the same rows come to when they are read one by
// one and added up, and every row is that one.
func TestColumnsBesideAgainstRows(t *testing.T) {
	rounds, rows := 2, 20_000
	if testing.Short() || racing {
		rounds, rows = 1, 1
	}
	for _, kind := range besideKinds() {
		t.Run(kind, func(t *testing.T) {
			for round := range rounds {
				r := rand.New(rand.NewPCG(uint64(round), 81))
				text := besideTable(r, kind, 12_000+r.IntN(rows))
				sameInColumns(t, tableFile(t, kind+".csv", text), text)
			}
		})
	}
}

func sameInColumns(t *testing.T, path string, text []byte) {
	t.Helper()
	ds, list, err := Load(t.Context(), path, Options{Rows: RowsFacts})
	if err != nil || ds == nil || ds.Bulk == nil {
		t.Fatalf("not in columns: %v %.2000v", err, list)
	}
	list = sameRepeats(t, list, readOneByOne(t, path, text), keyedLayout(text))
	want, wantList, err := fromText(t.Context(), nil, path, string(text), Options{AddUp: true, Rows: RowsFacts, MaxBytes: maxBytes})
	if err != nil || want == nil || want.Bulk != nil || want.Facts == nil {
		t.Fatal(err)
	}
	if got := saidOf(t, ds); got != saidOf(t, want) {
		a, b := strings.Split(got, "\n"), strings.Split(saidOf(t, want), "\n")
		for i := range a {
			if i >= len(b) || a[i] != b[i] {
				t.Fatalf("in columns:\n%.900s\none by one:\n%.900s", a[i], b[min(i, len(b)-1)])
			}
		}
	}
	if !reflect.DeepEqual(list, wantList) || ds.SetAside != want.SetAside {
		for i := range list {
			if i >= len(wantList) || !reflect.DeepEqual(list[i], wantList[i]) {
				t.Fatalf("problem %d of columns (%d set aside):\n%v\none by one (%d):\n%v", i, ds.SetAside, list[i], want.SetAside, wantList[min(i, len(wantList)-1)])
			}
		}
		t.Errorf("%d problems of columns (%d set aside), %d one by one (%d)", len(list), ds.SetAside, len(wantList), want.SetAside)
	}
	if len(ds.Understood) != len(want.Understood) {
		t.Fatalf("%d understood, want %d", len(ds.Understood), len(want.Understood))
	}
	for i := range ds.Understood {
		if !slices.Equal(ds.Understood[i].Facts, want.Understood[i].Facts) {
			t.Errorf("understood:\n%v\nwant\n%v", ds.Understood[i].Facts, want.Understood[i].Facts)
		}
	}
	if ds.Bulk.Source != "" {
		sameSources(t, ds, want)
	}
	sameRows(t, ds, readOneByOne(t, path, text))
}

// keyedLayout reports whether rows of a text that have one key contradict each other.
func keyedLayout(text []byte) bool {
	return slices.ContainsFunc([]string{"DATAFLOW,", "STRUCTURE,", "INDICATOR,", "TIME_PERIOD,"}, func(s string) bool { return bytes.HasPrefix(text, []byte(s)) })
}

// sameRepeats compares what is told of rows with the key of another with what a map
// finds, and gives what else is told.
func sameRepeats(t *testing.T, list diag.List, rows []data.Observation, keyed bool) (others diag.List) {
	t.Helper()
	key := func(o *data.Observation) string {
		return fmt.Sprintf("%q %q %q %v %v", o.Dims, o.Org, o.Source, o.Period, o.Vintage)
	}
	seen, want, lines := map[string]bool{}, 0, map[int]string{}
	for i := range rows {
		k := key(&rows[i])
		if lines[rows[i].At.Line] = k; seen[k] {
			want++
		}
		seen[k] = true
	}
	if !keyed {
		want = 0
	}
	got := 0
	for _, d := range list {
		if d.Rule != "duplicate" {
			others = append(others, d)
			continue
		}
		if got++; !strings.Contains(d.Message, "only row") {
			_, count, _ := strings.Cut(d.Message, "); ")
			if _, err := fmt.Sscanf(count, "%d rows", &got); err != nil {
				t.Fatal(d)
			}
		}
		if a, b := lines[d.At.Line], lines[d.Related.Line]; a == "" || a != b || d.At.Line <= d.Related.Line {
			t.Errorf("%v: the rows are about %s and %s", d, a, b)
		}
	}
	if got != want {
		t.Errorf("%d rows are told to have the key of another, want %d", got, want)
	}
	return others
}

// sameSources compares the sources of cells.
func sameSources(t *testing.T, ds, want *data.Dataset) {
	t.Helper()
	q := data.Query{Indicator: ds.Indicators[0].ID, By: []string{data.DimRefArea}}
	got, err := ds.Store.Query(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	f, err := want.Store.Query(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range f.Series {
		for j, c := range s.Cells {
			if !slices.Equal(got.Series[i].Cells[j].Sources, c.Sources) {
				t.Fatalf("%q at %s has the sources %q, want %q", s.Key, f.Periods[j], got.Series[i].Cells[j].Sources, c.Sources)
			}
		}
	}
}

// A column of more than a million words is left out, in records as in sums; the first
// rows are given early of a table with more than figures, too.
func TestColumnsOfVeryManyWords(t *testing.T) {
	if testing.Short() || racing {
		t.Skip("reads a large table")
	}
	var b bytes.Buffer
	b.WriteString("period,declaration,reporter,value,status,comment\n")
	for i := range 1_100_000 {
		fmt.Fprintf(&b, "%d-%02d,D%d,%s,%d,%s,remark %d\n", 2010+i%10, 1+i%12, i, []string{"AZ", "RU"}[i%2], i%100, []string{"A", "P"}[i%5/4], i)
	}
	parts := 0
	ds, list, err := Load(t.Context(), tableFile(t, "many.csv", b.Bytes()), Options{partialAfter: 1, partial: func(ds *data.Dataset, _ data.Flow) {
		parts++
		if _, err := ds.Store.Query(t.Context(), data.Query{Indicator: ds.Indicators[0].ID, By: []string{data.DimRefArea}}); err != nil {
			t.Error(err)
		}
		ds.Rows.Row(ds.Rows.Len() - 1)
	}})
	if err != nil || len(list) > 0 || ds.Bulk == nil || parts == 0 {
		t.Fatalf("not in columns, or %d parts: %v, %v", parts, err, list)
	}
	for _, i := range []int{0, 1_050_000, 1_099_999} {
		if o := ds.Rows.Row(i); o.Comment != "" || o.Status.String() != []string{"", "P"}[i%5/4] || o.At.Line != i+2 {
			t.Errorf("row %d is %+v", i, o)
		}
	}
	f, err := ds.Store.Query(t.Context(), data.Query{Indicator: ds.Indicators[0].ID, By: []string{data.DimRefArea}})
	if err != nil || len(f.Series) != 2 {
		t.Fatalf("%d series, %v", len(f.Series), err)
	}
	for _, word := range []string{`"declaration" has more than a million`, `comments in "comment" are more than a million`} {
		if !slices.ContainsFunc(ds.Understood[0].Notes, func(s string) bool { return strings.Contains(s, word) }) {
			t.Errorf("notes %q, want %s", ds.Understood[0].Notes, word)
		}
	}
}

// sameRows compares the rows of a dataset with those, in whatever order.
func sameRows(t *testing.T, ds *data.Dataset, want []data.Observation) {
	t.Helper()
	rows := ds.Rows
	if rows.Len() != len(want) {
		t.Fatalf("%d rows, want %d", rows.Len(), len(want))
	}
	got := make([]data.Observation, rows.Len())
	for i := range got {
		got[i] = rows.Row(i)
	}
	slices.SortFunc(got, func(a, b data.Observation) int { return cmp.Compare(a.At.Line, b.At.Line) })
	for i := range got {
		got[i].Value, want[i].Value = got[i].Value+0, want[i].Value+0 // −0 is 0
		if a, b := fmt.Sprintf("%+v", got[i]), fmt.Sprintf("%+v", want[i]); a != b {
			t.Fatalf("row in columns:\n%s\none by one:\n%s", a, b)
		}
	}
	whole := *ds
	whole.Bulk = nil
	for i := range rows.Len() {
		whole.Observations = append(whole.Observations, rows.Row(i))
	}
	other := store.Rows(&whole)
	if a, b := rows.Columns(), other.Columns(); len(a) != len(b) {
		t.Errorf("columns %v, want %v", a, b)
	}
	for _, column := range other.Columns() {
		find := data.RowFind{Is: func(_, cell string) bool { return strings.ContainsAny(cell, "PO>r3") }}
		for _, a := range []data.Arrangement{{By: column.ID}, {By: column.ID, Find: []data.RowFind{find}}} {
			x, err := rows.Arrange(t.Context(), a, nil)
			y, err2 := other.Arrange(t.Context(), a, nil)
			if err != nil || err2 != nil || !slices.Equal(x, y) && !(len(x) == 0 && len(y) == 0) {
				t.Fatalf("%+v: other rows, %v, %v", a, err, err2)
			}
		}
	}
}
