//go:build race

package chart

// raceDetector is true when the tests run some ten times slower.
const raceDetector = true
