package lang

import (
	"strings"
	"unicode"
)

// ablative puts an amount into the case in which Azerbaijani says what
// something is more or less than: 4,3 mlrd ABŞ dollarından, 11 %-dən, 40-dan.
// The suffix takes the vowel of the last syllable; a word that ends in a vowel
// is taken for a compound in the possessive, as the names of units are.
func ablative(amount string) string {
	word := amount[strings.LastIndexAny(amount, " \u00a0")+1:]
	r := []rune(strings.ToLowerSpecial(unicode.AzeriCase, word))
	if len(r) == 0 {
		return amount
	}
	switch last := r[len(r)-1]; {
	case unicode.IsDigit(last):
		return amount + "-" + suffix(numeral(word))
	case !unicode.IsLetter(last):
		return amount + "-" + suffix("faiz")
	case word == strings.ToUpperSpecial(unicode.AzeriCase, word): // TEU
		return amount + "-" + suffix(string(r))
	case strings.ContainsRune(vowels, last):
		return amount + "n" + suffix(string(r))
	}
	return amount + suffix(string(r))
}

const (
	back   = "aıou"
	vowels = back + "eəiöü"
)

// suffix is the ending that goes with the last vowel of word.
func suffix(word string) string {
	r := []rune(word)
	for i := len(r) - 1; i >= 0; i-- {
		switch {
		case strings.ContainsRune(back, r[i]):
			return "dan"
		case strings.ContainsRune(vowels, r[i]):
			return "dən"
		}
	}
	return "dən"
}

// numeral is the last word of a number when it is read aloud.
func numeral(number string) string {
	units := [...]string{"sıfır", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz"}
	tens := [...]string{"", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan"}
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(number, ".", ""), ",")
	if fraction != "" {
		whole = fraction
	}
	figure := strings.TrimRight(whole, "0")
	if figure == "" {
		return units[0]
	}
	n := int(figure[len(figure)-1] - '0')
	switch zeros := len(whole) - len(figure); {
	case zeros == 0:
		return units[n]
	case zeros == 1:
		return tens[n]
	case zeros == 2:
		return "yüz"
	case zeros < 6:
		return "min"
	case zeros < 9:
		return "milyon"
	}
	return "milyard"
}
