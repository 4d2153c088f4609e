package load

import (
	"context"
	"testing"

	"accord/data/diag"
)

func TestBundled(t *testing.T) {
	ds, list, err := Load(context.Background(), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) > 0 {
		diag.Print(testWriter{t}, list)
		t.Fatalf("the bundled dataset has %s", diag.Summary(list, ds.SetAside))
	}
	if ds.ID != "azerbaijan-russia" || ds.Path != "" || ds.Store == nil {
		t.Errorf("ID %q, Path %q, Store %v", ds.ID, ds.Path, ds.Store)
	}
	if len(ds.Observations) == 0 || len(ds.Agreements) == 0 || len(ds.Projects) == 0 || len(ds.Events) == 0 || len(ds.Sources) == 0 {
		t.Error("a table is empty")
	}
	for i, a := range ds.Agreements[1:] {
		if a.Date.Compare(ds.Agreements[i].Date) < 0 {
			t.Errorf("agreement %s of %s stands after %s", a.ID, a.Date, ds.Agreements[i].Date)
		}
	}
	facts := 0
	for _, p := range ds.Projects {
		facts += len(p.Facts)
		for i := 1; i < len(p.Facts); i++ {
			if p.Facts[i].AsOf.Compare(p.Facts[i-1].AsOf) < 0 {
				t.Errorf("facts of %s are not in order of date", p.ID)
			}
		}
	}
	if facts == 0 {
		t.Error("no project has facts")
	}
}

type testWriter struct{ t *testing.T }

func (w testWriter) Write(b []byte) (int, error) {
	w.t.Log(string(b))
	return len(b), nil
}

func BenchmarkLoadBundled(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Load(context.Background(), "", Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
