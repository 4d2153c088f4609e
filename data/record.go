package data

import "accord/data/diag"

// SectorShare is one sector of a record and the percentage of the record that
// belongs to it. The percentages of one record add up to 100.
type SectorShare struct {
	Sector  string
	Percent float64
}

// AgreementStatus is where an agreement stands.
type AgreementStatus string

// Statuses of agreements.
const (
	AgreementAnnounced  AgreementStatus = "announced"
	AgreementSigned     AgreementStatus = "signed"
	AgreementInForce    AgreementStatus = "in force"
	AgreementExpired    AgreementStatus = "expired"
	AgreementTerminated AgreementStatus = "terminated"
)

// AgreementStatuses returns all statuses in the order of an agreement's life.
func AgreementStatuses() []AgreementStatus {
	return []AgreementStatus{AgreementAnnounced, AgreementSigned, AgreementInForce, AgreementExpired, AgreementTerminated}
}

// Agreement is one signed or announced document.
type Agreement struct {
	ID    string
	Title Text
	// Date is the day, month or year of signature, as precise as it is known.
	Date Period
	// DateInferred is true when no source states the date itself.
	DateInferred bool
	Place        string
	Sectors      []SectorShare
	Level        string // id of a level declared in the dataset
	Parties      []string
	Status       AgreementStatus
	// InForce is the date of entry into force, zero when it is not known.
	InForce Period
	// VariantOf is the id of the agreement of which this row is a rival
	// version (another date, say); it is listed, and not counted.
	VariantOf string
	// About is the id of the agreement that this act is about (a
	// ratification, an entry into force); it is listed, and not counted.
	About  string
	Source string
	Note   string
	At     diag.Position
}

// Counted reports whether a is a document of its own, neither a rival version
// of another row nor an act about one.
func (a Agreement) Counted() bool { return a.VariantOf == "" && a.About == "" }

// Concluded reports whether a was signed at all.
func (a Agreement) Concluded() bool { return a.Status != AgreementAnnounced }

// ActivityStatus is the status of a project in IATI codes (ActivityStatus).
type ActivityStatus uint8

// Statuses of IATI ActivityStatus; ActivityUnknown is no code of the list.
const (
	ActivityUnknown        ActivityStatus = 0
	ActivityPipeline       ActivityStatus = 1
	ActivityImplementation ActivityStatus = 2
	ActivityFinalisation   ActivityStatus = 3
	ActivityClosed         ActivityStatus = 4
	ActivityCancelled      ActivityStatus = 5
	ActivitySuspended      ActivityStatus = 6
)

// ActivityStatuses returns the statuses in the order of a project's life.
func ActivityStatuses() []ActivityStatus {
	return []ActivityStatus{ActivityPipeline, ActivityImplementation, ActivityFinalisation,
		ActivityClosed, ActivitySuspended, ActivityCancelled, ActivityUnknown}
}

// Amount is a sum of money or another measure as it was stated.
type Amount struct {
	Known    bool
	Value    float64
	Decimals int
	Bound    Bound
	Unit     Unit
}

// Project is one undertaking with its dates and facts.
type Project struct {
	ID      string
	Title   Text
	Sectors []SectorShare
	// Declared is the status that the source gives, Words its own wording
	// (translated), AsOf the date it speaks of.
	Declared                 ActivityStatus
	Words                    string
	AsOf                     Period
	PlannedStart, PlannedEnd Period
	ActualStart, ActualEnd   Period
	Cost                     Amount
	Location                 string
	Partners                 []string
	Agreements               []string // ids
	Source                   string
	Note                     string
	Facts                    []Fact // ascending by date
	At                       diag.Position
}

// Inferred is the status that the dates of p say on day now: closed after the
// actual end, under way between the actual start and it, in preparation
// before. It is ActivityUnknown when the dates say nothing.
func (p Project) Inferred(now Period) ActivityStatus {
	began := func(q Period) bool { return !q.IsZero() && q.start < now.end }
	switch {
	case began(p.ActualEnd):
		return ActivityClosed
	case began(p.ActualStart):
		return ActivityImplementation
	case !p.PlannedStart.IsZero() || !p.PlannedEnd.IsZero():
		return ActivityPipeline
	}
	return ActivityUnknown
}

// Conflict says in a fixed word why the declared status and the dates of p
// contradict each other on day now; "" when they do not. The words are
// "ended" (declared open, and the actual end has come), "overdue" (declared
// open, and the planned end has passed without an actual one), "begun"
// (declared in preparation after its actual start) and "not begun" (declared
// under way or closed before its planned start, without an actual one).
func (p Project) Conflict(now Period) string {
	open := p.Declared == ActivityPipeline || p.Declared == ActivityImplementation
	switch {
	case open && !p.ActualEnd.IsZero() && p.ActualEnd.start < now.end:
		return "ended"
	case open && p.ActualEnd.IsZero() && !p.PlannedEnd.IsZero() && p.PlannedEnd.end <= now.start:
		return "overdue"
	case p.Declared == ActivityPipeline && !p.ActualStart.IsZero() && p.ActualStart.start < now.end:
		return "begun"
	case (p.Declared == ActivityClosed || p.Declared == ActivityImplementation) &&
		p.ActualStart.IsZero() && !p.PlannedStart.IsZero() && p.PlannedStart.start >= now.end:
		return "not begun"
	}
	return ""
}

// Fact is one dated statement about a project.
type Fact struct {
	ID     string
	AsOf   Period
	Kind   string // what is stated: cost, length, capacity …
	Amount Amount
	Words  string // the status or the statement in words
	Source string
	Note   string
	At     diag.Position
}

// Event is a meeting, a session, an opening: what annotates a time axis.
type Event struct {
	ID    string
	Title Text
	Type  string // id of an event type declared in the dataset
	// Date is the day, month, year or span of the event.
	Date         Period
	DateInferred bool
	Number       int // of a numbered session; 0 where it has none
	Place        string
	Country      string
	Level        string
	Participants string
	Sectors      []string
	Source       string
	Note         string
	At           diag.Position
}

// TitleBasis says where the title of a source comes from.
type TitleBasis string

// Bases of titles: the publisher's own headline, one rebuilt from the page
// address, or a description. Only a stated title may be shown as a headline.
const (
	TitleStated    TitleBasis = "stated"
	TitleSlug      TitleBasis = "slug"
	TitleDescribed TitleBasis = "desc"
)

// Source is one page or document that says something.
type Source struct {
	ID         string
	Title      string
	TitleBasis TitleBasis
	Publisher  string
	Date       Period
	DateBasis  string // stated, inferred, url, unknown
	URL        string
	Language   string
	Licence    string
	At         diag.Position
}
