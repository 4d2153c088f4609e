package format

import (
	"strconv"
	"strings"

	"accord/data"
)

// comtrade is the download of UN Comtrade since 2023.
func comtrade() Format {
	return Format{ID: "comtrade", Title: "UN Comtrade", draft: draftComtrade, detect: func(s *Sheet) string {
		if s.has("refYear", "reporterCode", "flowCode", "partnerCode", "primaryValue") {
			return "the columns refYear, reporterCode, flowCode, partnerCode and primaryValue"
		}
		return ""
	}}
}

// comtradeLegacy is the bulk download that UN Comtrade had before.
func comtradeLegacy() Format {
	return Format{ID: "comtrade-legacy", Title: "UN Comtrade, legacy", draft: draftComtradeLegacy, detect: func(s *Sheet) string {
		switch {
		case s.has("Year", "Reporter Code", "Trade Flow Code", "Partner Code", "Commodity Code"):
			return "the columns Year, Reporter Code, Trade Flow Code, Partner Code and Commodity Code"
		case s.has("Trade Flow", "Reporter", "Partner", "Commodity Code", "Trade Value (US$)"):
			return "the columns Trade Flow, Reporter, Partner, Commodity Code and Trade Value (US$)"
		}
		return ""
	}}
}

// flowCodes are the codes of flows of both downloads.
func flowCodes() map[string]string {
	return map[string]string{
		"1": data.FlowImports, "2": data.FlowExports, "3": "RX", "4": "RM",
		"Import": data.FlowImports, "Imports": data.FlowImports, "Export": data.FlowExports, "Exports": data.FlowExports,
		"Re-Export": "RX", "Re-Exports": "RX", "Re-exports": "RX", "Re-Import": "RM", "Re-Imports": "RM", "Re-imports": "RM",
	}
}

func draftComtrade(s *Sheet) (*Plan, error) {
	p := s.draft()
	usd := data.Unit{ID: "USD"}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Role != "" {
			continue
		}
		c.Why = "by its name"
		switch strings.ToLower(c.Name) {
		case "period":
			c.Role, c.Form = RolePeriod, "sdmx"
			if form, _, ok := periodForm(cellsOf(s, i), true, ""); ok {
				c.Form = form
			}
		case "freqcode":
			c.Role = RoleFreq
		case "reportercode":
			p.area(s, i, data.DimRefArea, "reporterISO")
		case "reporteriso":
			c.Role, c.Concept = RoleDimension, data.DimRefArea
		case "reporterdesc":
			c.Role, c.Concept = RoleTitle, data.DimRefArea
		case "partnercode":
			p.area(s, i, data.DimCounterpart, "partnerISO")
		case "partneriso":
			c.Role, c.Concept = RoleDimension, data.DimCounterpart
			c.Codes = map[string]string{"W00": "_T"}
		case "partnerdesc":
			c.Role, c.Concept = RoleTitle, data.DimCounterpart
		case "flowcode":
			c.Role, c.Concept, c.Codes = RoleDimension, data.DimFlow, flowCodes()
		case "cmdcode":
			c.commodity()
		case "cmddesc":
			c.Role, c.Concept = RoleTitle, "COMMODITY"
		case "cifvalue":
			*c = Column{Name: c.Name, Role: RoleValue, Indicator: "cif_value", Title: "CIF value", Unit: usd, Why: c.Why}
		case "fobvalue":
			*c = Column{Name: c.Name, Role: RoleValue, Indicator: "fob_value", Title: "FOB value", Unit: usd, Why: c.Why}
		case "primaryvalue":
			*c = Column{Name: c.Name, Role: RoleValue, Indicator: "trade_value", Title: "trade value", Unit: usd, Why: c.Why}
		case "netwgt":
			*c = Column{Name: c.Name, Role: RoleValue, Indicator: "net_weight", Title: "net weight", Unit: data.Unit{ID: "KG"}, Why: c.Why}
		case "partner2code", "partner2iso", "customscode", "mottcode", "motcode", "moscode":
			p.extra(s, i)
		default:
			c.Role, c.Why = RoleAside, "it says nothing that a figure needs"
		}
	}
	return p, nil
}

// commodity makes a column of commodity codes a dimension. A download mixes levels:
// 02 holds 0202, and 0202 holds 020230.
func (c *Column) commodity() {
	c.Role, c.Concept, c.Title, c.Levels = RoleDimension, "COMMODITY", "commodity", "COMMODITY_LEVEL"
	c.Codes = map[string]string{"TOTAL": "_T"}
}

// level is the number of digits of a code; that of the total is its own.
func level(code string) string {
	if code == "_T" {
		return code
	}
	return strconv.Itoa(len(code))
}

// area makes a column of numeric area codes a dimension unless the ISO codes
// stand beside it.
func (p *Plan) area(s *Sheet, i int, concept, iso string) {
	c := &p.Columns[i]
	if j := s.column(iso); j >= 0 && len(cellsOf(s, j)) > 0 {
		c.Role, c.Why = RoleAside, "the ISO code stands beside it"
		return
	}
	c.Role, c.Concept = RoleDimension, concept
	c.Codes = map[string]string{"0": "_T"}
}

// extra keeps a breakdown that tells rows apart, and leaves out one that is
// the same in every row.
func (p *Plan) extra(s *Sheet, i int) {
	c := &p.Columns[i]
	if distinct(s, i) < 2 {
		c.Role, c.Why = RoleAside, "the same in every row"
		return
	}
	c.Role, c.Concept, c.Title = RoleDimension, dimensionID(c.Name), c.Name
	c.Codes = map[string]string{"0": "_T", "W00": "_T", "C00": "_T"}
}

func draftComtradeLegacy(s *Sheet) (*Plan, error) {
	p := s.draft()
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Role != "" {
			continue
		}
		c.Why = "by its name"
		switch strings.ToLower(c.Name) {
		case "year", "period":
			c.Role, c.Form = RolePeriod, "sdmx"
			if form, _, ok := periodForm(cellsOf(s, i), true, ""); ok {
				c.Form = form
			}
			if strings.EqualFold(c.Name, "Year") && s.has("Period") {
				c.Role, c.Why = RoleAside, "it follows from \"Period\""
			}
		case "reporter code":
			p.area(s, i, data.DimRefArea, "Reporter ISO")
		case "reporter iso":
			c.Role, c.Concept = RoleDimension, data.DimRefArea
		case "reporter":
			c.Role, c.Concept = RoleTitle, data.DimRefArea
		case "partner code":
			p.area(s, i, data.DimCounterpart, "Partner ISO")
		case "partner iso":
			c.Role, c.Concept = RoleDimension, data.DimCounterpart
			c.Codes = map[string]string{"WLD": "_T"}
		case "partner":
			c.Role, c.Concept = RoleTitle, data.DimCounterpart
		case "trade flow code":
			c.Role, c.Concept, c.Codes = RoleDimension, data.DimFlow, flowCodes()
		case "trade flow":
			c.Role, c.Concept, c.Codes = RoleDimension, data.DimFlow, flowCodes()
			if s.has("Trade Flow Code") {
				*c = Column{Name: c.Name, Role: RoleTitle, Concept: data.DimFlow, Why: c.Why}
			}
		case "classification":
			p.extra(s, i)
		case "commodity code":
			c.commodity()
		case "commodity":
			c.Role, c.Concept = RoleTitle, "COMMODITY"
		case "value", "trade value (us$)":
			*c = Column{Name: c.Name, Role: RoleValue, Indicator: "trade_value", Title: "trade value", Unit: data.Unit{ID: "USD"}, Why: c.Why}
		case "netweight (kg)":
			*c = Column{Name: c.Name, Role: RoleValue, Indicator: "net_weight", Title: "net weight", Unit: data.Unit{ID: "KG"}, Why: c.Why}
		case "estimation code", "flag":
			c.Role, c.Why = RoleAside, "its codes concern quantities"
		default:
			c.Role, c.Why = RoleAside, "it says nothing that a figure needs"
		}
	}
	p.Title = firstOf(p.Title, "UN Comtrade")
	return p, nil
}

// cellsOf are the cells of column i in the sample that hold something.
func cellsOf(s *Sheet, i int) []string {
	cells := make([]string, 0, len(s.Sample))
	s.values(i, func(v string) bool { cells = append(cells, v); return true })
	return cells
}
