package strict

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"accord/data/diag"
)

// Decoder is a type that reads itself from a node; it returns what is wrong
// with it. It is for values that may be written in several ways.
type Decoder interface {
	DecodeTOML(n *Node) diag.List
}

// Decode stores n in the value v points to and returns everything that is
// wrong, in file order.
//
// A table goes into a struct, whose fields have tags: `toml:"name"`, or
// `toml:"name,required"` with `eg:"…"`, the example that a message about its
// absence shows. Fields without a tag are left alone, embedded structs are part
// of the outer one. Keys that the struct does not know are errors. A table also
// goes into a map with string keys, or into an [Ordered], which keeps the order.
// Lists go into slices, text into strings, time.Duration and types with
// UnmarshalText, numbers and booleans into their like. [Value] keeps the place
// of a value, *Node everything; a [Decoder] reads itself. A value of the wrong
// type leaves the target as it was.
//
// Decode panics when v is not a pointer to such a type: that is a mistake of
// the program.
func Decode(n *Node, v any) diag.List {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		panic("strict: Decode needs a pointer")
	}
	var d decoding
	d.value(n, rv.Elem())
	d.list.Sort()
	return d.list
}

type decoding struct{ list diag.List }

func (d *decoding) errorf(at diag.Mark, rule, format string, args ...any) {
	d.list = append(d.list, at.Errorf(rule, format, args...))
}

var (
	nodeType     = reflect.TypeFor[*Node]()
	durationType = reflect.TypeFor[time.Duration]()
	timeType     = reflect.TypeFor[time.Time]()
)

// placed is what [Value] and [Ordered] have in common.
type placed interface {
	decode(*decoding, *Node)
	describe(*describing) Schema
}

func (d *decoding) value(n *Node, v reflect.Value) {
	if v.Type() == nodeType {
		v.Set(reflect.ValueOf(n))
		return
	}
	if v.CanAddr() {
		switch p := v.Addr().Interface().(type) {
		case placed:
			p.decode(d, n)
			return
		case Decoder:
			d.list = append(d.list, p.DecodeTOML(n)...)
			return
		case encoding.TextUnmarshaler:
			if v.Type() != timeType {
				d.text(n, p)
				return
			}
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		d.value(n, p.Elem())
		v.Set(p)
	case reflect.Struct:
		d.structure(n, v)
	case reflect.Map:
		d.mapping(n, v)
	case reflect.Slice:
		d.slice(n, v)
	default:
		d.scalar(n, v)
	}
}

func (d *decoding) structure(n *Node, v reflect.Value) {
	if v.Type() == timeType {
		if d.want(n, Datetime, "2024-03-05") {
			v.Set(reflect.ValueOf(n.Time))
		}
		return
	}
	if !d.want(n, Table, "") {
		return
	}
	fields := fieldsOf(v)
	for _, c := range n.Children {
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == c.Key })
		if i >= 0 {
			d.value(c, fields[i].value)
			continue
		}
		d.errorf(c.KeyMark, "unknown-key", "unknown key %q %s%s", c.Key, n.where(), diag.Suggest(c.Key, names(fields)))
	}
	for _, f := range fields {
		if !f.required || n.Child(f.name) != nil {
			continue
		}
		where := "the file"
		if n.parent != nil {
			where = strings.TrimPrefix(n.where(), "in ")
		}
		write := ""
		if f.example != "" {
			write = fmt.Sprintf("; write %s = %s", f.name, f.example)
		}
		d.errorf(n.Mark, "missing-key", "%s has no %q%s", where, f.name, write)
	}
}

type field struct {
	name, example string
	required      bool
	value         reflect.Value
}

func fieldsOf(v reflect.Value) []field {
	var list []field
	for i := range v.NumField() {
		f := v.Type().Field(i)
		tag, ok := f.Tag.Lookup("toml")
		if !ok {
			if f.Anonymous && f.Type.Kind() == reflect.Struct {
				list = append(list, fieldsOf(v.Field(i))...)
			}
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		list = append(list, field{name, f.Tag.Get("eg"), option == "required", v.Field(i)})
	}
	return list
}

func names(fields []field) []string {
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = f.name
	}
	return list
}

func (d *decoding) mapping(n *Node, v reflect.Value) {
	if !d.want(n, Table, "") {
		return
	}
	m := reflect.MakeMapWithSize(v.Type(), len(n.Children))
	for _, c := range n.Children {
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(c, e)
		m.SetMapIndex(reflect.ValueOf(c.Key).Convert(v.Type().Key()), e)
	}
	v.Set(m)
}

func (d *decoding) slice(n *Node, v reflect.Value) {
	if !d.want(n, Array, "") {
		return
	}
	s := reflect.MakeSlice(v.Type(), len(n.Elems), len(n.Elems))
	for i, e := range n.Elems {
		d.value(e, s.Index(i))
	}
	v.Set(s)
}
