package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// columns are date, title, sector (unless the record beside the list says it)
// and the mark of the status.
func (a *agreements) columns(e *Env, rows []int, w int, sectors bool) []column {
	at := func(i int) data.Agreement { return a.set.ds.Agreements[rows[i]] }
	cols := []column{
		{Width: 10, Style: theme.Dim, Text: func(i int) string { return listDate(at(i).Date) }},
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return e.text(at(i).Title) }},
	}
	if sectors && w >= 40 {
		names := make([]string, len(rows))
		for i := range rows {
			names[i] = a.firstSector(e, at(i))
		}
		cols = append(cols, column{Width: nameWidth(names, w/4), Style: theme.Dim, Text: func(i int) string { return a.firstSector(e, at(i)) }})
	}
	return append(cols, column{Width: 1, Mark: func(i int) grid.Style { return agreementStyle(at(i)) },
		Text: func(i int) string { return string(agreementMark(e, at(i))) }})
}

func (a *agreements) firstSector(e *Env, x data.Agreement) string {
	if len(x.Sectors) == 0 {
		return ""
	}
	return e.label(a.set.ds.Sectors, x.Sectors[0].Sector)
}

func agreementMark(e *Env, x data.Agreement) rune {
	switch {
	case x.VariantOf != "":
		return e.Glyphs.Estimate
	case x.Status == data.AgreementAnnounced, x.About != "":
		return e.Glyphs.Provisional
	case x.Status == data.AgreementInForce:
		return e.Glyphs.Check
	case x.Status == data.AgreementExpired, x.Status == data.AgreementTerminated:
		return e.Glyphs.Cross
	}
	return e.Glyphs.Exact
}

func agreementStyle(x data.Agreement) grid.Style {
	if !x.Counted() || !x.Concluded() {
		return theme.Dim
	}
	return theme.Series3
}

// drawLegend draws the marks that occur among rows.
func (a *agreements) drawLegend(g *grid.Grid, r grid.Rect, e *Env, rows []int) {
	var out [][]word
	seen := map[rune]bool{}
	for _, i := range rows {
		x := a.set.ds.Agreements[i]
		m := agreementMark(e, x)
		if seen[m] {
			continue
		}
		seen[m] = true
		w := agreementStatus(e, x.Status)
		if x.VariantOf != "" {
			w = e.Lang.T(lang.TwoDates)
		} else if x.About != "" {
			w = e.Lang.T(lang.ActOf)
		}
		out = append(out, []word{{text: string(m) + " ", style: agreementStyle(x)}, {text: w, style: theme.Dim}})
	}
	groups(g, r, "  ", out...)
}

func agreementStatus(e *Env, s data.AgreementStatus) string {
	return e.Lang.T(map[data.AgreementStatus]lang.Msg{data.AgreementAnnounced: lang.AgreementAnnounced,
		data.AgreementSigned: lang.AgreementSigned, data.AgreementInForce: lang.AgreementInForce,
		data.AgreementExpired: lang.AgreementExpired, data.AgreementTerminated: lang.AgreementTerminated}[s])
}
