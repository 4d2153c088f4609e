package format

import (
	"cmp"
	"fmt"
	"slices"

	"accord/data"
)

// unitsApart reports whether figures of one indicator are in several units: each
// unit is then a part of the indicator, since a series has one.
func (p *Plan) unitsApart(s *Sheet) bool {
	at := p.find(RoleUnit)
	if at < 0 {
		return false
	}
	of := map[string]string{}
	indicator := slices.IndexFunc(p.Columns, func(c Column) bool { return c.Role == RoleDimension && c.Concept == data.DimIndicator })
	for _, row := range s.Sample {
		key, unit := "", unitStated(row[at], p.Columns[at]).ID
		if indicator >= 0 {
			key = row[indicator]
		}
		if old, ok := of[key]; ok && old != unit && unit != "" {
			return true
		}
		if unit != "" {
			of[key] = unit
		}
	}
	return false
}

// byUnit makes the unit a part of the indicator and of its title.
func (x *reader) byUnit(out []string, unit string) {
	at := x.at[data.DimIndicator]
	of := x.r.Titles[data.DimIndicator]
	if of == nil {
		of = map[string]string{}
		x.r.Titles[data.DimIndicator] = of
	}
	plain := out[at]
	out[at] = fmt.Sprintf("%s_%s", plain, unit)
	if _, known := of[out[at]]; !known {
		of[out[at]] = cmp.Or(of[plain], x.plan.IndicatorTitle, plain) + ", " + unit
	}
}
