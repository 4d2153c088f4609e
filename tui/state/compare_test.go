package state

import (
	"testing"

	"accord/data"
)

func TestApplyOnThePagesThatCompare(t *testing.T) {
	face := func(v int) State { s := page(Compare); s.Compare = v; return s }
	marked := page(Compare)
	marked.Mark = data.Year(2023)
	moved := page(Compare)
	moved.Cursor = data.Year(2022)
	aligned := page(Align)
	aligned.Sel[ListAlign] = 1
	rows := func(f *facts) { f.rows[ListAlign] = 5 }
	run(t, []step{
		{"next face leaves the trade panel's alone", page(Compare), Do(NextView), face(1), nil},
		{"after the last face", face(2), Do(NextView), page(Compare), nil},
		{"before the first face", page(Compare), Do(PrevView), face(2), nil},
		{"a face that is not", page(Compare), Action{Name: ChangeView, N: 3}, page(Compare), nil},
		{"a mark", page(Compare), Do(SetSpan), marked, nil},
		{"the cursor", page(Compare), Do(Left), moved, nil},
		{"no mark under an overlay", over(Compare, HelpOverlay), Do(SetSpan), over(Compare, HelpOverlay), nil},
		{"no list to compare", page(Compare), Do(Down), page(Compare), nil},
		{"the list to align by", page(Align), Do(Down), aligned, rows},
		{"no cursor to align", page(Align), Do(Left), page(Align), nil},
		{"the face of what is aligned leaves the trade panel's alone", page(Align), Do(NextView), func() State { s := page(Align); s.Align = 1; return s }(), nil},
	})
}

// TestRowsOfPeriodsGoWithTheCursor moves in a list whose rows are of periods:
// rows take the time cursor along, and the time cursor the rows.
func TestRowsOfPeriodsGoWithTheCursor(t *testing.T) {
	at := func(row, year int) State {
		s := page(Revisions)
		s.Sel[ListRevisions], s.Cursor = row, data.Year(year)
		return s
	}
	rows := func(f *facts) {
		for _, y := range []int{2020, 2020, 2021, 2023, 2023, 2023} {
			f.revised = append(f.revised, data.Year(y))
		}
		f.rows[ListRevisions] = len(f.revised)
	}
	run(t, []step{
		{"from the key figures' period", page(Revisions), Do(Down), at(4, 2023), rows},
		{"up into another period", at(3, 2023), Do(Up), at(2, 2021), rows},
		{"up within a period", at(1, 2020), Do(Up), at(0, 2020), rows},
		{"the last row", at(0, 2020), Do(Last), at(5, 2023), rows},
		{"the cursor to the left", at(5, 2023), Do(Left), at(2, 2022), rows}, // 2022 has no row; 2021 is the nearest before
		{"a row that is not of the cursor's period", at(5, 2021), Do(Down), at(3, 2023), rows},
		{"another face starts anew", at(5, 2023), Do(NextView), func() State { s := at(0, 2023); s.View[PanelTrade] = 1; return s }(), rows},
		{"no rows", page(Revisions), Do(Down), page(Revisions), nil},
		{"the cursor where there are no rows", page(Revisions), Do(First), at(0, 2015), nil},
	})
}
