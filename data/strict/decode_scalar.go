package strict

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"time"
)

// want reports whether n is of kind k, and complains when it is not. The
// example completes "write key = …" where the value itself suggests nothing.
func (d *decoding) want(n *Node, k Kind, example string) bool {
	if n.Kind == k {
		return true
	}
	if n.Kind == Integer && k == Float {
		return true
	}
	write := ""
	switch {
	case k == String && (n.Kind == Integer || n.Kind == Float || n.Kind == Bool || n.Kind == Datetime):
		write = strconv.Quote(n.Raw)
	case k == Array && n.Kind != Table && n.Kind != Array && n.Raw != "":
		write = "[" + n.Raw + "]"
	case k == Integer && n.Kind == String && isInt(n.Str), k == Float && n.Kind == String && isFloat(n.Str):
		write = n.Str
	case k == Bool && n.Kind == String && (n.Str == "true" || n.Str == "false"):
		write = n.Str
	default:
		write = example
	}
	expected := k.String()
	if k == Table && n.number == 0 {
		expected = fmt.Sprintf("a table [%s]", n.Name())
		write = ""
	}
	if write != "" {
		write = "; write " + write
		if n.number == 0 && n.Key != "" {
			write = fmt.Sprintf("; write %s = %s", n.Key, write[len("; write "):])
		}
	}
	d.errorf(n.Mark, "type", "%s is %s; expected %s%s", n.label(), n.Found(), expected, write)
	return false
}

func isInt(s string) bool { _, err := strconv.ParseInt(s, 10, 64); return err == nil }

func isFloat(s string) bool { _, err := strconv.ParseFloat(s, 64); return err == nil }

func (d *decoding) text(n *Node, u encoding.TextUnmarshaler) {
	if !d.want(n, String, "") {
		return
	}
	if err := u.UnmarshalText([]byte(n.Str)); err != nil {
		d.errorf(n.Mark, "value", "%s: %s", n.label(), err)
	}
}

func (d *decoding) scalar(n *Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if d.want(n, String, `"…"`) {
			v.SetString(n.Str)
		}
	case reflect.Bool:
		if d.want(n, Bool, "true or false") {
			v.SetBool(n.Bool)
		}
	case reflect.Float32, reflect.Float64:
		if d.want(n, Float, "") {
			v.SetFloat(n.Float)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if v.Type() == durationType {
			d.duration(n, v)
		} else if d.want(n, Integer, "") {
			if v.OverflowInt(n.Int) {
				d.errorf(n.Mark, "range", "%s is %d, which is too large for it", n.label(), n.Int)
				return
			}
			v.SetInt(n.Int)
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if !d.want(n, Integer, "") {
			return
		}
		if n.Int < 0 || v.OverflowUint(uint64(n.Int)) {
			d.errorf(n.Mark, "range", "%s is %d; expected a whole number from 0 to %d", n.label(), n.Int, largest(v))
			return
		}
		v.SetUint(uint64(n.Int))
	default:
		panic("strict: cannot decode into " + v.Type().String())
	}
}

func largest(v reflect.Value) uint64 {
	return min(1<<63-1, uint64(1)<<(v.Type().Bits()-1)<<1-1)
}

func (d *decoding) duration(n *Node, v reflect.Value) {
	if n.Kind == Integer || n.Kind == Float {
		d.errorf(n.Mark, "type", "%s is the number %s; expected a duration with its unit; write %s = %q", n.label(), n.Raw, n.label(), n.Raw+"s")
		return
	}
	if !d.want(n, String, `"15s"`) {
		return
	}
	t, err := time.ParseDuration(n.Str)
	if err != nil {
		d.errorf(n.Mark, "value", "%s is %q, which is not a duration; write a number with ms, s, m or h, such as \"15s\" or \"1h30m\"", n.label(), n.Str)
		return
	}
	v.SetInt(int64(t))
}
