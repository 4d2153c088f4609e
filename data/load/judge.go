package load

import (
	"slices"
	"strconv"

	"accord/data"
	"accord/data/clean"
	"accord/data/format"
	"accord/data/scan"
)

// judge tells words that are fine in any row from those whose rows have to be
// read one by one, because something is to be said of each; and what words say of
// others in their rows.
func (ld *loader) judge(p *passing) func(int, string) scan.Verdict {
	freqs := slices.ContainsFunc(p.columns, func(c format.Column) bool { return c.Role == format.RoleFreq })
	return func(i int, word string) scan.Verdict {
		text, total, ok := p.Cell(i, word)
		c := &p.columns[i]
		if !ok {
			return scan.Alone
		}
		if at, _ := clean.Index(text); at >= 0 && c.Role != format.RoleTitle {
			return scan.Alone
		}
		text = clean.Text(text)
		switch c.Role {
		case format.RoleDimension:
			d := ld.ds.DimIndex(c.Concept)
			if d > 0 && !reserved(text) && !ld.refs.codes[d].has(text) || d == 0 && (text == "" && !ld.loose || !ld.refs.codes[0].has(text)) {
				return scan.Alone
			}
			if total {
				return scan.Apart
			}
		case format.RolePeriod:
			period, err := data.ParsePeriod(text)
			switch {
			case err != nil:
				return scan.Alone
			case freqs:
				return freqKind(period.Freq())
			}
		case format.RoleValue:
			if _, _, hint := parseNumber(text); text != "" && hint != "" {
				return scan.Alone
			}
			if _, _, digits := p.Figure(i, word); digits != "" {
				return scan.Present
			}
			return scan.Absent
		case format.RoleTitle, format.RoleAside:
		default:
			return ld.judgeBeside(p.Said(i, word))
		}
		return scan.Plain
	}
}

// freqKind has rows handed back whose period is of another frequency than they state.
func freqKind(f data.Freq) scan.Verdict { return scan.Kind(uint8(slices.Index(data.Freqs(), f))) }

// judgeBeside judges what a word says of the figure in its row, by the rules that
// the row is read by.
func (ld *loader) judgeBeside(concept, text, _ string) scan.Verdict {
	text = clean.Text(text)
	if text == "" {
		return scan.Plain
	}
	has := func(list *known) scan.Verdict {
		if list.has(text) {
			return scan.Plain
		}
		return scan.Alone
	}
	switch concept {
	case "OBS_STATUS":
		status, wrong := data.ParseStatus(text)
		switch {
		case wrong != "":
			return scan.Alone
		case status.Missing():
			return scan.Absent
		}
	case "OBS_BOUND":
		if _, ok := data.ParseBound(text); !ok {
			return scan.Alone
		}
		return scan.Present
	case "UNIT_MEASURE":
		return has(&ld.refs.unit)
	case "UNIT_MULT":
		if n, err := strconv.Atoi(text); err != nil || n > maxMultiplier || n < -maxMultiplier {
			return scan.Alone
		}
	case "FREQ":
		f, ok := data.ParseFreq(text)
		if !ok {
			return scan.Alone
		}
		return freqKind(f)
	case "COMPILING_ORG":
		return has(&ld.refs.reporter)
	case "SOURCE":
		return has(&ld.refs.source)
	case "VINTAGE":
		if _, err := data.ParsePeriod(text); err != nil {
			return scan.Alone
		}
	case "ACTION":
		switch text {
		case "D":
			return scan.Alone
		case "M": // what it does not state stays as it was
			return scan.Present
		}
	}
	return scan.Plain
}
