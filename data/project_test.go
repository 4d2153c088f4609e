package data_test

import (
	"testing"

	"accord/data"
)

func TestProjectStatusFromDates(t *testing.T) {
	y := data.Year
	now := data.Day(2024, 3, 5)
	tests := []struct {
		name     string
		p        data.Project
		inferred data.ActivityStatus
		conflict string
	}{
		{"nothing known", data.Project{}, data.ActivityUnknown, ""},
		{"planned", data.Project{Declared: data.ActivityPipeline, PlannedStart: y(2025)}, data.ActivityPipeline, ""},
		{"under way", data.Project{Declared: data.ActivityImplementation, ActualStart: y(2022), PlannedEnd: y(2028)}, data.ActivityImplementation, ""},
		{"closed", data.Project{Declared: data.ActivityClosed, ActualStart: y(2017), ActualEnd: y(2019)}, data.ActivityClosed, ""},
		{"ended, declared open", data.Project{Declared: data.ActivityImplementation, ActualStart: y(2017), ActualEnd: y(2019)}, data.ActivityClosed, "ended"},
		{"overdue", data.Project{Declared: data.ActivityImplementation, ActualStart: y(2022), PlannedEnd: data.Month(2023, 3)}, data.ActivityImplementation, "overdue"},
		{"planned for this year is not overdue", data.Project{Declared: data.ActivityImplementation, ActualStart: y(2022), PlannedEnd: y(2024)}, data.ActivityImplementation, ""},
		{"begun, declared planned", data.Project{Declared: data.ActivityPipeline, ActualStart: y(2023)}, data.ActivityImplementation, "begun"},
		{"closed before it begins", data.Project{Declared: data.ActivityClosed, PlannedStart: y(2026)}, data.ActivityPipeline, "not begun"},
		{"end still to come", data.Project{Declared: data.ActivityImplementation, ActualStart: y(2022), ActualEnd: y(2025)}, data.ActivityImplementation, ""},
		{"cancelled and overdue is no conflict", data.Project{Declared: data.ActivityCancelled, PlannedEnd: y(2020)}, data.ActivityPipeline, ""},
	}
	for _, test := range tests {
		if got := test.p.Inferred(now); got != test.inferred {
			t.Errorf("%s: inferred %d, want %d", test.name, got, test.inferred)
		}
		if got := test.p.Conflict(now); got != test.conflict {
			t.Errorf("%s: conflict %q, want %q", test.name, got, test.conflict)
		}
	}
}
