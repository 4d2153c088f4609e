package format

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// book is a sheet of an open workbook, whose cells say by their style whether
// a number is a date or a share.
type book struct {
	file  *excelize.File
	sheet string
}

// kind is what a number of a workbook stands for.
type kind uint8

const (
	plainNumber kind = iota
	dateNumber
	percentNumber
)

// merge repeats what stands in cells that are merged downwards, such as the
// name of a country beside its years. Cells merged across are left: they are
// titles, or headers that [headingOf] reads.
func (b book) merge(rows [][]string) {
	merged, err := b.file.GetMergeCells(b.sheet)
	if err != nil {
		return // a sheet without them
	}
	for _, m := range merged {
		col, from, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		end, to, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil || end != col || from > len(rows) || col > len(rows[from-1]) {
			continue
		}
		for r := from; r < min(to, len(rows)); r++ {
			if row := rows[r]; len(row) >= col && row[col-1] == "" {
				row[col-1] = rows[from-1][col-1]
			}
		}
	}
}

// kindOf is what the style of a cell says of its number; column and row count
// from 0.
func (b book) kindOf(column, row int) kind {
	cell, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return plainNumber
	}
	id, err := b.file.GetCellStyle(b.sheet, cell)
	if err != nil || id == 0 {
		return plainNumber
	}
	st, err := b.file.GetStyle(id)
	if err != nil || st == nil {
		return plainNumber
	}
	if st.CustomNumFmt != nil {
		format := strings.ToLower(*st.CustomNumFmt)
		switch {
		case strings.Contains(format, "%"):
			return percentNumber
		case strings.Contains(format, "y") || strings.Contains(format, "mmm"):
			return dateNumber
		}
		return plainNumber
	}
	switch n := st.NumFmt; {
	case n == 9 || n == 10:
		return percentNumber
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 36, n >= 50 && n <= 58:
		return dateNumber
	}
	return plainNumber
}

// text is a cell as it is to be read: a date or a share written out, another
// number as it is stored and not as it is displayed.
func (b book) text(column, row int, cell string) string {
	if _, err := strconv.ParseFloat(cell, 64); err != nil {
		return cell
	}
	switch b.kindOf(column, row) {
	case dateNumber:
		if day := b.day(cell); day != "" {
			return monthOf(day)
		}
	case percentNumber:
		return percentOf(cell)
	}
	return stored(cell)
}

// stored is a number as a spreadsheet holds it: 15 digits are exact, and those
// behind them, such as the last of 12.300000000000001, are how a processor
// writes a fraction.
func stored(cell string) string {
	const exact = 15
	if len(cell) <= exact {
		return cell
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	v, err = strconv.ParseFloat(strconv.FormatFloat(v, 'g', exact, 64), 64)
	if err != nil {
		return cell
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// percentOf writes a share as the per cent that its style displays. Two digits
// are moved across the point in the text, so that no bit is lost.
func percentOf(cell string) string {
	if strings.ContainsAny(cell, "eE") {
		v, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			return cell
		}
		cell = strconv.FormatFloat(v, 'f', -1, 64)
	}
	v, err := strconv.ParseFloat(cell+"e2", 64)
	if err != nil {
		return cell
	}
	return stored(strconv.FormatFloat(v, 'f', -1, 64)) + "%"
}

// day is the day that a number of a workbook counts, "" when it counts none.
func (b book) day(cell string) string {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || v < 1 || v > 2958465 { // the last day of year 9999
		return ""
	}
	since1904 := false // as workbooks of old Macintoshes count
	if p, err := b.file.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		since1904 = *p.Date1904
	}
	t, err := excelize.ExcelDateToTime(v, since1904)
	if err != nil {
		return ""
	}
	return t.Format("2006-01-02")
}

// monthOf is the month of its first day, another day as it is.
func monthOf(day string) string {
	if month, first := strings.CutSuffix(day, "-01"); first {
		return month
	}
	return day
}

// write writes out what the numbers from row first on stand for, in the columns
// where the first of them have such a style: the styles of a million plain
// cells are not asked for. A column of dates is of months where all of them are
// the first of one.
func (b book) write(rows [][]string, first int) {
	const look = 100
	seen, days := map[int]int{}, map[int]bool{}
	dressed := map[int]bool{}
	for i := first; i < len(rows); i++ {
		for k, c := range rows[i] {
			number := c != "" && (dressed[k] || seen[k] < look)
			if number {
				_, err := strconv.ParseFloat(c, 64)
				number = err == nil
			}
			if !number {
				continue
			}
			seen[k]++
			switch b.kindOf(k, i) {
			case plainNumber:
				continue
			case dateNumber:
				days[k] = days[k] || !strings.HasSuffix(b.day(c), "-01")
			}
			dressed[k] = true
		}
	}
	for i := first; i < len(rows); i++ {
		for k, c := range rows[i] {
			switch {
			case c == "":
			case !dressed[k]:
				rows[i][k] = stored(c)
			case days[k] && b.kindOf(k, i) == dateNumber && b.day(c) != "":
				rows[i][k] = b.day(c)
			default:
				rows[i][k] = b.text(k, i, c)
			}
		}
	}
}

// unstored is how many of the first formulas below the header have no result
// stored beside them, as programs write them that do not calculate.
func (b book) unstored(rows [][]string, first int) int {
	n := 0
	width := min(widest(rows), 64)
	for i := first; i < min(first+100, len(rows)); i++ {
		for k := range width {
			if cellAt(rows[i], k) != "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(k+1, i+1)
			if err != nil {
				continue
			}
			if f, err := b.file.GetCellFormula(b.sheet, cell); err == nil && f != "" {
				n++
			}
		}
	}
	return n
}
