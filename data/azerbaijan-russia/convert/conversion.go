package main

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// conversion is one run: what was read, what was made of it, and where every
// fact went.
type conversion struct {
	facts   *facts
	files   map[string][]byte
	tables  []*table
	cited   map[string]bool   // ids of sources
	placed  map[string]string // id of a fact → table it is in
	left    []exclusion       // in the order of the facts
	moved   []row             // freight figures that are facts of a project
	uncited int
}

// exclusion is a fact that stays out of the dataset.
type exclusion struct{ id, table, reason string }

// convert makes every file of the dataset that is made out of the facts, by
// name, and a summary of the counts.
func convert(dir fs.FS) (map[string][]byte, string, error) {
	f, err := readFacts(dir)
	if err != nil {
		return nil, "", err
	}
	c, err := build(f)
	if err != nil {
		return nil, "", err
	}
	readme, err := fs.ReadFile(dir, "README.md")
	if err != nil {
		return nil, "", err
	}
	if c.files["README.md"], err = c.readme(readme); err != nil {
		return nil, "", err
	}
	return c.files, c.summary(), nil
}

// build makes the tables. The sources come last: they are those that were
// cited on the way.
func build(f *facts) (*conversion, error) {
	c := &conversion{facts: f, files: map[string][]byte{}, cited: map[string]bool{}, placed: map[string]string{}}
	for _, step := range []func() error{c.trade, c.freight, c.investment, c.agreements,
		c.projects, c.projectFacts, c.events, c.sources, f.idle} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// leftOut reports whether the fact id of a fact table stays out, and notes it.
func (c *conversion) leftOut(id, from string) bool {
	reason, out := c.facts.out(id)
	if out {
		c.left = append(c.left, exclusion{id, from, reason})
	}
	return out
}

// place adds o, made of the fact f, to t.
func (c *conversion) place(t *table, f, o row) error {
	if was, ok := c.placed[f["id"]]; ok {
		return fmt.Errorf("%s is in %s and in %s", f["id"], was, t.name)
	}
	c.placed[f["id"]] = t.name
	for k := range o {
		if o[k] == "" {
			continue
		}
		switch strings.ToLower(k) {
		case "source":
			c.cite(o[k], "")
		case "note", "comment_obs":
			o[k] = plain(o[k])
			c.cite("", o[k])
		}
	}
	return t.add(o)
}

var sourceID = regexp.MustCompile(`\bS\d{3}\b`)

// cite remembers a source and those that a note names.
func (c *conversion) cite(source, note string) {
	if source != "" {
		c.cited[source] = true
	}
	for _, id := range sourceID.FindAllString(note, -1) {
		c.cited[id] = true
	}
}

func (c *conversion) finish(t *table) error {
	b, err := t.bytes()
	if err != nil {
		return err
	}
	c.files[t.name] = b
	c.tables = append(c.tables, t)
	return nil
}

// summary counts rows by table and observations by indicator.
func (c *conversion) summary() string {
	var b strings.Builder
	indicators := map[string]int{}
	for _, t := range c.tables {
		fmt.Fprintf(&b, "%-18s %4d\n", t.name, len(t.rows))
		for _, r := range t.rows {
			if id := r["INDICATOR"]; id != "" {
				indicators[id]++
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(indicators)) {
		fmt.Fprintf(&b, "  %-22s %4d\n", id, indicators[id])
	}
	return b.String()
}

// plain puts the working words of the facts into words a reader knows.
func plain(note string) string {
	for _, w := range [][2]string{
		{"SEED package", "part of the package of the communiqué"},
		{"SEED forum", "the forum that the communiqué names"},
		{"SEED event", "the meeting of the communiqué"},
		{"differs from the seed", "differs from the communiqué"},
		{"SEED", "figure of the communiqué of 5 March 2024"},
		{"(next row)", "(see A015)"},
		{" listed by the search", ""},
		{"with the 13 August row", "with A010"},
		{"mirror pair with the RU-statistics row", "Russian statistics give 3 bn"},
		{"mirror pair with the AZ-statistics row", "Azerbaijani statistics give 2.8 bn"},
		{"is not in the excerpt", "was not seen"},
		{"not in the excerpt", "was not seen"},
		{"not given in the excerpt", "not given"},
		{"DISAGREEMENT with", "disagrees with"}, {"DISAGREEMENT:", "disagrees:"},
		{"CONFLICT with", "conflicts with"}, {"CONFLICT:", "conflict:"},
		{"SUSPECT:", "suspect:"}, {"AMBIGUOUS:", "ambiguous:"},
		{"the excerpt does not name the protocol", "the protocol is not named"},
	} {
		note = strings.ReplaceAll(note, w[0], w[1])
	}
	return note
}
