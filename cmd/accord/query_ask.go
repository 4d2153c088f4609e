package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accord/data"
	"accord/data/ask"
)

// ask asks the store, indicator by indicator and frequency by frequency. The
// notes say which frequencies nobody asked for.
func (q question) ask(ctx context.Context, ds *data.Dataset) (frames []data.Frame, notes []string, err error) {
	has, hidden := map[data.Freq]bool{}, map[data.Freq]bool{}
	for _, id := range q.indicators {
		one := q.Query
		one.Indicator, one.Part = id, true
		known, err := ds.Store.Freqs(ctx, one)
		if err != nil {
			return nil, nil, refusal(ctx, id, err)
		}
		if n := len(q.chosen(known)); q.whole && n > 1 {
			return nil, nil, usagef("%s has figures of %s, which overlap in time; choose one by --freq, or name the column of the periods in --by", id, freqList(known))
		}
		for i, x := range known {
			has[x], hidden[x] = true, hidden[x] || i > 0 && len(q.freqs) == 0 && !q.everyFreq
		}
		for _, one.Freq = range q.chosen(known) {
			f, err := ds.Store.Query(ctx, one)
			if err == nil && q.compound {
				f, err = f.Compound(q.From, q.To)
			}
			if err == nil && q.whole {
				f, err = f.Whole()
			}
			if err != nil {
				return nil, nil, refusal(ctx, id, err)
			}
			frames = append(frames, f)
		}
	}
	if len(q.freqs) > 0 && len(frames) == 0 && len(has) > 0 {
		return nil, nil, usagef("--freq %s: there are no such figures; there are some of %s", freqList(q.freqs), freqList(inOrder(has)))
	}
	if more := inOrder(hidden); len(more) > 0 {
		notes = append(notes, fmt.Sprintf("printed is the longest frequency; there are figures of %s too: --freq all prints every one", freqList(more)))
	}
	return frames, notes, nil
}

// inOrder are the frequencies of a set, the longest first.
func inOrder(set map[data.Freq]bool) []data.Freq {
	return slices.DeleteFunc(data.Freqs(), func(f data.Freq) bool { return !set[f] })
}

// refusal is an error of the store: one of the question, unless it was cut off or
// the store cannot answer.
func refusal(ctx context.Context, indicator string, err error) error {
	if ctx.Err() != nil || !ask.IsAnswer(err) {
		return err
	}
	return asUsage(indicator, err)
}

// chosen are the frequencies to ask for, of those that there are.
func (q question) chosen(known []data.Freq) []data.Freq {
	switch {
	case q.everyFreq:
		return known
	case len(q.freqs) == 0:
		return []data.Freq{data.FreqNone}
	}
	return slices.DeleteFunc(slices.Clone(q.freqs), func(f data.Freq) bool { return !slices.Contains(known, f) })
}

func freqList(list []data.Freq) string {
	words := make([]string, len(list))
	for i, f := range list {
		words[i] = string(f)
	}
	return strings.Join(words, ", ")
}
