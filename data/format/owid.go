package format

import (
	"strings"

	"accord/data"
)

// owid is the CSV of Our World in Data: Entity, Code, Year or Day, indicators.
func owid() Format {
	return Format{ID: "owid", Title: "Our World in Data CSV", draft: draftOWID, detect: func(s *Sheet) string {
		if len(s.Header) < 3 || s.Header[0] != "Entity" || !(s.has("Year") || s.has("Day")) {
			return ""
		}
		return "the columns Entity and " + map[bool]string{true: "Year", false: "Day"}[s.has("Year")]
	}}
}

func draftOWID(s *Sheet) (*Plan, error) {
	p := s.draft()
	coded := s.has("Code")
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Role != "" {
			continue
		}
		c.Why = "by its name"
		switch strings.ToLower(c.Name) {
		case "entity":
			c.Role, c.Concept = RoleDimension, data.DimRefArea
			if coded { // regions have no code: their name stands for it
				c.Role = RoleTitle
			}
		case "code":
			c.Role, c.Concept = RoleDimension, data.DimRefArea
		case "year", "day":
			c.Role, c.Form = RolePeriod, "sdmx"
		default:
			p.guess(s, i)
		}
	}
	p.chooseValues(s)
	return p, nil
}
