package data

// Freq is the frequency of a series: the codes of SDMX CL_FREQ that accord
// understands, and two of its own for what statistics offices publish beside
// them.
type Freq string

// Frequencies. FreqYTD is the sum from January to a month, written
// 2024-YTD-08; FreqRange is any other span, written start/end.
const (
	FreqNone       Freq = ""
	FreqAnnual     Freq = "A"
	FreqHalfYear   Freq = "S"
	FreqTrimester  Freq = "T"
	FreqQuarter    Freq = "Q"
	FreqMonth      Freq = "M"
	FreqWeek       Freq = "W"
	FreqDay        Freq = "D"
	FreqInstant    Freq = "N"
	FreqYearToDate Freq = "YTD"
	FreqRange      Freq = "R"
)

// Freqs returns every frequency from the longest regular period to the
// shortest, then year-to-date and ranges. It is the order of choice lists.
func Freqs() []Freq {
	return []Freq{FreqAnnual, FreqHalfYear, FreqTrimester, FreqQuarter, FreqMonth,
		FreqWeek, FreqDay, FreqInstant, FreqYearToDate, FreqRange}
}

// ParseFreq reads a code of CL_FREQ, which has A_3 for three times a year. H, which some files use for half-yearly
// and SDMX for hourly, is not accepted: the period itself tells.
func ParseFreq(code string) (Freq, bool) {
	if code == "A_3" {
		return FreqTrimester, true
	}
	for _, f := range Freqs() {
		if string(f) == code {
			return f, true
		}
	}
	return FreqNone, false
}

// PerYear is the number of periods of f in a year, 0 where that is not fixed.
func (f Freq) PerYear() int {
	switch f {
	case FreqAnnual:
		return 1
	case FreqHalfYear:
		return 2
	case FreqTrimester:
		return 3
	case FreqQuarter:
		return 4
	case FreqMonth:
		return 12
	}
	return 0
}
