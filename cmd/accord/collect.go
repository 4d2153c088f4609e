package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// collectLate has the memory that nothing needs any more collected for the first
// time when there is enough of it to be worth it: reading a small table and drawing
// it takes about as much, and would be interrupted five times. After that it is as
// everywhere. Who sets GOGC has decided.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	const first = 500 // times 4 MB
	usual := debug.SetGCPercent(first)
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, usual)
}
