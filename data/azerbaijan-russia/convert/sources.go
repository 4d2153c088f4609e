package main

import "fmt"

var sourceColumns = []string{"id", "title", "title_basis", "publisher", "date", "date_basis", "url", "language", "licence"}

// sources keeps the pages that a row of the dataset cites, or names in a note.
func (c *conversion) sources() error {
	t := &table{name: "sources.csv", columns: sourceColumns}
	known := map[string]bool{}
	for _, f := range c.facts.sources {
		known[f["id"]] = true
		if !c.cited[f["id"]] {
			c.uncited++
			continue
		}
		o := t.blank()
		for _, k := range []string{"id", "title", "title_basis", "publisher", "date", "date_basis", "url"} {
			o[k] = f[k]
		}
		o["language"] = f["lang"]
		if err := t.add(o); err != nil {
			return err
		}
	}
	for id := range c.cited {
		if !known[id] {
			return fmt.Errorf("source %s is cited and not known", id)
		}
	}
	return c.finish(t)
}
