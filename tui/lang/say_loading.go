package lang

// Messages about where the dataset comes from while it comes: reading, a change
// of its files, a stream.
const (
	Opening Msg = afterPlain + iota
	StageParsing
	StageArranging
	ProgressOf
	ProgressBytes
	ProgressRate
	OpeningWait
	OpeningCancel
	OpeningKeys
	ReadingAgain
	Stale
	StaleShown
	Gone
	Polled
	Partial
	PartialOf
	PartialLeft
	PartialStop
	PartialStopped
	StreamRate
	StreamDrawn
	StreamDropped
	StreamEnded
	StreamBroken
	PlainChanged
	PlainBroken
	AskingView
	AskingFor
	AskingStop
	AskingEnded
	LostSince
	LostNext
	AnswersAsOf
	NotAnswered
	PlainAgain
	WaitingFor
	WaitingLost
	WaitingKeys

	afterLoading
)

func sayLoading() []said {
	return []said{
		{Opening, "Reading %s", "Чтение: %s", "Oxunur: %s"},
		{StageParsing, "reading the rows", "разбор строк", "sətirlər təhlil edilir"},
		{StageArranging, "arranging the rows", "упорядочение строк", "sətirlər sıralanır"},
		{ProgressOf, "%s %% of %s MB", "%s %% из %s МБ", "%[2]s MB-dan %[1]s %%"},
		{ProgressBytes, "%s MB", "%s МБ", "%s MB"},
		{ProgressRate, "%s a second", "%s в секунду", "saniyədə %s"},
		{OpeningWait, "waiting for the first rows", "ожидание первых строк", "ilk sətirlər gözlənilir"},
		{OpeningCancel, "%s cancel", "%s отмена", "%s ləğv et"},
		{OpeningKeys, "%d keys are kept for later", "нажатий, отложенных до открытия: %d", "sonraya saxlanılan basış: %d"},
		{ReadingAgain, "reading again", "повторное чтение", "yenidən oxunur"},
		{Stale, "stale since %s — %s", "устарело с %s — %s", "köhnəlib (saat %s) — %s"},
		{StaleShown,
			"These are the problems of the data as it is now. The other pages show it as it was before %s.",
			"Это замечания к данным в их нынешнем виде. На других страницах — данные, какими они были до %s.",
			"Bunlar məlumatların indiki vəziyyəti ilə bağlı qeydlərdir. Digər səhifələr dəyişiklikdən əvvəlki məlumatları göstərir (saat %s)."},
		{Gone, "no longer in the data: %s", "в данных больше нет: %s", "məlumatlarda artıq yoxdur: %s"},
		{Polled,
			"the system cannot report changes of files; they are looked at every second",
			"система не сообщает об изменении файлов; они проверяются каждую секунду",
			"sistem faylların dəyişməsini bildirə bilmir; onlar hər saniyə yoxlanılır"},
		{Partial, "partial", "не всё", "natamam"},
		{PartialOf, "partial: %s %% read", "не всё: прочитано %s %%", "natamam: %s %% oxunub"},
		{PartialLeft, "%s s left", "ещё %s с", "%s san qalıb"},
		{PartialStop, "esc stops", "esc — стоп", "esc dayandırır"},
		{PartialStopped, "stopped; R reads all of it", "остановлено; R читает всё", "dayandırılıb; R hamısını oxuyur"},
		{StreamRate, "%s/s", "%s/с", "%s/san"},
		{StreamDrawn, "%s drawn", "показано %s", "%s göstərilib"},
		{StreamDropped, "oldest dropped: %s", "старых удалено: %s", "ən köhnələrdən silinib: %s"},
		{StreamEnded, "end of the input", "конец ввода", "giriş bitib"},
		{StreamBroken, "the input has broken off: %s", "ввод прервался: %s", "giriş kəsilib: %s"},
		{PlainChanged,
			"The data has changed (%s). An empty line shows it.",
			"Данные изменились (%s). Пустая строка покажет их.",
			"Məlumatlar dəyişib (%s). Boş sətir onları göstərəcək."},
		{PlainBroken,
			"The data has changed and cannot be used as it is (%s). “problems” says why; the view stays as it was.",
			"Данные изменились, и в таком виде их использовать нельзя (%s). Причины покажет команда «problems»; вид остаётся прежним.",
			"Məlumatlar dəyişib və bu halda istifadə edilə bilməz (%s). Səbəbini “problems” əmri göstərir; görünüş əvvəlki kimi qalır."},
		{AskingView, "asking … %s s", "запрос … %s с", "sorğu … %s san"},
		{AskingFor, "asking: %s … %s s", "запрос: %s … %s с", "sorğu: %s … %s san"},
		{AskingStop, "esc stops it", "esc — отмена", "esc — ləğv"},
		{AskingEnded, "no longer asked for; the view stays", "запрос отменён; вид остаётся прежним", "sorğu ləğv edildi; görünüş əvvəlki kimi qalır"},
		{LostSince, "stale since %s", "устарело с %s", "köhnəlib (saat %s)"},
		{LostNext, "asked again at %s", "повтор в %s", "təkrar sorğu: %s"},
		{AnswersAsOf, "as of %s", "на %s", "saat %s"},
		{NotAnswered, "no answer: %s", "ответа нет: %s", "cavab yoxdur: %s"},
		{PlainAgain, "An empty line asks again.", "Пустая строка повторит запрос.", "Boş sətir sorğunu təkrarlayır."},
		{WaitingFor, "Asking %s", "Запрос: %s", "Sorğu: %s"},
		{WaitingLost, "%s gives no answer", "%s не отвечает", "%s cavab vermir"},
		{WaitingKeys, "%s ask again  %s quit", "%s повторить  %s выход", "%s təkrarla  %s çıxış"},
	}
}
