package lang

// Messages about sentences that describe a panel.
const (
	SayRise Msg = afterRows + iota
	SayFall
	SaySame
	SayChange
	SayNoChange
	SaySpliced
	SayHighest
	SayLowest
	SayHighestYet
	SayLowestYet
	SayBusiest
	SayFullest
	SayNoneOwn
	OrgSeveral
	SayTrade
	SayAgreements
	SayProjects
	SayClaims
	SayClaimSpan
	SayRevised
	SayPeriods
	SayEvents
	SaySources
	SayProblems

	afterSentences
)

func saySentences() []said {
	return []said{
		{SayRise, "up %s on a year ago", "прирост год к году — %s", "əvvəlki ilə nisbətən artım — %s"},
		{SayFall, "down %s on a year ago", "снижение год к году — %s", "əvvəlki ilə nisbətən azalma — %s"},
		{SaySame, "unchanged on a year ago", "год к году без изменений", "əvvəlki ilə nisbətən dəyişməyib"},
		{SayChange, "change on a year ago: %s", "изменение год к году — %s", "əvvəlki ilə nisbətən dəyişmə — %s"},
		{SayNoChange, "no change calculated (%s)", "изменение не рассчитано (%s)", "dəyişmə hesablanmayıb (%s)"},
		{SaySpliced,
			"figures of different publishers",
			"данные разных ведомств",
			"müxtəlif qurumların rəqəmləri"},
		{SayHighest,
			"the highest since %s",
			"наибольшее значение (выше было: %s)",
			"ən yüksək (bundan yüksəyi: %s)"},
		{SayLowest,
			"the lowest since %s",
			"наименьшее значение (ниже было: %s)",
			"ən aşağı (bundan aşağısı: %s)"},
		{SayHighestYet,
			"the highest of the figures from %[1]s to %[2]s",
			"наибольшее значение ряда (%[1]s – %[2]s)",
			"sıranın ən yüksək göstəricisi (%[1]s – %[2]s)"},
		{SayLowestYet,
			"the lowest of the figures from %[1]s to %[2]s",
			"наименьшее значение ряда (%[1]s – %[2]s)",
			"sıranın ən aşağı göstəricisi (%[1]s – %[2]s)"},
		{SayBusiest,
			"most in one year: %[1]d (%[2]s)",
			"больше всего за год: %[1]d (%[2]s)",
			"bir ildə ən çox: %[1]d (%[2]s)"},
		{SayFullest,
			"most in one sector: %[1]s (%[2]s)",
			"больше всего в отрасли: %[1]s (%[2]s)",
			"bir sahədə ən çox: %[1]s (%[2]s)"},
		{SayNoneOwn,
			"%s, none of them between all partners",
			"%s, но ни одного между всеми партнёрами",
			"%s, lakin heç biri bütün tərəfdaşlar arasında deyil"},
		{OrgSeveral, "several organisations", "несколько организаций", "bir neçə qurum"},
		{SayTrade, "%[1]s, %[2]s: %[3]s.", "%[1]s, %[2]s: %[3]s.", "%[1]s, %[2]s: %[3]s."},
		{SayAgreements,
			"%[1]s between the partners from %[2]s to %[3]s; the last on %[4]s: %[5]s.",
			"%[1]s между партнёрами с %[2]s по %[3]s год; последний — %[4]s: %[5]s.",
			"%[2]s–%[3]s illərində tərəfdaşlar arasında %[1]s; sonuncu — %[4]s: %[5]s."},
		{SayProjects, "%[1]s in %[2]s: %[3]s.", "%[1]s, %[2]s: %[3]s.", "%[1]s, %[2]s: %[3]s."},
		{SayClaims, "%[1]s, %[2]s: %[3]s (%[4]s).", "%[1]s, %[2]s: %[3]s (%[4]s).", "%[1]s, %[2]s: %[3]s (%[4]s)."},
		{SayClaimSpan, "claims from %[1]s to %[2]s", "разброс версий: %[1]s – %[2]s", "versiyaların hüdudları: %[1]s – %[2]s"},
		{SayRevised, "%[1]s, since %[2]s: %[3]s.", "%[1]s, дата сравнения — %[2]s: %[3]s.", "%[1]s, müqayisə tarixi — %[2]s: %[3]s."},
		{SayPeriods, "%[1]s and %[2]s: %[3]s.", "%[1]s и %[2]s: %[3]s.", "%[1]s və %[2]s: %[3]s."},
		{SayEvents,
			"%[1]s from %[2]s to %[3]s; the last on %[4]s: %[5]s.",
			"%[1]s с %[2]s по %[3]s год; последнее — %[4]s: %[5]s.",
			"%[2]s–%[3]s illərində %[1]s; sonuncu — %[4]s: %[5]s."},
		{SaySources,
			"%[1]s from %[2]s to %[3]s; the newest of %[4]s: %[5]s.",
			"%[1]s с %[2]s по %[3]s год; самый новый — %[4]s: %[5]s.",
			"%[2]s–%[3]s illəri üzrə %[1]s; ən yenisi — %[4]s: %[5]s."},
		{SayProblems, "%[1]s; the first: %[2]s.", "%[1]s; первое: %[2]s.", "%[1]s; birincisi: %[2]s."},
	}
}
