package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// Lines implements [Reader]: a line a period with what both sides report, how
// far apart they are and, of a directed flow, their ratio.
func (p mirrorPage) Lines(e *Env, st state.State) []string {
	m, k, ok := p.mirror(e, st)
	if said, empty := m.nothing(e, k, ok); empty {
		return []string{said}
	}
	var out []string
	for _, r := range m.report.Rows {
		said := []string{
			e.label(e.Set.ds.Areas, m.lines[0].area) + " " + e.spoken(r.A, m.report.Unit),
			e.label(e.Set.ds.Areas, m.lines[1].area) + " " + e.spoken(r.B, m.report.Unit)}
		if r.Gap.OK {
			gap := e.Lang.F(lang.Gap, e.sayGap(r.Gap, e.unit(m.report.Unit)))
			if r.Percent.OK {
				gap += ", " + e.sayGap(r.Percent, e.unit(data.Percent))
			}
			said = append(said, gap)
		}
		if r.Ratio.OK {
			ratio := e.Lang.T(lang.HeadRatio) + " " + e.Lang.Say(r.Ratio.Bound, e.Lang.Number(r.Ratio.Value, r.Ratio.Decimals))
			if band := e.bandCell(r).text; band != "" {
				ratio += ", CIF/FOB " + band
			}
			said = append(said, ratio)
		}
		out = append(out, e.Lang.Period(r.Period)+": "+strings.Join(said, "; "))
	}
	return out
}

// Lines implements [Reader]: what was revised, a line a figure, then how much.
func (p revisionsPage) Lines(e *Env, st state.State) []string {
	v, k, ok := p.revisions(e, st)
	if said, empty := v.nothing(e, k, ok); empty {
		return []string{said}
	}
	t := e.Set.panels[state.PanelTrade].(*trade)
	var out []string
	for i, r := range v.rows {
		out = append(out, numberedRow(i, v.read(e, t, st, r)))
	}
	for _, ws := range v.foot(e) {
		out = append(out, said(ws))
	}
	return out
}

// read says what became of a figure.
func (v revised) read(e *Env, t *trade, st state.State, r revisedRow) string {
	u := v.report.Unit
	parts := []string{e.Lang.T(lang.HeadThen) + " " + e.spoken(r.Old, u), e.Lang.T(lang.HeadNow) + " " + e.spoken(r.New, u),
		e.kindCell(r.Kind).text}
	if r.Change.OK && r.Kind != data.RevisionSame {
		parts = append(parts, e.Lang.T(lang.TransformD)+" "+e.spokenOutcome(r.Change, u, true))
	}
	return e.Lang.Period(r.Period) + ", " + t.lineName(e, st, v.lines[r.line]) + ": " + strings.Join(parts, "; ")
}
