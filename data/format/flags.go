package format

import "strings"

// status turns the flags of a list into those of CL_OBS_STATUS. The second
// result is what of them has no place there and is kept in words.
func status(list, flags string) (codes, words string) {
	flags = strings.TrimSpace(flags)
	if list == "own" {
		return "", "flag " + flags
	}
	if list != "eurostat" {
		code, _, _ := strings.Cut(flags, ":") // "P: Provisional"
		return strings.TrimSpace(code), ""
	}
	var b strings.Builder
	var left []string
	for _, r := range flags {
		switch r {
		case 'b', 'd', 'e', 'f', 'n', 'p', 'u':
			b.WriteString(strings.ToUpper(string(r)))
		case 'i':
			b.WriteByte('I')
		case 's': // an estimate by Eurostat
			b.WriteByte('E')
			left = append(left, "estimated by Eurostat")
		case 'r':
			left = append(left, "revised")
		case 'c':
			b.WriteByte('Q')
			left = append(left, "confidential")
		case 'z':
			b.WriteByte('M')
			left = append(left, "not applicable")
		case ' ', ',', ';':
		default:
			left = append(left, "flag "+string(r))
		}
	}
	return b.String(), strings.Join(left, ", ")
}
