package load

import (
	"strings"

	"accord/data"
	"accord/data/diag"
)

// project reads a row of the projects.
func (ld *loader) project(r *row) {
	p := data.Project{
		ID: r.required("id"), Title: r.title(), Sectors: r.shares("sectors"),
		Declared: r.activityStatus(), Words: r.get("status_words"), AsOf: r.period("status_as_of"),
		PlannedStart: r.period("planned_start"), ActualStart: r.period("actual_start"),
		PlannedEnd: r.period("planned_end"), ActualEnd: r.period("actual_end"),
		Cost:     r.amount("cost", "cost_bound", "cost_unit", "cost_mult"),
		Location: r.get("location"), Partners: r.list("partners"),
		Agreements: r.refs("agreements", &ld.refs.agreement),
		Source:     r.ref("source", &ld.refs.source), Note: r.get("note"), At: r.at,
	}
	r.ordered("planned_end", p.PlannedStart, p.PlannedEnd)
	r.ordered("actual_end", p.ActualStart, p.ActualEnd)
	if ld.first(r, p.ID) && !r.bad {
		ld.ds.Projects = append(ld.ds.Projects, p)
	}
}

// ordered warns of an end, in that column, that lies before its start.
func (r *row) ordered(column string, start, end data.Period) {
	if !start.IsZero() && !end.IsZero() && !end.End().After(start.Start()) {
		r.warnf(column, "dates", "%s %s is before the start, %s", column, end, start)
	}
}

// amount reads a sum of money or another measure with its bound and unit.
func (r *row) amount(value, bound, unit, mult string) data.Amount {
	var a data.Amount
	a.Value, a.Decimals, a.Known = r.number(value)
	a.Bound = r.bound(bound)
	a.Unit.ID = r.ref(unit, &r.ld.refs.unit)
	a.Unit.Mult, _ = r.multiplier(mult)
	if r.get(bound) != "" && r.get(value) == "" {
		r.errorf(bound, "bound", "the bound %q has no value; write the number in %s, or leave the bound empty", r.get(bound), value)
	}
	if !a.Known {
		a.Value = 0
	}
	return a
}

// activityStatus reads a status of IATI by code or English name, old names
// included.
func (r *row) activityStatus() data.ActivityStatus {
	s := r.required("status")
	if s == "" {
		return data.ActivityUnknown
	}
	names := []string{"Pipeline/identification", "Implementation", "Finalisation", "Closed", "Cancelled", "Suspended"}
	for i, name := range names {
		if s == string(rune('1'+i)) || strings.EqualFold(s, name) {
			return data.ActivityStatus(i + 1)
		}
	}
	switch strings.ToLower(s) {
	case "pipeline", "identification":
		return data.ActivityPipeline
	case "completion":
		return data.ActivityFinalisation
	case "post-completion":
		return data.ActivityClosed
	}
	r.errorf("status", "status", "unknown status %q of a project; expected a code from 1 to 6 or its name%s", s, diag.Suggest(s, names))
	return data.ActivityUnknown
}

// fact reads a row of the facts about projects.
func (ld *loader) fact(r *row) {
	r.required("project")
	f := data.Fact{
		ID: r.required("id"), AsOf: r.period("as_of"), Kind: r.required("fact"),
		Amount: r.amount("value", "bound", "unit", "unit_mult"),
		Words:  r.get("words"), Source: r.ref("source", &ld.refs.source), Note: r.get("note"), At: r.at,
	}
	project := r.ref("project", &ld.refs.project)
	if ld.first(r, f.ID) && !r.bad {
		ld.facts[project] = append(ld.facts[project], f)
	}
}
