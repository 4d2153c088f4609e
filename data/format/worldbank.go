package format

import (
	"strings"

	"accord/data"
)

// worldBank is the CSV download of the World Bank: lines about the source, then
// countries and indicators down, years across.
func worldBank() Format {
	return Format{ID: "world-bank", Title: "World Bank CSV", draft: draftWorldBank, detect: func(s *Sheet) string {
		switch {
		case s.has("Country Name", "Country Code", "Indicator Name", "Indicator Code"):
			return "the columns Country Name, Country Code, Indicator Name and Indicator Code"
		case s.has("Country Name", "Country Code", "Series Name", "Series Code"):
			return "the columns Country Name, Country Code, Series Name and Series Code of DataBank"
		}
		return ""
	}}
}

func draftWorldBank(s *Sheet) (*Plan, error) {
	p := s.draft()
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Role != "" {
			continue
		}
		c.Why = "by its name"
		switch strings.ToLower(c.Name) {
		case "country code":
			c.Role, c.Concept = RoleDimension, data.DimRefArea
		case "country name":
			c.Role, c.Concept = RoleTitle, data.DimRefArea
		case "indicator code", "series code":
			c.Role, c.Concept = RoleDimension, data.DimIndicator
		case "indicator name", "series name":
			c.Role, c.Concept = RoleTitle, data.DimIndicator
		case "time":
			c.Role, c.Form = RolePeriod, "sdmx"
		case "time code":
			c.Role, c.Why = RoleAside, "it repeats the year"
		case "value":
			c.Role = RoleValue
		}
	}
	p.acrossPeriods()
	for i := range p.Columns {
		p.guess(s, i)
	}
	for _, l := range p.Preamble {
		key, value, _ := strings.Cut(l, " · ")
		switch key {
		case "Data Source":
			p.Title, p.Publisher = firstOf(p.Title, value), firstOf(p.Publisher, "World Bank")
		case "Last Updated Date":
			p.Updated = firstOf(p.Updated, value)
		}
	}
	return p, nil
}
