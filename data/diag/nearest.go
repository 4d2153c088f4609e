package diag

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// maxKnown is how many allowed words a message lists.
const maxKnown = 32

// Nearest is the word of known that is most like word without regard to case:
// at edit distance 2 or a third of its length; "" when none is. Of equally
// near ones it is the alphabetically first. Failing that, it is the only one
// of which word is a part: TIME_PERIOD for PERIOD.
func Nearest(word string, known []string) string {
	w := strings.ToLower(word)
	if len(w) > 64 { // no name is that long, and the distance costs its square
		return ""
	}
	best, distance := "", max(2, len([]rune(w))/3)+1
	for _, k := range known {
		d := levenshtein.ComputeDistance(w, strings.ToLower(k))
		if d >= len([]rune(k)) { // nothing of k is left
			continue
		}
		if d < distance || d == distance && best != "" && k < best {
			best, distance = k, d
		}
	}
	if best != "" || w == "" {
		return best
	}
	for _, k := range known {
		parts := strings.FieldsFunc(strings.ToLower(k), func(r rune) bool { return r == '_' || r == '-' })
		if len(parts) < 2 || !slices.Contains(parts, w) {
			continue
		}
		if best != "" {
			return ""
		}
		best = k
	}
	return best
}

// Suggest is what a message about an unknown word ends with: the nearest known
// one and the sorted list of all, of a long list only the beginning.
func Suggest(word string, known []string) string {
	known = slices.Compact(slices.Sorted(slices.Values(known)))
	if len(known) == 0 {
		return ""
	}
	s := ""
	if n := Nearest(word, known); n != "" {
		s = fmt.Sprintf("; did you mean %q?", n)
		if len(known) > maxKnown {
			return s
		}
	} else {
		s = ";"
	}
	more := ""
	if len(known) > maxKnown {
		more = fmt.Sprintf(" … (%d in all)", len(known))
		known = known[:maxKnown]
	}
	return s + " known: " + strings.Join(known, ", ") + more
}
