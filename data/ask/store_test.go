package ask

import (
	"context"
	"slices"
	"testing"
	"time"

	"accord/data"
)

// years is a store with a figure a year, of which at most so many may be asked for
// at once.
type years struct {
	data.Store
	most  int
	asked []data.Query
}

func (s *years) Query(_ context.Context, q data.Query) (data.Frame, error) {
	s.asked = append(s.asked, q)
	f := data.Frame{Query: q, Freq: data.FreqAnnual}
	var cells []data.Cell
	for y := 2000; y < 2020; y++ {
		if p := data.Year(y); (q.From.IsZero() || q.From.Compare(p) <= 0) && (q.To.IsZero() || p.Compare(q.To) <= 0) {
			f.Periods, cells = append(f.Periods, p), append(cells, data.Cell{OK: true, Value: float64(y)})
		}
	}
	if len(cells) > s.most {
		return data.Frame{}, &data.Fault{Reason: data.FaultLimit, Message: "too many"}
	}
	f.Series = []data.Series{{Cells: cells}}
	return f, nil
}

// A cursor that goes from period to period asks once, or, where all periods are too
// many for one answer, period by period.
func TestPeriodsAreAskedTogether(t *testing.T) {
	for _, c := range []struct{ most, questions int }{{100, 1}, {5, 4}} {
		s, d := &years{most: c.most}, NewDesk(nil)
		for _, y := range []int{2003, 2004, 2005} {
			p := data.Year(y)
			var got data.Frame
			heard, err := d.Answered(t.Context(), func(q *Question) {
				got, _ = d.Store(s, q).Query(t.Context(), data.Query{Indicator: "TRADE", Freq: data.FreqAnnual, From: p, To: p})
			})
			if err != nil || heard.Lacking {
				t.Fatal(err)
			}
			if !slices.Equal(got.Periods, []data.Period{p}) || len(got.Series) != 1 || got.Series[0].Cells[0].Value != float64(y) {
				t.Errorf("of %d it gives %+v", y, got)
			}
		}
		if len(s.asked) != c.questions {
			t.Errorf("with at most %d cells %d questions were asked, not %d: %v", c.most, len(s.asked), c.questions, s.asked)
		}
	}
}

// An answer counts from when the engine gave it, if that keeps its answers itself.
func TestAnswersOfAnEngineThatKeepsThem(t *testing.T) {
	given := time.Now().Add(-time.Hour)
	d := NewDesk(func() time.Time { return given })
	heard, err := d.Answered(t.Context(), func(q *Question) {
		_, _ = d.Store(&years{most: 100}, q).Query(t.Context(), data.Query{Indicator: "TRADE"})
	})
	if err != nil || !heard.At.Equal(given) {
		t.Errorf("it counts from %v, %v", heard.At, err)
	}
}
