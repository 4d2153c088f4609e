package lang

// Messages about the coverage of the data.
const (
	CoverageFlagged Msg = afterCompare + iota
	CoverageStale
	CoverageStated
	CoverageNone
	CoveragePresent
	CoverageTotal
	CoverageRow
	CoverageNewest
	CoverageNothing
	CoverageSums
	HeadIndicator
	HeadReporter
	AreaAll

	afterCoverage
)

func sayCoverage() []said {
	return []said{
		{CoverageFlagged, "with a flag or bound", "с признаком или оговоркой", "əlamətli və ya qeyri-dəqiq"},
		{CoverageStale,
			"published over %d years ago",
			"опубликовано более %d лет назад",
			"%d ildən çox əvvəl dərc edilib"},
		{CoverageStated, "said to be missing", "указано: данных нет", "bildirilib: məlumat yoxdur"},
		{CoverageNone, "nobody said anything", "сведений нет", "heç bir məlumat yoxdur"},
		{CoveragePresent, "exact figure", "точное значение", "dəqiq rəqəm"},
		{CoverageTotal,
			"data: %[1]s of %[2]s cells, %[3]s",
			"ячеек с данными: %[1]s из %[2]s, %[3]s",
			"məlumat: %[2]s xanadan %[1]s, %[3]s"},
		{CoverageRow,
			"%[1]s: %[2]s of %[3]s periods",
			"%[1]s: периодов с данными — %[2]s из %[3]s",
			"%[1]s: %[3]s dövrdən %[2]s"},
		{CoverageNewest, "newest publication %s", "последняя публикация: %s", "son dərc: %s"},
		{CoverageNothing,
			"no observations of this frequency are left under the filter; f changes it, r removes it",
			"под этот фильтр не подходит ни одно наблюдение такой периодичности; f — изменить, r — снять",
			"bu dövriliklə süzgəcə uyğun müşahidə yoxdur; f — dəyiş, r — götür"},
		{CoverageSums, "rows with a figure", "строк с данными", "məlumatı olan sətirlər"},
		{HeadIndicator, "indicator", "показатель", "göstərici"},
		{HeadReporter, "reporter", "сторона", "tərəf"},
		{AreaAll, "all areas", "все стороны", "bütün tərəflər"},
	}
}
