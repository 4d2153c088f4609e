package format

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"accord/data/diag"
)

// Bounds of a workbook: beyond them the memory would go to it, not to its
// figures.
const (
	maxWorkbook = 256 << 20 // bytes, unpacked
	maxCells    = 8 << 20   // cells of a sheet, empty ones before the last of a row included
)

// isWorkbook reports whether content is a workbook of Excel; oldWorkbook
// whether it is one of the binary kind from before 2007.
func isWorkbook(content []byte) bool  { return bytes.HasPrefix(content, []byte("PK\x03\x04")) }
func oldWorkbook(content []byte) bool { return bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")) }

var errCells = errors.New("it has too many cells")

// workbook returns the sheet of a workbook that is wanted, else the one with
// the largest table.
func workbook(name string, content []byte, plan Plan, o Options) (s *Sheet, err error) {
	refuse := func(format string, args ...any) error {
		return refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "workbook", Message: fmt.Sprintf(format, args...)}}
	}
	// The library indexes what a workbook says of itself and trusts it.
	defer func() {
		if p := recover(); p != nil {
			s, err = nil, refuse("the workbook contradicts itself; open it in a spreadsheet program and save it anew, or as CSV UTF-8")
		}
	}()
	limit := min(o.MaxBytes, maxWorkbook)
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true, UnzipSizeLimit: limit, UnzipXMLSizeLimit: limit})
	if err != nil {
		why := err.Error()
		if strings.Contains(why, "unzip size") {
			return nil, refuse("the workbook grows beyond the limit of %d bytes when it is unpacked; save the sheet as CSV UTF-8", limit)
		}
		return nil, refuse("the workbook cannot be read: %s; expected an .xlsx file without a password", why)
	}
	defer f.Close() // read only
	plan.Encoding = Finding{"utf-8", "a workbook"}
	plan.Delimiter = Finding{}
	sheets := f.GetSheetList()
	var rows [][]string
	var sizes []string
	for _, s := range sheets {
		if o.Sheet != "" && s != o.Sheet {
			continue
		}
		got, err := cellsOfSheet(f, s)
		switch {
		case errors.Is(err, errCells):
			return nil, refuse("the sheet %q has more than %d cells; save it as CSV UTF-8", s, maxCells)
		case err != nil:
			return nil, refuse("the sheet %q cannot be read: %s", s, err)
		}
		if plan.Sheet == "" || area(got) > area(rows) {
			plan.Sheet, rows = s, got
		}
		sizes = append(sizes, fmt.Sprintf("%q %d × %d", s, len(got), widest(got)))
	}
	switch {
	case plan.Sheet == "":
		return nil, refuse("the workbook has no sheet %q%s", o.Sheet, diag.Suggest(o.Sheet, sheets))
	case area(rows) == 0:
		return nil, refuse("the sheet %q is empty; expected a table with a header", plan.Sheet)
	case o.Sheet != "":
		plan.SheetWhy = "given"
	case len(sheets) == 1:
		plan.SheetWhy = "the only one"
	default:
		plan.SheetWhy = "it has most cells that hold something; rows and columns: " + listed(sizes)
	}
	b := book{file: f, sheet: plan.Sheet}
	b.merge(rows)
	return b.table(name, rows, plan, o)
}

// cellsOfSheet are the cells of a sheet as they are stored.
func cellsOfSheet(f *excelize.File, sheet string) ([][]string, error) {
	it, err := f.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer it.Close() // read only
	var rows [][]string
	cells, held := 0, 0
	for it.Next() {
		row, err := it.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		if cells += len(row) + 1; cells > maxCells {
			return nil, errCells
		}
		if rows = append(rows, row); len(row) > 0 {
			held = len(rows)
		}
	}
	return rows[:held], it.Error()
}

// area is how many cells of rows hold something.
func area(rows [][]string) int {
	n := 0
	for _, r := range rows {
		for _, c := range r {
			if c != "" {
				n++
			}
		}
	}
	return n
}

func widest(rows [][]string) int {
	n := 0
	for _, r := range rows {
		n = max(n, len(r))
	}
	return n
}

// listed joins words, the first few of many.
func listed(words []string) string {
	const most = 8
	if len(words) > most {
		return strings.Join(words[:most], ", ") + fmt.Sprintf(" and %d more", len(words)-most)
	}
	return strings.Join(words, ", ")
}

// table is a sheet over the rows of a workbook.
func (b book) table(name string, rows [][]string, plan Plan, o Options) (*Sheet, error) {
	path := name + "!" + plan.Sheet
	refuse := func(format string, args ...any) error {
		return refusal{diag.Diag{At: diag.Position{Path: path}, Rule: "header", Message: fmt.Sprintf(format, args...)}}
	}
	var looked []lookedAt
	for i, r := range rows {
		if len(looked) == maxLook {
			break
		}
		if strings.TrimSpace(strings.Join(r, "")) == "" {
			continue
		}
		cells := make([]string, len(r))
		for k := range r {
			cells[k] = b.text(k, i, r[k])
		}
		looked = append(looked, lookedAt{cells, i, i + 1})
	}
	h := headingOf(looked, o)
	if h.first < 0 {
		return nil, refuse("row %d, which is to be the header, is empty or not there", o.Header)
	}
	last := looked[h.last].offset
	plan.Header, plan.HeaderRows, plan.HeaderWhy = looked[h.first].line, h.rows(), h.why
	var a arrangement
	a.before(looked[:h.first])
	plan.Preamble, plan.Notes = a.preamble, append(plan.Notes, a.notes...)
	width := widest(rows)
	if width > maxColumns {
		return nil, refuse("the table has %d columns; expected at most %d", width, maxColumns)
	}
	s := &Sheet{Name: name, Plan: plan, Options: o}
	s.Header = append(h.names, make([]string, width-len(h.names))...)
	// There is no line of text to show: the column is that of the sheet.
	mark := func(row int) func(int) diag.Mark {
		return func(i int) diag.Mark {
			return diag.Mark{Position: diag.Position{Path: path, Line: row, Col: max(i+1, 0)}}
		}
	}
	s.header = Row{Line: last + 1, mark: mark(last + 1)}
	b.write(rows, last+1)
	if n := b.unstored(rows, last+1); n > 0 {
		s.Plan.Notes = append(s.Plan.Notes, fmt.Sprintf("%s among the first rows no stored result; open the workbook, let it calculate and save it",
			plural(n, "formula")+" "+verb(n, "has", "have")))
	}
	s.body = func(_ brokenFunc, yield func(Row) bool) {
		cells := make([]string, len(s.Header))
		for i := last + 1; i < len(rows); i++ {
			if strings.TrimSpace(strings.Join(rows[i], "")) == "" {
				continue
			}
			clear(cells)
			copy(cells, rows[i])
			if !yield(Row{Cells: cells, Line: i + 1, mark: mark(i + 1)}) {
				return
			}
		}
	}
	s.sampled()
	return s, nil
}
