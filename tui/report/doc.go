// Package report writes down what a view shows for other programs and other
// people: what a picture says of itself, and what stands under it.
package report
