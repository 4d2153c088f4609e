package config

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestSchema(t *testing.T) {
	parse := func(text string) any {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", parse(Schema())); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(text string) error {
		var m map[string]any
		if _, err := toml.Decode(text, &m); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return s.Validate(parse(string(b)))
	}
	shipped, err := os.ReadFile("../../../config.toml")
	if err != nil {
		t.Fatal(err)
	}
	if err := valid(string(shipped)); err != nil {
		t.Errorf("config.toml: %v", err)
	}
	for _, bad := range []string{"theme = \"dark\"\n", "accord = 2\n", "accord = 1\ntheme = \"drak\"\n", "accord = 1\nthem = \"dark\"\n", "accord = 1\nmouse = \"yes\"\n",
		"accord = 1\nlanguage = \"de\"\n", "accord = 1\n[keys]\nzom = [\"z\"]\n", "accord = 1\n[keys]\nzoom = \"z\"\n", "accord = 1\n[keys]\nzoom = [\"\"]\n", "accord = 1\n[keys]\nzoom = [\"z\", \"z\"]\n"} {
		if valid(bad) == nil {
			t.Errorf("%s\nis accepted", bad)
		}
	}
	for key, p := range parse(Schema()).(map[string]any)["properties"].(map[string]any) {
		if p.(map[string]any)["description"] == nil {
			t.Errorf("%s has no description", key)
		}
	}
}
