package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A server starts although a database is down. Who comes for it sees why, and when it
// is asked again; the others are served; it is there for all when it is there.
func TestServeWaitsForADatabase(t *testing.T) {
	for _, d := range databases(t) {
		t.Run(d.kind, func(t *testing.T) {
			d.t = t
			d.fill()
			way := newRelay(t, d.dsn.Host)
			way.cut()
			u := *d.dsn
			u.Host = way.at
			trade := filepath.Join(t.TempDir(), "trade")
			if err := os.Mkdir(trade, 0o700); err != nil {
				t.Fatal(err)
			}
			text := fmt.Sprintf("accord = 1\nid = \"trade\"\ntitle = \"Trade\"\n[warehouse]\nstore = %q\ndsn = %q\ntable = %q\n", u.Scheme, u.String(), d.table+"_seen")
			if err := os.WriteFile(filepath.Join(trade, "dataset.toml"), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			s := serve(t, nil, "--public", trade, file(t, "figures.csv", goodCSV))
			s.waits("trade is not there yet")

			first := s.screen(110, 30, "xterm") // which opens what is there
			first.shows("Datasets ─")
			first.shows("accord  figures")
			first.shows("not there yet")
			first.types("\x1b[A\r")
			first.shows("trade: not there yet")
			first.types("\x1b")
			first.lacks("Datasets ─")

			waits := s.screenOf(s.client(), 110, 30, "xterm", "trade")
			waits.shows("gives no answer")
			waits.shows("asked again at")
			russian := s.screenOf(s.client(), 60, 20, "xterm", "trade --lang ru")
			russian.shows("не отвечает")
			if out := remote(t, s.client(), "", "query trade --format csv"); out.status != exitFailed || out.out != "" || !strings.Contains(out.err, "127.0.0.1") {
				t.Errorf("a command gives %+v", out)
			}
			if out := remote(t, s.client(), "", "query figures --format csv"); out.status != exitFine || out.out == "" {
				t.Errorf("a command about the other gives %+v", out)
			}
			way.open()
			waits.shows("as of ")
			russian.shows("accord")
			s.waits("a dataset is there now")
			if out := remote(t, s.client(), "", "query trade --format csv"); out.status != exitFine || out.out == "" {
				t.Errorf("the command gives %+v", out)
			}
			first.types("\x0f")
			first.shows("Datasets ─")
			first.lacks("not there yet")
		})
	}
}
