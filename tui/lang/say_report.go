package lang

// Messages of pages that are written as HTML.
const (
	ReportSkip Msg = afterColumns + iota
	ReportFigures
	ReportTable
	ReportCut
	ReportCutMore
	ReportCommand

	afterReport
)

func sayReport() []said {
	return []said{
		{ReportSkip, "Skip to the content", "К содержанию", "Məzmuna keç"},
		{ReportFigures, "Key figures", "Основные показатели", "Əsas göstəricilər"},
		{ReportTable, "%[1]s as a table, rows: %[2]d", "%[1]s: таблица, строк: %[2]d", "%[1]s: cədvəl, sətirlər: %[2]d"},
		{ReportCutMore,
			"%[1]s as a table, rows: %[2]d of %[3]d; the first %[4]d of them are in the CSV",
			"%[1]s: таблица, строк: %[2]d из %[3]d; в CSV — первые %[4]d",
			"%[1]s: cədvəl, sətirlər: %[3]d sətirdən %[2]d; CSV faylında ilk %[4]d sətir var"},
		{ReportCut,
			"%[1]s as a table, rows: %[2]d of %[3]d; all of them are in the CSV",
			"%[1]s: таблица, строк: %[2]d из %[3]d; все строки — в CSV",
			"%[1]s: cədvəl, sətirlər: %[3]d sətirdən %[2]d; hamısı CSV faylındadır"},
		{ReportCommand,
			"The command that writes this page again:",
			"Команда, которая снова создаст эту страницу:",
			"Bu səhifəni yenidən yaradan əmr:"},
	}
}
