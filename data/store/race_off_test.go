//go:build !race

package store_test

// racing is true under the race detector.
const racing = false
