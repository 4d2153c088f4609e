package tui

import (
	"accord/data"
	"accord/tui/lang"
)

// progressWords are how far a load has come: what it is at, how much of it is
// done, how many rows there are.
func progressWords(l *lang.Catalog, p data.Progress) (parts []string) {
	const mega = 1e6
	switch p.Stage {
	case data.Parsing:
		parts = append(parts, l.T(lang.StageParsing))
	case data.Arranging:
		parts = append(parts, l.T(lang.StageArranging))
	}
	if share, ok := p.Share(); ok {
		parts = append(parts, l.F(lang.ProgressOf, l.Number(float64(int(100*share)), 0), l.Number(float64(p.Total)/mega, 1)))
	} else if p.Done > 0 && p.Stage == data.Reading {
		parts = append(parts, l.F(lang.ProgressBytes, l.Number(float64(p.Done)/mega, 1)))
	}
	if p.Rows > 0 {
		parts = append(parts, l.N(lang.RowsN, p.Rows))
	}
	return parts
}
