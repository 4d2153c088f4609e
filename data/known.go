package data

// KnownAt is d as it was known at the end of the period p: without agreements,
// events, facts and sources that were published later, with an agreement's
// entry into force and a project's declared status only when they had been
// told by then. A record whose source has no date counts as known from its own
// date on. Observations stay: Query.AsOf keeps those of later vintages out. The
// rows of d are not changed.
func (d *Dataset) KnownAt(p Period) *Dataset {
	dates := make(map[string]Period, len(d.Sources))
	out := *d
	out.Sources = nil
	for _, s := range d.Sources {
		dates[s.ID] = s.Date
		if toldBy(p, s.Date, Period{}) {
			out.Sources = append(out.Sources, s)
		}
	}
	out.Agreements = nil
	for _, a := range d.Agreements {
		if !toldBy(p, dates[a.Source], a.Date) {
			continue
		}
		if !a.InForce.IsZero() && a.InForce.start >= p.end {
			a.InForce = Period{}
			if a.Status == AgreementInForce {
				a.Status = AgreementSigned
			}
		}
		out.Agreements = append(out.Agreements, a)
	}
	out.Events = nil
	for _, e := range d.Events {
		if toldBy(p, dates[e.Source], e.Date) {
			out.Events = append(out.Events, e)
		}
	}
	out.Projects = nil
	for _, x := range d.Projects {
		if x, known := x.knownAt(p, dates); known {
			out.Projects = append(out.Projects, x)
		}
	}
	return &out
}

// toldBy reports whether something was published, or if nobody knows when it
// was, had happened, before the end of p. Without any date it counts as known.
func toldBy(p, published, happened Period) bool {
	when := published
	if when.IsZero() {
		when = happened
	}
	return when.IsZero() || when.start < p.end
}

// knownAt is x with what was known of it at the end of p; false when nothing
// was.
func (x Project) knownAt(p Period, dates map[string]Period) (Project, bool) {
	var facts []Fact
	for _, f := range x.Facts {
		if toldBy(p, dates[f.Source], f.AsOf) {
			facts = append(facts, f)
		}
	}
	status := toldBy(p, x.AsOf, dates[x.Source])
	if len(facts) == 0 && !status {
		return x, false
	}
	x.Facts = facts
	if !status {
		x.Declared, x.Words, x.AsOf, x.Source = ActivityUnknown, "", Period{}, ""
	}
	for _, q := range []*Period{&x.ActualStart, &x.ActualEnd} {
		if !q.IsZero() && q.start >= p.end {
			*q = Period{}
		}
	}
	return x, true
}
