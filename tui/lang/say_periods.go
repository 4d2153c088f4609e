package lang

// Messages about periods, frequencies and transformations.
const (
	ShortHalf Msg = afterNumbers + iota
	ShortQuarter
	ShortToDate
	Half1
	Half2
	Quarter1
	Quarter2
	Quarter3
	Quarter4
	FreqYearly
	FreqHalfYearly
	FreqQuarterly
	FreqMonthly
	FreqToDate
	FreqSpans
	TransformLevel
	TransformD
	TransformG1
	TransformGY
	TransformI
	TransformC
	TransformA
	TransformShare

	afterPeriods
)

func sayPeriods() []said {
	return []said{
		{ShortHalf, "H%d", "%dпг", "%dyar"},
		{ShortQuarter, "Q%d", "%dкв", "%drüb"},
		{ShortToDate, "%dm", "%dм", "%day"},
		{Half1, "first half of %d", "первое полугодие %d", "%d, birinci yarımil"},
		{Half2, "second half of %d", "второе полугодие %d", "%d, ikinci yarımil"},
		{Quarter1, "first quarter of %d", "I квартал %d", "%d, I rüb"},
		{Quarter2, "second quarter of %d", "II квартал %d", "%d, II rüb"},
		{Quarter3, "third quarter of %d", "III квартал %d", "%d, III rüb"},
		{Quarter4, "fourth quarter of %d", "IV квартал %d", "%d, IV rüb"},
		{FreqYearly, "yearly", "по годам", "illik"},
		{FreqHalfYearly, "half-yearly", "по полугодиям", "yarımillik"},
		{FreqQuarterly, "quarterly", "по кварталам", "rüblük"},
		{FreqMonthly, "monthly", "по месяцам", "aylıq"},
		{FreqToDate, "year to date", "с начала года", "ilin əvvəlindən"},
		{FreqSpans, "other spans", "иные периоды", "digər dövrlər"},
		{TransformLevel, "level", "уровень", "səviyyə"},
		{TransformD, "change", "изменение", "dəyişmə"},
		{TransformG1,
			"% on the period before",
			"прирост к предыдущему периоду, %",
			"əvvəlki dövrə nisbətən artım, %"},
		{TransformGY, "% on a year ago", "прирост год к году, %", "illik artım, %"},
		{TransformI, "index, %s = 100", "индекс, %s = 100", "indeks, %s = 100"},
		{TransformC, "cumulated", "нарастающим итогом", "artan yekunla"},
		{TransformA, "moving average of %d", "скользящее среднее, окно %d", "%d dövr üzrə sürüşkən orta"},
		{TransformShare, "share of the total", "доля в общем итоге", "yekunda xüsusi çəki"},
	}
}
