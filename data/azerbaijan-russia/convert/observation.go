package main

import "fmt"

// observation sets the columns that every observation has: period, value,
// bound, unit, reporter, source, vintage, comment.
func observation(t *table, f row) (row, error) {
	o := t.blank()
	var err error
	if o["FREQ"], o["TIME_PERIOD"], err = period(f); err != nil {
		return nil, err
	}
	if err := number(o, f, "OBS_VALUE", "OBS_BOUND", "UNIT_MEASURE", "UNIT_MULT"); err != nil {
		return nil, err
	}
	who, ok := reporters[f["reporter"]]
	if !ok {
		return nil, fmt.Errorf("%s: reporter %q has no code", f["id"], f["reporter"])
	}
	o["COMPILING_ORG"] = who.id
	o["SOURCE"], o["VINTAGE"] = f["source_id"], f["source_date"]
	o["COMMENT_OBS"] = remark(f)
	if mirrors[f["source_id"]] {
		o["OBS_STATUS"] = "V"
	}
	return o, nil
}

// number copies the figure of f, at the scale its source uses, into four
// columns of o. Figures without a unit and ordinals are left to the words.
func number(o, f row, value, bound, unit, mult string) error {
	if f["value"] == "" || ordinals[f["unit"]] {
		return nil
	}
	m, ok := measures[f["unit"]]
	if !ok && f["unit"] != "" && f["unit"][0] == '%' { // "% of AZ exports"
		m, ok = measures["%"], true
	}
	if !ok {
		return fmt.Errorf("%s: unit %q has no code", f["id"], f["unit"])
	}
	b, ok := bounds[f["qualifier"]]
	if !ok {
		return fmt.Errorf("%s: unknown qualifier %q", f["id"], f["qualifier"])
	}
	o[value], o[bound], o[unit], o[mult] = f["value"], b, m.unit, m.mult
	return nil
}
