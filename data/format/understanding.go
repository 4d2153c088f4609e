package format

import "accord/data"

// Understanding is what was understood of the file, after it was read.
func (r *Reading) Understanding() data.Understanding {
	return data.Understanding{Path: r.sheet.Name, Notes: r.Notes}
}
