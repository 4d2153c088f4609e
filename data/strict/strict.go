// Package strict reads TOML strictly: every key and value has its place in the
// file, a key that nobody knows is an error, and so is a value of another type
// than the one asked for. All problems are reported at once.
//
// [Parse] turns a text into a tree of nodes, [Decode] a tree into Go values.
// The values come from the TOML library, the places from a scanner of our own:
// the library keeps one place for a key path, so that in [[array]] tables the
// later element overwrites the earlier one's.
package strict

import (
	"strings"
	"unicode/utf8"

	"accord/data/diag"

	"github.com/BurntSushi/toml"
)

// Parse reads src as TOML. Path is the name of the file as it is to stand in
// messages. The node is the top-level table; it is nil when src is not TOML,
// and the list then says why.
func Parse(path string, src []byte) (*Node, diag.List) {
	file := diag.NewFile(path, string(src))
	if list := text(file); list != nil {
		return nil, list
	}
	s := newScanner(file)
	s.run()
	if s.tooDeep != nil {
		return nil, diag.List{*s.tooDeep}
	}
	var values map[string]any
	if _, err := toml.Decode(file.Text, &values); err != nil {
		if len(s.twice) > 0 {
			return nil, s.twice
		}
		return nil, diag.List{syntax(s, err)}
	}
	if len(s.twice) > 0 { // the library lets some pass
		return nil, s.twice
	}
	fill(s.root, values)
	return s.root, nil
}

// text refuses what is not text, at its first byte that is not.
func text(file *diag.File) diag.List {
	if i := strings.IndexByte(file.Text, 0); i >= 0 {
		return diag.List{file.Mark(i, 1).Errorf("encoding", "the file holds a NUL byte; expected TOML text in UTF-8")}
	}
	if utf8.ValidString(file.Text) {
		return nil
	}
	for i, r := range file.Text {
		if r != utf8.RuneError {
			continue
		}
		if _, n := utf8.DecodeRuneInString(file.Text[i:]); n == 1 {
			return diag.List{file.Mark(i, 1).Errorf("encoding",
				"the byte 0x%02x is not UTF-8; save the file as UTF-8", file.Text[i])}
		}
	}
	return nil
}

// fill gives the scanned nodes the values that the library has read.
func fill(n *Node, v any) {
	switch v := v.(type) {
	case map[string]any:
		n.Kind = Table
		for key, value := range v {
			child := n.Child(key)
			if child == nil { // the scanner missed it: its place is that of the table
				child = n.add(key, n.Mark)
				child.Mark = n.Mark
			}
			fill(child, value)
		}
	case []map[string]any:
		n.Kind = Array
		for i, value := range v {
			fill(n.elem(i), value)
		}
	case []any:
		n.Kind = Array
		for i, value := range v {
			fill(n.elem(i), value)
		}
	default:
		n.scalar(v)
	}
}
