package main

import (
	"bytes"
	"fmt"
	"net/netip"
	"path"
	"slices"
	"strings"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"accord/cmd/internal/config"
	"accord/data/clean"
	"accord/data/diag"
)

// visitor is somebody who was let in.
type visitor struct {
	// name is the comment of the key, else its fingerprint; "" without a key.
	name string
	// role is one of config.Roles.
	role string
	// key is the fingerprint of the key, "" without one.
	key string
	// noPTY is true when the line of the key forbids a terminal.
	noPTY bool
}

// may reports whether v has at least that role.
func (v visitor) may(role string) bool {
	return slices.Index(config.Roles(), v.role) >= slices.Index(config.Roles(), role)
}

// allowedKey is a line of the file of keys.
type allowedKey struct {
	visitor
	from    []string  // patterns of addresses, nil for all
	expires time.Time // zero for never
	line    int
}

// keyring is what a file of keys says: lines by the bytes of their keys, in the
// order of the file.
type keyring map[string][]allowedKey

// let is who comes with that key from there, and why not when nobody is let in.
func (r keyring) let(key gossh.PublicKey, from netip.Addr, now time.Time) (visitor, string) {
	return letIn(r[string(key.Marshal())], from, now)
}

// letIn is who comes from there with the key of these lines.
func letIn(lines []allowedKey, from netip.Addr, now time.Time) (visitor, string) {
	why := "the key is not known"
	for _, k := range lines {
		switch {
		case !k.expires.IsZero() && !now.Before(k.expires):
			why = fmt.Sprintf("the key of line %d has expired", k.line)
		case k.from != nil && !addressMatches(k.from, from):
			why = fmt.Sprintf("the key of line %d is not for this address", k.line)
		default:
			return k.visitor, ""
		}
	}
	return visitor{}, why
}

// byFingerprint are the lines of the keys by what visitors know of theirs.
func (r keyring) byFingerprint() map[string][]allowedKey {
	known := make(map[string][]allowedKey, len(r))
	for _, lines := range r {
		known[lines[0].key] = lines
	}
	return known
}

// parseKeys reads a file of keys line by line: one that is wrong is told of and
// passed over, and so is one with an option that would not be obeyed.
func parseKeys(name string, text []byte, roles map[string]string) (keyring, diag.List) {
	ring := keyring{}
	var list diag.List
	n := 0
	for line := range bytes.Lines(text) {
		n++
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		at := diag.Position{Path: name, Line: n}
		key, comment, options, _, err := gossh.ParseAuthorizedKey(line)
		if err != nil {
			list = append(list, diag.Diag{At: at, Severity: diag.Warning, Rule: "key",
				Message: "this is no line with a public key; expected options, a type, the key and a comment, as in a .pub file; the line is passed over"})
			continue
		}
		k := allowedKey{line: n, visitor: visitor{key: gossh.FingerprintSHA256(key), name: clean.Text(comment)}}
		if k.name == "" {
			k.name = k.key
		}
		if err := k.options(options); err != nil {
			list = append(list, diag.Diag{At: at, Severity: diag.Warning, Rule: "option", Message: err.Error() + "; the line is passed over"})
			continue
		}
		for _, role := range []string{roles[k.key], roles[comment], config.Roles()[0]} {
			if k.role == "" {
				k.role = role
			}
		}
		blob := string(key.Marshal())
		ring[blob] = append(ring[blob], k)
	}
	return ring, list
}

// options obeys the options of a line. Everything but sessions and commands of
// our own is refused anyway, so that most restrictions hold already.
func (k *allowedKey) options(list []string) error {
	pty := true
	for _, o := range list {
		name, value, given := strings.Cut(o, "=")
		if given {
			var ok bool
			if value, ok = unquoted(value); !ok {
				return fmt.Errorf("the value of the option %s is not in quotes; write %s=\"…\"", clean.Text(name), clean.Text(name))
			}
		}
		switch name = strings.ToLower(name); {
		case !given && slices.Contains([]string{"no-port-forwarding", "no-agent-forwarding", "no-x11-forwarding", "no-user-rc"}, name):
		case !given && (name == "restrict" || name == "no-pty"):
			pty = false
		case !given && name == "pty":
			pty = true
		case given && name == "role":
			if !slices.Contains(config.Roles(), value) {
				return fmt.Errorf("%q is no role%s", value, diag.Suggest(value, config.Roles()))
			}
			k.role = value
		case given && name == "from":
			for p := range strings.SplitSeq(value, ",") {
				if p = strings.TrimSpace(p); !isAddressPattern(p) {
					return fmt.Errorf("from=%q: %q is no address; names of hosts are not looked up, write addresses such as 192.0.2.* or 2001:db8::/32", value, p)
				}
				k.from = append(k.from, p)
			}
		case given && name == "expiry-time":
			t, err := expiry(value)
			if err != nil {
				return err
			}
			k.expires = t
		default:
			return fmt.Errorf("the option %q is not one that is obeyed here; there are role=, from=, expiry-time=, restrict, pty, no-pty", clean.Text(name))
		}
	}
	k.noPTY = !pty
	return nil
}

// unquoted is a value without its quotes.
func unquoted(s string) (string, bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return "", false
	}
	return strings.ReplaceAll(s[1:len(s)-1], `\"`, `"`), true
}

// expiry reads a time as OpenSSH writes it: YYYYMMDD or YYYYMMDDHHMM[SS], with Z
// for UTC behind it.
func expiry(value string) (time.Time, error) {
	digits, utc := strings.CutSuffix(value, "Z")
	where := time.Local
	if utc {
		where = time.UTC
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if t, err := time.ParseInLocation(layout, digits, where); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("expiry-time=%q is no time; write 20261231 or 202612311800, with Z behind it for UTC", value)
}

// isAddressPattern reports whether p is an address, a range of addresses, or an
// address with * and ?, with or without ! before it.
func isAddressPattern(p string) bool {
	p = strings.TrimPrefix(p, "!")
	if strings.Contains(p, "/") {
		_, err := netip.ParsePrefix(p)
		return err == nil
	}
	return p != "" && strings.Trim(p, "0123456789abcdefABCDEF.:*?") == ""
}

// addressMatches reports whether a list of patterns lets an address in: one that
// a pattern with ! matches is kept out whatever the others say.
func addressMatches(patterns []string, a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	in := false
	for _, p := range patterns {
		p, not := strings.CutPrefix(p, "!")
		match := false
		if r, err := netip.ParsePrefix(p); err == nil {
			match = r.Contains(a)
		} else {
			match, _ = path.Match(p, a.String()) // an address has no slash that * would stop at
		}
		if match && not {
			return false
		}
		in = in || match
	}
	return in
}
