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
	for _, u := range units() {
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

type unitWord struct {
	id string
	re *regexp.Regexp
}

// units are the words for units, those that contain others first.
func units() []unitWord {
	list := []struct{ id, re string }{
		{"PT", `%|\bper ?cent|\bpercentage|rate of change|growth rate|процент|\bfaiz`},
		{"TKM", `tonne[- ]?k(m|ilomet)|\btkm\b|т[-·]?км|тонно-?км|ton-?km`},
		{"USD", `us ?\$|\busd\b|us dollars?|долл|abş dollar|\$`},
		{"EUR", `\beur\b|\beuros?\b|€|евро|avro`},
		{"AZN", `\bazn\b|манат|manat|₼`},
		{"RUB", `\brub\b|руб|rubl|₽`},
		{"T", `\btonn?e?s?\b|тонн|[ ,(]т[ ,.)]`},
		{"KG", `\bkg\b|[ ,(]кг[ ,.)]|килограмм`},
	}
	out := make([]unitWord, len(list))
	for i, u := range list {
		out[i] = unitWord{u.id, regexp.MustCompile(u.re)}
	}
	return out
}

// multOf finds a power of ten in the words around a unit.
func multOf(t string) int {
	for _, m := range []struct {
		mult int
		re   string
	}{
		{12, `trillion|\btrn\b|\btn\b|трлн|триллион|trilyon`},
		{9, `billion|\bbn\b|млрд|миллиард|milyard|mlrd`},
		{6, `million|\bmn\b|\bmln\b|млн|миллион|milyon`},
		{3, `thousand|тыс|\bmin (ton|abş|manat|dollar)|\b000s?\b|'000`},
	} {
		if regexp.MustCompile(m.re).MatchString(t) {
			return m.mult
		}
	}
	return 0
}
