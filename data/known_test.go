package data_test

import (
	"testing"

	"accord/data"
)

func TestKnownAt(t *testing.T) {
	d := &data.Dataset{
		Sources: []data.Source{{ID: "old", Date: data.Year(2019)}, {ID: "new", Date: data.Day(2024, 8, 19)}, {ID: "undated"}},
		Agreements: []data.Agreement{
			{ID: "1", Date: data.Year(2018), Source: "old"},
			{ID: "2", Date: data.Year(2018), Source: "new"},
			{ID: "3", Date: data.Day(2024, 12, 1), Source: "undated"},
			{ID: "4", Date: data.Year(2018), Source: "old", Status: data.AgreementInForce, InForce: data.Day(2025, 2, 25)},
		},
		Events: []data.Event{{ID: "1", Date: data.Year(2018), Source: "old"}, {ID: "2", Date: data.Year(2026), Source: "undated"}},
		Projects: []data.Project{
			{ID: "1", Declared: data.ActivityClosed, AsOf: data.Day(2024, 8, 19), ActualStart: data.Year(2018), ActualEnd: data.Day(2024, 8, 1),
				Facts: []data.Fact{{ID: "a", Source: "old"}, {ID: "b", Source: "new"}}},
			{ID: "2", Declared: data.ActivityPipeline, AsOf: data.Year(2025), Facts: []data.Fact{{ID: "c", Source: "new"}}},
		},
	}
	k := d.KnownAt(data.Day(2024, 3, 6))
	if len(k.Sources) != 2 || len(k.Agreements) != 2 || len(k.Events) != 1 || len(k.Projects) != 1 {
		t.Fatalf("%d sources, %d agreements, %d events, %d projects", len(k.Sources), len(k.Agreements), len(k.Events), len(k.Projects))
	}
	if a := k.Agreements[1]; a.ID != "4" || a.Status != data.AgreementSigned || !a.InForce.IsZero() {
		t.Errorf("an entry into force of 2025 is known in 2024: %+v", a)
	}
	if p := k.Projects[0]; len(p.Facts) != 1 || p.Declared != data.ActivityUnknown || !p.ActualEnd.IsZero() || p.ActualStart.IsZero() {
		t.Errorf("a project knows what came later: %+v", p)
	}
	if d.Agreements[3].Status != data.AgreementInForce || len(d.Projects[0].Facts) != 2 {
		t.Error("the dataset itself was changed")
	}
}
