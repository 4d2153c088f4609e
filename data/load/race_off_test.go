//go:build !race

package load

// racing is true under the race detector.
const racing = false
