package lang

// Messages about numbers, bounds, statuses and what a figure lacks.
const (
	NoFigure Msg = iota
	Thousand
	Million
	Billion
	BoundMore
	BoundLess
	BoundAbout
	WhyPart
	WhyBase
	WhyZeroBase
	WhyBreak
	WhyNotAYear
	WhyBaseShort
	WhyZeroBaseShort
	WhyPartShort
	WhyBreakShort
	StatusBreak
	StatusForecast
	StatusEstimate
	StatusImputed
	StatusProvisional
	StatusLow
	StatusUnvalidated
	StatusSuppressed
	StatusMissing
	Spread
	PercentPoints
	SayMore
	SayUnder
	SayLess
	SayAbout

	afterNumbers
)

func sayNumbers() []said {
	return []said{
		{NoFigure, "no figure", "нет данных", "məlumat yoxdur"},
		{Thousand, "thousand", "тыс.", "min"},
		{Million, "mn", "млн", "mln"},
		{Billion, "bn", "млрд", "mlrd"},
		{BoundMore, "more than", "более", "daha çox"},
		{BoundLess, "almost", "почти", "demək olar ki"},
		{BoundAbout, "about", "около", "təxminən"},
		{WhyPart, "a part is missing", "нет одного из слагаемых", "hissələrdən biri yoxdur"},
		{WhyBase, "no figure to compare with", "не с чем сравнить", "müqayisə üçün rəqəm yoxdur"},
		{WhyZeroBase, "the base is not positive", "база не больше нуля", "baza müsbət deyil"},
		{WhyBreak, "series break", "разрыв ряда", "sırada kəsilmə"},
		{WhyNotAYear,
			"no such period a year ago",
			"год назад такого периода не было",
			"əvvəlki ildə belə dövr yoxdur"},
		{WhyBaseShort, "no base", "нет базы", "baza yox"},
		{WhyZeroBaseShort, "base ≤ 0", "база ≤ 0", "baza ≤ 0"},
		{WhyPartShort, "not all", "не всё", "natamam"},
		{WhyBreakShort, "break", "разрыв", "kəsilmə"},
		{StatusBreak, "series break", "разрыв ряда", "sırada kəsilmə"},
		{StatusForecast, "forecast", "прогноз", "proqnoz"},
		{StatusEstimate, "estimate", "оценка", "qiymətləndirmə"},
		{StatusImputed, "imputed", "досчитано", "əlavə hesablanmış"},
		{StatusProvisional, "provisional", "предварительно", "ilkin"},
		{StatusLow, "doubtful", "малонадёжно", "az etibarlı"},
		{StatusUnvalidated, "not validated", "не проверено", "yoxlanılmayıb"},
		{StatusSuppressed, "suppressed", "не публикуется", "dərc edilmir"},
		{StatusMissing, "missing", "отсутствует", "yoxdur"},
		{Spread, "spread of the claims", "разброс версий", "versiyaların fərqi"},
		{PercentPoints, "pp", "п. п.", "f. b."},
		{SayMore, "more than %s", "более %s", "%s çox"},
		{SayUnder, "less than %s", "менее %s", "%s az"},
		{SayLess, "almost %s", "почти %s", "demək olar ki, %s"},
		{SayAbout, "about %s", "около %s", "təxminən %s"},
	}
}
