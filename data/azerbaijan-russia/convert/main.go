// Command convert makes the tables of the bundled dataset out of the sourced
// facts beside it:
//
//	go run ./data/azerbaijan-russia/convert
//
// A corrected fact is one edit in facts/ and one run of this program. What is
// a judgement and not a fact stands in tables that can be read on their own:
// codes.go maps words to codes, facts/judgements.csv changes or leaves out
// single rows with the reason, facts/register.csv describes the projects,
// facts/headings.csv translates descriptive titles.
package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	dir := flag.String("dir", "data/azerbaijan-russia", "folder of the dataset")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	files, counts, err := convert(os.DirFS(dir))
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(dir, name), files[name], 0o644); err != nil {
			return err
		}
	}
	fmt.Print(counts)
	return nil
}
