package lang

// Messages about the screen itself: notices, marks, copies, exports.
const (
	TooSmall Msg = afterKeys + iota
	MouseOff
	ProblemsNone
	MoreRows
	LanguageName
	PaletteTitle
	GoToPage
	MarkLetter
	MarkSet
	MarkNone
	Copied
	TableNone
	FigureNone
	CopiedOf
	Exported
	ExportFailed
	ExportNone
	TakePart
	TakeOrder

	afterScreen
)

func sayScreen() []said {
	return []said{
		{TooSmall,
			"The window is %d×%d; accord needs 40×12.",
			"Окно %d×%d; нужно не меньше 40×12.",
			"Pəncərə %d×%d; ən azı 40×12 lazımdır."},
		{MouseOff, "mouse off", "мышь выкл.", "siçan bağlı"},
		{ProblemsNone,
			"no problem was found in the data",
			"замечаний к данным нет",
			"məlumatlarda problem tapılmadı"},
		{MoreRows, "%d more", "ещё %d", "daha %d"},
		{LanguageName, "EN", "RU", "AZ"},
		{PaletteTitle, "Commands", "Команды", "Əmrlər"},
		{GoToPage, "go to: %s", "перейти: %s", "keç: %s"},
		{MarkLetter, "which letter?", "какая буква?", "hansı hərf?"},
		{MarkSet, "this view is kept under %s", "вид сохранён под буквой %s", "görünüş %s hərfi ilə saxlanıldı"},
		{MarkNone,
			"no view is kept under %s",
			"под буквой %s ничего не сохранено",
			"%s hərfi ilə heç nə saxlanılmayıb"},
		{Copied, "copied: %s", "скопировано: %s", "köçürüldü: %s"},
		{TableNone,
			"there is no table here to copy",
			"здесь нет таблицы для копирования",
			"burada köçürüləcək cədvəl yoxdur"},
		{FigureNone,
			"there is no figure here to copy",
			"здесь нет значения, которое можно скопировать",
			"burada köçürüləsi rəqəm yoxdur"},
		{CopiedOf,
			"copied, %[1]d of %[2]d: %[3]s",
			"скопировано, %[1]d из %[2]d: %[3]s",
			"köçürüldü, %[1]d/%[2]d: %[3]s"},
		{Exported, "written: %s", "записано: %s", "yazıldı: %s"},
		{ExportFailed, "not written: %s", "не записано: %s", "yazılmadı: %s"},
		{ExportNone,
			"files cannot be written from here",
			"отсюда нельзя записать файлы",
			"buradan fayl yazmaq olmaz"},
		{TakePart,
			"nothing is taken: only a part of the rows has been read",
			"ничего не взято: прочитана лишь часть строк",
			"heç nə götürülmədi: sətirlərin yalnız bir hissəsi oxunub"},
		{TakeOrder,
			"nothing is taken: the rows are still being arranged",
			"ничего не взято: строки ещё упорядочиваются",
			"heç nə götürülmədi: sətirlər hələ düzülür"},
	}
}
