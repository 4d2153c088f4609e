package load

import "accord/data"

// event reads a row of the events.
func (ld *loader) event(r *row) {
	r.required("date")
	r.required("type")
	e := data.Event{
		ID: r.required("id"), Title: r.title(), Type: r.ref("type", &ld.refs.eventType), Date: r.period("date"),
		DateInferred: r.word("date_basis", "basis", "stated", "inferred") == "inferred",
		Place:        r.get("place"), Country: r.ref("country", &ld.refs.area), Level: r.ref("level", &ld.refs.level),
		Participants: r.get("participants"), Sectors: r.refs("sectors", &ld.refs.sector),
		Source: r.ref("source", &ld.refs.source), Note: r.get("note"), At: r.at,
	}
	e.Number, _ = r.integer("number")
	if ld.first(r, e.ID) && !r.bad {
		ld.ds.Events = append(ld.ds.Events, e)
	}
}
