package format

import "accord/data"

// Role is what a column is for.
type Role string

// Roles of columns.
const (
	RoleDimension Role = "dimension"       // codes of a dimension: Concept
	RoleTitle     Role = "title"           // titles of the codes of another column: Concept
	RolePeriod    Role = "period"          // TIME_PERIOD, or a part of it: Form
	RoleValue     Role = "value"           // numbers
	RoleStatus    Role = "status"          // flags: Flags
	RoleBound     Role = "bound"           // OBS_BOUND
	RoleUnit      Role = "unit"            // UNIT_MEASURE
	RoleMult      Role = "unit_mult"       // UNIT_MULT
	RoleFreq      Role = "freq"            // FREQ
	RoleOrg       Role = "organisation"    // COMPILING_ORG
	RoleSource    Role = "source"          // SOURCE
	RoleVintage   Role = "vintage"         // VINTAGE
	RoleComment   Role = "comment"         // COMMENT_OBS
	RoleConf      Role = "confidentiality" // CONF_STATUS: what is not to be shown is withheld
	RoleEmbargo   Role = "embargo"         // EMBARGO_DATE
	RoleAction    Role = "action"          // what a row does: rows that delete are no data
	RoleAside     Role = "aside"           // left out, by name and with the reason
)

// Roles returns every role in the order of a plan.
func Roles() []Role {
	return []Role{RoleDimension, RoleTitle, RolePeriod, RoleValue, RoleStatus, RoleBound, RoleUnit, RoleMult,
		RoleFreq, RoleOrg, RoleSource, RoleVintage, RoleComment, RoleConf, RoleEmbargo, RoleAction, RoleAside}
}

// Column is what is known of one column.
type Column struct {
	// Name is the header as it is written, without blanks around it; "" where
	// the header has none.
	Name string
	Role Role
	// Concept is the dimension that the codes or titles belong to.
	Concept string
	// Title is what the column is called where that is not its name: the title
	// of a dimension, or of the indicator of a column of values.
	Title string
	// Indicator is, of values, the id of what they measure; "" where another
	// column or the plan says it.
	Indicator string
	// Unit is, of values, the unit they are in.
	Unit data.Unit
	// Period is, of values in a table with periods across, the period of the
	// column.
	Period string
	// Form is, of periods, how they are written: see Forms.
	Form string
	// Decimal and Group are, of values, the decimal mark and the separator of
	// thousands; "" where no value has one.
	Decimal, Group string
	// Ambiguous is true of values of which one mark may be either.
	Ambiguous bool
	// Codes replaces codes of the file by others: "1" by "M".
	Codes map[string]string
	// Totals is true when words for the whole, such as "Total" or "World", are
	// read as the code _T, so that the whole is not counted among its parts.
	Totals bool
	// Levels is the dimension that the level of each code is noted on, where the
	// codes are those of several levels of one classification: the number of
	// their digits. Figures of two levels overlap and are never summed.
	Levels string
	// Split is, of cells that hold a code and its title, what stands between.
	Split string
	// Flags names the list that flags are from: "sdmx", "eurostat" or, where they
	// are of neither and kept in words, "own".
	Flags string
	// Why is the evidence.
	Why string

	mark string // of a footnote on the name of values
}

// Finding is one thing that was found out, and why.
type Finding struct {
	Value string
	Why   string
}

// Plan is how a file is to be read.
type Plan struct {
	// Format is the id of the format, see [Formats].
	Format Finding
	// Title, Publisher, URL and Licence are what the file, or the metadata
	// beside it, say of the whole; Updated is the date of publication.
	Title, Publisher, URL, Licence, Updated string
	// Language is the language of the titles in the file.
	Language string
	// Indicator is what is measured where no column says it, and its title.
	// Unnamed is true when it is called after the file, which does not say.
	Indicator      string
	IndicatorTitle string
	Unnamed        bool
	// ByUnit is true when each unit makes an indicator of its own: rows differ in
	// nothing else.
	ByUnit bool
	// Compression is "gzip", "zstd" or "" for none; Encoding the character set.
	Compression string
	Encoding    Finding
	// Sheet is the name of the sheet of a workbook, SheetWhy why that one.
	Sheet    string
	SheetWhy string
	// Delimiter separates the cells; Header is the first line of the header,
	// from 1, HeaderRows how many rows it has.
	Delimiter  Finding
	Header     int
	HeaderRows int
	HeaderWhy  string
	// Preamble are the lines before the header that hold something.
	Preamble []string
	Columns  []Column
	// Missing are the marks of missing values that occur, with what they mean.
	Missing []string
	// Reasons are what metadata say of such marks.
	Reasons map[string]string
	// Confidential is true when values that are not for publication are read all
	// the same.
	Confidential bool
	footnotes    []note
	// Notes are what else was concluded, one sentence each.
	Notes []string
}

// Dimensions are the dimensions that the plan fills, the standard ones first
// and in their order, then the others in order of the columns.
func (p *Plan) Dimensions() []string {
	has := map[string]bool{data.DimIndicator: true}
	var more []string
	for _, c := range p.Columns {
		if c.Role != RoleDimension || has[c.Concept] {
			continue
		}
		has[c.Concept] = true
		if !isStandard(c.Concept) {
			more = append(more, c.Concept)
		}
		if c.Levels != "" {
			more = append(more, c.Levels)
		}
	}
	return append(data.StandardDimensions(), more...)
}

func isStandard(dimension string) bool {
	switch dimension {
	case data.DimIndicator, data.DimRefArea, data.DimCounterpart, data.DimFlow, data.DimActivity:
		return true
	}
	return false
}

// Plain reports whether the file is a plain long table, which nothing but its
// columns describes.
func (p *Plan) Plain() bool { return p.Format.Value == long().ID }

// SDMX reports whether the file is SDMX-CSV, of any version.
func (p *Plan) SDMX() bool {
	return p.Format.Value == sdmxCSV1().ID || p.Format.Value == sdmxCSV2().ID
}

// find returns the first column of that role, −1 when there is none.
func (p *Plan) find(role Role) int {
	for i := range p.Columns {
		if p.Columns[i].Role == role {
			return i
		}
	}
	return -1
}

// note adds a conclusion.
func (p *Plan) note(s string) { p.Notes = append(p.Notes, s) }
