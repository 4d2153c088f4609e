package lang

// Messages about what was understood of a file in a format of others.
const (
	PageUnderstood Msg = afterSubject + iota
	UnderstoodNone
	UnderstoodHint
	FactFormat
	FactCompression
	FactEncoding
	FactSheet
	FactDelimiter
	FactHeader
	FactPreamble
	FactTitle
	FactPublisher
	FactUpdated
	FactLicence
	FactIndicator
	FactPeriods
	FactNumbers
	FactUnits
	FactMissing
	FactFlags
	FactFootnotes
	FactTotals
	FactBounds
	FactRows
	FactFigures
	FactEmpty
	FactDeleted
	FactAside
	AsideWhere
	FactNote
	FactColumns
	FactWhat
	FactFound
	FactWhy
	RoleDimension
	RoleTitle
	RolePeriod
	RoleValue
	RoleStatus
	RoleBound
	RoleUnit
	RoleAside
	FoundLong
	FoundAcross
	FoundComma
	FoundSemicolon
	FoundTab
	FoundBar
	FoundPoint
	FoundDecimalComma
	FoundWhole
	FoundThousandsBlank
	FoundThousandsPoint
	FoundThousandsComma
	FoundThousandsApostrophe

	afterUnderstood
)

func sayUnderstood() []said {
	return []said{
		{PageUnderstood, "What was understood", "Как прочитан файл", "Fayl necə oxunub"},
		{UnderstoodNone,
			"this dataset has its own format, and nothing had to be guessed",
			"набор данных в собственном формате, догадок не потребовалось",
			"topluda öz formatından istifadə olunub, heç nə təxmin edilməyib"},
		{UnderstoodHint,
			"D writes this as dataset.toml beside the file, where it can be changed",
			"D — записать как dataset.toml рядом с файлом, где это можно изменить",
			"D — faylın yanında dataset.toml kimi yaz, orada dəyişmək olar"},
		{FactFormat, "format", "формат", "format"},
		{FactCompression, "compression", "сжатие", "sıxılma"},
		{FactEncoding, "encoding", "кодировка", "kodlaşdırma"},
		{FactSheet, "sheet", "лист", "vərəq"},
		{FactDelimiter, "delimiter", "разделитель", "ayırıcı"},
		{FactHeader, "header", "строка заголовков", "başlıq sətri"},
		{FactPreamble, "preamble", "строки до таблицы", "cədvəldən əvvəl"},
		{FactTitle, "title", "название", "ad"},
		{FactPublisher, "publisher", "издатель", "naşir"},
		{FactUpdated, "updated", "обновлено", "yenilənib"},
		{FactLicence, "licence", "лицензия", "lisenziya"},
		{FactIndicator, "indicator", "показатель", "göstərici"},
		{FactPeriods, "periods", "периоды", "dövrlər"},
		{FactNumbers, "numbers", "запись чисел", "ədədlərin yazılışı"},
		{FactUnits, "units", "единицы", "vahidlər"},
		{FactMissing, "missing", "пропуски", "boşluqlar"},
		{FactFlags, "flags", "признаки", "əlamətlər"},
		{FactFootnotes, "footnotes", "сноски", "qeydlər"},
		{FactTotals, "totals", "итоги", "yekunlar"},
		{FactBounds, "bounds", "оговорки", "hədlər"},
		{FactRows, "rows", "строки", "sətirlər"},
		{FactFigures, "figures", "значения", "rəqəmlər"},
		{FactEmpty, "empty", "пустые ячейки", "boş xanalar"},
		{FactDeleted, "deleted", "удалённые строки", "silinmiş sətirlər"},
		{FactAside, "set aside", "отложено", "kənara qoyulub"},
		{AsideWhere, "! lists them with their lines", "! — список с номерами строк", "! — sətir nömrələri ilə siyahı"},
		{FactNote, "note", "примечание", "qeyd"},
		{FactColumns, "Columns", "Столбцы", "Sütunlar"},
		{FactWhat, "what", "что", "nə"},
		{FactFound, "found", "найдено", "tapılıb"},
		{FactWhy, "evidence", "основание", "əsas"},
		{RoleDimension, "dimension", "измерение", "ölçü"},
		{RoleTitle, "title", "названия кодов", "kodların adları"},
		{RolePeriod, "period", "период", "dövr"},
		{RoleValue, "value", "значение", "qiymət"},
		{RoleStatus, "status", "статус", "status"},
		{RoleBound, "bound", "оговорка", "hədd"},
		{RoleUnit, "unit", "единица", "vahid"},
		{RoleAside, "left out", "не используется", "istifadə olunmur"},
		{FoundLong, "long table", "длинная таблица", "uzun cədvəl"},
		{FoundAcross, "table with periods across", "таблица с периодами в столбцах", "dövrləri sütunlarda olan cədvəl"},
		{FoundComma, "comma", "запятая", "vergül"},
		{FoundSemicolon, "semicolon", "точка с запятой", "nöqtəli vergül"},
		{FoundTab, "tab", "табуляция", "tabulyasiya"},
		{FoundBar, "bar", "вертикальная черта", "şaquli xətt"},
		{FoundPoint, "decimal point", "десятичная точка", "onluq nöqtə"},
		{FoundDecimalComma, "decimal comma", "десятичная запятая", "onluq vergül"},
		{FoundWhole, "whole numbers", "целые числа", "tam ədədlər"},
		{FoundThousandsBlank, "blank between thousands", "пробел между тысячами", "minliklər arasında boşluq"},
		{FoundThousandsPoint, "point between thousands", "точка между тысячами", "minliklər arasında nöqtə"},
		{FoundThousandsComma, "comma between thousands", "запятая между тысячами", "minliklər arasında vergül"},
		{FoundThousandsApostrophe, "apostrophe between thousands", "апостроф между тысячами", "minliklər arasında apostrof"},
	}
}
