package term

import (
	"github.com/charmbracelet/x/ansi"

	"accord/tui/grid"
)

// Sequences that belong together.
const (
	beginFrame   = ansi.SetModeSynchronizedOutput
	endFrame     = ansi.ResetModeSynchronizedOutput
	setGraphemes = ansi.SetModeUnicodeCore
	clearScreen  = grid.Reset + ansi.CursorHomePosition + ansi.EraseEntireScreen
	mouseOff     = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
	questions    = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore
)

// enter takes the terminal over: the alternate screen without a cursor, pastes
// and keys that can be told apart, and what f declares. Of keys each screen of a
// terminal has its own settings, so that they come after the change of screens.
func enter(b []byte, f Frame, ask bool) []byte {
	b = append(b, ansi.ResetModifyOtherKeys+ansi.SetModeAltScreenSaveCursor+ansi.ResetModeTextCursorEnable+ansi.SetModeBracketedPaste...)
	b = mouse(b, NoMouse, f.Mouse)
	b = append(b, ansi.SetWindowTitle(f.Title)...)
	b = append(b, ansi.SetModifyOtherKeys2...)
	b = append(b, ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes)...)
	b = append(b, ansi.RequestKittyKeyboard...)
	if ask {
		b = append(b, questions...)
	}
	return b
}

// declare writes what f says of the terminal otherwise than old.
func declare(b []byte, old, f Frame) []byte {
	if f.Title != old.Title {
		b = append(b, ansi.SetWindowTitle(f.Title)...)
	}
	return mouse(b, old.Mouse, f.Mouse)
}

// mouse changes what is told of the mouse.
func mouse(b []byte, old, m Mouse) []byte {
	if m == old {
		return b
	}
	if old != NoMouse {
		b = append(b, mouseOff...)
	}
	switch m {
	case Clicks:
		b = append(b, ansi.SetModeMouseButtonEvent+ansi.SetModeMouseExtSgr...)
	case EveryMotion:
		b = append(b, ansi.SetModeMouseAnyEvent+ansi.SetModeMouseExtSgr...)
	}
	return b
}

// leave gives the terminal back that shows f. The frame is erased first: where
// there is no alternate screen, what comes next must not be written among it, and
// some terminals that were resized meanwhile leave rows of it behind.
func leave(f Frame, graphemes bool) []byte {
	b := []byte(ansi.ResetModifyOtherKeys)
	b = append(b, ansi.PopKittyKeyboard(1)...)
	b = append(b, clearScreen...)
	b = append(b, ansi.ResetModeAltScreenSaveCursor+ansi.SetModeTextCursorEnable+ansi.ResetModeBracketedPaste...)
	b = mouse(b, f.Mouse, NoMouse)
	b = append(b, ansi.SetWindowTitle("")...)
	if graphemes {
		b = append(b, ansi.ResetModeUnicodeCore...)
	}
	return b
}
