package panel

import (
	"slices"
	"strings"
	"testing"

	"accord/tui/lang"
)

func ids(hits []Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.ID)
	}
	return out
}

// TestSearchFinds looks for records by words as people type them.
func TestSearchFinds(t *testing.T) {
	e := newEnv(t, lang.English)
	for _, c := range []struct{ name, query, want string }{
		{"a word", "rasht", "P01"},
		{"without regard to case", "RASHT", "P01"},
		{"part of a word", "rash", "P01"},
		{"several words", "samur bridge", "A041"},
		{"in any order", "bridge samur", "A041"},
		{"with blanks around", "  samur   bridge ", "A041"},
		{"Russian", "решт", "P01"},
		{"Russian capitals", "РЕШТ АСТАРА", "P01"},
		{"Azerbaijani", "gəncə avtomobil", "P08"},
		{"Azerbaijani capitals", "GƏNCƏ", "P08"},
		{"Azerbaijani without its letters", "gence avtomobil", "P08"},
		{"a hyphen for a dash", "simal-cenub", "P01"},
		{"without accents, two words", "simal cenub", "P01"},
		{"dotted and dotless", "HACIQABULDA", "P09"},
		{"dotted capital", "YIĞILMASI", "P08"},
		{"decomposed", "s\u0327imal", "P01"},
		{"an id", "A040", "A040"},
		{"a date", "2024-03-05", "A043"},
		{"a source", "S001", "S001"},
		{"a place", "mineralnye", "E029"},
		{"a sector", "pharmaceuticals", "P10"},
		{"a sector in Russian", "фармацевтика", "P10"},
		{"nothing of the kind", "quantum entanglement", ""},
		{"one word of two", "rasht entanglement", ""},
	} {
		got := ids(e.Set.Search(c.query))
		switch {
		case c.want == "" && len(got) != 0:
			t.Errorf("%s: %q finds %v; want nothing", c.name, c.query, got)
		case c.want != "" && !slices.Contains(got, c.want):
			t.Errorf("%s: %q finds %v; want %s", c.name, c.query, got, c.want)
		}
	}
	for _, q := range []string{"", "   ", "\t"} {
		if got := e.Set.Search(q); len(got) != 0 {
			t.Errorf("%q finds %d records; want none before something is typed", q, len(got))
		}
	}
}

// TestSearchNeedsEveryWord checks that more words find no more.
func TestSearchNeedsEveryWord(t *testing.T) {
	e := newEnv(t, lang.English)
	one, two := ids(e.Set.Search("border")), ids(e.Set.Search("border samur"))
	if len(two) == 0 || len(two) >= len(one) {
		t.Errorf("one word finds %d records, two %d", len(one), len(two))
	}
	for _, id := range two {
		if !slices.Contains(one, id) {
			t.Errorf("%s is found by two words and not by one", id)
		}
	}
}

// TestSearchFindsEverything looks for each record by its id and its first
// title.
func TestSearchFindsEverything(t *testing.T) {
	e := newEnv(t, lang.English)
	ds := e.Set.Dataset()
	look := func(id, title string) {
		t.Helper()
		if !slices.Contains(ids(e.Set.Search(id)), id) {
			t.Errorf("%s is not found by its id", id)
		}
		if !slices.Contains(ids(e.Set.Search(strings.ToUpper(title))), id) {
			t.Errorf("%s is not found by its title %q in capitals", id, title)
		}
	}
	for _, x := range ds.Agreements {
		look(x.ID, x.Title.In("en"))
	}
	for _, x := range ds.Projects {
		look(x.ID, x.Title.In("ru"))
	}
	for _, x := range ds.Events {
		look(x.ID, x.Title.In("en"))
	}
	for _, x := range ds.Sources {
		look(x.ID, x.Title)
	}
}

// TestRecordNamesWhatWasFound opens a record of each kind.
func TestRecordNamesWhatWasFound(t *testing.T) {
	e := newEnv(t, lang.English)
	for id, want := range map[string]string{"A040": "agreement:A040", "P08": "project:P08", "E029": "event:E029", "S001": "source:S001"} {
		hits := e.Set.Search(id)
		i := slices.IndexFunc(hits, func(h Hit) bool { return h.ID == id })
		if i < 0 || hits[i].Record() != want {
			t.Errorf("%s is called %v; want %s", id, hits, want)
		}
	}
}
