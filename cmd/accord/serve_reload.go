package main

import (
	"time"

	"github.com/spf13/cobra"
)

// keysEvery is the time between two looks at whose key was taken out.
const keysEvery = 5 * time.Second

// reload reads configuration, keys and datasets again. A configuration that is
// wrong changes nothing.
func (s *server) reload(cmd *cobra.Command) {
	s.metrics.reloads.Inc()
	old := s.cfg.Load()
	cfg, err := s.c.settings(cmd)
	if err != nil {
		s.log.Error("the configuration cannot be used, and the one before stays", "error", err.Error())
	} else {
		s.cfg.Store(cfg)
		s.limits.change(cfg.Serve)
		s.keys.change(cfg.Serve.AuthorizedKeys, cfg.Serve.Roles)
		if err := s.logTo.open(cfg.Serve.LogFile); err != nil {
			s.log.Error("the log stays where it is", "error", err.Error())
		}
		a, b := old.Serve, cfg.Serve
		if a.Listen != b.Listen || a.HostKey != b.HostKey || a.Metrics != b.Metrics || a.Log != b.Log || a.Commands != b.Commands {
			s.log.Warn("the address, the host key, the measures, the form of the log and the number of commands change when the server starts again")
		}
	}
	for _, x := range s.shows {
		x.feed.Refresh()
	}
	s.sendAway()
	s.log.Info("everything was read again")
}

// sendAway ends the sessions of those who would not come in any more, or not with
// the role that they have. While the file of keys cannot be read nobody is sent
// away: it may be just being replaced.
func (s *server) sendAway() {
	ring := s.keys.now()
	if ring == nil {
		return
	}
	known := ring.byFingerprint()
	for _, v := range s.all() {
		if v.who.key == "" {
			continue
		}
		switch now, _ := letIn(known[v.who.key], v.wire.from, s.c.Now()); {
		case now.role == "":
			v.finish("revoked", "your key lets you in no longer")
		case !now.may(v.who.role):
			v.finish("lowered", "your key has another role now; connect again to go on as a "+now.role)
		}
	}
}
