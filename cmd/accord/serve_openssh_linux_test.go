package main

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/term"
)

// openSSH is the client that most people have, on a terminal of the kernel.
type openSSH struct {
	cmd      *exec.Cmd
	ptm, tty *os.File
	before   *term.State
	ended    chan error

	mu   sync.Mutex
	seen bytes.Buffer
}

func openSSHTo(t *testing.T, s *serving) *openSSH {
	t.Helper()
	path, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("there is no OpenSSH here")
	}
	_, port, _ := net.SplitHostPort(s.addr)
	x := &openSSH{ended: make(chan error, 1)}
	x.ptm, x.tty = openPTY(t, 120, 36)
	if x.before, err = term.GetState(int(x.tty.Fd())); err != nil {
		t.Fatal(err)
	}
	x.cmd = exec.Command(path, "-F", os.DevNull, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile="+os.DevNull,
		"-o", "LogLevel=ERROR", "-o", "IdentityFile=none", "-p", port, "127.0.0.1")
	x.cmd.Env = []string{"TERM=xterm-256color", "HOME=" + t.TempDir()}
	x.cmd.Stdin, x.cmd.Stdout, x.cmd.Stderr = x.tty, x.tty, x.tty
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := x.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.cmd.Process.Kill() })
	go func() { x.ended <- x.cmd.Wait() }()
	go func() {
		b := make([]byte, 1<<16)
		for {
			n, err := x.ptm.Read(b)
			x.mu.Lock()
			x.seen.Write(b[:n])
			x.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	x.sees(t, "Trade volume")
	return x
}

func (x *openSSH) sees(t *testing.T, words string) {
	t.Helper()
	eventually(t, words, func() bool {
		x.mu.Lock()
		defer x.mu.Unlock()
		return strings.Contains(x.seen.String(), words)
	})
}

func (x *openSSH) types(t *testing.T, keys string) {
	t.Helper()
	if _, err := x.ptm.WriteString(keys); err != nil {
		t.Fatal(err)
	}
}

func (x *openSSH) resize(t *testing.T, w, h int) {
	t.Helper()
	raw, err := x.ptm.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	size := [4]uint16{uint16(h), uint16(w)}
	if err := raw.Control(func(fd uintptr) {
		_, _, _ = syscall.Syscall(syscall.SYS_IOCTL, fd, syscall.TIOCSWINSZ, uintptr(unsafe.Pointer(&size)))
	}); err != nil {
		t.Fatal(err)
	}
}

// givenBack fails the test unless the terminal is as it was before.
func (x *openSSH) givenBack(t *testing.T) {
	t.Helper()
	x.sees(t, "\x1b[?1049l")
	x.sees(t, "\x1b[?25h")
	if now, err := term.GetState(int(x.tty.Fd())); err != nil || !reflect.DeepEqual(now, x.before) {
		t.Errorf("the terminal is left in another mode: %v", err)
	}
}

// OpenSSH is used, resized and left; what happens to it when the server ends;
// and a client that is killed is gone.
func TestOpenSSH(t *testing.T) {
	s := serve(t, nil, "--public")
	x := openSSHTo(t, s)
	x.resize(t, 80, 24)
	x.sees(t, "17 projects in 6 sectors: in preparation 4") // a line where there was a panel
	x.types(t, "?")
	x.sees(t, "Keys")
	x.types(t, "Q")
	if err := <-x.ended; err != nil {
		t.Error(err)
	}
	x.givenBack(t)

	killed := openSSHTo(t, s)
	_ = killed.cmd.Process.Kill()
	<-killed.ended
	eventually(t, "the server has seen both leave", func() bool { return strings.Count(s.told.String(), "why=left") == 2 })

	last := openSSHTo(t, s)
	s.stop()
	<-last.ended
	if status := last.cmd.ProcessState.ExitCode(); status != exitFailed {
		t.Errorf("status %d", status)
	}
	last.givenBack(t)
	last.sees(t, "the server is closing")
}
