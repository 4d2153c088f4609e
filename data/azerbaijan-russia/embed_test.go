package bundled_test

import (
	"bytes"
	"io/fs"
	"os"
	"regexp"
	"testing"

	bundled "accord/data/azerbaijan-russia"
)

// Everything that dataset.toml names is in the program, as it is on disk.
func TestFilesHoldsEveryTable(t *testing.T) {
	toml, err := fs.ReadFile(bundled.Files(), "dataset.toml")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`"([a-z_]+\.csv)"`).FindAllSubmatch(toml, -1)
	if len(names) != 8 {
		t.Errorf("dataset.toml names %d tables, expected 8", len(names))
	}
	for _, n := range names {
		name := string(n[1])
		have, err := fs.ReadFile(bundled.Files(), name)
		if err != nil {
			t.Error(err)
			continue
		}
		if want, err := os.ReadFile(name); err != nil || !bytes.Equal(have, want) {
			t.Errorf("%s in the program differs from the file: %v", name, err)
		}
	}
}
