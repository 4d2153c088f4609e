//go:build unix

package load

import (
	"context"
	"os"
	"runtime"
	"syscall"
	"testing"
	"time"

	"accord/data"
	"accord/data/store"
)

// bigTable is the table that benchmarks read: that of .ci/bench, whose path is in
// the environment.
func bigTable(b *testing.B) string {
	path := os.Getenv("ACCORD_BIG_TABLE")
	if path == "" {
		b.Skip("ACCORD_BIG_TABLE names no table; .ci/bench makes one")
	}
	return path
}

func loadBig(b *testing.B) *data.Dataset {
	ds, list, err := Load(context.Background(), bigTable(b), Options{})
	if err != nil || list.Errors() > 0 || ds.Bulk == nil {
		b.Fatal(err, list)
	}
	return ds
}

// cpu is what the process has had of all cores: on a machine that others use, too,
// it says more than the clock.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// liveHeap is how many bytes are in use once what nobody needs is gone; pools need
// a second collection for that.
func liveHeap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkColumns reads every column of a table and keeps it. What it keeps is
// measured against what was there before: whether and when it is let go of is not
// ours to say.
func BenchmarkColumns(b *testing.B) {
	var ds *data.Dataset
	before := liveHeap()
	for b.Loop() {
		ds = loadBig(b)
	}
	kept := float64(liveHeap()) - float64(before)
	b.ReportMetric(kept/float64(ds.Bulk.Rows), "B/row")
	runtime.KeepAlive(ds)
}

// BenchmarkRegroup groups the rows of a table again after a filter was chosen: one
// on a dimension that was filtered by before, and one that never was, where all
// rows have to be looked at.
func BenchmarkRegroup(b *testing.B) {
	ds := loadBig(b)
	codes := ds.Occurring(ds.DimIndex(data.DimRefArea))
	ask := func(b *testing.B, st data.Store, i int) {
		q := data.Query{Indicator: ds.Indicators[0].ID, By: []string{data.DimActivity}, Where: []data.Filter{{Dimension: data.DimRefArea, Codes: codes[i%len(codes) : i%len(codes)+1]}}}
		if f, err := st.Query(context.Background(), q); err != nil || len(f.Series) == 0 {
			b.Fatal(err)
		}
	}
	b.Run("again", func(b *testing.B) {
		ask(b, ds.Store, 0)
		time.Sleep(time.Second) // by then the sums for the next filter are there
		began := cpu()
		for i := 0; b.Loop(); i++ {
			ask(b, ds.Store, i)
		}
		b.ReportMetric(float64(cpu()-began)/1e6/float64(b.N), "cpu-ms/op")
	})
	b.Run("first", func(b *testing.B) {
		began := cpu()
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			fresh := *ds
			bulk := *ds.Bulk
			bulk.Grouper = ds.Bulk.Grouper.(*store.Table).Fresh()
			fresh.Bulk = &bulk
			st := store.New(&fresh)
			b.StartTimer()
			ask(b, st, i)
		}
		b.ReportMetric(float64(cpu()-began)/1e6/float64(b.N), "cpu-ms/op")
	})
}
