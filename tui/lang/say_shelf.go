package lang

// Messages about several datasets.
const (
	ShelfTitle Msg = afterStory + iota
	ShelfOne
	ShelfGone
	DoShelf

	afterShelf
)

func sayShelf() []said {
	return []said{
		{ShelfTitle, "Datasets", "Наборы данных", "Məlumat dəstləri"},
		{ShelfOne, "there is this one dataset", "набор данных здесь один", "burada bir məlumat dəsti var"},
		{ShelfGone, "%s is not there any more", "%s больше не открыть", "%s daha açılmır"},
		{DoShelf, "the other datasets", "другие наборы данных", "başqa məlumat dəstləri"},
	}
}
