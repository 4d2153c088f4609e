package main

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"

	vm "github.com/VictoriaMetrics/metrics"

	"accord/tui/follow"
)

// metrics are what the server counts. The library writes the text format of
// Prometheus; Prometheus' own needs three times the room in the program.
type metrics struct {
	set                                                *vm.Set
	connections, received, sent, panics, lost, reloads counter
	refused, logins, ended, commands, sessions, frames vector
}

// counter counts up, and where it stands for something open, down.
type counter struct{ *vm.Counter }

// Add adds a number that is not negative.
func (c counter) Add(n float64) { c.Counter.Add(int(n)) }

// vector is one counter for each value of its labels.
type vector struct {
	set    *vm.Set
	name   string
	labels []string
}

// WithLabelValues is the counter of those values, in the order of the labels.
func (v vector) WithLabelValues(values ...string) counter {
	name := v.name + "{"
	for i, l := range v.labels {
		if i > 0 {
			name += ","
		}
		name += fmt.Sprintf("%s=%q", l, values[i])
	}
	return counter{v.set.GetOrCreateCounter(name + "}")}
}

func newMetrics() *metrics {
	m := &metrics{set: vm.NewSet()}
	one := func(name string) counter { return counter{m.set.NewCounter("accord_" + name)} }
	many := func(name string, labels ...string) vector { return vector{m.set, "accord_" + name, labels} }
	m.connections = one("connections_total") // that were taken
	m.received = one("received_bytes_total") // from connections
	m.sent = one("sent_bytes_total")         // to connections
	m.panics = one("panics_total")           // sessions that ended by a defect of accord
	m.lost = one("log_errors_total")         // lines of the log that could not be written
	m.reloads = one("reloads_total")         // times that a signal asked for everything to be read again
	m.refused = many("refused_total", "bound")
	m.logins = many("logins_total", "outcome")
	m.ended = many("sessions_ended_total", "reason")
	m.commands = many("commands_total", "command", "status")
	m.sessions = many("sessions", "kind") // that are open: as a picture, or in words
	m.frames = many("frames_total", "outcome")
	return m
}

// watch measures what goes on between presenters and those who follow them.
func (m *metrics) watch(counts func() follow.Counts) {
	of := func(name string, one func(follow.Counts) float64) {
		m.set.NewGauge("accord_"+name, func() float64 { return one(counts()) })
	}
	of("people", func(c follow.Counts) float64 { return float64(c.People) })
	of("followers", func(c follow.Counts) float64 { return float64(c.Following) })
	of("presenters", func(c follow.Counts) float64 { return float64(c.Presenting) })
	of("views_published_total", func(c follow.Counts) float64 { return float64(c.Views) })
	of("views_passed_total", func(c follow.Counts) float64 { return float64(c.Passed) }) // by followers for whom a later one came first
}

// ofFrame counts a frame of a picture: whether it was written, or a later one
// took its place before the terminal was ready.
func (m *metrics) ofFrame() func(written bool) {
	written, passed := m.frames.WithLabelValues("written"), m.frames.WithLabelValues("passed")
	return func(was bool) {
		if was {
			written.Inc()
		} else {
			passed.Inc()
		}
	}
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
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		m.set.WritePrometheus(w)
		vm.WriteProcessMetrics(w)
	})
	s := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second, MaxHeaderBytes: 8 << 10}
	go func() { _ = s.Serve(l) }() // until it is closed
	return fmt.Sprintf("http://%s/metrics", l.Addr()), func() { _ = s.Close() }, nil
}
