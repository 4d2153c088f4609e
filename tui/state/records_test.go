package state

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"accord/data"
)

// table is what Apply knows of a record table of n rows in some columns.
type table struct {
	facts
	n, columns int
}

func (t table) Rows(State) int  { return t.n }
func (t table) Sorts(State) int { return t.columns + 1 }
func (t table) Pages() []Page   { return Pages() }

func TestRecordTable(t *testing.T) {
	f := table{facts: someFacts(), n: 100, columns: 4}
	s := Apply(New(), Do(OpenRecords), f)
	if l, ok := s.List(); s.Page != Records || !ok || l != ListRecords {
		t.Fatalf("%+v", s)
	}
	for range 9 {
		s = Apply(s, Do(Right), f)
	}
	if s.Column != 3 {
		t.Errorf("the last of four columns is %d", s.Column)
	}
	s = Apply(s, Do(Left), f)
	s = Apply(s, Action{Name: Down, N: 5}, f)
	if s.Sel[ListRecords] != 5 || s.Column != 2 {
		t.Errorf("row %d, column %d", s.Sel[ListRecords], s.Column)
	}
	if s = Apply(s, Do(NextSort), f); s.Sort[ListRecords] != 3 || s.Sel[ListRecords] != 0 {
		t.Errorf("sorted by %d, row %d", s.Sort[ListRecords], s.Sel[ListRecords])
	}
	if again := Apply(s, Do(NextSort), f); again.Sort[ListRecords] != 0 {
		t.Errorf("sorted again by %d; want the order of the file", again.Sort[ListRecords])
	}
	if s = Apply(s, Action{Name: SelectColumn, N: 99}, f); s.Column != 3 {
		t.Errorf("column %d of four", s.Column)
	}
}

// What rows are to hold is typed on the page: rows can be walked through
// meanwhile, enter keeps the text, escape takes it away, and only then the page.
func TestFindInRecords(t *testing.T) {
	f := table{facts: someFacts(), n: 100, columns: 4}
	s := Apply(New(), Do(OpenRecords), f)
	s = Apply(Apply(s, Action{Name: Down, N: 7}, f), Do(ToggleSearch), f)
	s = Apply(s, Action{Name: Type, Text: "RUS"}, f)
	if s.Overlay != FindOverlay || !s.Typing() || s.Find != "RUS" || s.Query != "" || s.Sel[ListRecords] != 0 {
		t.Fatalf("%+v", s)
	}
	s = Apply(Apply(s, Do(Erase), f), Do(Down), f)
	if s.Find != "RU" || s.Sel[ListRecords] != 1 {
		t.Errorf("%q, row %d", s.Find, s.Sel[ListRecords])
	}
	if s = Apply(s, Do(Open), f); s.Overlay != NoOverlay || s.Find != "RU" || s.Page != Records {
		t.Errorf("enter gives %+v", s)
	}
	if s = Apply(s, Do(Back), f); s.Find != "" || s.Page != Records {
		t.Errorf("escape gives %+v", s)
	}
	if s = Apply(s, Do(Back), f); s.Page != Overview {
		t.Errorf("escape again gives %+v", s)
	}
	long := Apply(s, Action{Name: ChangeFind, Text: strings.Repeat("ə", MaxQuery+50)}, f)
	if n := len([]rune(long.Find)); n != MaxQuery {
		t.Errorf("%d characters are kept", n)
	}
}

// The slot of a period is what a walk over all slots finds.
func TestSlotAgainstAWalk(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	one := func() data.Period {
		y := 2015 + r.IntN(6)
		switch r.IntN(5) {
		case 0:
			return data.Year(y)
		case 1:
			return data.Quarter(y, 1+r.IntN(4))
		case 2:
			return data.YearToDate(y, 1+r.IntN(12))
		case 3:
			return data.NewPeriod(data.FreqInstant, data.Month(y, 1+r.IntN(12)).Start(), data.Month(y, 1+r.IntN(12)).Start())
		}
		return data.Month(y, 1+r.IntN(12))
	}
	for range 5000 {
		var slots []data.Period
		for range r.IntN(12) {
			p := one()
			if !p.End().Before(p.Start()) {
				slots = append(slots, p)
			}
		}
		slices.SortFunc(slots, data.Period.Compare)
		slots = slices.Compact(slots)
		p := one()
		want, near := -1, int64(-1)
		for i, q := range slots {
			if q == p {
				want, near = i, -2
			}
			if near == -2 {
				continue
			}
			if p.Contains(q) {
				want, near = i, -3
			}
			d := max(q.End().Unix()-p.End().Unix(), p.End().Unix()-q.End().Unix())
			if near >= -1 && (near == -1 || d < near) {
				want, near = i, d
			}
		}
		if got := Slot(slots, p); got != want {
			t.Fatalf("slot %d, want %d, of %v in %v", got, want, p, slots)
		}
	}
}
