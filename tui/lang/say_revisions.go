package lang

// Messages about revisions between two dates.
const (
	RevisionsNone Msg = afterCoverage + iota
	RevisionsUndatable
	RevisionThen
	RevisionNow
	RevisionAdded
	RevisionDeleted
	RevisionValue
	RevisionFlag
	RevisionMean
	RevisionMeanNone
	RevisionSame
	RevisionUndated
	HeadThen
	HeadNow
	HeadSeries
	HeadKind

	afterRevisions
)

func sayRevisions() []said {
	return []said{
		{RevisionsNone,
			"nothing was revised since %s: every figure was known then as it is now; --as-of DATE compares with another date",
			"с даты %s пересмотров не было: все цифры известны в том же виде; --as-of ДАТА — сравнить с другой датой",
			"%s tarixindən bəri düzəliş olmayıb: bütün rəqəmlər olduğu kimidir; --as-of TARİX — başqa tarixlə müqayisə"},
		{RevisionsUndatable,
			"this dataset does not say when it was updated; --as-of DATE chooses the date to compare with",
			"в наборе не указана дата обновления; --as-of ДАТА — выбрать дату для сравнения",
			"toplunun yenilənmə tarixi göstərilməyib; --as-of TARİX — müqayisə tarixini seç"},
		{RevisionThen, "known on %s", "на дату %s", "%s tarixində"},
		{RevisionNow, "now", "сейчас", "indi"},
		{RevisionAdded, "added", "добавлено", "əlavə edilib"},
		{RevisionDeleted, "withdrawn", "снято", "çıxarılıb"},
		{RevisionValue, "revised", "пересмотрено", "düzəldilib"},
		{RevisionFlag, "flag changed", "сменился признак", "əlamət dəyişib"},
		{RevisionMean,
			"mean absolute revision %[1]s (%[2]s)",
			"средний абсолютный пересмотр %[1]s (%[2]s)",
			"orta mütləq düzəliş %[1]s (%[2]s)"},
		{RevisionMeanNone,
			"no figure was known at both dates",
			"нет цифр, известных на обе даты",
			"hər iki tarixdə məlum olan rəqəm yoxdur"},
		{RevisionSame, "unchanged", "без изменений", "dəyişməyib"},
		{RevisionUndated,
			"undated, taken as known: %s",
			"без даты, считаются известными: %s",
			"tarixsiz, məlum sayılır: %s"},
		{HeadThen, "then", "тогда", "onda"},
		{HeadNow, "now", "сейчас", "indi"},
		{HeadSeries, "series", "ряд", "sıra"},
		{HeadKind, "what", "что", "nə"},
	}
}
