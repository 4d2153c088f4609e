package load

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// manyRows gives n rows of monthly trade of areas by sector.
func manyRows(n int) string {
	var b strings.Builder
	b.WriteString("INDICATOR,REF_AREA,COUNTERPART_AREA,TRADE_FLOW,ACTIVITY,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE\n")
	for i := range n {
		month, rest := i/720, i%720
		area, flow, sector := rest/24, rest/12%2, rest%12
		fmt.Fprintf(&b, "TRADE,A%d,B%d,%c,S%d,%d-%02d,%d.%d,USD,src%d\n", area, area*7%30, "XM"[flow], sector, 1900+month/12, 1+month%12, i*7919%10007, i%10, area%5)
	}
	return b.String()
}

// BenchmarkStreamState is what one state of a stream costs, by the rows that it
// shows: the figures on the screen are as old as a few times that.
func BenchmarkStreamState(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			before := heap()
			s := &stream{feed: newFeed(), opts: Options{MaxRows: StreamRows}, words: map[string]string{}, ld: newLoose(context.Background(), stdinPath)}
			text := manyRows(n)
			for r := strings.NewReader(text); r.Len() > 0; {
				part := make([]byte, chunk)
				k, _ := r.Read(part)
				s.take(arrival{text: part[:k]})
			}
			text = ""
			kept := float64(heap()-before) / float64(n)
			for b.Loop() {
				if snap := s.view()(); len(snap.Dataset.Observations) != n {
					b.Fatal(len(snap.Dataset.Observations))
				}
			}
			b.ReportMetric(kept, "bytes/row")
			runtime.KeepAlive(s)
		})
	}
}

// BenchmarkStream is how fast rows are taken when nobody has to wait for more.
func BenchmarkStream(b *testing.B) {
	text := manyRows(100_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f := Stream(context.Background(), struct{ io.Reader }{strings.NewReader(text)}, Options{})
		for {
			if _, ok := f.Next(context.Background()); !ok {
				break
			}
		}
	}
}
