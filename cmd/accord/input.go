package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
	"accord/data/load"
)

// input is what a command line says beforehand of a file in a format of others.
type input struct {
	format.Options
	columns []string
	rows    string
}

// reads gives the commands that read a dataset the options of how a file is to
// be read. Only inspect lists them: with any other command they are as rare as
// the files that need them.
func (c *Command) reads(root *cobra.Command) {
	for _, cmd := range append(root.Commands(), root) {
		switch cmd.Name() {
		case root.Name(), "render", "query", "check", "inspect", "convert", "doctor":
		default:
			continue
		}
		f := cmd.Flags()
		f.StringVar(&c.input.Format, "input-format", "", "the file is in this `format`: "+strings.Join(formatIDs(), ", "))
		f.StringVar(&c.input.Encoding, "encoding", "", "`name` of the character set, such as utf-8 or windows-1251")
		f.StringVar(&c.input.Sheet, "sheet", "", "`name` of the sheet of a workbook")
		f.StringVar(&c.input.Delimiter, "delimiter", "", "`character` between cells, or tab")
		f.IntVar(&c.input.Header, "header-line", 0, "`line` with the names of the columns, from 1")
		f.StringVar(&c.input.Decimal, "decimal", "", "decimal `mark` of numbers: , or .")
		f.StringVar(&c.input.Group, "thousands", "", "`mark` between thousands, or none")
		f.StringVar(&c.input.Dates, "dates", "", "`order` of day, month and year: dmy, mdy, ymd")
		f.StringArrayVar(&c.input.Missing, "missing", nil, "`mark` that stands for no value; may be repeated")
		f.StringVar(&c.input.Unit, "unit", "", "`unit` of the values, such as USD")
		f.IntVar(&c.input.UnitMult, "unit-mult", 0, "`power` of ten of the unit, such as 6 for millions")
		f.BoolVar(&c.input.Confidential, "confidential", false, "read values that are not for publication, too")
		if cmd.Name() != "convert" {
			f.StringVar(&c.input.rows, "rows", "auto", "`what` the rows of a plain table are: facts, which are added up; claims about figures; auto takes those of a large table as facts")
		}
		f.StringArrayVar(&c.input.columns, "column", nil, "what a column holds, as `NAME=CONCEPT`; may be repeated")
		if cmd.Name() == "inspect" {
			continue
		}
		for _, name := range inputFlags() {
			if flag := f.Lookup(name); flag != nil {
				flag.Hidden = true
			}
		}
	}
}

func inputFlags() []string {
	return []string{"input-format", "encoding", "sheet", "delimiter", "header-line", "decimal", "thousands", "dates",
		"missing", "unit", "unit-mult", "confidential", "rows", "column"}
}

func formatIDs() []string {
	var ids []string
	for _, f := range format.Formats() {
		ids = append(ids, f.ID)
	}
	return ids
}

// loadOptions are the options of a load as the command line has them.
func (c *Command) loadOptions() (load.Options, error) {
	o := c.input.Options
	for _, s := range c.input.columns {
		col, err := columnOption(s)
		if err != nil {
			return load.Options{}, err
		}
		o.Columns = append(o.Columns, col)
	}
	if o.Format != "" && !slices.Contains(formatIDs(), o.Format) {
		return load.Options{}, usagef("--input-format %s: no such format%s", o.Format, diag.Suggest(o.Format, formatIDs()))
	}
	for _, m := range []struct{ flag, value, known string }{{"decimal", o.Decimal, ",."}, {"thousands", o.Group, ",. '"}} {
		if m.value != "" && m.value != "none" && (len(m.value) > 1 || !strings.Contains(m.known, m.value)) {
			return load.Options{}, usagef("--%s %q: expected one of the characters %q", m.flag, m.value, m.known)
		}
	}
	if o.Dates != "" && !slices.Contains([]string{"dmy", "mdy", "ymd"}, o.Dates) {
		return load.Options{}, usagef("--dates %s: expected dmy, mdy or ymd", o.Dates)
	}
	o.Today = c.Now()
	rows, known := map[string]load.Rows{"": load.RowsAuto, "auto": load.RowsAuto, "facts": load.RowsFacts, "claims": load.RowsClaims}[c.input.rows]
	if !known {
		return load.Options{}, usagef("--rows %s: expected facts, claims or auto", c.input.rows)
	}
	return load.Options{Format: o, Stdin: c.Stdin, Rows: rows}, nil
}

// columnOption reads NAME=CONCEPT: a concept of the long table, a dimension of
// another name, or aside.
func columnOption(s string) (format.Column, error) {
	i := strings.LastIndexByte(s, '=')
	if i <= 0 || i == len(s)-1 {
		return format.Column{}, usagef("--column %q: expected NAME=CONCEPT, such as 'Year=TIME_PERIOD'", s)
	}
	c := format.Column{Name: s[:i], Why: "given"}
	switch concept := strings.ToUpper(s[i+1:]); concept {
	case data.TimePeriod:
		c.Role = format.RolePeriod
	case "OBS_VALUE":
		c.Role = format.RoleValue
	case "OBS_STATUS":
		c.Role, c.Flags = format.RoleStatus, "sdmx"
	case "OBS_BOUND":
		c.Role = format.RoleBound
	case "UNIT_MEASURE":
		c.Role = format.RoleUnit
	case "UNIT_MULT":
		c.Role = format.RoleMult
	case "FREQ":
		c.Role = format.RoleFreq
	case "COMPILING_ORG":
		c.Role = format.RoleOrg
	case "SOURCE":
		c.Role = format.RoleSource
	case "VINTAGE":
		c.Role = format.RoleVintage
	case "COMMENT_OBS":
		c.Role = format.RoleComment
	case "ASIDE", "NONE":
		c.Role = format.RoleAside
	default:
		if bad := strings.Trim(concept, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"); bad != "" {
			return c, usagef("--column %q: a concept is written in capitals, digits and _, not %q", s, bad)
		}
		c.Role, c.Concept, c.Totals = format.RoleDimension, concept, true
	}
	return c, nil
}
