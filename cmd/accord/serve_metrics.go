package main

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what the server counts.
type metrics struct {
	registry                                           *prometheus.Registry
	connections, received, sent, panics, lost, reloads prometheus.Counter
	refused, logins, ended                             *prometheus.CounterVec
	commands                                           *prometheus.CounterVec
	sessions                                           *prometheus.GaugeVec
}

func newMetrics() *metrics {
	m := &metrics{registry: prometheus.NewRegistry()}
	counter := func(name, help string) prometheus.Counter {
		c := prometheus.NewCounter(prometheus.CounterOpts{Name: "accord_" + name, Help: help})
		m.registry.MustRegister(c)
		return c
	}
	counters := func(name, help string, labels ...string) *prometheus.CounterVec {
		c := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "accord_" + name, Help: help}, labels)
		m.registry.MustRegister(c)
		return c
	}
	m.connections = counter("connections_total", "Connections that were taken.")
	m.received = counter("received_bytes_total", "Bytes read from connections.")
	m.sent = counter("sent_bytes_total", "Bytes written to connections.")
	m.panics = counter("panics_total", "Sessions that ended by a defect of accord.")
	m.lost = counter("log_errors_total", "Lines of the log that could not be written.")
	m.reloads = counter("reloads_total", "Times that everything was read again because a signal asked for it.")
	m.refused = counters("refused_total", "Connections and sessions that were refused, by the bound.", "bound")
	m.logins = counters("logins_total", "Attempts to log in, by the outcome.", "outcome")
	m.ended = counters("sessions_ended_total", "Sessions that have ended, by the reason.", "reason")
	m.commands = counters("commands_total", "Commands that were run, by name and exit status.", "command", "status")
	m.sessions = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "accord_sessions", Help: "Sessions that are open, by kind."}, []string{"kind"})
	m.registry.MustRegister(m.sessions, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// listen gives the measures out at an address of this machine, and returns what
// ends that.
func (m *metrics) listen(address string) (at string, done func(), err error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return "", nil, usagef("--metrics is %q; expected an address of this machine; write --metrics 127.0.0.1:9123", address)
	}
	if ip, err := netip.ParseAddr(host); host != "localhost" && (err != nil || !ip.IsLoopback()) {
		return "", nil, usagef("--metrics is %q; measures are for this machine only; write --metrics 127.0.0.1:9123", address)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return "", nil, failure{exitFailed, listenError(address, err)}
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	s := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second, MaxHeaderBytes: 8 << 10}
	go func() { _ = s.Serve(l) }() // until it is closed
	return fmt.Sprintf("http://%s/metrics", l.Addr()), func() { _ = s.Close() }, nil
}
