package lang

// Messages about agreements, projects, events and their fields.
const (
	AgreementAnnounced Msg = afterLists + iota
	AgreementSigned
	AgreementInForce
	AgreementExpired
	AgreementTerminated
	TwoDates
	ActOf
	ActivityUnknown
	ActivityPipeline
	ActivityImplementation
	ActivityFinalisation
	ActivityClosed
	ActivityCancelled
	ActivitySuspended
	FieldDate
	FieldPlace
	FieldLevel
	FieldParties
	FieldSector
	FieldStatus
	FieldInForce
	FieldSource
	FieldNote
	FieldPublisher
	FieldLanguage
	FieldAddress
	FieldType
	FieldPeople
	FieldDeclared
	FieldInferred
	FieldConflict
	FieldDates
	FieldCost
	FieldPartners
	FieldAbout
	FieldVariant
	FieldCitedBy
	Planned
	Actual
	Facts
	Inferred
	PrecisionDay
	PrecisionMonth
	PrecisionYear
	Described
	NotTranslated
	ConflictEnded
	ConflictOverdue
	ConflictBegun
	ConflictNotBegun

	afterRecords
)

func sayRecords() []said {
	return []said{
		{AgreementAnnounced, "announced", "объявлен", "elan edilib"},
		{AgreementSigned, "signed", "подписан", "imzalanıb"},
		{AgreementInForce, "in force", "действует", "qüvvədədir"},
		{AgreementExpired, "expired", "срок истёк", "müddəti bitib"},
		{AgreementTerminated, "terminated", "прекращён", "ləğv edilib"},
		{TwoDates, "two dates claimed", "две версии даты", "iki tarix göstərilib"},
		{ActOf, "act about another", "акт о другом документе", "başqa sənəd haqqında akt"},
		{ActivityUnknown, "not known", "неизвестно", "məlum deyil"},
		{ActivityPipeline, "in preparation", "подготовка", "hazırlıq"},
		{ActivityImplementation, "under way", "реализация", "icra olunur"},
		{ActivityFinalisation, "finishing", "завершение", "tamamlanır"},
		{ActivityClosed, "completed", "завершён", "tamamlanıb"},
		{ActivityCancelled, "cancelled", "отменён", "ləğv edilib"},
		{ActivitySuspended, "suspended", "приостановлен", "dayandırılıb"},
		{FieldDate, "date", "дата", "tarix"},
		{FieldPlace, "place", "место", "yer"},
		{FieldLevel, "level", "уровень", "səviyyə"},
		{FieldParties, "parties", "стороны", "tərəflər"},
		{FieldSector, "sector", "отрасль", "sahə"},
		{FieldStatus, "status", "статус", "status"},
		{FieldInForce, "in force", "в силе с", "qüvvəyə minib"},
		{FieldSource, "source", "источник", "mənbə"},
		{FieldNote, "note", "примечание", "qeyd"},
		{FieldPublisher, "publisher", "издатель", "naşir"},
		{FieldLanguage, "language", "язык", "dil"},
		{FieldAddress, "address", "адрес", "ünvan"},
		{FieldType, "type", "вид", "növ"},
		{FieldPeople, "participants", "участники", "iştirakçılar"},
		{FieldDeclared, "declared", "заявлен", "elan edilib"},
		{FieldInferred, "by its dates", "по датам", "tarixlərə görə"},
		{FieldConflict, "conflict", "расхождение", "ziddiyyət"},
		{FieldDates, "dates", "сроки", "müddətlər"},
		{FieldCost, "cost", "стоимость", "dəyəri"},
		{FieldPartners, "partners", "партнёры", "tərəfdaşlar"},
		{FieldAbout, "about", "о документе", "sənəd haqqında"},
		{FieldVariant, "another version of", "другая версия", "digər versiyası"},
		{FieldCitedBy, "cited by", "на него ссылаются", "istinad edənlər"},
		{Planned, "planned", "план", "plan"},
		{Actual, "actual", "факт", "fakt"},
		{Facts, "Dated facts", "Факты с датами", "Tarixli faktlar"},
		{Inferred, "inferred", "установлено косвенно", "dolayı müəyyən edilib"},
		{PrecisionDay, "day known", "известен день", "günü məlumdur"},
		{PrecisionMonth, "month known", "известен месяц", "ayı məlumdur"},
		{PrecisionYear, "year known", "известен год", "ili məlumdur"},
		{Described,
			"our description, not the headline",
			"наше описание, не заголовок",
			"başlıq deyil, bizim təsvirimiz"},
		{NotTranslated,
			"title not translated (%s)",
			"название не переведено (%s)",
			"ad tərcümə edilməyib (%s)"},
		{ConflictEnded,
			"the end has come, the status is still open",
			"срок окончания наступил, но статус не закрыт",
			"bitib, lakin statusu hələ açıqdır"},
		{ConflictOverdue, "the planned end has passed", "плановый срок прошёл", "plan müddəti keçib"},
		{ConflictBegun,
			"it has begun, the status says preparation",
			"начат, но статус — подготовка",
			"başlanıb, lakin statusu hazırlıqdır"},
		{ConflictNotBegun, "it has not begun yet", "ещё не начат", "hələ başlanmayıb"},
	}
}
