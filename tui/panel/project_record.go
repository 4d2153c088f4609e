package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/theme"
)

func projectRecord(e *Env, p data.Project) record {
	rc := record{title: e.text(p.Title)}
	rc.titles(e, p.Title)
	rc.add(e.Lang.T(lang.FieldSector), e.shares(p.Sectors))
	rc.add(e.Lang.T(lang.FieldPlace), p.Location)
	declared := activityName(e, p.Declared)
	if p.Words != "" {
		declared += " · “" + p.Words + "”"
	}
	if !p.AsOf.IsZero() {
		declared += " · " + e.Lang.Date(p.AsOf)
	}
	rc.add(e.Lang.T(lang.FieldDeclared), declared)
	rc.add(e.Lang.T(lang.FieldInferred), activityName(e, p.Inferred(e.Now)))
	if m, ok := conflictWord(p, e.Now); ok {
		rc.fields = append(rc.fields, field{label: e.Lang.T(lang.FieldConflict), words: []word{{text: e.Lang.T(m), style: theme.Warn}}})
	}
	rc.add(e.Lang.T(lang.FieldDates), e.dates(p))
	if p.Cost.Known {
		rc.add(e.Lang.T(lang.FieldCost), e.amount(p.Cost))
	}
	rc.add(e.Lang.T(lang.FieldPartners), strings.Join(p.Partners, ", "))
	for _, id := range p.Agreements {
		if a, ok := e.Set.ds.Agreement(id); ok {
			rc.add(e.Lang.T(lang.KindAgreement), a.Date.String()+" · "+e.text(a.Title))
		}
	}
	rc.add(e.Lang.T(lang.FieldNote), p.Note)
	rc.source(e, p.Source)
	if len(p.Facts) > 0 {
		rc.heading(e.Lang.T(lang.Facts))
	}
	for _, f := range p.Facts {
		rc.fields = append(rc.fields, field{label: f.AsOf.String(), words: factWords(e, f)})
	}
	return rc
}

// dates writes the planned and actual start and end.
func (e *Env) dates(p data.Project) string {
	var out []string
	for _, x := range []struct {
		m        lang.Msg
		from, to data.Period
	}{{lang.Planned, p.PlannedStart, p.PlannedEnd}, {lang.Actual, p.ActualStart, p.ActualEnd}} {
		if x.from.IsZero() && x.to.IsZero() {
			continue
		}
		out = append(out, e.Lang.T(x.m)+" "+e.Lang.Date(x.from)+" – "+e.Lang.Date(x.to))
	}
	return strings.Join(out, "; ")
}

func (e *Env) amount(a data.Amount) string {
	return strings.TrimSpace(e.Lang.Bounded(a.Value, a.Decimals, a.Bound) + " " + e.unit(a.Unit))
}

// factWords are what was stated, the number in front, and where.
func factWords(e *Env, f data.Fact) []word {
	ws := []word{{text: strings.ReplaceAll(f.Kind, "_", " "), style: theme.Dim}}
	if f.Amount.Known {
		ws = append(ws, word{text: e.amount(f.Amount), style: theme.Ink | theme.Bold})
	}
	ws = append(ws, word{text: f.Words, style: theme.Ink})
	src, _ := e.Set.ds.Source(f.Source)
	return append(ws, word{text: strings.TrimSpace(f.Source + " " + src.Publisher), style: theme.Dim})
}
