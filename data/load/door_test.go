package load

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"accord/data"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const (
	head = "accord = 1\nid = \"t\"\ntitle = \"T\"\n"
	one  = "INDICATOR,TIME_PERIOD,OBS_VALUE\nT,2023,1\n"
)

// TestOutsideLinks checks that no link leads out of the folder, whether it is
// a table, a folder on the way, or the manifest itself.
func TestOutsideLinks(t *testing.T) {
	dir := t.TempDir()
	write(t, dir+"/secret/o.csv", one)
	write(t, dir+"/secret/dataset.toml", head)
	write(t, dir+"/set/dataset.toml", head+"[tables]\nobservations = [\"link.csv\", \"sub/o.csv\", \"inside.csv\"]\n")
	write(t, dir+"/set/real.csv", one)
	for link, to := range map[string]string{"set/link.csv": "../secret/o.csv", "set/sub": "../secret", "set/inside.csv": "real.csv"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	ds, list, err := Load(context.Background(), dir+"/set", Options{})
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	want := `"link.csv" is a link that leads out of the folder; put the file itself there`
	if d := list[0]; d.Message != want || d.Rule != "path" || d.At.Line != 5 || d.At.Col != 17 {
		t.Errorf("%s %s", d.At, d.Message)
	}
	if list[1].Rule != "path" || list[1].At.Col != 29 {
		t.Errorf("%s %s", list[1].At, list[1].Message)
	}
	if len(ds.Observations) != 1 {
		t.Errorf("%d observations by the link that stays inside, want 1", len(ds.Observations))
	}
	write(t, dir+"/other/x.csv", one)
	if err := os.Symlink("../secret/dataset.toml", dir+"/other/dataset.toml"); err != nil {
		t.Fatal(err)
	}
	if ds, _, err := Load(context.Background(), dir+"/other", Options{}); err == nil || ds != nil || !strings.Contains(err.Error(), "escapes") {
		t.Errorf("a manifest outside of the folder: %v", err)
	}
}

func TestCannotOpen(t *testing.T) {
	dir := t.TempDir()
	write(t, dir+"/set.json", "{}")
	write(t, dir+"/large.csv", one)
	tests := []struct{ name, want string }{
		{"no/such", "open no/such: no such file or directory"},
		{"no/such.csv", "open no/such.csv: no such file or directory"},
		{dir, "open " + dir + ": no dataset.toml in this folder; give the path of a file in it, or write one"},
		{dir + "/lrge.csv", "open " + dir + "/lrge.csv: no such file or directory; did you mean " + dir + "/large.csv?"},
		{os.DevNull, "open " + os.DevNull + ": not a file; a pipe or a device is read as stdin, with - for the path"},
		{dir + "/set.json", "open " + dir + "/set.json: not a dataset; expected a folder with dataset.toml, a .toml file or a table"},
		{dir + "/large.csv", "open " + dir + "/large.csv: 41 bytes are larger than the limit of 20"},
		{"-", "read stdin: there is none; give the path of a file"},
		{"https://example.org/a.csv", "load https://example.org/a.csv: reading from an address is not supported; save the data in a file and give its path"},
	}
	for _, tt := range tests {
		ds, list, err := Load(context.Background(), tt.name, Options{MaxBytes: 20})
		if err == nil || err.Error() != tt.want || ds != nil || list != nil {
			t.Errorf("%s:\ngot  %v\nwant %s", tt.name, err, tt.want)
		}
	}
	if _, _, err := Load(context.Background(), "no/such", Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range []string{"", "testdata/ok/trade.csv"} {
		if ds, _, err := Load(ctx, name, Options{}); !errors.Is(err, context.Canceled) || ds != nil {
			t.Errorf("Load(%q) = %v, %v", name, ds, err)
		}
	}
}

// TestAllAtOnce loads every input at the same time, twice.
func TestAllAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for range 2 {
		for _, name := range append(inputs(t, "err"), inputs(t, "ok")...) {
			wg.Go(func() {
				if _, _, err := Load(context.Background(), name, Options{}); err != nil {
					t.Error(name, err)
				}
			})
		}
	}
	wg.Wait()
}

// TestFolder checks that what stands in the files stands in the dataset.
func TestFolder(t *testing.T) {
	ds, _, err := Load(context.Background(), "testdata/ok/folder", Options{})
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	check("title", ds.Title.In("ru"), "Пара")
	check("updated", ds.Updated.String(), "2024-06")
	check("dimensions", len(ds.Dimensions), 6)
	check("rank", ds.Reporters[0].Rank, 5)
	check("rank by order", ds.Reporters[1].Rank, 20)
	o := ds.Observations[0]
	check("codes", strings.Join(o.Dims, ","), "TRADE,AZ,,,,_T")
	check("value", o.Value, 4.3)
	check("decimals", o.Decimals, 2)
	check("bound", o.Bound, data.More)
	check("unit", o.Unit, data.Unit{ID: "USD", Mult: 9})
	check("status", o.Status, data.StatusProvisional)
	check("vintage", o.Vintage, data.Day(2024, 3, 5))
	check("comment", o.Comment, "a note, with a comma")
	check("place", o.At.String(), filepath.FromSlash("testdata/ok/folder/tables/o.csv")+":2:1")
	check("line ends in a cell", ds.Observations[1].Comment, "two lines")
	check("place after them", ds.Observations[2].At.Line, 5)
	check("missing", ds.Observations[2].Missing, true)
	check("frequency", ds.Observations[3].Period.Freq(), data.FreqYearToDate)
	check("order", ds.Agreements[0].ID+ds.Agreements[1].ID, "A1A2")
	a := ds.Agreements[1]
	check("share", a.Sectors[1], data.SectorShare{Sector: "border", Percent: 39.8})
	check("variant", a.VariantOf, "A1")
	check("parties", strings.Join(a.Parties, ","), "AZ,RU")
	check("title", a.Title["ru"], "Два")
	p := ds.Projects[0]
	check("status of a project", p.Declared, data.ActivityClosed)
	check("whole", p.Sectors[0], data.SectorShare{Sector: "transport", Percent: 100})
	check("cost", p.Cost, data.Amount{Known: true, Value: 1.6, Decimals: 1, Bound: data.About, Unit: data.Unit{ID: "USD", Mult: 9}})
	check("facts", p.Facts[0].ID+p.Facts[1].ID, "F1F2")
	check("number", ds.Events[0].Number, 3)
	check("basis", ds.Sources[1].TitleBasis, data.TitleDescribed)
	check("highlight", ds.Highlights[0].Period, data.Year(2023))
	check("pin", ds.Pins[0].Reason["en"], "both agreed")
}

// TestAlone checks what is discovered in a CSV that stands alone.
func TestAlone(t *testing.T) {
	ds, _, err := Load(context.Background(), "testdata/ok/trade.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if ds.ID != "trade" || ds.Title["en"] != "trade" || len(ds.Dimensions) != 6 || ds.Dimensions[5].ID != "MODE" {
		t.Errorf("id %q, title %q, dimensions %v", ds.ID, ds.Title, ds.Dimensions)
	}
	if p := ds.Panels["trade"]; p.Indicator != "TRADE" || p.Series != data.DimRefArea {
		t.Errorf("trade panel %+v", p)
	}
	if p, ok := ds.Panels["freight"]; ok {
		t.Errorf("nothing says that growth is of freight: %+v", p)
	}
	var areas []string
	for _, c := range ds.Areas {
		areas = append(areas, c.ID)
	}
	if got := strings.Join(areas, ","); got != "AZ,RU,NA" { // NA is Namibia
		t.Errorf("areas %s", got)
	}
	if len(ds.Reporters) != 2 || len(ds.Sources) != 2 || len(ds.Units) != 3 {
		t.Errorf("reporters %v, sources %v, units %v", ds.Reporters, ds.Sources, ds.Units)
	}
	f, err := ds.Store.Query(context.Background(), data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}})
	if err != nil || len(f.Series) != 2 {
		t.Errorf("%d series, %v", len(f.Series), err)
	}
}

// TestMany checks that a table of bad rows does not make a list of its length.
func TestMany(t *testing.T) {
	path := filepath.Join(t.TempDir(), "many.csv")
	write(t, path, "INDICATOR,TIME_PERIOD,OBS_VALUE\n"+strings.Repeat("T,never,1\n", 5000)+"T,2023,x\n")
	ds, list, err := Load(context.Background(), path, Options{})
	if err != nil || ds.SetAside != 5001 || len(list) != maxSame+1 {
		t.Fatalf("%d set aside, %d problems, %v", ds.SetAside, len(list), err)
	}
	if d := list[maxSame-1]; !strings.HasSuffix(d.Message, "problems of this kind after the first 200 are not listed") {
		t.Error(d.Message)
	}
	if list[maxSame].Rule != "number" {
		t.Error("another kind of problem is lost")
	}
}
