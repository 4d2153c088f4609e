package data_test

import (
	"testing"

	"accord/data"
)

func TestParseStatus(t *testing.T) {
	tests := []struct {
		in   string
		want data.Status
		text string
	}{
		{"", 0, ""},
		{"A", 0, ""},
		{"P", data.StatusProvisional, "P"},
		{"EP", data.StatusEstimate | data.StatusProvisional, "EP"},
		{"P,B", data.StatusBreak | data.StatusProvisional, "BP"},
		{" P; E ", data.StatusEstimate | data.StatusProvisional, "EP"},
		{"A P", data.StatusProvisional, "P"},
		{"_U", data.StatusUnknown, "_U"},
		{"U", data.StatusLowReliable, "U"},
		{"_U F", data.StatusForecast | data.StatusUnknown, "F_U"},
	}
	for _, test := range tests {
		got, bad := data.ParseStatus(test.in)
		if bad != "" || got != test.want || got.String() != test.text {
			t.Errorf("ParseStatus(%q) = %q (%b), %q; want %q", test.in, got, got, bad, test.text)
		}
	}
	for in, want := range map[string]string{"p": "p", "PZ": "Z", "_": "_", "_UP": "_", "E-P": "-"} {
		if got, bad := data.ParseStatus(in); bad != want || got != 0 {
			t.Errorf("ParseStatus(%q) = %q, %q; want the piece %q", in, got, bad, want)
		}
	}
}

// Every set of flags is written and read back as itself.
func TestStatusRoundTrip(t *testing.T) {
	const all = data.StatusUnknown<<1 - 1
	for i := data.Status(0); i <= all; i += 977 {
		s := i.String()
		if i.Has(data.StatusUnknown) {
			s = s[:len(s)-2] + ",_U"
		}
		if got, bad := data.ParseStatus(s); got != i || bad != "" {
			t.Fatalf("%b is written %q, which reads as %b, %q", i, s, got, bad)
		}
	}
}

func TestStatusWorst(t *testing.T) {
	s := data.StatusProvisional | data.StatusEstimate | data.StatusBreak
	if s.Worst() != data.StatusBreak || data.Status(0).Worst() != 0 {
		t.Errorf("worst of %q is %q", s, s.Worst())
	}
	for _, m := range []data.Status{data.StatusMissing, data.StatusCannotExist, data.StatusNotCollected,
		data.StatusSuppressed, data.StatusIncludedAway, data.StatusHoliday} {
		if !m.Missing() || !(m | data.StatusForecast).Missing() {
			t.Errorf("%q does not say missing", m)
		}
	}
	if (data.StatusBreak | data.StatusForecast | data.StatusLowReliable).Missing() {
		t.Error("a break, a forecast and low reliability do not say missing")
	}
}
