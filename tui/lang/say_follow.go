package lang

// Messages about who presents and who follows.
const (
	HelpStage Msg = afterUnderstood + iota
	KeyFollow
	KeyRoster
	KeyHandOver
	DoFollow
	DoPresent
	DoHandOver
	DoTakeBack
	DoRoster

	StageFollows // in the header
	StageAlone
	StageLost

	StageNobodySees // notices
	StageNobody
	StageBegun
	StageBegunAlone
	StageYours
	StageYoursAt
	StageGiven
	StageBack
	StageStopped
	StageYouStopped
	StageLostNote
	StageLostMay
	StageLeft
	StageReturned
	StageOffered
	StageOffer
	StageWithdrawn
	StageWhom
	StageOneself
	StageNotAllowed
	StageTaken
	StageNotYours
	StageNothingGiven
	StageElsewhere

	RosterTitle
	RosterPresents
	RosterOffered
	RosterFollows
	RosterAlone
	RosterHere
	RosterYou
	RosterWhere
	RoleViewer
	RolePresenter
	RoleEditor

	afterFollow
)

func sayFollow() []said {
	return []said{
		{HelpStage, "On a stage", "Показ", "Təqdimat"},
		{KeyFollow, "follow", "за ведущим", "aparıcı ilə"},
		{KeyRoster, "audience", "зрители", "izləyicilər"},
		{KeyHandOver, "hand over", "передать показ", "təqdimatı ötür"},
		{DoFollow, "follow who presents, or look around", "следовать за ведущим или смотреть самому", "aparıcını izlə və ya özün bax"},
		{DoPresent, "present, take what is offered, or stop", "вести показ, принять или закончить его", "təqdimatı apar, qəbul et və ya bitir"},
		{DoHandOver, "hand the presentation over", "передать показ", "təqdimatı ötür"},
		{DoTakeBack, "take the presentation back", "вернуть показ себе", "təqdimatı geri al"},
		{DoRoster, "who is here", "кто здесь", "burada kim var"},

		{StageFollows, "following %s", "показ: %s", "aparıcı: %s"},
		{StageAlone, "on your own", "без ведущего", "müstəqil baxış"},
		{StageLost, "%s is gone", "%s не на связи", "%s əlaqədə deyil"},

		{StageNobodySees, "nobody else can see this; accord --present or accord serve lets others look",
			"это больше никто не видит; показать другим: accord --present или accord serve",
			"bunu başqası görmür; başqalarına göstərmək üçün: accord --present və ya accord serve"},
		{StageNobody, "nobody presents", "показ никто не ведёт", "heç kim təqdimat aparmır"},
		{StageBegun, "%s presents and you follow; %s looks around", "показ ведёт %s, экран следует за ним; %s — смотреть самому", "təqdimatı %s aparır, ekran onu izləyir; %s — özün bax"},
		{StageBegunAlone, "%s presents; %s follows", "показ ведёт %s; %s — следовать", "təqdimatı %s aparır; %s — izlə"},
		{StageYours, "you present: others see what you look at; %s stops", "показ ведёте вы: другие видят то же; %s — закончить", "təqdimatı siz aparırsınız: başqaları da bunu görür; %s — bitir"},
		{StageYoursAt, "you present; others look with %s", "показ ведёте вы; другие смотрят: %s", "təqdimatı siz aparırsınız; başqaları belə baxır: %s"},
		{StageGiven, "%s presents now; %s takes it back", "теперь показ ведёт %s; %s — вернуть", "indi təqdimatı %s aparır; %s — geri al"},
		{StageBack, "%s presents again", "показ снова ведёт %s", "təqdimatı yenə %s aparır"},
		{StageStopped, "%s has stopped presenting", "%s: показ окончен", "%s: təqdimat bitdi"},
		{StageYouStopped, "you no longer present", "показ окончен", "təqdimat bitdi"},
		{StageLostNote, "the connection to %s was lost; the view stays", "связь с ведущим потеряна (%s); вид остаётся", "aparıcı ilə əlaqə kəsildi (%s); görünüş qalır"},
		{StageLostMay, "the connection to %s was lost; the view stays; %s takes over",
			"связь с ведущим потеряна (%s); вид остаётся; %s — продолжить показ",
			"aparıcı ilə əlaqə kəsildi (%s); görünüş qalır; %s — davam et"},
		{StageLeft, "you look around on your own; %s returns to %s", "вы смотрите сами; %s — вернуться к показу (%s)", "özünüz baxırsınız; %s — təqdimata qayıt (%s)"},
		{StageReturned, "you follow %s", "показ ведёт %s", "təqdimatı %s aparır"},
		{StageOffered, "%s hands over to you; %s takes it", "%s передаёт вам показ; %s — принять", "%s təqdimatı sizə ötürür; %s — qəbul et"},
		{StageOffer, "offered to %s, who has it once they take it; %s withdraws it",
			"предложено: %s; показ перейдёт, когда предложение примут; %s — отозвать",
			"təklif olundu: %s; qəbul edəndə təqdimat ona keçir; %s — geri götür"},
		{StageWithdrawn, "the offer is withdrawn", "предложение отозвано", "təklif geri götürüldü"},
		{StageWhom, "choose whom to hand over to; %s offers it", "выберите, кому передать показ; %s — предложить", "kimə ötürəcəyinizi seçin; %s — təklif et"},
		{StageOneself, "choose somebody else", "выберите другого", "başqasını seçin"},
		{StageNotAllowed, "to present takes the role of a presenter, or somebody who hands over to you",
			"чтобы вести показ, нужна роль ведущего, или чтобы его вам передали",
			"təqdimat aparmaq üçün aparıcı rolu və ya sizə ötürülməsi lazımdır"},
		{StageTaken, "%s presents, and can hand over to you", "показ ведёт %s и может передать его вам", "təqdimatı %s aparır və sizə ötürə bilər"},
		{StageNotYours, "only who presents can hand over", "передать показ может только ведущий", "yalnız aparıcı ötürə bilər"},
		{StageNothingGiven, "there is nothing to take back", "возвращать нечего", "geri alınası bir şey yoxdur"},
		{StageElsewhere, "%s shows %s, which cannot be opened here", "%s показывает %s; здесь это не открыть", "%s göstərir: %s; burada açmaq olmur"},

		{RosterTitle, "Audience", "Зрители", "İzləyicilər"},
		{RosterPresents, "presents", "ведёт показ", "təqdimatı aparır"},
		{RosterOffered, "is offered it", "предложено", "təklif olunub"},
		{RosterFollows, "follows", "следует", "izləyir"},
		{RosterAlone, "looks around", "смотрит сам", "özü baxır"},
		{RosterHere, "is here", "здесь", "buradadır"},
		{RosterYou, "you", "вы", "siz"},
		{RoleViewer, "viewer", "зритель", "izləyici"},
		{RolePresenter, "presenter", "ведущий", "aparıcı"},
		{RoleEditor, "editor", "редактор", "redaktor"},
		{RosterWhere, "others look with %s", "другие смотрят: %s", "başqaları belə baxır: %s"},
	}
}
