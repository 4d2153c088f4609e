package report

import (
	"bytes"
	"context"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// TestInABrowser looks at a page in the Chromium that CHROMIUM names: light and
// dark, and printed. It is skipped without one, because starting it takes
// seconds.
func TestInABrowser(t *testing.T) {
	browser := os.Getenv("CHROMIUM")
	if browser == "" {
		t.Skip("CHROMIUM names no browser")
	}
	dir := t.TempDir()
	open := func(name string, options ...string) string {
		t.Helper()
		ctx, stop := context.WithTimeout(context.Background(), time.Minute)
		defer stop()
		args := append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr",
			"--user-data-dir=" + filepath.Join(dir, "profile"), "--window-size=1000,800", "--no-pdf-header-footer"}, options...)
		said, err := exec.CommandContext(ctx, browser, append(args, "file://"+name)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		return string(said)
	}
	for _, p := range []state.Page{state.Overview, state.Projects} {
		name, out := filepath.Join(dir, string(p)+".html"), filepath.Join(dir, "out.png")
		if err := os.WriteFile(name, htmlOf(t, bundled(t, lang.Azerbaijani, at(p))), 0o600); err != nil {
			t.Fatal(err)
		}
		for want, scheme := range map[theme.Name]string{theme.Light: "1", theme.Dark: "0"} {
			said := open(name, "--screenshot="+out, "--blink-settings=preferredColorScheme="+scheme)
			for line := range strings.Lines(said) {
				if strings.Contains(line, "CONSOLE") {
					t.Errorf("%s: the browser complains: %s", p, line)
				}
			}
			file, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			if got := color.RGBAModel.Convert(img.At(2, 2)); got != theme.New(want).Paint(0).Paper {
				t.Errorf("%s: the page is %v; want that of %s", p, got, want)
			}
		}
		out = filepath.Join(dir, "out.pdf")
		open(name, "--print-to-pdf="+out)
		file, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		boxes := regexp.MustCompile(`/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]`).FindAllSubmatch(file, -1)
		for _, b := range boxes {
			w, _ := strconv.ParseFloat(string(b[1]), 64)
			h, _ := strconv.ParseFloat(string(b[2]), 64)
			if min(w, h) < 594 || min(w, h) > 596 || max(w, h) < 840 || max(w, h) > 843 {
				t.Errorf("%s: a sheet of %g×%g points is not A4", p, w, h)
			}
		}
		if len(boxes) == 0 {
			t.Errorf("%s: nothing was printed", p)
		}
	}
}
