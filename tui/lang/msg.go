package lang

// Msg is the number of a message.
type Msg uint16

// Messages. Those with verbs take arguments through [Catalog.F].
const (
	// Numbers, bounds, statuses.
	NoFigure Msg = iota
	Thousand
	Million
	Billion
	BoundMore
	BoundLess
	BoundAbout
	WhyPart
	WhyBase
	WhyZeroBase
	WhyBreak
	WhyNotAYear
	StatusBreak
	StatusForecast
	StatusEstimate
	StatusImputed
	StatusProvisional
	StatusLow
	StatusUnvalidated
	StatusSuppressed
	StatusMissing
	Spread

	// Periods.
	ShortHalf
	ShortQuarter
	ShortToDate
	Half1
	Half2
	Quarter1
	Quarter2
	Quarter3
	Quarter4
	FreqYearly
	FreqHalfYearly
	FreqQuarterly
	FreqMonthly
	FreqToDate
	FreqSpans
	TransformLevel
	TransformD
	TransformG1
	TransformGY

	// Panels.
	PanelTrade
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
	AnotherClaim
	InYear
	OnDay
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
	Computed
	Meeting
	ScopeNote
	VolumeBy
	VolumeAll
	NoneOfSector
	PerYear
	BySector
	OfPartners
	WithOthers
	NotCounted

	// Sorting, filtering, searching.
	SortDate
	SortTitle
	SortSector
	SortStatus
	SortID
	SortPublisher
	AllSectors
	FilterTitle
	FilterFirst
	FilterLast
	FilterHint
	SearchTitle
	SearchHint
	NothingFound
	NothingLeft
	NoData
	KindAgreement
	KindProject
	KindEvent
	KindSource

	// Records.
	AgreementAnnounced
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
	ConflictEnded
	ConflictOverdue
	ConflictBegun
	ConflictNotBegun

	// Claims.
	ClaimsTitle
	ClaimsNone
	WhyOnly
	WhyPinned
	WhyReporter
	WhyStatus
	WhyVintage
	WhySource
	Preferred

	// Keys and places.
	KeyPanel
	KeyZoom
	KeyTime
	KeyRows
	KeyTransform
	KeyView
	KeyFrequency
	KeyFilter
	KeySearch
	KeySources
	KeySort
	KeyHelp
	KeyBack
	KeyOpen
	KeyQuit
	KeyClose
	HelpTitle
	HelpMove
	HelpLook
	HelpFind
	HelpSelf
	DoNextPanel
	DoPrevPanel
	DoFocusPanel
	DoZoom
	DoBack
	DoQuit
	DoOpen
	DoNextPage
	DoPrevPage
	DoLeft
	DoRight
	DoUp
	DoDown
	DoPageUp
	DoPageDown
	DoFirst
	DoLast
	DoTransform
	DoView
	DoPrevView
	DoFrequency
	DoSort
	DoReverse
	DoFilter
	DoSearch
	DoSources
	DoSourcesPage
	DoProblems
	DoReset
	DoHelp
	DoTheme
	DoLanguage
	DoGlyphs
	DoMouse
	DoReload
	DoRedraw

	// The screen.
	TooSmall
	MouseOff
	Stale
	ProblemsNone
	MoreRows
	LanguageName

	// Sentences.
	DoCommands
	KeyCommands
	PaletteTitle
	GoToPage
	DoUndo
	DoRedo
	DoMark
	DoGoToMark
	DoCopyView
	MarkLetter
	MarkSet
	MarkNone
	Copied
	SayMore
	SayLess
	SayAbout
	SayTrade
	SayAgreements
	SayProjects

	messages // how many there are
)
