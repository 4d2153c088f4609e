package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestPrint(t *testing.T) {
	wide := "\tТорговля,貿易,bad,\x1b[31m"
	f := NewFile("d\u202e/a.csv", "\ufefffirst,\"12,5\"\r\n"+wide+"\n"+strings.Repeat("abcdefghi,", 30)+"\n")
	tests := []struct {
		name string
		d    Diag
		want string
	}{
		{"quoted cell after a byte order mark", f.Mark(6, 6).Errorf("number", "%q is not a number; write 12.5", "12,5"),
			"d\\u202e/a.csv:1:7: \"12,5\" is not a number; write 12.5 [number]\n" +
				"  |\n1 | first,\"12,5\"\n  |       ^~~~~~\n"},
		{"tabs and wide characters", f.Mark(f.Offset(2, strings.Index(wide, "bad")+1), 3).Warningf("word", "a warning"),
			"d\\u202e/a.csv:2:26: warning: a warning [word]\n" +
				"  |\n2 |         Торговля,貿易,bad,\\x1b[31m\n  |                       ^~~\n"},
		{"the end of a line", f.Mark(f.Offset(1, 13), 1).Errorf("end", "here"),
			"d\\u202e/a.csv:1:13: here [end]\n  |\n1 | first,\"12,5\"\n  |             ^\n"},
		{"long line", f.Mark(f.Offset(3, 151), 9).Errorf("long", "in the middle"),
			""},
		{"no line", Diag{At: Position{Path: "x"}, Rule: "file", Message: "m", Related: Position{Path: "y", Line: 3}},
			"x: m [file]\n   | see y:3\n"},
		{"second place", Diag{At: Position{Path: "x", Line: 12, Col: 2}, Line: "ab", Rule: "duplicate", Message: "m", Related: Position{Path: "x", Line: 3, Col: 1}},
			"x:12:2: m [duplicate]\n   |\n12 | ab\n   |  ^\n   | first at x:3:1\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := Print(&b, List{tt.d}); err != nil {
				t.Fatal(err)
			}
			if tt.name == "long line" {
				checkWindow(t, b.String())
				return
			}
			if b.String() != tt.want {
				t.Errorf("got\n%s\nwant\n%s", b.String(), tt.want)
			}
		})
	}
}

// checkWindow looks whether the caret still stands under the piece it marks.
func checkWindow(t *testing.T, out string) {
	t.Helper()
	lines := strings.Split(out, "\n")
	text, caret := []rune(lines[2]), []rune(lines[3])
	at := strings.IndexRune(string(caret), '^')
	if got := string(text[at : at+9]); got != "abcdefghi" {
		t.Errorf("the caret stands under %q\n%s", got, out)
	}
	if len(text) > windowCells+10 || text[4] != '…' || text[len(text)-1] != '…' {
		t.Errorf("not a window: %d characters\n%s", len(text), out)
	}
}

func TestPrintJSON(t *testing.T) {
	list := List{
		{At: Position{"a.csv", 2, 3}, Rule: "number", Message: "m\x1b", Line: "x<y", Width: 4},
		{At: Position{Path: "b"}, Severity: Warning, Rule: "empty", Message: "n", Related: Position{"c", 1, 1}},
	}
	var b bytes.Buffer
	if err := PrintJSON(&b, list, 7); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]float64{"version": 1, "errors": 1, "warnings": 1, "set_aside": 7} {
		if got[key] != want {
			t.Errorf("%s = %v, want %v", key, got[key], want)
		}
	}
	problems := got["problems"].([]any)
	first, second := problems[0].(map[string]any), problems[1].(map[string]any)
	if first["message"] != `m\x1b` || first["source"] != "x<y" || first["line"] != 2.0 || first["severity"] != "error" || first["related"] != nil {
		t.Errorf("first problem: %v", first)
	}
	if second["severity"] != "warning" || second["related"].(map[string]any)["path"] != "c" {
		t.Errorf("second problem: %v", second)
	}
	b.Reset()
	if err := PrintJSON(&b, nil, 0); err != nil || !strings.Contains(b.String(), `"problems": []`) {
		t.Errorf("no problems: %s %v", b.String(), err)
	}
}

func TestPrintGitHub(t *testing.T) {
	var b bytes.Buffer
	err := PrintGitHub(&b, List{
		{At: Position{"a,b:c%.csv", 2, 3}, Rule: "number", Message: "100% wrong: x\n::error::y"},
		{At: Position{Path: "d"}, Severity: Warning, Rule: "empty", Message: "n", Related: Position{"c", 1, 1}},
	})
	want := "::error file=a%2Cb%3Ac%25.csv,line=2,col=3,title=number::100%25 wrong: x ::error::y\n" +
		"::warning file=d,title=empty::n (see c:1:1)\n"
	if err != nil || b.String() != want {
		t.Errorf("got\n%s\nwant\n%s %v", b.String(), want, err)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"title", "accent", "colour", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "AZ"}
	for word, want := range map[string]string{"titel": "title", "COLOR": "colour", "zzz": "", "period": "TIME_PERIOD",
		"UNIT": "", "AX": "AZ", "": "", "accnt": "accent", strings.Repeat("x", 1000): ""} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%.20q) = %q, want %q", word, got, want)
		}
	}
	if got, want := Suggest("titel", []string{"title", "a", "title"}), `; did you mean "title"? known: a, title`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSummary(t *testing.T) {
	list := List{{At: Position{Path: "a"}}, {At: Position{Path: "b"}, Severity: Warning}, {At: Position{Path: "b"}}}
	if got, want := Summary(list, 1), "2 errors and 1 warning in 2 files; 1 row set aside"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Summary(nil, 0); got != "no problems" {
		t.Errorf("got %q", got)
	}
}

func TestErr(t *testing.T) {
	list := List{{Severity: Warning}}
	if list.Err() != nil {
		t.Error("a warning is no error")
	}
	list = append(list, Diag{At: Position{"a", 1, 2}, Rule: "r", Message: "m"}, Diag{})
	if got, want := list.Err().Error(), "a:1:2: m [r] (and 1 more)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestPrintFails(t *testing.T) {
	list := List{{Message: "m"}}
	if Print(full{}, list) == nil || PrintJSON(full{}, list, 0) == nil || PrintGitHub(full{}, list) == nil {
		t.Error("a failed write is not told")
	}
}

// FuzzPrint checks that nothing in a file or a message reaches the terminal raw.
func FuzzPrint(f *testing.F) {
	f.Add("a\tb", 2, 1)
	f.Add("\x1b[31m\u202e\xff", 0, 400)
	f.Add(strings.Repeat("貿", 200), 300, 9)
	f.Fuzz(func(t *testing.T, line string, offset, width int) {
		file := NewFile(line, line)
		var b bytes.Buffer
		if err := Print(&b, List{file.Mark(offset, width).Errorf("r", "%s", line)}); err != nil {
			t.Fatal(err)
		}
		for _, r := range b.String() {
			if r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x202e {
				t.Fatalf("%q is printed with %U", line, r)
			}
		}
	})
}
