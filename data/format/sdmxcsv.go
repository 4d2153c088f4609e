package format

import (
	"fmt"
	"slices"
	"strings"

	"accord/data"
)

// sdmxCSV2 is SDMX-CSV 2: the first column is STRUCTURE.
func sdmxCSV2() Format {
	return Format{ID: "sdmx-csv-2", Title: "SDMX-CSV 2", draft: draftSDMX, detect: func(s *Sheet) string {
		if n := s.Header[0]; n == "STRUCTURE" || strings.HasPrefix(n, "STRUCTURE[") {
			return "the first column is STRUCTURE"
		}
		return ""
	}}
}

// sdmxCSV1 is SDMX-CSV 1.0: the first column is DATAFLOW. Eurostat writes it,
// with small letters for dimensions and flags of its own.
func sdmxCSV1() Format {
	return Format{ID: "sdmx-csv-1", Title: "SDMX-CSV 1.0", draft: draftSDMX, detect: func(s *Sheet) string {
		switch {
		case s.Header[0] == "DATAFLOW" && s.column("OBS_FLAG") >= 0:
			return "the first column is DATAFLOW, with the flags of Eurostat"
		case s.Header[0] == "DATAFLOW" || strings.HasPrefix(s.Header[0], "DATAFLOW:"):
			return "the first column is DATAFLOW"
		}
		return ""
	}}
}

func draftSDMX(s *Sheet) (*Plan, error) {
	p := s.draft()
	named := map[string]bool{}
	for _, h := range s.Header {
		named[conceptOf(h)] = true
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Role != "" {
			continue
		}
		p.concept(s, i, named)
	}
	p.sdmxTime(s)
	p.sdmxValues()
	p.separateConcepts()
	p.titlesBeside(s)
	p.title(s)
	return p, nil
}

// conceptOf is the id in the name of a column: "REF_AREA: Reference area",
// "ATTR_1[]", "geo".
func conceptOf(name string) string {
	id, _, _ := strings.Cut(name, ":")
	id, _, _ = strings.Cut(id, "[")
	return strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(id), " ", "_"))
}

// concept gives a column the role of its concept.
func (p *Plan) concept(s *Sheet, i int, named map[string]bool) {
	c := &p.Columns[i]
	id := conceptOf(c.Name)
	c.Why = "by its name"
	if _, title, ok := strings.Cut(c.Name, ":"); ok { // labels=both
		c.Title = strings.TrimSpace(title)
	}
	if labelled(s, i) {
		c.Split = ":"
	}
	aside := func(why string) { *c = Column{Name: c.Name, Role: RoleAside, Why: why} }
	switch id {
	case "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "DATAFLOW", "DATAFLOW_NAME":
		aside("it names the dataset")
	case "SERIES_KEY", "OBS_KEY":
		aside("it repeats the dimensions")
		if id == "SERIES_KEY" && keyed(s) {
			*c = Column{Name: c.Name, Role: RoleDimension, Concept: id, Why: "no other column tells the series apart"}
		}
	case "ACTION":
		c.Role = RoleAction
	case "LAST_UPDATE", "UPDATED", "VINTAGE":
		c.Role = RoleVintage
	case "FREQ", "FREQUENCY":
		c.Role = RoleFreq
	case "TIME_PERIOD":
		c.Role, c.Form = RolePeriod, "sdmx"
	case "OBS_VALUE":
		c.Role = RoleValue
	case "OBS_STATUS":
		c.Role, c.Flags = RoleStatus, flagList(cellsOf(s, i)) // Eurostat writes its own small letters here as well
	case "OBS_FLAG":
		c.Role, c.Flags = RoleStatus, "eurostat"
	case "OBS_BOUND":
		c.Role = RoleBound
	case "UNIT_MEASURE", "UNIT":
		c.Role = RoleUnit
	case "UNIT_MULT":
		c.Role = RoleMult
	case "COMPILING_ORG":
		c.Role = RoleOrg
	case "SOURCE":
		c.Role = RoleSource
	case "COMMENT_OBS", "COMMENT_TS":
		c.Role = RoleComment
	case "CONF_STATUS":
		c.Role = RoleConf
	case "EMBARGO_DATE":
		c.Role = RoleEmbargo
	case "DECIMALS", "TIME_FORMAT", "TITLE", "TITLE_COMPL", "OBS_PRE_BREAK", "BREAK_REASON", "SOURCE_AGENCY",
		"DATA_SOURCE", "REF_PERIOD", "BASE_PER", "CURRENCY", "COLLECTION", "COMMENT_DSET", "TIME":
		aside("an attribute that accord has no place for")
	case "GEO", "REF_AREA", "REPORTER", "REFERENCE_AREA":
		c.Role, c.Concept = RoleDimension, data.DimRefArea
	case "PARTNER", "COUNTERPART_AREA":
		c.Role, c.Concept = RoleDimension, data.DimCounterpart
	case "NACE_R2", "ACTIVITY":
		c.Role, c.Concept = RoleDimension, data.DimActivity
	case "STK_FLOW", "FLOW", "TRADE_FLOW":
		c.Role, c.Concept = RoleDimension, data.DimFlow
	case "INDICATOR", "SERIES", "MEASURE", "INDIC", "NA_ITEM":
		c.Role, c.Concept = RoleDimension, data.DimIndicator
		if id != data.DimIndicator && named[data.DimIndicator] {
			c.Concept = id
		}
	default:
		c.Role, c.Concept = RoleDimension, dimensionID(id)
		if c.Title == "" && c.Concept != c.Name {
			c.Title = c.Name
		}
		if attributeName(id) || !p.dimensionLike(s, i) {
			aside("an attribute that accord has no place for")
		}
	}
	if c.Role != RoleDimension || s.Cut {
		return
	}
	if cells := cellsOf(s, i); len(cells) == 0 {
		aside("empty in every row that was looked at")
	} else if !slices.ContainsFunc(cells, func(c string) bool { return c != "~" }) {
		aside("switched off by ~ in every row")
	}
}

// keyed reports whether a file has no columns for the parts of SERIES_KEY.
func keyed(s *Sheet) bool {
	for _, h := range s.Header {
		id := conceptOf(h)
		if !attributeName(id) && !slices.Contains([]string{"STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "DATAFLOW", "ACTION", "SERIES_KEY",
			"OBS_KEY", "TIME_PERIOD", "UPDATED", "LAST_UPDATE", "DECIMALS", "UNIT_MULT", "UNIT_MEASURE", "FREQ", "TITLE"}, id) {
			return false
		}
	}
	return true
}

// attributeName reports whether an id is one that files use for attributes.
func attributeName(id string) bool {
	return strings.HasPrefix(id, "OBS_") || strings.HasPrefix(id, "ATTR") || strings.HasPrefix(id, "COMMENT") || strings.HasPrefix(id, "CONF_")
}

// dimensionLike tells codes from remarks: they are short, and most cells have
// something or the column stands before the measure, as the dimensions do in the
// order of the standard.
func (p *Plan) dimensionLike(s *Sheet, i int) bool {
	cells := cellsOf(s, i)
	if len(cells)*2 < len(s.Sample) && i > s.column("OBS_VALUE") {
		return false
	}
	return !slices.ContainsFunc(cells, func(c string) bool { return len(c) > 200 })
}

// labelled reports whether the cells of column i hold a code and its title, as
// labels=both writes them.
func labelled(s *Sheet, i int) bool {
	cells := cellsOf(s, i)
	if len(cells) == 0 {
		return false
	}
	for _, c := range cells {
		id, title, ok := strings.Cut(c, ": ")
		if !ok || title == "" || strings.ContainsFunc(id, blank) {
			return false
		}
	}
	return true
}

// sdmxTime finds the time dimension where no column is called TIME_PERIOD: the
// last one whose codes are periods.
func (p *Plan) sdmxTime(s *Sheet) {
	if p.find(RolePeriod) >= 0 {
		return
	}
	for i := len(p.Columns) - 1; i >= 0; i-- {
		c := &p.Columns[i]
		if c.Role != RoleDimension {
			continue
		}
		cells := cellsOf(s, i)
		for k := range cells {
			cells[k], _, _ = split(c.Split, cells[k])
		}
		if form, why, ok := periodForm(cells, true, s.Options.Dates); ok && form != "ambiguous" {
			*c = Column{Name: c.Name, Role: RolePeriod, Form: form, Split: c.Split, Why: fmt.Sprintf("its codes are %s", why)}
			return
		}
	}
}

// sdmxValues finds the measures where none is called OBS_VALUE.
func (p *Plan) sdmxValues() {
	if p.find(RoleValue) >= 0 {
		return
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if id := conceptOf(c.Name); strings.HasPrefix(id, "OBS_VALUE") {
			*c = Column{Name: c.Name, Role: RoleValue, Indicator: indicatorID(id), Title: id, Why: "a measure of several"}
		}
	}
}

// titlesBeside pairs columns of labels=name: a code and, in the next column,
// its name, as agencies write them beside the standard.
func (p *Plan) titlesBeside(s *Sheet) {
	for i := 1; i < len(p.Columns); i++ {
		a, b := &p.Columns[i-1], &p.Columns[i]
		if s.has("STRUCTURE_NAME") && a.Role != RoleDimension && a.Role != RoleAside && a.Role != RoleTitle && upperID(a.Name) && !upperID(b.Name) && b.Why != "given" {
			*b = Column{Name: b.Name, Role: RoleAside, Why: fmt.Sprintf("the names of the cells of %q", a.Name)}
			continue
		}
		if a.Role != RoleDimension || b.Role != RoleDimension || isStandard(b.Concept) || b.Why == "given" {
			continue
		}
		if strings.EqualFold(b.Name, a.Name) || !upperID(b.Name) && upperID(a.Name) {
			if follows(s, i-1, i) {
				if a.Title == "" && !isStandard(a.Concept) && !strings.EqualFold(b.Name, a.Name) {
					a.Title = b.Name
				}
				*b = Column{Name: b.Name, Role: RoleTitle, Concept: a.Concept, Why: fmt.Sprintf("the names of the codes of %q", a.Name)}
			}
		}
	}
}

func upperID(s string) bool {
	return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}

// title takes the name and the agency of the dataset from its first row.
func (p *Plan) title(s *Sheet) {
	first := map[string]string{}
	for i, h := range s.Header {
		if len(s.Sample) > 0 {
			first[conceptOf(h)] = s.Sample[0][i]
		}
	}
	id := firstOf(first["STRUCTURE_ID"], first["DATAFLOW"])
	title := id
	if before, after, ok := strings.Cut(id, "): "); ok { // labels=both
		id, title = before, after
	}
	agency, _, _ := strings.Cut(id, ":")
	title = firstOf(first["STRUCTURE_NAME"], first["DATAFLOW_NAME"], title)
	p.Title, p.Publisher = firstOf(p.Title, p.inOne(title)), firstOf(p.Publisher, agency)
}
