package main

import (
	"net"
	"os"
	"strings"
	"testing"
)

// When the terminal of who presents is closed, those who look get theirs back.
func TestPresentUntilTheTerminalIsClosed(t *testing.T) {
	for name, end := range map[string]func(p *process){
		"closed":     func(p *process) { p.tty.Close(); p.ptm.Close() },
		"terminated": func(p *process) { _ = p.cmd.Process.Signal(os.Interrupt) },
	} {
		t.Run(name, func(t *testing.T) {
			p := start(t, []string{"USER=leyla"}, "--present", "--public", "--listen", "127.0.0.1:0")
			p.waits("127.0.0.1")
			port := presentedAt.FindStringSubmatch(p.output())
			if port == nil {
				t.Fatalf("no address: %q", p.output())
			}
			s := &serving{t: t, addr: net.JoinHostPort("127.0.0.1", port[1]), told: &locked{}}
			viewer := s.enters(80, 24, "xterm")
			viewer.shows("● following leyla")
			end(p)
			viewer.ends()
			<-p.ended
			if viewer.em.IsAltScreen() {
				t.Error("the alternate screen is not left")
			}
			if got := viewer.errs.String(); !strings.Contains(got, "the server is closing") {
				t.Errorf("it is told: %q", got)
			}
		})
	}
}
