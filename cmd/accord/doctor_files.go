package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"accord/cmd/internal/config"
	"accord/tui/lang"
)

// configFound says which configuration was read.
func (c *Command) configFound(cmd *cobra.Command, cfg *config.Config) finding {
	src := c.source(cmd)
	f := finding{ID: "config", Chosen: "each setting with where it is from: accord config", Override: "--config FILE, ACCORD_CONFIG"}
	switch {
	case cfg.Path == "":
		f.Found = "no file; looked for " + oneLine(strings.Join(src.Places(), " and "))
	case src.Flags["config"] != "":
		f.Found = oneLine(cfg.Path) + ", named by --config"
	case c.getenv("ACCORD_CONFIG") != "":
		f.Found = oneLine(cfg.Path) + ", named by ACCORD_CONFIG"
	case cfg.Path == config.Name:
		f.Found = cfg.Path + " in the current folder"
	default:
		f.Found = oneLine(cfg.Path) + ", of the user"
	}
	return f
}

// languageFound says which language follows from the locale.
func (c *Command) languageFound(cfg *config.Config) finding {
	name, value := c.locale()
	f := finding{ID: "language", Override: "--lang en, ru or az; ACCORD_LANGUAGE; the key A while it runs"}
	switch _, ok := lang.Match(value); {
	case name == "":
		f.Found = "no locale: LC_ALL, LC_MESSAGES and LANG are not set"
	case ok, value == "C", value == "POSIX", strings.HasPrefix(value, "C."):
		f.Found = name + "=" + oneLine(value)
	default:
		f.Found = name + "=" + oneLine(value) + ", a language that accord does not speak"
	}
	f.Chosen = string(c.language(cfg)) + from(cfg, "language")
	if charset := c.charset(); charset != "" && !strings.Contains(strings.ToLower(strings.ReplaceAll(charset, "-", "")), "utf8") {
		f.Advice = "the locale says " + oneLine(charset) + " and accord writes UTF-8; if letters look wrong, choose a UTF-8 locale"
	}
	return f
}

// charset is the variable of the locale that says how text is coded, when it
// says so.
func (c *Command) charset() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := c.getenv(name); v != "" {
			if strings.Contains(v, ".") {
				return name + "=" + v
			}
			return ""
		}
	}
	return ""
}

// datasetFound says whether the dataset can be shown. The error has the exit
// status only: what is wrong is in the finding.
func (c *Command) datasetFound(ctx context.Context, name string) (finding, error) {
	f := finding{ID: "dataset", Override: "accord DATASET, dataset in the configuration, ACCORD_DATASET"}
	what := "the bundled one"
	if name != "" {
		what = oneLine(name)
	}
	opts, err := c.loadOptions()
	if err != nil {
		f.Found = oneLine(err.Error())
		return f, failure{status: exitUsage}
	}
	ds, problems, err := c.loadWith(ctx, name, opts)
	switch {
	case err != nil:
		f.Found, f.Advice = oneLine(err.Error()), "name a folder with dataset.toml, or a file of data"
		return f, failure{status: exitFailed}
	case ds == nil:
		f.Found, f.Advice = what+": "+summary(ds, problems, 0), "accord check "+what+" lists the problems"
		return f, failure{status: exitProblems}
	}
	f.Found = fmt.Sprintf("%s: %s", what, summary(ds, problems, ds.SetAside))
	f.Chosen = oneLine(ds.Title.In(string(lang.English)))
	if problems.Errors() > 0 {
		f.Advice = "accord check " + what + " lists the problems"
		return f, failure{status: exitProblems}
	}
	return f, nil
}
