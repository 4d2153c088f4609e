// Package write puts a dataset, what it answers, and new rows into text. The
// forms of a dataset are
//
//   - the dataset folder, [Folder]: dataset.toml with everything that is
//     declared and one CSV a table. It is the canonical form: what load reads
//     of it is the dataset again, with every bound, status, source, vintage,
//     decimal, title and missing value;
//   - the long table of the observations as one CSV, [CSV], as JSON Lines,
//     [JSONLines] and as SDMX-CSV 2.0, [SDMXCSV]. They keep every observation
//     and nothing else; [Beyond] says what of a dataset that leaves out.
//
// What a dataset answers to a query is an [Answer]: one or several frames, cell
// by cell, as a table for people, as CSV, as one JSON document with a schema, or
// as JSON Lines. A cell keeps its bound, status, spread, reporter and sources in
// every form, and a figure that is missing is empty or null beside the word that
// says why; it is never 0.
//
// Numbers of a dataset are written with the decimals that they were stated with.
// The same dataset gives the same bytes. Nothing of it is escaped for
// spreadsheets: the files are data, and are read back as they are; the CSV of an
// answer is.
//
// [AppendCSV] and [AppendTOML] add rows to a table that exists. The old text is
// the beginning of the new one, byte for byte, so that comments, order and the
// author's way of writing stay; what is new follows the old text's line ends
// and quotes.
//
// The package opens no file: it writes to what it is given, or returns bytes.
package write
