package main

import (
	"fmt"
	"strings"
)

var projectColumns = []string{"id", "title_en", "title_ru", "title_az", "sectors", "status", "status_words", "status_as_of",
	"planned_start", "actual_start", "planned_end", "actual_end", "cost", "cost_bound", "cost_unit", "cost_mult",
	"location", "partners", "agreements", "source", "note"}

var factColumns = []string{"id", "project", "as_of", "fact", "value", "bound", "unit", "unit_mult", "words", "source", "note"}

// projects takes the projects from the register, their English titles, sectors
// and places from the facts.
func (c *conversion) projects() error {
	t := &table{name: "projects.csv", columns: projectColumns}
	known := map[string]row{}
	for _, f := range c.facts.projects {
		if known[f["project_id"]] == nil {
			known[f["project_id"]] = f
		}
	}
	for _, r := range c.facts.register {
		f := known[r["id"]]
		if f == nil {
			return fmt.Errorf("facts/register.csv: no fact speaks of %s", r["id"])
		}
		delete(known, r["id"])
		o := t.blank()
		for k := range o {
			o[k] = r[k]
		}
		o["title_en"], o["sectors"], o["location"] = f["title_en"], f["sector"], f["location"]
		for _, k := range []string{"title_ru", "title_az"} {
			if f[k] != "" {
				o[k] = f[k]
			}
		}
		c.cite(r["source"], r["note"])
		if err := t.add(o); err != nil {
			return err
		}
	}
	for id := range known {
		if _, ok := capital[id]; !ok {
			return fmt.Errorf("facts/register.csv: %s is not described", id)
		}
	}
	return c.finish(t)
}

// projectFacts makes the dated facts of the projects; those that came out of
// the freight figures stand last.
func (c *conversion) projectFacts() error {
	t := &table{name: "project_facts.csv", columns: factColumns}
	for _, f := range c.facts.projects {
		if _, ok := capital[f["project_id"]]; ok || c.leftOut(f["id"], "projects") {
			continue
		}
		o := t.blank()
		o["id"], o["project"], o["as_of"] = f["id"], f["project_id"], f["as_of"]
		o["fact"] = strings.ReplaceAll(strings.TrimSuffix(f["fact"], "_usd"), "_", " ")
		if err := number(o, f, "value", "bound", "unit", "unit_mult"); err != nil {
			return err
		}
		o["words"] = f["status"] + " — " + f["paraphrase"]
		o["source"], o["note"] = f["source_id"], f["note"]
		c.facts.judge(f["id"], o)
		if err := c.place(t, f, o); err != nil {
			return err
		}
	}
	for _, o := range c.moved {
		if err := c.place(t, o, o); err != nil {
			return err
		}
	}
	return c.finish(t)
}

// freightFact turns a freight figure into a fact of a project.
func (c *conversion) freightFact(f row, project string) error {
	o := (&table{columns: factColumns}).blank()
	o["id"], o["project"], o["as_of"] = f["id"], project, f["source_date"]
	o["fact"] = strings.ReplaceAll(f["metric"], "_", " ")
	if err := number(o, f, "value", "bound", "unit", "unit_mult"); err != nil {
		return err
	}
	o["words"], o["source"], o["note"] = f["paraphrase"], f["source_id"], f["note"]
	c.facts.judge(f["id"], o)
	c.moved = append(c.moved, o)
	return nil
}
