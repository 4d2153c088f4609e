package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"accord/data/clean"
)

// report is the JSON that [PrintJSON] writes.
type report struct {
	Version  int       `json:"version"`
	Problems []problem `json:"problems"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	SetAside int       `json:"set_aside"`
}

type problem struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Width    int    `json:"width"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Source   string `json:"source"`
	Related  *place `json:"related,omitempty"`
}

// maxSource keeps a file of one endless line from being repeated for each of
// its problems.
const maxSource = 4096

type place struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	Col  int    `json:"col"`
}

// PrintJSON writes list for programs, as one object:
//
//	{"version": 1,
//	 "problems": [{"path", "line", "col", "width", "severity", "rule", "message", "source", "related"}],
//	 "errors", "warnings", "set_aside"}
//
// Lines and columns count from 1, columns and width in bytes, 0 is "not
// known"; severity is "error" or "warning"; source is the source line, "" when
// it is longer than 4096 bytes;
// related, {"path", "line", "col"}, is absent when there is no second place;
// set_aside is the number of rows that could not be used. Within one version
// keys are only ever added. It fails when w does.
func PrintJSON(w io.Writer, list List, setAside int) error {
	r := report{Version: 1, Problems: make([]problem, 0, len(list)), Errors: list.Errors(), SetAside: setAside}
	r.Warnings = len(list) - r.Errors
	for _, d := range list {
		p := problem{Path: clean.Text(d.At.Path), Line: d.At.Line, Col: d.At.Col, Width: d.Width,
			Severity: d.Severity.String(), Rule: d.Rule, Message: clean.Text(d.Message), Source: clean.Text(d.Line)}
		if len(d.Line) > maxSource {
			p.Source = ""
		}
		if d.Related != (Position{}) {
			p.Related = &place{clean.Text(d.Related.Path), d.Related.Line, d.Related.Col}
		}
		r.Problems = append(r.Problems, p)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// PrintGitHub writes list as workflow commands, which GitHub shows beside the
// changed lines: "::error file=…,line=…,col=…,title=rule::message". It fails
// when w does.
func PrintGitHub(w io.Writer, list List) error {
	b := bufio.NewWriter(w)
	for _, d := range list {
		fmt.Fprintf(b, "::%s file=%s", d.Severity, property(d.At.Path))
		if d.At.Line > 0 {
			fmt.Fprintf(b, ",line=%d", d.At.Line)
		}
		if d.At.Col > 0 {
			fmt.Fprintf(b, ",col=%d", d.At.Col)
		}
		message := d.Message
		if d.Related != (Position{}) {
			message += " (see " + d.Related.String() + ")"
		}
		fmt.Fprintf(b, ",title=%s::%s\n", property(d.Rule), escapeData.Replace(clean.Text(message)))
	}
	return b.Flush()
}

// GitHub reads a command up to the end of the line and undoes these escapes;
// in properties the separators are escaped as well.
var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func property(s string) string { return escapeProperty.Replace(clean.Text(s)) }
