package format

import "strings"

// Languages takes a text of several languages apart, as SDMX-CSV writes them
// ("en:Value;fr:Valeur"); a text of one language comes back under "".
func Languages(text string) map[string]string {
	one := map[string]string{"": text}
	if len(text) < 4 || text[2] != ':' {
		return one
	}
	all := map[string]string{}
	last := ""
	for piece := range strings.SplitSeq(text, ";") {
		tag, rest, ok := strings.Cut(piece, ":")
		if ok && len(tag) == 2 && strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") == "" {
			last = tag
			all[tag] = strings.TrimSpace(rest)
			continue
		}
		if last == "" {
			return one
		}
		all[last] += ";" + piece // a semicolon within the text
	}
	if len(all) < 2 {
		return one
	}
	return all
}
