package main

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// measures are what Prometheus would read; --metrics has to be given.
func (s *serving) measures() string {
	s.t.Helper()
	at := regexp.MustCompile(`measures are at (\S+)`).FindStringSubmatch(s.told.String())[1]
	resp, err := http.Get(at)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// Who presents, who follows and who takes part in words is measured.
func TestFollowingIsMeasured(t *testing.T) {
	s, key, _ := stageOf(t, "--metrics", "127.0.0.1:0")
	measured := func(lines ...string) {
		t.Helper()
		for _, l := range lines {
			eventually(t, l, func() bool { return strings.Contains(s.measures(), "\n"+l+"\n") })
		}
	}
	presenter := s.screenOf(s.client(key), 120, 36, "xterm", "")
	presenter.shows("Trade volume")
	measured("accord_presenters 0", "accord_followers 0", "accord_people 1")
	presenter.types("P")
	presenter.shows("you present")
	viewer := s.screen(80, 24, "xterm")
	reader := s.screen(80, 400, "dumb")
	viewer.shows("following leyla")
	reader.shows("following leyla")
	measured("accord_presenters 1", "accord_followers 2", "accord_people 3", "accord_views_published_total 1",
		`accord_sessions{kind="dashboard"} 2`, `accord_sessions{kind="talk"} 1`)
	presenter.types("2")
	measured("accord_views_published_total 2")
	viewer.types("S")
	measured("accord_followers 1")
	if got := s.measures(); !regexp.MustCompile(`accord_frames_total\{outcome="written"\} [1-9]`).MatchString(got) {
		t.Errorf("no frame is written:\n%s", got)
	}
	reader.types("q\r")
	measured("accord_followers 0", `accord_sessions{kind="talk"} 0`)
}
