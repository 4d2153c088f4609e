package load

import (
	"strings"

	"accord/data"
	"accord/data/diag"
)

// agreement reads a row of the agreements.
func (ld *loader) agreement(r *row) {
	r.required("date")
	a := data.Agreement{
		ID: r.required("id"), Title: r.title(), Date: r.period("date"),
		DateInferred: r.word("date_basis", "basis", "stated", "inferred") == "inferred",
		Place:        r.get("place"), Sectors: r.shares("sectors"),
		Level: r.ref("level", &ld.refs.level), Parties: r.refs("parties", &ld.refs.area),
		Status: r.agreementStatus(), InForce: r.period("in_force"),
		VariantOf: r.other("variant_of"), About: r.other("about"),
		Source: r.ref("source", &ld.refs.source), Note: r.get("note"), At: r.at,
	}
	if ld.first(r, a.ID) && !r.bad {
		ld.ds.Agreements = append(ld.ds.Agreements, a)
	}
}

// other reads the id of another agreement.
func (r *row) other(column string) string {
	id := r.ref(column, &r.ld.refs.agreement)
	if id != "" && id == r.get("id") {
		r.errorf(column, "reference", "the agreement %q refers to itself; write the id of another one", id)
	}
	return id
}

func (r *row) agreementStatus() data.AgreementStatus {
	s := r.required("status")
	if s == "" {
		return ""
	}
	var words []string
	for _, known := range data.AgreementStatuses() {
		if strings.EqualFold(s, string(known)) {
			return known
		}
		words = append(words, string(known))
	}
	r.errorf("status", "status", "unknown status %q of an agreement%s", s, diag.Suggest(s, words))
	return ""
}
