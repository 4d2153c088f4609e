package lang

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"accord/data"
)

// Every message has one row, and each language takes the arguments that
// English takes.
func TestEveryMessageInEveryLanguage(t *testing.T) {
	rows := map[Msg]int{}
	for _, table := range tables() {
		for _, s := range table {
			rows[s.msg]++
			for tag, text := range map[Tag]string{English: s.en, Russian: s.ru, Azerbaijani: s.az} {
				if text == "" {
					t.Errorf("%s: message %d (%q in English) is empty", tag, s.msg, s.en)
				}
				if got, want := arguments(text), arguments(s.en); got != want {
					t.Errorf("%s: %q takes %s, %q takes %s", tag, text, got, s.en, want)
				}
			}
		}
	}
	for m := range messages {
		if rows[m] != 1 {
			t.Errorf("message %d has %d rows", m, rows[m])
		}
	}
}

// arguments are the verbs of a message by the argument they print, in order:
// "1s 2d" for both "%s … %d" and "%[2]d … %[1]s".
func arguments(text string) string {
	var list []string
	n := 0
	for _, m := range regexp.MustCompile(`%(?:%|(?:\[(\d)\])?([sd]))`).FindAllStringSubmatch(text, -1) {
		if m[0] == "%%" {
			continue
		}
		n++
		if m[1] != "" {
			n = int(m[1][0] - '0')
		}
		list = append(list, strconv.Itoa(n)+m[2])
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}

func TestCounts(t *testing.T) {
	for _, c := range []struct {
		tag  Tag
		n    int
		want string
	}{
		{English, 1, "1 claim"}, {English, 4, "4 claims"},
		{Russian, 1, "1 версия"}, {Russian, 3, "3 версии"}, {Russian, 11, "11 версий"}, {Russian, 21, "21 версия"},
		{Azerbaijani, 1, "1 versiya"}, {Azerbaijani, 5, "5 versiya"},
	} {
		if got := New(c.tag).N(Claims, c.n); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.tag, c.n, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		tag  Tag
		v    float64
		d    int
		want string
	}{
		{English, 4799, 0, "4,799"}, {English, -4.3, 1, "−4.3"}, {English, -0.04, 1, "0.0"},
		{Russian, 1234.5, 1, "1\u00a0234,5"}, {Azerbaijani, 1234.5, 1, "1.234,5"},
		{English, math.NaN(), 1, "no figure"}, {Russian, math.Inf(1), 0, "нет данных"},
	} {
		if got := New(c.tag).Number(c.v, c.d); got != c.want {
			t.Errorf("%s %v: %q, want %q", c.tag, c.v, got, c.want)
		}
	}
	if got := New(English).Bounded(4.3, 1, data.More); got != "> 4.3" {
		t.Errorf("bounded: %q", got)
	}
}

func TestPeriods(t *testing.T) {
	day := data.Day(2024, time.March, 5)
	for _, c := range []struct {
		tag         Tag
		p           data.Period
		short, long string
	}{
		{English, data.Year(2023), "2023", "2023"},
		{English, data.HalfYear(2024, 1), "H1'24", "first half of 2024"},
		{English, data.YearToDate(2024, 8), "8m'24", "January–August 2024"},
		{English, day, "2024-03-05", "5 March 2024"},
		{Russian, data.YearToDate(2024, 8), "8м'24", "январь–август 2024"},
		{Russian, day, "2024-03-05", "5 марта 2024"},
		{Russian, data.Month(2024, 3), "мар'24", "март 2024"},
		{Azerbaijani, data.Quarter(2024, 2), "2rüb'24", "2024, II rüb"},
		{Azerbaijani, day, "2024-03-05", "5 mart 2024"},
	} {
		c9 := New(c.tag)
		if got := c9.Short(c.p); got != c.short {
			t.Errorf("%s short %v: %q, want %q", c.tag, c.p, got, c.short)
		}
		if got := c9.Period(c.p); got != c.long {
			t.Errorf("%s long %v: %q, want %q", c.tag, c.p, got, c.long)
		}
	}
}

func TestMatch(t *testing.T) {
	for in, want := range map[string]Tag{"az_AZ.UTF-8": Azerbaijani, "ru": Russian, "ru-RU": Russian, "en_US.UTF-8": English} {
		if got, ok := Match(in); !ok || got != want {
			t.Errorf("%s: %s, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "C", "C.UTF-8", "azb_IR", "de_DE"} {
		if got, ok := Match(in); ok {
			t.Errorf("%s matches %s", in, got)
		}
	}
}

// Azerbaijani says what something is more than in a case whose ending follows
// the sound of the last word, also where that is written as a figure or a sign.
func TestMoreThanInAzerbaijani(t *testing.T) {
	c := New(Azerbaijani)
	for amount, want := range map[string]string{
		"4,3 mlrd ABŞ dolları": "4,3 mlrd ABŞ dollarından çox",
		"12 mlrd Rusiya rublu": "12 mlrd Rusiya rublundan çox",
		"3 mln ton":            "3 mln tondan çox",
		"40 avtomobil":         "40 avtomobildən çox",
		"11 %":                 "11 %-dən çox",
		"500 TEU":              "500 TEU-dan çox",
		"1,05":                 "1,05-dən çox", "6": "6-dan çox", "20": "20-dən çox", "30": "30-dan çox",
		"1.000": "1.000-dən çox", "2.000.000": "2.000.000-dan çox", "1,0": "1,0-dan çox", "": " çox",
	} {
		if got := c.Say(data.More, amount); got != want {
			t.Errorf("more than %q: %q, want %q", amount, got, want)
		}
	}
	if got := c.Under("0,1 mlrd ABŞ dolları"); got != "0,1 mlrd ABŞ dollarından az" {
		t.Errorf("less: %q", got)
	}
	if got := New(Russian).Under("2,3 %"); got != "менее 2,3 %" {
		t.Errorf("less: %q", got)
	}
}

// TestReasonsInTables checks that in the narrowest column of a table a reason is
// whole: itself, or the word for it.
func TestReasonsInTables(t *testing.T) {
	const narrowest = 8
	for _, tag := range Tags() {
		c := New(tag)
		for _, why := range []string{data.WhyPart, data.WhyBase, data.WhyZeroBase, data.WhyBreak, data.WhyNotAYear} {
			x := data.Missing(why)
			if got := c.WhyIn(x, narrowest); got == "" || len([]rune(got)) > narrowest {
				t.Errorf("%s: %s is %q in %d cells", tag, why, got, narrowest)
			}
			if got := c.WhyIn(x, 80); got != c.Why(x) {
				t.Errorf("%s: %s is %q where there is room; want %q", tag, why, got, c.Why(x))
			}
		}
	}
}
