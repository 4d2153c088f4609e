package strict

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Schema is a JSON Schema (draft 2020-12) or a part of one.
type Schema map[string]any

// Described is a [Decoder] that says what it accepts. The name is that of the
// definition under which the schema is kept, the same for equal schemas.
type Described interface {
	SchemaTOML() (name string, s Schema)
}

// SchemaOf describes what [Decode] accepts into the value that v points to, by
// the same types and tags; the tag `doc:"…"` of a field is the description of
// its key. A key that is not known is not allowed. It panics where Decode would.
func SchemaOf(v any) Schema {
	d := describing{defs: Schema{}}
	s := d.of(reflect.TypeOf(v).Elem())
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	if len(d.defs) > 0 {
		s["$defs"] = d.defs
	}
	return s
}

// At is the schema of a key of s, which has it.
func (s Schema) At(key string) Schema {
	p, ok := s["properties"].(Schema)[key].(Schema)
	if !ok {
		panic(fmt.Sprintf("strict: no key %q in the schema", key))
	}
	return p
}

// Text is s as JSON, indented, with keys in alphabetical order.
func (s Schema) Text() string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		panic(err) // of texts, numbers and lists only
	}
	return b.String()
}

type describing struct{ defs Schema }

// of describes what decoding accepts into a value of type t; it follows
// decoding.value.
func (d *describing) of(t reflect.Type) Schema {
	switch p := reflect.New(t).Interface().(type) {
	case **Node:
		return Schema{}
	case placed:
		return p.describe(d)
	case Described:
		name, s := p.SchemaTOML()
		d.defs[name] = s
		return Schema{"$ref": "#/$defs/" + name}
	case Decoder:
		panic("strict: " + t.String() + " does not say what it accepts")
	case encoding.TextUnmarshaler:
		if t != timeType {
			return Schema{"type": "string"}
		}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return d.of(t.Elem())
	case reflect.Struct:
		return d.structure(t)
	case reflect.Map:
		return d.table(t.Elem())
	case reflect.Slice:
		return Schema{"type": "array", "items": d.of(t.Elem())}
	}
	return scalar(t)
}

func (d *describing) structure(t reflect.Type) Schema {
	if t == timeType {
		return Schema{"type": "string", "format": "date-time"}
	}
	properties, required := Schema{}, []string{}
	d.fields(t, properties, &required)
	s := Schema{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

func (d *describing) fields(t reflect.Type, properties Schema, required *[]string) {
	for f := range t.Fields() {
		tag, ok := f.Tag.Lookup("toml")
		if !ok {
			if f.Anonymous && f.Type.Kind() == reflect.Struct {
				d.fields(f.Type, properties, required)
			}
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		p := d.of(f.Type)
		if doc := f.Tag.Get("doc"); doc != "" {
			p["description"] = doc
		}
		properties[name] = p
		if option == "required" {
			*required = append(*required, name)
		}
	}
}

// table is a table with keys of the author's choosing.
func (d *describing) table(value reflect.Type) Schema {
	return Schema{"type": "object", "additionalProperties": d.of(value)}
}

func scalar(t reflect.Type) Schema {
	switch t.Kind() {
	case reflect.String:
		return Schema{"type": "string"}
	case reflect.Bool:
		return Schema{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return Schema{"type": "number"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if t == durationType {
			return Schema{"type": "string", "pattern": `^[+-]?([0-9]+(\.[0-9]*)?(ns|us|µs|ms|s|m|h))+$`}
		}
		return Schema{"type": "integer"}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return Schema{"type": "integer", "minimum": 0}
	}
	panic("strict: cannot decode into " + t.String())
}
