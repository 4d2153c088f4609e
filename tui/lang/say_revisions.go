package lang

// Messages about revisions between two dates.
const (
	RevisionsNone Msg = afterCoverage + iota
	RevisionsUndatable
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
			"пересмотров нет (сравнение с датой: %s): все значения тогда были такими же, как сейчас; --as-of ДАТА — сравнить с другой датой",
			"%s tarixindən bəri dəqiqləşdirmə olmayıb: bütün rəqəmlər o vaxt da indiki kimi idi; --as-of TARİX — başqa tarixlə müqayisə et"},
		{RevisionsUndatable,
			"this dataset does not say when it was updated; --as-of DATE chooses the date to compare with",
			"в наборе не указана дата обновления; --as-of ДАТА — выбрать дату для сравнения",
			"toplunun yenilənmə tarixi göstərilməyib; --as-of TARİX — müqayisə tarixini seç"},
		{RevisionNow, "now", "сейчас", "indi"},
		{RevisionAdded, "added", "добавлено", "əlavə edilib"},
		{RevisionDeleted, "withdrawn", "снято", "çıxarılıb"},
		{RevisionValue, "revised", "пересмотрено", "dəqiqləşdirilib"},
		{RevisionFlag, "flag changed", "сменился признак", "əlamət dəyişib"},
		{RevisionMean,
			"mean absolute revision %[1]s (%[2]s)",
			"средний абсолютный пересмотр %[1]s (%[2]s)",
			"orta mütləq dəqiqləşdirmə %[1]s (%[2]s)"},
		{RevisionMeanNone,
			"no figure was known at both dates",
			"нет значений, известных на обе даты",
			"hər iki tarixdə məlum olan rəqəm yoxdur"},
		{RevisionSame, "unchanged", "без изменений", "dəyişməyib"},
		{RevisionUndated,
			"undated, taken as known: %s",
			"без даты, считаются известными: %s",
			"tarixsiz, məlum sayılır: %s"},
		{HeadThen, "then", "тогда", "o vaxt"},
		{HeadNow, "now", "сейчас", "indi"},
		{HeadSeries, "series", "ряд", "sıra"},
		{HeadKind, "what", "вид", "növ"},
	}
}
