package format

import (
	"bytes"
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
	if r.Sheet != "Данные" || r.Sheets != 2 || r.Header != 3 || r.IndicatorTitle != "Экспорт, млн долл. США" {
		t.Errorf("sheet %q of %d, header %d, title %q", r.Sheet, r.Sheets, r.Header, r.IndicatorTitle)
	}
	var got []string
	r.Read(func(d diag.Diag) { t.Error(d) }, func(o *Observed) bool {
		got = append(got, strings.Join([]string{o.Cells[1], o.Cells[6], o.Cells[7], o.Cells[9], o.Cells[10], o.Cells[11], o.Mark(7).String()}, " "))
		return true
	})
	want := []string{
		"Азербайджан 2023-01 12.25 USD 6  a.xlsx!Данные:4:34",
		"Азербайджан 2023-02 1000000.5 USD 6  a.xlsx!Данные:5:34",
		"Грузия 2023-03  USD 6 O a.xlsx!Данные:6:24",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
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
