package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// process is the program as a process of its own on a terminal of the kernel.
type process struct {
	t     *testing.T
	cmd   *exec.Cmd
	ptm   *os.File
	tty   *os.File
	ended chan error

	mu   sync.Mutex
	seen bytes.Buffer
}

// start runs the program on a terminal of 100×30. env is added to an
// environment that is otherwise empty.
func start(t *testing.T, env []string, args ...string) *process {
	t.Helper()
	return startAs(t, env, func(*exec.Cmd) {}, args...)
}

// startAs is start with changes to the command before it runs.
func startAs(t *testing.T, env []string, change func(*exec.Cmd), args ...string) *process {
	t.Helper()
	ptm, tty := openPTY(t, 100, 30)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	p := &process{t: t, cmd: exec.Command(self, args...), ptm: ptm, tty: tty, ended: make(chan error, 1)}
	p.cmd.Dir = dir
	p.cmd.Env = append([]string{asProgram + "=1", "HOME=" + dir, "XDG_CONFIG_HOME=" + dir, "XDG_STATE_HOME=" + dir, "TERM=xterm-256color"}, env...)
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = tty, tty, tty
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	change(p.cmd)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() }) // it has ended, unless the test failed
	go func() {
		b := make([]byte, 1<<16)
		for {
			n, err := ptm.Read(b)
			p.mu.Lock()
			p.seen.Write(b[:n])
			p.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	go func() { p.ended <- p.cmd.Wait() }()
	return p
}

// output is what the program has written so far.
func (p *process) output() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seen.String()
}

// waits returns once text was written.
func (p *process) waits(text string) {
	p.t.Helper()
	for end := time.Now().Add(patience); !strings.Contains(p.output(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("%q is not written:\n%q", text, p.output())
		}
	}
}

// types sends what a terminal would.
func (p *process) types(s string) {
	p.t.Helper()
	if _, err := p.ptm.WriteString(s); err != nil {
		p.t.Fatal(err)
	}
}

// ends returns everything that was written, and the exit status.
func (p *process) ends() (string, int) {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.t.Fatalf("the program does not end:\n%q", p.output())
	}
	// A terminal keeps the order of what is written to it: once this word has
	// arrived, so has everything before it.
	const end = "\x00the end\x00"
	if _, err := p.tty.WriteString(end); err != nil {
		p.t.Fatal(err)
	}
	p.waits(end)
	text, _, _ := strings.Cut(p.output(), end)
	return text, p.cmd.ProcessState.ExitCode()
}
