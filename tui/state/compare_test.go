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
		{"the face of what is aligned", page(Align), Do(NextView), func() State { s := page(Align); s.View[PanelTrade] = 1; return s }(), nil},
	})
}
