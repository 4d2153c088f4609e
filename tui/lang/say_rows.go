package lang

// Messages about the rows of a table, one by one.
const (
	PageRecords Msg = afterReport + iota
	RowsAsRead
	RowsBy
	RowsKept
	RowsMaking
	RowsElsewhere
	RowsHint
	RowsRivals
	RowOf
	SayRows
	KindRow
	DoRecords
	GoToRow
	ColumnMultiplier
	ColumnArea
	ColumnPartner
	ColumnSector
	ColumnFlow
	KeyColumns

	afterRows
)

func sayRows() []said {
	return []said{
		{PageRecords, "Records", "Записи", "Yazılar"},
		{RowsAsRead, "as read", "как в файле", "faylda olduğu kimi"},
		{RowsBy, "by %s", "порядок: %s", "sıra: %s"},
		{RowsKept, "%[1]s of %[2]s", "%[1]s из общего числа: %[2]s", "%[2]s arasından %[1]s"},
		{RowsMaking, "sorting and filtering: %d %%", "упорядочение и отбор: %d %%", "sıralama və seçim: %d %%"},
		{RowsElsewhere,
			"The rows stay in the database: only the figures made of them come here. Panels and other pages show these.",
			"Строки остаются в базе данных: сюда приходят только рассчитанные по ним показатели. Их показывают панели и другие страницы.",
			"Sətirlər verilənlər bazasında qalır: buraya yalnız onlardan hesablanmış göstəricilər gəlir. Onları panellər və digər səhifələr göstərir."},
		{RowsHint,
			"words, codes or a number that rows hold",
			"слова, коды или число в строке",
			"sətirdəki sözlər, kodlar və ya rəqəm"},
		{RowsRivals, "Others about the same figure", "Другие о том же показателе", "Eyni göstərici haqqında başqaları"},
		{RowOf, "%[1]s / %[2]s", "%[1]s / %[2]s", "%[1]s / %[2]s"},
		{SayRows, "%[1]s. Row %[2]s is %[3]s: %[4]s.", "%[1]s. Строка %[2]s: %[3]s, %[4]s.", "%[1]s. Sətir %[2]s: %[3]s, %[4]s."},
		{KindRow, "row", "строка", "sətir"},
		{DoRecords, "every row as it was read", "все строки, как в файле", "bütün sətirlər, faylda olduğu kimi"},
		{GoToRow, "go to row %s", "к строке %s", "sətrə keç: %s"},
		{ColumnMultiplier, "multiplier, power of ten", "множитель, степень десяти", "vuruq, onun qüvvəti"},
		{ColumnArea, "area", "страна", "ölkə"},
		{ColumnPartner, "partner", "партнёр", "tərəfdaş"},
		{ColumnSector, "sector", "отрасль", "sahə"},
		{ColumnFlow, "flow", "поток", "axın"},
		{KeyColumns, "columns", "столбцы", "sütunlar"},
	}
}
