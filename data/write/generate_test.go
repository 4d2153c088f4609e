package write_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"accord/data"
)

// maker makes datasets up: of every kind of declaration, row, text and number,
// as load would have read them.
type maker struct{ *rand.Rand }

// pick is one of a list.
func pick[T any](m maker, list []T) T { return list[m.IntN(len(list))] }

// maybe is x or nothing.
func maybe[T any](m maker, x T) T {
	var none T
	if m.IntN(2) == 0 {
		return none
	}
	return x
}

// word is text that a careless writer would break.
func (m maker) word() string {
	pieces := []string{"Bakı", "Решт–Астара", "a \"quoted\" word", "two, three", "a; b", "back\\slash", "#hash", "=SUM(A1)", "'", "[x]", "{ y }",
		"\ufffd", "1.5", "true", "Ə", "日本", "🚂", "\\u0041", "key = 1", "NA", "null", "-", "%", "\u00a0inside\u00a0it", "long " + strings.Repeat("word ", 40) + "end"}
	s := pick(m, pieces)
	for m.IntN(3) == 0 {
		s += pick(m, []string{" ", ", ", "\""}) + pick(m, pieces)
	}
	return strings.TrimSpace(s)
}

// id is one that could stand in a list with semicolons.
func (m maker) id(prefix string, i int) string {
	return fmt.Sprintf("%s%s%d", prefix, pick(m, []string{"", "-", "_", ".", " ", "é"}), i)
}

func (m maker) text(langs []string) data.Text {
	t := data.Text{}
	for _, l := range langs {
		if m.IntN(3) > 0 {
			t[l] = m.word()
		}
	}
	return t
}

// title is a text, nil rather than empty.
func (m maker) title(langs []string) data.Text {
	if t := m.text(langs); len(t) > 0 {
		return t
	}
	return nil
}

func (m maker) period() data.Period {
	y, n := 1990+m.IntN(40), m.IntN(12)
	day := time.Date(y, time.Month(n+1), 1+m.IntN(28), 0, 0, 0, 0, time.UTC)
	january := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
	return pick(m, []data.Period{data.Year(y), data.NewPeriod(data.FreqTrimester, january, january.AddDate(0, 4, 0)), data.HalfYear(y, 1+n/6), data.Quarter(y, 1+n/3), data.Month(y, 1+n), data.YearToDate(y, 1+n),
		data.Day(y, day.Month(), day.Day()), data.NewPeriod(data.FreqRange, day, day.AddDate(0, 0, 1+m.IntN(4000))),
		data.NewPeriod(data.FreqInstant, day.Add(time.Hour), day.Add(time.Hour+time.Second))})
}

// amount is a number with the decimals that it has.
func (m maker) amount() (float64, int) {
	decimals := m.IntN(7)
	v := math.Round(m.NormFloat64()*math.Pow10(m.IntN(9))*math.Pow10(decimals)) / math.Pow10(decimals)
	return v, decimals
}

func (m maker) bound() data.Bound { return data.Bound(m.IntN(4)) }

func (m maker) codes(prefix string, n int, langs []string) []data.Code {
	var list []data.Code
	for i := range n {
		list = append(list, data.Code{ID: m.id(prefix, i), Title: m.title(langs)})
	}
	return list
}

func codeIDs(list []data.Code) []string {
	ids := []string{""}
	for _, c := range list {
		ids = append(ids, c.ID)
	}
	return ids
}

func (m maker) shares(sectors []data.Code) []data.SectorShare {
	switch m.IntN(3) {
	case 0:
		return nil
	case 1:
		return []data.SectorShare{{Sector: sectors[0].ID, Percent: 100}}
	}
	return []data.SectorShare{{Sector: sectors[1].ID, Percent: 33.3}, {Sector: sectors[0].ID, Percent: 66.7}}
}

// dataset makes one with everything in it.
func (m maker) dataset() *data.Dataset {
	langs := pick(m, [][]string{{"en"}, {"en", "ru"}, {"az", "en", "ru"}, {"en-GB", "zh-Hant"}})
	ds := &data.Dataset{ID: "made", Title: m.title(langs), Description: m.title(langs), Licence: maybe(m, m.word()), Updated: maybe(m, m.period()),
		Languages: langs, Areas: m.codes("AREA", 3, langs), Sectors: m.codes("sector", 4, langs), Levels: m.codes("level", 2, langs),
		EventTypes: m.codes("type", 2, langs), Units: m.codes("U", 3, langs), Panels: map[string]data.Panel{}}
	for i := range 3 {
		ds.Reporters = append(ds.Reporters, data.Reporter{ID: m.id("ORG", i), Title: m.title(langs), Area: pick(m, codeIDs(ds.Areas)), Rank: m.IntN(5)})
	}
	for i := range 3 {
		ds.Indicators = append(ds.Indicators, data.Indicator{ID: m.id("I", i), Title: m.title(langs),
			Unit: data.Unit{ID: ds.Units[i].ID, Mult: pick(m, []int{-3, 0, 6, 9})}, Decimals: m.IntN(4)})
	}
	ds.Indicators[1].GrowthOf = ds.Indicators[0].ID
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id, Title: maybe(m, m.title(langs))})
	}
	ds.Dimensions[1].Codes, ds.Dimensions[2].Codes, ds.Dimensions[4].Codes = ds.Areas, ds.Areas, ds.Sectors
	ds.Dimensions[3].Codes = []data.Code{{ID: "X", Title: m.title(langs)}, {ID: "REX"}}
	for _, id := range []string{"MODE", "my dimension"} {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id, Title: m.title(langs), Codes: m.codes("c", 3, langs)})
	}
	ds.Partners = maybe(m, codeIDs(ds.Areas)[1:])
	m.sources(ds)
	m.observations(ds)
	m.records(ds)
	m.choices(ds)
	m.story(ds)
	return ds
}

func (m maker) sources(ds *data.Dataset) {
	for i := range 4 {
		s := data.Source{ID: m.id("S", i), Title: maybe(m, m.word()), TitleBasis: pick(m, []data.TitleBasis{data.TitleStated, data.TitleSlug, data.TitleDescribed}),
			Publisher: maybe(m, m.word()), Date: maybe(m, m.period()), DateBasis: pick(m, []string{"", "stated", "inferred", "url", "unknown"}),
			URL: maybe(m, "https://example.org/?a=1;b=2"), Language: "en", Licence: maybe(m, m.word())}
		if s.Title == "" {
			s.TitleBasis = data.TitleDescribed
		}
		ds.Sources = append(ds.Sources, s)
	}
}

func (m maker) observations(ds *data.Dataset) {
	seen := map[string]bool{}
	for range 60 {
		x := pick(m, ds.Indicators)
		o := data.Observation{Dims: make([]string, len(ds.Dimensions)), Period: m.period(), Bound: m.bound(), Unit: data.Unit{ID: x.Unit.ID, Mult: m.IntN(10)},
			Org: maybe(m, ds.Reporters[m.IntN(3)].ID), Source: maybe(m, pick(m, ds.Sources).ID), Vintage: maybe(m, m.period()), Comment: maybe(m, m.word())}
		for i, d := range ds.Dimensions {
			o.Dims[i] = pick(m, append(codeIDs(d.Codes), "_T", "_Z"))
		}
		o.Dims[0] = x.ID
		o.Value, o.Decimals = m.amount()
		o.Status = maybe(m, pick(m, []data.Status{data.StatusProvisional, data.StatusBreak | data.StatusEstimate, data.StatusUnknown, data.StatusForecast}))
		if m.IntN(6) == 0 {
			o.Value, o.Decimals, o.Missing, o.Bound = math.NaN(), 0, true, data.Exact
			o.Status = pick(m, []data.Status{data.StatusMissing, data.StatusSuppressed | data.StatusBreak})
		}
		if key := fmt.Sprint(o.Dims, o.Period, o.Org, o.Source, o.Vintage); !seen[key] {
			seen[key] = true
			ds.Observations = append(ds.Observations, o)
		}
	}
}

func (m maker) records(ds *data.Dataset) {
	langs := ds.Languages
	source := func() string { return maybe(m, pick(m, ds.Sources).ID) }
	for i := range 5 {
		ds.Agreements = append(ds.Agreements, data.Agreement{ID: m.id("A", i), Title: m.text(langs), Date: data.Year(2000 + i), DateInferred: m.IntN(2) == 0,
			Place: maybe(m, m.word()), Sectors: m.shares(ds.Sectors), Level: pick(m, codeIDs(ds.Levels)), Parties: maybe(m, codeIDs(ds.Areas)[1:]),
			Status: pick(m, data.AgreementStatuses()), InForce: maybe(m, m.period()), Source: source(), Note: maybe(m, m.word())})
	}
	ds.Agreements[3].VariantOf, ds.Agreements[4].About = ds.Agreements[0].ID, ds.Agreements[1].ID
	amount := func() data.Amount {
		a := data.Amount{Known: true, Bound: m.bound(), Unit: data.Unit{ID: pick(m, codeIDs(ds.Units)), Mult: m.IntN(7)}}
		a.Value, a.Decimals = m.amount()
		return maybe(m, a)
	}
	for i := range 3 {
		p := data.Project{ID: m.id("P", i), Title: m.text(langs), Sectors: m.shares(ds.Sectors), Declared: data.ActivityStatus(1 + m.IntN(6)), Words: maybe(m, m.word()),
			AsOf: maybe(m, m.period()), PlannedStart: data.Year(2001), PlannedEnd: data.Year(2002), ActualStart: maybe(m, data.Year(2003)), ActualEnd: maybe(m, data.Year(2004)),
			Cost: amount(), Location: maybe(m, m.word()), Partners: maybe(m, []string{"one \"two\"", "three, four"}), Agreements: maybe(m, []string{ds.Agreements[0].ID}),
			Source: source(), Note: maybe(m, m.word())}
		for k := range m.IntN(3) {
			p.Facts = append(p.Facts, data.Fact{ID: m.id("F", 10*i+k), AsOf: data.Year(2000 + k), Kind: m.word(), Amount: amount(), Words: maybe(m, m.word()), Source: source(), Note: maybe(m, m.word())})
		}
		ds.Projects = append(ds.Projects, p)
	}
	for i := range 4 {
		ds.Events = append(ds.Events, data.Event{ID: m.id("E", i), Title: m.text(langs), Type: ds.EventTypes[m.IntN(2)].ID, Date: data.Year(2000 + i), DateInferred: m.IntN(2) == 0,
			Number: m.IntN(3), Place: maybe(m, m.word()), Country: pick(m, codeIDs(ds.Areas)), Level: pick(m, codeIDs(ds.Levels)), Participants: maybe(m, m.word()),
			Sectors: maybe(m, codeIDs(ds.Sectors)[1:]), Source: source(), Note: maybe(m, m.word())})
	}
}

// choices are panels, key figures and preferred claims.
func (m maker) choices(ds *data.Dataset) {
	o := pick(m, ds.Observations)
	where := map[string]string{data.DimIndicator: o.Dims[0], "MODE": o.Dims[5], "my dimension": o.Dims[6]}
	ds.Panels["trade"] = data.Panel{Indicator: ds.Indicators[0].ID, Where: where, Series: "my dimension", Growth: ds.Indicators[1].ID}
	if m.IntN(2) == 0 {
		ds.Panels["freight"] = data.Panel{Indicator: ds.Indicators[1].ID, Volume: ds.Indicators[0].ID, Scope: "MODE", Mode: data.DimActivity, Series: data.DimRefArea}
	}
	ds.Highlights = []data.Highlight{{Panel: "trade", Where: where, Period: o.Period, Source: o.Source, Note: m.title(ds.Languages)}}
	for _, o := range ds.Observations[:3] {
		if o.Source != "" {
			ds.Pins = append(ds.Pins, data.Pin{Where: map[string]string{data.DimIndicator: o.Dims[0]}, Period: o.Period, Source: o.Source, Reason: m.title(ds.Languages)})
		}
	}
}

// story makes scenes up.
func (m maker) story(ds *data.Dataset) {
	for i := range m.IntN(4) {
		caption := m.text(ds.Languages)
		caption[ds.Languages[0]] = m.word() // there is always one
		ds.Scenes = append(ds.Scenes, data.Scene{ID: fmt.Sprintf("scene-%d", i), View: m.word(), Caption: caption, Notes: maybe(m, m.title(ds.Languages)),
			Dwell: maybe(m, time.Duration(1000+m.IntN(3600*999))*time.Millisecond)})
	}
}

// TestMadeFoldersLoseNothing writes and loads datasets of all kinds.
func TestMadeFoldersLoseNothing(t *testing.T) {
	for seed := range uint64(60) {
		if roundTrip(t, maker{rand.New(rand.NewPCG(seed, 1))}.dataset()); t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
