package format

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"accord/data/diag"
)

// isWorkbook reports whether content is a workbook of Excel; oldWorkbook
// whether it is one of the binary kind from before 2007.
func isWorkbook(content []byte) bool  { return bytes.HasPrefix(content, []byte("PK\x03\x04")) }
func oldWorkbook(content []byte) bool { return bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")) }

// workbook returns the sheet of a workbook that is wanted, else the one with
// the largest table.
func workbook(name string, content []byte, plan Plan, o Options) (*Sheet, error) {
	refuse := func(format string, args ...any) error {
		return refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "workbook", Message: fmt.Sprintf(format, args...)}}
	}
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true, UnzipSizeLimit: o.MaxBytes, UnzipXMLSizeLimit: o.MaxBytes})
	if err != nil {
		return nil, refuse("the workbook cannot be read: %s; expected an .xlsx file without a password", err)
	}
	defer f.Close() // read only
	plan.Encoding = Finding{"utf-8", "a workbook"}
	plan.Delimiter = Finding{}
	sheets := f.GetSheetList()
	plan.Sheets = len(sheets)
	var rows [][]string
	for _, s := range sheets {
		if o.Sheet != "" && s != o.Sheet {
			continue
		}
		got, err := f.GetRows(s, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, refuse("the sheet %q cannot be read: %s", s, err)
		}
		if plan.Sheet == "" || area(got) > area(rows) {
			plan.Sheet, rows = s, got
		}
	}
	switch {
	case plan.Sheet == "":
		return nil, refuse("the workbook has no sheet %q%s", o.Sheet, diag.Suggest(o.Sheet, sheets))
	case area(rows) == 0:
		return nil, refuse("the sheet %q is empty; expected a table with a header", plan.Sheet)
	}
	return cellSheet(name, rows, dated(f, plan.Sheet, rows), plan, o)
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

// cellSheet is a sheet over rows of a workbook, whose dates are written out.
func cellSheet(name string, rows [][]string, dates *days, plan Plan, o Options) (*Sheet, error) {
	path := name + "!" + plan.Sheet
	var looked []lookedAt
	width := 0
	for i, r := range rows {
		width = max(width, len(r))
		if len(looked) < maxLook && strings.TrimSpace(strings.Join(r, "")) != "" {
			looked = append(looked, lookedAt{r, i, i + 1})
		}
	}
	h := headerOf(looked, o.Header)
	if h < 0 {
		return nil, refusal{diag.Diag{At: diag.Position{Path: path}, Rule: "header",
			Message: fmt.Sprintf("row %d, which is to be the header, is empty or not there", o.Header)}}
	}
	at := looked[h].offset
	plan.Header, plan.HeaderWhy = at+1, "the first row with names for all columns"
	if o.Header > 0 {
		plan.HeaderWhy = "given"
	}
	var a arrangement
	a.before(looked[:h])
	plan.Preamble, plan.Notes = a.preamble, append(plan.Notes, a.notes...)
	s := &Sheet{Name: name, Plan: plan, Options: o}
	head := make([]string, max(width, len(rows[at])))
	copy(head, rows[at])
	s.Header = names(head)
	mark := func(row int, cells []string) func(int) diag.Mark {
		line := strings.Join(cells, " | ")
		return func(i int) diag.Mark {
			col, w := 1, 0
			if i >= 0 && i < len(cells) {
				w = len(cells[i])
				for _, c := range cells[:i] {
					col += len(c) + len(" | ")
				}
			}
			return diag.Mark{Position: diag.Position{Path: path, Line: row, Col: col}, Width: w, Line: line}
		}
	}
	s.header = Row{Line: at + 1, mark: mark(at+1, rows[at])}
	s.body = func(_ brokenFunc, yield func(Row) bool) {
		cells := make([]string, len(s.Header))
		for i := at + 1; i < len(rows); i++ {
			if strings.TrimSpace(strings.Join(rows[i], "")) == "" {
				continue
			}
			clear(cells)
			for k := range min(len(cells), len(rows[i])) {
				cells[k] = dates.write(k, rows[i][k])
			}
			if !yield(Row{Cells: cells, Line: i + 1, mark: mark(i+1, rows[i])}) {
				return
			}
		}
	}
	s.sampled()
	s.secondHeader()
	return s, nil
}

// days are the columns of a sheet whose numbers are days.
type days struct {
	column map[int]bool
	since  bool // 1904, as workbooks of old Macintoshes count
	months map[int]bool
}

// dated finds the columns whose numbers have the format of a date.
func dated(f *excelize.File, sheet string, rows [][]string) *days {
	d := &days{column: map[int]bool{}, months: map[int]bool{}}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		d.since = *p.Date1904
	}
	const look = 100
	seen := map[int]int{}
	for i, r := range rows {
		for k, c := range r {
			if _, err := strconv.ParseFloat(c, 64); err != nil || seen[k] >= look {
				continue
			}
			seen[k]++
			if cell, err := excelize.CoordinatesToCellName(k+1, i+1); err == nil && isDate(f, sheet, cell) {
				d.column[k] = true
			}
		}
		if i > 4*look {
			break
		}
	}
	for k := range d.column {
		d.months[k] = true
		for _, r := range rows {
			if k < len(r) {
				if day := d.day(r[k]); day != "" && !strings.HasSuffix(day, "-01") {
					d.months[k] = false
				}
			}
		}
	}
	return d
}

// write is the text of a cell: a day where its column is of days, a month where
// all of them are the first of one.
func (d *days) write(column int, cell string) string {
	if !d.column[column] {
		return cell
	}
	day := d.day(cell)
	switch {
	case day == "":
		return cell
	case d.months[column]:
		return day[:len("2006-01")]
	}
	return day
}

func (d *days) day(cell string) string {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || v < 1 || v > 2958465 { // the last day of year 9999
		return ""
	}
	t, err := excelize.ExcelDateToTime(v, d.since)
	if err != nil {
		return ""
	}
	return t.Format("2006-01-02")
}

// isDate reports whether a cell has one of the formats of dates.
func isDate(f *excelize.File, sheet, cell string) bool {
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil || id == 0 {
		return false
	}
	st, err := f.GetStyle(id)
	if err != nil || st == nil {
		return false
	}
	if st.CustomNumFmt != nil {
		format := strings.ToLower(*st.CustomNumFmt)
		return strings.ContainsAny(format, "y") || strings.Contains(format, "mmm")
	}
	n := st.NumFmt
	return n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58
}
