package main

import (
	"slices"
	"strings"

	"accord/data"
	"accord/data/format"
	"accord/data/write"
)

// question is what the flags ask, in the dataset's names.
type question struct {
	data.Query // but for the indicator and the frequency
	indicators []string
	columns    []write.Column
	freqs      []data.Freq // none: the longest that has figures
	everyFreq  bool
	whole      bool // one figure for all periods together
	compound   bool // the growth rate between From and To
}

// question reads the flags.
func (f queryFlags) question(n *names) (q question, err error) {
	for _, read := range []func(*question, *names) error{
		f.readIndicators, f.readWhere, f.readBy, f.readFreqs, f.readPeriods, f.readTransform, f.readView} {
		if err := read(&q, n); err != nil {
			return q, err
		}
	}
	return q, nil
}

// readIndicators chooses the indicators: those that are named, else all that
// have a row.
func (f queryFlags) readIndicators(q *question, n *names) error {
	words := f.indicators
	if f.valueGiven && len(words) == 0 {
		id, err := n.figures(f.value)
		if err != nil {
			return err
		}
		if id != "" {
			words = []string{id}
		}
	}
	for _, word := range words {
		id, known, ok := n.indicator(word)
		if !ok {
			return noSuch("--indicator", "indicator", word, known)
		}
		if !slices.Contains(q.indicators, id) {
			q.indicators = append(q.indicators, id)
		}
	}
	if len(words) > 0 {
		return nil
	}
	speaking := n.ds.Occurring(n.ds.DimIndex(data.DimIndicator))
	for _, x := range n.ds.Indicators {
		if slices.Contains(speaking, x.ID) {
			q.indicators = append(q.indicators, x.ID)
		}
	}
	return nil
}

// figures is the indicator whose figures stand in that column; "" when all of
// them do.
func (n *names) figures(column string) (id string, err error) {
	id, known, ok := n.indicator(column)
	if ok && len(known) > 1 {
		return id, nil
	}
	c, _ := n.column(column)
	if ok || format.Role(c.Role) == format.RoleValue || strings.EqualFold(column, "OBS_VALUE") || strings.EqualFold(column, "value") {
		return "", nil
	}
	return "", noSuch("--value", "column of figures", column, append([]string{"OBS_VALUE"}, known...))
}

// readBy reads the grouping columns; without any, they are the dimensions that
// say something of the indicators, so that nothing is summed.
func (f queryFlags) readBy(q *question, n *names) error {
	if !f.byGiven {
		q.columns = n.telling(q.indicators)
	}
	for _, word := range f.by {
		word = strings.TrimSpace(word)
		id, known, ok := n.dimension(word)
		if !ok {
			return noSuch("--by", "column", word, known)
		}
		if slices.ContainsFunc(q.columns, func(c write.Column) bool { return c.ID == id }) {
			return usagef("--by names %s twice", id)
		}
		q.columns = append(q.columns, write.Column{ID: id, Name: word})
	}
	q.whole = n.ds.Facts != nil
	for _, c := range q.columns {
		if c.ID == data.TimePeriod {
			q.whole = false
			continue
		}
		q.By = append(q.By, c.ID)
	}
	return nil
}

// telling are the dimensions on which a row about one of the indicators has a
// code; INDICATOR among them when there are several.
func (n *names) telling(indicators []string) (list []write.Column) {
	for i, d := range n.ds.Dimensions {
		says := slices.ContainsFunc(n.ds.Occurring(i, indicators...), func(code string) bool { return code != "" })
		if says && (d.ID != data.DimIndicator || len(indicators) > 1) {
			list = append(list, write.Column{ID: d.ID})
		}
	}
	return append(list, write.Column{ID: data.TimePeriod})
}

func (f queryFlags) readFreqs(q *question, n *names) error {
	q.everyFreq = n.ds.Facts != nil && len(f.freqs) == 0 // a table is printed as it is
	for _, word := range f.freqs {
		if strings.EqualFold(word, "all") {
			q.everyFreq = true
			continue
		}
		x, ok := data.ParseFreq(strings.ToUpper(strings.TrimSpace(word)))
		if !ok || x == data.FreqNone {
			known := []string{"all"}
			for _, k := range data.Freqs() {
				known = append(known, string(k))
			}
			return noSuch("--freq", "frequency", word, known)
		}
		if !slices.Contains(q.freqs, x) {
			q.freqs = append(q.freqs, x)
		}
	}
	return nil
}

func (f queryFlags) readPeriods(q *question, _ *names) error {
	for _, x := range []struct {
		flag, text string
		to         *data.Period
	}{{"--from", f.from, &q.From}, {"--to", f.to, &q.To}, {"--as-of", f.asOf, &q.AsOf}} {
		if x.text == "" {
			continue
		}
		var err error
		if *x.to, err = data.ParsePeriod(x.text); err != nil {
			return usagef("%s: %s; write %s", x.flag, err, data.PeriodForms)
		}
	}
	if !q.From.IsZero() && !q.To.IsZero() && !q.From.Start().Before(q.To.End()) {
		return usagef("--from %s is after --to %s", f.from, f.to)
	}
	return nil
}

func (f queryFlags) readTransform(q *question, _ *names) (err error) {
	spec := strings.TrimSpace(f.transform)
	if strings.EqualFold(spec, string(data.Compound)) {
		if q.compound = true; q.From.IsZero() || q.To.IsZero() || q.From == q.To {
			return usagef("--transform CAGR is a rate between two periods; write --from 2014 --to 2023")
		}
	} else {
		if f.base != "" && strings.EqualFold(spec, string(data.Index)) {
			spec += "=" + f.base
		}
		if q.Transform, q.Base, q.Window, err = data.ParseTransformSpec(spec); err != nil {
			return usagef("--transform %s: %s", f.transform, data.Reason(err))
		}
	}
	if f.base != "" && (q.Transform != data.Index || !strings.EqualFold(strings.TrimSpace(f.transform), string(data.Index))) {
		return usagef("--base %s goes with --transform I and with nothing else", f.base)
	}
	if q.whole && (q.compound || q.Transform != data.Level) {
		return usagef("--transform %s follows the periods; name their column in --by", f.transform)
	}
	if f.claims && (q.compound || q.Transform != data.Level) {
		return usagef("--claims lists what was published, and nobody published %s; leave out --transform", f.transform)
	}
	return nil
}

func (f queryFlags) readView(q *question, _ *names) (err error) {
	if q.Prefer, err = data.ParsePreference(f.prefer); err != nil {
		return usagef("--prefer %s: %s", f.prefer, data.Reason(err))
	}
	return nil
}
