package lang

// Messages about short names of keys and the headings of the help.
const (
	KeyPanel Msg = afterActions + iota
	KeyZoom
	KeyTime
	KeyRows
	KeyTransform
	KeyView
	KeyFrequency
	KeyFilter
	KeySearch
	KeySources
	KeySort
	KeyHelp
	KeyBack
	KeyOpen
	KeyQuit
	HelpTitle
	HelpMove
	HelpLook
	HelpFind
	HelpSelf
	KeyCommands

	afterKeys
)

func sayKeys() []said {
	return []said{
		{KeyPanel, "panel", "панель", "panel"},
		{KeyZoom, "zoom", "крупно", "böyüt"},
		{KeyTime, "time", "время", "zaman"},
		{KeyRows, "rows", "строки", "sətirlər"},
		{KeyTransform, "transform", "расчёт", "hesab"},
		{KeyView, "view", "вид", "görünüş"},
		{KeyFrequency, "frequency", "периодичность", "dövrilik"},
		{KeyFilter, "filter", "фильтр", "süzgəc"},
		{KeySearch, "search", "поиск", "axtarış"},
		{KeySources, "sources", "источники", "mənbələr"},
		{KeySort, "sort", "порядок", "sırala"},
		{KeyHelp, "help", "справка", "kömək"},
		{KeyBack, "back", "назад", "geri"},
		{KeyOpen, "open", "открыть", "aç"},
		{KeyQuit, "quit", "выход", "çıxış"},
		{HelpTitle, "Keys", "Клавиши", "Düymələr"},
		{HelpMove, "Moving", "Перемещение", "Hərəkət"},
		{HelpLook, "Looking", "Просмотр", "Baxış"},
		{HelpFind, "Finding", "Поиск", "Axtarış"},
		{HelpSelf, "This screen", "Экран", "Ekran"},
		{KeyCommands, "commands", "команды", "əmrlər"},
	}
}
