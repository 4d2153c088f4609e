package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const top = "../.."

// source is one Go file that is not a test.
type source struct {
	path    string // from the top of the repository, with slashes
	pkg     string // its folder
	imports []string
	lines   int
	ast     *ast.File
}

// sources parses every Go file of the repository that is not a test.
func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, name)
		if err != nil {
			return err
		}
		s := source{path: filepath.ToSlash(rel), lines: strings.Count(string(text), "\n"), ast: f}
		s.pkg = path.Dir(s.path)
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, p)
		}
		list = append(list, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 50 {
		t.Fatalf("only %d files were found", len(list))
	}
	return list
}

// allowed says which folders of the house a folder may import; a folder that
// is not in it is one that the design does not know.
func allowed() map[string][]string {
	under := func(lists ...[]string) []string { return slices.Concat(lists...) }
	diag := []string{"data/clean", "data/diag"}
	core := under(diag, []string{"data"})
	picture := under(core, []string{"tui/grid", "tui/theme", "tui/lang", "tui/state", "tui/chart"})
	return map[string][]string{
		"data/clean":     {},
		"data/diag":      {"data/clean"},
		"data":           diag,
		"data/strict":    diag,
		"data/format":    under(core, []string{"data/strict"}),
		"data/scan":      {},
		"data/ask":       core,
		"data/store":     under(core, []string{"data/scan"}),
		"data/warehouse": core,
		"data/write":     under(core, []string{"data/strict"}),
		"data/load": under(core, []string{"data/strict", "data/format", "data/scan", "data/store", "data/warehouse", "data/write",
			"data/azerbaijan-russia"}),
		"data/azerbaijan-russia":         {},
		"data/azerbaijan-russia/convert": {},

		"tui/grid":    {"data/clean"},
		"tui/theme":   {"tui/grid"},
		"tui/chart":   {"tui/grid", "tui/theme"},
		"tui/picture": {"tui/grid", "tui/theme"},
		"tui/lang":    {"data"},
		"tui/state":   {"data"},
		"tui/term":    {"tui/grid"},
		"tui/panel":   under(picture, []string{"data/ask"}),
		"tui/report":  under(picture, []string{"tui/panel", "tui/picture"}),
		"tui/follow":  {"tui/state"},
		"tui":         under(picture, []string{"data/ask", "tui/panel", "tui/picture", "tui/report", "tui/follow", "tui/term"}),

		"cmd/internal/config": under(picture, []string{"data/strict", "tui"}),
		"cmd/accord": under(picture, []string{"data/ask", "data/load", "data/format", "data/write", "tui", "tui/panel", "tui/picture", "tui/report",
			"tui/follow", "tui/term", "cmd/internal/config"}),
	}
}

// Imports go one way: diag ← data ← format, store, warehouse ← load, scan ← store, load, data ← write, and
// data ← state ← panel ← tui ← cmd, theme ← chart ← panel.
func TestImportsGoOneWay(t *testing.T) {
	rules := allowed()
	for _, s := range sources(t) {
		may, known := rules[s.pkg]
		if !known {
			t.Errorf("%s: the folder %s is not part of the design", s.path, s.pkg)
			continue
		}
		for _, i := range s.imports {
			if of, ok := strings.CutPrefix(i, "accord/"); ok && !slices.Contains(may, of) {
				t.Errorf("%s imports %s; %s may import %s", s.path, of, s.pkg, strings.Join(may, ", "))
			}
		}
	}
}

// Each library has the doors that the design gives it.
func TestLibrariesHaveOneDoor(t *testing.T) {
	doors := map[string][]string{ // import path prefix → folders
		"github.com/NimbleMarkets/ntcharts": {"tui/chart"},
		"github.com/BurntSushi/toml":        {"data/strict"},
		"github.com/go-fonts":               {"tui/picture"},
		"maragu.dev/gomponents":             {"tui/report"},
		"golang.org/x/image":                {"tui/picture"},
		"charm.land/bubbletea":              {"tui", "cmd/accord"},
		"charm.land/lipgloss":               {"tui/theme"},
		"charm.land/wish":                   {"cmd/accord"},
		"github.com/spf13/cobra":            {"cmd/accord"},
		"github.com/spf13/pflag":            {"tui", "cmd/accord"}, // a view is written as options
		"github.com/gofrs/flock":            {"cmd/accord"},
		"github.com/fsnotify/fsnotify":      {"data/load"},
		"os":                                {"data/load", "data/azerbaijan-russia/convert", "cmd/accord", "cmd/internal/config"},
		"github.com/jackc":                  {"data/warehouse"},
		"github.com/cenkalti/backoff":       {"data/warehouse"},
		"unsafe":                            {},
		"testing":                           {},

		// what a terminal answers
		"github.com/charmbracelet/ultraviolet": {"cmd/accord"},
	}
	for _, s := range sources(t) {
		for _, i := range s.imports {
			for lib, folders := range doors {
				if (i == lib || strings.HasPrefix(i, lib+"/")) && !slices.Contains(folders, s.pkg) {
					t.Errorf("%s imports %s, which is for %v only", s.path, i, folders)
				}
			}
			if strings.HasPrefix(i, "charm.land/wish") && !strings.HasPrefix(path.Base(s.path), "serve") {
				t.Errorf("%s imports %s, which is for serve only", s.path, i)
			}
		}
	}
}

// No file outgrows the reader, and none is named after nothing.
func TestFiles(t *testing.T) {
	for _, s := range sources(t) {
		if s.lines > 450 {
			t.Errorf("%s has %d lines; 450 are the most", s.path, s.lines)
		}
		for _, word := range []string{"utils", "util", "common", "helpers", "helper", "types", "misc"} {
			if path.Base(s.pkg) == word || path.Base(s.path) == word+".go" {
				t.Errorf("%s: the name says nothing", s.path)
			}
		}
	}
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	agreed := []string{"cmd", "tui", "data", "config.toml", "go.mod", "go.sum", "README.md", "LICENSE"}
	ignored, err := os.ReadFile(filepath.Join(top, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		n := e.Name()
		if strings.HasPrefix(n, ".") || slices.Contains(agreed, n) || slices.Contains(strings.Fields(strings.ReplaceAll(string(ignored), "/", "")), n) {
			continue
		}
		t.Errorf("%s does not belong at the top; only %s do", n, strings.Join(agreed, ", "))
	}
	for _, n := range agreed {
		if _, err := os.Stat(filepath.Join(top, n)); err != nil {
			t.Error(err)
		}
	}
}

// Every exported name says what it is.
func TestExportedNamesAreDocumented(t *testing.T) {
	documented := map[string]bool{} // packages
	for _, s := range sources(t) {
		documented[s.pkg] = documented[s.pkg] || s.ast.Doc != nil
		for _, d := range s.ast.Decls {
			for _, name := range undocumented(d) {
				t.Errorf("%s: %s has no comment", s.path, name)
			}
		}
	}
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment", pkg)
		}
	}
}

// undocumented are the exported names of d without a comment of their own or
// of their group.
func undocumented(d ast.Decl) (names []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && exportedReceiver(d) && d.Doc == nil {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil {
					names = append(names, spec.Name.Name)
				}
			case *ast.ValueSpec:
				for _, n := range spec.Names {
					if n.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
						names = append(names, n.Name)
					}
				}
			}
		}
	}
	return names
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	typ := d.Recv.List[0].Type
	if p, ok := typ.(*ast.StarExpr); ok {
		typ = p.X
	}
	if g, ok := typ.(*ast.IndexExpr); ok {
		typ = g.X
	}
	n, ok := typ.(*ast.Ident)
	return ok && n.IsExported()
}

// No package keeps state in variables: sessions share a process. Variables that
// are set once, such as errors and compiled expressions, are fine; an assignment
// to one is not.
func TestNoPackageState(t *testing.T) {
	list := sources(t)
	variables := map[string]bool{} // "folder name"
	for _, s := range list {
		for _, d := range s.ast.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				for _, spec := range g.Specs {
					for _, n := range spec.(*ast.ValueSpec).Names {
						variables[s.pkg+" "+n.Name] = true
					}
				}
			}
		}
	}
	for _, s := range list {
		for _, d := range s.ast.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			for _, name := range assigned(f) {
				if variables[s.pkg+" "+name] {
					t.Errorf("%s: %s assigns to the package variable %s", s.path, f.Name.Name, name)
				}
			}
		}
	}
}

// assigned are the names that f assigns to and does not declare.
func assigned(f *ast.FuncDecl) (names []string) {
	own := map[string]bool{}
	declare := func(list ...ast.Expr) {
		for _, x := range list {
			if id, ok := x.(*ast.Ident); ok {
				own[id.Name] = true
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			for _, id := range n.Names {
				own[id.Name] = true
			}
		case *ast.ValueSpec:
			for _, id := range n.Names {
				own[id.Name] = true
			}
		case *ast.RangeStmt:
			if n.Tok == token.DEFINE {
				declare(n.Key, n.Value)
			}
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				declare(n.Lhs...)
				return true
			}
			for _, left := range n.Lhs {
				if x, ok := left.(*ast.IndexExpr); ok {
					left = x.X
				}
				if id, ok := left.(*ast.Ident); ok {
					names = append(names, id.Name)
				}
			}
		}
		return true
	})
	return slices.DeleteFunc(names, func(n string) bool { return own[n] })
}
