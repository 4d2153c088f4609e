package config

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"accord/data/strict"
)

// Print writes c as a configuration file, with the origin of each value in a
// comment behind it. It fails when w does.
func (c *Config) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "accord = %d\n", Version)
	section := ""
	for _, s := range settings() {
		v := s.get(c)
		if !s.bare {
			v = strict.Quote(v)
		}
		in, key, ok := strings.Cut(s.key, ".")
		if !ok {
			in, key = "", s.key
		}
		if in != section {
			section = in
			fmt.Fprintf(&b, "\n[%s]\n", in)
		}
		line(&b, key, v, c.Origin(s.key))
	}
	if len(c.Serve.Roles) > 0 {
		b.WriteString("\n[serve.roles]\n")
	}
	for _, k := range slices.Sorted(maps.Keys(c.Serve.Roles)) {
		line(&b, strict.Quote(k), strict.Quote(c.Serve.Roles[k]), c.Origin("serve.roles."+k))
	}
	b.WriteString("\n[keys]\n")
	for _, n := range c.table.Names() {
		quoted := make([]string, len(c.Keys[n]))
		for i, k := range c.Keys[n] {
			quoted[i] = strict.Quote(k)
		}
		line(&b, n, "["+strings.Join(quoted, ", ")+"]", c.Origin("keys."+n))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func line(b *strings.Builder, key, value string, from Origin) {
	fmt.Fprintf(b, "%-34s # %s\n", key+" = "+value, strings.Map(printable, from.String()))
}

// printable keeps a path in a comment on its line.
func printable(r rune) rune {
	if !strconv.IsPrint(r) {
		return '?'
	}
	return r
}
