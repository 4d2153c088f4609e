package write

import (
	"fmt"
	"strconv"
	"strings"
)

// NextID continues the ids of a table: the one after the highest of those that
// are written like the last one, S203 after S202. It is "" when the last one
// does not end in a number.
func NextID(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	prefix, _, _, ok := numbered(ids[len(ids)-1])
	if !ok {
		return ""
	}
	highest, width := 0, 0
	for _, id := range ids {
		if pre, n, w, ok := numbered(id); ok && pre == prefix && n >= highest {
			highest, width = n, w
		}
	}
	return fmt.Sprintf("%s%0*d", prefix, width, highest+1)
}

// numbered takes S007 apart: "S", 7, 3.
func numbered(id string) (prefix string, n, width int, ok bool) {
	prefix = strings.TrimRight(id, "0123456789")
	digits := id[len(prefix):]
	n, err := strconv.Atoi(digits)
	return prefix, n, len(digits), err == nil && len(digits) < 18
}
