// Package data is the numbers of accord: what a dataset is, what a period, a
// bound and a status are, and what may be calculated from them.
//
// Official figures are claims. An [Observation] therefore carries, beside its
// value, a [Bound] ("more than"), a [Status] (provisional, estimated …), the
// organisation that vouches for it, its source and the date it was published.
// Several observations of one thing are kept side by side; a [Frame] draws the
// preferred one and knows the spread of the others.
//
// # Rules of calculation
//
//   - Bounds propagate: more than 4.3 plus 1.0 is more than 5.3; more than 4.3
//     less more than 1.0 is about 3.3, because nothing firmer can be said.
//   - Statuses propagate by union: what is made of a provisional figure is
//     provisional.
//   - A change over a series break or over a gap is refused, with the reason.
//   - A missing value stays missing; a base of zero gives a missing cell. There
//     is never a zero or an infinity where nothing is known.
//   - Percentages are never summed, units add only with themselves, and a sum
//     with a missing part is missing.
//   - Annual, half-yearly, quarterly, monthly and year-to-date figures are
//     series of their own and are never mixed.
//   - The same input gives the same output, byte for byte.
//
// The package knows no terminal, no colour, no clock and no file: reading is
// the work of the packages below it, and load is their one door.
package data
