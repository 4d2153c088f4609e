package lang

// Messages about actions: their lines in the help and the palette.
const (
	DoNextPanel Msg = afterRecords + iota
	DoPrevPanel
	DoZoom
	DoBack
	DoQuit
	DoOpen
	DoNextPage
	DoPrevPage
	DoLeft
	DoRight
	DoUp
	DoDown
	DoPageUp
	DoPageDown
	DoFirst
	DoLast
	DoTransform
	DoView
	DoPrevView
	DoFrequency
	DoSort
	DoReverse
	DoFilter
	DoSearch
	DoSources
	DoSourcesPage
	DoProblems
	DoReset
	DoHelp
	DoTheme
	DoLanguage
	DoGlyphs
	DoMouse
	DoReload
	DoRedraw
	DoCommands
	DoUndo
	DoRedo
	DoMark
	DoGoToMark
	DoCopyView
	DoIndex
	DoPrefer
	DoLog
	DoYearAgo
	DoNormal
	DoTable
	DoSpan
	DoCounting
	DoCopyTable
	DoCopyFigure
	DoExport
	DoExportPicture

	afterActions
)

func sayActions() []said {
	return []said{
		{DoNextPanel, "next panel", "следующая панель", "növbəti panel"},
		{DoPrevPanel, "previous panel", "предыдущая панель", "əvvəlki panel"},
		{DoZoom, "the panel alone, and back", "панель на весь экран и обратно", "panel tam ekran, və geri"},
		{DoBack, "back, or quit", "назад или выход", "geri və ya çıxış"},
		{DoQuit, "quit", "выход", "çıxış"},
		{DoOpen, "open the selected row", "открыть строку", "sətri aç"},
		{DoNextPage, "next page", "следующая страница", "növbəti səhifə"},
		{DoPrevPage, "previous page", "предыдущая страница", "əvvəlki səhifə"},
		{DoLeft, "time cursor to the left", "курсор времени влево", "zaman kursoru sola"},
		{DoRight, "time cursor to the right", "курсор времени вправо", "zaman kursoru sağa"},
		{DoUp, "row up", "строка выше", "yuxarı sətir"},
		{DoDown, "row down", "строка ниже", "aşağı sətir"},
		{DoPageUp, "a screen up", "на экран вверх", "bir ekran yuxarı"},
		{DoPageDown, "a screen down", "на экран вниз", "bir ekran aşağı"},
		{DoFirst, "first row or period", "в начало", "əvvələ"},
		{DoLast, "last row or period", "в конец", "sona"},
		{DoTransform,
			"level, change, % on the period before, % on a year ago",
			"уровень, изменение, прирост к предыдущему периоду, прирост год к году",
			"səviyyə, dəyişmə, əvvəlki dövrə və bir il əvvələ nisbətən artım"},
		{DoView,
			"next face of the panel: flow, reporter, scope",
			"другой вид панели: поток, сторона, охват",
			"panelin növbəti görünüşü"},
		{DoPrevView, "previous face of the panel", "предыдущий вид панели", "panelin əvvəlki görünüşü"},
		{DoFrequency,
			"yearly, half-yearly, quarterly …",
			"по годам, полугодиям, кварталам …",
			"illik, yarımillik, rüblük …"},
		{DoSort, "next order of the list", "другой порядок списка", "siyahının növbəti sırası"},
		{DoReverse, "turn the order round", "обратный порядок", "əks sıra"},
		{DoFilter, "filter by sector and years", "фильтр по отрасли и годам", "sahə və illər üzrə süzgəc"},
		{DoSearch,
			"search agreements, projects, events, sources",
			"поиск по документам, проектам, событиям, источникам",
			"sənəd, layihə, hadisə və mənbələrdə axtarış"},
		{DoSources,
			"the sources behind what is under the cursor",
			"источники того, что под курсором",
			"kursor altındakının mənbələri"},
		{DoSourcesPage, "all sources", "все источники", "bütün mənbələr"},
		{DoProblems, "problems found in the data", "замечания к данным", "məlumatlarda qeydlər"},
		{DoReset,
			"remove filters, go back to the start",
			"снять фильтры, вернуться к началу",
			"süzgəcləri götür, əvvələ qayıt"},
		{DoHelp, "the keys of where you are", "клавиши текущего экрана", "bu ekranın düymələri"},
		{DoTheme,
			"theme: dark, light, high contrast, no colour",
			"тема: тёмная, светлая, контрастная, без цвета",
			"mövzu: tünd, açıq, yüksək kontrastlı, rəngsiz"},
		{DoLanguage,
			"language: English, Russian, Azerbaijani",
			"язык: английский, русский, азербайджанский",
			"dil: ingilis, rus, Azərbaycan dili"},
		{DoGlyphs,
			"characters: braille, block, ascii",
			"символы: Брайль, блоки, ASCII",
			"simvollar: Brayl, bloklar, ASCII"},
		{DoMouse,
			"mouse on or off (off: the terminal selects text)",
			"мышь: вкл. или выкл. (выкл.: терминал выделяет текст)",
			"siçan: açıq və ya bağlı (bağlı: terminal mətni seçir)"},
		{DoReload, "read the dataset again", "перечитать данные", "məlumatları yenidən oxu"},
		{DoRedraw, "draw the screen again", "перерисовать экран", "ekranı yenidən çək"},
		{DoCommands, "every action, by its name", "все действия по названию", "bütün əməliyyatlar, adına görə"},
		{DoUndo,
			"undo the last change of the view",
			"отменить изменение вида",
			"görünüşün son dəyişikliyini geri al"},
		{DoRedo, "redo it", "вернуть изменение", "dəyişikliyi təkrarla"},
		{DoMark, "keep this view under a letter", "запомнить вид под буквой", "görünüşü hərflə yadda saxla"},
		{DoGoToMark,
			"back to the view under a letter",
			"вернуться к виду под буквой",
			"hərflə yadda saxlanan görünüşə qayıt"},
		{DoCopyView,
			"copy this view as a command line",
			"скопировать вид как команду",
			"görünüşü əmr sətri kimi köçür"},
		{DoIndex,
			"index: 100 at the cursor, and back",
			"индекс: 100 в точке курсора и обратно",
			"indeks: kursorda 100, və geri"},
		{DoPrefer,
			"which claim is drawn: the dataset’s order, newest, lowest, highest",
			"какая версия на графике: порядок набора, новейшая, наименьшая, наибольшая",
			"qrafikdə hansı versiya: sıra, ən yeni, ən aşağı, ən yüksək"},
		{DoLog, "log axis", "логарифмическая шкала", "loqarifmik şkala"},
		{DoYearAgo,
			"the same period a year earlier beneath",
			"тот же период годом ранее",
			"bir il əvvəlki eyni dövr"},
		{DoNormal,
			"dim every figure that is not exact and normal",
			"приглушить всё, кроме точных и обычных значений",
			"dəqiq və adi olmayan rəqəmləri solğunlaşdır"},
		{DoTable, "the chart as a table", "график в виде таблицы", "qrafiki cədvəl kimi göstər"},
		{DoSpan,
			"mark this period: growth from it to the cursor",
			"отметить период: рост от него до курсора",
			"dövrü işarələ: ondan kursora qədər artım"},
		{DoCounting,
			"count projects once, in every sector, or by share",
			"считать проекты: один раз, в каждой отрасли, по долям",
			"layihələri say: bir dəfə, hər sahədə, paylara görə"},
		{DoCopyTable,
			"copy the table on the screen, for a spreadsheet",
			"скопировать таблицу с экрана для электронной таблицы",
			"ekrandakı cədvəli elektron cədvəl üçün köçür"},
		{DoCopyFigure,
			"copy what is under the cursor, with sources",
			"скопировать то, что под курсором, с источниками",
			"kursorun altındakını mənbələri ilə köçür"},
		{DoExport,
			"write the screen to files: text with its sources, CSV, HTML",
			"записать экран в файлы: текст с источниками, CSV, HTML",
			"ekranı fayllara yaz: mənbələri ilə mətn, CSV, HTML"},
		{DoExportPicture,
			"write the screen to files as a picture: SVG and PNG",
			"записать экран в файлы как рисунок: SVG и PNG",
			"ekranı fayllara şəkil kimi yaz: SVG və PNG"},
	}
}
