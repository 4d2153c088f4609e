package main

import (
	"slices"
	"strings"

	"accord/data"
)

// readWhere reads the filters.
func (f queryFlags) readWhere(q *question, n *names) error {
	for _, text := range f.where {
		word := whereName(text)
		before, list, ok := strings.Cut(text, "=")
		not := strings.HasSuffix(before, "!")
		if !ok || word == "" {
			return usagef("--where %s: expected a dimension and its codes; write --where REF_AREA=AZ,RU or REF_AREA!=AZ", text)
		}
		id, known, ok := n.dimension(word)
		switch {
		case !ok:
			return noSuch("--where", "dimension", word, known)
		case id == data.TimePeriod:
			return usagef("--where %s: periods are chosen by --from and --to", text)
		}
		codes, err := n.codesNamed(id, list)
		if err != nil {
			return err
		}
		if not {
			codes = n.allBut(id, codes)
		}
		if id == data.DimIndicator {
			q.indicators = slices.DeleteFunc(q.indicators, func(id string) bool { return !slices.Contains(codes, id) })
			continue
		}
		q.Where = append(q.Where, data.Filter{Dimension: id, Codes: codes})
	}
	return nil
}

// whereName is the dimension that a filter names.
func whereName(filter string) string {
	word, _, _ := strings.Cut(filter, "=")
	return strings.TrimSpace(strings.TrimSuffix(word, "!"))
}

// codesNamed reads a list of codes; one that is itself a code is no list.
func (n *names) codesNamed(dimension, list string) (codes []string, err error) {
	words := []string{list}
	if _, _, whole := n.code(dimension, list); !whole {
		sep := ","
		if strings.Contains(list, "|") {
			sep = "|"
		}
		words = strings.Split(list, sep)
	}
	for _, word := range words {
		id, known, ok := n.code(dimension, strings.TrimSpace(word))
		if !ok {
			return nil, noSuch("--where", "code of "+dimension, word, known)
		}
		codes = append(codes, id)
	}
	return codes, nil
}

// allBut are the codes of a dimension less those, and less the totals, which
// hold them.
func (n *names) allBut(dimension string, codes []string) []string {
	rest := []string{}
	for _, id := range n.codesOf(dimension) {
		if !slices.Contains(codes, id) && !data.IsTotal(dimension, id) {
			rest = append(rest, id)
		}
	}
	return rest
}
