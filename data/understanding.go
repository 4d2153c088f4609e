package data

// Understanding is what was understood of a file in a format that others
// publish, and by which evidence.
type Understanding struct {
	// Path is the file, as the user gave it.
	Path string
	// Facts are what holds for the whole file, in the order in which they are
	// to be read.
	Facts []Understood
	// Columns are what the columns hold, in the order of the file; columns with
	// a period each are one entry.
	Columns []UnderstoodColumn
	// Notes are what else was concluded, one sentence each.
	Notes []string
	// Import is the whole as TOML: a dataset.toml that loads to the same
	// dataset.
	Import string
}

// Understood is one thing and the evidence for it.
type Understood struct {
	// What is a fixed word: format, encoding, compression, sheet, delimiter,
	// header, preamble, periods, numbers, unit, missing, flags, footnotes,
	// bounds, rows, values, aside, deleted, empty, totals.
	What string
	// Value is what was found; Why is the evidence, "" where it is plain.
	Value, Why string
}

// UnderstoodColumn is what was understood of a column.
type UnderstoodColumn struct {
	Name, Role, Concept string
	// Detail is how its cells are written: form of periods, decimal mark,
	// unit, codes that are replaced.
	Detail string
	Why    string
}
