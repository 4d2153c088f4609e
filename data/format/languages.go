package format

import (
	"maps"
	"slices"
	"strings"
)

// Languages takes a text of several languages apart, as SDMX-CSV writes them
// ("en:Value;fr:Valeur"); a text of one language comes back under "".
func Languages(text string) map[string]string {
	one := map[string]string{"": text}
	if len(text) < 4 || text[2] != ':' {
		return one
	}
	all := map[string]string{}
	last := ""
	between := ";"
	if _, rest, ok := strings.Cut(text, "|"); ok && len(rest) > 2 && rest[2] == ':' && !strings.Contains(text, ";") {
		between = "|" // which the header says behind STRUCTURE
	}
	for piece := range strings.SplitSeq(text, between) {
		tag, rest, ok := strings.Cut(piece, ":")
		if ok && len(tag) == 2 && strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") == "" {
			last = tag
			all[tag] = strings.TrimSpace(rest)
			continue
		}
		if last == "" {
			return one
		}
		all[last] += between + piece // one within the text
	}
	if len(all) < 2 {
		return one
	}
	return all
}

// inOne is a text of several languages in one: that of the plan, else English,
// else the first by its code.
func (p *Plan) inOne(text string) string {
	all := Languages(text)
	for _, l := range []string{"", p.Language, "en"} {
		if s, ok := all[l]; ok {
			return s
		}
	}
	return all[slices.Min(slices.Collect(maps.Keys(all)))]
}
