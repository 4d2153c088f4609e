package panel

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/data/load"
	"accord/tui/lang"
)

// TestWhatWasFoundIsSaidInTheLanguage opens tables in forms of others: format,
// delimiter and numbers are in English on no screen but the English one.
func TestWhatWasFoundIsSaidInTheLanguage(t *testing.T) {
	for name, table := range map[string]string{
		"long.csv":   "Country;Year;Value\nAA;2022;1 200,5\nAA;2023;1 300,25\nBB;2023;7,5\n",
		"across.csv": "Country,2021,2022\nAA,1.5,2.5\nBB,3.5,4.5\n",
	} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, []byte(table), 0o600); err != nil {
			t.Fatal(err)
		}
		ds, _, err := load.Load(context.Background(), file, load.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range lang.Tags() {
			e := newEnv(t, tag)
			e.Set = NewSet(ds)
			said := 0
			for _, f := range ds.Understood[0].Facts {
				switch f.What {
				case "format", "delimiter", "numbers":
					said++
					if got := e.factValue(f.What, f.Value); (got == f.Value) != (tag == lang.English) {
						t.Errorf("%s %s: %s is %q, found was %q", name, tag, f.What, got, f.Value)
					}
				case "rows", "figures", "empty":
					if got, want := e.factValue(f.What, "1499260 cells"), e.count(1499260); got != want {
						t.Errorf("%s %s: %s is %q; want %q", name, tag, f.What, got, want)
					}
				default:
					if got := e.factValue(f.What, f.Value); got != f.Value {
						t.Errorf("%s %s: %s is %q; want %q", name, tag, f.What, got, f.Value)
					}
				}
			}
			if said != 3 || tag != lang.English && strings.Contains(UnderstoodNotice(e), "table") {
				t.Errorf("%s %s: %d facts, and the notice %q", name, tag, said, UnderstoodNotice(e))
			}
		}
	}
}
