package main

import (
	"io"
	"os"
	"os/exec"
	"reflect"
	"syscall"
	"testing"

	"golang.org/x/term"
)

// producer | accord -: rows come through a pipe of the kernel, keys from the
// terminal that the program was started in, and the terminal is given back.
func TestKernelPipeAndTerminal(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	p := startAs(t, nil, func(c *exec.Cmd) { c.Stdin = in }, "-", "--lang", "en", "--page", "trade")
	in.Close()
	write := func(text string) {
		t.Helper()
		if _, err := io.WriteString(out, text); err != nil {
			t.Fatal(err)
		}
	}
	p.waits("waiting for the first rows")
	write(streamHeader + "TRADE,AZ,T,2020,12345,USD\n")
	p.waits("12,345")
	p.types("?")
	p.waits("Moving")
	write("TRADE,AZ,T,2021,67890,USD\n")
	p.types("?")
	p.waits("67,890")
	p.types("Q") // while the pipe is still open
	if _, status := p.ends(); status != exitFine {
		t.Errorf("status %d", status)
	}
	_, fresh := openPTY(t, 100, 30)
	want, err := term.GetState(int(fresh.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if after, _ := term.GetState(int(p.tty.Fd())); !reflect.DeepEqual(want, after) {
		t.Error("the terminal is left in another mode")
	}
}

// Where the kernel gives no events, files are looked at, and that is said.
func TestKernelWithoutEvents(t *testing.T) {
	if err := exec.Command("unshare", "--user", "--map-root-user", "sh", "-c", "echo 0 > /proc/sys/user/max_inotify_instances").Run(); err != nil {
		t.Skipf("the number of watches cannot be limited here: %s", err)
	}
	dir := mine(t)
	p := startAs(t, nil, func(c *exec.Cmd) {
		self := c.Args
		sh := exec.Command("sh", append([]string{"-c", `echo 0 > /proc/sys/user/max_inotify_instances && exec "$@"`, "sh", c.Path}, self[1:]...)...)
		c.Path, c.Args = sh.Path, sh.Args
		c.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		c.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
		c.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}, dir, "--lang", "en", "--page", "trade")
	p.waits("the system cannot report changes of files")
	exchange(t, dir, "obs.csv", mineTable+"TRADE,AZ,T,2022,333\n")
	p.waits("333")
	p.types("Q")
	if _, status := p.ends(); status != exitFine {
		t.Errorf("status %d", status)
	}
}
