package state

// Name is the name of an action, as configuration and help write it.
type Name string

// Actions that change the view.
const (
	NextPanel     Name = "next-panel"
	PrevPanel     Name = "prev-panel"
	FocusPanel    Name = "focus-panel" // N: which
	Zoom          Name = "zoom"
	Back          Name = "back"
	Open          Name = "open"
	GoTo          Name = "go-to" // Text: a page
	NextPage      Name = "next-page"
	PrevPage      Name = "prev-page"
	Left          Name = "left"
	Right         Name = "right"
	Up            Name = "up"
	Down          Name = "down"
	PageUp        Name = "page-up"
	PageDown      Name = "page-down"
	First         Name = "first"
	Last          Name = "last"
	SelectRow     Name = "select-row" // N: which
	SelectSlot    Name = "select-slot"
	NextTransform Name = "transform"
	IndexHere     Name = "index"      // 100 at the cursor
	NextPrefer    Name = "preference" // which of rival claims is drawn
	ChangePrefer  Name = "set-preference"
	ChangeAsOf    Name = "as-of" // Text: a period, "" now
	ToggleLog     Name = "log"
	ToggleYearAgo Name = "year-ago"
	ToggleNormal  Name = "normal-only"
	ToggleTable   Name = "table"
	SetSpan       Name = "span" // the mark that growth is compounded from
	NextCounting  Name = "counting"
	NextView      Name = "view"
	PrevView      Name = "prev-view"
	NextFreq      Name = "frequency"
	NextSort      Name = "sort"
	ReverseSort   Name = "reverse-sort"
	ToggleFilter  Name = "filter"
	ToggleSearch  Name = "search"
	ToggleHelp    Name = "help"
	TogglePalette Name = "commands"
	ToggleClaims  Name = "sources"
	ToggleRoster  Name = "audience" // who is here
	ToggleShelf   Name = "datasets" // which datasets there are

	ToggleIndicators Name = "indicators" // the picker
	ToggleEntities   Name = "entities"
	ToggleDimensions Name = "dimensions"
	ChangeIndicator  Name = "set-indicator" // Text: an indicator, "" the first
	ToggleEntity     Name = "toggle-entity" // Text: whose figures are drawn or no longer
	ChangeEntities   Name = "set-entities"  // Text: [Codes], "" those that stand out
	ChangeCode       Name = "set-code"      // Text: DIMENSION=CODE, or DIMENSION= for its own
	ChangeBy         Name = "set-by"        // Text: the dimension that entities are of
	ToggleGroups     Name = "groups"
	NextTo           Name = "similar" // those of similar size
	OpenUnderstood   Name = "understood"

	NextScene   Name = "next-scene"
	PrevScene   Name = "prev-scene"
	FirstScene  Name = "first-scene"
	LastScene   Name = "last-scene"
	GoToScene   Name = "go-to-scene" // N: which, from 0
	ReturnScene Name = "scene"       // the present one as it is told
	LeaveStory  Name = "leave-story" // and keep the view
	OpenStory   Name = "story"

	OpenSources    Name = "sources-page"
	OpenProblems   Name = "problems"
	OpenRecords    Name = "records"
	ChangeFind     Name = "find"        // Text: what rows are to hold, "" anything
	SelectColumn   Name = "column"      // N: which
	ShowRecord     Name = "show-record" // Text: kind:id
	Reset          Name = "reset"
	Type           Name = "type"      // Text: what was typed or pasted
	Erase          Name = "erase"     // the last character of the text entry
	EraseAll       Name = "erase-all" // the whole text entry
	ChangeSector   Name = "sector"    // Text: a sector id, "" all
	ChangePeriod   Name = "period"    // N: first year, M: last year, 0 open
	ChangeView     Name = "set-view"  // N: the face of the focused panel
	ChangeFreq     Name = "set-frequency"
	ChangeTransfom Name = "set-transform"
)

// Actions that change the reader's own preferences or the program, not the
// view. The program handles them itself.
const (
	Quit          Name = "quit"
	Leave         Name = "leave" // back, and quit where there is nothing to go back to
	NextTheme     Name = "theme"
	NextLanguage  Name = "language"
	NextGlyphs    Name = "glyphs"
	ToggleMouse   Name = "mouse"
	Reload        Name = "reload"
	Undo          Name = "undo"
	Redo          Name = "redo"
	SetMark       Name = "mark"       // the next letter names it
	GoToMark      Name = "go-to-mark" // the next letter names it
	CopyView      Name = "copy-view"
	CopyTable     Name = "copy-table"
	CopyFigure    Name = "copy-figure"
	Export        Name = "export"
	ExportPicture Name = "export-picture"
	WriteImport   Name = "write-import" // what was understood, as a dataset.toml
	Redraw        Name = "redraw"

	Follow   Name = "follow"    // who presents, or no longer
	Present  Name = "present"   // begin, take what is offered, or stop
	HandOver Name = "hand-over" // N: to whom, 0 the selected of the audience
	TakeBack Name = "take-back"

	PlayStory   Name = "play"         // let the story go on by itself, and stop it
	ToggleNotes Name = "notes"        // of the speaker
	RecordScene Name = "record-scene" // this view, in the dataset
)

// Action is one named change with what it needs to know.
type Action struct {
	Name Name
	N, M int
	Text string
}

// Do is the action of that name without arguments.
func Do(n Name) Action { return Action{Name: n} }
