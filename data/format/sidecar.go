package format

// SidecarsOf are the paths of the metadata files that may lie beside the file
// of that path.
func SidecarsOf(name string) []string {
	return nil
}

// beside applies what metadata files beside the file say, before any format
// looks at it.
func beside(*Sheet) {}
