package main

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"
)

// Every message is said somewhere: what nobody says need not be translated.
func TestEveryMessageIsSaid(t *testing.T) {
	list := sources(t)
	unsaid := map[string]string{} // its file
	for _, s := range list {
		if !strings.HasPrefix(s.path, "tui/lang/say_") {
			continue
		}
		for _, d := range s.ast.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST {
				for _, spec := range g.Specs {
					for _, n := range spec.(*ast.ValueSpec).Names {
						if n.IsExported() {
							unsaid[n.Name] = s.path
						}
					}
				}
			}
		}
	}
	if len(unsaid) < 300 {
		t.Fatalf("only %d messages were found", len(unsaid))
	}
	for _, s := range list {
		if strings.HasPrefix(s.path, "tui/lang/say_") {
			continue
		}
		ast.Inspect(s.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "lang" {
					delete(unsaid, n.Sel.Name)
				}
			case *ast.Ident:
				if s.pkg == "tui/lang" {
					delete(unsaid, n.Name)
				}
			}
			return true
		})
	}
	for name, path := range unsaid {
		t.Errorf("%s: nothing says %s; delete it", path, name)
	}
}
