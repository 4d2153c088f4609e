package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// FigureLines are the key figures as sentences, in the order of the strip.
func FigureLines(e *Env, st state.State) []string {
	e = e.Seen(st)
	var out []string
	for _, h := range e.Set.highlights() {
		if s := e.highlightSaid(h, st.AsOf); s != "" && len(out) < 2 {
			out = append(out, s)
		}
	}
	if f, ok := agreementsFigure(e, st); ok {
		out = append(out, f.caption+": "+said(f.number)+"; "+said(f.fact)+".")
	}
	if f, ok := projectsFigure(e, st); ok { // two numbers, which would run into one
		out = append(out, f.caption+": "+said(f.number[:1])+", "+said(f.number[1:])+"; "+said(f.fact)+".")
	}
	if len(e.Set.highlights()) == 0 {
		var lines []string
		for _, f := range subjectFigures(e, st) {
			lines = append(lines, f.caption+": "+strings.TrimSuffix(said(f.number)+"; "+said(f.fact), "; ")+".")
		}
		out = append(lines, out...)
	}
	return out
}

// highlightSaid is a key figure in words: the number with its bound and status,
// what is stated of its growth, the note of the dataset, how many claims there
// are; "" where the figure is not known.
func (e *Env) highlightSaid(h data.Highlight, asOf data.Period) string {
	f, ok := e.highlighted(h, asOf)
	if !ok {
		return ""
	}
	parts := []string{e.claimSaid(f.claim)}
	if f.claim.Unit == data.Percent && !h.Period.YearAgo().IsZero() {
		parts[0] += " " + e.Lang.Against(h.Period.YearAgo())
	}
	if f.spec.Growth != "" && f.claim.Unit != data.Percent {
		lines := []series{{where: f.where}}
		if g, ok := pick(e.Set.claimsOf(f.spec.Growth, lines, func(series) string { return "" }, h.Period, lens{asOf: asOf}), ""); ok {
			parts = append(parts, e.Lang.T(lang.StatedGrowth)+" "+e.claimSaid(g))
		}
	}
	if n := e.text(h.Note); n != "" {
		parts = append(parts, n)
	}
	parts = append(parts, e.Lang.N(lang.Claims, len(f.claims)))
	return f.caption(e, h) + ": " + strings.Join(parts, "; ") + "."
}

// claimSaid is a claim in words.
func (e *Env) claimSaid(c claimed) string {
	return e.spoken(c.cell(), c.Unit)
}
