package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

const (
	begin = "<!-- what stays out: begin; written by convert -->\n"
	end   = "<!-- what stays out: end -->\n"
)

var errMarks = errors.New("README.md lacks the marks of the section on what stays out")

// readme returns old with the section on what stays out written anew.
func (c *conversion) readme(old []byte) ([]byte, error) {
	head, rest, ok := bytes.Cut(old, []byte(begin))
	_, tail, ok2 := bytes.Cut(rest, []byte(end))
	if !ok || !ok2 {
		return nil, errMarks
	}
	return bytes.Join([][]byte{head, []byte(begin), []byte(c.section()), []byte(end), tail}, nil), nil
}

// section says where every fact went and why some stay out.
func (c *conversion) section() string {
	var b strings.Builder
	b.WriteString("\n| facts | rows | in the dataset | stay out |\n| --- | --- | --- | --- |\n")
	for _, t := range []struct {
		name string
		rows []row
	}{
		{"trade", c.facts.trade}, {"freight", c.facts.freight}, {"agreements", c.facts.agreements},
		{"projects", c.facts.projects}, {"events", c.facts.events},
	} {
		in := map[string]int{}
		var order []string
		for _, r := range t.rows {
			if to, ok := c.placed[r["id"]]; ok {
				if in[to] == 0 {
					order = append(order, to)
				}
				in[to]++
			}
		}
		var parts []string
		total := 0
		for _, to := range order {
			parts = append(parts, fmt.Sprintf("%d in %s", in[to], to))
			total += in[to]
		}
		fmt.Fprintf(&b, "| %s | %d | %s | %d |\n", t.name, len(t.rows), strings.Join(parts, ", "), len(t.rows)-total)
	}
	fmt.Fprintf(&b, "\nOf %d pages that were read, %d are cited by a row or named in a note and stand in sources.csv.\n\n",
		len(c.facts.sources), len(c.facts.sources)-c.uncited)
	for _, x := range c.left {
		fmt.Fprintf(&b, "- **%s** (%s): %s\n", x.id, x.table, x.reason)
	}
	b.WriteString("\n")
	return b.String()
}
