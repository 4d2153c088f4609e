package lang

// Messages about the story of a dataset: its scenes, its speaker's notes, and
// how it goes on by itself.
const (
	PageStory Msg = afterFollow + iota
	StoryNone
	StoryView
	StoryDwell
	StoryNotes
	StoryMoved
	StoryBroken
	StoryPaused
	StoryWaits
	StoryLast
	StoryRecorded
	StoryCopied
	StoryPlayed
	SayScene
	SayStory
	NotesNone
	KeyScene
	KeyStory
	KeyPlay
	HelpTell
	DoNextScene
	DoPrevScene
	DoFirstScene
	DoLastScene
	DoReturnScene
	DoLeaveStory
	DoStory
	DoPlay
	DoNotes
	DoRecordScene

	afterStory
)

func sayStory() []said {
	return []said{
		{PageStory, "Story", "Рассказ", "Hekayə"},
		{StoryNone,
			"this dataset tells no story",
			"в этом наборе данных нет рассказа",
			"bu məlumat toplusunda hekayə yoxdur"},
		{StoryView, "view", "вид", "görünüş"},
		{StoryDwell, "stays", "длится", "müddət"},
		{StoryNotes, "notes", "заметки", "qeydlər"},
		{StoryMoved, "back to the scene", "вернуться к сцене", "səhnəyə qayıt"},
		{StoryBroken,
			"the view of this scene cannot be opened",
			"вид этой сцены открыть нельзя",
			"bu səhnənin görünüşünü açmaq olmur"},
		{StoryPaused, "paused", "пауза", "fasilə"},
		{StoryWaits, "waits", "ждёт", "gözləyir"},
		{StoryLast, "this was the last scene", "это была последняя сцена", "bu, sonuncu səhnə idi"},
		{StoryRecorded, "scene written: %s", "сцена записана: %s", "səhnə yazıldı: %s"},
		{StoryCopied,
			"copied as a scene, for a dataset.toml of your own",
			"скопировано как сцена для своего dataset.toml",
			"öz dataset.toml faylınız üçün səhnə kimi köçürüldü"},
		{StoryPlayed,
			"a story goes on by itself in a picture only",
			"рассказ идёт сам только на экране с изображением",
			"hekayə yalnız şəkilli ekranda öz-özünə davam edir"},
		{SayScene, "Scene %d of %d: %s", "Сцена %d из %d: %s", "Səhnə %d/%d: %s"},
		{SayStory, "%s, from “%s” to “%s”.", "%s: от «%s» до «%s».", "%s: “%s” – “%s”."},
		{NotesNone,
			"notes are for the speaker",
			"заметки видит только докладчик",
			"qeydlər yalnız məruzəçi üçündür"},
		{KeyScene, "scene", "сцена", "səhnə"},
		{KeyStory, "story", "рассказ", "hekayə"},
		{KeyPlay, "play", "автопоказ", "oynat"},
		{HelpTell, "Telling the story", "Рассказ", "Hekayə"},
		{DoNextScene, "next scene of the story", "следующая сцена рассказа", "hekayənin növbəti səhnəsi"},
		{DoPrevScene, "previous scene", "предыдущая сцена", "əvvəlki səhnə"},
		{DoFirstScene, "first scene", "первая сцена", "birinci səhnə"},
		{DoLastScene, "last scene", "последняя сцена", "sonuncu səhnə"},
		{DoReturnScene,
			"back to the scene, after looking around",
			"вернуться к сцене после осмотра",
			"baxışdan sonra səhnəyə qayıt"},
		{DoLeaveStory,
			"leave the story, keep the view",
			"выйти из рассказа, вид остаётся",
			"hekayədən çıx, görünüş qalsın"},
		{DoStory, "all scenes of the story", "все сцены рассказа", "hekayənin bütün səhnələri"},
		{DoPlay,
			"let the story go on by itself, or pause it",
			"автопоказ рассказа: начать или приостановить",
			"hekayə öz-özünə getsin və ya dayansın"},
		{DoNotes, "the speaker’s notes, on and off", "заметки докладчика: показать, скрыть", "məruzəçinin qeydləri: göstər, gizlət"},
		{DoRecordScene,
			"write this view into the dataset as a scene",
			"записать вид в набор данных как сцену",
			"görünüşü topluya səhnə kimi yaz"},
	}
}
