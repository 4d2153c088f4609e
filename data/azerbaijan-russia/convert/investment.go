package main

import "fmt"

var investmentColumns = []string{"INDICATOR", "REF_AREA", "COUNTERPART_AREA", "FREQ", "TIME_PERIOD",
	"OBS_VALUE", "OBS_BOUND", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "COMPILING_ORG", "SOURCE", "VINTAGE", "COMMENT_OBS"}

// capital are the "projects" of the facts that are series of figures. They
// refer to the area in which the capital is, its owner is the counterpart.
var capital = map[string]struct{ host, owner string }{
	"P16": {"AZ", "RU"}, "P17": {"RU", "AZ"}, "P18": {"AZ", "RU"},
}

var capitalIndicators = map[string]string{
	"stock": "FDI_STOCK", "flow": "FDI_FLOW", "portfolio": "JOINT_PROJECTS", "companies": "COMPANIES",
}

// investment makes the observations of direct investment and companies. The
// facts name no reporter for them: a judgement does.
func (c *conversion) investment() error {
	t := &table{name: "investment.csv", columns: investmentColumns}
	for _, f := range c.facts.projects {
		where, ok := capital[f["project_id"]]
		if !ok || c.leftOut(f["id"], "projects") {
			continue
		}
		g := row{"freq": "M", "period": f["as_of"], "reporter": c.facts.ruling(f["id"], "reporter")}
		if len(f["as_of"]) == 4 {
			g["freq"] = "A"
		}
		for k, v := range f {
			g[k] = v
		}
		o, err := observation(t, g)
		if err != nil {
			return err
		}
		o["REF_AREA"], o["COUNTERPART_AREA"] = where.host, where.owner
		if o["INDICATOR"] = capitalIndicators[f["fact"]]; o["INDICATOR"] == "" {
			return fmt.Errorf("%s: no indicator for %q", f["id"], f["fact"])
		}
		c.facts.judge(f["id"], o)
		if err := c.place(t, f, o); err != nil {
			return err
		}
	}
	return c.finish(t)
}
