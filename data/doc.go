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
//     less more than 1.0 is about 3.3, because nothing firmer can be said. No
//     chain of calculations makes an exact number of a bounded one, but for the
//     index at its own base, which is 100 by definition. A divisor, and a part
//     of a whole, that is stated as positive is taken to be positive.
//   - A comparison is no more exact than the coarser figure: where one source
//     writes 3 and another 3.4, their difference, ratio and growth are about.
//     That holds of two sides and of two periods alike; the figures of one
//     source count as equally precise however many noughts it leaves out, and
//     a threshold ("more than 3") is not rounded.
//   - Statuses propagate by union: what is made of a provisional figure is
//     provisional.
//   - Figures from both sides of a series break are never put together, in a
//     change, an index, a mean or a cumulated sum; the reason is said.
//   - A gap is never bridged: a change over it is refused, a cumulated sum ends
//     at it, a mean and a share need all their parts.
//   - A missing value stays missing; a base of zero or less gives a missing
//     cell. There is never a zero or an infinity where nothing is known.
//   - Percentages are never summed, units add only with themselves, and a sum
//     with a missing part is missing. Growth, index and shares are of amounts; an
//     index may be rebased and has growth, which rebasing does not change.
//   - A share is of the series of its frame, which must not hold each other:
//     neither a total and its part nor the two sides' reports of one flow.
//   - Annual, half-yearly, quarterly, monthly and year-to-date figures are
//     series of their own and are never mixed. Year-to-date figures are
//     compared with the same months only, and never cumulated again; ranges
//     are compared with nothing.
//   - What puts figures of two organisations together is marked as spliced.
//   - A window of time cuts what is shown and changes no value.
//   - The same input gives the same output, byte for byte.
//
// # What was known, and whom to believe
//
// A [Query] may ask as of a date: what was published later is left out, and a
// later date knows every claim that an earlier one does. A claim without a date
// counts as known, and is counted. [Revise] lays two dates side by side;
// [Mirror] does so with the two sides' reports of one flow, and [Coverage]
// shows how much of a picture is data. Which of rival claims is drawn is for
// the dataset to say, with its pins first, until the reader states a
// [Preference] of his own, to which the pins yield.
//
// # Facts
//
// A plain table that is read as facts ([Dataset.Facts]) is the exception: its
// rows are parts, which are added up as they stand, and nothing of the above
// about claims, totals and rivals applies to it; units and bounds are treated as
// ever. Where none of its rows is below zero, a sum of which some have no value is
// "more than" what the others come to; else it is missing.
//
// The package knows no terminal, no colour, no clock and no file: reading is
// the work of the packages below it, and load is their one door.
package data
