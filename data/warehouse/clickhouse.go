package warehouse

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// clickhouse asks ClickHouse by its HTTP interface, which servers of 2018 and of
// today have alike, and which needs no library beyond the standard one.
type clickhouse struct {
	clickhouseDialect
	client   *http.Client
	address  url.URL
	user     string
	password string
	database string
	limits   Limits
}

func newClickHouse(s *Spec, o Options) (*clickhouse, error) {
	a := s.Address
	c := &clickhouse{limits: s.Limits, database: a.Database, user: a.User, password: o.Getenv("CLICKHOUSE_PASSWORD")}
	if c.user == "" {
		c.user = o.Getenv("CLICKHOUSE_USER")
	}
	if c.user == "" {
		c.user = "default"
	}
	port := a.Port
	c.address.Scheme = "http"
	if a.TLS != TLSOff {
		c.address.Scheme = "https"
	}
	if port == "" && a.TLS == TLSOff {
		port = "8123"
	} else if port == "" {
		port = "8443"
	}
	c.address.Host, c.address.Path = net.JoinHostPort(a.Host, port), "/"
	conf := &tls.Config{InsecureSkipVerify: a.TLS == TLSRequire} // as was asked for in so many words
	if a.CA != "" {
		if o.ReadFile == nil {
			return nil, errors.New("ca names a file, which cannot be read here")
		}
		pem, err := o.ReadFile(a.CA)
		if err != nil {
			return nil, fmt.Errorf("ca: %w", err)
		}
		if conf.RootCAs, err = x509.SystemCertPool(); err != nil {
			conf.RootCAs = x509.NewCertPool()
		}
		if !conf.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("ca: %s has no certificate", a.CA)
		}
	}
	c.client = &http.Client{
		Transport: &http.Transport{
			DialContext:     (&net.Dialer{Timeout: connectTime}).DialContext,
			TLSClientConfig: conf, TLSHandshakeTimeout: connectTime,
			MaxConnsPerHost: s.Limits.Pool, MaxIdleConnsPerHost: s.Limits.Pool, IdleConnTimeout: idleTime,
			ResponseHeaderTimeout: s.Limits.Time + connectTime,
		},
		// A password must not follow to where somebody points.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c, nil
}

// settings are what every question is asked under. Whatever a profile says, an
// answer without all its rows is an error, and so is a shard that is down.
func (c *clickhouse) settings(id string) url.Values {
	q := url.Values{
		"database": {c.database}, "query_id": {id}, "readonly": {"2"}, "wait_end_of_query": {"1"}, "extremes": {"0"},
		"max_execution_time":      {strconv.FormatInt(int64((c.limits.Time+time.Second-1)/time.Second), 10)},
		"skip_unavailable_shards": {"0"},
		"max_result_rows":         {"0"},
	}
	for _, of := range []string{"timeout", "read", "result", "group_by", "sort", "distinct", "set", "join"} {
		q.Set(of+"_overflow_mode", "throw")
	}
	return q
}

// columns implements engine.
func (c *clickhouse) columns(ctx context.Context, from string) ([]found, error) {
	var list []found
	err := c.ask(ctx, statement{sql: "SELECT * FROM " + from + " LIMIT 0"}, func(names, types []string) {
		for i, name := range names {
			list = append(list, found{name: name, typ: types[i], kind: clickhouseKind(types[i]), scale: clickhouseScale(types[i])})
		}
	}, nil)
	return list, err
}

// run implements engine.
func (c *clickhouse) run(ctx context.Context, st statement, yield func([][]byte) error) error {
	return c.ask(ctx, st, nil, yield)
}

// ask sends st and reads its answer. When ctx is done, the server is told to stop,
// which it would not do by itself; it tells its shards.
func (c *clickhouse) ask(ctx context.Context, st statement, head func(names, types []string), yield func([][]byte) error) error {
	id := "accord-" + rand.Text()
	q := c.settings(id)
	st.sql += " FORMAT TabSeparatedWithNamesAndTypes"
	body, kind, err := clickhouseBody(st, q)
	if err != nil {
		return err
	}
	own, done := context.WithTimeout(ctx, c.limits.Time+2*time.Second) // the server's limit comes first
	defer done()
	resp, err := c.post(own, q, body, kind)
	if err != nil {
		c.kill(ctx, own, id)
		return c.broken(ctx, own, err, false)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<16)) // what has come says enough
		return clickhouseSays(resp, string(text), c.limits.Time)
	}
	if err := readTabs(resp.Body, head, yield); err != nil {
		var lost *errCut
		if errors.As(err, &lost) {
			c.kill(ctx, own, id)
			return c.broken(ctx, own, lost.err, true)
		}
		return err
	}
	return nil
}

// clickhouseBody is the body of a request and its type: the statement, or where
// values are bound the tables that hold them, and the statement in the address.
func clickhouseBody(st statement, q url.Values) (*bytes.Buffer, string, error) {
	if len(st.args) == 0 {
		return bytes.NewBufferString(st.sql), "text/plain; charset=UTF-8", nil
	}
	q.Set("query", st.sql)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i, l := range st.args {
		name := "accord_" + strconv.Itoa(i+1)
		q.Set(name+"_structure", "c "+l.typ)
		part, err := form.CreateFormFile(name, name)
		if err != nil {
			return nil, "", err
		}
		for _, v := range l.values {
			if _, err := io.WriteString(part, tabEscaper().Replace(v)+"\n"); err != nil {
				return nil, "", err
			}
		}
	}
	return &body, form.FormDataContentType(), form.Close()
}

// tabEscaper writes a value as a cell of tab-separated text.
func tabEscaper() *strings.Replacer {
	return strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`, "\x00", `\0`)
}

func (c *clickhouse) post(ctx context.Context, q url.Values, body io.Reader, kind string) (*http.Response, error) {
	u := c.address
	u.RawQuery = q.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", kind)
	req.Header.Set("User-Agent", "accord")
	req.Header.Set("X-ClickHouse-User", c.user)
	if c.password != "" {
		req.Header.Set("X-ClickHouse-Key", c.password)
	}
	return c.client.Do(req)
}

// kill ends a question that nobody waits for any more.
func (c *clickhouse) kill(ctx, own context.Context, id string) {
	if own.Err() == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), connectTime)
	defer cancel()
	// The id is of letters and digits.
	resp, err := c.post(ctx, url.Values{"readonly": {"2"}}, strings.NewReader("KILL QUERY WHERE query_id = '"+id+"'"), "text/plain; charset=UTF-8")
	if err == nil {
		resp.Body.Close()
	}
}

// broken is the fault of a question whose connection has come to nothing.
func (c *clickhouse) broken(ctx, own context.Context, err error, began bool) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	if own.Err() != nil {
		return slow(c.limits.Time)
	}
	return clickhouseLost(err, began)
}

func (c *clickhouse) forget() { c.client.CloseIdleConnections() }
func (c *clickhouse) close()  { c.client.CloseIdleConnections() }

// errCut is an answer that does not come to its end.
type errCut struct{ err error }

func (e *errCut) Error() string { return "the answer breaks off: " + e.err.Error() }

// readTabs reads tab-separated text whose first two lines are names and types.
func readTabs(r io.Reader, head func(names, types []string), yield func([][]byte) error) error {
	in := bufio.NewReaderSize(r, 1<<16)
	var cells [][]byte
	names, line := []string(nil), 0
	for {
		text, err := in.ReadBytes('\n')
		switch {
		case err == io.EOF && line < 2:
			return errors.New("the server answers without the names of columns; it is no ClickHouse")
		case err == io.EOF && len(text) > 0:
			return errors.New("the last row of the answer breaks off")
		case err == io.EOF:
			return nil
		case err != nil:
			return &errCut{err}
		}
		cells = cells[:0]
		for cell := range bytes.SplitSeq(text[:len(text)-1], []byte{'\t'}) {
			cells = append(cells, tabCell(cell))
		}
		switch line++; {
		case line == 1:
			names = texts(cells)
		case line == 2:
			if len(cells) != len(names) {
				return errors.New("the server answers with other types than columns; it is no ClickHouse")
			}
			if head != nil {
				head(names, texts(cells))
			}
		case len(cells) != len(names):
			return fmt.Errorf("row %d of the answer has %d cells instead of %d", line-2, len(cells), len(names))
		case yield != nil:
			if err := yield(cells); err != nil {
				return err
			}
		}
	}
}

func texts(cells [][]byte) []string {
	list := make([]string, len(cells))
	for i, c := range cells {
		list[i] = string(c)
	}
	return list
}

// tabCell is a cell of tab-separated text as it was meant, nil for NULL.
func tabCell(b []byte) []byte {
	if string(b) == `\N` {
		return nil
	}
	if bytes.IndexByte(b, '\\') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' || i+1 == len(b) {
			out = append(out, b[i])
			continue
		}
		i++
		switch b[i] {
		case 't':
			out = append(out, '\t')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case '0':
			out = append(out, 0)
		default:
			out = append(out, b[i])
		}
	}
	return out
}
