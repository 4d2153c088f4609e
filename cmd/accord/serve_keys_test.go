package main

import (
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestLinesOfKeys(t *testing.T) {
	key, line := keyPair(t, "who@where")
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		options, from string
		role, why     string // why nobody is let in
		told          string // of the line
	}{
		{options: "", from: "192.0.2.1", role: "viewer"},
		{options: `role="editor"`, from: "192.0.2.1", role: "editor"},
		{options: `restrict,role="presenter",pty`, from: "192.0.2.1", role: "presenter"},
		{options: `from="192.0.2.*"`, from: "192.0.2.7", role: "viewer"},
		{options: `from="192.0.2.*"`, from: "198.51.100.7", why: "is not for this address"},
		{options: `from="192.0.2.0/24,!192.0.2.9"`, from: "192.0.2.9", why: "is not for this address"},
		{options: `from="192.0.2.0/24,!192.0.2.9"`, from: "192.0.2.8", role: "viewer"},
		{options: `from="2001:db8::/32"`, from: "2001:db8::1", role: "viewer"},
		{options: `from="192.0.2.0/24"`, from: "::ffff:192.0.2.1", role: "viewer"},
		{options: `from="!192.0.2.1"`, from: "192.0.2.2", why: "is not for this address"},
		{options: `from="*.example.org"`, from: "192.0.2.1", why: "not known", told: "names of hosts are not looked up"},
		{options: `expiry-time="20261124"`, from: "192.0.2.1", role: "viewer"},
		{options: `expiry-time="20261123115959Z"`, from: "192.0.2.1", why: "has expired"},
		{options: `expiry-time="202611231201Z"`, from: "192.0.2.1", role: "viewer"},
		{options: `expiry-time="tomorrow"`, from: "192.0.2.1", why: "not known", told: "is no time"},
		{options: `command="ls"`, from: "192.0.2.1", why: "not known", told: `the option "command" is not one that is obeyed here`},
		{options: `cert-authority`, from: "192.0.2.1", why: "not known", told: `"cert-authority" is not one`},
		{options: `role="boss"`, from: "192.0.2.1", why: "not known", told: `"boss" is no role`},
		{options: `role=editor`, from: "192.0.2.1", why: "not known", told: "is not in quotes"},
	} {
		text := "# a comment\n\n" + strings.TrimPrefix(c.options+" ", " ") + line
		ring, list := parseKeys("keys", []byte(text), nil)
		who, why := ring.let(key.PublicKey(), netip.MustParseAddr(c.from).Unmap(), now)
		if who.role != c.role || !strings.Contains(why, c.why) || (why == "") != (c.why == "") {
			t.Errorf("%s from %s: role %q, %q", c.options, c.from, who.role, why)
		}
		told := ""
		for _, d := range list {
			told += d.At.String() + " " + d.Message
		}
		if !strings.Contains(told, c.told) || (told == "") != (c.told == "") || told != "" && !strings.HasPrefix(told, "keys:3 ") {
			t.Errorf("%s: told %q", c.options, told)
		}
	}
}

func TestRolesOfTheConfiguration(t *testing.T) {
	key, line := keyPair(t, "who@where")
	other, otherLine := keyPair(t, "other@where")
	ring, _ := parseKeys("keys", []byte(line+`role="viewer" `+otherLine), map[string]string{"who@where": "presenter", "other@where": "editor"})
	at := netip.MustParseAddr("192.0.2.1")
	if who, _ := ring.let(key.PublicKey(), at, time.Now()); who.role != "presenter" || who.name != "who@where" {
		t.Errorf("%+v", who)
	}
	if who, _ := ring.let(other.PublicKey(), at, time.Now()); who.role != "viewer" {
		t.Errorf("what the line says itself does not count first: %+v", who)
	}
}

// A line is passed over alone: the good ones around it count.
func TestMalformedLines(t *testing.T) {
	a, lineA := keyPair(t, "a")
	b, lineB := keyPair(t, "b")
	bad := []string{"ssh-ed25519\n", "ssh-ed25519 AAAA\n", "x\x00\x1b[31m\n", `role="editor` + "\n", strings.Repeat("A", 100_000) + "\n", "ssh-rsa " + strings.Fields(lineA)[1] + " wrong type\n"}
	ring, list := parseKeys("keys", []byte(lineA+strings.Join(bad, "")+lineB), nil)
	if len(list) != len(bad) {
		t.Errorf("%d of %d lines are told of", len(list), len(bad))
	}
	for i, key := range []interface{ Marshal() []byte }{a.PublicKey(), b.PublicKey()} {
		if len(ring[string(key.Marshal())]) != 1 {
			t.Errorf("key %d is not known", i)
		}
	}
}
