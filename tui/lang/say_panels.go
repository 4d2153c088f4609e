package lang

// Messages about panels, pages and their faces.
const (
	PanelTrade Msg = afterPeriods + iota
	PanelFreight
	PanelAgreements
	PanelProjects
	PageOverview
	PageSources
	PageProblems
	FigureTurnover
	FigureFreight
	FigureAgreements
	FigureProjects
	OnAYearAgo
	OnAPeriodAgo
	AnotherClaim
	InYear
	Done
	ViewTurnover
	ViewFlow
	ViewReporter
	FlowExports
	FlowImports
	FlowTurnover
	Reported
	Gap
	StatedGrowth
	Meeting
	VolumeAll
	NoneOfSector
	OfPartners
	WithOthers
	NotCounted
	PageMirror
	PageClaims
	PageRevisions
	PageCoverage
	PageEvents
	PanelDates
	PageCompare
	PageAlign

	afterPanels
)

func sayPanels() []said {
	return []said{
		{PanelTrade, "Trade volume", "Товарооборот", "Ticarət dövriyyəsi"},
		{PanelFreight, "Freight growth", "Рост грузоперевозок", "Yükdaşıma artımı"},
		{PanelAgreements, "Signed agreements", "Подписанные документы", "İmzalanmış sənədlər"},
		{PanelProjects, "Project status by sector", "Статус проектов по отраслям", "Layihələrin statusu"},
		{PageOverview, "Overview", "Обзор", "İcmal"},
		{PageSources, "Sources", "Источники", "Mənbələr"},
		{PageProblems, "Problems", "Замечания", "Qeydlər"},
		{FigureTurnover, "Turnover %s", "Товарооборот %s", "Dövriyyə %s"},
		{FigureFreight, "Freight %s", "Грузоперевозки %s", "Yükdaşıma %s"},
		{FigureAgreements, "Agreements", "Документы", "Sənədlər"},
		{FigureProjects, "Projects", "Проекты", "Layihələr"},
		{OnAYearAgo, "on %s", "к %s", "%s ilə müqayisədə"},
		{OnAPeriodAgo, "on %s", "(база: %s)", "%s ilə müqayisədə"},
		{AnotherClaim, "another claim %s", "другая версия %s", "başqa versiya %s"},
		{InYear, "%[1]d in %[2]s", "%[1]d в %[2]s", "%[2]s: %[1]d"},
		{Done, "%d done", "завершено %d", "%d tamamlanıb"},
		{ViewTurnover, "turnover", "товарооборот", "dövriyyə"},
		{ViewFlow, "%s → %s", "%s → %s", "%s → %s"},
		{ViewReporter, "all flows, %s", "все потоки, %s", "bütün axınlar, %s"},
		{FlowExports, "exports", "экспорт", "ixrac"},
		{FlowImports, "imports", "импорт", "idxal"},
		{FlowTurnover, "turnover", "товарооборот", "dövriyyə"},
		{Reported, "%s reports", "данные: %s", "%s məlumatı"},
		{Gap, "gap %s", "разница %s", "fərq %s"},
		{StatedGrowth, "stated growth", "заявленный рост", "elan edilmiş artım"},
		{Meeting, "event", "событие", "hadisə"},
		{VolumeAll,
			"freight volume, each scope apart",
			"объём перевозок, каждый охват отдельно",
			"yükdaşıma həcmi, hər əhatə ayrıca"},
		{NoneOfSector,
			"%[1]s: nothing published for the sector “%[2]s”; f changes the filter, r removes it",
			"%[1]s: по отрасли «%[2]s» данных нет; f — изменить фильтр, r — снять",
			"%[1]s: “%[2]s” sahəsi üzrə məlumat yoxdur; f — süzgəci dəyiş, r — götür"},
		{OfPartners, "%d between the partners", "%d между партнёрами", "%d tərəfdaşlar arasında"},
		{WithOthers, "%d with others", "с другими — %d", "başqaları ilə %d"},
		{NotCounted, "not counted", "не учитывается", "sayılmır"},
		{PageMirror, "Mirror", "Зеркальная статистика", "Güzgü statistikası"},
		{PageClaims, "Claims", "Версии", "Versiyalar"},
		{PageRevisions, "Revisions", "Пересмотры", "Dəqiqləşdirmələr"},
		{PageCoverage, "Coverage", "Полнота данных", "Məlumatların əhatəsi"},
		{PageEvents, "Events", "События", "Hadisələr"},
		{PanelDates, "Project dates", "Сроки проектов", "Layihələrin müddətləri"},
		{PageCompare, "Compare", "Сравнение", "Müqayisə"},
		{PageAlign, "Align", "Совмещение", "Uyğunlaşdırma"},
	}
}
