package warehouse

import (
	"context"
	"crypto/tls"
	"fmt"
	"math"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/puddle/v2"
)

// connectTime is how long a connection may take to come about.
const connectTime = 5 * time.Second

// idleTime is how long a connection may be of no use until it is closed.
const idleTime = 5 * time.Minute

// postgres asks PostgreSQL and its relatives, in transactions that read only. It
// has connections of its own rather than pgx's pool: answers are read as texts,
// which takes a tenth of the code.
type postgres struct {
	postgresDialect
	pool *puddle.Pool[*link]
	// begin opens a transaction with its limits, for this statement alone: so it
	// works through a pooler of connections as well.
	begin string
	time  time.Duration
}

// link is a connection, and whether it has been of use.
type link struct {
	*pgconn.PgConn
	used bool
}

func newPostgres(s *Spec) (*postgres, error) {
	conf, err := postgresConfig(s.Address)
	if err != nil {
		return nil, err
	}
	p := &postgres{time: s.Limits.Time}
	p.begin = "BEGIN READ ONLY; SET LOCAL statement_timeout = " + strconv.FormatInt(s.Limits.Time.Milliseconds(), 10) +
		"; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 3"
	if s.Shard != "" {
		p.begin += "; SET LOCAL enable_partitionwise_aggregate = on"
	}
	p.pool, err = puddle.NewPool(&puddle.Config[*link]{
		Constructor: func(ctx context.Context) (*link, error) {
			c, err := pgconn.ConnectConfig(ctx, conf)
			return &link{PgConn: c}, err
		},
		Destructor: func(c *link) {
			ctx, cancel := context.WithTimeout(context.Background(), time.Second)
			defer cancel()
			_ = c.Close(ctx) // it is given up whatever it says
		},
		MaxSize: int32(min(s.Limits.Pool, math.MaxInt32)),
	})
	return p, err
}

// postgresConfig is how to connect to a. The library adds what the environment
// and the passfile say, above all the password.
func postgresConfig(a Address) (*pgconn.Config, error) {
	q := url.Values{"application_name": {"accord"}, "connect_timeout": {strconv.Itoa(int(connectTime.Seconds()))}}
	u := url.URL{Scheme: "postgres", Host: a.Host, Path: "/" + a.Database}
	if strings.HasPrefix(a.Host, "/") {
		q.Set("host", a.Host)
		u.Host = ""
	} else if strings.Contains(a.Host, ":") {
		u.Host = "[" + a.Host + "]"
	}
	if a.Port != "" {
		if u.Host == "" {
			q.Set("port", a.Port)
		} else {
			u.Host = net.JoinHostPort(a.Host, a.Port)
		}
	}
	if a.User != "" {
		u.User = url.User(a.User)
	}
	q.Set("sslmode", map[TLS]string{TLSVerify: "verify-full", TLSRequire: "require", TLSOff: "disable"}[a.TLS])
	if a.CA != "" && a.TLS == TLSVerify {
		q.Set("sslrootcert", a.CA)
	}
	if a.TLS != TLSVerify && !a.Local() {
		q.Set("require_auth", "!password") // whoever answers would read it
	}
	u.RawQuery = q.Encode()
	conf, err := pgconn.ParseConfig(u.String())
	if err != nil { // which may repeat what it has read
		return nil, fmt.Errorf("the settings of PostgreSQL cannot be used: look at the environment (PGSERVICE, PGSSLCERT and the like) and at ca")
	}
	if a.TLS == TLSRequire && conf.TLSConfig == nil {
		conf.TLSConfig = &tls.Config{InsecureSkipVerify: true} // as was asked for in so many words
	}
	// On cancelling, the server is told, and the connection goes on.
	conf.BuildContextWatcherHandler = func(c *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: c, DeadlineDelay: 3 * time.Second}
	}
	return conf, nil
}

// run implements engine.
func (p *postgres) run(ctx context.Context, st statement, yield func([][]byte) error) error {
	return p.with(ctx, func(c *pgconn.PgConn) (began bool, err error) {
		err = p.ask(ctx, c, st, func(row [][]byte) error {
			began = true
			return yield(row)
		})
		return began, err
	})
}

// columns implements engine.
func (p *postgres) columns(ctx context.Context, from string) (list []found, err error) {
	err = p.with(ctx, func(c *pgconn.PgConn) (bool, error) {
		d, err := c.Prepare(ctx, "", "SELECT * FROM "+from+" LIMIT 0", nil)
		if err != nil {
			return false, err
		}
		for _, f := range d.Fields {
			k, typ := postgresKind(f.DataTypeOID)
			scale := -1
			if k == kindDecimal && f.TypeModifier >= 4 {
				scale = int(f.TypeModifier-4) & 0x7ff
			}
			list = append(list, found{name: f.Name, typ: typ, kind: k, scale: scale})
		}
		return true, nil
	})
	return list, err
}

// with does something on a connection. One that turns out to be dead, because the
// server was started again since, is given up once for a new one, unless the
// answer began.
func (p *postgres) with(ctx context.Context, do func(*pgconn.PgConn) (began bool, err error)) error {
	for {
		r, err := p.acquire(ctx)
		if err != nil {
			return postgresFault(err, p.time)
		}
		c := r.Value()
		was := c.used
		c.used = true
		began, err := do(c.PgConn)
		if c.IsClosed() {
			r.Destroy()
		} else {
			r.Release()
		}
		if err == nil {
			return nil
		}
		f := postgresFault(err, p.time)
		if lost, ok := f.(*fault); ok && lost.gone {
			p.forget()
			if was && !began && ctx.Err() == nil {
				continue
			}
		}
		return f
	}
}

// acquire waits for a connection that was of use lately, or a new one.
func (p *postgres) acquire(ctx context.Context) (*puddle.Resource[*link], error) {
	for {
		r, err := p.pool.Acquire(ctx)
		if err != nil {
			return nil, err
		}
		if !r.Value().IsClosed() && r.IdleDuration() < idleTime {
			return r, nil
		}
		r.Destroy()
	}
}

// ask runs st in a transaction of its own.
func (p *postgres) ask(ctx context.Context, c *pgconn.PgConn, st statement, yield func([][]byte) error) (err error) {
	if err := c.Exec(ctx, p.begin).Close(); err != nil {
		return err
	}
	defer func() {
		if c.IsClosed() {
			return
		}
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), connectTime)
		defer cancel()
		if e := c.Exec(end, "ROLLBACK").Close(); err == nil { // there is nothing to keep
			err = e
		}
	}()
	params := make([][]byte, len(st.args))
	for i, a := range st.args {
		params[i] = arrayText(a.values)
	}
	rows := c.ExecParams(ctx, st.sql, params, nil, nil, nil)
	for err == nil && rows.NextRow() {
		err = yield(rows.Values())
	}
	if _, e := rows.Close(); err == nil { // what is left is not much: answers have a limit
		err = e
	}
	return err
}

func (p *postgres) forget() { p.pool.Reset() }
func (p *postgres) close()  { p.pool.Close() }

// arrayText writes values as PostgreSQL writes an array.
func arrayText(values []string) []byte {
	b := []byte{'{'}
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		for j := range len(v) {
			if v[j] == '"' || v[j] == '\\' {
				b = append(b, '\\')
			}
			b = append(b, v[j])
		}
		b = append(b, '"')
	}
	return append(b, '}')
}
