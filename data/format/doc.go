// Package format reads files as others publish them: it recognises what a file
// is, says what it understood and why, and gives its rows in the concepts of
// the long table.
//
// A published format is one file of this package: it looks at a [Sheet], the
// table of cells with what is known of its layout, and drafts a [Plan], which
// says what each column holds. A plan is data. It can be printed, written as
// an import in dataset.toml, changed there and read again, and one reader
// executes the plans of all formats.
//
// What is understood rests on evidence, for each column on its own, and the
// evidence stands beside it. Where the evidence allows two readings none is
// taken: the cells are refused with the option that decides.
package format
