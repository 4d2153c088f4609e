package format

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// periodInWords reads a period as tables write it in English, Russian and
// Azerbaijani: a year with a word, a month, a quarter, a half-year, or the
// months from January on.
func periodInWords(cell string) (string, bool) {
	s := strings.ToLower(strings.TrimFunc(cell, blank))
	words := strings.FieldsFunc(s, func(r rune) bool {
		return blank(r) || r == ',' || r == '.' || r == '-' || r == '–' || r == '—' || r == '/' || r == '\''
	})
	year := ""
	var months []int
	number, part := 0, ""
	for _, w := range words {
		switch {
		case yearLike(w):
			if year != "" {
				return "", false
			}
			year = w
		case monthWord(w) > 0:
			months = append(months, monthWord(w))
		case partWord(w) != "":
			if part != "" && part != partWord(w) {
				return "", false
			}
			part = partWord(w)
		case len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4':
			number, part = int(w[1]-'0'), "quarter"
		case roman(w) > 0:
			number = roman(w)
		case yearSuffix(w):
		default:
			// 1st, 1-й, 1-ci: the number and its ending
			n, err := strconv.Atoi(strings.TrimRightFunc(w, unicode.IsLetter))
			if err != nil || number != 0 || n < 1 || n > 12 {
				if ordinalEnding(w) && number != 0 {
					continue
				}
				return "", false
			}
			number = n
		}
	}
	if year == "" {
		return "", false
	}
	switch {
	case len(months) == 1 && part == "" && number == 0:
		return fmt.Sprintf("%s-%02d", year, months[0]), true
	case len(months) == 2 && part == "" && months[0] == 1 && months[1] > 1:
		return fmt.Sprintf("%s-YTD-%02d", year, months[1]), true
	case len(months) > 0:
		return "", false
	case part == "quarter" && number >= 1 && number <= 4:
		return fmt.Sprintf("%s-Q%d", year, number), true
	case part == "half" && number >= 1 && number <= 2:
		return fmt.Sprintf("%s-S%d", year, number), true
	case part == "months" && number >= 1 && number <= 12:
		return fmt.Sprintf("%s-YTD-%02d", year, number), true
	case part == "" && number == 0:
		return year, true
	}
	return "", false
}

// monthWord is the number of the month that a word names in any of the three
// languages, by its first letters and thus in any case; 0 for another word.
func monthWord(w string) int {
	for m, stems := range [12][]string{
		{"jan", "янв", "yan"}, {"feb", "фев", "fev"}, {"mar", "мар"}, {"apr", "апр"},
		{"may", "май", "мая", "мае"}, {"jun", "июн", "iyn", "iyun"}, {"jul", "июл", "iyl", "iyul"}, {"aug", "авг", "avq"},
		{"sep", "сен", "sen"}, {"oct", "окт", "okt"}, {"nov", "ноя", "noy"}, {"dec", "дек", "dek"},
	} {
		for _, s := range stems {
			if strings.HasPrefix(w, s) {
				return m + 1
			}
		}
	}
	return 0
}

func partWord(w string) string {
	switch {
	case strings.HasPrefix(w, "quarter"), strings.HasPrefix(w, "кв"), strings.HasPrefix(w, "rüb"):
		return "quarter"
	case strings.HasPrefix(w, "half"), strings.HasPrefix(w, "полугод"), strings.HasPrefix(w, "yarımil"), strings.HasPrefix(w, "yarısı"):
		return "half"
	case w == "months", w == "месяцев", w == "месяца", w == "мес", w == "ay", w == "ayı", w == "aylıq":
		return "months"
	}
	return ""
}

func roman(w string) int {
	switch w {
	case "i", "первый", "первое", "first", "birinci":
		return 1
	case "ii", "второй", "второе", "second", "ikinci":
		return 2
	case "iii", "третий", "third", "üçüncü":
		return 3
	case "iv", "четвертый", "четвёртый", "fourth", "dördüncü":
		return 4
	}
	return 0
}

func yearSuffix(w string) bool {
	switch w {
	case "г", "год", "года", "году", "гг", "year", "the", "of", "in", "за", "il", "ci", "cı", "cu", "cü", "ilin", "ili":
		return true
	}
	return false
}

func ordinalEnding(w string) bool {
	switch w {
	case "й", "е", "ый", "ое", "st", "nd", "rd", "th", "ci", "cı", "cu", "cü":
		return true
	}
	return false
}
