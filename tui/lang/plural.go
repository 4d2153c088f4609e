package lang

import (
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message/catalog"
)

// Count is the id of a counted noun.
type Count string

// Counted nouns.
const (
	Claims      Count = "claims"
	Agreements  Count = "agreements"
	Projects    Count = "projects"
	Sectors     Count = "sectors"
	SourcesN    Count = "sources"
	Problems    Count = "problems"
	Conflicts   Count = "conflicts"
	SignedN     Count = "signed"
	ResultsN    Count = "results"
	RowsAside   Count = "rows set aside"
	InSectors   Count = "in sectors"
	GapYears    Count = "gap years"
	GapPeriods  Count = "gap periods"
	CopiedRows  Count = "rows copied"
	EventsN     Count = "events"
	RowsN       Count = "rows"
	RowsOut     Count = "rows not counted"
	SeriesN     Count = "series with figures"
	FiguresN    Count = "figures"
	WithoutN    Count = "without a figure"
	EntitiesN   Count = "entities with a figure"
	FollowersN  Count = "followers"
	PeopleN     Count = "people here"
	IndicatorsN Count = "indicators"
	ScenesN     Count = "scenes"
)

// N writes a number with its noun in the right form: 4 claims, 1 claim,
// 21 утверждение.
func (c *Catalog) N(k Count, n int) string {
	key := countKey{k, n}
	if s, ok := c.counted[key]; ok {
		return s
	}
	s := c.printer.Sprintf(string(k), n)
	if len(c.counted) > 1024 {
		clear(c.counted)
	}
	c.counted[key] = s
	return s
}

type countKey struct {
	k Count
	n int
}

// counts are the forms of every counted noun: English one, other; Russian one,
// few, many; Azerbaijani has one form.
func counts() map[Count][3][]string {
	return map[Count][3][]string{
		Claims:     {{"%d claim", "%d claims"}, {"%d версия", "%d версии", "%d версий"}, {"%d versiya"}},
		Agreements: {{"%d document", "%d documents"}, {"%d документ", "%d документа", "%d документов"}, {"%d sənəd"}},
		Projects:   {{"%d project", "%d projects"}, {"%d проект", "%d проекта", "%d проектов"}, {"%d layihə"}},
		Sectors:    {{"%d sector", "%d sectors"}, {"%d отрасль", "%d отрасли", "%d отраслей"}, {"%d sahə"}},
		InSectors:  {{"in %d sector", "in %d sectors"}, {"в %d отрасли", "в %d отраслях", "в %d отраслях"}, {"(%d sahədə)"}},
		GapYears: {{"%d year without a figure", "%d years without a figure"},
			{"%d год без данных", "%d года без данных", "%d лет без данных"}, {"%d il üzrə rəqəm yoxdur"}},
		GapPeriods: {{"%d period without a figure", "%d periods without a figure"},
			{"%d период без данных", "%d периода без данных", "%d периодов без данных"}, {"%d dövr üzrə rəqəm yoxdur"}},
		SourcesN: {{"%d source", "%d sources"}, {"%d источник", "%d источника", "%d источников"}, {"%d mənbə"}},
		Problems: {{"%d problem", "%d problems"}, {"%d замечание", "%d замечания", "%d замечаний"}, {"%d qeyd"}},
		Conflicts: {{"%d conflict between declared status and dates", "%d conflicts between declared status and dates"},
			{"%d расхождение статуса с датами", "%d расхождения статуса с датами", "%d расхождений статуса с датами"},
			{"status ilə tarixlər arasında %d ziddiyyət"}},
		SignedN:  {{"%d signed", "%d signed"}, {"%d подписан", "%d подписано", "%d подписано"}, {"%d imzalanıb"}},
		ResultsN: {{"%d result", "%d results"}, {"%d результат", "%d результата", "%d результатов"}, {"%d nəticə"}},
		RowsN:    {{"%d row", "%d rows"}, {"%d строка", "%d строки", "%d строк"}, {"%d sətir"}},
		RowsOut: {{"%d row not counted", "%d rows not counted"}, {"%d строка не учитывается", "%d строки не учитываются", "%d строк не учитываются"},
			{"%d sətir sayılmır"}},
		EventsN: {{"%d event", "%d events"}, {"%d событие", "%d события", "%d событий"}, {"%d hadisə"}},
		SeriesN: {{"%d series with a figure", "%d series with a figure"}, {"%d ряд с данными", "%d ряда с данными", "%d рядов с данными"},
			{"rəqəmi olan %d sıra"}},
		FiguresN:    {{"%d figure", "%d figures"}, {"%d значение", "%d значения", "%d значений"}, {"%d rəqəm"}},
		WithoutN:    {{"%d without a figure", "%d without a figure"}, {"%d без данных", "%d без данных", "%d без данных"}, {"%d məlumatsız"}},
		EntitiesN:   {{"%d with a figure", "%d with figures"}, {"%d с данными", "%d с данными", "%d с данными"}, {"%d məlumatlı"}},
		FollowersN:  {{"%d following", "%d following"}, {"%d зритель", "%d зрителя", "%d зрителей"}, {"%d izləyici"}},
		IndicatorsN: {{"%d indicator", "%d indicators"}, {"%d показатель", "%d показателя", "%d показателей"}, {"%d göstərici"}},
		PeopleN:     {{"%d here", "%d here"}, {"%d участник", "%d участника", "%d участников"}, {"%d iştirakçı"}},
		ScenesN:     {{"%d scene", "%d scenes"}, {"%d сцена", "%d сцены", "%d сцен"}, {"%d səhnə"}},
		CopiedRows:  {{"copied: %d row", "copied: %d rows"}, {"скопирована %d строка", "скопировано %d строки", "скопировано %d строк"}, {"%d sətir köçürüldü"}},
		RowsAside:   {{"%d row set aside", "%d rows set aside"}, {"отложена %d строка", "отложено %d строки", "отложено %d строк"}, {"%d sətir kənara qoyulub"}},
	}
}

func plurals() catalog.Catalog {
	b := catalog.NewBuilder(catalog.Fallback(language.English))
	for k, f := range counts() {
		en, ru, az := f[0], f[1], f[2]
		set := func(t language.Tag, cases ...any) {
			if err := b.Set(t, string(k), plural.Selectf(1, "%d", cases...)); err != nil {
				panic("lang: plural forms of " + string(k) + ": " + err.Error())
			}
		}
		set(language.English, plural.One, en[0], plural.Other, en[1])
		set(language.Russian, plural.One, ru[0], plural.Few, ru[1], plural.Many, ru[2], plural.Other, ru[1])
		set(language.Azerbaijani, plural.Other, az[0])
	}
	return b
}
