package main

import (
	"encoding/binary"
	"io"
	"net"
	"net/netip"
	"sync"
	"time"

	"charm.land/ssh"
)

// wire is a connection of somebody.
type wire struct {
	net.Conn
	s    *server
	from netip.Addr
	once sync.Once

	mu       sync.Mutex
	known    bool
	sessions int
	alone    *time.Timer
}

// wireKey is where a connection is kept in the context of the library.
type wireKey struct{}

// take takes a connection, or refuses it before anything is spent on it.
func (s *server) take(ctx ssh.Context, conn net.Conn) net.Conn {
	from := addressOf(conn.RemoteAddr())
	if no := s.limits.connect(from); no != nil {
		s.metrics.refused.WithLabelValues(no.word).Inc()
		s.log.Warn("a connection is refused", "from", from.String(), "why", no.word)
		s.dismiss(conn, no.sentence)
		return nil
	}
	if t, ok := conn.(interface{ SetWriteBuffer(int) error }); ok {
		_ = t.SetWriteBuffer(s.cfg.Load().Serve.InFlight) // the system's own bound holds otherwise
	}
	s.metrics.connections.Inc()
	l := &wire{Conn: conn, s: s, from: from}
	ctx.SetValue(wireKey{}, l)
	return l
}

// Read implements [net.Conn].
func (l *wire) Read(p []byte) (int, error) {
	n, err := l.Conn.Read(p)
	l.s.metrics.received.Add(float64(n))
	return n, err
}

// Write implements [net.Conn].
func (l *wire) Write(p []byte) (int, error) {
	n, err := l.Conn.Write(p)
	l.s.metrics.sent.Add(float64(n))
	return n, err
}

// Close implements [net.Conn].
func (l *wire) Close() error {
	l.once.Do(func() {
		l.mu.Lock()
		known := l.known
		l.known = true
		if l.alone != nil {
			l.alone.Stop()
		}
		l.mu.Unlock()
		l.s.limits.disconnect(l.from, !known)
	})
	return l.Conn.Close()
}

// welcome says that the connection has said whose it is. It is closed when it
// opens no session then.
func (l *wire) welcome() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.known {
		l.known = true
		l.s.limits.known()
		l.alone = time.AfterFunc(l.s.cfg.Load().Serve.Handshake, func() { _ = l.Close() })
	}
}

// open counts a session of the connection, or takes it away with -1. A
// connection without one is closed after a while.
func (l *wire) open(more int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sessions += more
	switch {
	case l.alone == nil:
	case l.sessions > 0:
		l.alone.Stop()
	default:
		l.alone.Reset(l.s.cfg.Load().Serve.Handshake)
	}
}

// dismiss closes a connection in the words of the protocol, which clients show.
func (s *server) dismiss(conn net.Conn, sentence string) {
	defer conn.Close()
	if !s.limits.linger(1) {
		return
	}
	defer s.limits.linger(-1)
	_ = conn.SetDeadline(time.Now().Add(time.Second))
	if _, err := conn.Write(append([]byte("SSH-2.0-accord\r\n"), disconnection(sentence)...)); err != nil {
		return
	}
	if c, ok := conn.(interface{ CloseWrite() error }); ok {
		_ = c.CloseWrite()
	}
	_, _ = io.CopyN(io.Discard, conn, 4<<10) // closing with something unread would take the sentence back
}

// disconnection is the packet of RFC 4253, 11.1 that ends a connection because
// there are too many, before keys are agreed on.
func disconnection(sentence string) []byte {
	const message, tooMany = 1, 12
	body := []byte{message}
	body = binary.BigEndian.AppendUint32(body, tooMany)
	body = binary.BigEndian.AppendUint32(body, uint32(len(sentence)))
	body = append(body, sentence...)
	body = binary.BigEndian.AppendUint32(body, 0) // the language
	padding := 8 - (5+len(body))%8
	if padding < 4 {
		padding += 8
	}
	packet := binary.BigEndian.AppendUint32(nil, uint32(1+len(body)+padding))
	packet = append(packet, byte(padding))
	packet = append(packet, body...)
	return append(packet, make([]byte, padding)...)
}
