//go:build race

package main

// racing is true under the race detector, which makes everything ten times as
// slow.
const racing = true
