package state

import (
	"slices"

	"accord/data"
)

// steps are the transformations that a key walks through. An index and a share
// need more than a step: a base, and parts.
func steps() []data.Transform {
	return append(data.Transforms(), data.Average, data.Cumulated)
}

// preferences are those that a key walks through.
func preferences() []data.Preference {
	return []data.Preference{data.PreferDefault, data.PreferNewest, data.PreferLowest, data.PreferHighest}
}

// next is the element after x, the first after the last or for a stranger.
func next[T comparable](all []T, x T) T { return all[(slices.Index(all, x)+1)%len(all)] }

// takes reports whether a key for n acts where s is: on a panel, and what
// chooses among claims also on the pages about them. What is set by name acts
// anywhere.
func (s State) takes(n Name) bool {
	switch n {
	case ChangeTransfom, ChangePrefer, ChangeAsOf:
		return true
	case NextPrefer:
		return s.inTime()
	case NextTransform, IndexHere, ToggleLog, ToggleYearAgo, ToggleNormal, SetSpan:
		return s.inPanel() || s.Page == Compare && s.Overlay == NoOverlay
	}
	return s.inPanel()
}

// calculate applies the actions that say how figures are calculated and shown.
func calculate(s State, a Action, f Facts) State {
	if !s.takes(a.Name) {
		return s
	}
	switch a.Name {
	case NextTransform:
		if p := s.Focused(); p != PanelTrade && p != PanelSeries {
			return s
		}
		s.Transform, s.Base, s.Window = next(steps(), s.Transform), data.Period{}, 0
	case ChangeTransfom:
		if t, base, window, err := data.ParseTransformSpec(a.Text); err == nil {
			s.Transform, s.Base, s.Window = t, base, window
		}
	case IndexHere:
		here := s.cursor(f)
		if s.Transform == data.Index && s.Base == here {
			s.Transform, s.Base = data.Level, data.Period{}
		} else {
			s.Transform, s.Base, s.Window = data.Index, here, 0
		}
	case NextPrefer:
		s.Prefer = next(preferences(), s.Prefer)
	case ChangePrefer:
		if p, err := data.ParsePreference(a.Text); err == nil {
			s.Prefer = p
		}
	case ChangeAsOf:
		if a.Text == "" {
			s.AsOf = data.Period{}
		} else if p, err := data.ParsePeriod(a.Text); err == nil {
			s.AsOf = p
		}
	case ToggleLog:
		s.Log = !s.Log
	case ToggleYearAgo:
		s.YearAgo = !s.YearAgo
	case ToggleNormal:
		s.NormalOnly = !s.NormalOnly
	case ToggleTable:
		s.Table = !s.Table
	case SetSpan:
		if here := s.cursor(f); s.Mark == here {
			s.Mark = data.Period{}
		} else {
			s.Mark = here
		}
	case NextCounting:
		if s.Focused() != PanelProjects {
			return s
		}
		s.Counting = (s.Counting + 1) % countings
	}
	return s
}
