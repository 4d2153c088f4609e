package main

import (
	"fmt"
	"maps"
	"strings"
)

var freightColumns = []string{"INDICATOR", "REF_AREA", "COUNTERPART_AREA", "ACTIVITY", "SCOPE", "TRANSPORT_MODE", "SHARE_OF",
	"FREQ", "TIME_PERIOD", "OBS_VALUE", "OBS_BOUND", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS",
	"COMPILING_ORG", "SOURCE", "VINTAGE", "COMMENT_OBS"}

// freight makes the observations of freight, crossings and capacities. What a
// judgement gives to a project becomes a fact of that project instead.
func (c *conversion) freight() error {
	t := &table{name: "freight.csv", columns: freightColumns}
	for _, f := range c.facts.freight {
		id := f["id"]
		if c.leftOut(id, "freight") {
			continue
		}
		if project := c.facts.ruling(id, "project"); project != "" {
			if err := c.freightFact(f, project); err != nil {
				return err
			}
			continue
		}
		o, err := freightRow(t, f)
		if err != nil {
			return err
		}
		c.facts.judge(id, o)
		if o["TIME_PERIOD"] == "" {
			return fmt.Errorf("%s: %q is no period", id, f["period"])
		}
		if err := c.place(t, f, o); err != nil {
			return err
		}
	}
	return c.finish(t)
}

func freightRow(t *table, f row) (row, error) {
	planned := f["metric"] == "plan" || f["metric"] == "guaranteed_volume"
	if planned { // tonnes a year, for one year
		f = maps.Clone(f)
		f["unit"] = strings.TrimSuffix(f["unit"], "/year")
	}
	o, err := observation(t, f)
	if err != nil {
		return nil, err
	}
	if planned {
		o["OBS_STATUS"] = "F"
	}
	o["INDICATOR"], o["ACTIVITY"] = freightIndicators[f["metric"]], freightSector
	if f["metric"] == "volume" {
		o["INDICATOR"] = volumeIndicators[o["UNIT_MEASURE"]]
	}
	if o["INDICATOR"] == "" {
		return nil, fmt.Errorf("%s: no indicator for %s in %s", f["id"], f["metric"], f["unit"])
	}
	return o, cover(o, f)
}

// cover sets what the figure covers: scope, mode of transport and areas.
func cover(o, f row) error {
	s, ok := scopes[f["scope"]]
	if !ok {
		return fmt.Errorf("%s: scope %q has no code", f["id"], f["scope"])
	}
	m, ok := modes[f["mode"]]
	if !ok {
		return fmt.Errorf("%s: mode %q has no code", f["id"], f["mode"])
	}
	o["SCOPE"], o["TRANSPORT_MODE"] = s.code+m.suffix, m.code
	if m.scope != "" {
		o["SCOPE"] = m.scope
	}
	o["REF_AREA"], o["COUNTERPART_AREA"] = s.area, s.counterpart
	if f["metric"] == "share" {
		o["SHARE_OF"] = "corridors-az"
	}
	return nil
}
