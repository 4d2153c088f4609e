package main

import "fmt"

var tradeColumns = []string{"INDICATOR", "REF_AREA", "COUNTERPART_AREA", "TRADE_FLOW", "ACTIVITY", "PRODUCT", "SHARE_OF",
	"FREQ", "TIME_PERIOD", "OBS_VALUE", "OBS_BOUND", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS",
	"COMPILING_ORG", "SOURCE", "VINTAGE", "COMMENT_OBS"}

// trade makes the observations of trade.
func (c *conversion) trade() error {
	t := &table{name: "trade.csv", columns: tradeColumns}
	for _, f := range c.facts.trade {
		if c.leftOut(f["id"], "trade") {
			continue
		}
		o, err := tradeRow(t, f)
		if err != nil {
			return err
		}
		c.facts.judge(f["id"], o)
		if err := c.place(t, f, o); err != nil {
			return err
		}
	}
	return c.finish(t)
}

func tradeRow(t *table, f row) (row, error) {
	o, err := observation(t, f)
	if err != nil {
		return nil, err
	}
	product, ok := products[f["commodity"]]
	if !ok {
		return nil, fmt.Errorf("%s: commodity %q has no code", f["id"], f["commodity"])
	}
	o["PRODUCT"], o["ACTIVITY"] = product, productSectors[product]
	if err := direct(o, f); err != nil {
		return nil, err
	}
	return o, tradeIndicator(o, f)
}

// everyone is the counterpart of figures on trade with all countries. They
// have indicators of their own, so that no sum can mix them with a partner's.
const everyone = "_T"

// direct sets the areas and the flow. Facts see flows from Azerbaijan; the
// mirror of an Azerbaijani export is a Russian import.
func direct(o, f row) error {
	area, other := "AZ", "RU"
	if reporters[f["reporter"]].area == "RU" {
		area, other = "RU", "AZ"
	}
	out, in := "X", "M"
	if area == "RU" {
		out, in = in, out
	}
	switch f["flow"] {
	case "turnover":
		o["TRADE_FLOW"] = "T"
	case "balance":
		o["TRADE_FLOW"] = ""
	case "export_az_to_ru":
		o["TRADE_FLOW"] = out
	case "import_az_from_ru":
		o["TRADE_FLOW"] = in
	case "import_az_from_world":
		o["TRADE_FLOW"], other = in, everyone
	default:
		return fmt.Errorf("%s: unknown flow %q", f["id"], f["flow"])
	}
	if f["commodity"] == "tomatoes (all destinations)" {
		other = everyone
	}
	o["REF_AREA"], o["COUNTERPART_AREA"] = area, other
	return nil
}

// tradeIndicator sets the indicator and, for shares, what they are shares of.
func tradeIndicator(o, f row) error {
	byUnit := map[string]string{"USD": "TRADE", "RUB": "TRADE_RUB", "T": "TRADE_MASS", "M3": "GAS_VOLUME"}
	switch f["metric"] {
	case "value":
		o["INDICATOR"] = byUnit[o["UNIT_MEASURE"]]
		switch {
		case f["flow"] == "balance":
			o["INDICATOR"] = "TRADE_BALANCE"
		case o["COUNTERPART_AREA"] == everyone:
			o["INDICATOR"] = map[string]string{"TRADE": "TRADE_WORLD", "TRADE_MASS": "TRADE_WORLD_MASS"}[o["INDICATOR"]]
		}
	case "growth_yoy":
		o["INDICATOR"] = "TRADE_GROWTH"
	case "change_abs":
		o["INDICATOR"] = "TRADE_CHANGE"
	case "expected", "target":
		o["INDICATOR"], o["OBS_STATUS"] = "TRADE_EXPECTED", "F"
	case "share":
		return shareOf(o, f)
	}
	if o["INDICATOR"] == "" {
		return fmt.Errorf("%s: no indicator for %s in %s", f["id"], f["metric"], f["unit"])
	}
	return nil
}

// shareOf describes a share: it refers to the area whose total is divided,
// whoever reports it.
func shareOf(o, f row) error {
	if id, ok := settlements[f["unit"]]; ok {
		o["INDICATOR"] = id
		return nil
	}
	d, ok := denominators[f["unit"]]
	if !ok {
		return fmt.Errorf("%s: share %q has no denominator", f["id"], f["unit"])
	}
	o["INDICATOR"], o["SHARE_OF"] = "TRADE_SHARE", d.code
	if d.area != o["REF_AREA"] {
		o["REF_AREA"], o["COUNTERPART_AREA"] = d.area, o["REF_AREA"]
		if mirror, ok := map[string]string{"X": "M", "M": "X"}[o["TRADE_FLOW"]]; ok {
			o["TRADE_FLOW"] = mirror
		}
	}
	return nil
}
