package main

import (
	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"accord/cmd/internal/config"
)

// configure makes x a server that lets in nobody but those with a key, unless it
// is public, and answers nothing but sessions: without a handler every other
// channel, request and subsystem is refused.
func (s *server) configure(x *ssh.Server, host gossh.Signer) {
	x.AddHostKey(host)
	x.Version = "accord"
	x.HandshakeTimeout = s.cfg.Load().Serve.Handshake
	x.ConnCallback = s.take
	x.PublicKeyHandler = s.letIn
	x.ServerConfigCallback = s.authentication
	x.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.session}
	x.RequestHandlers = map[string]ssh.RequestHandler{}
	x.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
}

// letIn reports whether a key opens the door. It is asked about keys that are
// only offered as well, so that it keeps nothing but in the permissions, which
// the library gives back for the key that was proven.
func (s *server) letIn(ctx ssh.Context, key ssh.PublicKey) bool {
	who, why := s.keys.now().let(key, addressOf(ctx.RemoteAddr()), s.c.Now())
	if why != "" {
		s.log.Info("a key opens nothing", "from", addressOf(ctx.RemoteAddr()).String(), "user", ctx.User(), "key", gossh.FingerprintSHA256(key), "why", why)
		return false
	}
	ctx.Permissions().Extensions = who.permissions()
	return true
}

// Attempts that a connection has: one for each key that an agent offers.
const (
	attempts       = 6
	attemptsPublic = 20 // so that who has many keys comes in without one
)

// authentication is how a connection says whose it is. A public server lets in
// without a key: at once where there are no keys, else when none of them fits,
// so that a presenter is known as one.
func (s *server) authentication(ctx ssh.Context) *gossh.ServerConfig {
	cfg := s.cfg.Load().Serve
	conf := &gossh.ServerConfig{MaxAuthTries: attempts, AuthLogCallback: func(meta gossh.ConnMetadata, method string, err error) {
		switch {
		case err == nil:
			s.metrics.logins.WithLabelValues("in").Inc()
			if l, ok := ctx.Value(wireKey{}).(*wire); ok {
				l.welcome()
			}
		case method != "none": // with which every client begins
			s.metrics.logins.WithLabelValues("refused").Inc()
		}
	}}
	if !cfg.Public {
		return conf
	}
	anybody := func() *gossh.Permissions {
		return &gossh.Permissions{Extensions: visitor{name: "guest", role: config.Roles()[0]}.permissions()}
	}
	conf.MaxAuthTries = attemptsPublic
	if cfg.AuthorizedKeys == "" {
		conf.NoClientAuth = true
		conf.NoClientAuthCallback = func(gossh.ConnMetadata) (*gossh.Permissions, error) { return anybody(), nil }
	}
	conf.KeyboardInteractiveCallback = func(gossh.ConnMetadata, gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
		return anybody(), nil // without a question
	}
	return conf
}
