package load

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"accord/data"
)

// observation reads a row of the observations.
func (ld *loader) observation(r *row) {
	ld.fillDefaults(r)
	o := data.Observation{Dims: ld.dims(r), Org: r.ref("COMPILING_ORG", &ld.refs.reporter),
		Source: r.ref("SOURCE", &ld.refs.source), Vintage: r.period("VINTAGE"), Comment: r.get("COMMENT_OBS"), At: r.at}
	if r.required("TIME_PERIOD") != "" {
		o.Period = r.reported(r.period("TIME_PERIOD"))
	}
	o.Status = r.obsStatus()
	r.value(&o)
	o.Unit = ld.unit(r, o.Dims[0])
	if !r.bad && ld.added != nil {
		ld.add(r, &o)
	} else if !r.bad && (ld.bulk != nil || ld.firstClaim(r, &o)) {
		ld.ds.Observations = append(ld.ds.Observations, o)
	}
}

// observed reads a row of the observations and counts it when it cannot be
// used.
func (ld *loader) observed(r *row) {
	ld.observation(r)
	if r.bad {
		ld.ds.SetAside++
	}
}

// fillDefaults gives empty cells the values of [defaults].
func (ld *loader) fillDefaults(r *row) {
	for _, d := range ld.decl.Defaults {
		if i := r.spec.column(d.Key); i >= 0 && r.cells[i] == "" {
			r.cells[i] = d.Value.V
		}
	}
}

// dims reads the codes of all dimensions.
func (ld *loader) dims(r *row) []string {
	n := len(ld.ds.Dimensions)
	if len(ld.arena) < n {
		ld.arena = make([]string, 512*n)
	}
	dims := ld.arena[:n:n]
	ld.arena = ld.arena[n:]
	copy(dims, r.cells[:n]) // the dimensions are the first columns
	for i, code := range dims {
		list := &ld.refs.codes[i]
		switch {
		case i == 0 && code == "" && ld.loose:
			dims[0] = ld.ds.ID // a file about one thing need not name it
			ld.ds.Unnamed = ld.ds.ID
		case i == 0 && code == "":
			r.errorf(data.DimIndicator, "empty-cell", "INDICATOR is empty; write one in the row or under [defaults]%s", known16(list.list()))
		case i > 0 && reserved(code):
		case !list.has(code):
			r.unknown(list, i, code)
		}
	}
	return dims
}

func known16(ids []string) string {
	if len(ids) == 0 || len(ids) > 16 {
		return ""
	}
	return "; known: " + strings.Join(ids, ", ")
}

// reported is p at the frequency that FREQ states: a span of time may be the
// year to a month. It must not contradict the form of the period.
func (r *row) reported(p data.Period) data.Period {
	s := r.get("FREQ")
	if s == "" || p.IsZero() {
		return p
	}
	f, ok := data.ParseFreq(s)
	if ok && f == p.Freq() {
		return p
	}
	if !ok {
		r.errorf("FREQ", "freq", "%q is no frequency that is known here; the period %s has %s: write that or leave FREQ empty", s, r.get("TIME_PERIOD"), p.Freq())
		return p
	}
	if q, ok := p.As(f); ok {
		return q
	}
	r.errorf("FREQ", "freq", "FREQ %s contradicts the period %s, which is %s (%s); write %s or leave FREQ empty",
		s, r.get("TIME_PERIOD"), p.Freq(), freqWord(p.Freq()), p.Freq())
	return p
}

func freqWord(f data.Freq) string {
	return map[data.Freq]string{
		data.FreqAnnual: "a year", data.FreqHalfYear: "a half-year", data.FreqTrimester: "four months",
		data.FreqQuarter: "a quarter", data.FreqMonth: "a month", data.FreqWeek: "a week", data.FreqDay: "a day",
		data.FreqInstant: "an instant", data.FreqYearToDate: "the year to a month", data.FreqRange: "a span",
	}[f]
}

func (r *row) obsStatus() data.Status {
	s := r.get("OBS_STATUS")
	st, wrong := data.ParseStatus(s)
	if wrong != "" {
		hint := "; known: A, B, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, S, U, V, W, X, _U"
		if _, still := data.ParseStatus(strings.ToUpper(s)); still == "" {
			hint = "; write " + strings.ToUpper(s)
		}
		r.errorf("OBS_STATUS", "status", "%q is no code of OBS_STATUS%s", wrong, hint)
	}
	return st
}

// value reads OBS_VALUE and OBS_BOUND and what the status says of them.
func (r *row) value(o *data.Observation) {
	s := r.get("OBS_VALUE")
	o.Bound = r.bound("OBS_BOUND")
	if s == "" || strings.EqualFold(s, "nan") {
		o.Value, o.Missing = math.NaN(), true
		if !o.Status.Missing() && !r.bad {
			r.errorf("OBS_VALUE", "value", "the observation has no value and its status does not say why; write the number, or O in OBS_STATUS when there is none")
		}
		if b := r.get("OBS_BOUND"); b != "" {
			r.errorf("OBS_BOUND", "bound", "the bound %q has no value; write the number in OBS_VALUE, or leave OBS_BOUND empty", b)
		}
		return
	}
	var ok bool
	o.Value, o.Decimals, ok = r.number("OBS_VALUE")
	if ok && o.Status.Missing() {
		r.errorf("OBS_STATUS", "status", "OBS_STATUS %s says that there is no value, and OBS_VALUE is %s; remove one of them", r.get("OBS_STATUS"), s)
	}
}

// unit is the unit of an observation of that indicator. A row that says
// nothing of unit and multiplier is in the indicator's; one that names the
// unit only is in single units, as SDMX has it.
func (ld *loader) unit(r *row, indicator string) data.Unit {
	ind, declared := ld.refs.indicators[indicator]
	u := data.Unit{ID: r.ref("UNIT_MEASURE", &ld.refs.unit)}
	mult, stated := r.multiplier("UNIT_MULT")
	u.Mult = mult
	if !declared {
		if first, ok := ld.units[indicator]; ok && first != u.ID && !r.bad {
			r.errorf("UNIT_MEASURE", "unit", "the unit %q is not that of the first row of %s, which is %q; give the figure an indicator of its own", u.ID, indicator, first)
		} else if !ok && !r.bad {
			ld.units[indicator] = u.ID
		}
		return u
	}
	if u.ID == "" {
		if u.ID = ind.Unit.ID; !stated {
			u.Mult = ind.Unit.Mult
		}
		return u
	}
	if ind.Unit.ID != "" && u.ID != ind.Unit.ID && ld.refs.unit.has(u.ID) {
		r.errorf("UNIT_MEASURE", "unit", "the unit %s is not that of %s, which is in %s; write %s, or give the figure an indicator of its own", u.ID, indicator, ind.Unit.ID, ind.Unit.ID)
	}
	return u
}

// firstClaim reports whether o is the first of its kind: a source says one
// thing at one date about one value of one reporter.
func (ld *loader) firstClaim(r *row, o *data.Observation) bool {
	key := ld.keyOf(o)
	old, ok := ld.keys[string(key)]
	if !ok {
		ld.keys[string(key)] = o.At
		return true
	}
	about := slices.DeleteFunc(slices.Clone(o.Dims), func(s string) bool { return s == "" })
	about = append(about, o.Period.String())
	of := ""
	if o.Source != "" {
		of = " from " + o.Source
	}
	what := "give a revision its own VINTAGE"
	if ld.plain {
		what = "add such rows up by --rows facts"
	}
	d := r.place(-1).Errorf("duplicate", "second row for (%s)%s; remove one, or %s", strings.Join(about, ", "), of, what)
	r.report(d.With(old))
	return false
}

// keyOf is what tells o from other claims. It is valid until the next call.
func (ld *loader) keyOf(o *data.Observation) []byte {
	key := ld.key[:0]
	for _, d := range o.Dims {
		key = append(append(key, d...), 0)
	}
	key = append(append(key, o.Org...), 0)
	key = append(append(key, o.Source...), 0)
	for _, p := range [2]data.Period{o.Period, o.Vintage} {
		key = append(append(key, p.Freq()...), 0)
		key = binary.LittleEndian.AppendUint64(key, uint64(p.Start().Unix()))
		key = binary.LittleEndian.AppendUint64(key, uint64(p.End().Unix()))
	}
	ld.key = key
	return key
}
