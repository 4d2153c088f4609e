package write_test

import (
	"context"
	"flag"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
	"accord/data/write"
)

var update = flag.Bool("update", false, "rewrite the expected files")

// read loads a dataset in which nothing is wrong.
func read(t testing.TB, name string) *data.Dataset {
	t.Helper()
	ds, list, err := load.Load(context.Background(), name, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if list.Errors() > 0 {
		t.Fatalf("%s: %v", name, list.Err())
	}
	return ds
}

// put writes files into a new folder and returns its path.
func put(t testing.TB, files []write.File) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// bare is a copy of ds without what a round trip may change: the places, the
// path, what was set aside; and without NaN, which equals nothing.
func bare(ds *data.Dataset) *data.Dataset {
	c := *ds
	c.Path, c.SetAside, c.Store, c.Rows, c.Understood, c.Unnamed = "", 0, nil, nil, nil, ""
	c.Observations = append([]data.Observation(nil), ds.Observations...)
	for i := range c.Observations {
		o := &c.Observations[i]
		o.At = diag.Position{}
		if o.Missing && math.IsNaN(o.Value) {
			o.Value = 0
		}
	}
	c.Agreements = append([]data.Agreement(nil), ds.Agreements...)
	for i := range c.Agreements {
		c.Agreements[i].At = diag.Position{}
	}
	c.Projects = append([]data.Project(nil), ds.Projects...)
	for i := range c.Projects {
		p := &c.Projects[i]
		p.At, p.Facts = diag.Position{}, append([]data.Fact(nil), p.Facts...)
		for k := range p.Facts {
			p.Facts[k].At = diag.Position{}
		}
	}
	c.Events = append([]data.Event(nil), ds.Events...)
	for i := range c.Events {
		c.Events[i].At = diag.Position{}
	}
	c.Scenes = append([]data.Scene(nil), ds.Scenes...)
	for i := range c.Scenes {
		c.Scenes[i].At = diag.Mark{}
	}
	c.Sources = append([]data.Source(nil), ds.Sources...)
	for i := range c.Sources {
		c.Sources[i].At = diag.Position{}
	}
	return &c
}

// same fails when a and b differ, and shows the first difference of each field.
func same(t testing.TB, a, b *data.Dataset) {
	t.Helper()
	a, b = bare(a), bare(b)
	if reflect.DeepEqual(a, b) {
		return
	}
	x, y := reflect.ValueOf(*a), reflect.ValueOf(*b)
	for i := range x.NumField() {
		name, p, q := x.Type().Field(i).Name, x.Field(i), y.Field(i)
		if reflect.DeepEqual(p.Interface(), q.Interface()) {
			continue
		}
		if p.Kind() == reflect.Slice && p.Len() == q.Len() {
			for k := range p.Len() {
				if !reflect.DeepEqual(p.Index(k).Interface(), q.Index(k).Interface()) {
					t.Errorf("%s[%d]\nfirst  %#v\nsecond %#v", name, k, p.Index(k).Interface(), q.Index(k).Interface())
					break
				}
			}
			continue
		}
		t.Errorf("%s\nfirst  %#v\nsecond %#v", name, p.Interface(), q.Interface())
	}
}

// roundTrip writes ds as a folder, loads it, and compares.
func roundTrip(t testing.TB, ds *data.Dataset) {
	t.Helper()
	dir := put(t, write.Folder(ds))
	same(t, ds, read(t, dir))
	if t.Failed() {
		toml, _ := os.ReadFile(filepath.Join(dir, write.Manifest))
		t.Logf("%s", toml)
	}
}

// TestFolderLosesNothing loads what was written, for every dataset there is.
func TestFolderLosesNothing(t *testing.T) {
	names := []string{""}
	ok, err := filepath.Glob("../load/testdata/ok/*")
	if err != nil || len(ok) < 5 {
		t.Fatal(ok, err)
	}
	for _, name := range append(names, ok...) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			info, err := os.Stat(name)
			if name != "" && (err != nil || !info.IsDir() && filepath.Ext(name) != ".csv" && filepath.Ext(name) != ".toml") {
				t.Skip("no dataset")
			}
			roundTrip(t, read(t, name))
		})
	}
}

// TestForeignFilesLoseNothing does so for files in formats of others, whose
// columns, titles and codes load has understood.
func TestForeignFilesLoseNothing(t *testing.T) {
	var list []string
	for _, pattern := range []string{"../format/testdata/*", "../../../shared/real/*/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, found...)
	}
	n := 0
	for _, name := range list {
		if filepath.Ext(name) == ".md" || filepath.Ext(name) == ".json" {
			continue
		}
		ds, problems, err := load.Load(context.Background(), name, load.Options{})
		if err != nil || ds == nil || problems.Errors() > 0 {
			continue // it is refused, with reasons that are tested elsewhere
		}
		n++
		t.Run(filepath.Base(name), func(t *testing.T) { roundTrip(t, ds) })
	}
	if n < 5 {
		t.Errorf("only %d files could be read", n)
	}
}

// TestUndeclared is about datasets that declare part of what they use, or
// nothing: what load finds out is found out again.
func TestUndeclared(t *testing.T) {
	const head = "accord = 1\nid = \"t\"\ntitle = \"T\"\n"
	rows := "[[observation]]\nINDICATOR = \"T\"\nREF_AREA = \"AZ\"\nACTIVITY = \"energy\"\nTIME_PERIOD = 2023\nOBS_VALUE = 1\nUNIT_MEASURE = \"USD\"\nSOURCE = \"S1\"\n"
	tests := map[string]string{
		"nothing":                     head,
		"an area beyond":              head + rows + "[[agreement]]\nid = \"A\"\ntitle = \"A\"\ndate = 2020\nstatus = \"signed\"\nparties = \"GE;AZ\"\n",
		"a sector beyond":             head + rows + "[[event]]\nid = \"E\"\ntitle = \"E\"\ndate = 2020\ntype = \"x\"\nsectors = \"roads\"\ncountry = \"TR\"\n",
		"a source beyond":             head + rows + "[[event]]\nid = \"E\"\ntitle = \"E\"\ndate = 2020\ntype = \"x\"\nsource = \"S2\"\n",
		"a unit beyond":               head + rows + "[[project]]\nid = \"P\"\ntitle = \"P\"\nstatus = 1\ncost = 4\ncost_unit = \"EUR\"\n",
		"a unit without its amount":   head + rows + "[[project]]\nid = \"P\"\ntitle = \"P\"\nstatus = 1\ncost_unit = \"EUR\"\ncost_mult = 6\n",
		"a panel of what is not":      head + "[panel.trade]\nindicator = \"NOT\"\n" + rows,
		"a highlight of what is not":  head + "[[highlight]]\npanel = \"trade\"\nperiod = \"2023\"\nwhere = { REF_AREA = \"XX\", TRADE_FLOW = \"M\" }\n" + rows,
		"partners":                    head + "partners = [\"AZ\", \"ZZ\"]\n" + rows,
		"areas, no observation":       head + "[area.AZ]\n[area.RU]\ntitle = \"R\"\n",
		"titles of standard ones":     head + "[dimension.REF_AREA]\ntitle = \"Who\"\n[dimension.INDICATOR]\ntitle = \"What\"\n" + rows,
		"rank nought":                 head + "[reporter.\"a b\"]\nrank = 0\ntitle = \"A.B\"\n",
		"defaults":                    head + "[defaults]\nCOUNTERPART_AREA = \"RU\"\nUNIT_MULT = 6\nFREQ = \"A\"\n" + rows,
		"empty titles":                head + "description = \"\"\n[area.AZ]\ntitle = { en = \"\" }\n" + rows,
		"an indicator without a unit": head + "[indicator.T]\nunit = \"\"\nunit_mult = 3\n" + rows + "[[observation]]\nINDICATOR = \"T\"\nTIME_PERIOD = 2022\nOBS_VALUE = 2\n",
		"a fact beside none":          head + "[[project]]\nid = \"P\"\nstatus = 6\n[[fact]]\nid = \"F\"\nproject = \"P\"\nfact = \"x\"\n",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			roundTrip(t, read(t, filepath.Join(put(t, []write.File{{Name: "dataset.toml", Content: []byte(text)}}), "dataset.toml")))
		})
	}
}

// TestNumbers checks that a number is written as it was.
func TestNumbers(t *testing.T) {
	for _, s := range []string{"0", "-0", "4.30", "4.300", "-11", "1000000", "0.1", "0.000000000000001", "123456789012345678",
		"0.12345678901234567", "1e21", "1.5e-20", "2.50e1", "1e300", "-1.7976931348623157e308", "5e-324", "9007199254740993", "0.30000000000000004"} {
		dir := put(t, []write.File{{Name: "a.csv", Content: []byte("TIME_PERIOD,OBS_VALUE\n2023," + s + "\n")}})
		ds := read(t, dir+"/a.csv")
		roundTrip(t, ds)
		var b strings.Builder
		if err := write.CSV(&b, ds); err != nil {
			t.Fatal(err)
		}
		if plain := !strings.Contains(s, "e"); plain && len(s) < 12 && !strings.Contains(b.String(), ","+s+",") {
			t.Errorf("%s is written otherwise: %s", s, b.String())
		}
	}
}

// TestFolderIsDeterministic writes the same bytes every time.
func TestFolderIsDeterministic(t *testing.T) {
	ds := read(t, "")
	first := write.Folder(ds)
	for range 5 {
		if !reflect.DeepEqual(first, write.Folder(ds)) {
			t.Fatal("two writings differ")
		}
	}
	if !reflect.DeepEqual(first, write.Folder(read(t, put(t, first)))) {
		t.Error("what was written and read is written otherwise")
	}
}
