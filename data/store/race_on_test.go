//go:build race

package store_test

// racing is true under the race detector, which makes everything ten times as
// slow.
const racing = true
