package data

import "slices"

// Code is one entry of a declared list: an area, a sector, a reporter, a level.
type Code struct {
	ID    string
	Title Text
	// Group is true for what consists of others on the list: a continent, a union,
	// a level of income. It is never ranked among them.
	Group bool
}

// Dimension is one axis of the observations and the codes that are known on
// it. Codes is empty where any code is accepted (REF_AREA without [area]).
type Dimension struct {
	ID    string
	Title Text
	Codes []Code
	// Apart is true where codes overlap, such as those of two levels of one
	// classification: nothing is ever summed over them.
	Apart bool
}

// Indicator is one thing that is measured.
type Indicator struct {
	ID    string
	Title Text
	// Unit is the unit that frames of the indicator are in; claims in the same
	// unit with another multiplier are scaled to it.
	Unit Unit
	// Decimals is how many decimals to show where a claim does not say.
	Decimals int
	// GrowthOf is the id of the indicator of which this one states the growth
	// over one year; "" for any other.
	GrowthOf string
}

// Reporter is an organisation that vouches for numbers.
type Reporter struct {
	ID    string
	Title Text
	// Area is the area that the reporter speaks for, "" for none.
	Area string
	// Rank orders rival claims of one area: the lowest is preferred.
	Rank int
}

// Pin names the claim to prefer for one observation, with the reason.
type Pin struct {
	Where  map[string]string // dimension → code
	Period Period
	Source string
	Reason Text
}

// Panel says what one of the four panels draws.
type Panel struct {
	Indicator string
	// Where fixes dimensions, Series is the dimension whose codes are drawn
	// as series.
	Where  map[string]string
	Series string
	// Growth is the id of the indicator with stated growth rates, "" for none.
	Growth string
	// Volume is the id of the indicator with the quantity behind a growth
	// panel, "" for none.
	Volume string
	// Scope and Mode are the dimensions that a freight panel keeps apart.
	Scope, Mode string
}

// Highlight is a key figure: the claim that the strip at the top shows.
type Highlight struct {
	Panel  string // trade, freight
	Where  map[string]string
	Period Period
	Source string // the claim to show; "" for the preferred one
	Note   Text
}

// Facts says that rows are parts to be added up, and not claims about figures:
// a sum has every row that there is, and what has no row is no missing part.
// What is counted twice by that is said, and is in the sums.
type Facts struct {
	// Totals are the columns that were summed over and hold a total beside its
	// parts, each with the word for the total.
	Totals []ColumnWord
	// BothSides are two areas that report on each other in columns that were
	// summed over; "" where there are none.
	BothSides [2]string
	// AtLeast is true where no row is below zero: a sum of rows of which some have
	// no value is then at least the sum of the others, which is what it is called
	// ([More], with [WhyPart]). Otherwise nothing is known of it.
	AtLeast bool
}

// ColumnWord is a word in a column of a file.
type ColumnWord struct{ Column, Word string }

// Dataset is everything that was loaded. It is immutable: sessions share it.
type Dataset struct {
	ID          string
	Title       Text
	Description Text
	Licence     string
	// Updated is the date the dataset speaks of; statuses are inferred as of
	// it when no later clock is given.
	Updated   Period
	Languages []string
	// Partners are the areas whose cooperation is shown, in order.
	Partners []string
	// Path is where it was read from, as the user gave it; "" for the bundled
	// dataset.
	Path string

	Dimensions []Dimension // the standard ones first
	Indicators []Indicator
	Areas      []Code
	Sectors    []Code
	Reporters  []Reporter
	Levels     []Code
	EventTypes []Code
	Units      []Code

	Panels     map[string]Panel // trade, freight
	Highlights []Highlight
	Pins       []Pin
	Scenes     []Scene // in the order in which they are told

	Observations []Observation // in file order
	Agreements   []Agreement   // ascending by date
	Projects     []Project     // in file order
	Events       []Event       // ascending by date
	Sources      []Source      // in file order

	// Understood is what was understood of the files in formats of others, in
	// the order in which they were read; empty for a dataset of accord's own.
	Understood []Understanding

	// Facts is nil unless the rows are facts to be added up.
	Facts *Facts

	// Bulk are rows that are not in Observations; nil when all are.
	Bulk *Bulk

	// Unnamed is the id of the indicator that is called after a lone file,
	// because nothing in the file says what its figures are; "" for none.
	Unnamed string

	// SetAside is the number of rows that could not be used.
	SetAside int

	// Store answers queries over the observations, Rows gives them out one by
	// one. They are set by load; Rows is nil where there are no rows to read,
	// because they stay in a database.
	Store Store
	Rows  Rows
}

// DimIndex is the position of dimension id in Observation.Dims, −1 when there
// is none.
func (d *Dataset) DimIndex(id string) int {
	return slices.IndexFunc(d.Dimensions, func(x Dimension) bool { return x.ID == id })
}

// Codes are the declared codes of the dimension at that place, in the order of the dataset:
// of INDICATOR the indicators, of the areas' and the sectors' dimensions theirs.
func (d *Dataset) Codes(dimension int) []string {
	list := d.Dimensions[dimension].Codes
	switch d.Dimensions[dimension].ID {
	case DimIndicator:
		ids := make([]string, len(d.Indicators))
		for i, x := range d.Indicators {
			ids[i] = x.ID
		}
		return ids
	case DimRefArea, DimCounterpart:
		list = d.Areas
	case DimActivity:
		list = d.Sectors
	}
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.ID
	}
	return ids
}

// Indicator returns the indicator with that id.
func (d *Dataset) Indicator(id string) (Indicator, bool) {
	return find(d.Indicators, func(x Indicator) bool { return x.ID == id })
}

// Reporter returns the reporter with that id.
func (d *Dataset) Reporter(id string) (Reporter, bool) {
	return find(d.Reporters, func(x Reporter) bool { return x.ID == id })
}

// Source returns the source with that id.
func (d *Dataset) Source(id string) (Source, bool) {
	return find(d.Sources, func(x Source) bool { return x.ID == id })
}

// Agreement returns the agreement with that id.
func (d *Dataset) Agreement(id string) (Agreement, bool) {
	return find(d.Agreements, func(x Agreement) bool { return x.ID == id })
}

// Label is the title of code id in list, in lang; the id itself when the list
// does not know it.
func (d *Dataset) Label(list []Code, id, lang string) string {
	if c, ok := find(list, func(x Code) bool { return x.ID == id }); ok {
		if s := c.Title.In(lang, d.Languages...); s != "" {
			return s
		}
	}
	return id
}

// DimLabel is the title of a code of a dimension, in lang.
func (d *Dataset) DimLabel(dimension, code, lang string) string {
	return d.Label(d.CodeList(dimension), code, lang)
}

// CodeList are the declared codes of a dimension with their titles; of INDICATOR
// and of a dimension that is not there none.
func (d *Dataset) CodeList(dimension string) []Code {
	switch dimension {
	case DimRefArea, DimCounterpart:
		return d.Areas
	case DimActivity:
		return d.Sectors
	}
	if i := d.DimIndex(dimension); i >= 0 {
		return d.Dimensions[i].Codes
	}
	return nil
}

func find[T any](list []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], true
	}
	var none T
	return none, false
}
