package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// stageOf is a server with keys for two presenters; everybody else is a guest.
func stageOf(t *testing.T, args ...string) (s *serving, leyla, togrul gossh.Signer) {
	t.Helper()
	return stageWith(t, nil, args...)
}

// stageWith is stageOf with settings as serve takes them.
func stageWith(t *testing.T, settings []string, args ...string) (s *serving, leyla, togrul gossh.Signer) {
	t.Helper()
	leyla, one := keyPair(t, "leyla")
	togrul, two := keyPair(t, "togrul")
	keys := keysFile(t, `role="presenter" `+one, `role="editor" `+two)
	return serve(t, settings, append([]string{"--public", "--authorized-keys", keys}, args...)...), leyla, togrul
}

// lacks waits until words stand on the screen no longer.
func (x *remoteScreen) lacks(words string) {
	x.t.Helper()
	eventually(x.t, fmt.Sprintf("%q goes from the screen", words), func() bool { return !strings.Contains(x.text(), words) })
}

// A presenter and three viewers with terminals of their own.
func TestOnAStage(t *testing.T) {
	s, key, second := stageOf(t)
	presenter := s.screenOf(s.client(key), 120, 36, "xterm-256color", "")
	presenter.shows("Trade volume")
	wide := s.screen(200, 60, "xterm-kitty", "COLORTERM=truecolor")
	wide.shows("Trade volume") // and is the second in the list
	small := s.screen(80, 24, "xterm", "LC_ALL=ru_RU.UTF-8")
	mono := s.screen(60, 20, "vt100", "LANG=az_AZ.UTF-8", "NO_COLOR=1")
	small.shows("Товарооборот")
	mono.shows("Ticarət")

	presenter.types("P")
	presenter.shows("● 3 following")
	wide.shows("● following leyla")
	small.shows("● показ: leyla")
	mono.shows("● aparıcı: leyla")
	presenter.types("2\r")
	wide.shows("2 Freight growth ─")
	small.shows("2 Рост грузоперевозок ─")
	mono.shows("2 Yükdaşıma artımı ─")
	presenter.types("v") // a face of the panel
	presenter.shows("Across the border")
	wide.shows("Across the border")
	small.shows("Через границу")

	// A viewer looks around, and returns.
	small.types("4")
	small.shows("○ без ведущего")
	small.shows("Статус проектов")
	presenter.shows("● 2 following")
	presenter.types("[")
	wide.shows("1 Trade volume ─")
	if text := small.text(); !strings.Contains(text, "Статус проектов") {
		t.Errorf("a viewer who looks around is moved:\n%s", text)
	}
	small.types("F")
	small.shows("1 Товарооборот ─")
	small.shows("● показ: leyla")
	presenter.shows("● 3 following")

	// Who comes late lands on the view; who asks for one does not.
	late := s.screen(100, 30, "xterm")
	late.shows("1 Trade volume ─")
	late.shows("● following leyla")
	own := s.screenOf(s.client(), 100, 30, "xterm", "--page projects")
	own.shows("Project status by sector ─")
	own.shows("○ on your own")

	// The roster, and handing over.
	presenter.types("w")
	presenter.shows("6 here · 4 following")
	presenter.shows("guest anybody")
	presenter.shows("60×20  az")
	presenter.types("jX") // the second in the list
	presenter.shows("offered to guest anybody")
	wide.shows("leyla hands over to you; P takes it")
	wide.types("P")
	presenter.shows("guest anybody presents now; Z takes it back")
	presenter.types("w")
	wide.types("3\r")
	presenter.shows("3 Signed agreements ─")
	small.shows("3 Подписанные документы ─")
	presenter.types("]") // who has handed over is a viewer like others
	presenter.shows("○ on your own")
	presenter.types("F")
	presenter.shows("3 Signed agreements ─")
	presenter.types("Z")
	presenter.shows("you present")
	wide.shows("leyla presents again")

	// A presenter who ends it, and another one who begins.
	presenter.types("P")
	small.shows("leyla: показ окончен")
	other := s.screenOf(s.client(second), 90, 28, "xterm", "")
	other.shows("Trade volume")
	other.types("S")
	other.shows("Sources")
	other.types("P")
	wide.shows("● following togrul")
	wide.shows("Sources")
	presenter.shows("● following togrul")
	presenter.types("P")
	presenter.shows("togrul presents, and can hand over to you")
	for _, x := range []*remoteScreen{presenter, wide, small, mono, late, own, other} {
		x.types("Q")
		if status := x.ends(); status != 0 || x.em.IsAltScreen() {
			t.Errorf("status %d, %v", status, x.em.IsAltScreen())
		}
	}
}

// cutWire is a connection that can be left unread.
type cutWire struct {
	net.Conn
	stop, closed chan struct{} // stop is closed when nothing is read any more
}

// cuttable dials a server.
func (s *serving) cuttable() *cutWire {
	s.t.Helper()
	c := &cutWire{dialled(s.t, s.addr), make(chan struct{}), make(chan struct{})}
	s.t.Cleanup(func() { close(c.closed) })
	return c
}

func (c *cutWire) Read(p []byte) (int, error) {
	select {
	case <-c.stop:
		<-c.closed
		return 0, net.ErrClosed
	default:
		return c.Conn.Read(p)
	}
}

// over logs in over a connection of the test's own.
func (s *serving) over(c net.Conn, key gossh.Signer) *gossh.Client {
	s.t.Helper()
	conf := &gossh.ClientConfig{User: "anybody", HostKeyCallback: gossh.InsecureIgnoreHostKey(),
		Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return make([]string, len(q)), nil })}}
	if key != nil {
		conf.Auth = []gossh.AuthMethod{gossh.PublicKeys(key)}
	}
	conn, chans, reqs, err := gossh.NewClientConn(c, s.addr, conf)
	if err != nil {
		s.t.Fatal(err)
	}
	return gossh.NewClient(conn, chans, reqs)
}

// The connection of who presents is cut in the middle of the talk.
func TestThePresenterIsCutOff(t *testing.T) {
	s, key, second := stageOf(t)
	line, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	presenter := s.screenOf(s.over(line, key), 120, 36, "xterm", "")
	presenter.shows("Trade volume")
	other := s.screenOf(s.client(second), 100, 30, "xterm", "")
	viewer := s.screen(80, 24, "xterm", "LC_ALL=ru_RU.UTF-8")
	viewer.shows("Товарооборот")
	presenter.types("P2\r")
	viewer.shows("2 Рост грузоперевозок ─")
	line.Close()
	viewer.shows("leyla не на связи")
	viewer.shows("связь с ведущим потеряна (leyla); вид остаётся")
	viewer.shows("2 Рост грузоперевозок ─")
	late := s.screen(100, 30, "xterm")
	late.shows("2 Freight growth ─")
	late.shows("○ leyla is gone")
	other.shows("the connection to leyla was lost; the view stays; P takes over")
	other.types("P]")
	viewer.shows("3 Подписанные документы ─")
	viewer.shows("● показ: togrul")
	// Who was lost comes back, and lands where the talk has come to.
	again := s.screenOf(s.client(key), 120, 36, "xterm", "")
	again.shows("3 Signed agreements ─")
	again.shows("● following togrul")
}

// The line of who presents is dead, and nobody has closed it.
func TestThePresenterIsSilent(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	key, mine := keyPair(t, "leyla")
	s := serve(t, []string{"STALLED=1s"}, "--public", "--authorized-keys", keysFile(t, `role="presenter" `+mine))
	line := s.cuttable()
	presenter := s.screenOf(s.over(line, key), 120, 36, "xterm", "")
	presenter.shows("Trade volume")
	viewer := s.screen(80, 24, "xterm")
	presenter.types("P2\r")
	viewer.shows("2 Freight growth ─")
	close(line.stop)
	viewer.shows("○ leyla is gone")
	viewer.shows("2 Freight growth ─")
}

// What is told goes over with its scene, each in their own language; the notes
// are the speaker's; and the scene stays when the speaker is lost.
func TestAStoryIsFollowed(t *testing.T) {
	s, key, _ := stageOf(t)
	line := dialled(t, s.addr)
	presenter := s.screenOf(s.over(line, key), 120, 40, "xterm", "")
	presenter.shows("Trade volume")
	viewer := s.screen(100, 36, "xterm", "LC_ALL=ru_RU.UTF-8")
	viewer.shows("Товарооборот")
	presenter.types("Pnn")
	viewer.shows("● показ: leyla")
	viewer.shows("Коммюнике: товарооборот в 2023 году")
	viewer.types("2")
	viewer.shows("○ без ведущего")
	presenter.types("n")
	presenter.shows("Two reporters, two figures")
	viewer.types("F")
	viewer.shows("Две стороны, две цифры")
	if text := viewer.text(); strings.Contains(text, "посол России") {
		t.Errorf("a viewer reads the notes of the speaker:\n%s", text)
	}
	line.Close()
	viewer.shows("leyla не на связи")
	viewer.shows("Две стороны, две цифры")
}

// A viewer who does not read delays neither the presenter nor the others.
func TestAStalledViewer(t *testing.T) {
	s, key, _ := stageWith(t, []string{"STALLED=10m"}) // who reads nothing is not sent away meanwhile
	presenter := s.screenOf(s.client(key), 120, 36, "xterm", "")
	presenter.shows("Trade volume")
	line := s.cuttable()
	stalled := s.screenOf(s.over(line, nil), 400, 120, "xterm-kitty", "", "COLORTERM=truecolor")
	viewer := s.screen(80, 24, "xterm")
	viewer.shows("Trade volume")
	stalled.shows("Trade volume")
	presenter.types("P")
	viewer.shows("following leyla")
	stalled.shows("following leyla")
	close(line.stop)
	for range 20 { // pages, far more than the windows and buffers between us take
		presenter.types(strings.Repeat("]", 20) + "?")
		presenter.shows("Keys ─") // after all of them, and seen by nobody else
		presenter.types("?")
		presenter.lacks("Keys ─")
	}
	presenter.types("3")
	presenter.shows("3 Signed agreements ─")
	viewer.shows("3 Signed agreements ─")
	presenter.shows("● 2 following")
	presenter.types("4")
	viewer.shows("4 Project status by sector ─")
	line.Close()
	presenter.shows("● 1 following")
}

// What the mouse of the presenter points at is marked on every screen, without
// colour too.
func TestThePointerIsSeenByAll(t *testing.T) {
	s, key, _ := stageOf(t)
	presenter := s.screenOf(s.client(key), 120, 36, "xterm", "")
	presenter.shows("Trade volume")
	wide := s.screen(200, 60, "xterm")
	mono := s.screen(80, 24, "vt100", "LANG=ru_RU.UTF-8", "NO_COLOR=1")
	presenter.types("P1\r")
	wide.shows("1 Trade volume ─")
	mono.shows("1 Товарооборот ─")
	at := func(x, y int) { presenter.types(fmt.Sprintf("\x1b[<35;%d;%dM", x+1, y+1)) }
	at(40, 10)
	wide.shows("← leyla")
	mono.shows("← leyla")
	one := wide.text()
	at(20, 20)
	eventually(t, "the pointer moves", func() bool { return wide.text() != one })
	presenter.types("S")
	at(30, 6)
	for _, x := range []*remoteScreen{wide, mono} {
		eventually(t, "a source is pointed at", func() bool {
			for l := range strings.Lines(x.text()) {
				if strings.Contains(l, "S00") && strings.Contains(l, "← leyla") {
					return true
				}
			}
			return false
		})
	}
	presenter.types("q")
	wide.lacks("← leyla")
}

// Who follows goes along to another of the served datasets: whoever presents
// there is followed there.
func TestFollowingAcrossDatasets(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mine")
	if got := run(t, "new", dir); got.status != 0 {
		t.Fatal(got.err)
	}
	figures := file(t, "figures.csv", goodCSV)
	s, key, _ := stageOf(t, dir, figures)
	viewer := s.screenOf(s.client(), 100, 30, "xterm", "")
	presenter := s.screenOf(s.client(key), 120, 36, "xterm", "figures")
	presenter.shows("accord  figures")
	presenter.types("P")
	viewer.shows("● following leyla")
	viewer.shows("accord  figures")
	viewer.lacks("Datasets ─")
	presenter.types("\x0f\x1b[A\r") // another one of the list
	presenter.shows("accord  mine")
	viewer.shows("accord  mine")
	presenter.types("2\r")
	viewer.shows("2 Freight growth ─")
	viewer.types("\x0f\x1b[B\r")
	viewer.shows("accord  figures")
	viewer.shows("○ on your own")
	viewer.types("F")
	viewer.shows("accord  mine")
	viewer.shows("2 Freight growth ─")
	viewer.types("w")
	viewer.shows("2 here")
	viewer.shows("mine")
	late := s.screenOf(s.client(), 90, 28, "xterm", "")
	late.shows("2 Freight growth ─")
	if strings.Contains(late.text(), "Datasets ─") {
		t.Errorf("who comes late is asked for a dataset:\n%s", late.text())
	}
}

// Somebody without a terminal that can draw follows in words, and can present.
func TestOnAStageInWords(t *testing.T) {
	s, key, _ := stageOf(t)
	presenter := s.screenOf(s.client(key), 120, 36, "xterm", "")
	presenter.shows("Trade volume")
	reader := s.screen(80, 400, "dumb", "LANG=ru_RU.UTF-8")
	reader.shows("Товарооборот")
	presenter.types("P4\r")
	presenter.shows("● 1 following")
	reader.shows("показ ведёт leyla")
	reader.shows("Страница: Статус проектов")
	presenter.types("w")
	presenter.shows("guest anybody")
	presenter.types("jX")
	presenter.shows("offered to guest anybody")
	reader.shows("leyla передаёт вам показ; present — принять.")
	reader.types("present\r")
	reader.shows("показ ведёте вы")
	reader.types("sources-page\r")
	presenter.types("w")
	presenter.shows("Sources ─")
	if got := reader.written(); strings.Contains(got, "\x1b") {
		t.Errorf("an escape sequence goes to a dumb terminal: %q", got)
	}
}

// Who takes part in words opens other datasets, hears when the files of the one
// that is shown change, and of no other's.
func TestOpeningDatasetsInWords(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mine")
	if got := run(t, "new", dir); got.status != 0 {
		t.Fatal(got.err)
	}
	figures := file(t, "figures.csv", goodCSV)
	key, line := keyPair(t, "leyla")
	s := serveWith(t, func(c *Command) { c.Environ = append(c.Environ, "ACCORD_WATCH=always") }, nil,
		"--public", "--authorized-keys", keysFile(t, `role="presenter" `+line), dir, figures)
	reader := s.screen(100, 600, "dumb", "LANG=az_AZ.UTF-8")
	reader.shows("“aç AD” onu göstərir")
	reader.shows("accord: there are mine, figures; open NAME shows another") // once, above the rest
	reader.types("datasets\r")
	reader.shows("#1 mine: ")
	reader.shows("#2 figures: ")
	reader.types("#2\r")
	reader.shows("accord: figures")
	reader.types("aç mine\r")
	reader.shows("indi göstərilir")
	reader.types("aç yoxdur\r")
	reader.shows("burada “yoxdur” adlı məlumat toplusu yoxdur; var: mine, figures.")
	reader.types("open FIGURES\r")
	eventually(t, "the dataset is shown again", func() bool { return strings.Count(reader.text(), "accord: figures") == 2 })
	if err := os.WriteFile(figures, []byte(strings.ReplaceAll(goodCSV, "2021", "2022")), 0o644); err != nil {
		t.Fatal(err)
	}
	reader.shows("Məlumatlar dəyişib")

	presenter := s.screenOf(s.client(key), 120, 36, "xterm", "mine")
	presenter.shows("accord  mine")
	reader.types("follow\r")
	presenter.types("P2\r")
	reader.shows("Səhifə: Yükdaşıma artımı")
	presenter.types("w")
	presenter.shows("guest anybody")
	presenter.types("X") // the first
	presenter.shows("offered to guest anybody")
	reader.types("present\r")
	presenter.types("w") // whether that is known here already or not
	reader.types("aç figures\r")
	presenter.shows("accord  figures") // who presents in words takes others along
}

// A story that goes on by itself shows its followers how far it has come.
func TestFollowingAPlayedStory(t *testing.T) {
	s, key, _ := stageOf(t)
	presenter := s.screenOf(s.client(key), 100, 30, "xterm", "--play 1h")
	presenter.shows("1/12")
	viewer := s.screen(80, 24, "xterm", "LC_ALL=ru_RU.UTF-8")
	viewer.shows("Товарооборот")
	presenter.types("P")
	viewer.shows("● показ: leyla")
	viewer.shows("▱▱▱▱▱▱▱▱▱▱  0:00")
	presenter.types("p")
	viewer.shows("пауза  0:00")
	presenter.types("n")
	viewer.shows("2/12")
	late := s.screen(120, 36, "xterm")
	late.shows("paused  0:00")
	presenter.types("p")
	late.shows("▱▱▱▱▱▱▱▱▱▱  0:00")
	late.types("S")
	late.shows("Sources ─")
	late.lacks("▱▱▱▱▱▱▱▱▱▱")
}
