package main

import (
	"fmt"
	"strings"
	"testing"
)

// What the rows of a table are can be said: facts are added up, and of claims two
// about one thing contradict each other. Converting keeps each row.
func TestRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("year,sector,amount\n")
	for i := range 20_000 { // more than evidence is drawn from
		fmt.Fprintf(&b, "%d,s%d,%d.5\n", 2000+i%20, i%7, i%100)
	}
	table := file(t, "table.csv", b.String())
	got := run(t, "query", table, "--rows", "facts", "--by", "year", "--format", "csv", "--columns", "used", "--from", "2003", "--to", "2003")
	if got.status != exitFine || got.out != "year,OBS_VALUE\n2003,43500.0\n" {
		t.Errorf("facts: status %d:\n%s%s", got.status, got.out, got.err)
	}
	if got := run(t, "check", table, "--rows", "facts"); got.status != exitFine || !strings.Contains(got.out+got.err, "no problems in 20000 rows of 1 file") {
		t.Errorf("check of facts: status %d:\n%s%s", got.status, got.out, got.err)
	}
	if got := run(t, "check", table, "--rows", "claims"); got.status != exitProblems || !strings.Contains(got.out+got.err, "add such rows up by --rows facts") {
		t.Errorf("check of claims: status %d:\n%.300s%.300s", got.status, got.out, got.err)
	}
	if got := run(t, "render", table, "--rows", "facts", "--page", "understood", "--size", "150x40"); got.status != exitFine || !strings.Contains(got.out, "the rows are facts") {
		t.Errorf("the page of what was understood: status %d:\n%s%s", got.status, got.out, got.err)
	}
	if got := run(t, "check", table, "--rows", "fact"); got.status != exitUsage || !strings.Contains(got.err, "--rows fact: expected facts, claims or auto") {
		t.Errorf("status %d: %s", got.status, got.err)
	}
	// What is converted is read row by row, whatever rows are for other commands.
	b.Reset()
	b.WriteString("year,sector,amount\n")
	for i := range 6000 {
		fmt.Fprintf(&b, "%d,s%d,%d.5\n", 1900+i%100, i/100, i)
	}
	if got := run(t, "convert", file(t, "unique.csv", b.String()), "--to", "csv"); got.status != exitFine || strings.Count(got.out, "\n") != 6001 {
		t.Errorf("converted: status %d, %d lines: %.300s", got.status, strings.Count(got.out, "\n"), got.err)
	}
}

// A chart of one area among several says which it is.
func TestTheFirstChartSaysWhoseItIs(t *testing.T) {
	path := file(t, "trade.csv", "period,reporter,partner,flow,value\n2020,AZ,RU,export,1\n2021,AZ,RU,export,2\n2020,GE,RU,export,3\n2021,GE,RU,import,4\n2021,TR,RU,export,5\n")
	got := run(t, "render", path, "--size", "120x36", "--lang", "en")
	i := strings.Index(got.out, "1 Trade volume")
	if i < 0 || !strings.Contains(strings.SplitN(got.out[i:], "\n", 2)[0], "all flows, AZ") {
		t.Errorf("the title does not name the area:\n%s%s", got.out, got.err)
	}
}

// Rows that are added up are no rival claims about what they come to.
func TestFactsAreNoClaims(t *testing.T) {
	path := file(t, "trade.csv", "period,reporter,sector,flow,value\n2020,AZ,a,export,1\n2020,AZ,b,import,2\n2021,AZ,a,export,2\n2021,AZ,b,import,2\n")
	for rows, want := range map[string]bool{"facts": false, "claims": true} {
		got := run(t, "render", path, "--rows", rows, "--size", "80x24", "--lang", "en")
		if strings.Contains(got.out, "2 claims") != want {
			t.Errorf("rows as %s:\n%s%s", rows, got.out, got.err)
		}
	}
}
