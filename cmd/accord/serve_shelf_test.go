package main

import (
	"strings"
	"testing"
)

// Of several datasets one is chosen first; a name opens it at once, and a key
// leads back to the list.
func TestSeveralDatasets(t *testing.T) {
	good, _ := twoDatasets(t)
	other := file(t, "figures.csv", goodCSV)
	s := serve(t, nil, "--public", good, other)
	x := s.screen(110, 30, "xterm")
	x.shows("Datasets ─")
	x.shows("figures")
	x.shows("2020–2021")
	x.shows("2 rows")
	x.types("\x1b[B\r")
	x.shows("accord  figures")
	x.types("\x0f") // ctrl+o
	x.shows("Datasets ─")
	x.types("\x1b[A\r")
	x.lacks("Datasets ─")
	x.lacks("accord  figures")
	x.types("\x0f\r") // the one that is open
	x.lacks("Datasets ─")

	small := s.screenOf(s.client(), 40, 12, "xterm", "", "LANG=ru_RU.UTF-8")
	small.shows("Наборы данных ─")
	small.types("\x1b") // the first is good enough
	small.lacks("Наборы данных")
	small.types("\x0f\x1b[B\r")
	small.shows("accord  figures")

	named := s.screenOf(s.client(), 80, 24, "xterm", "figures")
	named.shows("accord  figures")
	if strings.Contains(named.written(), "Datasets") {
		t.Error("who names a dataset is shown the list")
	}
	if got := remoteShell(t, s.client(), "q\n"); got.status != 0 || !strings.Contains(got.err, "there are good, figures") {
		t.Errorf("in words nothing is said of the other dataset: %d %s", got.status, got.err)
	}

	alone := serve(t, nil, "--public", other).screen(80, 24, "xterm")
	alone.shows("accord  figures")
	alone.types("\x0f")
	alone.shows("there is this one dataset")
}
