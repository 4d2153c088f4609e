package warehouse

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"accord/data/diag"
)

// TLS is how a connection is protected.
type TLS string

// Protections, from the strongest.
const (
	TLSVerify  TLS = "verify"  // encrypted, and the certificate is that of the host
	TLSRequire TLS = "require" // encrypted; whoever answers is believed
	TLSOff     TLS = "off"
)

// How long a question may at least and at most be let take.
const (
	ShortestTimeout = time.Second
	LongestTimeout  = time.Hour
)

// Address is where a database is. It holds no secret.
type Address struct {
	Engine Engine
	// Host is never ""; of PostgreSQL it may be the folder of a socket.
	Host, Port, User, Database string
	// CA is a file with the certificates that are trusted besides those of the
	// system; "" is none.
	CA string
	// TLS is never "".
	TLS TLS
	// Table and Shard are what an address may say of the table; "" where it does not.
	Table, Shard string
	// Timeout is how long an address lets one question take; 0 where it does not say.
	Timeout time.Duration
}

// IsAddress reports whether a name of a dataset is the address of a database.
func IsAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	_, known := engineOf(scheme)
	return ok && known
}

func engineOf(scheme string) (Engine, bool) {
	switch strings.ToLower(scheme) {
	case "postgres", "postgresql":
		return Postgres, true
	case "clickhouse":
		return ClickHouse, true
	}
	return "", false
}

// errSecret is why an address with a password is refused.
var errSecret = errors.New("a password stands in the address, where everybody can read it")

// ParseAddress reads postgres://user@host:port/database or clickhouse://…, with
// these settings after a question mark: table, shard, timeout, tls (verify, require, off),
// ca, and sslmode and sslrootcert as PostgreSQL writes them. An error never
// repeats what may be a secret.
func ParseAddress(s string) (Address, error) {
	u, err := url.Parse(s)
	if err != nil { // which would repeat the address
		return Address{}, fmt.Errorf("this is no address; write postgres://host/database or clickhouse://host/database")
	}
	engine, ok := engineOf(u.Scheme)
	if !ok {
		return Address{}, fmt.Errorf("%q is no kind of database; write postgres://… or clickhouse://…", u.Scheme)
	}
	a := Address{Engine: engine, Host: u.Hostname(), Port: u.Port(), Database: strings.Trim(u.Path, "/"), User: u.User.Username()}
	if _, secret := u.User.Password(); secret {
		return Address{}, fmt.Errorf("%w; remove it, and %s", errSecret, engine.secretElsewhere())
	}
	if err := a.settings(u.Query()); err != nil {
		return Address{}, err
	}
	if a.Host == "" {
		a.Host = "localhost"
	}
	switch {
	case strings.Contains(a.Host, ","):
		return Address{}, errors.New("the address has several hosts; name one, or a proxy before them")
	case a.Database == "" && engine == ClickHouse:
		a.Database = "default"
	case engine == ClickHouse && (a.Port == "9000" || a.Port == "9440"):
		return Address{}, fmt.Errorf("port %s is that of ClickHouse's own client; write the port of its HTTP interface, which is 8123, or 8443 with TLS", a.Port)
	}
	return a, a.protect()
}

// secretElsewhere says where a password goes.
func (e Engine) secretElsewhere() string {
	if e == ClickHouse {
		return "put it into the environment as CLICKHOUSE_PASSWORD"
	}
	return "put it into ~/.pgpass, or into the environment as PGPASSWORD"
}

func (a *Address) settings(q url.Values) error {
	known := []string{"host", "table", "shard", "timeout", "tls", "ca", "sslmode", "sslrootcert"}
	for key, values := range q {
		v := values[len(values)-1]
		switch strings.ToLower(key) {
		case "host":
			if a.Host != "" || a.Engine != Postgres || !strings.HasPrefix(v, "/") {
				return fmt.Errorf("host=%s: only the folder of a socket of PostgreSQL is written so; write a host after the two slashes", v)
			}
			a.Host = v
		case "table":
			a.Table = v
		case "shard":
			a.Shard = v
		case "timeout":
			d, err := time.ParseDuration(v)
			if err != nil || d < ShortestTimeout || d > LongestTimeout {
				return fmt.Errorf("timeout=%s: a question may take from 1s to 1h; write timeout=2m", v)
			}
			a.Timeout = d
		case "tls":
			a.TLS = TLS(v)
		case "ca", "sslrootcert":
			a.CA = v
		case "sslmode":
			switch v {
			case "verify-full":
				a.TLS = TLSVerify
			case "require":
				a.TLS = TLSRequire
			case "disable":
				a.TLS = TLSOff
			default:
				return fmt.Errorf("sslmode=%s is not supported; write tls=verify, tls=require or tls=off", v)
			}
		case "password", "sslpassword", "passwd", "pwd":
			return fmt.Errorf("%w; remove it, and %s", errSecret, a.Engine.secretElsewhere())
		default:
			return fmt.Errorf("the address has the setting %q, which does not exist%s", key, diag.Suggest(key, known))
		}
	}
	return nil
}

// protect settles how the connection is protected: a host that is not this
// machine is reached by TLS unless that is switched off in so many words.
func (a *Address) protect() error {
	switch a.TLS {
	case "":
		a.TLS = TLSVerify
		if a.Local() {
			a.TLS = TLSOff
		}
	case TLSVerify, TLSRequire, TLSOff:
	default:
		return fmt.Errorf("tls=%s: no such protection%s", a.TLS, diag.Suggest(string(a.TLS), []string{string(TLSVerify), string(TLSRequire), string(TLSOff)}))
	}
	return nil
}

// Local reports whether the host is this machine. A name that only resolves to it
// is not: who answers for names may change that.
func (a Address) Local() bool {
	if strings.EqualFold(a.Host, "localhost") || strings.HasPrefix(a.Host, "/") {
		return true
	}
	ip, err := netip.ParseAddr(a.Host)
	return err == nil && ip.IsLoopback()
}

// String is the address as it is shown: without user and settings.
func (a Address) String() string {
	host := a.Host
	if strings.HasPrefix(host, "/") {
		return string(a.Engine) + ":///" + a.Database + "?host=" + host
	}
	if a.Port != "" {
		host = net.JoinHostPort(host, a.Port)
	} else if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return string(a.Engine) + "://" + host + "/" + a.Database
}

// DSN is the address as dataset.toml has it.
func (a Address) DSN() string {
	s := a.String()
	if a.User != "" {
		s = strings.Replace(s, "://", "://"+url.User(a.User).String()+"@", 1)
	}
	return s
}
