package warehouse

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/store"
)

// An answer that is cut has whole codes: of every one that it has it has all the
// groups that looking at every row gives, and total codes are all there or none is.
func TestPartsAreWholeCodes(t *testing.T) {
	for _, s := range servers(t) {
		t.Run(string(s.address.Engine), func(t *testing.T) {
			r := rand.New(rand.NewPCG(11, 12))
			spec, want := fill(t, s, r, 600, kindsOfPeriods()[0], kindsOfValues()[2])
			// Codes that are written in several ways.
			for i := range spec.Columns {
				if spec.Columns[i].Concept == data.DimRefArea {
					spec.Columns[i].Codes = map[string]string{"x;--": "AZ", "GE": "ZZ"}
				}
			}
			for i := range want.rows {
				switch want.rows[i].area {
				case "x;--":
					want.rows[i].area = "AZ"
				case "GE":
					want.rows[i].area = "ZZ"
				}
			}
			cuts, full := 0, 0
			for _, limit := range []int{3, 40, 150, 400, 5000} {
				spec.Limits.Rows = limit
				table := open(t, spec, want.dims)
				for range 25 {
					g := randomGrouping(r)
					got, cut, err := table.GroupPart(context.Background(), g)
					all, _ := want.Group(context.Background(), g)
					var f *data.Fault
					if limitFault(err, &f) {
						if f.Limit != limit {
							t.Fatalf("the fault has the limit %d and not %d", f.Limit, limit)
						}
						continue
					}
					if err != nil {
						t.Fatalf("%v of %+v", err, g)
					}
					if cut == 0 {
						full++
						if d := differ(got, all); d != "" {
							t.Fatalf("%+v: %s", g, d)
						}
						continue
					}
					cuts++
					if cut != limit || len(got) == 0 || len(got) >= len(all) {
						t.Fatalf("of %d groups there are %d under a limit of %d, said to be %d", len(all), len(got), limit, cut)
					}
					class := func(x data.Group) string {
						codes := slices.Clone(x.Codes)
						for i, d := range g.Dims {
							if data.IsTotal(want.dims[d], codes[i]) {
								codes[i] = ""
							}
						}
						return strings.Join(codes, "\x00")
					}
					has := map[string]bool{}
					for _, x := range got {
						has[class(x)] = true
					}
					own := slices.DeleteFunc(all, func(x data.Group) bool { return !has[class(x)] })
					if d := differ(got, own); d != "" {
						t.Fatalf("%+v under a limit of %d: %s", g, limit, d)
					}
				}
			}
			if cuts < 10 || full < 10 {
				t.Errorf("%d answers were cut and %d whole; the test asks for too little", cuts, full)
			}
		})
	}
}

func limitFault(err error, f **data.Fault) bool {
	x, is := err.(*data.Fault)
	*f = x
	return is && x.Reason == data.FaultLimit
}

// A frame in part has the first series, each as in the whole frame; a share, which
// is of all, is refused.
func TestFramesInPart(t *testing.T) {
	for _, s := range servers(t) {
		t.Run(string(s.address.Engine), func(t *testing.T) {
			name, text, number, end := s.named(t), "text", "double precision", ""
			if s.is(ClickHouse) {
				text, number, end = "String", "Float64", " ENGINE = MergeTree ORDER BY tuple()"
			}
			s.exec(t, fmt.Sprintf("CREATE TABLE %s (time_period %s, ref_area %s, obs_value %s)%s", name, map[bool]string{true: "UInt16", false: "integer"}[s.is(ClickHouse)], text, number, end))
			var rows []string
			for i := range 50 {
				for y := 2020; y < 2024; y++ {
					rows = append(rows, fmt.Sprintf("(%d, %s, %d)", y, s.literal(fmt.Sprintf("A%02d", i)), 1000*i+y))
				}
			}
			s.exec(t, "INSERT INTO "+name+" (time_period, ref_area, obs_value) VALUES "+strings.Join(rows, ", "))
			spec := Spec{Address: s.address, Table: name, Indicator: "TRADE", Unit: data.Unit{ID: "USD"}, Columns: []Column{
				{Name: "time_period", Role: RolePeriod}, dimension("ref_area"), {Name: "obs_value", Role: RoleValue}}}
			frames := func(rows int, q data.Query) (data.Frame, error) {
				spec.Limits.Rows = rows
				table := open(t, spec, data.StandardDimensions())
				survey, err := table.Survey(context.Background())
				if err != nil {
					t.Fatal(err)
				}
				return over(dataset(survey, table)).Query(context.Background(), q)
			}
			q := data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}, Part: true, Transform: data.GrowthPrev}
			whole, err := frames(0, q)
			if err != nil || whole.Cut != 0 || len(whole.Series) != 50 {
				t.Fatalf("%d series, cut at %d, %v", len(whole.Series), whole.Cut, err)
			}
			some, err := frames(90, q)
			if err != nil || some.Cut != 90 || len(some.Series) != 22 { // 22 × 4 rows, and two of the next
				t.Fatalf("%d series, cut at %d, %v", len(some.Series), some.Cut, err)
			}
			whole.Series = whole.Series[:22]
			if a, b := written(some), written(whole); a != b {
				t.Errorf("in part\n%s\nin the whole\n%s", a, b)
			}
			var f *data.Fault
			q.Transform = data.Share
			if _, err := frames(90, q); !limitFault(err, &f) {
				t.Errorf("a share of a part gives %v", err)
			}
			q.Transform, q.Part = data.Level, false
			if _, err := frames(90, q); !limitFault(err, &f) {
				t.Errorf("who does not ask for a part gets %v", err)
			}
			shape, err := shapeUnder(t, spec, 90, data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}})
			d := shape.Dimension(data.DimRefArea)
			if err != nil || d.Cut != 90 || len(d.Codes) != 22 || shape.Figures != 200 || shape.Filled != nil || len(shape.Periods) != 4 {
				t.Errorf("the shape is %+v, %v", shape, err)
			}
		})
	}
}

func shapeUnder(t *testing.T, spec Spec, rows int, q data.Query) (data.Shape, error) {
	spec.Limits.Rows = rows
	table := open(t, spec, data.StandardDimensions())
	survey, err := table.Survey(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return data.ShapeOf(context.Background(), over(dataset(survey, table)), q)
}

func over(ds *data.Dataset) data.Store { return store.Over(ds, ds.Bulk) }
