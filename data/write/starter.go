package write

import (
	"embed"
	"io/fs"
	"strings"

	"accord/data/strict"
)

//go:embed starter
var starter embed.FS

// Starter is a small dataset to begin with: a dataset.toml with a comment on
// every key, and one CSV a table with a row or two. It has that id, of a-z, 0-9
// and hyphens, and that title.
func Starter(id, title string) ([]File, error) {
	var files []File
	err := fs.WalkDir(starter, "starter", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := starter.ReadFile(path)
		if err != nil {
			return err
		}
		if d.Name() == Manifest {
			text = []byte(strings.NewReplacer(`"my-dataset"`, strict.Quote(id), `"My dataset"`, strict.Quote(title)).Replace(string(text)))
		}
		files = append(files, File{d.Name(), text})
		return nil
	})
	return files, err
}
