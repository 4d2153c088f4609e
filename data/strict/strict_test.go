package strict

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"accord/data/diag"

	"github.com/BurntSushi/toml"
)

// at names the place of a value by its path: "a.b[1].c".
func at(t *testing.T, root *Node, path string) *Node {
	t.Helper()
	n := root
	for p := range strings.SplitSeq(path, "/") {
		var i int
		if _, err := fmt.Sscanf(p, "#%d", &i); err == nil {
			if i >= len(n.Elems) {
				t.Fatalf("%s: no element %d", path, i)
			}
			n = n.Elems[i]
			continue
		}
		if n = n.Child(p); n == nil {
			t.Fatalf("%s: no key %q", path, p)
		}
	}
	return n
}

const places = `# comment with = and [x]
title = "a # b = c"   # after
"quoted key" = 'lit[eral]'
"esc\u0041ped".x = 1
dotted.deep.key = 2.50

[table]
	indented = true
multi = """
first [x]
second = 3 \""" """
after = [
  1, # one
  "two",
  { in = 'line', "q" = [ { z = 9 } ] },
]
when = 2024-03-05 10:00:00
['lit.key'.sub]
k=-1
[[list]]
name = "one"
bad = 1
[list.child]
c = 1
[[list]]
name = "two"
bad = 2
[list.child]
c = 2
[[list.inner]]
x = 1
[[list.inner]]
x = 2
`

func TestPlaces(t *testing.T) {
	root, list := Parse("f.toml", []byte("\ufeff"+places))
	if len(list) > 0 {
		t.Fatal(list)
	}
	tests := []struct{ path, key, value string }{ // line:col+width
		{"title", "2:1+5", "2:9+11"},
		{"quoted key", "3:1+12", "3:16+11"},
		{"escAped/x", "4:16+1", "4:20+1"},
		{"dotted/deep/key", "5:13+3", "5:19+4"},
		{"dotted/deep", "5:8+4", "5:8+4"},
		{"table", "7:2+5", "7:2+5"},
		{"table/indented", "8:2+8", "8:13+4"},
		{"table/multi", "9:1+5", "9:9+3"},
		{"table/after", "12:1+5", "12:9+1"},
		{"table/after/#0", "12:1+5", "13:3+1"},
		{"table/after/#1", "12:1+5", "14:3+5"},
		{"table/after/#2", "12:1+5", "15:3+36"},
		{"table/after/#2/in", "15:5+2", "15:10+6"},
		{"table/after/#2/q/#0/z", "15:28+1", "15:32+1"},
		{"table/when", "17:1+4", "17:8+19"},
		{"lit.key/sub", "18:12+3", "18:12+3"},
		{"lit.key/sub/k", "19:1+1", "19:3+2"},
		{"list/#0", "20:3+4", "20:3+4"},
		{"list/#0/bad", "22:1+3", "22:7+1"},
		{"list/#0/child/c", "24:1+1", "24:5+1"},
		{"list/#1", "25:3+4", "25:3+4"},
		{"list/#1/bad", "27:1+3", "27:7+1"},
		{"list/#1/child/c", "29:1+1", "29:5+1"},
		{"list/#1/inner/#0/x", "31:1+1", "31:5+1"},
		{"list/#1/inner/#1/x", "33:1+1", "33:5+1"},
	}
	show := func(m diag.Mark) string { return fmt.Sprintf("%d:%d+%d", m.Position.Line, m.Col, m.Width) }
	for _, tt := range tests {
		n := at(t, root, tt.path)
		if got := show(n.KeyMark); got != tt.key {
			t.Errorf("key of %s at %s, want %s", tt.path, got, tt.key)
		}
		if got := show(n.Mark); got != tt.value {
			t.Errorf("value of %s at %s, want %s", tt.path, got, tt.value)
		}
	}
	if n := at(t, root, "dotted/deep/key"); n.Raw != "2.50" || n.Float != 2.5 || n.Kind != Float {
		t.Errorf("dotted.deep.key = %q %v %v", n.Raw, n.Float, n.Kind)
	}
	if n := at(t, root, "list/#1/child/c"); n.Name() != "list[2].child.c" {
		t.Errorf("name %q", n.Name())
	}
}

type sample struct {
	Title  string         `toml:"title,required" eg:"\"Trade\""`
	Count  int            `toml:"count"`
	Small  uint8          `toml:"small"`
	Ratio  float64        `toml:"ratio"`
	On     bool           `toml:"on"`
	Idle   time.Duration  `toml:"idle"`
	Day    time.Time      `toml:"day"`
	Tags   []string       `toml:"tags"`
	Keys   map[string]int `toml:"keys"`
	Colour Value[string]  `toml:"colour"`
	Level  level          `toml:"level"`
	Panel  Ordered[struct {
		Unit string `toml:"unit,required" eg:"\"USD\""`
	}] `toml:"panel"`
	Mark []struct {
		Note string `toml:"note"`
	} `toml:"mark"`
	Raw *Node `toml:"raw"`
}

type level int

func (l *level) UnmarshalText(b []byte) error {
	if string(b) != "high" {
		return fmt.Errorf("%q is no level; write high", b)
	}
	*l = 2
	return nil
}

func TestDecode(t *testing.T) {
	root, list := Parse("f.toml", []byte(`title = "T"
count = 3
small = 255
ratio = 2
on = true
idle = "1m30s"
day = 2024-03-05
tags = ["a", "b"]
keys = { x = 1 }
colour = "red"
level = "high"
raw = [1]
[panel.zebra]
unit = "T"
[panel.apple]
unit = "USD"
[[mark]]
note = "n"
`))
	if len(list) > 0 {
		t.Fatal(list)
	}
	var s sample
	if list := Decode(root, &s); len(list) > 0 {
		t.Fatal(list.Err())
	}
	got := fmt.Sprintln(s.Title, s.Count, s.Small, s.Ratio, s.On, s.Idle, s.Day.Format(time.DateOnly), s.Tags, s.Keys,
		s.Colour.V, s.Colour.Mark().Position.Line, s.Level, s.Panel.Keys(), s.Mark[0].Note, len(s.Raw.Elems))
	if want := "T 3 255 2 true 1m30s 2024-03-05 [a b] map[x:1] red 10 2 [zebra apple] n 1\n"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestMessages checks the whole of what is said, at which place.
func TestMessages(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"unknown key", "title = \"\"\ncolor = 1", `2:1 unknown key "color" at the top level; did you mean "colour"? known: colour, count, day, idle, keys, level, mark, on, panel, ratio, raw, small, tags, title [unknown-key]`},
		{"unknown key in table", "title = \"\"\n[panel.x]\nunit = \"T\"\nzzz = 1", `4:1 unknown key "zzz" in [panel.x]; known: unit [unknown-key]`},
		{"first of two", "title = \"\"\n[[mark]]\nnotes = 1\n[[mark]]\nnote = \"\"", `3:1 unknown key "notes" in [[mark]] number 1; did you mean "note"? known: note [unknown-key]`},
		{"missing", "[panel.x]", `1:1 the file has no "title"; write title = "Trade" [missing-key]|1:8 [panel.x] has no "unit"; write unit = "USD" [missing-key]`},
		{"text", "title = 5", `1:9 title is the number 5; expected text; write title = "5" [type]`},
		{"number as text", "title = \"\"\ncount = \"12\"", `2:9 count is the text "12"; expected a whole number; write count = 12 [type]`},
		{"word as number", "title = \"\"\ncount = \"twelve\"", `2:9 count is the text "twelve"; expected a whole number [type]`},
		{"fraction", "title = \"\"\ncount = 1.5", `2:9 count is the number 1.5; expected a whole number [type]`},
		{"range", "title = \"\"\nsmall = 256", `2:9 small is 256; expected a whole number from 0 to 255 [range]`},
		{"bool", "title = \"\"\non = \"true\"", `2:6 on is the text "true"; expected true or false; write on = true [type]`},
		{"duration", "title = \"\"\nidle = 15", `2:8 idle is the number 15; expected a duration with its unit; write idle = "15s" [type]`},
		{"duration unit", "title = \"\"\nidle = \"15x\"", `2:8 idle is "15x", which is not a duration; write a number with ms, s, m or h, such as "15s" or "1h30m" [value]`},
		{"unmarshaler", "title = \"\"\nlevel = \"low\"", `2:9 level: "low" is no level; write high [value]`},
		{"list", "title = \"\"\ntags = \"a\"", `2:8 tags is the text "a"; expected a list; write tags = ["a"] [type]`},
		{"element", "title = \"\"\ntags = [\"a\",\n 2]", `3:2 tags[2] is the number 2; expected text; write "2" [type]`},
		{"table", "title = \"\"\npanel = 1", `2:9 panel is the number 1; expected a table [panel] [type]`},
		{"bare word", "title = hello there # x", `1:9 "hello there" is not a value; text stands in quotes: write "hello there" [syntax]`},
		{"yes", "on = yes", `1:6 "yes" is not a value; write true [syntax]`},
		{"nothing", "a =\nb = 1", `1:4 there is no value after the key; write one, or remove the line [syntax]`},
		{"unclosed", "a = \"x\nb = 1", `1:7 the text is not closed on its line; write a closing quote, or """ around text of several lines [syntax]`},
		{"no equals", "a 1", `1:3 a key is followed by "1"; expected =; write key = value, and a key of other characters than a-z A-Z 0-9 _ - in quotes [syntax]`},
		{"two on a line", "a = 1 b = 2", `1:7 "b" follows a complete value; expected the end of the line [syntax]`},
		{"twice", "a = 1\nb = 2\na = 3", `3:1 the key "a" is defined a second time; keep one [duplicate]`},
		{"table twice", "[t.u]\n[t.u]", `2:4 the key "u" is defined a second time; keep one [duplicate]`},
		{"dotted and plain", "k.a = 1\nk = 2", `2:1 the key "k" is defined a second time; keep one [duplicate]`},
		{"date", "a = 2024-13-01", `1:5 invalid datetime: "2024-13-01" [syntax]`},
		{"not text", "a = \"\xff\"", `1:6 the byte 0xff is not UTF-8; save the file as UTF-8 [encoding]`},
		{"binary", "a\x00b", `1:2 the file holds a NUL byte; expected TOML text in UTF-8 [encoding]`},
		{"deep", "a = " + strings.Repeat("[", 100000), `1:69 lists and tables are nested more than 64 deep [syntax]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, list := Parse("f", []byte(tt.src))
			if root != nil {
				list = append(list, Decode(root, &sample{})...)
			}
			var got []string
			for _, d := range list {
				got = append(got, fmt.Sprintf("%d:%d %s [%s]", d.At.Line, d.At.Col, d.Message, d.Rule))
			}
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("\ngot  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(places)
	for _, s := range []string{"", "a", "[a", "a=[", "a={b.c=1,}", "a='''x", "[[a.b]]\n[a.b.c]\nd=1", "\"\\u0041\"=1", "a.b=1\n[a]\nc=1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		root, list := Parse("f", []byte(src))
		var want map[string]any
		_, err := toml.Decode(src, &want)
		if root == nil {
			if len(list) == 0 {
				t.Fatal("nothing read and nothing said")
			}
			return
		}
		if err != nil {
			t.Fatalf("%q is accepted, but %v", src, err)
		}
		_ = Decode(root, &sample{})
		root.Walk(func(n *Node) {
			if n.parent != nil && n.number == 0 && n.KeyMark.Width == 0 && n.Key != "" {
				t.Fatalf("%q: no place for %s", src, n.Name())
			}
		})
	})
}
