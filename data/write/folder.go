package write

import (
	"bytes"

	"accord/data"
)

// File is one file of a dataset folder: its name, without any folder, and what
// is in it.
type File struct {
	Name    string
	Content []byte
}

// Manifest is the name of the file that makes a folder a dataset.
const Manifest = "dataset.toml"

// Folder is ds as a dataset folder: dataset.toml first, then one CSV for each
// table that has rows. What load reads of it equals ds, but for the places of
// the rows, the path, the number of rows that were set aside, and what was
// understood of a file in a format of others.
//
// What ds does not declare, because load has found it in the observations, is
// declared, unless a row refers to something beyond it: to declare part of a
// list would forbid the rest.
func Folder(ds *data.Dataset) []File {
	var files []File
	add := func(name string, content []byte) { files = append(files, File{name, content}) }
	var tables [][2]string
	table := func(name string, rows int, content func() []byte) {
		if rows > 0 {
			add(name+".csv", content())
			tables = append(tables, [2]string{name, name + ".csv"})
		}
	}
	refs := referred(ds)
	table("observations", len(ds.Observations), func() []byte {
		var b bytes.Buffer
		_ = CSV(&b, ds) // writing to memory does not fail
		return b.Bytes()
	})
	table("agreements", len(ds.Agreements), func() []byte { return agreements(ds).bytes() })
	table("projects", len(ds.Projects), func() []byte { return projects(ds).bytes() })
	n := 0
	for _, p := range ds.Projects {
		n += len(p.Facts)
	}
	table("facts", n, func() []byte { return facts(ds).bytes() })
	table("events", len(ds.Events), func() []byte { return events(ds).bytes() })
	if declarable(ds.Sources, sourceID, func(s data.Source) bool { return s.Title+s.Publisher+s.URL == "" }, refs.sources) {
		table("sources", len(ds.Sources), func() []byte { return sources(ds).bytes() })
	}
	return append([]File{{Manifest, manifest(ds, refs, tables)}}, files...)
}

func sourceID(s data.Source) string { return s.ID }
