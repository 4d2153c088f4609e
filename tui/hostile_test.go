package tui

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"

	bundledfiles "accord/data/azerbaijan-russia"
)

// poison is what a data file must not get onto a screen: a title, a colour and
// a cursor move by escape sequences of both kinds, a bell, marks that turn text
// round, characters without a width, a line break and bytes that are no UTF-8.
const poison = "\x1b]0;owned\x07\x1b[31mred\x1b[2J\u009b5A\u202egnp.exe\u202c\u2066x\u2069\u200b\ufeff\u2028\r\n\t\x00\xff\xfe end"

// poisoned is ds with poison in every text that is shown as it is.
func poisoned(ds *data.Dataset) *data.Dataset {
	bad := *ds
	v := reflect.ValueOf(&bad).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.CanSet() && v.Type().Field(i).Name != "Store" && v.Type().Field(i).Name != "Rows" && v.Type().Field(i).Name != "Observations" {
			f.Set(reflect.ValueOf(poisonValue(f.Interface())))
		}
	}
	bad.Title = poisonText(ds.Title)
	return &bad
}

// poisonValue returns a copy of v with poison in the texts of its elements.
func poisonValue(v any) any {
	switch v := v.(type) {
	case []data.Code:
		return each(v, func(x *data.Code) { x.Title = poisonText(x.Title) })
	case []data.Indicator:
		return each(v, func(x *data.Indicator) { x.Title = poisonText(x.Title) })
	case []data.Reporter:
		return each(v, func(x *data.Reporter) { x.Title = poisonText(x.Title) })
	case []data.Dimension:
		return each(v, func(x *data.Dimension) {
			x.Title = poisonText(x.Title)
			x.Codes = each(x.Codes, func(c *data.Code) { c.Title = poisonText(c.Title) })
		})
	case []data.Highlight:
		return each(v, func(x *data.Highlight) { x.Note = poisonText(x.Note) })
	case []data.Pin:
		return each(v, func(x *data.Pin) { x.Reason = poisonText(x.Reason) })
	case []data.Agreement:
		return each(v, func(x *data.Agreement) {
			x.Title, x.Place, x.Note, x.Level = poisonText(x.Title), x.Place+poison, x.Note+poison, x.Level+poison
		})
	case []data.Project:
		return each(v, func(x *data.Project) {
			x.Title, x.Words, x.Location, x.Note = poisonText(x.Title), x.Words+poison, x.Location+poison, poison+x.Note
			x.Facts = each(x.Facts, func(f *data.Fact) { f.Words, f.Note, f.Kind = f.Words+poison, f.Note+poison, f.Kind+poison })
		})
	case []data.Event:
		return each(v, func(x *data.Event) {
			x.Title, x.Place, x.Participants, x.Note = poisonText(x.Title), x.Place+poison, x.Participants+poison, x.Note+poison
		})
	case []data.Scene:
		return each(v, func(x *data.Scene) {
			x.Caption, x.Notes = poisonText(x.Caption), poisonText(x.Notes)
		})
	case []data.Source:
		return each(v, func(x *data.Source) {
			x.Title, x.Publisher, x.URL, x.Licence = poison+x.Title, x.Publisher+poison, x.URL+poison, x.Licence+poison
		})
	}
	return v
}

func each[T any](list []T, change func(*T)) []T {
	out := slices.Clone(list)
	for i := range out {
		change(&out[i])
	}
	return out
}

func poisonText(t data.Text) data.Text {
	out := data.Text{}
	for k, s := range t {
		out[k] = s[:len(s)/2] + poison + s[len(s)/2:]
	}
	return out
}

// TestNothingRawReachesAFrame draws a dataset whose texts are hostile, without
// the loader's sanitiser in between: the sheet of cells has to hold alone.
func TestNothingRawReachesAFrame(t *testing.T) {
	set := panel.NewSet(poisoned(dataset(t)))
	problems := diag.List{{At: diag.Position{Path: "bad" + poison + ".csv", Line: 1, Col: 1}, Severity: diag.Error,
		Rule: "r" + poison, Message: "found " + poison, Line: poison}}
	for _, tag := range lang.Tags() {
		e := envOf(set, tag, theme.Braille)
		e.Problems = problems
		for _, st := range append(views(), at(state.Problems)) {
			if st.Overlay == state.SearchOverlay {
				st.Query = "azer" + poison
				checkHostile(t, e, st)
				st.Query = "azer"
			}
			if st.Overlay == state.RecordOverlay {
				for _, name := range []string{"project:P08", "event:E030", "source:S001", "agreement:A041", "source:" + poison, poison} {
					st.Record = name
					checkHostile(t, e, st)
				}
			}
			checkHostile(t, e, st)
		}
	}
}

func checkHostile(t *testing.T, e *panel.Env, st state.State) {
	t.Helper()
	for _, size := range [][2]int{{30, 10}, {60, 20}, {120, 36}} {
		in := input(e, st, size[0], size[1])
		in.Notice = poison
		checked(t, in)
		out := Render(in).ANSI(theme.New(theme.Dark).SGR)
		if s := stripSGR(out); strings.ContainsAny(s, "\x1b\x07\u009b\r\t") {
			t.Fatalf("%v %+v: the frame has raw bytes", size, st)
		}
	}
}

// stripSGR takes out the colours that the frame is allowed to set.
func stripSGR(s string) string {
	var b strings.Builder
	for s != "" {
		i := strings.Index(s, "\x1b[")
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		n := 2
		for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == ';') {
			n++
		}
		if n == len(s) || s[n] != 'm' {
			b.WriteString(s[:2])
			s = s[2:]
			continue
		}
		s = s[n+1:]
	}
	return b.String()
}

// TestHostileFilesAreHarmless loads the bundled dataset with hostile titles in
// its files and draws it as it is loaded.
func TestHostileFilesAreHarmless(t *testing.T) {
	dir := t.TempDir()
	err := fs.WalkDir(bundledfiles.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(bundledfiles.Files(), path)
		if err != nil {
			return err
		}
		if strings.HasSuffix(path, ".csv") {
			bad := strings.NewReplacer("Roadmap", "Road\x1b[31mmap\u202e", "KAMAZ", "KA\u200bMAZ\x07", "Mishustin", "Mi\x1b]0;x\x07shustin\u2066")
			b = []byte(bad.Replace(string(b)))
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, path)), 0o755); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, path), b, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	ds, problems, err := load.Load(context.Background(), dir, load.Options{})
	if err != nil || ds == nil {
		t.Fatalf("load: %v %v", err, problems)
	}
	e := envOf(panel.NewSet(ds), lang.English, theme.Braille)
	e.Problems = problems
	for _, st := range views() {
		checked(t, input(e, st, 120, 36))
	}
	st := at(state.Overview)
	st.Overlay, st.Record = state.RecordOverlay, "agreement:A042"
	if s := Render(input(e, st, 120, 36)).Plain(); !strings.Contains(s, "on tourism for the next two years") {
		t.Errorf("the rest of a hostile title is gone\n%s", s)
	}
}
