package write

import (
	"strconv"
	"strings"

	"accord/data"
	"accord/data/clean"
)

// presence says when a column is left out where only those that say something
// are wanted.
type presence uint8

const (
	always presence = iota
	said            // it says something in a row
	spread          // its number is not the value of its row
	varies          // it differs between rows
	full            // it is there only where every column is
)

// column is one column of a table of cells or claims.
type column struct {
	name     string
	presence presence
	number   bool // what it holds is a number and no text
	text     func(*row) string
}

// columns are those of the rows of a, the grouping columns first and the value
// behind them.
func (a Answer) columns() []column {
	list := a.grouping()
	if a.Claims != nil {
		return append(list, a.claimColumns()...)
	}
	list = append(list,
		column{a.Value, always, true, func(r *row) string { return valueOf(r.cell) }},
		column{"OBS_BOUND", said, false, func(r *row) string { return boundOf(r.cell).String() }},
		column{"OBS_STATUS", said, false, func(r *row) string { return r.cell.Status.String() }},
		column{"WHY_MISSING", said, false, func(r *row) string { return r.cell.Why }},
		column{"LOW", spread, true, func(r *row) string { return low(r.cell) }},
		column{"HIGH", spread, true, func(r *row) string { return high(r.cell) }},
		column{"CLAIMS", full, true, func(r *row) string { return strconv.Itoa(r.cell.Claims) }},
		column{"COMPILING_ORG", said, false, func(r *row) string { return a.orgLabel(r.cell.Org) }},
		column{"SPLICED", said, false, func(r *row) string { return strconv.FormatBool(r.cell.Spliced) }},
		column{"SOURCE", said, false, func(r *row) string { return joined(r.cell.Sources) }},
		column{"UNIT_MEASURE", said, false, func(r *row) string { return clean.Text(r.frame.Unit.ID) }},
		column{"UNIT_MULT", said, true, func(r *row) string { return strconv.Itoa(r.frame.Unit.Mult) }},
		column{"DECIMALS", full, true, func(r *row) string { return decimals(r.cell) }},
		column{"FREQ", varies, false, func(r *row) string { return string(r.frame.Freq) }},
		column{"TRANSFORMATION", full, false, func(r *row) string { return transformation(r.frame.Query) }},
	)
	return append(append(list, a.indicator()...), a.cut()...)
}

// cut is the column that says in every row of a frame that is cut that there are
// more, so that it is with the figures wherever they go; none where all are whole.
func (a Answer) cut() []column {
	if a.CutAt() == 0 {
		return nil
	}
	return []column{{"CUT_AT", always, true, func(r *row) string {
		if r.frame.Cut == 0 {
			return ""
		}
		return strconv.Itoa(r.frame.Cut)
	}}}
}

// indicator is the column of the indicator, unless it is a grouping one.
func (a Answer) indicator() []column {
	if a.groups(data.DimIndicator) {
		return nil
	}
	return []column{{data.DimIndicator, varies, false, func(r *row) string { return a.indicatorLabel(r.frame.Query.Indicator) }}}
}

// grouping are the columns that rows are told apart by.
func (a Answer) grouping() []column {
	list := make([]column, 0, 20)
	at := 0
	for _, c := range a.By {
		if c.ID == data.TimePeriod && a.Timeless {
			continue
		}
		if c.ID == data.TimePeriod {
			list = append(list, column{c.Name, always, false, func(r *row) string { return r.period.String() }})
			continue
		}
		i := at
		at++
		list = append(list, column{c.Name, always, false, func(r *row) string { return a.codeLabel(c.ID, r.key[i]) }})
	}
	return list
}

// claimColumns are the columns of a claim: the figure as it was published, and
// by which rule it stands before the next one.
func (a Answer) claimColumns() []column {
	list := []column{
		{a.Value, always, true, func(r *row) string { return inFull(r.claim.Value, r.claim.Decimals) }},
		{"OBS_BOUND", said, false, func(r *row) string { return r.claim.Bound.String() }},
		{"OBS_STATUS", said, false, func(r *row) string { return r.claim.Status.String() }},
		{"UNIT_MEASURE", said, false, func(r *row) string { return clean.Text(r.claim.Unit.ID) }},
		{"UNIT_MULT", said, true, func(r *row) string { return strconv.Itoa(r.claim.Unit.Mult) }},
		{"COMPILING_ORG", said, false, func(r *row) string { return a.orgLabel(r.claim.Org) }},
		{"SOURCE", said, false, func(r *row) string { return clean.Text(r.claim.Source) }},
		{"VINTAGE", said, false, func(r *row) string { return r.claim.Vintage.String() }},
		{"RANK", always, true, func(r *row) string { return strconv.Itoa(r.rank) }},
		{"WHY_PREFERRED", said, false, func(r *row) string { return r.claim.Why }},
		{"REASON", said, false, func(r *row) string { return a.title(r.claim.Reason) }},
		{"UNDATED", said, false, func(r *row) string { return strconv.FormatBool(r.claim.Undated) }},
		{"COMMENT_OBS", said, false, func(r *row) string { return clean.Text(r.claim.Comment) }},
		{"FREQ", varies, false, func(r *row) string { return string(r.frame.Freq) }},
	}
	for i, d := range a.Dataset.Dimensions {
		when := said
		if d.ID == data.DimIndicator {
			when = varies
		}
		if !a.groups(d.ID) {
			list = append(list, column{d.ID, when, false, func(r *row) string { return a.codeLabel(d.ID, code(r.claim, i)) }})
		}
	}
	return append(list, a.cut()...)
}

// code is the code of c on the dimension at that place.
func code(c *data.Claim, dimension int) string {
	if dimension < len(c.Dims) {
		return c.Dims[dimension]
	}
	return ""
}

// groups reports whether id is a grouping column.
func (a Answer) groups(id string) bool {
	for _, c := range a.By {
		if c.ID == id {
			return true
		}
	}
	return false
}

// boundOf is the bound of a value; where there is none, nothing is bounded.
func boundOf(c *data.Cell) data.Bound {
	if !c.OK {
		return data.Exact
	}
	return c.Bound
}

func decimals(c *data.Cell) string {
	if !c.OK {
		return ""
	}
	return strconv.Itoa(c.Decimals)
}

func transformation(q data.Query) string { return data.TransformSpec(q.Transform, q.Base, q.Window) }

// joined are ids with a semicolon between them, as tables of a dataset write
// lists.
func joined(ids []string) string { return clean.Text(strings.Join(ids, ";")) }

// title is t in the language of a.
func (a Answer) title(t data.Text) string { return clean.Text(t.In(a.Lang, a.Dataset.Languages...)) }

// codeLabel writes a code of a dimension.
func (a Answer) codeLabel(dimension, code string) string {
	switch {
	case dimension == data.DimIndicator:
		return a.indicatorLabel(code)
	case a.Labels == LabelID || code == "":
		return clean.Text(code)
	}
	return a.label(code, a.Dataset.DimLabel(dimension, code, a.Lang))
}

// indicatorLabel writes an indicator; one that is called after its file is not
// named, so that a file and the same on stdin give the same bytes.
func (a Answer) indicatorLabel(id string) string {
	if id == a.Dataset.Unnamed {
		return ""
	}
	in, _ := a.Dataset.Indicator(id)
	return a.label(id, in.Title.In(a.Lang, a.Dataset.Languages...))
}

func (a Answer) orgLabel(id string) string {
	r, _ := a.Dataset.Reporter(id)
	return a.label(id, r.Title.In(a.Lang, a.Dataset.Languages...))
}

// label writes a code with its title as Labels asks; where there is no title,
// or it is the code, the code alone.
func (a Answer) label(code, title string) string {
	switch {
	case title == "" || title == code || a.Labels == LabelID:
		return clean.Text(code)
	case a.Labels == LabelBoth:
		return clean.Text(code + ": " + title)
	}
	return clean.Text(title)
}

// each calls yield for every row that is written: cells, or the claims behind
// them.
func (a Answer) each(yield func(*row) error) error {
	for r := range a.rows() {
		if a.Claims == nil {
			if err := yield(&r); err != nil {
				return err
			}
			continue
		}
		claims, err := a.claims(r)
		if err != nil {
			return err
		}
		for i := range claims {
			r.claim, r.rank = &claims[i], i+1
			if err := yield(&r); err != nil {
				return err
			}
		}
	}
	return nil
}

// used are the columns of list that say something in some row.
func (a Answer) used(list []column) ([]column, error) {
	keep := make([]bool, len(list))
	first := make([]string, len(list))
	one := true
	err := a.each(func(r *row) error {
		for i, c := range list {
			switch s := c.text(r); c.presence {
			case always:
				keep[i] = true
			case said:
				keep[i] = keep[i] || s != "" && s != "0" && s != "false"
			case spread:
				keep[i] = keep[i] || s != valueOf(r.cell)
			case varies:
				if one {
					first[i] = s
				}
				keep[i] = keep[i] || s != first[i]
			}
		}
		one = false
		return nil
	})
	kept := make([]column, 0, len(list))
	for i, c := range list {
		if keep[i] || c.presence == always {
			kept = append(kept, c)
		}
	}
	return kept, err
}
