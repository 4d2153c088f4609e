package lang

// Messages about figures of any subject: the panels that show them, and the
// pickers that choose indicator, entities and dimensions.
const (
	PanelChange Msg = afterLoading + iota
	PanelRanking
	Trillion
	Total
	SortSize
	SortChange
	ByDimension
	PickIndicator
	PickEntity
	PickDimension
	PickedFull
	GroupsOut
	GroupsIn
	GroupWord
	RankedOf
	CoveredOf
	NothingAt
	ChangeOf
	PointsOn
	EntitiesWith
	SayRanked
	SayWithout
	SayCovered
	DoIndicators
	DoEntities
	DoDimensions
	DoGroups
	DoSimilar
	DoUnderstood
	DoWriteImport
	KeyIndicators
	KeyEntities
	Kept1
	HeadRank
	HeadChange
	LargestOf
	WithFigures
	ReadAs
	RankedAll
	CountCut
	ListCut
	AnswerTooLong

	afterSubject
)

func saySubject() []said {
	return []said{
		{PanelChange, "Change", "Изменение", "Dəyişmə"},
		{PanelRanking, "Ranking", "Ранжирование", "Sıralama"},
		{Trillion, "tn", "трлн", "trln"},
		{Total, "total", "всего", "cəmi"},
		{SortSize, "by size", "по величине", "həcm üzrə"},
		{SortChange, "by change", "по изменению", "dəyişmə üzrə"},
		{ByDimension, "compare by: %s", "сравнивать по измерению: %s", "müqayisə ölçüsü: %s"},
		{PickIndicator, "Indicators", "Показатели", "Göstəricilər"},
		{PickEntity, "Whose figures are drawn", "Чьи данные на графике", "Qrafikdə kimin rəqəmləri"},
		{PickDimension, "Dimensions", "Измерения", "Ölçülər"},
		{PickedFull, "drawn: %[1]d of at most %[2]d", "на графике: %[1]d, не более %[2]d", "qrafikdə: %[1]d, ən çoxu %[2]d"},
		{GroupsOut, "%d groups left out (H)", "группы не показаны: %d (H)", "göstərilməyən qruplar: %d (H)"},
		{GroupsIn, "with groups (H)", "с группами (H)", "qruplarla birlikdə (H)"},
		{GroupWord, "group", "группа", "qrup"},
		{RankedOf, "%[1]s of %[2]s with a figure", "с данными: %[1]s из %[2]s", "məlumatı olan: %[1]s / %[2]s"},
		{CoveredOf, "%[1]s of %[2]s figures, %[3]s", "значений: %[1]s из %[2]s, %[3]s", "rəqəmlər: %[1]s / %[2]s, %[3]s"},
		{NothingAt, "no figures in %s; ←→ move in time", "за %s данных нет; ←→ — по времени", "%s üzrə məlumat yoxdur; ←→ zaman"},
		{ChangeOf, "Change, %s", "Изменение: %s", "Dəyişmə: %s"},
		{PointsOn, "points on the period before", "к предыдущему периоду, п. п.", "əvvəlki dövrə nisbətən, f. b."},
		{EntitiesWith, "how many have a figure", "у скольких есть данные", "neçəsinin məlumatı var"},
		{SayRanked, "%[1]s, %[2]s, by size: %[3]s.", "%[1]s, %[2]s, по величине: %[3]s.", "%[1]s, %[2]s, həcm üzrə: %[3]s."},
		{SayWithout, "%[1]s of %[2]s have a figure.", "Данные есть у %[1]s из %[2]s.", "Məlumatı olanlar: %[1]s / %[2]s."},
		{SayCovered, "%[1]s, %[2]s: %[3]s of %[4]s have a figure.", "%[1]s, %[2]s: данные есть у %[3]s из %[4]s.", "%[1]s, %[2]s: məlumatı olanlar — %[3]s / %[4]s."},
		{DoIndicators, "choose the indicator", "выбрать показатель", "göstəricini seç"},
		{DoEntities, "choose whose figures are drawn", "выбрать, чьи данные на графике", "qrafikdə kimin rəqəmləri olsun"},
		{DoDimensions,
			"choose what is kept of the other dimensions",
			"выбрать значения остальных измерений",
			"digər ölçülərin kodlarını seç"},
		{DoGroups,
			"groups such as regions among the others, or not",
			"группы (регионы и т. п.) среди остальных или без них",
			"region kimi qrupları digərləri arasında göstər və ya gizlət"},
		{DoSimilar,
			"draw those of about the size of the selected one",
			"показать близких по величине к выбранной строке",
			"seçilmişə həcmcə yaxın olanları göstər"},
		{DoUnderstood,
			"what was understood of this file",
			"как прочитан этот файл",
			"bu fayl necə oxunub"},
		{DoWriteImport,
			"write what was understood as dataset.toml beside the file",
			"записать прочитанное как dataset.toml рядом с файлом",
			"oxunanı faylın yanında dataset.toml kimi yaz"},
		{KeyIndicators, "indicator", "показатель", "göstərici"},
		{KeyEntities, "who", "кто", "kim"},
		{Kept1, "%[1]s: %[2]s", "%[1]s: %[2]s", "%[1]s: %[2]s"},
		{HeadRank, "rank", "место", "yer"},
		{HeadChange, "change", "изменение", "dəyişmə"},
		{LargestOf, "largest: %s", "наибольшее значение: %s", "ən böyük: %s"},
		{WithFigures, "With a figure, %s", "Есть данные, %s", "Məlumatı olanlar, %s"},
		{ReadAs, "read as %[1]s · %[2]s · U shows how", "прочитано как %[1]s · %[2]s · U — подробнее", "%[1]s kimi oxundu · %[2]s · U — ətraflı"},
		{RankedAll, "%s with a figure", "с данными: %s", "məlumatı olan: %s"},
		{CountCut, "not counted: with every code the answer has more than %s rows, which is the limit; narrow the filter, or raise rows of [warehouse]",
			"не подсчитано: по всем кодам в ответе больше %s строк, это предел; сузьте отбор или увеличьте rows в [warehouse]",
			"sayılmayıb: bütün kodlarla cavabda %s sətirdən çox var, bu isə hədddir; süzgəci daraldın və ya [warehouse] bölməsində rows dəyərini artırın"},
		{ListCut, "the first %s of more codes", "первые %s кодов, есть и другие", "ilk %s kod, ardı var"},
		{AnswerTooLong, "more than %s rows, which is the limit of an answer, and a part of them would say something else; narrow the filter or the periods, or raise rows of [warehouse]",
			"больше %s строк: это предел ответа, а часть их показала бы другое; сузьте отбор или периоды либо увеличьте rows в [warehouse]",
			"%s sətirdən çox: cavabın həddi budur, bir hissəsi isə başqa şey göstərərdi; süzgəci və ya dövrləri daraldın, yaxud [warehouse] bölməsində rows dəyərini artırın"},
	}
}
