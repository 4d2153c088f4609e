package load

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"accord/data"
	"accord/data/diag"
)

const storyHead = "accord = 1\nid = \"t\"\ntitle = { en = \"T\", ru = \"Т\" }\nlanguages = [\"en\", \"ru\"]\n"

func TestAppendScene(t *testing.T) {
	s := data.Scene{ID: "one", View: "--page trade --cursor '2023'", Caption: data.Text{"en": "One \"and\" \\", "ru": "Один"},
		Notes: data.Text{"en": "First second"}, Dwell: 90 * time.Second}
	for name, old := range map[string]string{
		"alone": storyHead, "no line end": storyHead + "# why", "windows": strings.ReplaceAll(storyHead, "\n", "\r\n"),
		"another before": storyHead + "[[scene]]\nview = \"--page freight\"\ncaption = \"F\"\n",
		"a blank line":   storyHead + "[area.AZ]\n\n", "a mark": "\ufeff" + storyHead,
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, Manifest)
		if err := os.WriteFile(path, []byte(old), 0o600); err != nil {
			t.Fatal(err)
		}
		got, list, err := AppendScene(t.Context(), dir, s, Options{})
		if err != nil || list.Errors() > 0 {
			t.Errorf("%s: %v %v", name, err, list.Err())
			continue
		}
		if !strings.HasPrefix(got.Text, old) || got.Was != len(old) || got.Path != path {
			t.Errorf("%s: the file has become %q", name, got.Text)
		}
		if line := strings.Split(strings.TrimPrefix(got.Text, "\ufeff"), "\n")[got.At[0].Line-1]; strings.TrimSpace(line) != "[[scene]]" {
			t.Errorf("%s: at %v stands %q", name, got.At, line)
		}
		if strings.Contains(old, "\r") != strings.Contains(got.Text[len(old):], "\r\n") {
			t.Errorf("%s: other line ends: %q", name, got.Text)
		}
		if content, _ := os.ReadFile(path); string(content) != old {
			t.Errorf("%s: the file was written", name)
		}
		if err := os.WriteFile(path, []byte(got.Text), 0o600); err != nil {
			t.Fatal(err)
		}
		ds, list, err := Load(t.Context(), dir, Options{})
		if err != nil || len(list) > 0 {
			t.Fatal(err, list)
		}
		last := ds.Scenes[len(ds.Scenes)-1]
		last.At = diag.Mark{}
		if !reflect.DeepEqual(last, s) {
			t.Errorf("%s: %+v\nwant %+v", name, last, s)
		}
	}
}

func TestAppendSceneRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		old  string
		s    data.Scene
		want string
	}{
		"its id is there":       {"[[scene]]\nid = \"one\"\nview = \"x\"\ncaption = \"F\"\n", data.Scene{ID: "one"}, "second scene with the id"},
		"its id is no id":       {"", data.Scene{ID: "O ne"}, "other characters than"},
		"an unknown language":   {"", data.Scene{Caption: data.Text{"az": "Bir"}}, `unknown language "az"; known: en, ru`},
		"scenes are a list":     {"scene = [{ view = \"x\", caption = \"F\" }]\n", data.Scene{}, "cannot be defined"},
		"scenes are no tables":  {"scene = 5\n", data.Scene{}, ""},
		"no caption":            {"", data.Scene{Caption: data.Text{"en": ""}}, "empty caption"},
		"it stays for too long": {"", data.Scene{Dwell: 2 * time.Hour}, "expected a time from 1s to 1h"},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, Manifest), []byte(storyHead+c.old), 0o600); err != nil {
			t.Fatal(err)
		}
		c.s.View = "--page trade"
		if c.s.Caption == nil {
			c.s.Caption = data.Text{"en": "One"}
		}
		got, list, err := AppendScene(t.Context(), dir, c.s, Options{})
		if err != nil || got != nil || list.Errors() == 0 || name != "scenes are a list" && !strings.Contains(list.Err().Error(), c.want) {
			t.Errorf("%s: %+v, %v, %v", name, got, list, err)
		}
	}
	csv := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(csv, []byte("TIME_PERIOD,OBS_VALUE\n2023,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := data.Scene{View: "--page trade", Caption: data.Text{"en": "One"}}
	if _, _, err := AppendScene(t.Context(), csv, s, Options{}); err == nil || !strings.Contains(err.Error(), "no scenes") {
		t.Errorf("a CSV: %v", err)
	}
	if _, _, err := AppendScene(t.Context(), "", s, Options{}); !errors.Is(err, ErrBundled) {
		t.Errorf("the bundled dataset: %v", err)
	}
	// What was wrong before does not hinder.
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, Manifest), []byte(storyHead+"colour = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, list, err := AppendScene(t.Context(), dir, s, Options{}); got == nil || err != nil {
		t.Errorf("a file that was wrong before: %v %v", list, err)
	}
}
