package load

import (
	"math"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/diag"
)

// list reads values separated by semicolons.
func (r *row) list(column string) []string {
	var values []string
	for s := range strings.SplitSeq(r.get(column), ";") {
		if s = strings.TrimSpace(s); s != "" {
			values = append(values, s)
		}
	}
	return values
}

// refs reads ids separated by semicolons, each of which must be in list.
func (r *row) refs(column string, list *known) []string {
	ids := r.list(column)
	for _, id := range ids {
		if !list.has(id) {
			r.unknown(list, r.spec.column(column), id)
		}
	}
	return ids
}

// within is the place of a piece of a list in a cell, of the whole cell when
// the piece is not found in the line.
func (r *row) within(column int, piece string) diag.Mark {
	m := r.place(column)
	from, to := m.Col-1, m.Col-1+m.Width
	if from < 0 || to > len(m.Line) || piece == "" {
		return m
	}
	const around = " \t;:\"'" // what stands beside a piece
	cell := m.Line[from:to]
	for i := 0; ; {
		n := strings.Index(cell[i:], piece)
		if n < 0 {
			return m
		}
		i += n
		end := i + len(piece)
		if (i == 0 || strings.IndexByte(around, cell[i-1]) >= 0) && (end == len(cell) || strings.IndexByte(around, cell[end]) >= 0) {
			m.Col, m.Width = m.Col+i, len(piece)
			return m
		}
		i = end
	}
}

// shares reads "transport:60;border:40"; a sector alone is the whole.
func (r *row) shares(column string) []data.SectorShare {
	var shares []data.SectorShare
	pieces := r.list(column)
	sum, seen := 0.0, map[string]bool{}
	for _, piece := range pieces {
		id, percent, stated := strings.Cut(piece, ":")
		id, percent = strings.TrimSpace(id), strings.TrimSpace(percent)
		share := data.SectorShare{Sector: id, Percent: 100}
		at := r.within(r.spec.column(column), piece)
		switch {
		case id == "":
			r.report(at.Errorf("percent", "a percentage without a sector: %q; write sector:percent", piece))
		case !r.ld.refs.sector.has(id):
			r.unknown(&r.ld.refs.sector, r.spec.column(column), id)
		case seen[id]:
			r.report(at.Errorf("percent", "the sector %q stands twice; write it once, with the sum of its percentages", id))
		}
		seen[id] = true
		switch v, _, hint := parseNumber(percent); {
		case !stated && len(pieces) > 1:
			r.report(at.Errorf("percent", "the sector %q has no percentage beside others; write %s:50 or what its share is, so that all add up to 100", id, id))
			return nil
		case stated && hint != "":
			r.report(at.Errorf("percent", "%q is not a percentage; write %s:50, a number from 0 to 100", percent, id))
			return nil
		case stated && (v <= 0 || v > 100):
			r.report(at.Errorf("percent", "the percentage %s of %q is not between 0 and 100", percent, id))
			return nil
		case stated:
			share.Percent = v
		}
		sum += share.Percent
		shares = append(shares, share)
	}
	if len(shares) > 0 && math.Abs(sum-100) > 0.5 {
		r.errorf(column, "percent", "the percentages add up to %s; expected 100", strconv.FormatFloat(sum, 'f', -1, 64))
	}
	return shares
}
