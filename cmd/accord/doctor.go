package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"accord/cmd/internal/config"
	"accord/data/clean"
	"accord/data/diag"
)

// finding is one thing that doctor looked at.
type finding struct {
	// ID is the name of the finding in the JSON form; it does not change.
	ID string `json:"id"`
	// Found is what there is, Chosen what accord does about it, and Override
	// how to have it otherwise.
	Found    string `json:"found"`
	Chosen   string `json:"chosen,omitempty"`
	Override string `json:"override,omitempty"`
	// Advice is what somebody should do; a finding with advice is a fault.
	Advice string `json:"advice,omitempty"`
}

// examination is what doctor says as JSON.
type examination struct {
	Version  int       `json:"version"` // of this form
	Accord   string    `json:"accord"`
	Findings []finding `json:"findings"`
}

func (c *Command) doctor() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "doctor [DATASET]",
		Short: "Say what the terminal can do and what accord makes of it",
		Long: `doctor asks the terminal what it is and says for each thing what was found,
what accord chooses because of it, and which option or variable has it
otherwise. It loads the dataset as well. Where the output is no terminal it
says so, and what would be written there.

The exit status is 0, or 1 when the dataset has errors, 2 when the configuration
is wrong, 3 when the dataset cannot be read.`,
		Example: `  accord doctor
  accord doctor --format json mine/`,
		Args:              datasetArg,
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			if known := []string{"text", "json"}; format != "text" && format != "json" {
				return usagef("--format %s: no such form%s", format, diag.Suggest(format, known))
			}
			list, failed, err := c.examine(cmd, args)
			if err == nil {
				err = c.findings(list, format)
			}
			if err != nil {
				return err
			}
			return failed
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "`form`: text, json")
	return cmd
}

// examine looks at everything. A failure to read the configuration or the
// dataset is a finding like any other, and failed says the exit status of it.
func (c *Command) examine(cmd *cobra.Command, args []string) (list []finding, failed, err error) {
	cfg, err := c.settings(cmd)
	if err != nil {
		failed, cfg = failure{status: exitUsage}, config.Defaults()
		list = append(list, finding{ID: "config", Found: oneLine(err.Error()), Chosen: "the defaults, for what follows",
			Advice: "accord config shows the place; nothing else starts until it is right"})
	} else {
		list = append(list, c.configFound(cmd, cfg))
	}
	terminal, err := c.terminalFound(cmd.Context(), cfg)
	if err != nil {
		return nil, nil, err
	}
	list = append(list, terminal...)
	list = append(list, c.languageFound(cfg))
	dataset, unusable := c.datasetFound(cmd.Context(), c.datasetName(cfg, args))
	if failed == nil {
		failed = unusable
	}
	return append(list, dataset), failed, nil
}

// findings writes what was found.
func (c *Command) findings(list []finding, format string) error {
	if format == "json" {
		enc := json.NewEncoder(c.Stdout)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(examination{1, version(), list})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %s\n", "accord", version())
	for _, f := range list {
		fmt.Fprintf(&b, "%-12s %s\n", f.ID, f.Found)
		for _, line := range [...]struct{ label, text string }{{"chosen", f.Chosen}, {"change by", f.Override}, {"advice", f.Advice}} {
			if line.text != "" {
				fmt.Fprintf(&b, "  %-10s %s\n", line.label, line.text)
			}
		}
	}
	_, err := io.WriteString(c.Stdout, b.String())
	return err
}

// oneLine makes a text from outside harmless, and one line.
func oneLine(s string) string { return strings.Join(strings.Fields(clean.Text(s)), " ") }

// from says where a setting is from, behind its value.
func from(cfg *config.Config, key string) string { return " (" + cfg.Origin(key).String() + ")" }
