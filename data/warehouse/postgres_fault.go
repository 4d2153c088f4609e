package warehouse

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"accord/data"
	"accord/data/clean"
)

// postgresFault says what went wrong and what to do. What is no fault of the
// engine, such as that ctx is done, is returned as it is.
func postgresFault(err error, limit time.Duration) error {
	var pg *pgconn.PgError
	var connect *pgconn.ConnectError
	var bad *badMapping
	var own *fault
	switch {
	case errors.As(err, &own), errors.As(err, &bad):
		return err
	case errors.As(err, &pg):
		return postgresSays(pg, limit, errors.As(err, &connect))
	case errors.As(err, &connect):
		return connectFault(err, "PostgreSQL")
	case errors.Is(err, context.Canceled):
		return err
	}
	return &fault{reason: data.FaultLost, again: true, gone: true, words: "the connection was lost before the whole answer had come"}
}

// postgresSays is the fault that the server tells, by its SQLSTATE.
func postgresSays(pg *pgconn.PgError, limit time.Duration, connecting bool) *fault {
	said := said(pg.Message)
	switch {
	case pg.Code == "57014":
		return slow(limit)
	case pg.Code == "57P03":
		return &fault{reason: data.FaultUnreachable, again: true, gone: true, words: "the server is starting or stopping"}
	case strings.HasPrefix(pg.Code, "57P"):
		return &fault{reason: data.FaultLost, again: true, gone: true, words: "the server has ended the connection" + said}
	case pg.Code == "53300", pg.Code == "53200", pg.Code == "53100", strings.HasPrefix(pg.Code, "53"):
		return &fault{reason: data.FaultBusy, again: true, gone: connecting, words: "the server has no room for the question" + said}
	case strings.HasPrefix(pg.Code, "28"):
		return &fault{reason: data.FaultDenied, words: "the server does not let the user in" + said + "; put the user into the address, and the password into ~/.pgpass or PGPASSWORD"}
	case pg.Code == "3D000":
		return &fault{reason: data.FaultMissing, words: "there is no such database" + said + "; look at the name after the host"}
	case strings.HasPrefix(pg.Code, "HV"), strings.HasPrefix(pg.Code, "08"):
		return &fault{reason: data.FaultShard, again: true, words: "a server behind this one does not answer" + said + "; there is no answer without it"}
	case pg.Code == "42P01", pg.Code == "3F000":
		return &fault{reason: data.FaultMissing, words: "there is no such table" + said + "; look at table, which needs its schema before a point when that is not public"}
	case pg.Code == "42703":
		return &fault{reason: data.FaultMissing, words: "there is no such column" + said + "; look at the columns that are named"}
	case pg.Code == "42501":
		return &fault{reason: data.FaultDenied, words: "the user may not read the table" + said + "; GRANT SELECT on it to that user"}
	case pg.Code == "25006":
		return &fault{reason: data.FaultRefused, words: "the select writes" + said + "; only what reads is asked"}
	case strings.HasPrefix(pg.Code, "22"), pg.Code == "42883", pg.Code == "42804", pg.Code == "42725":
		return &fault{reason: data.FaultType, words: "a value is of another type than is said" + said + "; look at the roles of the columns, or cast it in a select"}
	}
	return &fault{reason: data.FaultRefused, words: "the server refuses the question" + said + " (SQLSTATE " + clean.Text(pg.Code) + ")"}
}

// said is what an engine says, in brackets.
func said(s string) string {
	s = strings.TrimRight(strings.Join(strings.Fields(clean.Text(s)), " "), ".")
	if r := []rune(s); len(r) > 200 {
		s = string(r[:200]) + "…"
	}
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

func slow(limit time.Duration) *fault {
	return &fault{reason: data.FaultSlow, words: "there was no answer within " + limit.String() + ", which is the limit; choose fewer codes or periods, or raise timeout, in dataset.toml or as &timeout=2m in the address"}
}

// connectFault is the fault of a connection that does not come about.
func connectFault(err error, server string) error {
	var dns *net.DNSError
	var unknown x509.UnknownAuthorityError
	var verify *tls.CertificateVerificationError
	var host x509.HostnameError
	var plain tls.RecordHeaderError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &dns) && dns.IsNotFound:
		return &fault{reason: data.FaultUnreachable, again: true, gone: true, words: "nobody knows a host of that name; look at the address"}
	case errors.As(err, &host):
		return &fault{reason: data.FaultDenied, words: "the certificate of the server is for another host; write the address as the certificate has it"}
	case errors.As(err, &unknown), errors.As(err, &verify):
		return &fault{reason: data.FaultDenied, words: "the certificate of the server cannot be verified; name the file of those who vouch for it as ca, or write tls = \"require\" to believe whoever answers"}
	case errors.As(err, &plain), strings.Contains(err.Error(), "server refused TLS connection"):
		return &fault{reason: data.FaultDenied, words: "the server has no TLS; switch it on there, or write tls = \"off\" where the network between is trusted"}
	case strings.Contains(err.Error(), "require_auth"):
		return &fault{reason: data.FaultDenied, words: "the server wants the password in the clear from whoever it is; write tls = \"verify\""}
	}
	words := "no " + server + " answers there; start it, or look at host and port"
	var timeout net.Error
	if errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout() {
		words = "no " + server + " answers there within " + connectTime.String() + "; look at host, port and what lies between"
	}
	return &fault{reason: data.FaultUnreachable, again: true, gone: true, words: words}
}
