//go:build race

package tui

// raceDetector is true when the tests run some ten times slower.
const raceDetector = true
