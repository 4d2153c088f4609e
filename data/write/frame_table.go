package write

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"accord/data"
	"accord/data/clean"
)

// Table writes a for people: columns under their names, numbers on the right.
// A figure carries its bound as a sign and has the decimals that it was
// published with; a missing one is the word that says why, in brackets. What is
// the same in every row stands once above: indicator, unit, frequency and
// transformation. Columns that say nothing are left out.
func (a Answer) Table(w io.Writer) error {
	a, err := a.ready()
	if err != nil {
		return err
	}
	list, err := a.used(a.shown())
	if err != nil {
		return err
	}
	widths := make([]int, len(list))
	for i, c := range list {
		widths[i] = ansi.StringWidth(clean.Text(c.name))
	}
	err = a.each(func(r *row) error {
		for i, c := range list {
			widths[i] = max(widths[i], ansi.StringWidth(c.text(r)))
		}
		return nil
	})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	line := func(text func(column) string) error {
		var b strings.Builder
		for i, c := range list {
			s := text(c)
			gap := strings.Repeat(" ", widths[i]-ansi.StringWidth(s))
			if i > 0 {
				b.WriteString("  ")
			}
			if c.number {
				b.WriteString(gap + s)
			} else {
				b.WriteString(s + gap)
			}
		}
		_, err := out.WriteString(strings.TrimRight(b.String(), " ") + "\n")
		return err
	}
	if _, err := out.WriteString(a.caption()); err != nil {
		return err
	}
	if n := a.CutAt(); n > 0 {
		if _, err := fmt.Fprintf(out, "NOT ALL: the first codes in order, of more than %d rows\n", n); err != nil {
			return err
		}
	}
	if err := line(func(c column) string { return clean.Text(c.name) }); err != nil {
		return err
	}
	if err := a.each(func(r *row) error { return line(func(c column) string { return c.text(r) }) }); err != nil {
		return err
	}
	return out.Flush()
}

// shown are the columns of a table: those of a CSV, with the bound and the
// reason in the cell of the value.
func (a Answer) shown() []column {
	figure := column{a.Value, always, true, a.figure}
	if a.Claims != nil {
		const apart = 2 // value and bound
		return append(append(a.grouping(), figure), a.claimColumns()[apart:]...)
	}
	list := append(a.grouping(), figure,
		column{"OBS_STATUS", said, false, func(r *row) string { return r.cell.Status.String() }},
		column{"LOW", said, true, func(r *row) string { return end(r.cell, r.cell.Low) }},
		column{"HIGH", said, true, func(r *row) string { return end(r.cell, r.cell.High) }},
		column{"CLAIMS", said, true, rivals},
		column{"COMPILING_ORG", said, false, func(r *row) string { return a.orgLabel(r.cell.Org) }},
		column{"SPLICED", said, false, spliced},
		column{"SOURCE", said, false, func(r *row) string { return joined(r.cell.Sources) }},
		column{"FREQ", varies, false, func(r *row) string { return string(r.frame.Freq) }},
	)
	if a.constant() {
		return list
	}
	list = append(list, column{"UNIT", said, false, func(r *row) string { return unit(r.frame.Unit) }})
	return append(list, a.indicator()...)
}

// figure is the value of r as it is shown.
func (a Answer) figure(r *row) string {
	if c := r.claim; c != nil {
		if c.Missing {
			return "[" + data.WhyStatus + "]"
		}
		return signed(c.Bound, rounded(c.Value, c.Decimals))
	}
	if !r.cell.OK {
		return "[" + r.cell.Why + "]"
	}
	return signed(r.cell.Bound, rounded(r.cell.Value, r.cell.Decimals))
}

func signed(b data.Bound, s string) string {
	if b == data.Exact {
		return s
	}
	return b.String() + " " + s
}

// end is one end of the spread, where there is one.
func end(c *data.Cell, v float64) string {
	if !c.OK || c.Low == c.High {
		return ""
	}
	return rounded(v, c.Decimals)
}

func spliced(r *row) string {
	if r.cell.Spliced {
		return "spliced"
	}
	return ""
}

// rivals is how many claims there are where there are several.
func rivals(r *row) string {
	if r.cell.Claims < 2 {
		return ""
	}
	return strconv.Itoa(r.cell.Claims)
}

// constant reports whether all frames of a are of one indicator in one unit.
func (a Answer) constant() bool {
	for _, f := range a.Frames {
		if f.Unit != a.Frames[0].Unit || f.Query.Indicator != a.Frames[0].Query.Indicator {
			return false
		}
	}
	return a.Claims == nil
}

// caption is the line above a table about one indicator: "TRADE Trade, USD ×
// 10^9, A, GY".
func (a Answer) caption() string {
	if len(a.Frames) == 0 || !a.constant() {
		return ""
	}
	f := a.Frames[0]
	words := []string{f.Query.Indicator}
	if in, ok := a.Dataset.Indicator(f.Query.Indicator); ok && a.title(in.Title) != "" {
		words[0] += " " + a.title(in.Title)
	}
	if f.Unit.ID != "" {
		words = append(words, unit(f.Unit))
	}
	if len(a.Frames) == 1 && f.Freq != data.FreqNone {
		words = append(words, string(f.Freq))
	}
	if f.Query.Transform != data.Level {
		words = append(words, transformation(f.Query))
	}
	return clean.Text(strings.Join(words, ", ")) + "\n"
}

// unit writes a unit with its multiplier: USD × 10^9.
func unit(u data.Unit) string {
	if u.Mult == 0 || u.ID == "" {
		return clean.Text(u.ID)
	}
	return clean.Text(u.ID) + " × 10^" + strconv.Itoa(u.Mult)
}
