package lang

// Messages about comparing and aligning.
const (
	CompareParts Msg = afterMirror + iota
	ComparePeriods
	CompareHint
	CompareNothing
	CompareSome
	HeadDifference
	HeadUnit
	HeadAYear
	SayAYear
	AlignNone
	AlignIndex
	AlignNoBase
	AlignNoYear
	AlignThin
	AlignSay

	afterCompare
)

func sayCompare() []said {
	return []said{
		{CompareParts, "by sector and product", "по отраслям и товарам", "sahə və məhsul üzrə"},
		{ComparePeriods, "two periods", "два периода", "iki dövr"},
		{CompareHint,
			"space marks another period",
			"клавиша «пробел» отмечает другой период",
			"boşluq düyməsi başqa dövrü qeyd edir"},
		{CompareNothing,
			"no series has a figure in %[1]s or %[2]s",
			"ни в одном ряду нет данных за %[1]s и %[2]s",
			"heç bir sırada %[1]s və %[2]s üçün rəqəm yoxdur"},
		{CompareSome, "%[1]d–%[2]d of %[3]d", "%[1]d–%[2]d из %[3]d", "%[3]d sıradan %[1]d–%[2]d"},
		{HeadDifference, "difference", "разница", "fərq"},
		{HeadUnit, "unit", "единица", "vahid"},
		{HeadAYear, "% a year", "% в год", "ildə %"},
		{SayAYear, "%s a year", "%s в год", "ildə %s"},
		{AlignNone,
			"nothing to align: no agreement and no event is left",
			"нечего совмещать: не осталось ни документов, ни событий",
			"uyğunlaşdırmağa heç nə qalmayıb: nə sənəd, nə hadisə var"},
		{AlignIndex, "%s = 100", "%s = 100", "%s = 100"},
		{AlignNoBase,
			"%[1]s: %[2]s for %[3]s, so there is no index; the nearest year with a figure is %[4]s",
			"%[1]s: %[2]s за %[3]s, индекса нет; ближайший год с данными — %[4]s",
			"%[1]s: %[3]s üçün %[2]s, indeks yoxdur; rəqəmi olan ən yaxın il %[4]s"},
		{AlignNoYear,
			"%[1]s: %[2]s for %[3]s, so there is no index",
			"%[1]s: %[2]s за %[3]s, индекса нет",
			"%[1]s: %[3]s üçün %[2]s, indeks yoxdur"},
		{AlignThin,
			"thin lines: around %s",
			"тонкие линии — события других лет: %s",
			"nazik xətlər — başqa illərin hadisələri: %s"},
		{AlignSay, "%[1]s, %[2]s = 100:", "%[1]s, %[2]s = 100:", "%[1]s, %[2]s = 100:"},
	}
}
