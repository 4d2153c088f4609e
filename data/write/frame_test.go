package write_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"accord/data"
	"accord/data/load"
	"accord/data/store"
	"accord/data/write"
)

func bundled(t testing.TB) *data.Dataset {
	t.Helper()
	ds, list, err := load.Load(context.Background(), "", load.Options{})
	if err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	return ds
}

func ask(t testing.TB, ds *data.Dataset, q data.Query) data.Frame {
	t.Helper()
	f, err := ds.Store.Query(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// answers are questions to the bundled dataset that meet bounds, statuses,
// rivals, gaps, sums and every transformation.
func answers(t testing.TB) map[string]write.Answer {
	t.Helper()
	ds := bundled(t)
	list := map[string]write.Answer{}
	turnover := []data.Filter{{Dimension: data.DimFlow, Codes: []string{data.FlowTurnover}}}
	add := func(name string, a write.Answer, qs ...data.Query) {
		a.Dataset, a.Lang = ds, "en"
		for _, q := range qs {
			a.Frames = append(a.Frames, ask(t, ds, q))
		}
		list[name] = a
	}
	areas := data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}, Where: turnover}
	for _, tr := range data.AllTransforms() {
		q := areas
		q.Transform, q.Base = tr, data.Year(2014)
		if tr == data.Share { // the two sides' reports of one flow have no shares
			q.By, q.Where = []string{data.DimFlow}, []data.Filter{{Dimension: data.DimRefArea, Codes: []string{"RU"}}, {Dimension: data.DimFlow, Codes: []string{"X", "M"}}}
		}
		add("transform "+string(tr), write.Answer{Gaps: true, Labels: write.LabelBoth}, q)
	}
	add("as of", write.Answer{}, data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}, Where: turnover, AsOf: data.Year(2015), Prefer: data.PreferLowest})
	byAll := data.Query{By: []string{data.DimIndicator, data.DimRefArea, data.DimCounterpart, data.DimFlow, data.DimActivity, "SCOPE", "TRANSPORT_MODE", "PRODUCT"}}
	var all []data.Query
	for _, in := range ds.Indicators {
		q := byAll
		q.Indicator = in.ID
		freqs, err := ds.Store.Freqs(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, q.Freq = range freqs {
			all = append(all, q)
		}
	}
	add("everything", write.Answer{}, all...)
	add("claims", write.Answer{Labels: write.LabelName, Claims: func(q data.Query, p data.Period) ([]data.Claim, error) {
		return data.ClaimsAs(context.Background(), ds.Store, q, p)
	}}, all...)
	compound, err := ask(t, ds, areas).Compound(data.Year(2023), data.Year(2014))
	if err != nil {
		t.Fatal(err)
	}
	add("compound", write.Answer{})
	a := list["compound"]
	a.Frames = []data.Frame{compound}
	list["compound"] = a
	add("nothing", write.Answer{}, data.Query{Indicator: "TRADE", Where: []data.Filter{{Dimension: data.DimRefArea, Codes: []string{"nowhere"}}}})
	add("no frame", write.Answer{})
	add("limited", write.Answer{Limit: 3}, areas)
	return list
}

func text(t testing.TB, form func(write.Answer, io.Writer) error, a write.Answer) string {
	t.Helper()
	var b bytes.Buffer
	if err := form(a, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func compiled(t testing.TB, part string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(write.QuerySchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	id := doc.(map[string]any)["$id"].(string)
	if err := c.AddResource(id, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(id + part)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestJSONKeepsItsContract(t *testing.T) {
	whole, cell := compiled(t, ""), compiled(t, "#/$defs/cell")
	check := func(name string, s *jsonschema.Schema, text string) {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err == nil {
			err = s.Validate(doc)
		}
		if err != nil {
			t.Errorf("%s: %v\n%.400s", name, err, text)
		}
	}
	for name, a := range answers(t) {
		check(name, whole, text(t, write.Answer.JSON, a))
		for line := range strings.Lines(text(t, write.Answer.Lines, a)) {
			check(name, cell, line)
		}
	}
	for _, wrong := range []string{`{"version":2}`, `{}`, `{"version":1,"cells":[]}`} {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		if err != nil || whole.Validate(doc) == nil {
			t.Errorf("%s is valid, %v", wrong, err)
		}
	}
}

// TestSchemaKnowsEveryWord compares the lists of the schema with those of the
// program.
func TestSchemaKnowsEveryWord(t *testing.T) {
	var doc struct {
		Properties struct{ Version struct{ Const int } }
		Defs       struct {
			Cell, Claim struct {
				Properties map[string]struct {
					Enum  []string
					Items struct{ Enum []string }
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(write.QuerySchema()), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Properties.Version.Const != write.QueryVersion {
		t.Errorf("the schema is of version %d", doc.Properties.Version.Const)
	}
	cell := doc.Defs.Cell.Properties
	whys := []string{"", data.WhyNoClaim, data.WhyStatus, data.WhyPart, data.WhyBase, data.WhyZeroBase, data.WhyBreak, data.WhySplice, data.WhyNotAYear, data.WhyTooLarge}
	if !slices.Equal(cell["WHY_MISSING"].Enum, whys) {
		t.Errorf("WHY_MISSING is one of %q", cell["WHY_MISSING"].Enum)
	}
	if all := data.Status(math.MaxUint32).Codes(); !slices.Equal(cell["OBS_STATUS"].Items.Enum, all) {
		t.Errorf("OBS_STATUS is of %q, want %q", cell["OBS_STATUS"].Items.Enum, all)
	}
	freqs := []string{""}
	for _, f := range data.Freqs() {
		freqs = append(freqs, string(f))
	}
	if !slices.Equal(cell["FREQ"].Enum, freqs) {
		t.Errorf("FREQ is one of %q, want %q", cell["FREQ"].Enum, freqs)
	}
}

// TestNothingIsLost reads every form again and compares it with the frame, cell
// by cell.
func TestNothingIsLost(t *testing.T) {
	for name, a := range answers(t) {
		if a.Claims != nil || a.Limit > 0 {
			continue
		}
		a.Labels = write.LabelID
		var want []data.Cell
		var frames []data.Frame
		for _, f := range a.Frames {
			for _, s := range f.Series { // TIME_PERIOD is the last column
				for _, c := range s.Cells {
					if c.OK || c.Claims > 0 || a.Gaps {
						want, frames = append(want, c), append(frames, f)
					}
				}
			}
		}
		rows, err := csv.NewReader(strings.NewReader(text(t, write.Answer.CSV, a))).ReadAll()
		if err != nil || len(rows) != len(want)+1 {
			t.Fatalf("%s: %d rows for %d cells, %v", name, len(rows), len(want), err)
		}
		var doc struct{ Cells []map[string]any }
		if err := json.Unmarshal([]byte(text(t, write.Answer.JSON, a)), &doc); err != nil || len(doc.Cells) != len(want) {
			t.Fatalf("%s: %d cells, want %d, %v", name, len(doc.Cells), len(want), err)
		}
		lines := strings.Split(strings.TrimSuffix(text(t, write.Answer.Lines, a), "\n"), "\n")
		for i, c := range want {
			row := map[string]string{}
			for k, column := range rows[0] {
				row[column] = rows[i+1][k]
			}
			sameCell(t, name, c, frames[i], row)
			var line map[string]any
			if err := json.Unmarshal([]byte(lines[i]), &line); err != nil {
				t.Fatal(err)
			}
			sameCell(t, name, c, frames[i], flat(doc.Cells[i]))
			sameCell(t, name, c, frames[i], flat(line))
		}
	}
}

// flat is a cell of JSON with every field written as a CSV has it.
func flat(cell map[string]any) map[string]string {
	out := map[string]string{}
	for k, v := range cell {
		switch v := v.(type) {
		case nil:
			out[k] = ""
		case string:
			out[k] = v
		case bool:
			out[k] = strconv.FormatBool(v)
		case float64:
			out[k] = strconv.FormatFloat(v, 'g', -1, 64)
		case []any:
			sep := ";"
			if k == "OBS_STATUS" {
				sep = ""
			}
			var parts []string
			for _, p := range v {
				parts = append(parts, p.(string))
			}
			out[k] = strings.Join(parts, sep)
		}
	}
	return out
}

func sameCell(t *testing.T, name string, c data.Cell, f data.Frame, row map[string]string) {
	t.Helper()
	number := func(column string, want float64) {
		got, err := strconv.ParseFloat(row[column], 64)
		switch {
		case !c.OK && row[column] == "":
		case !c.OK || err != nil || math.Abs(got-want) > 1e-12*math.Abs(want):
			t.Errorf("%s: %s is %q, want %v", name, column, row[column], want)
		}
	}
	number("OBS_VALUE", c.Value)
	number("LOW", c.Low)
	number("HIGH", c.High)
	number("DECIMALS", float64(c.Decimals))
	bound := c.Bound.String()
	if !c.OK {
		bound = ""
	}
	for column, want := range map[string]string{
		"OBS_BOUND": bound, "OBS_STATUS": c.Status.String(), "WHY_MISSING": c.Why, "CLAIMS": strconv.Itoa(c.Claims),
		"COMPILING_ORG": c.Org, "SPLICED": strconv.FormatBool(c.Spliced), "SOURCE": strings.Join(c.Sources, ";"),
		"UNIT_MEASURE": f.Unit.ID, "UNIT_MULT": strconv.Itoa(f.Unit.Mult), "FREQ": string(f.Freq), "INDICATOR": f.Query.Indicator,
	} {
		if row[column] != want {
			t.Errorf("%s: %s is %q, want %q", name, column, row[column], want)
		}
	}
	if (row["WHY_MISSING"] == "") != c.OK {
		t.Errorf("%s: %v has the reason %q", name, c, row["WHY_MISSING"])
	}
}

// TestOrder puts TIME_PERIOD in every place: rows ascend by their columns.
func TestOrder(t *testing.T) {
	ds := bundled(t)
	f := ask(t, ds, data.Query{Indicator: "TRADE", By: []string{data.DimRefArea, data.DimFlow, data.DimActivity, "PRODUCT"}})
	for at := range 5 {
		by := slices.Insert([]write.Column{{ID: data.DimRefArea}, {ID: data.DimFlow}, {ID: data.DimActivity}, {ID: "PRODUCT"}}, at, write.Column{ID: data.TimePeriod, Name: "when"})
		rows, err := csv.NewReader(strings.NewReader(text(t, write.Answer.CSV, write.Answer{Dataset: ds, Frames: []data.Frame{f}, By: by}))).ReadAll()
		if err != nil || rows[0][at] != "when" || rows[0][5] != "OBS_VALUE" {
			t.Fatal(err, rows[0])
		}
		series := func(row []string) int {
			key := slices.Delete(slices.Clone(row[:5]), at, at+1)
			return slices.IndexFunc(f.Series, func(s data.Series) bool { return slices.Equal(s.Key, key) })
		}
		for i := 2; i < len(rows); i++ {
			a, b := rows[i-1], rows[i]
			before, after := a[at], b[at] // years, which sort as text
			if !slices.Equal(a[:at], b[:at]) {
				before, after = "", ""
			}
			if before > after || before == after && series(a) >= series(b) {
				t.Errorf("TIME_PERIOD at %d: %v stands before %v", at, a[:5], b[:5])
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	one, other := answers(t), answers(t)
	for name, a := range one {
		for _, form := range []func(write.Answer, io.Writer) error{write.Answer.Table, write.Answer.CSV, write.Answer.JSON, write.Answer.Lines} {
			if text(t, form, a) != text(t, form, other[name]) {
				t.Errorf("%s: two runs differ", name)
			}
		}
	}
}

func TestLimit(t *testing.T) {
	a := answers(t)["limited"]
	written, all := a.Size()
	if written != 3 || all < 10 {
		t.Errorf("%d of %d", written, all)
	}
	if n := strings.Count(text(t, write.Answer.CSV, a), "\n"); n != 4 {
		t.Errorf("%d lines", n)
	}
	var doc struct {
		Cells   []any
		LeftOut int `json:"left_out"`
	}
	if err := json.Unmarshal([]byte(text(t, write.Answer.JSON, a)), &doc); err != nil || len(doc.Cells) != 3 || doc.LeftOut != all-3 {
		t.Errorf("%v: %d cells, %d left out", err, len(doc.Cells), doc.LeftOut)
	}
}

// hostile is a dataset whose texts attack spreadsheets and terminals.
func hostile() *data.Dataset {
	ds := &data.Dataset{ID: "hostile", Languages: []string{"en"}, Indicators: []data.Indicator{{ID: "=I", Unit: data.Unit{ID: "@U"}}},
		Areas: []data.Code{{ID: "=cmd()", Title: data.Text{"en": "+title\x1b[31m"}}}, Sources: []data.Source{{ID: "\u202es", Title: "\x07"}}}
	for _, id := range append(data.StandardDimensions(), "-DIM") {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	ds.Observations = []data.Observation{{
		Dims: []string{"=I", "=cmd()", "a;b,\"c\"", "", "", "-5"}, Period: data.Year(2024), Value: -5, Unit: data.Unit{ID: "@U"}, Source: "\u202es", Org: "\t=o", Comment: "=x\ny",
	}}
	ds.Store = store.New(ds)
	return ds
}

func TestHostileTexts(t *testing.T) {
	ds := hostile()
	f := ask(t, ds, data.Query{Indicator: "=I", By: []string{data.DimRefArea, data.DimCounterpart, "-DIM"}})
	claims := func(q data.Query, p data.Period) ([]data.Claim, error) {
		return data.ClaimsAs(context.Background(), ds.Store, q, p)
	}
	for _, labels := range write.AllLabels() {
		for _, a := range []write.Answer{{}, {Claims: claims}, {Raw: true}} {
			a.Dataset, a.Frames, a.Labels = ds, []data.Frame{f}, labels
			for _, form := range []func(write.Answer, io.Writer) error{write.Answer.Table, write.Answer.CSV, write.Answer.JSON, write.Answer.Lines} {
				if s := text(t, form, a); strings.ContainsAny(s, "\x1b\x07\u202e\t\r") {
					t.Errorf("raw characters in %q", s)
				}
			}
			rows, err := csv.NewReader(strings.NewReader(text(t, write.Answer.CSV, a))).ReadAll()
			if err != nil || len(rows) != 2 {
				t.Fatal(err, rows)
			}
			for i, cell := range rows[1] {
				formula := cell != "" && strings.ContainsAny(cell[:1], "=+-@") && cell != "-5" && cell != "-5.0"
				if formula && !a.Raw {
					t.Errorf("%s: %q is a formula", rows[0][i], cell)
				}
			}
			if rows[1][4] != "-5" {
				t.Errorf("the value is %q", rows[1][4])
			}
		}
	}
}

func TestAnswersThatDoNotFit(t *testing.T) {
	a := answers(t)["as of"]
	a.By = []write.Column{{ID: data.DimActivity}}
	if err := a.CSV(io.Discard); err == nil || !strings.Contains(err.Error(), "ACTIVITY") {
		t.Error(err)
	}
	a.By, a.Labels = nil, "names"
	if err := a.JSON(io.Discard); err == nil || !strings.Contains(err.Error(), "known: both, id, name") {
		t.Error(err)
	}
}

// TestUsedColumns leaves nothing of a plain table but its columns.
func TestUsedColumns(t *testing.T) {
	ds := &data.Dataset{ID: "plain", Languages: []string{"en"}, Indicators: []data.Indicator{{ID: "plain"}}}
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	add := func(year int, sector string, v float64, b data.Bound) {
		ds.Observations = append(ds.Observations, data.Observation{Dims: []string{"plain", "", "", "", sector}, Period: data.Year(year), Value: v, Decimals: 1, Bound: b})
	}
	add(2020, "a", 0.1, data.Exact)
	add(2020, "b", 0.2, data.Exact)
	ds.Store = store.New(ds)
	a := write.Answer{Dataset: ds, Frames: []data.Frame{ask(t, ds, data.Query{Indicator: "plain", By: []string{data.DimActivity}})},
		By: []write.Column{{ID: data.TimePeriod, Name: "period"}, {ID: data.DimActivity, Name: "sector"}}, Value: "value", Used: true}
	if got := text(t, write.Answer.CSV, a); got != "period,sector,value\n2020,a,0.1\n2020,b,0.2\n" {
		t.Errorf("%q", got)
	}
	add(2020, "c", 0.3, data.More)
	ds.Store = store.New(ds)
	a.Frames, a.By = []data.Frame{ask(t, ds, data.Query{Indicator: "plain"})}, nil
	if got := text(t, write.Answer.CSV, a); got != "TIME_PERIOD,value,OBS_BOUND\n2020,0.6,>\n" {
		t.Errorf("%q", got)
	}
}

func TestTable(t *testing.T) {
	ds := bundled(t)
	f := ask(t, ds, data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}, From: data.Year(2019), To: data.Year(2023), Transform: data.GrowthYear,
		Where: []data.Filter{{Dimension: data.DimFlow, Codes: []string{"T"}}}})
	got := text(t, write.Answer.Table, write.Answer{Dataset: ds, Frames: []data.Frame{f}, Lang: "en", Labels: write.LabelName})
	want := `TRADE Trade, PT, A, GY
REF_AREA    TIME_PERIOD  OBS_VALUE  OBS_STATUS  CLAIMS  COMPILING_ORG             SPLICED  SOURCE
Azerbaijan  2019            > 15.4  V                2  Government of Azerbaijan           S012;S011
Azerbaijan  2020           < -13.3  V                2                            spliced  S016;S012
Azerbaijan  2021            ~ 15.4                   2                            spliced  S018;S016
Azerbaijan  2023         [no base]                   7  Government of Azerbaijan           S001;S108;S067;S004;S024;S023;S220
Russia      2021         [no base]                      Government of Russia               S019
Russia      2022            ~ 22.6                   2  Government of Russia               S021;S019
Russia      2023             ~ 5.5                   3  Government of Russia               S003;S192;S021
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
