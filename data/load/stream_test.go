package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"accord/data"
)

// trickle gives a text in parts of any length.
type trickle struct {
	text string
	r    *rand.Rand
}

func (t *trickle) Read(b []byte) (int, error) {
	if t.text == "" {
		return 0, io.EOF
	}
	n := copy(b[:min(len(b), 1+t.r.IntN(40))], t.text)
	t.text = t.text[n:]
	return n, nil
}

// last is the last state of a feed.
func last(t *testing.T, f *Feed) Snapshot {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var s Snapshot
	for {
		next, ok := f.Next(ctx)
		if !ok {
			if ctx.Err() != nil {
				t.Fatal("the feed does not end")
			}
			return s
		}
		s = next
	}
}

// sayings are a list of problems in a line each.
func sayings(s Snapshot) (out []string) {
	for _, d := range s.Problems {
		out = append(out, fmt.Sprintf("%s %s [%s] %q %d", d.At, d.Message, d.Rule, d.Line, d.Width))
	}
	return out
}

// without is ds less what must not be compared.
func without(ds *data.Dataset) data.Dataset {
	if ds == nil {
		return data.Dataset{}
	}
	out := *ds
	out.Store, out.Rows = nil, nil
	out.Observations = slices.Clone(ds.Observations)
	for i := range out.Observations {
		if out.Observations[i].Missing {
			out.Observations[i].Value = 0 // NaN is not equal to itself
		}
	}
	return out
}

const longHeader = "INDICATOR,REF_AREA,TRADE_FLOW,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,SOURCE,MODE,COMMENT_OBS\n"

// What came as a stream, in parts of any length, is what the same text is when
// it is read at once: rows, problems with their places, rows set aside.
func TestStreamIsWhatTheWholeIs(t *testing.T) {
	row := "TRADE,AZ,X,2020,1.5,USD,,S1,rail,\n"
	for name, text := range map[string]string{
		"rows":              longHeader + row + "TRADE,AZ,X,2021,2.5,USD,P,S1,road,\"a, b\"\n",
		"no last end":       longHeader + row + "TRADE,AZ,X,2021,2.5,USD,P,S1,road,x",
		"quoted lines":      longHeader + "TRADE,AZ,X,2021,2.5,USD,P,S1,road,\"one\ntwo \"\"three\"\"\n\nfour\"\n" + row,
		"windows":           "\ufeff" + strings.ReplaceAll(longHeader+row+row, "\n", "\r\n"),
		"bad rows":          longHeader + row + row + "TRADE,AZ\nTRADE,AZ,X,20-21,2.5,USD,P,S1,road,x\nTRADE,AZ,Q,2022,2,USD,,S1,,\n" + strings.Replace(row, "2020", "2030", 1),
		"quote in a cell":   longHeader + row + "TRADE,AZ,X,2021,2.5,USD,P,S1,5\" pipe,x\n" + strings.Replace(row, "2020", "2030", 1),
		"quote left open":   longHeader + row + "TRADE,AZ,X,2021,2.5,USD,P,S1,rail,\"x\n" + strings.Replace(row, "2020", "2030", 1),
		"header only":       longHeader,
		"unknown column":    strings.Replace(longHeader, "OBS_STATUS", "obs_statuss", 1) + row,
		"no such header":    "period,value\n2020,1\n2021,2\n",
		"nothing":           "",
		"blank":             "\n\n  \n",
		"escape":            longHeader + "TRADE,AZ,X,2021,2.5,USD,P,S1,road,\x1b[31mred\n",
		"json":              `{"INDICATOR":"TRADE","TIME_PERIOD":"2020","OBS_VALUE":1.50,"UNIT_MEASURE":"USD"}` + "\n" + `{"TIME_PERIOD":2021,"OBS_VALUE":null,"OBS_STATUS":"O","INDICATOR":"TRADE","UNIT_MEASURE":"USD"}` + "\n",
		"json, bad":         "\n{\"TIME_PERIOD\":\"2020\",\"OBS_VALUE\":1}\n{\"TIME_PERIOD\":\"2021\",\"OBS_VALUE\":[1]}\n{oops\n[1,2]\n{\"TIME_PERIOD\":\"2022\"\n{\"OBS_VALUE\":1}\n{\"TIME_PERIOD\":\"2023\",\"OBS_VALUE\":1,\"colour\":1} x\n{\"TIME_PERIOD\":\"2024\",\"OBS_VALUE\":1,\"colour\":1,\"OBS_VALUE\":2}",
		"json, new columns": "{\"TIME_PERIOD\":\"2020\",\"OBS_VALUE\":1}\n{\"TIME_PERIOD\":\"2020\",\"OBS_VALUE\":2,\"MODE\":\"rail\"}\n{\"TIME_PERIOD\":\"2020\",\"OBS_VALUE\":2,\"MODE\":\"rail\"}\n{\"TIME_PERIOD\":\"2020\",\"OBS_VALUE\":3}\n",
	} {
		t.Run(name, func(t *testing.T) {
			var want Snapshot
			want.Dataset, want.Problems, want.Err = Load(context.Background(), Stdin, Options{Stdin: strings.NewReader(text)})
			if want.Err != nil {
				t.Fatal(want.Err)
			}
			for seed := range uint64(20) {
				got := last(t, Stream(context.Background(), &trickle{text, rand.New(rand.NewPCG(seed, 1))}, Options{}))
				if got.Err != nil {
					t.Fatal(got.Err)
				}
				if a, b := sayings(got), sayings(want); !slices.Equal(a, b) {
					t.Fatalf("as a stream:\n%s\nas a whole:\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
				}
				if a, b := without(got.Dataset), without(want.Dataset); !reflect.DeepEqual(a, b) {
					t.Fatalf("as a stream:\n%+v\nas a whole:\n%+v", a, b)
				}
				if f := got.Flow; got.Dataset != nil && (!f.Live || !f.Ended || f.Rows != f.Shown || f.Rows != len(got.Dataset.Observations)+got.Dataset.SetAside || f.Dropped != 0) {
					t.Fatalf("%+v for %d rows", f, len(got.Dataset.Observations))
				}
			}
		})
	}
}

// A row that is no text is set aside, and the ones around it are not.
func TestStreamSetsAsideWhatIsNoText(t *testing.T) {
	text := longHeader + "TRADE,AZ,X,2020,1,USD,,S1,,\nTRADE,AZ,X,2021,1,USD,,S1,,\xff\nTRADE,AZ,X,2022,1,USD,,S1,,\x00\nTRADE,AZ,X,2023,1,USD,,S1,,ok"
	got := last(t, Stream(context.Background(), strings.NewReader(text), Options{}))
	if n := len(got.Dataset.Observations); n != 2 || got.Dataset.SetAside != 2 {
		t.Errorf("%d rows and %d set aside; want 2 and 2", n, got.Dataset.SetAside)
	}
	if s := sayings(got); len(s) != 2 || !strings.HasPrefix(s[0], "<stdin>:3:28 the byte 0xff is not UTF-8") || !strings.HasPrefix(s[1], "<stdin>:4:28 the file is not text: it holds a NUL byte") {
		t.Errorf("%q", s)
	}
}

// Rows are shown while more may come, and none of those that were shown
// changes.
func TestStreamShowsRowsAsTheyCome(t *testing.T) {
	in, out := io.Pipe()
	feed := Stream(context.Background(), in, Options{})
	write := func(s string) {
		if _, err := io.WriteString(out, s); err != nil {
			t.Error(err)
		}
	}
	write(longHeader)
	var old Snapshot
	for i := range 5 {
		write(fmt.Sprintf("TRADE,AZ,X,%d,%d,USD,,S1,,\n", 2000+i, i))
		s := waitFor(t, feed, func(s Snapshot) bool { return s.Flow.Shown == i+1 })
		if n := len(s.Dataset.Observations); n != i+1 || s.Flow.Ended {
			t.Errorf("after %d rows there are %d: %+v", i+1, n, s.Flow)
		}
		if i > 0 && len(old.Dataset.Observations) != i {
			t.Error("a dataset that was shown has changed")
		}
		f, err := s.Dataset.Store.Query(context.Background(), data.Query{Indicator: "TRADE"})
		if err != nil || len(f.Series) != 1 || len(f.Periods) != i+1 {
			t.Errorf("after %d rows: %v, %+v", i+1, err, f)
		}
		old = s
	}
	out.Close()
	if s := last(t, feed); !s.Flow.Ended || s.Flow.Rows != 5 {
		t.Errorf("at the end: %+v", s.Flow)
	}
}

// waitFor returns the first state of which is holds.
func waitFor(t *testing.T, f *Feed, is func(Snapshot) bool) Snapshot {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	for {
		s, ok := f.Next(ctx)
		if !ok {
			t.Fatal("no such state comes")
		}
		if is(s) {
			return s
		}
	}
}

// Beyond the limit the newest rows are kept, and a key that was dropped may
// come again.
func TestStreamKeepsTheNewestRows(t *testing.T) {
	var b strings.Builder
	b.WriteString(longHeader)
	for i := range 100 {
		fmt.Fprintf(&b, "TRADE,AZ,X,%d,%d,USD,,S1,,\n", 2000+i%40, i)
	}
	got := last(t, Stream(context.Background(), &trickle{b.String(), rand.New(rand.NewPCG(1, 1))}, Options{MaxRows: 30}))
	if len(got.Problems) > 0 {
		t.Fatal(sayings(got))
	}
	if f := got.Flow; f.Rows != 100 || f.Dropped != 70 || f.Shown != 100 || f.Aside != 0 {
		t.Errorf("%+v", f)
	}
	for i, o := range got.Dataset.Observations {
		if o.Value != float64(70+i) {
			t.Fatalf("row %d has the value %g", i, o.Value)
		}
	}
}

type failing struct{ io.Reader }

func (f failing) Read(b []byte) (int, error) {
	if n, err := f.Reader.Read(b); err == nil {
		return n, nil
	}
	return 0, errors.New("the line is dead")
}

func TestStreamThatBreaks(t *testing.T) {
	got := last(t, Stream(context.Background(), failing{strings.NewReader(longHeader + "TRADE,AZ,X,2020,1,USD,,S1,,\n")}, Options{}))
	if got.Err == nil || got.Err.Error() != "read stdin: the line is dead" || got.Dataset == nil || len(got.Dataset.Observations) != 1 || !got.Flow.Ended {
		t.Errorf("%v, %+v", got.Err, got.Flow)
	}
	got = last(t, Stream(context.Background(), strings.NewReader(strings.Repeat("abc\n", 1000)), Options{MaxBytes: 100}))
	if got.Err == nil || got.Dataset != nil {
		t.Errorf("too much of what is no table: %v", got.Err)
	}
}

// A row without end costs no more than the longest row that is taken.
func TestStreamOfOneEndlessRow(t *testing.T) {
	for name, head := range map[string]string{"csv": longHeader + "TRADE,AZ,X,2020,1,USD,,S1,,\"", "json": "{\"TIME_PERIOD\":\"2020\",\"OBS_VALUE\":1}\n{\"COMMENT_OBS\":\""} {
		t.Run(name, func(t *testing.T) {
			before := heap()
			in := io.MultiReader(strings.NewReader(head), io.LimitReader(endless{}, 64<<20))
			got := last(t, Stream(context.Background(), in, Options{}))
			if got.Dataset == nil || len(got.Problems) == 0 {
				t.Fatalf("%v %v", got.Err, got.Problems)
			}
			if now := heap(); now > before+32<<20 {
				t.Errorf("%d MB are kept of it", (now-before)>>20)
			}
			runtime.KeepAlive(got)
		})
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// Nothing runs on after the context of a feed is done.
func TestFeedsEndWithTheirContext(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(context.Background())
	in, out := io.Pipe()
	dir := watched{t: t, dir: t.TempDir()}
	dir.write("dataset.toml", watchedManifest)
	dir.write("sub/obs.csv", watchedTable)
	feeds := []*Feed{Stream(ctx, in, Options{}), Watch(ctx, dir.dir, Options{}, Events), Watch(ctx, dir.dir, Options{}, Polls)}
	for _, f := range feeds[1:] {
		waitFor(t, f, func(s Snapshot) bool { return s.Dataset != nil })
	}
	cancel()
	out.Close()
	for _, f := range feeds {
		last(t, f)
	}
	for end := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			b := make([]byte, 1<<16)
			t.Fatalf("%d goroutines run on:\n%s", runtime.NumGoroutine()-before, b[:runtime.Stack(b, true)])
		}
	}
}
