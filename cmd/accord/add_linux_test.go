package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Very many writers at once lose nothing, whatever name they give the dataset.
func TestAddManyWriters(t *testing.T) {
	n := 200
	if testing.Short() {
		n = 50
	}
	bin, dir := built(t), ownDataset(t)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	before := content(t, dir, "tables", "o.csv")
	var all sync.WaitGroup
	for i := range n {
		// One of the names is that of the table itself, in a folder below.
		name := []string{dir, link, filepath.Join(dir, "dataset.toml"), filepath.Join(dir, "tables", "o.csv")}[i%4]
		all.Go(func() {
			cmd := exec.Command(bin, "add", "observations", "--dataset", name, "INDICATOR=TRADE", fmt.Sprintf("TIME_PERIOD=%d", 1000+i), fmt.Sprintf("OBS_VALUE=%d.50", i))
			if out, err := cmd.CombinedOutput(); err != nil && !strings.Contains(string(out), "waiting") || cmd.ProcessState.ExitCode() != 0 {
				t.Errorf("writer %d: %v\n%s", i, err, out)
			}
		})
	}
	all.Wait()
	after, ok := strings.CutPrefix(content(t, dir, "tables", "o.csv"), before)
	if !ok || strings.Count(after, "\n") != n {
		t.Errorf("%d rows of %d", strings.Count(after, "\n"), n)
	}
	for i := range n {
		if row := fmt.Sprintf("TRADE,%d,%d.50,\n", 1000+i, i); strings.Count(after, row) != 1 {
			t.Errorf("%q is there %d times", row, strings.Count(after, row))
		}
	}
	if got := run(t, "check", dir); got.status != exitFine {
		t.Errorf("%+v", got)
	}
	tidyFolder(t, dir)
	tidyFolder(t, filepath.Join(dir, "tables"))
}

// A writer that is killed leaves the old or the new file, and the next one is
// not hindered.
func TestAddKilled(t *testing.T) {
	n := 60
	if testing.Short() {
		n = 20
	}
	bin, dir := built(t), ownDataset(t)
	path := filepath.Join(dir, "tables", "o.csv")
	// A file that takes a while to write.
	var b strings.Builder
	b.WriteString(content(t, path))
	for i := range 5000 {
		fmt.Fprintf(&b, "TRADE,%04d-%02d-%02d,%d,S1\n", 1000+i/336, 1+i/28%12, 1+i%28, i)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	add := func(i int) *exec.Cmd {
		return exec.Command(bin, "add", "observations", "--dataset", dir, "INDICATOR=TRADE", fmt.Sprintf("TIME_PERIOD=%d-Q%d", 2000+i/4, 1+i%4), "OBS_VALUE=1")
	}
	start := time.Now()
	if out, err := add(0).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(start)
	old, done, half := content(t, path), 0, 0
	for i := 1; i <= n; i++ {
		cmd := add(i)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() {
			_ = cmd.Wait() // killed or not
			close(ended)
		}()
		if i%2 == 0 {
			time.Sleep(time.Duration(rand.Int64N(int64(whole) * 5 / 4)))
		} else { // just when it writes
			waitFor(ended, filepath.Join(dir, "tables", tempName))
			time.Sleep(time.Duration(rand.Int64N(int64(2 * time.Millisecond))))
		}
		_ = cmd.Process.Kill() // it may have ended
		<-ended
		now := content(t, path)
		added, ok := strings.CutPrefix(now, old)
		if row := fmt.Sprintf("TRADE,%d-Q%d,1,\n", 2000+i/4, 1+i%4); !ok || added != "" && added != row {
			t.Fatalf("kill %d: %q after the old text (%v), want %q or nothing", i, added, ok, row)
		}
		if added != "" {
			done++
		}
		if _, err := os.Stat(filepath.Join(dir, "tables", tempName)); err == nil {
			half++
		}
		old = now
	}
	t.Logf("of %d writers killed, %d had added their row, %d left half a file beside it", n, done, half)
	if out, err := add(n + 1).CombinedOutput(); err != nil {
		t.Errorf("the next writer: %v\n%s", err, out)
	}
	if got := run(t, "check", dir); got.status != exitFine {
		t.Errorf("%+v", got)
	}
	tidyFolder(t, filepath.Join(dir, "tables"))
	if got := run(t, "add", "sources", "--dataset", dir, "id=S2"); got.status != exitFine {
		t.Errorf("%+v", got)
	}
	tidyFolder(t, dir)
}

// waitFor waits until there is a file at path, or something has ended.
func waitFor(ended <-chan struct{}, path string) {
	for {
		if _, err := os.Stat(path); err == nil {
			return
		}
		select {
		case <-ended:
			return
		default:
		}
	}
}

// Where nothing can be written, nothing changes and the reason is told.
func TestAddWhereNothingCanBeWritten(t *testing.T) {
	bin, dir := built(t), ownDataset(t)
	before := content(t, dir, "s.csv")
	refused := func(cmd *exec.Cmd, want string) {
		t.Helper()
		var errs bytes.Buffer
		cmd.Stderr = &errs
		err := cmd.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitFailed || !strings.Contains(errs.String(), want) {
			t.Errorf("%v: %v\n%s\nwant %q", cmd.Args, err, errs.String(), want)
		}
		if content(t, dir, "s.csv") != before {
			t.Fatal("the file has changed")
		}
		tidyFolder(t, dir)
	}
	refused(exec.Command("bash", "-c", "ulimit -f 1; exec \"$@\"", "-", bin, "add", "sources", "--dataset", dir, "id=S2", "title="+strings.Repeat("x", 4096)),
		"file too large; nothing was changed")

	// Permissions bind everybody but the superuser.
	as := func() *exec.Cmd {
		cmd := exec.Command(bin, "add", "sources", "--dataset", dir, "id=S2")
		if os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
			for at := filepath.Dir(dir); at != os.TempDir(); at = filepath.Dir(at) {
				if err := os.Chmod(at, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			for at := filepath.Dir(bin); at != os.TempDir(); at = filepath.Dir(at) {
				if err := os.Chmod(at, 0o755); err != nil {
					t.Fatal(err)
				}
			}
		}
		return cmd
	}
	chmod := func(path string, mode os.FileMode) {
		t.Helper()
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	chmod(dir, 0o555)
	refused(as(), "permission denied; accord has to write in this folder")
	chmod(dir, 0o777)
	chmod(filepath.Join(dir, "s.csv"), 0o444)
	refused(as(), "s.csv: permission denied; nothing was changed")
}

// A disk that is full: the temporary file goes, the old one stays.
func TestAddOnAFullDisk(t *testing.T) {
	from, disk := ownDataset(t), t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("no file system can be mounted here: ", err)
	}
	defer func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}()
	if err := os.CopyFS(filepath.Join(disk, "set"), os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(disk, "set")
	before := content(t, dir, "s.csv")
	// One page is left for the lock and the beginning of the file.
	if err := os.WriteFile(filepath.Join(disk, "fill"), make([]byte, 64<<10), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	got := run(t, "add", "sources", "--dataset", dir, "id=S2")
	if got.status != exitFailed || !strings.Contains(got.err, "no space left on device") {
		t.Errorf("%+v", got)
	}
	if content(t, dir, "s.csv") != before {
		t.Error("the file has changed")
	}
	tidyFolder(t, dir)
	if err := os.Remove(filepath.Join(disk, "fill")); err != nil {
		t.Fatal(err)
	}
	if got := run(t, "add", "sources", "--dataset", dir, "id=S2"); got.status != exitFine {
		t.Errorf("%+v", got)
	}
}

// Scenes that many record at once are all there, and so are rows that are added
// to the same file meanwhile.
func TestRecordManyWriters(t *testing.T) {
	n := 40
	if testing.Short() {
		n = 12
	}
	bin, dir := built(t), ownDataset(t)
	before := content(t, dir, "dataset.toml")
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			cmd := exec.Command(bin, "record", dir, "--page", "sources", "--id", fmt.Sprintf("s%d", i), "--caption", fmt.Sprintf("Scene %d", i))
			if i%4 == 3 {
				cmd = exec.Command(bin, "add", "events", "--dataset", dir, "--file", "dataset.toml", fmt.Sprintf("id=E%d", i), "date=2024", "type=visit", "title=Event")
			}
			if out, err := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != 0 {
				t.Errorf("writer %d: %v\n%s", i, err, out)
			}
		})
	}
	all.Wait()
	after, ok := strings.CutPrefix(content(t, dir, "dataset.toml"), before)
	if !ok || strings.Count(after, "[[scene]]") != n-n/4 || strings.Count(after, "[[event]]") != n/4 {
		t.Errorf("the file has become\n%s", after)
	}
	got := run(t, "check", dir)
	if want := fmt.Sprintf("and %d scenes\n", n-n/4); got.status != exitFine || !strings.HasSuffix(got.err, want) {
		t.Errorf("%+v", got)
	}
	tidyFolder(t, dir)
}
