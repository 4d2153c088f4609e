package write

import _ "embed"

//go:embed query.schema.json
var querySchema string

// QuerySchema is the JSON Schema (draft 2020-12) of what [Answer.JSON] writes; its
// definition cell is that of a line of [Answer.Lines].
func QuerySchema() string { return querySchema }
