// Package write puts a dataset into files. The forms are
//
//   - the dataset folder, [Folder]: dataset.toml with everything that is
//     declared and one CSV a table. It is the canonical form: what load reads
//     of it is the dataset again, with every bound, status, source, vintage,
//     decimal, title and missing value;
//   - the long table of the observations as one CSV, [CSV], as JSON Lines,
//     [JSONLines] and as SDMX-CSV 2.0, [SDMXCSV]. They keep every observation
//     and nothing else; [Beyond] says what of a dataset that leaves out.
//
// Numbers are written with the decimals that they were stated with. The same
// dataset gives the same bytes. Nothing is escaped for spreadsheets: the files
// are data, and are read back as they are.
//
// The package opens no file: it writes to what it is given, or returns bytes.
package write
