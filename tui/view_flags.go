package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"accord/data"
	"accord/data/diag"
	"accord/tui/panel"
	"accord/tui/state"
)

// ViewFlags are the options of a command line that say what to look at, as
// [Flags] writes them. The zero value is the overview.
type ViewFlags struct {
	page, overlay, search   string
	cursor, transform, freq string
	sector                  string
	from, to                int
	face, selectedRow       int
	focus                   string
	sort                    int
	reverse                 bool
	record, find            string
	column                  int
	prefer, asOf, count     string
	log, yearAgo            bool
	normalOnly, table       bool
	mark                    string
	indicator, by           string
	where, entities         []string
	groups                  bool
	scene                   string
	line                    string // a whole view as one text
	whole                   bool   // a view was given beside the scene
	ofScene                 bool   // it is the view of a scene, which tells no other
	set                     *pflag.FlagSet
}

// Add makes them options of a command.
func (v *ViewFlags) Add(f *pflag.FlagSet) {
	v.set = f
	f.StringVar(&v.page, "page", string(state.Overview), "`page`: "+strings.Join(pages(), ", "))
	f.StringVar(&v.focus, "focus", "", "the focused `panel`: its page, or its number on the overview")
	f.StringVar(&v.cursor, "cursor", "", "`period` under the time cursor, such as 2014 or 2024-Q1")
	f.StringVar(&v.transform, "transform", "N", "show trade as `calculation`: N (level), D (change), G1 (% on the period before), GY (% over one year), I=2014 (index), A=3 (moving average), C (cumulated)")
	f.StringVar(&v.prefer, "prefer", "default", "which of rival `claims` is drawn: default, newest, lowest, highest, reporter=ID")
	f.StringVar(&v.asOf, "as-of", "", "show what was known at this `date`")
	f.StringVar(&v.mark, "mark", "", "the `period` that growth up to the cursor is compounded from")
	f.BoolVar(&v.log, "log", false, "logarithmic axis")
	f.BoolVar(&v.yearAgo, "year-ago", false, "lay the same period a year earlier beneath")
	f.BoolVar(&v.normalOnly, "normal-only", false, "dim every figure that is not exact and normal")
	f.BoolVar(&v.table, "table", false, "show the chart as a table")
	f.StringVar(&v.count, "count", "once", "count projects with several sectors `how`: once, every, share")
	f.IntVar(&v.face, "face", 1, "which `view` of the focused panel, from 1")
	f.StringVar(&v.freq, "freq", "", "`frequency` of the figures: A, Q, M …")
	f.StringVar(&v.sector, "sector", "", "keep one sector, by its `id`")
	f.StringVar(&v.indicator, "indicator", "", "show this indicator, by its `id`")
	f.StringSliceVar(&v.entities, "entities", nil, "draw the figures of these, by their `codes`, such as AZ,RU")
	f.StringSliceVar(&v.where, "where", nil, "keep one code of another dimension, as `DIMENSION=CODE`")
	f.StringVar(&v.by, "by", "", "the `dimension` whose codes are compared")
	f.BoolVar(&v.groups, "groups", false, "rank groups, such as regions, among the others")
	f.IntVar(&v.from, "from", 0, "keep the years from this `year` on")
	f.IntVar(&v.to, "to", 0, "keep the years up to this `year`")
	f.IntVar(&v.sort, "sort", 1, "which `order` of the list, from 1")
	f.BoolVar(&v.reverse, "reverse", false, "turn the order of the list round")
	f.IntVar(&v.selectedRow, "select", 1, "the selected `row` of the list, from 1")
	f.StringVar(&v.overlay, "overlay", "", "lay this over the page: help, sources, filter")
	f.StringVar(&v.record, "record", "", "lay this record over the page, as `kind:id`")
	f.StringVar(&v.search, "search", "", "search for this `text`")
	f.StringVar(&v.find, "find", "", "on the page records: keep the rows that hold this `text`")
	f.IntVar(&v.column, "table-column", 1, "on the page records: the chosen `column`, from 1")
	f.StringVar(&v.scene, "scene", "", "tell this scene of the story, by its `number` or id; with --view look at something else meanwhile")
	f.StringVar(&v.line, "view", "", "a whole view as one `text`, as the key y copies it")
}

func pages() []string {
	var list []string
	for _, p := range state.Pages() {
		list = append(list, string(p))
	}
	return list
}

// State is the view that the flags describe, on a dataset and a window. What
// the dataset does not have is an error that names what it has.
func (v ViewFlags) State(env *panel.Env, w, h int) (state.State, error) {
	v, told, err := v.told(env)
	if err != nil {
		return state.New(), err
	}
	s, f := env.Set.Start(), Screen{Env: env, W: w, H: h}
	if !slices.Contains(pages(), v.page) {
		return s, fmt.Errorf("--page %s: no such page%s", v.page, diag.Suggest(v.page, pages()))
	}
	if s, err = v.focused(s, f); err != nil {
		return s, err
	}
	s = state.Apply(s, state.Action{Name: state.GoTo, Text: v.page}, f)
	for _, set := range []func(state.State, Screen) (state.State, error){
		v.years, v.kept, v.subject, v.lens, v.figures, v.time, v.found, v.order, v.over, v.row} {
		if s, err = set(s, f); err != nil {
			return s, err
		}
	}
	s.Scene = told
	return s, nil
}

// years sets the range of years.
func (v ViewFlags) years(s state.State, f Screen) (state.State, error) {
	first, last := f.Years()
	from, to := first, last
	if v.set.Changed("from") {
		from = v.from
	}
	if v.set.Changed("to") {
		to = v.to
	}
	switch {
	case from < first || from > last:
		return s, fmt.Errorf("--from %d: the dataset speaks of %d to %d", from, first, last)
	case to < first || to > last:
		return s, fmt.Errorf("--to %d: the dataset speaks of %d to %d", to, first, last)
	case from > to:
		return s, fmt.Errorf("--from %d is after --to %d", from, to)
	}
	return state.Apply(s, state.Action{Name: state.ChangePeriod, N: from, M: to}, f), nil
}

// kept sets the sector.
func (v ViewFlags) kept(s state.State, f Screen) (state.State, error) {
	if v.sector != "" && !slices.Contains(f.Sectors(), v.sector) {
		if len(f.Sectors()) == 0 {
			return s, fmt.Errorf("--sector %s: the dataset declares no sectors", v.sector)
		}
		return s, fmt.Errorf("--sector %s: no such sector%s", v.sector, diag.Suggest(v.sector, f.Sectors()))
	}
	return state.Apply(s, state.Action{Name: state.ChangeSector, Text: v.sector}, f), nil
}

// figures sets frequency, transformation and the view of the focused panel.
func (v ViewFlags) figures(s state.State, f Screen) (state.State, error) {
	t, base, window, err := data.ParseTransformSpec(v.transform)
	if err != nil {
		return s, fmt.Errorf("--transform %s: %s", v.transform, data.Reason(err))
	}
	if err := f.spoken("--transform "+v.transform, base); err != nil {
		return s, err
	}
	s.Transform, s.Base, s.Window = t, base, window
	if v.freq != "" {
		var known []string
		all := f.Freqs(s)
		if len(all) == 0 { // a view of another panel keeps the frequency of trade
			all = f.Env.Set.Panel(f.Places()[0]).Freqs(s)
		}
		for _, q := range all {
			known = append(known, string(q))
		}
		freq := strings.ToUpper(v.freq)
		if !slices.Contains(known, freq) {
			return s, fmt.Errorf("--freq %s: there are no such figures%s", v.freq, diag.Suggest(freq, known))
		}
		if freq != known[0] { // the first one is what a state has that does not say
			s.Freq = data.Freq(freq)
		}
	}
	if n := max(1, f.Views(s)); v.face < 1 || v.face > n {
		return s, fmt.Errorf("--face %d: the %s panel has %s", v.face, s.Focused().Page(), upTo(n, "view"))
	}
	return state.Apply(s, state.Action{Name: state.ChangeView, N: v.face - 1}, f), nil
}

// time sets the time cursor.
func (v ViewFlags) time(s state.State, f Screen) (state.State, error) {
	if v.cursor == "" {
		return s, nil
	}
	p, err := data.ParsePeriod(v.cursor)
	if err != nil {
		return s, fmt.Errorf("--cursor: %s", err)
	}
	slots := f.Slots(s)
	if len(slots) == 0 {
		return s, fmt.Errorf("--cursor %s: the %s panel has no time axis here", v.cursor, s.Focused().Page())
	}
	first, last := slots[0], slots[len(slots)-1]
	if p.End().Before(first.Start()) || p.Start().After(last.End()) {
		return s, fmt.Errorf("--cursor %s: the %s panel goes from %s to %s", v.cursor, s.Focused().Page(), first, last)
	}
	return state.Apply(s, state.Action{Name: state.SelectSlot, N: state.Slot(slots, p)}, f), nil
}
