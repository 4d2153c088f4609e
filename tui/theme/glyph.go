package theme

// GlyphName names a glyph set.
type GlyphName string

// The glyph sets: with braille lines, with box and block characters only, and
// with nothing but ASCII.
const (
	Braille GlyphName = "braille"
	Block   GlyphName = "block"
	ASCII   GlyphName = "ascii"
)

// GlyphNames lists the sets, the default first.
func GlyphNames() []GlyphName { return []GlyphName{Braille, Block, ASCII} }

// Glyphs is every shape that is drawn. Each rune is one cell wide. A *Glyphs
// is shared and must not be changed.
type Glyphs struct {
	Name GlyphName

	// Markers say how a value was stated and what its status is.
	Exact       rune
	More        rune // more than
	Less        rune // less than, almost
	About       rune
	Provisional rune
	MoreHollow  rune // more than, and provisional
	LessHollow  rune // less than, and provisional
	Estimate    rune
	Forecast    rune
	Suspicious  rune // low reliability, not validated
	Break       rune // the series breaks here
	Note        rune // a footnote belongs to it
	Missing     rune // no value
	Event       rune

	// Exacts are the shapes of exact values by series, Exact the first, for
	// where colours do not tell series apart; see ExactOf.
	Exacts [4]rune

	Border Border
	// Steps draw a line one cell a column.
	Steps Steps

	// Low are the cells filled from below by 0 to 8 eighths, High from above;
	// where a set has no such shape the nearest one stands in.
	Low, High [9]rune
	// Shade fills the body of a hollow bar.
	Shade rune
	// Spark are nine heights in one row, from nothing to full.
	Spark [9]rune

	GridDot rune // on tick rows
	Zero    rune // the zero line
	Cursor  rune
	Whisker rune // between the lowest and the highest claim
	Line    rune // a legend's sample of a line
	Dotted  rune // a legend's sample of a bridged gap

	Pointer  rune // before the selected row
	Up, Down rune // a rise, a fall
	Flat     rune // no change
	Left     rune
	Right    rune
	Enter    rune
	Segment  rune // a piece of a stacked bar
	// Stages are pieces of a stacked bar for the stages of an undertaking:
	// done, finishing, under way, in preparation, suspended, cancelled, not
	// known. The heavier the line, the more is done.
	Stages [7]rune
	// Cover are the cells of a coverage grid: a figure, one with a flag, an old
	// one, one that is said to be missing.
	Cover     [4]rune
	Full      rune // a share done
	Empty     rune // a share to do
	Bullet    rune
	Separator rune // between facts on one line
	Check     rune
	Cross     rune
	Ellipsis  string
}

// ExactOf is the marker of an exact value of the n-th series, from 0; it
// repeats after four.
func (g *Glyphs) ExactOf(n int) rune { return g.Exacts[n%len(g.Exacts)] }

// Border is the frame of a panel.
type Border struct {
	TopLeft, TopRight, BottomLeft, BottomRight rune
	Horizontal, Vertical                       rune
	TeeRight, TeeLeft, TeeDown, TeeUp, Cross   rune
}

// Steps are the strokes of a line that is drawn one cell a column: level, or
// climbing or falling within the column from one row to another.
type Steps struct {
	Flat, Vertical, UpFrom, UpTo, DownFrom, DownTo rune
}

// GlyphSet returns the set of that name; an unknown name gives Braille.
func GlyphSet(name GlyphName) *Glyphs {
	switch name {
	case ASCII:
		return asciiGlyphs()
	case Block:
		g := unicodeGlyphs()
		g.Name = Block
		g.Dotted = '∙'
		return g
	}
	return unicodeGlyphs()
}

func unicodeGlyphs() *Glyphs {
	return &Glyphs{
		Name:  Braille,
		Exact: '●', More: '▴', Less: '▾', About: '◍', Provisional: '○', MoreHollow: '▵', LessHollow: '▿',
		Estimate: '◐', Forecast: '◌', Suspicious: '?', Break: '≠', Note: '*', Missing: '·', Event: '◆',
		Exacts: [4]rune{'●', '■', '◎', '▮'},
		Border: Border{'╭', '╮', '╰', '╯', '─', '│', '├', '┤', '┬', '┴', '┼'},
		Steps:  Steps{'─', '│', '╯', '╭', '╮', '╰'},
		Low:    [9]rune{' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'},
		High:   [9]rune{' ', '▔', '▔', '▀', '▀', '▀', '▀', '█', '█'},
		Shade:  '░',
		Spark:  [9]rune{' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'},

		GridDot: '·', Zero: '─', Cursor: '┊', Whisker: '│', Line: '─', Dotted: '┄',
		Pointer: '▸', Up: '▲', Down: '▼', Flat: '=', Left: '←', Right: '→', Enter: '↵',
		Segment: '━', Stages: [7]rune{'━', '┅', '─', '┄', '╌', '×', '·'}, Cover: [4]rune{'■', '▣', '□', '×'}, Full: '▰', Empty: '▱', Bullet: '•', Separator: '·', Check: '✓', Cross: '✗',
		Ellipsis: "…",
	}
}

func asciiGlyphs() *Glyphs {
	return &Glyphs{
		Name:  ASCII,
		Exact: '*', More: '^', Less: 'v', About: '~', Provisional: 'o', MoreHollow: 'A', LessHollow: 'V',
		Estimate: 'e', Forecast: 'f', Suspicious: '?', Break: '!', Note: '\'', Missing: '.', Event: '+',
		Exacts: [4]rune{'*', '#', '@', '%'},
		Border: Border{'+', '+', '+', '+', '-', '|', '+', '+', '+', '+', '+'},
		Steps:  Steps{'-', '|', '/', ' ', '\\', ' '},
		Low:    [9]rune{' ', '_', '_', '.', '-', '-', '=', '#', '#'},
		High:   [9]rune{' ', '\'', '\'', '"', '"', '"', '=', '#', '#'},
		Shade:  ':',
		Spark:  [9]rune{' ', '.', ',', '-', '~', '=', '+', '*', '#'},

		GridDot: '.', Zero: '-', Cursor: ':', Whisker: '|', Line: '-', Dotted: ',',
		Pointer: '>', Up: '^', Down: 'v', Flat: '=', Left: '<', Right: '>', Enter: '/',
		Segment: '=', Stages: [7]rune{'=', '%', '-', '.', '~', 'x', '?'}, Cover: [4]rune{'#', '+', 'o', 'x'}, Full: '#', Empty: '-', Bullet: '*', Separator: '|', Check: 'y', Cross: 'x',
		Ellipsis: "...",
	}
}
