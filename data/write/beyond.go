package write

import (
	"fmt"

	"accord/data"
)

// Beyond are the parts of ds that the long table of its observations has no
// place for, in words such as "54 agreements"; nil when there are none. A part
// that load finds out again, such as an indicator without a title, is not told.
func Beyond(ds *data.Dataset) []string {
	var list []string
	count := func(n int, word string) {
		switch {
		case n == 1:
			list = append(list, "1 "+word)
		case n > 1:
			list = append(list, fmt.Sprintf("%d %ss", n, word))
		}
	}
	count(len(ds.Agreements), "agreement")
	count(len(ds.Projects), "project")
	facts, described := 0, 0
	for _, p := range ds.Projects {
		facts += len(p.Facts)
	}
	count(facts, "project fact")
	count(len(ds.Events), "event")
	for _, s := range ds.Sources {
		if s.Title+s.Publisher+s.URL != "" {
			described++
		}
	}
	count(described, "source description")
	count(titles(ds), "title")
	count(len(ds.Highlights), "key figure")
	count(len(ds.Pins), "preferred claim")
	return list
}

// titles counts what has a title in the declarations of ds.
func titles(ds *data.Dataset) (n int) {
	see := func(t data.Text) {
		if len(t) > 0 {
			n++
		}
	}
	for _, x := range ds.Indicators {
		see(x.Title)
	}
	for _, x := range ds.Reporters {
		see(x.Title)
	}
	lists := [][]data.Code{ds.Areas, ds.Sectors, ds.Levels, ds.EventTypes, ds.Units}
	for _, d := range ds.Dimensions {
		see(d.Title)
		if d.ID != data.DimRefArea && d.ID != data.DimCounterpart && d.ID != data.DimActivity {
			lists = append(lists, d.Codes)
		}
	}
	for _, l := range lists {
		for _, c := range l {
			see(c.Title)
		}
	}
	return n
}
