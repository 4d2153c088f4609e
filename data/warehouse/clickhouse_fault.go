package warehouse

import (
	"errors"
	"io"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"accord/data"
)

// clickhouseSays is the fault that the server tells, by the number of its exception.
func clickhouseSays(resp *http.Response, text string, limit time.Duration) error {
	code, words := clickhouseException(resp.Header.Get("X-ClickHouse-Exception-Code"), text)
	said := said(words)
	switch code {
	case 159, 160: // TIMEOUT_EXCEEDED, TOO_SLOW
		return slow(limit)
	case 394: // QUERY_WAS_CANCELLED
		return &fault{reason: data.FaultLost, again: true, words: "somebody has stopped the question on the server"}
	case 202, 241: // TOO_MANY_SIMULTANEOUS_QUERIES, MEMORY_LIMIT_EXCEEDED
		return &fault{reason: data.FaultBusy, again: true, words: "the server has no room for the question" + said}
	case 279, 209, 210, 32, 519: // ALL_CONNECTION_TRIES_FAILED, SOCKET_TIMEOUT, NETWORK_ERROR, ATTEMPT_TO_READ_AFTER_EOF, ALL_REPLICAS_LOST
		return &fault{reason: data.FaultShard, again: true, words: "a shard of the cluster does not answer" + said + "; there is no answer without it"}
	case 192, 193, 194, 195, 516: // UNKNOWN_USER … AUTHENTICATION_FAILED
		return &fault{reason: data.FaultDenied, words: "the server does not let the user in; put the user into the address, and the password into the environment as CLICKHOUSE_PASSWORD"}
	case 497, 291: // ACCESS_DENIED, DATABASE_ACCESS_DENIED
		return &fault{reason: data.FaultDenied, words: "the user may not read the table" + said + "; GRANT SELECT on it to that user"}
	case 164: // READONLY
		return &fault{reason: data.FaultDenied, words: "the user may not set the limits of its questions" + said + "; give it a profile with readonly = 2, which lets it set them and write nothing"}
	case 60: // UNKNOWN_TABLE
		return &fault{reason: data.FaultMissing, words: "there is no such table" + said + "; look at table, which may have its database before a point"}
	case 81: // UNKNOWN_DATABASE
		return &fault{reason: data.FaultMissing, words: "there is no such database" + said + "; look at the name after the host"}
	case 47, 16: // UNKNOWN_IDENTIFIER, NO_SUCH_COLUMN_IN_TABLE
		return &fault{reason: data.FaultMissing, words: "there is no such column" + said + "; look at the columns that are named"}
	case 396, 158: // TOO_MANY_ROWS_OR_BYTES, TOO_MANY_ROWS
		return &fault{reason: data.FaultLimit, words: "the server has a limit of its own" + said + "; choose fewer codes or periods, or have it raised"}
	case 43, 53, 70, 6, 27, 38, 41, 72, 407: // types and what cannot be read as one
		return &fault{reason: data.FaultType, words: "a value is of another type than is said" + said + "; look at the roles of the columns, or convert it in a select"}
	case 0:
		if resp.StatusCode == http.StatusUnauthorized || resp.StatusCode == http.StatusForbidden {
			return &fault{reason: data.FaultDenied, words: "the server does not let the user in; put the user into the address, and the password into the environment as CLICKHOUSE_PASSWORD"}
		}
		if resp.StatusCode == http.StatusBadGateway || resp.StatusCode == http.StatusServiceUnavailable || resp.StatusCode == http.StatusGatewayTimeout {
			return &fault{reason: data.FaultUnreachable, again: true, words: "no ClickHouse answers behind that address (HTTP " + strconv.Itoa(resp.StatusCode) + ")"}
		}
		return &fault{reason: data.FaultMisread, words: "what answers there is no ClickHouse (HTTP " + strconv.Itoa(resp.StatusCode) + "); look at host and port, which is that of its HTTP interface"}
	}
	return &fault{reason: data.FaultRefused, words: "the server refuses the question" + said + " (code " + strconv.Itoa(code) + ")"}
}

// exception matches what servers of all versions write of an error.
var exception = regexp.MustCompile(`(?s)^Code: ([0-9]+)[.,](?: e\.displayText\(\) =)? ?(?:DB::(?:Net)?Exception: )?(.*)$`)

// clickhouseException is the number of an exception and what it says; 0 when text
// is no exception.
func clickhouseException(header, text string) (code int, words string) {
	words = text
	if m := exception.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		code, _ = strconv.Atoi(m[1]) // of digits
		words, _, _ = strings.Cut(m[2], ", e.what()")
		words, _, _ = strings.Cut(words, " (version ")
		words, _, _ = strings.Cut(words, ": While executing")
	}
	if n, err := strconv.Atoi(header); err == nil && code == 0 {
		code = n
	}
	return code, words
}

// clickhouseLost is the fault of a connection that does not come about, or breaks
// off.
func clickhouseLost(err error, began bool) error {
	var op *net.OpError
	lost := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
	if began || lost && !(errors.As(err, &op) && op.Op == "dial") {
		return &fault{reason: data.FaultLost, again: true, gone: true, words: "the connection was lost before the whole answer had come"}
	}
	if strings.Contains(err.Error(), "server gave HTTP response to HTTPS client") {
		return &fault{reason: data.FaultDenied, words: "the server has no TLS; switch it on there, or write tls = \"off\" where the network between is trusted"}
	}
	return connectFault(err, "ClickHouse")
}
