package format

import (
	"regexp"
	"strings"

	"accord/data"
)

// unitOf finds a unit in a title such as "GDP (current US$)", "mn USD" or
// "Объем перевозок, тыс. тонн"; false when it names none.
func unitOf(title string) (data.Unit, bool) {
	t := " " + strings.ToLower(title) + " "
	for _, u := range unitTerms {
		if !u.re.MatchString(t) {
			continue
		}
		unit := data.Unit{ID: u.id}
		if !unit.IsRatio() {
			unit.Mult = multOf(t)
		}
		return unit, true
	}
	return data.Unit{}, false
}

// onlyUnit reports whether a text is a unit and nothing else.
func onlyUnit(s string) bool {
	u, ok := unitOf(s)
	if !ok {
		return false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return blank(r) || strings.ContainsRune("(),.;:/·-", r) }) {
		_, is := unitOf(w)
		switch w {
		case "of", "in", "us", "сша", "abş", "в", "mln", "ilə":
			is = true
		}
		if !is && multOf(" "+w+" ") == 0 && w != strings.ToLower(u.ID) {
			return false
		}
	}
	return true
}

// unitWord is how a unit, or a power of ten, is written in titles.
type unitWord struct {
	id   string
	mult int
	re   *regexp.Regexp
}

// unitTerms are the words for units, those that contain others first.
var unitTerms = []unitWord{
	{"PT", 0, regexp.MustCompile(`%|\bper ?cent|\bpercentage|rate of change|growth rate|процент|\bfaiz`)},
	{"TKM", 0, regexp.MustCompile(`tonne[- ]?k(m|ilomet)|\btkm\b|т[-·]?км|тонно-?км|ton-?km`)},
	{"USD", 0, regexp.MustCompile(`us ?\$|\busd\b|us dollars?|долл|abş dollar|\$`)},
	{"EUR", 0, regexp.MustCompile(`\beur\b|\beuros?\b|€|евро|avro`)},
	{"AZN", 0, regexp.MustCompile(`\bazn\b|манат|manat|₼`)},
	{"RUB", 0, regexp.MustCompile(`\brub\b|руб|rubl|₽`)},
	{"T", 0, regexp.MustCompile(`\btonn?e?s?\b|тонн|[ ,(]т[ ,.)]`)},
	{"KG", 0, regexp.MustCompile(`\bkg\b|[ ,(]кг[ ,.)]|килограмм`)},
}

// multTerms are the words for powers of ten.
var multTerms = []unitWord{
	{"", 12, regexp.MustCompile(`trillion|\btrn\b|\btn\b|трлн|триллион|trilyon`)},
	{"", 9, regexp.MustCompile(`billion|\bbn\b|млрд|миллиард|milyard|mlrd`)},
	{"", 6, regexp.MustCompile(`million|\bmn\b|\bmln\b|млн|миллион|milyon`)},
	{"", 3, regexp.MustCompile(`thousand|тыс|\bmin (ton|abş|manat|dollar)|\b000s?\b|'000`)},
}

// multOf finds a power of ten in the words around a unit.
func multOf(t string) int {
	for _, m := range multTerms {
		if m.re.MatchString(t) {
			return m.mult
		}
	}
	return 0
}
