package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// twoDatasets are a folder that can be written and a table with mistakes.
func twoDatasets(t *testing.T) (good, bad string) {
	t.Helper()
	dir := t.TempDir()
	good, bad = filepath.Join(dir, "good"), filepath.Join(dir, "bad.csv")
	if got := run(t, "new", good); got.status != 0 {
		t.Fatal(got.err)
	}
	if err := os.WriteFile(bad, []byte(badCSV), 0o600); err != nil {
		t.Fatal(err)
	}
	return good, bad
}

// A command over SSH prints the same bytes and has the same exit status as here.
func TestCommandsOverSSH(t *testing.T) {
	good, bad := twoDatasets(t)
	s := serve(t, nil, "--public", good, bad)
	c := s.client()
	for _, args := range []string{
		"check good", "check bad", "check bad --format json", "check bad --format github", "check good --strict",
		"query good --format csv", "query good --format json --labels both --lang az", "query good --by NOTHING",
		"render good --today 2026-11-23 --size 80x24", "render good --format svg --caption --today 2026-11-23", "render good --format html --today 2026-11-23 -o -",
		"render good --format ansi --color always --theme light --today 2026-11-23", "render good --plain --page sources", "render bad --size 60x20",
		"render good --size 9000x9000", "render good --page nowhere", "keys --lang ru", "keys --format markdown", "query bad --limit -1",
		"render --help", "help query", "check good bad", "query good --wher a=b",
	} {
		local := strings.Fields(args)
		for i, x := range local {
			switch {
			case i == 0:
			case x == "good":
				local[i] = good
			case x == "bad":
				local[i] = bad
			}
		}
		want, got := run(t, local...), remote(t, c, "", args)
		if got.status != want.status {
			t.Errorf("%s: status %d, here %d\n%s", args, got.status, want.status, got.err)
		}
		if got.out != want.out {
			t.Errorf("%s: it prints something else: %s", args, firstDifference(want.out, got.out))
		}
		if strings.Contains(args, "good bad") {
			continue // which are named as they are called
		}
		if got.err != want.err {
			t.Errorf("%s: it tells\n%s\nand here\n%s", args, got.err, want.err)
		}
	}
}

// What is no command of ours, and what names a file of the machine, is refused
// in words.
func TestWhatIsNoCommandOverSSH(t *testing.T) {
	good, bad := twoDatasets(t)
	s := serve(t, nil, "--public", good, bad)
	c := s.client()
	out := filepath.Join(t.TempDir(), "x.svg")
	for args, want := range map[string]string{
		"ls -la /":                              `"ls" is no command that runs over SSH; there are: add, check`,
		"sh -c id":                              `"sh" is no command`,
		"rendr":                                 `did you mean "render"?`,
		"serve --public":                        `"serve" is no command`,
		"convert " + bad + " -o /tmp/x":         `"convert" is no command`,
		"config":                                `"config" is no command`,
		"man -o /tmp":                           `"man" is no command`,
		"completion bash":                       `"completion" is no command`,
		"--page trade":                          `is no command`,
		"check /etc/passwd":                     `no dataset here is called "/etc/passwd"; there are: good, bad`,
		"check " + good:                         "no dataset here is called",
		"check -":                               "no dataset here is called",
		"query ../good":                         "no dataset here is called",
		"query --config " + bad:                 "--config is about files",
		"query good --value OBS_VALUE":          "--value is about files",
		"check bad --input-format sdmx-csv":     "--input-format is about files",
		"render good -o " + out:                 "-o names a file of the machine",
		"render good --output=" + out:           "-o names a file of the machine",
		"render good --caption --output " + out: "-o names a file of the machine",
		"add sources id=S9":                     "add is for editors, and you are a viewer",
		"query 'unclosed":                       "the command cannot be read",
	} {
		got := remote(t, c, "", args)
		if got.status == 0 || got.out != "" || !strings.Contains(got.err, want) {
			t.Errorf("%s: %d %q %s", args, got.status, got.out, got.err)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
}

// Rows that an editor adds are those that are added here, and everybody sees
// them.
func TestAddOverSSH(t *testing.T) {
	good, bad := twoDatasets(t)
	editor, line := keyPair(t, "editor@here")
	presenter, other := keyPair(t, "presenter@here")
	s := serve(t, nil, "--authorized-keys", keysFile(t, `role="editor" `+line, `role="presenter" `+other), good, bad)
	x := s.screenOf(s.client(presenter), 100, 30, "xterm", "--page sources")
	x.shows("Sources ─")
	c := s.client(editor)
	if got := remote(t, c, "", "add sources id=S77 'title=Annual report' publisher=Office url=https://example.org/77"); got.status != 0 || !strings.HasPrefix(got.out, "added 1 row to "+good) {
		t.Fatalf("%d %s%s", got.status, got.out, got.err)
	}
	x.shows("Annual report")
	if got := remote(t, c, `{"id":"S78","title":"Second report","publisher":"Office","url":"https://example.org/78"}`+"\n", "add sources -"); got.status != 0 {
		t.Fatalf("%d %s", got.status, got.err)
	}
	x.shows("Second report")
	if got := remote(t, c, "", "add sources id=S77 title=Again"); got.status != exitProblems {
		t.Errorf("%d %s", got.status, got.err)
	}
	if got := remote(t, c, "", "add sources --dataset bad id=S77"); got.status != exitFailed || !strings.Contains(got.err, "bad is no folder") {
		t.Errorf("%d %s", got.status, got.err)
	}
	if got := remote(t, c, "", "add sources --dataset "+good+" id=S79"); got.status != exitUsage {
		t.Errorf("%d %s", got.status, got.err)
	}
	if got := remote(t, s.client(presenter), "", "add sources id=S80 title=x"); got.status != exitFailed || !strings.Contains(got.err, "you are a presenter") {
		t.Errorf("%d %s", got.status, got.err)
	}
}

// Every option of a command that runs for visitors has been thought about: a new
// one is refused until it is said here that it names no file.
func TestOptionsOverSSHAreKnown(t *testing.T) {
	refused := append(inputFlags(), "connect", "config", "value", "file", "story", "help")
	root := (&Command{}).root()
	root.InitDefaultHelpCmd()
	for name, allowed := range guestCommands() {
		cmd, _, err := root.Find([]string{name})
		if err != nil || cmd == root {
			t.Fatalf("no command %s", name)
		}
		eachFlag(cmd, func(f *pflag.Flag) {
			if !slices.Contains(slices.Concat(allowed, viewFlags(), ownFlags(), refused), f.Name) {
				t.Errorf("%s --%s is neither allowed nor refused over SSH", name, f.Name)
			}
		})
		for _, a := range allowed {
			if cmd.Flags().Lookup(a) == nil {
				t.Errorf("%s has no --%s", name, a)
			}
		}
	}
}

func eachFlag(cmd *cobra.Command, see func(*pflag.Flag)) {
	cmd.LocalFlags().VisitAll(see)
	cmd.InheritedFlags().VisitAll(see)
}

// Nothing but sessions and commands is answered.
func TestEverythingElseOfSSHIsRefused(t *testing.T) {
	s := serve(t, nil, "--public")
	c := s.client()
	sess, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer sess.Close()
	if err := sess.RequestSubsystem("sftp"); err == nil {
		t.Error("sftp is answered")
	}
	for _, name := range []string{"PATH", "LD_PRELOAD", "ACCORD_CONFIG", "XDG_CONFIG_HOME", "HOME", "LC_all", "LC_" + strings.Repeat("A", 40)} {
		if err := sess.Setenv(name, "x"); err == nil {
			t.Errorf("the variable %s is taken", name)
		}
	}
	for _, value := range []string{"\x1b]0;x\a", strings.Repeat("x", 1000)} {
		if err := sess.Setenv("LANG", value); err == nil {
			t.Errorf("LANG=%q is taken", value)
		}
	}
	taken := 0
	for range 100 {
		if sess.Setenv("LANG", "en") == nil {
			taken++
		}
	}
	if taken > maxEnv {
		t.Errorf("%d variables are taken", taken)
	}
	for _, kind := range []string{"auth-agent-req@openssh.com", "x11-req", "unknown@example.org"} {
		if ok, err := sess.SendRequest(kind, true, nil); ok || err != nil {
			t.Errorf("%s is answered: %v", kind, err)
		}
	}
	if _, err := c.Dial("tcp", "127.0.0.1:22"); err == nil {
		t.Error("a port is forwarded")
	}
	if _, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port is forwarded back")
	}
	if _, err := c.ListenUnix("/tmp/x"); err == nil {
		t.Error("a socket is forwarded back")
	}
	for _, kind := range []string{"direct-streamlocal@openssh.com", "auth-agent@openssh.com", "x11", "tun@openssh.com"} {
		if _, _, err := c.OpenChannel(kind, nil); err == nil {
			t.Errorf("the channel %s is opened", kind)
		}
	}
}
