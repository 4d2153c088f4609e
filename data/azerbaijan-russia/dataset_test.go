package bundled_test

import (
	"context"
	"maps"
	"os"
	"testing"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
)

func loaded(t testing.TB) *data.Dataset {
	t.Helper()
	ds, problems, err := load.Load(context.Background(), ".", load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) > 0 {
		diag.Print(os.Stderr, problems)
		t.Fatalf("%d problems", len(problems))
	}
	return ds
}

// The dataset loads without a word, whole.
func TestDatasetIsFaultless(t *testing.T) {
	ds := loaded(t)
	for _, x := range []struct {
		what      string
		got, want int
	}{
		{"observations", len(ds.Observations), 228 + 106 + 17},
		{"agreements", len(ds.Agreements), 58},
		{"projects", len(ds.Projects), 17},
		{"events", len(ds.Events), 43},
		{"rows set aside", ds.SetAside, 0},
		{"key figures", len(ds.Highlights), 2},
	} {
		if x.got != x.want {
			t.Errorf("%d %s, expected %d", x.got, x.what, x.want)
		}
	}
	facts, counted := 0, 0
	for _, p := range ds.Projects {
		facts += len(p.Facts)
	}
	for _, a := range ds.Agreements {
		if a.Counted() {
			counted++
		}
	}
	if facts != 72 || counted != 54 {
		t.Errorf("%d facts and %d documents, expected 72 and 54", facts, counted)
	}
}

// Every label is there in the three languages.
func TestLabelsAreTranslated(t *testing.T) {
	ds := loaded(t)
	check := func(what, id string, title data.Text) {
		for _, lang := range ds.Languages {
			if title[lang] == "" {
				t.Errorf("%s %s has no title in %s", what, id, lang)
			}
		}
	}
	for what, list := range map[string][]data.Code{"area": ds.Areas, "sector": ds.Sectors, "level": ds.Levels,
		"event type": ds.EventTypes, "unit": ds.Units} {
		for _, c := range list {
			check(what, c.ID, c.Title)
		}
	}
	for _, x := range ds.Indicators {
		check("indicator", x.ID, x.Title)
	}
	for _, x := range ds.Reporters {
		check("reporter", x.ID, x.Title)
	}
	for _, d := range ds.Dimensions[len(data.StandardDimensions()):] {
		check("dimension", d.ID, d.Title)
		for _, c := range d.Codes {
			check(d.ID, c.ID, c.Title)
		}
	}
	for _, p := range ds.Projects {
		check("project", p.ID, p.Title)
	}
	for _, e := range ds.Events {
		check("event", e.ID, e.Title)
	}
	check("dataset", ds.ID, ds.Title)
}

// The two key figures are those of the communiqué, preferred by name, and
// their rivals are kept.
func TestKeyFigures(t *testing.T) {
	ds := loaded(t)
	want := []struct {
		value  float64
		rivals int
	}{{4.3, 6}, {11, 1}}
	for i, h := range ds.Highlights {
		where := maps.Clone(h.Where)
		where[data.DimIndicator] = ds.Panels[h.Panel].Indicator
		claims, err := ds.Store.Claims(context.Background(), where, h.Period)
		if err != nil || len(claims) != want[i].rivals+1 {
			t.Fatalf("%s: %d claims, %v", h.Panel, len(claims), err)
		}
		c := claims[0]
		if c.Value != want[i].value || c.Bound != data.More || c.Source != "S001" || c.Why != "pinned" {
			t.Errorf("%s: %s %g from %s, preferred by %s", h.Panel, c.Bound, c.Value, c.Source, c.Why)
		}
	}
}

// The largest mirror gap: 1.96 bn in Baku is 4 bn in Moscow.
func TestMirrorOf2014(t *testing.T) {
	ds := loaded(t)
	f, err := ds.Store.Query(context.Background(), data.Query{Indicator: "TRADE", Freq: data.FreqAnnual,
		By: []string{data.DimRefArea}, From: data.Year(2014), To: data.Year(2014)})
	if err != nil || len(f.Series) != 2 {
		t.Fatalf("%d series, %v", len(f.Series), err)
	}
	az, ru := f.Series[0].Cells[0], f.Series[1].Cells[0]
	if az.Value != 1.96 || az.Org != "SCC-AZ" || ru.Value != 4 || ru.Org != "FCS-RU" {
		t.Errorf("%g by %s, %g by %s", az.Value, az.Org, ru.Value, ru.Org)
	}
}

// Projects whose planned end has passed without a word are found, and only
// those.
func TestOverdueProjects(t *testing.T) {
	ds := loaded(t)
	got := map[string]string{}
	for _, p := range ds.Projects {
		if why := p.Conflict(ds.Updated); why != "" {
			got[p.ID] = why
		}
	}
	if want := map[string]string{"P06": "overdue", "P07": "overdue", "P15": "overdue"}; !maps.Equal(got, want) {
		t.Errorf("conflicts %v, expected %v", got, want)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loaded(b)
	}
}
