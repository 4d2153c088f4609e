package store

// mostPairs is how many pairs of codes are looked for.
const mostPairs = 1 << 22

// Mirrored finds two codes that dimensions x and y have both ways in rows: each of
// them reports on the other. It is false where they have too many to be looked at.
func (t *Table) Mirrored(x, y int) (a, b string, found bool) {
	dx, dy := &t.dims[x], &t.dims[y]
	at := map[string]int{}
	for k, code := range dy.codes {
		at[code] = k
	}
	both := false
	for _, code := range dx.codes {
		_, shared := at[code]
		both = both || shared
	}
	if n := len(dx.codes) * len(dy.codes); !both || n > mostPairs {
		return "", "", false
	}
	place := map[string]int{}
	for k, code := range dx.codes {
		place[code] = k
	}
	seen := make([]bool, len(dx.codes)*len(dy.codes))
	for k, s := range t.segments {
		cx, cy := &s.codes[x], &s.codes[y]
		for i := range s.n {
			seen[int(dx.of[cx.at(i)])*len(dy.codes)+int(dy.of[cy.at(i)])] = true
		}
		if k&(k+1) == 0 || k == len(t.segments)-1 { // where there are any, they are found soon
			if a, b, found = mirrored(dx, dy, place, at, seen); found {
				return a, b, true
			}
		}
	}
	return "", "", false
}

// mirrored finds two codes in the pairs that were seen; place and at are where codes
// stand in x and in y.
func mirrored(dx, dy *tableDim, place, at map[string]int, seen []bool) (a, b string, found bool) {
	for i, first := range dx.codes {
		for j, second := range dy.codes {
			k, shared := place[second]
			l, shared2 := at[first]
			if first != second && shared && shared2 && seen[i*len(dy.codes)+j] && seen[k*len(dy.codes)+l] {
				return first, second, true
			}
		}
	}
	return "", "", false
}
