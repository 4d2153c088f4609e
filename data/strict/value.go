package strict

import (
	"reflect"

	"accord/data/diag"
)

// Value is a value of a file with its place, for messages that only the
// caller can write.
type Value[T any] struct {
	V T
	// Node is where it stands, nil when the file has none.
	Node *Node
}

// IsSet reports whether the file has the value.
func (v Value[T]) IsSet() bool { return v.Node != nil }

// Mark is the place of the value; the zero Mark when there is none.
func (v Value[T]) Mark() diag.Mark {
	if v.Node == nil {
		return diag.Mark{}
	}
	return v.Node.Mark
}

func (v *Value[T]) decode(d *decoding, n *Node) {
	v.Node = n
	d.value(n, reflect.ValueOf(&v.V).Elem())
}

func (v *Value[T]) describe(d *describing) Schema { return d.of(reflect.TypeFor[T]()) }

// Entry is one key of a table with its value.
type Entry[T any] struct {
	Key     string
	KeyMark diag.Mark
	Value   T
}

// Ordered is a table with keys of the author's choosing, in file order.
type Ordered[T any] []Entry[T]

// Get returns the value under key.
func (o Ordered[T]) Get(key string) (T, bool) {
	for _, e := range o {
		if e.Key == key {
			return e.Value, true
		}
	}
	var none T
	return none, false
}

// Keys are the keys in file order.
func (o Ordered[T]) Keys() []string {
	keys := make([]string, len(o))
	for i, e := range o {
		keys[i] = e.Key
	}
	return keys
}

func (o *Ordered[T]) decode(d *decoding, n *Node) {
	if !d.want(n, Table, "") {
		return
	}
	list := make(Ordered[T], len(n.Children))
	for i, c := range n.Children {
		list[i].Key, list[i].KeyMark = c.Key, c.KeyMark
		d.value(c, reflect.ValueOf(&list[i].Value).Elem())
	}
	*o = list
}

func (o *Ordered[T]) describe(d *describing) Schema { return d.table(reflect.TypeFor[T]()) }

// OneOrMany is a table that may be written once, under [name], or several times, each
// under [[name]].
type OneOrMany[T any] []T

func (o *OneOrMany[T]) decode(d *decoding, n *Node) {
	if n.Kind != Array {
		*o = make(OneOrMany[T], 1)
		d.value(n, reflect.ValueOf(&(*o)[0]).Elem())
		return
	}
	*o = make(OneOrMany[T], len(n.Elems))
	for i, e := range n.Elems {
		d.value(e, reflect.ValueOf(&(*o)[i]).Elem())
	}
}

func (o *OneOrMany[T]) describe(d *describing) Schema {
	one := d.of(reflect.TypeFor[T]())
	return Schema{"oneOf": []Schema{one, {"type": "array", "items": one}}}
}
