package strict

import (
	"fmt"
	"strings"
	"time"

	"accord/data/diag"
)

// Kind is the type of a value.
type Kind uint8

// Kinds of TOML values.
const (
	Table Kind = iota
	Array
	String
	Integer
	Float
	Bool
	Datetime // dates and times of every precision
)

// String names k as messages do.
func (k Kind) String() string {
	return [...]string{"a table", "a list", "text", "a whole number", "a number", "true or false", "a date"}[k]
}

// Node is one value with its place.
type Node struct {
	Kind Kind
	// Key is the name under which the value stands, "" in a list. KeyMark is
	// the place of the key, of an element of [[…]] its header's.
	Key     string
	KeyMark diag.Mark
	// Mark is the place of the value; of a table its header or brace.
	diag.Mark
	// Raw is the value as it is written in the file, where it stands on one
	// line: numbers keep their zeros in it, text its quotes.
	Raw   string
	Str   string
	Int   int64
	Float float64 // of an integer as well
	Bool  bool
	Time  time.Time
	// Children are the values of a table in file order, Elems those of a list.
	Children []*Node
	Elems    []*Node

	parent *Node
	index  map[string]*Node
	number int  // from 1 among the elements of a list
	header bool // stands under a [header] or [[header]] of its own
	closed bool // written as a value: {…} or […]; nothing can be added
	dotted bool // made by a dotted key
}

// Child is the value under key in a table, nil when there is none.
func (n *Node) Child(key string) *Node { return n.index[key] }

// Walk calls visit for n and everything in it, in file order.
func (n *Node) Walk(visit func(*Node)) {
	visit(n)
	for _, c := range n.Children {
		c.Walk(visit)
	}
	for _, c := range n.Elems {
		c.Walk(visit)
	}
}

// Name is the full dotted name of n: "panel.trade", "highlight[2].note"; "" for
// the top level.
func (n *Node) Name() string {
	switch {
	case n.parent == nil:
		return ""
	case n.number > 0:
		return fmt.Sprintf("%s[%d]", n.parent.Name(), n.number)
	case n.parent.parent == nil:
		return n.Key
	}
	return n.parent.Name() + "." + n.Key
}

// where says in which table a key stands, for messages.
func (n *Node) where() string {
	name := n.Name()
	switch {
	case name == "":
		return "at the top level"
	case n.number > 0 && n.header:
		return fmt.Sprintf("in [[%s]] number %d", n.parent.Name(), n.number)
	case n.header:
		return "in [" + name + "]"
	}
	return "in " + name
}

// label is the name of n's value in messages: its key, or its place in a list.
func (n *Node) label() string {
	if n.number > 0 {
		return n.Name()
	}
	return n.Key
}

func (n *Node) add(key string, at diag.Mark) *Node {
	c := &Node{Key: key, KeyMark: at, parent: n}
	if n.index == nil {
		n.index = map[string]*Node{}
	}
	n.index[key] = c
	n.Children = append(n.Children, c)
	return c
}

func (n *Node) addElem() *Node {
	c := &Node{parent: n, number: len(n.Elems) + 1, KeyMark: n.KeyMark}
	n.Elems = append(n.Elems, c)
	return c
}

func (n *Node) elem(i int) *Node {
	for len(n.Elems) <= i {
		n.addElem().Mark = n.Mark
	}
	return n.Elems[i]
}

func (n *Node) scalar(v any) {
	switch v := v.(type) {
	case string:
		n.Kind, n.Str = String, v
	case int64:
		n.Kind, n.Int, n.Float = Integer, v, float64(v)
	case float64:
		n.Kind, n.Float = Float, v
	case bool:
		n.Kind, n.Bool = Bool, v
	case time.Time:
		n.Kind, n.Time = Datetime, v
	}
	if n.Raw == "" {
		n.Raw = strings.TrimSpace(fmt.Sprint(v))
	}
}

// Found describes the value that stands at n, for messages.
func (n *Node) Found() string {
	switch n.Kind {
	case String:
		if len(n.Str) > 40 {
			return fmt.Sprintf("the text %.40q…", n.Str)
		}
		return fmt.Sprintf("the text %q", n.Str)
	case Integer, Float:
		return "the number " + n.Raw
	case Bool:
		return fmt.Sprint(n.Bool)
	case Datetime:
		return "the date " + n.Raw
	case Array:
		if n.header || len(n.Elems) > 0 && n.Elems[0].header {
			return "a list of tables [[" + n.Name() + "]]"
		}
	}
	return n.Kind.String()
}
