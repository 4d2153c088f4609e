package config

import (
	"fmt"
	"strings"

	"accord/data/diag"
)

// Origin is where a value is from. The zero Origin is accord's own default.
type Origin struct {
	// Flag is the name of a flag without dashes, Env that of a variable, At a
	// place in a file. At most one of them is set.
	Flag, Env string
	At        diag.Position
}

// String says where a value is from: "flag --theme", "environment
// ACCORD_THEME", "config.toml:3" or "default".
func (o Origin) String() string {
	switch {
	case o.Flag != "":
		return "flag --" + o.Flag
	case o.Env != "":
		return "environment " + o.Env
	case o.At.Path != "":
		return fmt.Sprintf("%s:%d", o.At.Path, o.At.Line)
	}
	return "default"
}

func envName(key string) string { return "ACCORD_" + strings.ToUpper(key) }
