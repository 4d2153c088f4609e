package lang

// Messages about several datasets.
const (
	ShelfTitle Msg = afterStory + iota
	ShelfOne
	ShelfGone
	ShelfWaits
	DoShelf
	ShelfHint
	ShelfOpen
	ShelfUnknown
	ShelfHere

	afterShelf
)

func sayShelf() []said {
	return []said{
		{ShelfTitle, "Datasets", "Наборы данных", "Məlumat topluları"},
		{ShelfOne, "there is this one dataset", "набор данных здесь один", "burada bir məlumat toplusu var"},
		{ShelfWaits, "not there yet: %s", "пока нет: %s", "hələ yoxdur: %s"},
		{ShelfGone, "%s is not there any more", "%s больше не открыть", "%s daha açılmır"},
		{DoShelf, "the other datasets", "другие наборы данных", "başqa məlumat topluları"},
		{ShelfHint,
			"“datasets” lists what else is served, and “%s NAME” shows it.",
			"«datasets» перечисляет остальные наборы данных, «%s ИМЯ» показывает набор.",
			"“datasets” qalan məlumat toplularını sadalayır, “%s AD” onu göstərir."},
		{ShelfOpen, "open", "открыть", "aç"},
		{ShelfUnknown,
			"no dataset here is called “%s”; there are: %s",
			"набора данных «%s» здесь нет; есть: %s",
			"burada “%s” adlı məlumat toplusu yoxdur; var: %s"},
		{ShelfHere, "which is shown", "показан сейчас", "indi göstərilir"},
	}
}
