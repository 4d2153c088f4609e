//go:build race

package load

// racing is true under the race detector, which makes everything ten times as
// slow.
const racing = true
