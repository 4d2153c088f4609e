//go:build !race

package main

// racing is true under the race detector.
const racing = false
