// Package scan reads delimited text on all cores and adds its rows up as they
// go by. What it keeps grows with the groups that are asked for and not with
// the text: a few hundred kilobytes a core, and each group.
//
// It knows nothing of what cells mean. Whoever asks says which columns tell
// groups apart and judges each word once; a row that needs a closer look is
// handed back as it stands, with its line. So the same rules hold for a table
// that is added up here and for one that is read row by row.
//
// Records and cells are those of RFC 4180 as encoding/csv reads them, but for
// quotes that are wrong, which end the scan with [ErrQuotes]. Sums are exact:
// decimal numbers are added as decimal numbers and rounded once, at the end, so
// that they depend neither on the order of the rows nor on the number of cores.
package scan
