package data

import (
	"fmt"
	"strings"

	"accord/data/diag"
)

// Preference says which of rival claims is drawn. It is a comparable word, as
// a command line writes it. A preference other than the default goes before
// everything that the dataset says, its pins included; among equals the order
// of the dataset decides. Older revisions of a claim are never preferred to
// newer ones.
type Preference string

// Preferences. [PreferReporter] makes the others.
const (
	// PreferDefault is the order of the dataset: pins, then reporter, status,
	// newest vintage, source.
	PreferDefault Preference = ""
	// PreferNewest draws the claim that was published last, whoever published
	// it; claims without a date come last.
	PreferNewest Preference = "newest"
	// PreferLowest and PreferHighest draw the lowest and the highest number;
	// claims without a number come last.
	PreferLowest  Preference = "lowest"
	PreferHighest Preference = "highest"
)

const byReporter = "reporter="

// PreferReporter draws the claims of the organisation id. Where it has none
// the order of the dataset decides, and Cell.Org tells whose figure it is.
func PreferReporter(id string) Preference { return Preference(byReporter + id) }

// Reporter is the id of the chosen organisation; false when p chooses none.
func (p Preference) Reporter() (string, bool) { return strings.CutPrefix(string(p), byReporter) }

// Word is what Claim.Why says of a claim that p put first.
func (p Preference) Word() string {
	if _, ok := p.Reporter(); ok {
		return "chosen reporter"
	}
	return string(p)
}

// ParsePreference reads a preference: "" or "default", "newest", "lowest",
// "highest", "reporter=ID". It fails with [ErrQuery]; whether the organisation
// exists is for the store to say.
func ParsePreference(s string) (Preference, error) {
	p := Preference(s)
	if s == "default" {
		p = PreferDefault
	}
	switch p {
	case PreferDefault, PreferNewest, PreferLowest, PreferHighest:
		return p, nil
	}
	if id, ok := p.Reporter(); ok && id != "" {
		return p, nil
	}
	known := []string{"default", "highest", "lowest", "newest", byReporter + "ID"}
	return PreferDefault, fmt.Errorf("%w: no preference %q%s", ErrQuery, s, diag.Suggest(s, known))
}
