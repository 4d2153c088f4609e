package main

import "fmt"

var eventColumns = []string{"id", "date", "date_basis", "type", "number", "title_en", "title_ru", "title_az", "place",
	"country", "level", "participants", "sectors", "source", "note"}

func (c *conversion) events() error {
	t := &table{name: "events.csv", columns: eventColumns}
	headings := map[string]row{}
	for _, h := range c.facts.headings {
		headings[h["id"]] = h
	}
	for _, f := range c.facts.events {
		if c.leftOut(f["id"], "events") {
			continue
		}
		o := t.blank()
		for _, k := range []string{"id", "date", "number", "title_en", "title_ru", "title_az", "place", "country", "participants"} {
			o[k] = f[k]
		}
		for _, k := range []string{"title_ru", "title_az"} {
			if o[k] == "" {
				o[k] = headings[f["id"]][k]
			}
		}
		delete(headings, f["id"])
		o["date_basis"], o["source"], o["note"] = "stated", f["source_id"], remark(f)
		var ok bool
		if o["type"], ok = eventTypes[f["type"]]; !ok {
			return fmt.Errorf("%s: type %q has no code", f["id"], f["type"])
		}
		o["sectors"] = eventSectors[o["type"]]
		if o["level"], ok = levels[f["level"]]; !ok {
			return fmt.Errorf("%s: level %q has no code", f["id"], f["level"])
		}
		c.facts.judge(f["id"], o)
		if err := c.place(t, f, o); err != nil {
			return err
		}
	}
	for id := range headings {
		return fmt.Errorf("facts/headings.csv: no event %s", id)
	}
	return c.finish(t)
}
