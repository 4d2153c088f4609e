package data_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/load"
)

// loaded reads a dataset that is a text of that name.
func loaded(t *testing.T, name, text string) *data.Dataset {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ds, list, err := load.Load(context.Background(), path, load.Options{})
	if err != nil || list.Errors() > 0 {
		t.Fatal(err, list.Err())
	}
	return ds
}

const (
	mergeHead = "accord = 1\nid = \"first\"\ntitle = { en = \"First\" }\nlicence = \"one\"\nupdated = \"2023\"\nlanguages = [\"en\", \"ru\"]\n"
	mergeRows = "[indicator.T]\nunit = \"USD\"\ntitle = { en = \"Trade\" }\n[area.AA]\ntitle = { en = \"A\" }\n[[observation]]\nINDICATOR = \"T\"\nREF_AREA = \"AA\"\nTIME_PERIOD = 2023\nOBS_VALUE = 4.3\nOBS_BOUND = \">\"\nSOURCE = \"S\"\n"
)

// TestMerge puts two datasets together that have something in common.
func TestMerge(t *testing.T) {
	first := loaded(t, "a.toml", mergeHead+mergeRows+"[[source]]\nid = \"S\"\ntitle = \"Said\"\n[[project]]\nid = \"P\"\ntitle = \"P\"\nstatus = 2\n[[fact]]\nid = \"F1\"\nproject = \"P\"\nfact = \"cost\"\nas_of = 2022\n")
	second := loaded(t, "b.csv", "INDICATOR,REF_AREA,MODE,TIME_PERIOD,OBS_VALUE,OBS_BOUND,UNIT_MEASURE,SOURCE\nT,AA,,2023,4.3,>,USD,S\nT,AA,rail,2023,1,,USD,S\nT,BB,,2024,5,,USD,Z\n")
	third := loaded(t, "c.toml", strings.NewReplacer("first", "third", "one", "two", "\"2023\"", "\"2024\"").Replace(mergeHead)+
		"[area.AA]\ntitle = { ru = \"А\" }\n[[project]]\nid = \"P\"\ntitle = \"P\"\nstatus = 2\n[[fact]]\nid = \"F2\"\nproject = \"P\"\nfact = \"cost\"\nas_of = 2020\n"+
		"[[event]]\nid = \"E\"\ntitle = \"E\"\ndate = 2020\ntype = \"x\"\n")
	ds, list := data.Merge(first, second, third)
	if ds == nil {
		t.Fatal(list.Err())
	}
	var rows []string
	for _, o := range ds.Observations {
		rows = append(rows, strings.Join(o.Dims, ",")+" "+o.Period.String()+" "+o.Bound.String())
	}
	want := []string{"T,AA,,,, 2023 >", "T,AA,,,,rail 2023 ", "T,BB,,,, 2024 "}
	if !slices.Equal(rows, want) {
		t.Errorf("observations %q, want %q", rows, want)
	}
	if ds.ID != "first" || ds.Licence != "one; two" || ds.Updated != data.Year(2024) {
		t.Errorf("id %s, licence %s, updated %s", ds.ID, ds.Licence, ds.Updated)
	}
	if a := ds.Areas; len(a) != 2 || a[0].Title["en"] != "A" || a[0].Title["ru"] != "А" || a[1].ID != "BB" {
		t.Errorf("areas %v", a)
	}
	if s := ds.Sources; len(s) != 2 || s[0].Title != "Said" || s[1].ID != "Z" {
		t.Errorf("sources %v", s)
	}
	if p := ds.Projects; len(p) != 1 || len(p[0].Facts) != 2 || p[0].Facts[0].ID != "F2" || len(ds.Events) != 1 {
		t.Errorf("projects %+v", p)
	}
	if len(first.Observations[0].Dims) != 5 || len(first.Areas) != 1 || len(first.Projects[0].Facts) != 1 {
		t.Error("an input was changed")
	}
}

// TestMergeOfOne is the dataset itself, with all that stands in it.
func TestMergeOfOne(t *testing.T) {
	ds, _, err := load.Load(context.Background(), "", load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, sets := range [][]*data.Dataset{{ds}, {ds, ds}} {
		got, list := data.Merge(sets...)
		if got == nil {
			t.Fatal(list.Err())
		}
		got.Store, got.Rows = ds.Store, ds.Rows
		x, y := reflect.ValueOf(*ds), reflect.ValueOf(*got)
		for i := range x.NumField() {
			if name := x.Type().Field(i).Name; name != "Observations" && !reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) {
				t.Errorf("%d merged: %s\ngot  %v\nwant %v", len(sets), name, y.Field(i), x.Field(i))
			}
		}
		if len(got.Observations) != len(ds.Observations) {
			t.Errorf("%d observations, want %d", len(got.Observations), len(ds.Observations))
		}
	}
}

// TestMergeRefuses lists every contradiction with both places.
func TestMergeRefuses(t *testing.T) {
	first := loaded(t, "a.toml", mergeHead+mergeRows+"[[source]]\nid = \"S\"\ntitle = \"Said\"\n[[event]]\nid = \"E\"\ntitle = \"E\"\ndate = 2020\ntype = \"x\"\n"+
		"[[project]]\nid = \"P\"\ntitle = \"P\"\nstatus = 2\n[[fact]]\nid = \"F\"\nproject = \"P\"\nfact = \"cost\"\n"+
		"[[scene]]\nid = \"s\"\nview = \"--page trade\"\ncaption = \"C\"\n")
	tests := map[string][2]string{ // the other one, and what is said
		"an indicator in another unit":  {"[indicator.T]\nunit = \"EUR\"\n", `the indicator "T" is in "EUR" here and in "USD" there`},
		"a code with another title":     {"[area.AA]\ntitle = { en = \"B\" }\n", `the area "AA" is called "B" here and "A" there`},
		"another value of one claim":    {strings.Replace(mergeRows, "4.3", "4.4", 1), "(T, AA, 2023) is stated here otherwise than there"},
		"the same value, another bound": {strings.Replace(mergeRows, ">", "~", 1), "(T, AA, 2023) is stated here otherwise than there"},
		"a source with another title":   {"[[source]]\nid = \"S\"\ntitle = \"Unsaid\"\n", `the source "S" stands here with other words than there`},
		"an event on another date":      {"[[event]]\nid = \"E\"\ntitle = \"E\"\ndate = 2021\ntype = \"x\"\n", `the event "E" stands here with other words than there`},
		"a fact of another project":     {"[[project]]\nid = \"Q\"\ntitle = \"Q\"\nstatus = 2\n[[fact]]\nid = \"F\"\nproject = \"Q\"\nfact = \"cost\"\n", `the fact "F" stands here with other words than there`},
		"a scene with another view":     {"[[scene]]\nid = \"s\"\nview = \"--page freight\"\ncaption = \"C\"\n", `the scene "s" stands here with other words than there`},
		"another scene":                 {"[[scene]]\nview = \"--page freight\"\ncaption = \"C\"\n", ""},
		"a preference is none":          {"[[prefer]]\nwhere = { INDICATOR = \"T\" }\nperiod = \"2023\"\nsource = \"S\"\n", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			second := loaded(t, "b.toml", mergeHead+test[0])
			ds, list := data.Merge(first, second)
			if test[1] == "" {
				if ds == nil {
					t.Error(list.Err())
				}
				return
			}
			if ds != nil || len(list) != 1 || !strings.HasPrefix(list[0].Message, test[1]) {
				t.Fatalf("got %v, want %s", list.Err(), test[1])
			}
			if d := list[0]; d.At.Path != second.Path || d.Related.Path != first.Path {
				t.Errorf("places %s and %s", d.At, d.Related)
			}
		})
	}
}
