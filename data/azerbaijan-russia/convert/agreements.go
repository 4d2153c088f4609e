package main

import (
	"fmt"
	"strings"
)

var agreementColumns = []string{"id", "date", "date_basis", "title_en", "title_ru", "title_az", "place", "sectors",
	"level", "parties", "status", "in_force", "variant_of", "about", "source", "note"}

func (c *conversion) agreements() error {
	t := &table{name: "agreements.csv", columns: agreementColumns}
	for _, f := range c.facts.agreements {
		if c.leftOut(f["id"], "agreements") {
			continue
		}
		o := t.blank()
		for _, k := range []string{"id", "date", "title_en", "title_ru", "title_az", "place"} {
			o[k] = f[k]
		}
		o["date_basis"] = "stated"
		if strings.HasSuffix(f["date_precision"], "(inferred)") {
			o["date_basis"] = "inferred"
		}
		o["sectors"] = f["sector"]
		o["parties"] = strings.ReplaceAll(f["parties"], "-", ";")
		o["source"], o["note"] = f["source_id"], remark(f)
		var ok bool
		if o["level"], ok = levels[f["level"]]; !ok {
			return fmt.Errorf("%s: level %q has no code", f["id"], f["level"])
		}
		if since, found := strings.CutPrefix(f["status"], "in force since "); found {
			o["status"], o["in_force"] = "in force", since
		} else if o["status"], ok = agreementStatus[f["status"]]; !ok {
			return fmt.Errorf("%s: status %q has no code", f["id"], f["status"])
		}
		c.facts.judge(f["id"], o)
		if err := c.place(t, f, o); err != nil {
			return err
		}
	}
	return c.finish(t)
}
