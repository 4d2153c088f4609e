package format

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"accord/data"
)

// Forms are the ways in which a column of periods may be written.
//
//	sdmx     every form of TIME_PERIOD: 2024, 2024-Q1, 2012Q1, 2010 [YR2010] …
//	yyyymm   201001
//	yyyymmdd 20100131
//	dmy, mdy, ymd  a date with points, slashes or hyphens
//	fiscal   2019-20, 2019/20
//	words    months, quarters and spans in English, Russian or Azerbaijani
//	year, month, quarter  one part of a period, in a column of its own
func Forms() []string {
	return []string{"sdmx", "yyyymm", "yyyymmdd", "dmy", "mdy", "ymd", "fiscal", "words", "year", "month", "quarter"}
}

// canonical writes a cell of that form as a TIME_PERIOD; false when it is none.
func canonical(form, cell string) (string, bool) {
	switch form {
	case "yyyymm":
		if len(cell) == 6 && digitsAll(cell) && cell[4:] >= "01" && cell[4:] <= "12" {
			return cell[:4] + "-" + cell[4:], true
		}
	case "yyyymmdd":
		if t, err := time.Parse("20060102", cell); err == nil {
			return t.Format(time.DateOnly), true
		}
	case "dmy", "mdy", "ymd", "dmy-month", "mdy-month":
		order, month := strings.CutSuffix(form, "-month")
		f, ok := dateParts(cell)
		if !ok {
			return "", false
		}
		at := [3]int{strings.IndexByte(order, 'y'), strings.IndexByte(order, 'm'), strings.IndexByte(order, 'd')}
		y, m, d := f[at[0]], f[at[1]], f[at[2]]
		t, err := time.Parse(time.DateOnly, fmt.Sprintf("%04d-%02d-%02d", fullYear(y), m, d))
		if err != nil {
			return "", false
		}
		if month {
			return t.Format("2006-01"), true
		}
		return t.Format(time.DateOnly), true
	case "words":
		return periodInWords(cell)
	case "fiscal":
		return fiscalYear(cell)
	default:
		p, err := data.ParsePeriod(cell)
		if err != nil {
			return "", false
		}
		return p.String(), true
	}
	return "", false
}

// fullYear adds the century to a year of two digits: years up to 68 are of this
// one, as POSIX has it.
func fullYear(y int) int {
	switch {
	case y >= 100:
		return y
	case y <= 68:
		return 2000 + y
	}
	return 1900 + y
}

// dateParts are the three numbers of a date.
func dateParts(s string) ([3]int, bool) {
	var f [3]int
	s, _, _ = strings.Cut(s, " ") // a time of day behind it
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == '/' || r == '-' })
	if len(parts) != 3 {
		return f, false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || len(p) > 4 || n < 0 {
			return f, false
		}
		f[i] = n
	}
	return f, true
}

func digitsAll(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// periodForm finds the form in which the cells are written; ok is false when
// they are no periods. A date of which day and month cannot be told apart has
// the form "ambiguous".
func periodForm(cells []string, named bool, dates string) (form, why string, ok bool) {
	if len(cells) == 0 {
		return "", "", false
	}
	const most = 0.9
	share := func(form string) float64 { // 0 where it is less than most
		n, seen := 0, map[string]bool{}
		for i, c := range cells {
			is, again := seen[c]
			if !again {
				_, is = canonical(form, c)
				seen[c] = is
			}
			if is {
				n++
			} else if float64(i+1-n) > (1-most)*float64(len(cells))+1 {
				return 0
			}
		}
		return float64(n) / float64(len(cells))
	}
	years := true
	for _, c := range cells {
		years = years && yearLike(c)
	}
	switch {
	case years:
		return "sdmx", "years such as " + cells[0], true
	case !named && allNumbers(cells): // numbers that happen to look like periods
		if share("yyyymm") == 1 && len(cells) > 1 {
			return "yyyymm", "year and month such as " + cells[0], true
		}
		return "", "", false
	case fiscalYears(cells):
		return "fiscal", "fiscal years such as " + cells[0] + ": each ends in the next year", true
	case share("sdmx") >= most:
		return "sdmx", "periods such as " + cells[0], true
	case share("yyyymm") >= most:
		return "yyyymm", "year and month such as " + cells[0], true
	case share("yyyymmdd") >= most:
		return "yyyymmdd", "days such as " + cells[0], true
	case share("ymd") >= most && fourFirst(cells):
		return "ymd", "days such as " + cells[0], true
	case share("words") >= most:
		return "words", "periods in words such as " + cells[0], true
	}
	dmy, mdy := share("dmy"), share("mdy")
	switch {
	case dates == "dmy" || dates == "mdy" || dates == "ymd":
		return dates, "given", share(dates) >= most
	case dmy >= most && dmy > mdy:
		return "dmy", "a first number above 12: day, month, year", true
	case mdy >= most && mdy > dmy:
		return "mdy", "a second number above 12: month, day, year", true
	case dmy >= most:
		return oneConstant(cells)
	}
	return "", "", false
}

// oneConstant decides dates whose first two numbers are 12 at most: where one
// of them is 1 throughout and the other is not, the dates are beginnings of
// months. Otherwise nothing is decided.
func oneConstant(cells []string) (form, why string, ok bool) {
	seen := [2]map[int]bool{{}, {}}
	for _, c := range cells {
		if f, ok := dateParts(c); ok {
			seen[0][f[0]], seen[1][f[1]] = true, true
		}
	}
	one := func(i int) bool { return len(seen[i]) == 1 && seen[i][1] }
	switch {
	case one(0) && len(seen[1]) > 2:
		return "dmy-month", "the first number is 01 throughout, the second runs from 01 to 12: beginnings of months", true
	case one(1) && len(seen[0]) > 2:
		return "mdy-month", "the second number is 01 throughout, the first runs from 01 to 12: beginnings of months", true
	}
	return "ambiguous", "day and month cannot be told apart", true
}

func fourFirst(cells []string) bool {
	i := strings.IndexAny(cells[0], "./-")
	return i == 4
}

func allNumbers(cells []string) bool {
	for _, c := range cells {
		if !looksNumeric(c) {
			return false
		}
	}
	return true
}
