package data_test

import (
	"errors"
	"testing"

	"accord/data"
)

func TestUnitScale(t *testing.T) {
	usd := func(mult int) data.Unit { return data.Unit{ID: "USD", Mult: mult} }
	tests := []struct {
		from, to data.Unit
		in, want float64
	}{
		{usd(6), usd(9), 4799, 4.799}, // to the last bit, not 4.7990000000000004
		{usd(9), usd(6), 4.3, 4300},
		{usd(3), usd(9), 104240, 0.10424},
		{usd(9), usd(9), -1.1, -1.1},
		{usd(0), usd(6), 1, 0.000001},
	}
	for _, test := range tests {
		got, err := test.from.Scale(test.in, test.to)
		if err != nil || got != test.want {
			t.Errorf("%v %v in %v is %v, %v; want %v", test.in, test.from, test.to, got, err, test.want)
		}
	}
	if _, err := usd(6).Scale(1, data.Unit{ID: "EUR", Mult: 6}); !errors.Is(err, data.ErrUnit) {
		t.Errorf("USD to EUR: %v, want ErrUnit", err)
	}
}

func TestUnitIsRatio(t *testing.T) {
	for id, want := range map[string]bool{"PT": true, "FACTOR": true, "IX": true, "USD": false, "T": false, "": false} {
		if got := (data.Unit{ID: id}).IsRatio(); got != want {
			t.Errorf("%q is a ratio: %v", id, got)
		}
	}
	for _, x := range []data.Transform{data.GrowthPrev, data.GrowthYear} {
		if !x.Unit(data.Unit{ID: "USD", Mult: 9}).IsRatio() {
			t.Errorf("%s of USD is not in per cent", x)
		}
	}
	if u := (data.Unit{ID: "USD", Mult: 9}); data.Difference.Unit(u) != u || data.Level.Unit(u) != u {
		t.Error("a level and a change stay in their unit")
	}
}

func TestParseTransform(t *testing.T) {
	for in, want := range map[string]data.Transform{"": data.Level, "N": data.Level, "level": data.Level, "D": "D", "G1": "G1", "GY": "GY"} {
		if got, ok := data.ParseTransform(in); !ok || got != want {
			t.Errorf("ParseTransform(%q) = %q, %v", in, got, ok)
		}
	}
	if _, ok := data.ParseTransform("gy2"); ok {
		t.Error(`"gy2" is a transformation`)
	}
}

func TestTextIn(t *testing.T) {
	text := data.Text{"ru": "торговля", "az": "ticarət", "en": ""}
	tests := []struct {
		lang  string
		falls []string
		want  string
	}{
		{"ru", nil, "торговля"},
		{"en", []string{"en", "ru"}, "торговля"},
		{"en", nil, "ticarət"}, // the alphabetically first that is not empty
		{"de", []string{"fr"}, "ticarət"},
	}
	for _, test := range tests {
		if got := text.In(test.lang, test.falls...); got != test.want {
			t.Errorf("In(%q, %q) = %q, want %q", test.lang, test.falls, got, test.want)
		}
	}
	if got := data.Text(nil).In("en"); got != "" {
		t.Errorf("an empty text is %q", got)
	}
}
