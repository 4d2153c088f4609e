package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"accord/tui/state"
)

// wellFormed reads XML to its end.
func wellFormed(t *testing.T, name string, file []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(file)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

// schemaOf is a schema as accord prints it.
func schemaOf(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(run(t, "schema", name).out))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("urn:"+name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("urn:" + name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every page can be written in every form, and says what made it.
func TestRenderFormsOfEveryPage(t *testing.T) {
	dir := t.TempDir()
	schema := schemaOf(t, "render")
	for _, page := range state.Pages() {
		for _, ending := range []string{".txt", ".ansi", ".svg", ".png", ".html", ".csv", ".json"} {
			name := filepath.Join(dir, string(page)+ending)
			got := run(t, "render", "--page", string(page), "--size", "100x30", "--today", "2026-11-23", "-o", name)
			if got.status != exitFine || got.out != "" || got.err != "" {
				t.Errorf("%s: status %d, stdout %q, stderr %q", name, got.status, got.out, got.err)
				continue
			}
			file, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if ending != ".csv" && (!bytes.Contains(file, []byte("accord render ")) || !bytes.Contains(file, []byte("--today 2026-11-23"))) {
				t.Errorf("%s: the command line is missing", name)
			}
			switch ending {
			case ".svg":
				wellFormed(t, name, file)
			case ".png":
				if img, err := png.Decode(bytes.NewReader(file)); err != nil || img.Bounds().Dx() != 1000 || img.Bounds().Dy() < 600 {
					t.Errorf("%s: %v", name, err)
				}
			case ".json":
				doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if err := schema.Validate(doc); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			case ".csv":
				if rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll(); err != nil || len(rows) < 1 {
					t.Errorf("%s: %d rows, %v", name, len(rows), err)
				}
			}
		}
	}
}

// What a file says of itself makes the same file again, and the two ways to
// write a file are one.
func TestRenderSaysHowItWasMade(t *testing.T) {
	for _, args := range []string{"--page trade --cursor 2014 --transform GY --theme light --lang az --size 90x30",
		"--page agreements --sort 2 --reverse --glyphs ascii --lang ru", "--record source:S001", "--page compare --face 2 --from 2014"} {
		first := run(t, append([]string{"render", "--today", "2026-11-23", "--format", "svg"}, strings.Fields(args)...)...)
		if first.status != exitFine {
			t.Fatalf("%s: %s", args, first.err)
		}
		i := strings.Index(first.out, "accord render ")
		line, _, _ := strings.Cut(first.out[i+len("accord "):], "\n")
		again := run(t, strings.Fields(line)...)
		if again.out != first.out {
			t.Errorf("%s: %q draws another picture", args, line)
		}
		name := filepath.Join(t.TempDir(), "frame.svg")
		run(t, append([]string{"render", "--today", "2026-11-23", "-o", name}, strings.Fields(args)...)...)
		if file, err := os.ReadFile(name); err != nil || string(file) != first.out {
			t.Errorf("%s: -o writes something else (%v)", args, err)
		}
	}
}

func TestRenderRefusesWhatMakesNoSense(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		args, says string
		status     int
	}{
		{"--format png", "terminal", exitUsage},
		{"-o frame.gif", ".gif", exitUsage},
		{"-o frame", "ends", exitUsage},
		{"--format svg --scale 2", "--scale", exitUsage},
		{"--format png --scale 0 -o x.png", "1 to 8", exitUsage},
		{"--plain --format svg", "--plain", exitUsage},
		{"-o " + dir + "/no/such/folder.svg", "no such file", exitFailed},
		{"--format svg -o " + dir, "folder", exitFailed},
	} {
		cmd, out, errs := newCommand(t)
		cmd.Terminal = func(any) (int, int, bool) { return 80, 24, true }
		status := cmd.Main(context.Background(), append([]string{"render"}, strings.Fields(c.args)...))
		if status != c.status || out.Len() > 0 || strings.Count(errs.String(), "\n") != 1 || !strings.Contains(errs.String(), c.says) && c.says != "ends" {
			t.Errorf("%s: status %d, stdout %.40q, stderr %q", c.args, status, out, errs)
		}
	}
}

// An export replaces the file as a whole, keeps its rights, goes where a link
// leads, and leaves nothing beside it.
func TestRenderReplacesFiles(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(target, []byte(strings.Repeat("old ", 1e5)), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	if got := run(t, "render", "--size", "80x24", "-o", link); got.status != exitFine {
		t.Fatal(got.err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v", err)
	}
	info, err = os.Stat(target)
	if err != nil || info.Mode().Perm() != 0o640 || info.Size() > 1e5 {
		t.Errorf("%v %v", info, err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("%d files are left", len(entries))
	}
}

// What the font of pictures lacks is told, once, and the picture is written.
func TestRenderTellsMissingGlyphs(t *testing.T) {
	csv := file(t, "wide.csv", "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nTrade 日本,GE,2021,1.9\nTrade 日本,GE,2022,2.9\n")
	name := filepath.Join(t.TempDir(), "x.png")
	got := run(t, "render", csv, "--page", "coverage", "-o", name)
	if got.status != exitFine || !strings.Contains(got.err, "日") || !strings.Contains(got.err, "boxes") {
		t.Errorf("status %d, stderr %q", got.status, got.err)
	}
	if _, err := os.Stat(name); err != nil {
		t.Error(err)
	}
}
