package lang

// Messages of pages that are written as HTML.
const (
	ReportSkip Msg = afterColumns + iota
	ReportFigures
	ReportTable
	ReportCommand

	afterReport
)

func sayReport() []said {
	return []said{
		{ReportSkip, "Skip to the content", "К содержанию", "Məzmuna keç"},
		{ReportFigures, "Key figures", "Основные показатели", "Əsas göstəricilər"},
		{ReportTable, "%[1]s as a table, rows: %[2]d", "%[1]s: таблица, строк: %[2]d", "%[1]s: cədvəl, sətirlər: %[2]d"},
		{ReportCommand,
			"The command that writes this page again:",
			"Команда, которая снова создаст эту страницу:",
			"Bu səhifəni yenidən yaradan əmr:"},
	}
}
