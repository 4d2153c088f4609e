package lang

// Messages about how figures are drawn and counted: axes, preference, spans.
const (
	AsOfNote Msg = afterPanels + iota
	LogAxis
	LogNone
	YearAgo
	NormalOnly
	SpanRate
	CountOnce
	CountEvery
	CountShare
	CountTotal

	afterCharts
)

func sayCharts() []said {
	return []said{
		{AsOfNote, "as known on %s", "по состоянию на %s", "%s tarixinə"},
		{LogAxis, "log axis", "логарифм. шкала", "loqarifmik şkala"},
		{LogNone,
			"%s cannot stand on a log axis: zero and negative values are left out",
			"не показано на логарифмической шкале (нулевые и отрицательные значения): %s",
			"loqarifmik şkalada göstərilməyən qiymətlər (sıfır və mənfi): %s"},
		{YearAgo, "a year earlier", "годом ранее", "bir il əvvəl"},
		{NormalOnly,
			"exact and normal figures only",
			"только точные и обычные значения",
			"yalnız dəqiq və adi rəqəmlər"},
		{SpanRate, "%[1]s a year from %[2]s to %[3]s", "%[2]s–%[3]s: %[1]s в год", "%[2]s–%[3]s: ildə %[1]s"},
		{CountOnce, "each project once", "каждый проект один раз", "hər layihə bir dəfə"},
		{CountEvery, "in every sector", "в каждой отрасли", "hər sahədə"},
		{CountShare, "by share", "по долям", "paylara görə"},
		{CountTotal, "total %s of %s", "итого %s (%s)", "cəmi %s (%s)"},
	}
}
