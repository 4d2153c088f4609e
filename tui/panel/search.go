package panel

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// Hit is one thing that a search found.
type Hit struct {
	Kind lang.Msg // KindAgreement, KindProject, KindEvent, KindSource
	// Index is the position in the dataset's list of that kind.
	Index int
	ID    string
	Date  data.Period
	title data.Text
	text  string // folded
}

// fold makes text comparable: without case and without accents, so that
// "gence" finds "Gəncə" as far as Unicode relates the letters, and with every
// dash as the hyphen that keyboards have.
func fold(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(s)
	}
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC, cases.Fold())
	out, _, err := transform.String(t, strings.NewReplacer("ə", "e", "Ə", "e", "ı", "i", "İ", "i", "–", "-", "—", "-", "‑", "-").Replace(s))
	if err != nil {
		return s
	}
	return out
}

// haystack is everything that can be found, agreements first.
func (s *Set) haystack() []Hit {
	type key struct{ haystack bool }
	return memoised(s, key{true}, func() []Hit {
		var out []Hit
		add := func(kind lang.Msg, i int, id string, d data.Period, t data.Text, more ...string) {
			all := append([]string{id}, more...)
			for _, v := range t {
				all = append(all, v)
			}
			out = append(out, Hit{Kind: kind, Index: i, ID: id, Date: d, title: t, text: fold(strings.Join(all, "\n"))})
		}
		for i, a := range s.ds.Agreements {
			add(lang.KindAgreement, i, a.ID, a.Date, a.Title, a.Place, a.Note, a.Source, a.Date.String(), s.words(a.Sectors))
		}
		for i, p := range s.ds.Projects {
			facts := ""
			for _, f := range p.Facts {
				facts += f.Words + " " + f.Source + " "
			}
			add(lang.KindProject, i, p.ID, p.AsOf, p.Title, p.Location, p.Note, p.Words, facts, p.Source, s.words(p.Sectors))
		}
		for i, ev := range s.ds.Events {
			add(lang.KindEvent, i, ev.ID, ev.Date, ev.Title, ev.Place, ev.Participants, ev.Note, ev.Source, ev.Date.String())
		}
		for i, src := range s.ds.Sources {
			add(lang.KindSource, i, src.ID, src.Date, data.Text{"": src.Title}, src.Publisher, src.URL)
		}
		return out
	})
}

// words are the names of sectors in every language.
func (s *Set) words(shares []data.SectorShare) string {
	var out []string
	for _, sh := range shares {
		for _, c := range s.ds.Sectors {
			if c.ID == sh.Sector {
				for _, v := range c.Title {
					out = append(out, v)
				}
			}
		}
	}
	return strings.Join(out, " ")
}

type searchKey struct{ query string }

// Search returns what contains every word of query, in any order.
func (s *Set) Search(query string) []Hit {
	return memoised(s, searchKey{query}, func() []Hit {
		words := strings.Fields(fold(query))
		if len(words) == 0 {
			return nil
		}
		var out []Hit
	next:
		for _, h := range s.haystack() {
			for _, w := range words {
				if !strings.Contains(h.text, w) {
					continue next
				}
			}
			out = append(out, h)
		}
		return out
	})
}

// Record names h as State.Record does.
func (h Hit) Record() string {
	kind := map[lang.Msg]string{lang.KindAgreement: "agreement", lang.KindProject: "project", lang.KindEvent: "event", lang.KindSource: "source"}[h.Kind]
	return kind + ":" + h.ID
}

// DrawSearch draws the search entry, what was found and the selected record.
// It returns the zones of the list.
func DrawSearch(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	x := drawEntry(g, r, "/ ", st.Query)
	hits := e.Set.Search(st.Query)
	if strings.TrimSpace(st.Query) == "" {
		g.Text(x+2, r.Y, grid.Shorten(e.Lang.T(lang.SearchHint), r.X+r.W-x-2), theme.Dim)
		return Zones{}
	}
	count := e.Lang.N(lang.ResultsN, len(hits))
	if w := grid.Width(count); x+2+w <= r.X+r.W {
		g.Text(r.X+r.W-w, r.Y, count, theme.Dim)
	}
	body := grid.Rect{X: r.X, Y: r.Y + 2, W: r.W, H: r.H - 2}
	if len(hits) == 0 {
		message(g, body, e.Lang.F(lang.NothingFound, st.Query), theme.Dim)
		return Zones{}
	}
	list := body
	if r.W >= 90 {
		list.W = r.W/2 - 1
		beside := grid.Rect{X: body.X + list.W + 2, Y: body.Y, W: body.W - list.W - 2, H: body.H}
		DrawRecord(g, beside, e, hits[min(st.Sel[state.ListOverlay], len(hits)-1)].Record())
	}
	cols := []column{
		{Width: 10, Style: theme.Dim, Text: func(i int) string { return listDate(hits[i].Date) }},
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return e.text(hits[i].title) }},
		{Width: 10, Style: theme.Dim, Text: func(i int) string { return e.Lang.T(hits[i].Kind) }},
	}
	top := drawList(g, list, len(hits), st.Sel[state.ListOverlay], e.Glyphs.Pointer, cols)
	return Zones{List: list, Top: top, HasList: true}
}

// RecordKind is the word for what kind of record name names.
func RecordKind(e *Env, name string) string {
	kind, _, _ := strings.Cut(name, ":")
	m, ok := map[string]lang.Msg{"agreement": lang.KindAgreement, "project": lang.KindProject, "event": lang.KindEvent, "source": lang.KindSource, "row": lang.KindRow}[kind]
	if !ok {
		return ""
	}
	return e.Lang.Title(e.Lang.T(m))
}

// RecordHeight is how many rows the record takes in w columns, at most 60.
func RecordHeight(e *Env, name string, w int) int {
	const most = 60
	g := grid.New(w, most)
	DrawRecord(g, g.Bounds(), e, name)
	for y := most - 1; y >= 0; y-- {
		for x := range w {
			if g.At(x, y).Rune != ' ' {
				return y + 1
			}
		}
	}
	return 0
}

// HasRecord reports whether there is a record that State.Record may name.
func HasRecord(e *Env, name string) bool {
	_, ok := recordNamed(e, name)
	return ok
}

// DrawRecord draws the record that State.Record names.
func DrawRecord(g *grid.Grid, r grid.Rect, e *Env, name string) {
	if rc, ok := recordNamed(e, name); ok {
		drawRecord(g, r, e, rc)
	}
}
