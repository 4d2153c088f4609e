package store

import (
	"fmt"
	"slices"
	"strings"

	"accord/data"
)

// summable refuses what must not be added up: parts in a unit that is not the
// indicator's, ratios, scopes that a panel keeps apart because they overlap,
// and the two sides' reports of one flow. Of facts the units alone count.
func (s *store) summable(a *asked, parts []int32) error {
	in := a.indicator
	for _, i := range parts {
		if u := s.series[i].foreign; u != "" {
			return fmt.Errorf("%s is in %s, and a figure of it is in %s: %w", in.ID, in.Unit.ID, u, data.ErrUnit)
		}
	}
	if len(parts) == 1 || s.ds.Facts != nil && !in.Unit.IsRatio() {
		return nil
	}
	for d := range s.dicts {
		if !s.apart[d] && !in.Unit.IsRatio() || slices.Contains(a.by, d) || !s.differ(parts, d) {
			continue
		}
		codes := s.codesOf(parts, d)
		choose := fmt.Sprintf("group by %s or choose one of its codes (%s)", s.dicts[d].id, strings.Join(codes, ", "))
		if in.Unit.IsRatio() {
			return fmt.Errorf("%s is in %s, which is never summed; %s: %w", in.ID, in.Unit.ID, choose, data.ErrUnit)
		}
		return fmt.Errorf("%w: the codes of %s overlap and are never summed; %s", data.ErrQuery, s.dicts[d].id, choose)
	}
	if x, y, ok := s.mirrored(parts); ok {
		return fmt.Errorf("%w: %s and %s report the same flow to each other, and the sum of %s would count it twice; group by %s or choose one of its codes",
			data.ErrQuery, x, y, in.ID, data.DimRefArea)
	}
	return nil
}

// codesOf are the codes of parts on dimension d, each once.
func (s *store) codesOf(parts []int32, d int) []string {
	var codes []string
	for _, i := range parts {
		if c := s.dicts[d].codes[s.series[i].codes[d]]; !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	return codes
}

// mirrored finds two areas that are each other's reporter and partner in parts.
func (s *store) mirrored(parts []int32) (x, y string, found bool) {
	ref, partner := s.ds.DimIndex(data.DimRefArea), s.ds.DimIndex(data.DimCounterpart)
	if ref < 0 || partner < 0 {
		return "", "", false
	}
	seen := map[[2]string]bool{}
	for _, i := range parts {
		c := s.series[i].codes
		x, y = s.dicts[ref].codes[c[ref]], s.dicts[partner].codes[c[partner]]
		if seen[[2]string{y, x}] && x != y {
			return y, x, true
		}
		seen[[2]string{x, y}] = true
	}
	return "", "", false
}

// keptApart tells by dimension whether its codes overlap: the dataset says so, or
// a panel declares it as its scope.
func keptApart(ds *data.Dataset) []bool {
	apart := make([]bool, len(ds.Dimensions))
	for i, d := range ds.Dimensions {
		apart[i] = d.Apart
	}
	for _, p := range ds.Panels {
		if d := ds.DimIndex(p.Scope); d >= 0 {
			apart[d] = true
		}
	}
	return apart
}
