// Package bundled is the dataset that accord shows when it is given none:
// economic cooperation of Azerbaijan and Russia. Its tables are made out of
// the sourced facts beside them; README.md says how.
package bundled

import (
	"embed"
	"io/fs"
)

//go:embed dataset.toml trade.csv freight.csv investment.csv
//go:embed agreements.csv projects.csv project_facts.csv events.csv sources.csv
var files embed.FS

// Files returns the dataset as a folder, read-only: dataset.toml and the
// tables that it names, at the root.
func Files() fs.FS { return files }
