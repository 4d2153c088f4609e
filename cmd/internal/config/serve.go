package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"accord/data/diag"
	"accord/data/strict"
)

// Serve is who may look over SSH, and how much of the machine they get.
type Serve struct {
	// Listen is the address to listen on, "host:port".
	Listen string
	// AuthorizedKeys is the file of the keys that are let in, "" for none. Read
	// from a file it is relative to the file's folder.
	AuthorizedKeys string
	// Public is whether everybody may look, with or without a key.
	Public bool
	// HostKey is the file of the host key; "" is the one in the folder for
	// states.
	HostKey string
	// Log is the form of the log, LogText or LogJSON, LogFile where it goes
	// instead of stderr.
	Log, LogFile string
	// Metrics is the address that measures are read at, "" for none.
	Metrics string

	// Sessions is how many there may be at once, SessionsPerAddress those of
	// one address, and Unauthenticated the connections that have not said yet
	// whose they are.
	Sessions, SessionsPerAddress, Unauthenticated int
	// ConnectionsPerSecond is how many connections of one address are taken in
	// a second.
	ConnectionsPerSecond int
	// Handshake is how long a connection may take to say whose it is, Idle how
	// long nobody may press a key, Total how long a session may last, Stalled
	// how long a reader may leave a frame unread, and Drain how long sessions
	// may take to end when the server does.
	Handshake, Idle, Total, Stalled, Drain time.Duration
	// InFlight is how many bytes may be on the way to a reader.
	InFlight int
	// InputRate is how many bytes of keys a second are taken, Paste how many of
	// one paste are kept.
	InputRate, Paste int
	// Columns and Rows are the largest window that is drawn.
	Columns, Rows int
	// Commands is how many commands run at once, CommandInput how many bytes
	// one may read.
	Commands, CommandInput int

	// Roles are roles by the comment or the fingerprint of a key.
	Roles map[string]string
}

// Values of Serve.Log.
const (
	LogText = "text"
	LogJSON = "json"
)

// Roles are the roles that a key can have, the least one first.
func Roles() []string { return []string{"viewer", "presenter", "editor"} }

// defaultServe is how sessions are bounded unless somebody says otherwise.
func defaultServe() Serve {
	return Serve{Listen: "127.0.0.1:23234", Log: LogText,
		Sessions: 500, SessionsPerAddress: 100, Unauthenticated: 64, ConnectionsPerSecond: 10,
		Handshake: 10 * time.Second, Idle: 30 * time.Minute, Total: 12 * time.Hour, Stalled: 20 * time.Second, Drain: 10 * time.Second,
		InFlight: 256 << 10, InputRate: 16 << 10, Paste: 64 << 10, Columns: 400, Rows: 120, Commands: 4, CommandInput: 16 << 20,
		Roles: map[string]string{}}
}

// serveFile is the section [serve] as it is written.
type serveFile struct {
	Listen         strict.Value[string] `toml:"listen" doc:"The address to listen on, host:port."`
	AuthorizedKeys strict.Value[string] `toml:"authorized_keys" doc:"The file with the keys that are let in, relative to this file; empty for none."`
	Public         strict.Value[bool]   `toml:"public" doc:"Whether everybody may look, with or without a key; nobody may change anything that way."`
	HostKey        strict.Value[string] `toml:"host_key" doc:"The file with the host key; empty for the one in the folder for states, which is made once."`
	Log            strict.Value[string] `toml:"log_format" doc:"The form of the log: text or json."`
	LogFile        strict.Value[string] `toml:"log_file" doc:"The file that the log goes to; empty for stderr."`
	Metrics        strict.Value[string] `toml:"metrics" doc:"The address of this machine that measures are read at, in the form of Prometheus; empty for none."`

	Sessions           strict.Value[int] `toml:"sessions" doc:"How many sessions there may be at once."`
	SessionsPerAddress strict.Value[int] `toml:"sessions_per_address" doc:"How many sessions there may be from one address."`
	Unauthenticated    strict.Value[int] `toml:"unauthenticated" doc:"How many connections there may be that have not said yet whose they are."`
	Rate               strict.Value[int] `toml:"connections_per_second" doc:"How many connections of one address are taken in a second; five times as many may come at once."`

	Handshake strict.Value[string] `toml:"handshake" doc:"How long a connection may take to say whose it is."`
	Idle      strict.Value[string] `toml:"idle" doc:"How long nobody may press a key before a session ends."`
	Total     strict.Value[string] `toml:"total" doc:"How long a session may last."`
	Stalled   strict.Value[string] `toml:"stalled" doc:"How long a reader may leave a frame unread."`
	Drain     strict.Value[string] `toml:"drain" doc:"How long sessions may take to end when the server does."`

	InFlight     strict.Value[int] `toml:"in_flight" doc:"How many bytes may be on the way to a reader."`
	InputRate    strict.Value[int] `toml:"input_rate" doc:"How many bytes of keys a second are taken; four times as many may come at once."`
	Paste        strict.Value[int] `toml:"paste" doc:"How many bytes of one paste are kept."`
	Columns      strict.Value[int] `toml:"columns" doc:"The columns of the largest window that is drawn."`
	Rows         strict.Value[int] `toml:"rows" doc:"The rows of the largest window that is drawn."`
	Commands     strict.Value[int] `toml:"commands" doc:"How many commands run at once; others wait."`
	CommandInput strict.Value[int] `toml:"command_input" doc:"How many bytes one command may read."`

	Roles strict.Ordered[strict.Value[string]] `toml:"roles" doc:"The role of a key, viewer, presenter or editor, by the comment or the fingerprint of the key."`
}

// serveSettings are the settings of [serve] but the roles, in the order of
// config.toml.
func serveSettings() []setting {
	text := func(key, flag string, known []string, field func(*Serve) *string) setting {
		return setting{key: "serve." + key, env: envName("serve_" + key), flag: flag, known: known,
			get: func(c *Config) string { return *field(&c.Serve) },
			set: func(c *Config, v string) { *field(&c.Serve) = v }}
	}
	number := func(key string, least, most int, field func(*Serve) *int) setting {
		return setting{key: "serve." + key, env: envName("serve_" + key), bare: true,
			check: func(v string) string {
				if n, err := strconv.Atoi(v); err != nil || n < least || n > most {
					return fmt.Sprintf("expected a whole number from %d to %d", least, most)
				}
				return ""
			},
			get: func(c *Config) string { return strconv.Itoa(*field(&c.Serve)) },
			set: func(c *Config, v string) { *field(&c.Serve), _ = strconv.Atoi(v) }} // which was checked
	}
	span := func(key string, field func(*Serve) *time.Duration) setting {
		return setting{key: "serve." + key, env: envName("serve_" + key),
			check: func(v string) string {
				if d, err := time.ParseDuration(v); err != nil || d <= 0 {
					return `expected a time such as "30s", "20m" or "1h30m"`
				}
				return ""
			},
			get: func(c *Config) string { return Span(*field(&c.Serve)) },
			set: func(c *Config, v string) { *field(&c.Serve), _ = time.ParseDuration(v) }} // which was checked
	}
	const many = 1 << 30
	return []setting{
		text("listen", "listen", nil, func(s *Serve) *string { return &s.Listen }),
		text("authorized_keys", "authorized-keys", nil, func(s *Serve) *string { return &s.AuthorizedKeys }),
		{key: "serve.public", env: envName("serve_public"), flag: "public", known: []string{"true", "false"}, bare: true,
			get: func(c *Config) string { return strconv.FormatBool(c.Serve.Public) },
			set: func(c *Config, v string) { c.Serve.Public = v == "true" }},
		text("host_key", "host-key", nil, func(s *Serve) *string { return &s.HostKey }),
		text("log_format", "log-format", []string{LogText, LogJSON}, func(s *Serve) *string { return &s.Log }),
		text("log_file", "log-file", nil, func(s *Serve) *string { return &s.LogFile }),
		text("metrics", "metrics", nil, func(s *Serve) *string { return &s.Metrics }),
		number("sessions", 1, 100_000, func(s *Serve) *int { return &s.Sessions }),
		number("sessions_per_address", 1, 100_000, func(s *Serve) *int { return &s.SessionsPerAddress }),
		number("unauthenticated", 1, 100_000, func(s *Serve) *int { return &s.Unauthenticated }),
		number("connections_per_second", 1, 100_000, func(s *Serve) *int { return &s.ConnectionsPerSecond }),
		span("handshake", func(s *Serve) *time.Duration { return &s.Handshake }),
		span("idle", func(s *Serve) *time.Duration { return &s.Idle }),
		span("total", func(s *Serve) *time.Duration { return &s.Total }),
		span("stalled", func(s *Serve) *time.Duration { return &s.Stalled }),
		span("drain", func(s *Serve) *time.Duration { return &s.Drain }),
		number("in_flight", 4<<10, many, func(s *Serve) *int { return &s.InFlight }),
		number("input_rate", 64, many, func(s *Serve) *int { return &s.InputRate }),
		number("paste", 0, many, func(s *Serve) *int { return &s.Paste }),
		number("columns", 40, 1000, func(s *Serve) *int { return &s.Columns }),
		number("rows", 12, 400, func(s *Serve) *int { return &s.Rows }),
		number("commands", 1, 1000, func(s *Serve) *int { return &s.Commands }),
		number("command_input", 0, many, func(s *Serve) *int { return &s.CommandInput }),
	}
}

// Span writes d without parts that are zero: 10m instead of 10m0s.
func Span(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = s[:len(s)-2]
	}
	if strings.HasSuffix(s, "h0m") {
		s = s[:len(s)-2]
	}
	return s
}

// serve takes over the section [serve].
func (c *Config) serve(root *strict.Node, f *serveFile) (list diag.List) {
	section := root.Child("serve")
	if section == nil || section.Kind != strict.Table {
		return nil
	}
	for _, s := range serveSettings() {
		n := section.Child(strings.TrimPrefix(s.key, "serve."))
		if n == nil {
			continue
		}
		v := n.Str
		switch n.Kind {
		case strict.Integer:
			v = strconv.FormatInt(n.Int, 10)
		case strict.Bool:
			v = strconv.FormatBool(n.Bool)
		}
		if (n.Kind == strict.String) == s.bare {
			continue // which decoding has complained about
		}
		switch {
		case s.known != nil && !slices.Contains(s.known, v):
			list = append(list, n.Mark.Errorf("value", "%s is %q, which is not a value for it%s", s.key, v, diag.Suggest(v, s.known)))
		case s.check != nil && s.check(v) != "":
			list = append(list, n.Mark.Errorf("value", "%s is %s; %s", s.key, n.Raw, s.check(v)))
		default:
			s.set(c, v)
			c.origins[s.key] = Origin{At: n.KeyMark.Position}
		}
	}
	for _, e := range f.Roles {
		if !slices.Contains(Roles(), e.Value.V) {
			list = append(list, e.Value.Mark().Errorf("value", "%q is no role%s", e.Value.V, diag.Suggest(e.Value.V, Roles())))
			continue
		}
		c.Serve.Roles[e.Key] = e.Value.V
		c.origins["serve.roles."+e.Key] = Origin{At: e.KeyMark.Position}
	}
	return list
}
