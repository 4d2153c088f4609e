package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/data/strict"
)

const shipped = "../../../config.toml"

// load reads a configuration file with that text, in a folder of its own.
func load(t *testing.T, text string) (*Config, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), Name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return Load(Source{Flags: map[string]string{"config": path}, Getenv: func(string) string { return "" }})
}

func TestShippedFileIsTheDefaults(t *testing.T) {
	text, err := os.ReadFile(shipped)
	if err != nil {
		t.Fatal(err)
	}
	got, err := load(t, string(text))
	if err != nil {
		t.Fatal(err)
	}
	if want := Defaults(); !got.Equal(want) || !reflect.DeepEqual(got.Keys, want.Keys) {
		t.Errorf("the shipped file differs from the defaults:\n%+v\n%+v", got, want)
	}
	root, _ := strict.Parse(Name, text)
	for _, s := range settings() {
		at := root
		for key := range strings.SplitSeq(s.key, ".") {
			if at = at.Child(key); at == nil {
				t.Fatalf("the shipped file lacks %s", s.key)
			}
		}
	}
	for name := range Defaults().Keys {
		if root.Child("keys").Child(name) == nil {
			t.Errorf("the shipped file lacks the keys of %s", name)
		}
	}
}

// Every setting, once changed in a file, changes the configuration: no key is
// known and without effect.
func TestEverySettingTakesEffect(t *testing.T) {
	other := map[string]string{"theme": `"light"`, "language": `"az"`, "glyphs": `"ascii"`, "color": `"never"`, "mouse": "false", "dataset": `"x.csv"`, "watch": `"poll"`, "stream_rows": "5",
		"serve.listen": `":1"`, "serve.authorized_keys": `"k"`, "serve.public": "true", "serve.host_key": `"h"`, "serve.log_format": `"json"`, "serve.log_file": `"l"`, "serve.metrics": `":9"`, "serve.in_flight": "7777"}
	for _, s := range settings() {
		v, ok := other[s.key]
		if !ok && s.bare && s.check != nil {
			v, ok = "77", true
		} else if !ok && s.check != nil {
			v, ok = `"77s"`, true
		}
		if !ok {
			t.Fatalf("no other value for %s", s.key)
		}
		c, err := load(t, "accord = 1\n"+s.key+" = "+v+"\n")
		if err != nil {
			t.Errorf("%s: %v", s.key, err)
			continue
		}
		if c.Equal(Defaults()) {
			t.Errorf("%s = %s changes nothing", s.key, v)
		}
		if c.Origin(s.key).At.Line != 2 {
			t.Errorf("%s: origin %s, want line 2", s.key, c.Origin(s.key))
		}
	}
}

func TestProblems(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":    {"accord = 1\ncolour = \"auto\"", `config.toml:2:1: unknown key "colour" at the top level; did you mean "color"?`},
		"wrong value":    {"accord = 1\ntheme = \"drak\"", `config.toml:2:9: theme is "drak", which is not a value for it; did you mean "dark"? known: auto, dark`},
		"wrong type":     {"accord = 1\nmouse = \"true\"", `config.toml:2:9: mouse is the text "true"; expected true or false; write mouse = true`},
		"no rows":        {"accord = 1\nstream_rows = 0", `config.toml:2:15: stream_rows is 0; expected a number of rows from 1 to 100000000`},
		"no sessions":    {"accord = 1\n[serve]\nsessions = 0", `config.toml:3:12: serve.sessions is 0; expected a whole number from 1 to 100000`},
		"no time":        {"accord = 1\n[serve]\nidle = \"soon\"", `config.toml:3:8: serve.idle is "soon"; expected a time such as "30s"`},
		"no role":        {"accord = 1\n[serve.roles]\nx = \"boss\"", `config.toml:3:5: "boss" is no role`},
		"no such log":    {"accord = 1\n[serve]\nlog_format = \"xml\"", `config.toml:3:14: serve.log_format is "xml", which is not a value for it`},
		"no version":     {"theme = \"dark\"", `the file has no "accord"; write accord = 1`},
		"other version":  {"accord = 2", `config.toml:1:10: accord = 2 is a version`},
		"unknown action": {"accord = 1\n[keys]\nzom = [\"z\"]", `config.toml:3:1: no action is called "zom"; did you mean "zoom"?`},
		"no key":         {"accord = 1\n[keys]\nzoom = [\"ctl+x\"]", `config.toml:3:9: "ctl+x" is not a key; write a character`},
		"key twice":      {"accord = 1\n[keys]\nzoom = [\"z\", \"z\"]", `config.toml:3:14: "z" stands twice for zoom`},
		"clash":          {"accord = 1\n[keys]\nopen = [\"x\"]\nzoom = [\"x\"]", `config.toml:4:9: "x" is the key of open already`},
		"clash default":  {"accord = 1\n[keys]\nopen = [\"q\"]", `config.toml:3:9: "q" is the key of leave by default; write leave = […] without it`},
		"not TOML":       {"accord = 1\ntheme = dark", "config.toml:2:"},
	} {
		_, err := load(t, c.text)
		var p Problem
		if !errors.As(err, &p) {
			t.Errorf("%s: no problem: %v", name, err)
			continue
		}
		if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %s\nwant %s", name, err, c.want)
		}
		if strings.HasPrefix(name, "clash") && name == "clash" && p.List[0].Related.Line != 3 {
			t.Errorf("a clash does not name the first place: %+v", p.List[0])
		}
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	_, err := load(t, "accord = 1\ntheme = \"x\"\nglyphs = 3\nfoo = 1\n[keys]\nbar = []\n")
	var p Problem
	if !errors.As(err, &p) || len(p.List) != 4 {
		t.Fatalf("want four problems, got %v", err)
	}
}

func TestOrderOfPlaces(t *testing.T) {
	home := t.TempDir()
	t.Chdir(t.TempDir())
	env := map[string]string{}
	src := Source{Flags: map[string]string{}, Getenv: func(k string) string { return env[k] }, Home: home}
	want := func(step, glyphs, origin string) {
		t.Helper()
		c, err := Load(src)
		if err != nil {
			t.Fatalf("%s: %v", step, err)
		}
		if c.Glyphs != glyphs || !strings.HasSuffix(c.Origin("glyphs").String(), origin) {
			t.Errorf("%s: %s from %s; want %s from %s", step, c.Glyphs, c.Origin("glyphs"), glyphs, origin)
		}
	}
	write := func(path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want("nothing", "braille", "default")
	write(filepath.Join(home, "accord", Name), "accord = 1\nglyphs = \"block\"")
	want("home", "block", filepath.Join("accord", Name)+":2")
	write(Name, "[other]\nprogram = 1")
	want("a file of another program", "block", filepath.Join("accord", Name)+":2")
	write(Name, "# mine\n\naccord = 1\nglyphs = \"ascii\"")
	want("current folder", "ascii", "config.toml:4")
	write("named.toml", "accord = 1\nglyphs = \"block\"")
	env["ACCORD_CONFIG"] = "named.toml"
	want("named by the environment", "block", "named.toml:2")
	env["ACCORD_GLYPHS"] = "braille"
	want("environment", "braille", "environment ACCORD_GLYPHS")
	src.Flags["glyphs"] = "ascii"
	want("flag", "ascii", "flag --glyphs")
	src.Flags["config"] = "absent.toml"
	if _, err := Load(src); err == nil || !strings.Contains(err.Error(), "open absent.toml: ") {
		t.Errorf("a file that is asked for and not there: %v", err)
	}
}

func TestWrongEnvironmentNamesIt(t *testing.T) {
	_, err := Load(Source{Getenv: func(k string) string { return map[string]string{"ACCORD_COLOR": "alwys"}[k] }})
	if err == nil || !strings.Contains(err.Error(), `ACCORD_COLOR is "alwys", which is not a value for it; did you mean "always"?`) {
		t.Errorf("got %v", err)
	}
}

func TestDatasetIsRelativeToItsFile(t *testing.T) {
	c, err := load(t, "accord = 1\ndataset = \"mine\"")
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(filepath.Dir(c.Path), "mine"); c.Dataset != want {
		t.Errorf("dataset %q, want %q", c.Dataset, want)
	}
}

func TestReboundKeysAct(t *testing.T) {
	c, err := load(t, "accord = 1\n[keys]\nzoom = [\";\"]\nnext-page = []\n")
	if err != nil {
		t.Fatal(err)
	}
	if a, ok := c.Bindings().Lookup(";"); !ok || a.Name != "zoom" {
		t.Errorf("; does %v", a)
	}
	if _, ok := c.Bindings().Lookup("z"); ok {
		t.Error("z still zooms")
	}
	if _, ok := c.Bindings().Lookup("]"); ok {
		t.Error("] still turns the page")
	}
	if !slices.Equal(Defaults().Keys["zoom"], []string{"z", "+"}) {
		t.Error("rebinding has changed the defaults")
	}
}

// What Print writes is a configuration with the same values.
func TestPrintReadsBack(t *testing.T) {
	c := Defaults()
	c.Dataset = "/a \"b\"\\xyz\n\u202e"
	c.Serve.Roles["leyla@stage"] = "presenter"
	var b strings.Builder
	if err := c.Print(&b); err != nil {
		t.Fatal(err)
	}
	got, err := load(t, b.String())
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	if !got.Equal(c) {
		t.Errorf("read back differently:\n%s", b.String())
	}
}

func TestDefaultKeysAreKeys(t *testing.T) {
	for name, keys := range Defaults().Keys {
		for _, k := range keys {
			if !isKey(k) {
				t.Errorf("%s: %q is not taken for a key", name, k)
			}
		}
	}
	for _, k := range []string{"", "ctrl+", "f0", "f64", "f", "enterr", " ", "\x1b", "ab"} {
		if k != "f" && isKey(k) {
			t.Errorf("%q is taken for a key", k)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("accord = 1\n[keys]\nzoom = [\"x\"]")
	f.Add("accord = \"1\"\ntheme = []\nkeys = 1")
	f.Add("[[keys]]\naccord = 1")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(dir, Name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		c := Defaults()
		if err := c.read(path); err == nil && c.Path == "" {
			t.Error("neither read nor refused")
		}
	})
}
