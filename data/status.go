package data

import "strings"

// Status is a set of flags of SDMX CL_OBS_STATUS 2.3. The zero Status is
// "normal" (code A).
type Status uint32

// statusCodes is the list in order of the suggested rank, worst first: with
// one mark to draw, the first present is drawn.
const statusCodes = "BOMLQKHFEIPUVGSJNDWXRT"

// Flags of CL_OBS_STATUS.
const (
	StatusBreak         Status = 1 << iota // B
	StatusMissing                          // O
	StatusCannotExist                      // M
	StatusNotCollected                     // L
	StatusSuppressed                       // Q
	StatusIncludedAway                     // K
	StatusHoliday                          // H
	StatusForecast                         // F
	StatusEstimate                         // E
	StatusImputed                          // I
	StatusProvisional                      // P
	StatusLowReliable                      // U
	StatusUnvalidated                      // V
	StatusExperimental                     // G
	StatusStrike                           // S
	StatusDerogation                       // J
	StatusInsignificant                    // N
	StatusDefinition                       // D
	StatusIncludesOther                    // W
	StatusExternal                         // X
	StatusCodeR                            // R: its name is not verified; shown as the code
	StatusUnknown                          // _U
)

// ParseStatus reads OBS_STATUS: one or more codes, together or separated by a
// comma, a semicolon or a blank. A and "" are the normal value. The second
// result is the first piece that is no code, "" when all is well.
func ParseStatus(s string) (Status, string) {
	var st Status
	s = strings.TrimSpace(s)
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		if word == "_U" {
			st |= StatusUnknown
			continue
		}
		for _, r := range word {
			if r == 'A' {
				continue
			}
			i := strings.IndexRune(statusCodes[:len(statusCodes)-1], r)
			if i < 0 {
				return 0, string(r)
			}
			st |= 1 << i
		}
	}
	return st, ""
}

// String writes the codes of s in order of rank; the normal value is "".
func (s Status) String() string { return strings.Join(s.Codes(), "") }

// Codes are the codes of s in order of rank; none for the normal value. The
// list is never nil.
func (s Status) Codes() []string {
	codes := []string{}
	for i := range len(statusCodes) {
		switch {
		case s&(1<<i) == 0:
		case Status(1<<i) == StatusUnknown:
			codes = append(codes, "_U")
		default:
			codes = append(codes, statusCodes[i:i+1])
		}
	}
	return codes
}

// Has reports whether any flag of t is set in s.
func (s Status) Has(t Status) bool { return s&t != 0 }

// Worst is the one flag of s that counts most when only one can be shown: a
// break first, then the reasons for a missing value, then forecast, estimate,
// provisional and the notes. 0 when s is normal.
func (s Status) Worst() Status { return s & -s }

// statusMissing are the flags that say that there is no value.
const statusMissing = StatusMissing | StatusCannotExist | StatusNotCollected | StatusSuppressed | StatusIncludedAway | StatusHoliday

// Missing reports whether s says that there is no value.
func (s Status) Missing() bool { return s.Has(statusMissing) }

// Valued is s without what says that there is no value.
func (s Status) Valued() Status { return s &^ statusMissing }
