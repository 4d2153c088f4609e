package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// terminalSignals are what a terminal tells by signals: here nothing, sizes come
// among the keys.
func terminalSignals() []os.Signal { return nil }

func asksToStop(os.Signal) bool { return false }

func stopProcess() {}

// showSequences has a console understand escape sequences, and returns what
// undoes it.
func showSequences(fd int) func() {
	var before uint32
	console := windows.Handle(fd)
	if windows.GetConsoleMode(console, &before) != nil {
		return func() {}
	}
	_ = windows.SetConsoleMode(console, before|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING|windows.DISABLE_NEWLINE_AUTO_RETURN)
	return func() { _ = windows.SetConsoleMode(console, before) }
}
