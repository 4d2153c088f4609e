package write_test

import (
	"encoding/csv"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/data/diag"
	"accord/data/strict"
	"accord/data/write"
)

func TestAppendCSV(t *testing.T) {
	for _, c := range []struct {
		old  string
		rows [][]string
		want string // what is new
	}{
		{"a,b\n1,2\n", [][]string{{"3", "4"}}, "3,4\n"},
		{"a,b\n1,2", [][]string{{"3", "4"}}, "\n3,4\n"},
		{"a,b\r\n1,2\r\n", [][]string{{"3", "4"}, {"5", ""}}, "3,4\r\n5,\r\n"},
		{"a,b\r\n1,2", [][]string{{"3", "4"}}, "\r\n3,4\r\n"},
		{"a,b\r\n1,2\r", [][]string{{"3", "4"}}, "\n3,4\r\n"},
		{"a,b\n1,2\n\n", [][]string{{"3", "4"}}, "3,4\n"},
		{"\ufeffa,b\n", [][]string{{"3", "4"}}, "3,4\n"},
		{"a\n", [][]string{{""}}, "\"\"\n"},
		{"a,b,c\n", [][]string{{"x,y", `say "z"`, "one\ntwo"}}, "\"x,y\",\"say \"\"z\"\"\",\"one\ntwo\"\n"},
		{"a,b\n", [][]string{{"=1+1", "+7"}}, "=1+1,+7\n"}, // data is kept; exports neutralise
		{"\"a\",\"b\"\n\"1\",\"2\"\n", [][]string{{"3", ""}}, "\"3\",\"\"\n"},
		{"\"a\",b\n", [][]string{{"3", "4"}}, "3,4\n"},
	} {
		got, err := write.AppendCSV(c.old, c.rows)
		if err != nil || got.Text != c.old+c.want {
			t.Errorf("%q: %q, %v; want %q after it", c.old, got.Text, err, c.want)
		}
	}
	if _, err := write.AppendCSV("a,b\n1,\"2\n", [][]string{{"3", "4"}}); !errors.Is(err, write.ErrOpenQuote) {
		t.Errorf("an open quote: %v", err)
	}
}

func TestAppendedPlaces(t *testing.T) {
	got, err := write.AppendCSV("\ufeffa,b,c", [][]string{{"é", "1\n2", "x"}, {"p", "", "q"}})
	if err != nil {
		t.Fatal(err)
	}
	file := diag.NewFile("", got.Text)
	for i, want := range [][]string{{"é", "\"1\n2\"", "x"}, {"p", "", "q"}} {
		for k, p := range got.Rows[i].Cells {
			if at := file.Offset(p.Line, p.Col); !strings.HasPrefix(file.Text[at:], want[k]) {
				t.Errorf("row %d cell %d: %q stands at %v", i, k, file.Text[at:], p)
			}
			if n, ok := got.Rows[i].Cell(p); !ok || n != k || !got.Rows[i].Holds(p) {
				t.Errorf("row %d: cell at %v is %d, %v", i, p, n, ok)
			}
		}
	}
	if got.Rows[0].Holds(got.Rows[1].At) || got.Rows[1].Holds(got.Rows[0].End) {
		t.Error("the rows hold each other")
	}
}

func TestAppendTOML(t *testing.T) {
	rows := [][]write.Pair{{{Key: "id", Value: "A\"\\\x1b\u202e\n"}, {Key: "value", Value: "2.50", Number: true},
		{Key: "n", Value: "12345678901234567890", Number: true}, {Key: "my key", Value: "é"}}}
	want := "[[fact]]\nid = \"A\\\"\\\\\\U0000001B\\U0000202E\\U0000000A\"\nvalue = 2.50\nn = \"12345678901234567890\"\n\"my key\" = \"é\"\n"
	for old, between := range map[string]string{"": "", "a = 1\n": "\n", "a = 1 # why": "\n\n", "a = 1\n\n": "", "# a\r\n": "\r\n"} {
		got := write.AppendTOML(old, "fact", rows)
		new := want
		if strings.Contains(old, "\r") {
			new = strings.ReplaceAll(want, "\n", "\r\n")
		}
		if got.Text != old+between+new {
			t.Errorf("after %q:\n%q\nwant\n%q", old, got.Text, old+between+new)
		}
	}
}

func TestNextID(t *testing.T) {
	for want, ids := range map[string]string{
		"S203": "S001 S202 S17", "A10": "A9", "x-3": "a7 x-2", "": "", "B2": "A9 B1",
		"007": "006", "100": "99",
	} {
		if got := write.NextID(strings.Fields(ids)); got != want {
			t.Errorf("%q: %q, want %q", ids, got, want)
		}
	}
	if got := write.NextID([]string{"S1", "frame"}); got != "" {
		t.Errorf("%q", got)
	}
}

// FuzzAppendCSV: whatever a table is, reading the new text gives the old rows
// and the new one.
func FuzzAppendCSV(f *testing.F) {
	f.Add("id,title\nA,\"b\nc\"\n", "x", "y,\"z\"")
	f.Add("\ufeff\"id\",\"title\"\r\n\"A\",\"b\"", " x ", "\r\n")
	f.Add("id", "", "")
	f.Fuzz(func(t *testing.T, text, a, b string) {
		before, err := records(text)
		if err != nil || len(before) == 0 || len(before[0]) > 100 {
			return
		}
		cells := make([]string, len(before[0]))
		for i := range cells {
			cells[i] = []string{a, b, ""}[i%3]
		}
		got, err := write.AppendCSV(text, [][]string{cells})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if !strings.HasPrefix(got.Text, text) {
			t.Fatalf("%q has become %q", text, got.Text)
		}
		after, err := records(got.Text)
		if err != nil {
			t.Fatalf("%q: %v", got.Text, err)
		}
		for i := range cells { // so reads the library line ends
			cells[i] = strings.ReplaceAll(cells[i], "\r\n", "\n")
		}
		if !reflect.DeepEqual(after, append(before, cells)) {
			t.Fatalf("%q: %q", got.Text, after)
		}
	})
}

func records(text string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord = -1
	return r.ReadAll()
}

// FuzzAppendTOML: a file that has room for the row keeps everything that it
// had, and has the row.
func FuzzAppendTOML(f *testing.F) {
	f.Add("a = 1 # why\n[[fact]]\nid = \"F1\"", "F2", "1.50")
	f.Add("# \r\n", "\x1b\"", "-0")
	f.Fuzz(func(t *testing.T, text, id, value string) {
		before, list := strict.Parse("", []byte(text))
		if list != nil || before.Child("fact") != nil && before.Child("fact").Kind != strict.Array {
			return
		}
		id = strings.ToValidUTF8(id, "")
		value = strings.ToValidUTF8(value, "")
		pairs := []write.Pair{{Key: "id", Value: id}, {Key: "value", Value: value, Number: true}}
		got := write.AppendTOML(text, "fact", [][]write.Pair{pairs})
		if !strings.HasPrefix(got.Text, text) {
			t.Fatalf("%q has become %q", text, got.Text)
		}
		after, list := strict.Parse("", []byte(got.Text))
		if list != nil {
			if n := before.Child("fact"); n != nil && !strings.Contains(text, "[[") {
				return // fact = […] cannot be added to
			}
			t.Fatalf("%q: %v", got.Text, list)
		}
		rows := after.Child("fact").Elems
		last := rows[len(rows)-1]
		if last.Child("id").Str != id {
			t.Fatalf("%q: id %q", got.Text, last.Child("id").Str)
		}
		v := last.Child("value")
		if v.Kind == strict.String && v.Str != value || v.Kind != strict.String && v.Raw != value {
			t.Fatalf("%q: value %q %q", got.Text, v.Str, v.Raw)
		}
		if n := before.Child("fact"); n != nil && len(rows) != len(n.Elems)+1 {
			t.Fatalf("%q: %d rows", got.Text, len(rows))
		}
		if !slices.Equal(keys(before), slices.DeleteFunc(keys(after), func(k string) bool { return k == "fact" && before.Child("fact") == nil })) {
			t.Fatalf("%q: %q and %q", got.Text, keys(before), keys(after))
		}
	})
}

func keys(n *strict.Node) (list []string) {
	for _, c := range n.Children {
		list = append(list, c.Key)
	}
	slices.Sort(list)
	return list
}
