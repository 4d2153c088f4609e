package lang

// Messages about sorting, filtering and searching.
const (
	SortDate Msg = afterClaims + iota
	SortTitle
	SortSector
	SortStatus
	SortID
	SortPublisher
	AllSectors
	AllAdded
	FilterTitle
	FilterFirst
	FilterLast
	FilterHint
	SearchTitle
	SearchHint
	NothingFound
	NothingLeft
	NoData
	KindAgreement
	KindProject
	KindEvent
	KindSource

	afterLists
)

func sayLists() []said {
	return []said{
		{SortDate, "by date", "по дате", "tarix üzrə"},
		{SortTitle, "by title", "по названию", "ad üzrə"},
		{SortSector, "by sector", "по отрасли", "sahə üzrə"},
		{SortStatus, "by status", "по статусу", "status üzrə"},
		{SortID, "by number", "по номеру", "nömrə üzrə"},
		{SortPublisher, "by publisher", "по издателю", "naşir üzrə"},
		{AllAdded, "all, added up", "все вместе, в сумме", "hamısı birlikdə, cəm"},
		{AllSectors, "all sectors", "все отрасли", "bütün sahələr"},
		{FilterTitle, "Filter", "Фильтр", "Süzgəc"},
		{FilterFirst, "first year", "первый год", "ilk il"},
		{FilterLast, "last year", "последний год", "son il"},
		{FilterHint,
			"←→ change a year · ↵ choose a sector · r reset",
			"←→ изменить год · ↵ выбрать отрасль · r сбросить",
			"←→ ili dəyiş · ↵ sahə seç · r sıfırla"},
		{SearchTitle, "Search", "Поиск", "Axtarış"},
		{SearchHint,
			"agreements, projects, events and sources",
			"документы, проекты, события и источники",
			"sənədlər, layihələr, hadisələr və mənbələr"},
		{NothingFound,
			"nothing found for “%s”; try fewer letters",
			"по запросу «%s» ничего не найдено; сократите запрос",
			"“%s” üzrə heç nə tapılmadı; sorğunu qısaldın"},
		{NothingLeft,
			"nothing is left under this filter; f changes it, r removes it",
			"под этот фильтр ничего не подходит; f — изменить, r — снять",
			"bu süzgəcə uyğun heç nə yoxdur; f — dəyiş, r — götür"},
		{NoData,
			"this dataset has no figures for this panel",
			"в этом наборе данных нет показателей для этой панели",
			"bu topluda bu panel üçün məlumat yoxdur"},
		{KindAgreement, "agreement", "документ", "sənəd"},
		{KindProject, "project", "проект", "layihə"},
		{KindEvent, "event", "событие", "hadisə"},
		{KindSource, "source", "источник", "mənbə"},
	}
}
