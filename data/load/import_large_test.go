package load

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/diag"
)

// imported loads the dataset in a folder, its import in columns or as a whole.
func imported(t *testing.T, dir string, whole bool) (*data.Dataset, diag.List) {
	t.Helper()
	ld := newLoader(t.Context(), &folder{fsys: os.DirFS(dir), prefix: dir, max: maxBytes}, dir)
	ld.opts = Options{Rows: RowsFacts, MaxBytes: maxBytes}
	text, err := os.ReadFile(filepath.Join(dir, Manifest))
	if err != nil {
		t.Fatal(err)
	}
	if !ld.manifest(filepath.Join(dir, Manifest), string(text)) {
		t.Fatal(ld.list)
	}
	if err := ld.tables(whole); err != nil {
		t.Fatal(err)
	}
	ds, list, err := ld.finish(true)
	if err != nil {
		t.Fatal(err)
	}
	return ds, list
}

// An import in columns is the import as it is read as a whole: with codes that are
// declared, and with what is said of its columns.
func TestImportInColumns(t *testing.T) {
	for _, kind := range []string{"plain", "commented", "sdmx", "labels", "eurostat", "series"} {
		t.Run(kind, func(t *testing.T) {
			dir := t.TempDir()
			text := besideTable(rand.New(rand.NewPCG(7, 101)), kind, 15_000)
			path := filepath.Join(dir, kind+".csv")
			if err := os.WriteFile(path, text, 0o600); err != nil {
				t.Fatal(err)
			}
			lone, _, err := Load(t.Context(), path, Options{Rows: RowsFacts})
			if err != nil {
				t.Fatal(err)
			}
			manifest := lone.Understood[0].Import
			if kind == "sdmx" { // of which two are not declared
				at := strings.Index(manifest, "[[import]]")
				manifest = manifest[:at] + "[area.AZ]\ntitle = \"Azerbaijan\"\n[area.RU]\ntitle = \"Russia\"\n[area.IR]\ntitle = \"Iran\"\n\n" + manifest[at:]
			}
			if err := os.WriteFile(filepath.Join(dir, Manifest), []byte(manifest), 0o600); err != nil {
				t.Fatal(err)
			}
			got, list := imported(t, dir, false)
			want, wantList := imported(t, dir, true)
			if got.Bulk == nil || want.Bulk != nil {
				t.Fatalf("in columns: %v, as a whole: %v", got.Bulk != nil, want.Bulk == nil)
			}
			if a, b := saidOf(t, got), saidOf(t, want); a != b {
				t.Errorf("other figures:\n%.1500s\nwant\n%.1500s", a, b)
			}
			rest := slices.DeleteFunc(slices.Clone(list), func(d diag.Diag) bool { return d.Rule == "duplicate" })
			if told := len(rest) < len(list); told != keyedLayout(text) {
				t.Errorf("rows with the key of another are told: %v", told)
			}
			if list = rest; !reflect.DeepEqual(list, wantList) || got.SetAside != want.SetAside {
				t.Errorf("%d problems (%d set aside), want %d (%d)", len(list), got.SetAside, len(wantList), want.SetAside)
			}
		})
	}
}

// What columns do not hold is read as a whole.
func TestImportsNotInColumns(t *testing.T) {
	table := string(besideTable(rand.New(rand.NewPCG(7, 102)), "plain", 8_000))
	const column = "[import.column."
	for name, manifest := range map[string]string{
		"a declared unit": "[unit.USD]\n[indicator.TRADE]\nunit = \"USD\"\nunit_mult = 6\n[[import]]\nfile = \"t.csv\"\nindicator = \"TRADE\"\nunit = \"USD\"\nunit_mult = 3\n",
		"key figures":     "[defaults]\nREF_AREA = \"AZ\"\n[[import]]\nfile = \"t.csv\"\nindicator = \"TRADE\"\n",
		"an unknown indicator": "[unit.USD]\n[indicator.TRADE]\nunit = \"USD\"\n[[import]]\nfile = \"t.csv\"\nindicator = \"TRADES\"\nunit = \"USD\"\n" +
			column + "period]\nrole = \"period\"\nform = \"sdmx\"\n",
	} {
		dir := t.TempDir()
		for file, text := range map[string]string{"t.csv": table, Manifest: "accord = 1\nid = \"x\"\ntitle = \"X\"\n" + manifest} {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		ds, list, err := Load(t.Context(), dir, Options{Rows: RowsFacts})
		if err != nil || ds == nil || ds.Bulk != nil {
			t.Fatalf("%s: in columns, or %v", name, err)
		}
		want, wantList := imported(t, dir, true)
		if !reflect.DeepEqual(list, wantList) || ds.SetAside != want.SetAside || len(ds.Observations) != len(want.Observations) {
			t.Errorf("%s: %d problems (%d set aside), want %d (%d)", name, len(list), ds.SetAside, len(wantList), want.SetAside)
		}
	}
}
