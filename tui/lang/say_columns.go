package lang

// Messages about tables that are copied, exported or read aloud: what their
// columns are called.
const (
	ColumnID Msg = afterScreen + iota
	ColumnPeriod
	ColumnOffset
	ColumnSeries
	ColumnValue
	ColumnBound
	ColumnStatus
	ColumnSources
	ColumnUnit
	ColumnNote
	ColumnReporter
	ColumnPublished
	ColumnDrawn
	ColumnBand
	ColumnKnown
	ColumnRevision
	ColumnIndicator
	ColumnState
	ColumnClaims
	ColumnFigures
	ColumnFlagged
	ColumnDate
	ColumnTitle
	ColumnType
	ColumnSectors
	ColumnLevel
	ColumnPlace
	ColumnParties
	ColumnParticipants
	ColumnDeclared
	ColumnByDates
	ColumnAsOf
	ColumnPlannedStart
	ColumnPlannedEnd
	ColumnActualStart
	ColumnActualEnd
	ColumnCost
	ColumnCostBound
	ColumnCostUnit
	ColumnPublisher
	ColumnLanguage
	ColumnLicence
	ColumnAddress
	ColumnPath
	ColumnLine
	ColumnColumn
	ColumnSeverity
	ColumnMessage
	ColumnRule

	afterColumns
)

func sayColumns() []said {
	return []said{
		{ColumnID, "id", "код", "kod"},
		{ColumnPeriod, "period", "период", "dövr"},
		{ColumnOffset, "offset", "сдвиг в годах", "illərlə fərq"},
		{ColumnSeries, "series", "ряд", "sıra"},
		{ColumnValue, "value", "значение", "qiymət"},
		{ColumnBound, "bound", "оговорка", "hədd"},
		{ColumnStatus, "status", "статус", "status"},
		{ColumnSources, "sources", "источники", "mənbələr"},
		{ColumnUnit, "unit", "единица", "vahid"},
		{ColumnNote, "note", "примечание", "qeyd"},
		{ColumnReporter, "reporter", "кто сообщает", "hesabat verən"},
		{ColumnPublished, "published", "опубликовано", "dərc edilib"},
		{ColumnDrawn, "drawn", "на графике", "qrafikdə"},
		{ColumnBand, "CIF/FOB", "CIF/FOB", "CIF/FOB"},
		{ColumnKnown, "known on", "известно на", "məlum olduğu tarix"},
		{ColumnRevision, "revision", "пересмотр", "dəqiqləşdirmə"},
		{ColumnIndicator, "indicator", "показатель", "göstərici"},
		{ColumnState, "state", "состояние", "vəziyyət"},
		{ColumnClaims, "claims", "версий", "versiyalar"},
		{ColumnFigures, "figures", "из них с данными", "rəqəmi olan"},
		{ColumnFlagged, "flagged", "с признаком или оговоркой", "əlamətli və ya qeyri-dəqiq"},
		{ColumnDate, "date", "дата", "tarix"},
		{ColumnTitle, "title", "название", "ad"},
		{ColumnType, "type", "вид", "növ"},
		{ColumnSectors, "sectors", "отрасли", "sahələr"},
		{ColumnLevel, "level", "уровень", "səviyyə"},
		{ColumnPlace, "place", "место", "yer"},
		{ColumnParties, "parties", "стороны", "tərəflər"},
		{ColumnParticipants, "participants", "участники", "iştirakçılar"},
		{ColumnDeclared, "declared", "заявлен", "elan edilib"},
		{ColumnByDates, "by dates", "по датам", "tarixlərə görə"},
		{ColumnAsOf, "as of", "по состоянию на", "vəziyyət tarixi"},
		{ColumnPlannedStart, "planned start", "начало по плану", "planlaşdırılan başlanğıc"},
		{ColumnPlannedEnd, "planned end", "окончание по плану", "planlaşdırılan son"},
		{ColumnActualStart, "actual start", "фактическое начало", "faktiki başlanğıc"},
		{ColumnActualEnd, "actual end", "фактическое окончание", "faktiki son"},
		{ColumnCost, "cost", "стоимость", "dəyəri"},
		{ColumnCostBound, "cost bound", "оговорка к стоимости", "dəyərin həddi"},
		{ColumnCostUnit, "cost unit", "единица стоимости", "dəyərin vahidi"},
		{ColumnPublisher, "publisher", "издатель", "naşir"},
		{ColumnLanguage, "language", "язык", "dil"},
		{ColumnLicence, "licence", "лицензия", "lisenziya"},
		{ColumnAddress, "address", "адрес", "ünvan"},
		{ColumnPath, "path", "файл", "fayl"},
		{ColumnLine, "line", "строка", "sətir"},
		{ColumnColumn, "column", "столбец", "sütun"},
		{ColumnSeverity, "severity", "серьёзность", "ciddilik"},
		{ColumnMessage, "message", "сообщение", "mesaj"},
		{ColumnRule, "rule", "правило", "qayda"},
	}
}
