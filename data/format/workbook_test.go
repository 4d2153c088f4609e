package format

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"accord/data/diag"
)

// saved is a workbook as Excel saves it, with a sheet of remarks and one with a
// table below a title.
func saved(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	set := func(sheet, cell string, v any) {
		t.Helper()
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	set("Sheet1", "A1", "Remarks")
	if _, err := f.NewSheet("Данные"); err != nil {
		t.Fatal(err)
	}
	set("Данные", "A1", "Экспорт, млн долл. США")
	for i, h := range []string{"Страна", "Дата", "Значение"} {
		cell, _ := excelize.CoordinatesToCellName(i+1, 3)
		set("Данные", cell, h)
	}
	for i, row := range []struct {
		area  string
		month time.Month
		value any
	}{{"Азербайджан", 1, 12.25}, {"Азербайджан", 2, 1e6 + 0.5}, {"Грузия", 3, "н/д"}} {
		for k, v := range []any{row.area, time.Date(2023, row.month, 1, 0, 0, 0, 0, time.UTC), row.value} {
			cell, _ := excelize.CoordinatesToCellName(k+1, i+4)
			set("Данные", cell, v)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	r, err := Open("a.xlsx", saved(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Sheet != "Данные" || !strings.Contains(r.SheetWhy, `"Sheet1" 1 × 1`) || r.Header != 3 || r.IndicatorTitle != "Экспорт, млн долл. США" {
		t.Errorf("sheet %q (%s), header %d, title %q", r.Sheet, r.SheetWhy, r.Header, r.IndicatorTitle)
	}
	var got []string
	r.Read(func(d diag.Diag) { t.Error(d) }, func(o *Observed) bool {
		got = append(got, strings.Join([]string{o.Cells[1], o.Cells[6], o.Cells[7], o.Cells[9], o.Cells[10], o.Cells[11], o.Mark(7).String()}, " "))
		return true
	})
	want := []string{
		"Азербайджан 2023-01 12.25 USD 6  a.xlsx!Данные:4:3",
		"Азербайджан 2023-02 1000000.5 USD 6  a.xlsx!Данные:5:3",
		"Грузия 2023-03  USD 6 O a.xlsx!Данные:6:3",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// filled is a workbook with those cells; a cell of a number has a style where
// its value comes with the number of one.
func filled(t *testing.T, cells map[string]any, change func(*excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	for cell, v := range cells {
		if s, ok := v.(styled); ok {
			id, err := f.NewStyle(&excelize.Style{NumFmt: s.style})
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStyle("Sheet1", cell, cell, id); err != nil {
				t.Fatal(err)
			}
			v = s.value
		}
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		if err := change(f); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type styled struct {
	style int
	value any
}

// Statistics offices merge cells, put years above what is measured, and style
// numbers as dates and shares: what the numbers stand for is read.
func TestWorkbookAsOfficesMakeThem(t *testing.T) {
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"years above measures, merged": {filled(t, map[string]any{"A1": "Country", "B1": 2022, "D1": 2023, "B2": "Exports, mn USD", "C2": "Imports, mn USD",
			"D2": "Exports, mn USD", "E2": "Imports, mn USD", "A3": "AZ", "B3": 1.5, "C3": 2.5, "D3": 3.5, "E3": 12.300000000000001}, func(f *excelize.File) error {
			return errors.Join(f.MergeCell("Sheet1", "A1", "A2"), f.MergeCell("Sheet1", "B1", "C1"), f.MergeCell("Sheet1", "D1", "E1"))
		}), "exports_mn_usd AZ 2022 1.5 USD 6|imports_mn_usd AZ 2022 2.5 USD 6|exports_mn_usd AZ 2023 3.5 USD 6|imports_mn_usd AZ 2023 12.3 USD 6"},
		"days across": {filled(t, map[string]any{"A1": "Country", "B1": styled{17, 44927}, "C1": styled{17, 44958}, "A2": "AZ", "B2": 45000, "C2": 45001}, nil),
			"a AZ 2023-01 45000  |a AZ 2023-02 45001  "},
		"a name merged down": {filled(t, map[string]any{"A1": "Country", "B1": "Year", "C1": "Value", "A2": "AZ", "B2": 2022, "C2": 1, "B3": 2023, "C3": 2,
			"A4": "GE", "B4": 2022, "C4": 3}, func(f *excelize.File) error { return f.MergeCell("Sheet1", "A2", "A3") }),
			"a AZ 2022 1  |a AZ 2023 2  |a GE 2022 3  "},
		"shares": {filled(t, map[string]any{"A1": "Year", "B1": "Value", "A2": 2022, "B2": styled{10, 0.153}, "A3": 2023, "B3": styled{9, 0.07}}, nil),
			"a  2022 15.3 PT |a  2023 7 PT "},
		"a remark below": {filled(t, map[string]any{"A1": "Year", "B1": "Value", "A2": 2022, "B2": 1, "A4": "Source: the office"}, nil), "a  2022 1  "},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Open("a.xlsx", c.content, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			r.Read(func(d diag.Diag) {
				if d.Severity == diag.Error {
					t.Error(d)
				}
			}, func(o *Observed) bool {
				got = append(got, strings.Join([]string{o.Cells[0], o.Cells[1], o.Cells[6], o.Cells[7], o.Cells[9], o.Cells[10]}, " "))
				return true
			})
			if strings.Join(got, "|") != c.want {
				t.Errorf("got  %s\nwant %s\n%+v", strings.Join(got, "|"), c.want, r.Plan)
			}
		})
	}
}

// A formula without a result stored beside it is a gap, and that is said.
func TestWorkbookFormulas(t *testing.T) {
	content := filled(t, map[string]any{"A1": "Year", "B1": "Value", "A2": 2022, "B2": 1, "A3": 2023}, func(f *excelize.File) error {
		return f.SetCellFormula("Sheet1", "B3", "B2*2")
	})
	r, err := Open("a.xlsx", content, Options{})
	if err != nil || !strings.Contains(strings.Join(r.Notes, " "), "1 formula has among the first rows no stored result") {
		t.Error(err, r)
	}
}

// A workbook that grows beyond the limit, and one whose parts contradict each
// other, are refused in words.
func TestWorkbookBounded(t *testing.T) {
	cells := map[string]any{}
	for i := range 2000 {
		cells[fmt.Sprintf("A%d", i+1)] = strings.Repeat("x", 1000)
	}
	content := filled(t, cells, nil)
	_, err := Open("a.xlsx", content, Options{MaxBytes: 100_000})
	if d, ok := Refused(err); !ok || !strings.Contains(d.Message, "limit of 100000 bytes") {
		t.Errorf("%d bytes: %v", len(content), err)
	}
}

func TestWorkbookRefused(t *testing.T) {
	for _, c := range []struct {
		content []byte
		o       Options
		want    string
	}{
		{saved(t)[:300], Options{}, "cannot be read"},
		{saved(t), Options{Sheet: "Данныe"}, "did you mean"},
		{[]byte("\xd0\xcf\x11\xe0old"), Options{}, "save it as .xlsx"},
	} {
		_, err := Open("a.xlsx", c.content, c.o)
		if d, ok := Refused(err); !ok || !strings.Contains(d.Message, c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}
