package tui

import (
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// fit makes the view one of the dataset, which has changed under it, and says
// what of the view is no longer there.
func (a *App) fit() { a.change(step{to: fittedTo}) }

// fittedTo is a view on the dataset of f, and what is to be said of what is no
// longer there of it.
func fittedTo(s state.State, f Screen) (fit state.State, notice string) {
	fit, gone := fitted(s, f)
	if len(gone) > 0 {
		notice = f.Env.Lang.F(lang.Gone, strings.Join(gone, ", "))
	}
	return fit, notice
}

// fitted is a view on the dataset of f: what it is about and the dataset does
// not have is taken out of it, and named.
func fitted(s state.State, f Screen) (fit state.State, gone []string) {
	e, ds := f.Env, f.Env.Set.Dataset()
	if s.Sector != "" && !slices.Contains(f.Sectors(), s.Sector) {
		gone = append(gone, s.Sector)
		s.Sector = ""
	}
	if n := f.Scenes(); s.Scene > n {
		gone = append(gone, e.Lang.T(lang.KeyScene)+" "+strconv.Itoa(s.Scene))
		s.Scene = 0
	}
	s = f.Env.Set.Fit(s)
	if id, is := s.Prefer.Reporter(); is {
		if _, known := ds.Reporter(id); !known {
			gone = append(gone, id)
			s.Prefer = data.PreferDefault
		}
	}
	if s.Overlay == state.RecordOverlay && !panel.HasRecord(e, s.Record) {
		_, id, _ := strings.Cut(s.Record, ":")
		gone = append(gone, id)
		s = state.Apply(s, state.Do(state.Back), f)
	}
	if first, last := f.Years(); (s.From != 0 || s.To != 0) && (s.From > last || s.To != 0 && s.To < first) {
		span, _ := panel.FilterText(e, s)
		gone = append(gone, span)
		s.From, s.To = 0, 0
	}
	if fs := f.Freqs(s); s.Freq != data.FreqNone && len(fs) > 0 && !slices.Contains(fs, s.Freq) {
		gone = append(gone, e.Lang.Freq(s.Freq))
		s.Freq = data.FreqNone
	}
	if n := f.Views(s); s.Page != state.Compare && n > 0 && s.View[s.Focused()] >= n {
		s.View[s.Focused()] = 0
	}
	if slots := f.Slots(s); !s.Cursor.IsZero() && len(slots) > 0 && !slices.Contains(slots, s.Cursor) {
		near := slots[state.Slot(slots, s.Cursor)]
		if !near.Contains(s.Cursor) && !s.Cursor.Contains(near) {
			gone = append(gone, e.Lang.Period(s.Cursor))
		}
		s.Cursor = near
	}
	if l, ok := s.List(); ok {
		s.Sel[l] = max(0, min(s.Sel[l], f.Rows(s)-1))
	}
	return s, gone
}
