package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/term"

	"accord/tui"
)

// openPTY opens a terminal of the kernel: what a program writes to tty is read
// from ptm.
func openPTY(t testing.TB, w, h int) (ptm, tty *os.File) {
	t.Helper()
	ptm, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	raw, err := ptm.SyscallConn() // Fd would have reading go on after ptm is closed
	if err != nil {
		t.Fatal(err)
	}
	ioctl := func(request uintptr, arg unsafe.Pointer) {
		var e syscall.Errno
		if err := raw.Control(func(fd uintptr) { _, _, e = syscall.Syscall(syscall.SYS_IOCTL, fd, request, uintptr(arg)) }); err != nil || e != 0 {
			t.Fatal(err, e)
		}
	}
	var number, unlock int32
	ioctl(syscall.TIOCGPTN, unsafe.Pointer(&number))
	ioctl(syscall.TIOCSPTLCK, unsafe.Pointer(&unlock))
	size := [4]uint16{uint16(h), uint16(w)}
	ioctl(syscall.TIOCSWINSZ, unsafe.Pointer(&size))
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close(); ptm.Close() })
	return ptm, tty
}

// On a terminal of the kernel: line editing and echo are as before, after a
// normal end and after a panic.
func TestKernelTerminalIsGivenBack(t *testing.T) {
	for _, where := range []string{"", "update", "command"} {
		t.Run("broken "+where, func(t *testing.T) {
			ptm, tty := openPTY(t, 90, 28)
			before, err := term.GetState(int(tty.Fd()))
			if err != nil {
				t.Fatal(err)
			}
			var mu sync.Mutex
			var seen bytes.Buffer
			shows := func(s string) bool {
				mu.Lock()
				defer mu.Unlock()
				return strings.Contains(seen.String(), s)
			}
			go func() {
				b := make([]byte, 1<<16)
				for {
					n, err := ptm.Read(b)
					mu.Lock()
					seen.Write(b[:n])
					mu.Unlock()
					if err != nil {
						return
					}
				}
			}()
			c, _, errs := newCommand(t)
			c.Stdin, c.Stdout = tty, tty
			if where != "" {
				c.wrap = func(m tui.Model) tui.Model { return &broken{Model: m, where: where} }
			}
			status := make(chan int, 1)
			go func() { status <- c.Main(context.Background(), []string{"--page", "trade"}) }()
			for end := time.Now().Add(patience); !shows("Trade"); time.Sleep(5 * time.Millisecond) {
				if time.Now().After(end) {
					t.Fatalf("nothing is drawn: %s", errs)
				}
			}
			during, _ := term.GetState(int(tty.Fd()))
			if reflect.DeepEqual(before, during) {
				t.Error("the terminal is not in raw mode while the dashboard is open")
			}
			if _, err := io.WriteString(ptm, map[bool]string{true: "Q", false: "x"}[where == ""]); err != nil {
				t.Fatal(err)
			}
			select {
			case got := <-status:
				if want := map[bool]int{true: exitFine, false: exitFailed}[where == ""]; got != want {
					t.Errorf("status %d, want %d: %s", got, want, errs)
				}
			case <-time.After(patience):
				t.Fatal("the program does not end")
			}
			if after, _ := term.GetState(int(tty.Fd())); !reflect.DeepEqual(before, after) {
				t.Error("the terminal is left in another mode")
			}
			for end := time.Now().Add(5 * time.Second); !shows("\x1b[?1049l") && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			}
			if !shows("\x1b[?1049l") {
				t.Error("the alternate screen is not left")
			}
		})
	}
}
