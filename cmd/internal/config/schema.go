package config

import (
	"strings"

	"accord/data/strict"
)

// Schema is the JSON Schema of config.toml, made of what the file is decoded
// into, the settings and the actions, for editors.
func Schema() string {
	s := strict.SchemaOf(&file{})
	s["title"] = "config.toml of accord"
	s.At("accord")["const"] = Version
	for _, x := range settings() {
		at := s
		for key := range strings.SplitSeq(x.key, ".") {
			at = at.At(key)
		}
		if x.known != nil && at["type"] == "string" {
			at["enum"] = x.known
		}
	}
	s.At("serve").At("roles")["additionalProperties"].(strict.Schema)["enum"] = Roles()
	keys := s.At("keys")
	item, actions := keys["additionalProperties"].(strict.Schema), strict.Schema{}
	item["items"].(strict.Schema)["minLength"] = 1
	item["uniqueItems"] = true
	for _, name := range Defaults().table.Names() {
		actions[name] = item
	}
	keys["properties"], keys["additionalProperties"] = actions, false
	return s.Text()
}
