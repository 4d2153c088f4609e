package lang

import (
	"math"
	"strings"
	"testing"
	"time"

	"accord/data"
)

func TestEveryMessageInEveryLanguage(t *testing.T) {
	en := english()
	for tag, text := range map[Tag][messages]string{English: en, Russian: russian(), Azerbaijani: azerbaijani()} {
		for m := range messages {
			if text[m] == "" {
				t.Errorf("%s: message %d (%q in English) is empty", tag, m, en[m])
			}
			if got, want := verbs(text[m]), verbs(en[m]); got != want {
				t.Errorf("%s: %q takes %d arguments, %q takes %d", tag, text[m], got, en[m], want)
			}
		}
	}
}

func verbs(s string) int {
	return strings.Count(s, "%") - strings.Count(s, "% ") - 2*strings.Count(s, "%%") - trailing(s) - strings.Count(s, "%,") - strings.Count(s, "%)")
}

func trailing(s string) int {
	if strings.HasSuffix(s, "%") {
		return 1
	}
	return 0
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
