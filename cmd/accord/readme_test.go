package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// README.md is run: go test ./cmd/accord -run README -update writes it anew
// where the program says something else.
//
//   - A ```console block is a session. Its commands are run in a folder of its
//     own and what they print is compared; "$ echo $?" is the last exit status.
//   - A picture that the page shows stands in .readme; a session writes it anew,
//     and it must be the same.
//   - After <!-- file NAME --> a block is the content of that file.
//   - After <!-- interactive --> a block is only checked for commands and
//     options that exist.
//   - After <!-- keys --> stands the key table, up to <!-- /keys -->.

func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" { // a test runs the program as a process
		main()
	}
	flag.Bool("update", false, "rewrite what the program prints in README.md")
	flag.Parse()
	var err error
	if scratch, err = os.MkdirTemp("", "accord-test-"); err != nil {
		log.Fatal(err)
	}
	status := m.Run()
	_ = os.RemoveAll(scratch)
	os.Exit(status)
}

var (
	readmeBlock = regexp.MustCompile("(?ms)^((?:<!-- [a-z]+(?: [^>]*?)? -->\n)?)```([a-z]+)\n(.*?)^```$")
	readmeMark  = regexp.MustCompile(`<!-- ([a-z]+)(?: (.*?))? -->`)
	readmeKeys  = regexp.MustCompile(`(?s)(<!-- keys -->\n)(.*?)(<!-- /keys -->)`)
)

// shell runs the sessions of README.md.
type shell struct {
	t      *testing.T
	status int
}

func TestREADME(t *testing.T) {
	path, err := filepath.Abs(filepath.Join(top, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := readmeKeys.ReplaceAllStringFunc(string(text), func(s string) string {
		m := readmeKeys.FindStringSubmatch(s)
		return m[1] + "\n" + run(t, "keys", "--format", "markdown", "--lang", "en").out + "\n" + m[3]
	})
	if !readmeKeys.MatchString(want) {
		t.Error("there is no key table between <!-- keys --> and <!-- /keys -->")
	}
	t.Chdir(t.TempDir())
	if err := os.Mkdir(".readme", 0o755); err != nil { // as at the top of the repository
		t.Fatal(err)
	}
	sh, sessions := &shell{t: t}, 0
	want = readmeBlock.ReplaceAllStringFunc(want, func(s string) string {
		m := readmeBlock.FindStringSubmatch(s)
		mark := readmeMark.FindStringSubmatch(m[1])
		switch {
		case mark != nil && mark[1] == "file":
			if err := os.WriteFile(filepath.Clean(mark[2]), []byte(m[3]), 0o600); err != nil {
				t.Fatal(err)
			}
		case m[2] == "console" && mark != nil && mark[1] == "interactive":
			sh.parse(m[3])
		case m[2] == "console":
			sessions++
			return m[1] + "```console\n" + sh.run(m[3]) + "```"
		}
		return s
	})
	if sessions < 4 {
		t.Errorf("only %d sessions were found", sessions)
	}
	checkPictures(t, filepath.Dir(path), want)
	if want == string(text) {
		return
	}
	if updating() {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md does not say what the program prints; go test ./cmd/accord -run README -update writes it anew:\n%s", firstDifference(string(text), want))
}

// run runs the commands of a session and returns it as it really is.
func (sh *shell) run(session string) string {
	var b strings.Builder
	for line := range strings.Lines(session) {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue // what was printed
		}
		b.WriteString(line)
		command = strings.TrimSpace(command)
		if command == "echo $?" {
			fmt.Fprintln(&b, sh.status)
			continue
		}
		args, ok := accordArgs(command)
		if !ok {
			sh.t.Errorf("README.md runs %q; only accord can be run", command)
			continue
		}
		c, _, _ := newCommand(sh.t)
		var both bytes.Buffer
		c.Stdout, c.Stderr = &both, &both
		sh.status = c.Main(context.Background(), args)
		b.Write(both.Bytes())
	}
	return b.String()
}

// parse checks that the commands of a session exist with their options.
func (sh *shell) parse(session string) {
	for line := range strings.Lines(session) {
		command := strings.TrimSpace(strings.TrimPrefix(line, "$ "))
		command, _, _ = strings.Cut(command, "  #")
		args, ok := accordArgs(command)
		if !ok {
			continue
		}
		c, _, _ := newCommand(sh.t)
		root := c.root()
		cmd, rest, err := root.Find(args)
		if err == nil {
			err = cmd.ParseFlags(rest)
		}
		if err == nil && cmd == root {
			err = notCommand(root, strings.Join(cmd.Flags().Args(), " ")+"/")
		}
		if err != nil {
			sh.t.Errorf("README.md, %q: %v", command, err)
		}
	}
}

// accordArgs are the arguments of a command line that runs accord; single
// quotes keep blanks.
func accordArgs(command string) (args []string, ok bool) {
	rest, ok := strings.CutPrefix(command, "go run ./cmd/accord")
	if !ok {
		if rest, ok = strings.CutPrefix(command, "accord"); !ok {
			return nil, false
		}
	}
	for i, part := range strings.Split(rest, "'") {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args, true
}

// firstDifference shows the first line that differs.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}
