package tui

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// customs writes a table of n rows as customs offices publish them.
func customs(t testing.TB, n int) string {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	areas, sectors := []string{"AZ", "GE", "IR", "KZ", "RU", "TR", "UZ"}, []string{"agriculture", "energy", "industry", "transport"}
	var b bytes.Buffer
	name := filepath.Join(t.TempDir(), "customs.csv")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString("period,reporter,partner,sector,flow,value\n")
	for i := range n {
		fmt.Fprintf(&b, "%d-%02d,%s,%s,%s,%s,%d.%02d\n", 2010+i*14/n, 1+i*168/n%12, areas[r.IntN(7)], areas[r.IntN(7)], sectors[r.IntN(4)], []string{"X", "M"}[i&1], 1+r.IntN(900_000), r.IntN(100))
		if b.Len() > 1<<20 {
			if _, err := b.WriteTo(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := b.WriteTo(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func loaded(t testing.TB, name string, opts load.Options) *panel.Set {
	t.Helper()
	ds, list, err := load.Load(context.Background(), name, opts)
	if err != nil || ds == nil {
		t.Fatalf("%v\n%v", err, list)
	}
	return panel.NewSet(ds)
}

// A table of many rows is sorted and filtered beside the screen: the last order
// stays there and can be walked through, what nobody waits for any more does not
// come, and what comes is what a small table would show at once.
func TestRecordsAreArrangedBesideTheScreen(t *testing.T) {
	set := loaded(t, customs(t, 60_000), load.Options{Rows: load.RowsFacts})
	rows, ds := set.Dataset().Rows, set.Dataset()
	s := sitDown(t, set)
	s.press("J")
	s.mustShow("60,000 rows", "as read")
	s.press("right", "o")
	if s.ordering.cancel == nil {
		t.Error("nothing is sorted beside the screen")
	}
	s.press("down", "down")
	s.mustShow("3 / 60,000")
	s.press("o") // back to the order of the file, which takes no time
	s.mustShow("as read")
	s.press("o")
	arranged := func() bool { return s.ordering.cancel == nil }
	s.until("the rows are sorted", arranged)
	s.mustShow("by value")
	sorted := func() {
		t.Helper()
		last := -1.0
		for at := 0; at < s.App.screen().Rows(s.state); at += 97 {
			st := s.state
			st.Sel[state.ListRecords] = at
			number, err := strconv.Atoi(strings.TrimPrefix(panel.Selected(s.env, st), "row:"))
			if err != nil {
				t.Fatal(err)
			}
			v := rows.Row(number - 1).Value
			if v < last {
				t.Fatalf("row %d has %g after %g", at, v, last)
			}
			last = v
		}
	}
	sorted()

	s.press("/")
	for _, c := range "energy 2012" {
		s.sends(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
	s.until("the rows are found", arranged)
	s.press("enter")
	n := 0
	for i := range rows.Len() {
		if o := rows.Row(i); o.Cell(ds, data.DimActivity) == "energy" && (o.Period.Year() == 2012 || o.Value == 2012) {
			n++
		}
	}
	s.mustShow("/ energy 2012", s.env.Lang.Number(float64(n), 0)+" of 60,000 rows")
	sorted()
	s.press("esc")
	s.until("all rows are there", arranged)
	s.mustShow("60,000 rows")
	s.press("right", "o", "esc") // who leaves does not wait
	if s.state.Page != state.Overview || s.ordering.cancel != nil {
		t.Errorf("on the page %s an order is still made", s.state.Page)
	}
}

// What the table shows of the bundled rows, whichever are kept and in which order,
// is what loops over the observations find; and each row opens in full.
func TestRecordsOfTheBundledDataset(t *testing.T) {
	r := sit(t, 200, 60)
	r.keys("J")
	ds := r.env.Set.Dataset()
	if n := r.App.screen().Rows(r.state); n != len(ds.Observations) {
		t.Fatalf("%d rows of %d", n, len(ds.Observations))
	}
	r.keys("enter")
	o := ds.Observations[0]
	for _, want := range []string{o.At.String(), o.Source} {
		if !strings.Contains(r.Frame().Picture.Grid.Plain(), want) {
			t.Errorf("the first row does not say %q:\n%s", want, r.Frame().Picture.Grid.Plain())
		}
	}
	r.keys("esc", "G", "/").typing("transport")
	found := r.App.screen().Rows(r.state)
	if found == 0 || found == len(ds.Observations) {
		t.Errorf("%d rows hold transport", found)
	}
	r.keys("esc", ":").typing("100").keys("enter")
	if got := panel.Selected(r.env, r.state); got != "row:100" {
		t.Errorf("the palette goes to %s", got)
	}
	r.Update(tea.MouseClickMsg{X: 30, Y: 2, Button: tea.MouseLeft}) // the heading of the value
	if r.state.Sort[state.ListRecords] != 2 || r.state.Column != 1 {
		t.Errorf("a click on a heading sorts by %d, column %d:\n%s", r.state.Sort[state.ListRecords], r.state.Column, r.Frame().Picture.Grid.Plain())
	}
	r.Update(tea.MouseClickMsg{X: 30, Y: 2, Button: tea.MouseLeft})
	if !r.state.Reverse[state.ListRecords] {
		t.Error("a second click does not turn the order round")
	}
	r.keys("O", "o").keys(":").typing("100").keys("enter")
	line := CommandLine(r.env, "", r.state)
	if !strings.Contains(line, "--page records --table-column 2 --select 100") {
		t.Errorf("the view is written as %s", line)
	}
}

// Languages, sizes and glyph sets never break the page.
func TestRecordsInEveryWindow(t *testing.T) {
	set := loaded(t, customs(t, 300), load.Options{})
	for _, tag := range lang.Tags() {
		for _, g := range theme.GlyphNames() {
			for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 36}, {200, 60}} {
				for column := range 9 {
					st := set.Start()
					st.Page, st.Column, st.Find = state.Records, column, "energy"
					in := Input{Env: &panel.Env{Set: set, Lang: lang.New(tag), Glyphs: theme.GlyphSet(g), Now: day(testNow)}, State: st, W: size[0], H: size[1], Keys: DefaultKeys()}
					checked(t, in)
				}
			}
		}
	}
}

// The record table of ten million rows: a frame, a page further, and the longest
// that a key has to wait while rows are sorted beside it.
func BenchmarkRecords(b *testing.B) {
	const n = 10_000_000
	set := loaded(b, customs(b, n), load.Options{})
	a := New(Options{Dataset: set.Dataset(), Set: set, Theme: theme.Dark, Lang: lang.English, Glyphs: theme.Braille})
	a.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	a.Update(keyPress("J"))
	b.Run("Page", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			key := "pgdown"
			if i%1000 > 500 {
				key = "pgup"
			}
			a.Update(keyPress(key))
			a.Frame()
		}
	})
	for _, column := range []string{"period", "value", "area"} {
		b.Run("SortBy/"+column, func(b *testing.B) {
			i := map[string]int{"period": 0, "value": 1, "area": 3}[column]
			st := a.state
			st.Sort[state.ListRecords] = i + 1
			for b.Loop() {
				if _, err := set.Arrange(context.Background(), panel.OrderOf(a.env, st), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("Find", func(b *testing.B) {
		st := a.state
		st.Find = "energy 2012"
		for b.Loop() {
			if _, err := set.Arrange(context.Background(), panel.OrderOf(a.env, st), nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("KeysWhileSorting", func(b *testing.B) {
		var longest time.Duration
		for b.Loop() {
			st := a.state
			st.Sort[state.ListRecords] = 2
			done := make(chan struct{})
			go func() {
				_, _ = set.Arrange(context.Background(), panel.OrderOf(a.env, st), nil)
				close(done)
			}()
			for waiting := true; waiting; {
				start := time.Now()
				a.Update(keyPress("pgdown"))
				a.Frame()
				longest = max(longest, time.Since(start))
				select {
				case <-done:
					waiting = false
				case <-time.After(5 * time.Millisecond):
				}
			}
		}
		b.ReportMetric(float64(longest.Microseconds()), "µs-longest-key")
		var idle time.Duration // what the machine does to a key without sorting
		for range 300 {
			start := time.Now()
			a.Update(keyPress("pgdown"))
			a.Frame()
			idle = max(idle, time.Since(start))
			time.Sleep(5 * time.Millisecond)
		}
		b.ReportMetric(float64(idle.Microseconds()), "µs-longest-key-idle")
	})
}

// Of a table in a database the page says that its rows are there and not here.
func TestRecordsOfADatabaseAreElsewhere(t *testing.T) {
	ds := minutely(50)
	ds.Rows = nil
	for _, tag := range lang.Tags() {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {200, 60}} {
			in := longInput(ds, size[0], size[1])
			in.Env.Lang = lang.New(tag)
			in.State.Page = state.Records
			checked(t, in)
			said := strings.Join(strings.Fields(strings.NewReplacer("│", " ", "\n", " ").Replace(Render(in).Plain())), " ")
			if want := in.Env.Lang.T(lang.RowsElsewhere); !strings.Contains(said, want) {
				t.Errorf("%s, %v: no %q in\n%s", tag, size, want, said)
			}
			if text := Plain(in); !strings.Contains(text, in.Env.Lang.T(lang.PageRecords)) {
				t.Errorf("%s: read as %s", tag, text)
			}
		}
	}
	s := sitDown(t, panel.NewSet(ds))
	s.press("J", "o", "O", "down", "right", "G", "enter", "/")
	s.sends(tea.KeyPressMsg{Code: 'x', Text: "x"})
	s.press("enter", "esc")
	s.mustShow(s.env.Lang.T(lang.RowsElsewhere)[:20])
}

// A dataset that has fewer rows when it is read again takes the place of the one
// whose rows are sorted on the screen, and its own are sorted then.
func TestRecordsOfADatasetThatShrinks(t *testing.T) {
	opts := load.Options{Rows: load.RowsFacts}
	s := sitDown(t, loaded(t, customs(t, 60_000), opts))
	s.press("J", "right", "o", "G")
	s.until("the rows are sorted", func() bool { return s.ordering.cancel == nil })
	less := loaded(t, customs(t, 51_000), opts)
	s.sends(Update{Set: less})
	if n := s.App.screen().Rows(s.state); n != less.Dataset().Rows.Len() {
		t.Errorf("%d rows of %d", n, less.Dataset().Rows.Len())
	}
	s.until("the new rows are sorted", func() bool { return s.ordering.cancel == nil })
	s.mustShow("by value", "51,000 / 51,000")
}
