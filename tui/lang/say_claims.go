package lang

// Messages about claims and why one is drawn.
const (
	ClaimsTitle Msg = afterRevisions + iota
	ClaimsNone
	WhyOnly
	WhyPinned
	WhyReporter
	WhyStatus
	WhyVintage
	WhySource
	Preferred
	PreferDefault
	PreferNewest
	PreferLowest
	PreferHighest
	PreferReporter
	Preference
	Kept

	afterClaims
)

func sayClaims() []said {
	return []said{
		{ClaimsTitle, "What is claimed", "Версии и источники", "Versiyalar və mənbələr"},
		{ClaimsNone,
			"nothing is claimed for this period; ←→ move the cursor",
			"для этого периода версий нет; ←→ сдвинуть курсор",
			"bu dövr üçün versiya yoxdur; ←→ kursoru hərəkət etdirin"},
		{WhyOnly, "the only claim", "единственная версия", "yeganə versiya"},
		{WhyPinned, "chosen by the dataset", "выбрана составителем", "tərtibatçı seçib"},
		{WhyReporter, "nearer to the statistics", "ближе к статистике", "statistikaya daha yaxın"},
		{WhyStatus, "firmer status", "надёжнее статус", "statusu daha etibarlı"},
		{WhyVintage, "newer", "новее", "daha yeni"},
		{WhySource, "listed first", "указана первой", "birinci göstərilib"},
		{Preferred, "drawn", "на графике", "qrafikdə"},
		{PreferDefault,
			"in the order of the dataset",
			"по порядку набора данных",
			"məlumat toplusunun sırası ilə"},
		{PreferNewest, "the newest", "самая новая", "ən yenisi"},
		{PreferLowest, "the lowest", "наименьшая", "ən aşağısı"},
		{PreferHighest, "the highest", "наибольшая", "ən yüksəyi"},
		{PreferReporter, "the chosen reporter", "данные выбранной стороны", "seçilmiş tərəfin məlumatı"},
		{Preference, "drawn: %s", "на графике: %s", "qrafikdə: %s"},
		{Kept, "kept", "выбрано", "seçilib"},
	}
}
