package lang

// Messages about the plain mode.
const (
	PlainEarlier Msg = afterSentences + iota
	PlainLater
	PlainPage
	PlainChoices
	PlainHint
	PlainFrom
	PlainTo
	PlainUnknown
	PlainDone
	PlainSame

	afterPlain
)

func sayPlain() []said {
	return []said{
		{PlainEarlier, "earlier: %s", "раньше: %s", "əvvəlki: %s"},
		{PlainLater, "later: %s", "позже: %s", "sonrakı: %s"},
		{PlainPage, "Page: %s", "Страница: %s", "Səhifə: %s"},
		{PlainChoices, "What can be done:", "Что можно сделать:", "Nə etmək olar:"},
		{PlainHint,
			"Type the number of a choice, # and the number of a row, the name of a command, a period such as 2014, “%[1]s 2014” or “%[2]s 2020”, / and words to search for, or q to quit.",
			"Введите номер из списка, # и номер строки, название команды, период, например 2014, «%[1]s 2014» или «%[2]s 2020», / и слова для поиска или q, чтобы выйти.",
			"Seçimin nömrəsini, # və sətrin nömrəsini, əmrin adını, dövrü (məsələn 2014), “%[1]s 2014” və ya “%[2]s 2020”, / və axtarılan sözləri, yaxud çıxmaq üçün q yazın."},
		{PlainFrom, "from", "с", "ilk"},
		{PlainTo, "to", "по", "son"},
		{PlainUnknown,
			"“%s” is no number, row, period or command here.",
			"«%s» — здесь нет такого номера, строки, периода или команды.",
			"“%s” — burada belə nömrə, sətir, dövr və ya əmr yoxdur."},
		{PlainDone, "done: %s", "выполнено: %s", "icra olundu: %s"},
		{PlainSame, "%s: nothing changes here", "%s: здесь ничего не меняется", "%s: burada heç nə dəyişmir"},
	}
}
