package load

import (
	"strings"

	"accord/data"
)

// source reads a row of the sources.
func (ld *loader) source(r *row) {
	s := data.Source{
		ID: r.required("id"), Title: r.get("title"), Publisher: r.get("publisher"),
		TitleBasis: data.TitleBasis(r.word("title_basis", "basis", string(data.TitleStated), string(data.TitleSlug), string(data.TitleDescribed))),
		Date:       r.period("date"), URL: r.get("url"), Language: r.get("language"), Licence: r.get("licence"), At: r.at,
	}
	if r.get("date_basis") != "" {
		s.DateBasis = r.word("date_basis", "basis", "stated", "inferred", "url", "unknown")
	}
	if s.Title == "" {
		s.TitleBasis = data.TitleDescribed // nothing is there that could be a headline
	}
	if s.URL != "" && !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://") {
		r.warnf("url", "url", "the address %q begins with neither https:// nor http://", s.URL)
	}
	if ld.first(r, s.ID) && !r.bad {
		ld.ds.Sources = append(ld.ds.Sources, s)
	}
}
