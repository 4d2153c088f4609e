package clean

import (
	"testing"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"ascii", "plain text, 12.5 %", "plain text, 12.5 %"},
		{"cyrillic", "Железная дорога Решт–Астара", "Железная дорога Решт–Астара"},
		{"azerbaijani", "İqtisadiyyat, Şəki ğ", "İqtisadiyyat, Şəki ğ"},
		{"composes", "S\u0327\u0259ki", "\u015e\u0259ki"},
		{"escape", "a\x1b[31mred", `a\x1b[31mred`},
		{"C1", "a\u009b31m", `a\x9b31m`},
		{"delete and null", "a\x7fb\x00", `a\x7fb\x00`},
		{"override", "abc\u202edef", `abc\u202edef`},
		{"isolate", "\u2066x\u2069", `\u2066x\u2069`},
		{"zero width", "x\u200by\u200dz\ufeff", `x\u200by\u200dz\ufeff`},
		{"tag", "x\U000e0041", `x\U000e0041`},
		{"not assigned", "x\u05ff\uffff\U0003fffe", `x\u05ff\uffff\U0003fffe`},
		{"private use", "x\ue000", `x\ue000`},
		{"line ends", "a\r\nb\nc\td\u2028e", "a b c d e"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
		{"number sign stays", "\u0600", "\u0600"},
		{"composes with an escape", "\u200d\u0323", "\\u200\u1e0d"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Text(tt.in); got != tt.want {
				t.Errorf("Text(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestIndex(t *testing.T) {
	if i, r := Index("ab\u202ec"); i != 2 || r != 0x202e {
		t.Errorf("Index = %d, %U; want 2, U+202E", i, r)
	}
	if i, _ := Index("Şəki\tline\nend"); i != -1 {
		t.Errorf("Index of honest text = %d, want -1", i)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", "\x1b]8;;x\x07", "S\u0327", "\xff\xfe", "\u202e\u200b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		if !utf8.ValidString(got) {
			t.Fatalf("Text(%q) = %q is not UTF-8", s, got)
		}
		for _, r := range got {
			if Unsafe(r) || isBlank(r) {
				t.Fatalf("Text(%q) = %q keeps %U", s, got, r)
			}
		}
		if Text(got) != got {
			t.Fatalf("Text is not stable: %q, then %q", got, Text(got))
		}
	})
}
