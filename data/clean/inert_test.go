package clean

import "testing"

func TestInert(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0", "-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"＝1": "'＝1", "-": "'-", "-0x1F": "'-0x1F", "-Inf": "'-Inf", "-1e5": "'-1e5", "-1,5": "'-1,5",
		"-5.3": "-5.3", "+5": "+5", "-0.25": "-0.25", "4300": "4300", "": "", "a=b": "a=b", ">": ">", "~": "~", "Баку": "Баку", "−5": "−5",
	} {
		if got := Inert(in); got != want {
			t.Errorf("%q becomes %q; want %q", in, got, want)
		}
	}
}
