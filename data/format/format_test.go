package format

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/data/diag"
)

var update = flag.Bool("update", false, "rewrite testdata/*.out")

// told is what is understood of a file, and what is read of it.
func told(t *testing.T, name string, o Options) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	r, err := Open(filepath.ToSlash(name), raw, o)
	if err != nil {
		d, ok := Refused(err)
		if !ok {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "refused: %s: %s [%s]\n", d.At, d.Message, d.Rule)
		return b.String()
	}
	p := r.Plan
	fmt.Fprintf(&b, "format %s (%s)\nencoding %s (%s)\ndelimiter %q (%s)\nheader at line %d\n",
		p.Format.Value, p.Format.Why, p.Encoding.Value, p.Encoding.Why, p.Delimiter.Value, p.Delimiter.Why, p.Header)
	fmt.Fprintf(&b, "title %q, publisher %q, updated %q, language %s, indicator %q\n", p.Title, p.Publisher, p.Updated, p.Language, p.Indicator)
	for _, c := range p.Columns {
		fmt.Fprintf(&b, "  %q: %s", c.Name, c.Role)
		for _, s := range []struct{ word, value string }{{"concept", c.Concept}, {"period", c.Period}, {"form", c.Form}, {"indicator", c.Indicator},
			{"decimal", c.Decimal}, {"group", c.Group}, {"split", c.Split}, {"flags", c.Flags}} {
			if s.value != "" {
				fmt.Fprintf(&b, " %s=%q", s.word, s.value)
			}
		}
		if c.Unit.ID != "" || c.Unit.Mult != 0 {
			fmt.Fprintf(&b, " unit=%s×10^%d", c.Unit.ID, c.Unit.Mult)
		}
		fmt.Fprintf(&b, " (%s)\n", c.Why)
	}
	for _, n := range p.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	var list diag.List
	fmt.Fprintf(&b, "%q\n", r.Concepts())
	r.Read(func(d diag.Diag) { list = append(list, d) }, func(o *Observed) bool {
		fmt.Fprintf(&b, "%d: %q\n", o.Line, o.Cells)
		return true
	})
	for _, d := range list {
		fmt.Fprintf(&b, "%s: %s [%s]\n", d.At, d.Message, d.Rule)
	}
	fmt.Fprintf(&b, "%+v\n%v\n", r.Count, r.Titles)
	return b.String()
}

// Every file of testdata is understood as the page beside it says.
func TestUnderstood(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) == ".out" || filepath.Ext(e.Name()) == ".json" {
			continue
		}
		n++
		t.Run(e.Name(), func(t *testing.T) {
			name := filepath.Join("testdata", e.Name())
			got, golden := told(t, name, Options{}), name+".out"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	if n < 10 {
		t.Errorf("%d files, want at least 10", n)
	}
}
