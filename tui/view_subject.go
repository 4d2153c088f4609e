package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/diag"
	"accord/tui/state"
)

// focused sets the focused panel, which is named by its page or by its number on
// the overview.
func (v ViewFlags) focused(s state.State, f Screen) (state.State, error) {
	if v.focus == "" {
		return s, nil
	}
	places := f.Places()
	var names []string
	for _, p := range places {
		names = append(names, string(p.Page()))
	}
	i := slices.Index(names, v.focus)
	if n, err := strconv.Atoi(v.focus); err == nil {
		i = n - 1
	}
	if i < 0 || i >= len(places) {
		return s, fmt.Errorf("--focus %s: no such panel; expected 1 to %d or one of %s", v.focus, len(places), strings.Join(names, ", "))
	}
	s.Focus = places[i]
	return s, nil
}

// subject sets what the panels of any figures show: indicator, dimensions, and
// whose figures.
func (v ViewFlags) subject(s state.State, f Screen) (state.State, error) {
	ds := f.Env.Set.Dataset()
	s.Subject.Groups = v.groups
	if v.indicator != "" {
		ids := ds.Codes(ds.DimIndex(data.DimIndicator))
		if !slices.Contains(ids, v.indicator) {
			return s, fmt.Errorf("--indicator %s: no such indicator%s", v.indicator, diag.Suggest(v.indicator, ids))
		}
		s.Subject.Indicator = v.indicator
	}
	if v.by != "" {
		if err := dimensionOf(ds, "by", v.by); err != nil {
			return s, err
		}
		s.Subject.By = v.by
	}
	for _, w := range v.where {
		d, code, ok := strings.Cut(w, "=")
		if !ok || code == "" {
			return s, fmt.Errorf("--where %s: expected DIMENSION=CODE", w)
		}
		if err := dimensionOf(ds, "where", d); err != nil {
			return s, err
		}
		if known := codesOfDimension(ds, d); !data.IsTotal(d, code) && !slices.Contains(known, code) {
			return s, fmt.Errorf("--where %s: %s has no code %q%s", w, d, code, diag.Suggest(code, known))
		}
		s.Subject = s.Subject.Keep(d, code, true)
	}
	if len(v.entities) == 0 {
		return s, nil
	}
	if len(v.entities) > state.MaxEntities {
		return s, fmt.Errorf("--entities names %d; at most %d can be told apart", len(v.entities), state.MaxEntities)
	}
	by := f.Subject(s).By
	known := codesOfDimension(ds, by)
	for _, code := range v.entities {
		if !data.IsTotal(by, code) && !slices.Contains(known, code) {
			return s, fmt.Errorf("--entities: %s has no code %q%s", by, code, diag.Suggest(code, known))
		}
	}
	s.Subject.Entities = state.CodesOf(v.entities)
	return s, nil
}

// dimensionOf complains about a dimension that the dataset does not have, or that
// is chosen by another option.
func dimensionOf(ds *data.Dataset, flag, id string) error {
	var ids []string
	for _, d := range ds.Dimensions {
		if d.ID != data.DimIndicator {
			ids = append(ids, d.ID)
		}
	}
	if slices.Contains(ids, id) {
		return nil
	}
	return fmt.Errorf("--%s %s: no such dimension%s", flag, id, diag.Suggest(id, ids))
}

// codesOfDimension are the codes of a dimension.
func codesOfDimension(ds *data.Dataset, dimension string) []string {
	if i := ds.DimIndex(dimension); i >= 0 {
		return ds.Codes(i)
	}
	return nil
}
