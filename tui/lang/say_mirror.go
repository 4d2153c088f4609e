package lang

// Messages about the mirror of two reporters.
const (
	MirrorMore Msg = afterCharts + iota
	MirrorGap
	MirrorSame
	MirrorOne
	MirrorNone
	MirrorInside
	MirrorBelow
	MirrorAbove
	MirrorOpen
	MirrorRule
	MirrorBand
	MirrorSpliced
	MirrorLack
	HeadGap
	HeadPercent
	HeadRatio
	BandInside
	BandBelow
	BandAbove
	BandOpen

	afterMirror
)

func sayMirror() []said {
	return []said{
		{MirrorMore,
			"%[1]s: %[2]s reports more; the gap is %[3]s (%[4]s)",
			"%[1]s: больше показывает %[2]s; разница — %[3]s (%[4]s)",
			"%[1]s: daha çoxunu %[2]s göstərir; fərq %[3]s (%[4]s)"},
		{MirrorGap,
			"%[1]s: the gap is %[2]s (%[3]s)",
			"%[1]s: разница — %[2]s (%[3]s)",
			"%[1]s: fərq %[2]s (%[3]s)"},
		{MirrorSame,
			"%[1]s: both sides report the same, %[2]s",
			"%[1]s: данные сторон совпадают, %[2]s",
			"%[1]s: tərəflərin məlumatı üst-üstə düşür, %[2]s"},
		{MirrorOne,
			"%[1]s: one side only has a figure: %[2]s, %[3]s",
			"%[1]s: данные есть только у одной стороны: %[2]s, %[3]s",
			"%[1]s: yalnız bir tərəfin məlumatı var: %[2]s, %[3]s"},
		{MirrorNone,
			"%s: neither side has a figure",
			"%s: нет данных ни у одной из сторон",
			"%s: heç bir tərəfin məlumatı yoxdur"},
		{MirrorInside,
			"imports / exports %[1]s, within the usual %[2]s–%[3]s",
			"импорт / экспорт %[1]s — в обычных пределах %[2]s–%[3]s",
			"idxal / ixrac %[1]s, adi %[2]s–%[3]s hüdudunda"},
		{MirrorBelow,
			"imports / exports %[1]s, below the usual %[2]s–%[3]s",
			"импорт / экспорт %[1]s — ниже обычных %[2]s–%[3]s",
			"idxal / ixrac %[1]s, adi %[2]s–%[3]s hüdudundan aşağı"},
		{MirrorAbove,
			"imports / exports %[1]s, above the usual %[2]s–%[3]s",
			"импорт / экспорт %[1]s — выше обычных %[2]s–%[3]s",
			"idxal / ixrac %[1]s, adi %[2]s–%[3]s hüdudundan yuxarı"},
		{MirrorOpen,
			"imports / exports %[1]s: the bounds leave open whether that is the usual %[2]s–%[3]s",
			"импорт / экспорт %[1]s: значения неточны, сравнить с обычными %[2]s–%[3]s нельзя",
			"idxal / ixrac %[1]s: rəqəmlər dəqiq deyil, adi %[2]s–%[3]s ilə müqayisə olunmur"},
		{MirrorRule,
			"gap: %[2]s − %[1]s, 100 %% = %[1]s",
			"разница: %[2]s − %[1]s, 100 %% = %[1]s",
			"fərq: %[2]s − %[1]s, 100 %% = %[1]s"},
		{MirrorBand,
			"CIF/FOB: imports / exports, usually %[1]s–%[2]s",
			"CIF/FOB: импорт / экспорт, обычно %[1]s–%[2]s",
			"CIF/FOB: idxal / ixrac, adətən %[1]s–%[2]s"},
		{MirrorSpliced, "spliced", "ряд составной", "sıra birləşdirilib"},
		{MirrorLack,
			"a mirror needs two areas that report one flow; this dataset has none",
			"для сопоставления нужны две стороны, отчитывающиеся об одном потоке; в этом наборе их нет",
			"müqayisə üçün eyni axını göstərən iki tərəf lazımdır; bu topluda belə tərəflər yoxdur"},
		{HeadGap, "gap", "разница", "fərq"},
		{HeadPercent, "gap %", "разница, %", "fərq, %"},
		{HeadRatio, "imp./exp.", "имп./эксп.", "idx./ixr."},
		{BandInside, "inside", "в пределах", "hüdudda"},
		{BandBelow, "below", "ниже", "aşağı"},
		{BandAbove, "above", "выше", "yuxarı"},
		{BandOpen, "open", "неясно", "bəlli deyil"},
	}
}
