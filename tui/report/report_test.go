package report

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/load"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/picture"
	"accord/tui/state"
	"accord/tui/theme"
)

// bundled is a view of the bundled dataset.
func bundled(t testing.TB, tag lang.Tag, st state.State) View {
	t.Helper()
	ds, _, err := load.Load(context.Background(), "", load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	e := &panel.Env{Set: panel.NewSet(ds), Lang: lang.New(tag), Glyphs: theme.GlyphSet(theme.Braille), Now: data.Day(2026, 11, 23)}
	return View{Env: e, State: st, Command: "accord render --page " + string(st.Page)}
}

func at(p state.Page) state.State {
	st := state.New()
	st.Page = p
	if n, ok := p.Panel(); ok {
		st.Focus = n
	}
	return st
}

// element is one start of an element of a page, with the text up to the next
// tag.
type element struct {
	name string
	attr map[string]string
	text string
}

// parsed reads a page as elements; it must be nested well.
func parsed(t *testing.T, page []byte) []element {
	t.Helper()
	var out []element
	d := xml.NewDecoder(bytes.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			depth++
			e := element{name: x.Name.Local, attr: map[string]string{}}
			for _, a := range x.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			out = append(out, e)
		case xml.EndElement:
			depth--
		case xml.CharData:
			if len(out) > 0 {
				out[len(out)-1].text += string(x)
			}
		}
	}
	if depth != 0 {
		t.Errorf("%d elements are not closed", depth)
	}
	return out
}

func htmlOf(t *testing.T, v View) []byte {
	t.Helper()
	b, err := v.HTML(theme.New(theme.Light), theme.New(theme.Dark))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var (
	policy = regexp.MustCompile(`style-src &#39;(sha256-[^&]*)&#39;|style-src '(sha256-[^']*)'`)
	style  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
)

// TestPagesStandAlone: nothing of a page comes from elsewhere or runs, its own
// style is allowed by its own policy, and what refers to something finds it.
func TestPagesStandAlone(t *testing.T) {
	for _, tag := range lang.Tags() {
		for _, p := range state.Pages() {
			v := bundled(t, tag, at(p))
			html := htmlOf(t, v)
			all := parsed(t, html)
			if all[0].name != "html" || all[0].attr["lang"] != string(tag) {
				t.Errorf("%s %s: %v", tag, p, all[0])
			}
			ids := map[string]bool{}
			headings := 0
			for _, e := range all {
				if id := e.attr["id"]; id != "" {
					if ids[id] {
						t.Errorf("%s %s: id %s twice", tag, p, id)
					}
					ids[id] = true
				}
				if e.name == "h1" {
					headings++
				}
				if slices.Contains([]string{"script", "link", "img", "iframe", "object", "form"}, e.name) || e.attr["src"] != "" || e.attr["style"] != "" {
					t.Errorf("%s %s: %v", tag, p, e)
				}
				if href := e.attr["href"]; strings.HasPrefix(href, "http") && !strings.Contains(e.attr["rel"], "noopener") {
					t.Errorf("%s %s: link %v", tag, p, e)
				}
			}
			for _, e := range all {
				if ref := e.attr["aria-labelledby"]; ref != "" && !ids[ref] {
					t.Errorf("%s %s: nothing is called %s", tag, p, ref)
				}
				if href, ok := strings.CutPrefix(e.attr["href"], "#"); ok && !ids[href] {
					t.Errorf("%s %s: a link to %s leads nowhere", tag, p, href)
				}
				if e.name == "th" && e.attr["scope"] == "" {
					t.Errorf("%s %s: a heading of a table without scope", tag, p)
				}
			}
			m, css := policy.FindSubmatch(html), style.FindSubmatch(html)
			if m == nil || css == nil {
				t.Fatalf("%s %s: no policy or no style", tag, p)
			}
			sum := sha256.Sum256(css[1])
			want := "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
			if got := strings.NewReplacer("&#43;", "+").Replace(string(m[1]) + string(m[2])); got != want {
				t.Errorf("%s %s: the policy allows %s, the style is %s", tag, p, got, want)
			}
			if headings != 1 || !strings.Contains(string(html), v.Command) {
				t.Errorf("%s %s: %d main headings, or no command line", tag, p, headings)
			}
		}
	}
}

// TestPagesHaveTheTables compares the cells of the page with the table that they
// are of, bounds in words.
func TestPagesHaveTheTables(t *testing.T) {
	for _, p := range []state.Page{state.Trade, state.Freight, state.Agreements, state.Mirror} {
		v := bundled(t, lang.English, at(p))
		tab, _ := v.Table()
		var want []string
		for _, row := range filled(tab).Rows {
			want = append(want, row[0])
		}
		var got []string
		words := 0
		for _, e := range parsed(t, htmlOf(t, v)) {
			if e.name == "th" && e.attr["scope"] == "row" {
				got = append(got, e.text)
			}
			if e.name == "td" && e.text == "more than" {
				words++
			}
		}
		if len(got) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %d rows; want %d", p, len(got), len(want))
		}
		bounds := 0
		for _, row := range tab.Rows {
			bounds += len(slices.DeleteFunc(slices.Clone(row), func(c string) bool { return c != ">" }))
		}
		if words != bounds || bounds == 0 && p != state.Agreements {
			t.Errorf("%s: more than in %d cells; want %d", p, words, bounds)
		}
	}
}

// A page for readers has numbers as their language writes them; a file for
// programs has them as every program reads them.
func TestPagesWriteNumbersInTheirLanguage(t *testing.T) {
	for tag, want := range map[lang.Tag]string{lang.English: "4.799", lang.Russian: "4,799", lang.Azerbaijani: "4,799"} {
		v := bundled(t, tag, at(state.Trade))
		cells := map[string]bool{}
		for _, e := range parsed(t, htmlOf(t, v)) {
			if e.name == "td" {
				cells[e.text] = true
			}
		}
		if !cells[want] || want != "4.799" && cells["4.799"] {
			t.Errorf("%s: %s is not in the table", tag, want)
		}
		if tab, _ := v.Table(); !bytes.Contains(CSV(tab), []byte(",4.799,")) {
			t.Errorf("%s: 4.799 is not in the CSV", tag)
		}
	}
}

// TestPagesOfManyRowsSaySo: a page has so many rows as a browser can show, and
// says how many there are.
func TestPagesOfManyRowsSaySo(t *testing.T) {
	v := bundled(t, lang.English, at(state.Agreements))
	ds := *v.Env.Set.Dataset()
	first := ds.Agreements[0]
	ds.Agreements = nil
	for range mostRows + 500 {
		ds.Agreements = append(ds.Agreements, first)
	}
	v.Env.Set = panel.NewSet(&ds)
	rows, said := 0, false
	for _, e := range parsed(t, htmlOf(t, v)) {
		if e.name == "th" && e.attr["scope"] == "row" {
			rows++
		}
		said = said || e.name == "caption" && strings.Contains(e.text, "2,000 of 2,500") || strings.Contains(e.text, "2000 of 2500")
	}
	if rows != mostRows || !said {
		t.Errorf("%d rows; said: %t", rows, said)
	}
	if tab, _ := v.Table(); bytes.Count(CSV(tab), []byte("\n")) != mostRows+501 {
		t.Error("the CSV lacks rows")
	}
}

// TestPagesOfMoreRowsThanTheCSVHasSaySo: the CSV of the record table ends as well,
// and the page never says that it has what it has not.
func TestPagesOfMoreRowsThanTheCSVHasSaySo(t *testing.T) {
	for tag, want := range map[lang.Tag][2]string{
		lang.English:     {"2000 of 1000500; the first 1000000 of them are in the CSV", "all of them are in the CSV"},
		lang.Russian:     {"2000 из 1000500; в CSV — первые 1000000", "все строки"},
		lang.Azerbaijani: {"1000500 sətirdən 2000; CSV faylında ilk 1000000 sətir var", "hamısı CSV"},
	} {
		v := bundled(t, tag, at(state.Records))
		for rows, want := range map[int]string{panel.MostWritten + 500: want[0], panel.MostWritten - 500: want[1]} {
			tab := panel.Table{Columns: []string{"A"}, Left: rows - 20_000}
			for range 20_000 {
				tab.Rows = append(tab.Rows, []string{"x"})
			}
			p := v.part(0, section{name: "X", table: tab}, picture.Classes{})
			if said := digits(p.Caption); !strings.Contains(said, want) || len(p.Rows) != mostRows {
				t.Errorf("%s: %d rows, of which %d are shown: %q", tag, rows, len(p.Rows), said)
			}
		}
	}
}

// digits is text without the marks between thousands.
func digits(text string) string {
	return regexp.MustCompile(`(\d)[.,\x{a0}\x{202f}](\d)`).ReplaceAllString(text, "$1$2")
}

// TestHostileTextIsText writes a dataset whose every text is an attack.
func TestHostileTextIsText(t *testing.T) {
	const evil = `</title><script>alert(1)</script><img src=x onerror=alert(1)> & "'` + "\u202e"
	ds, _, err := load.Load(context.Background(), "", load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := *ds
	c.Title = data.Text{"en": evil}
	c.Sources = slices.Clone(ds.Sources)
	for i := range c.Sources {
		c.Sources[i].Title, c.Sources[i].Publisher = evil, evil
		c.Sources[i].URL = []string{"javascript:alert(1)", "data:text/html,<script>", "//example.org/x", "http://example.org/\"><script>", "file:///etc/passwd"}[i%5]
	}
	c.Agreements = slices.Clone(ds.Agreements)
	for i := range c.Agreements {
		c.Agreements[i].Title = data.Text{"en": evil}
	}
	for _, p := range []state.Page{state.Overview, state.Agreements, state.Sources} {
		v := View{Env: &panel.Env{Set: panel.NewSet(&c), Lang: lang.New(lang.English), Glyphs: theme.GlyphSet(theme.Braille), Now: data.Day(2026, 11, 23)},
			State: at(p), Command: "accord " + evil}
		html := htmlOf(t, v)
		for _, e := range parsed(t, html) {
			if e.name == "script" || e.name == "img" {
				t.Fatalf("%s: there is a %s", p, e.name)
			}
			if h := e.attr["href"]; h != "" && !strings.HasPrefix(h, "#") && !strings.HasPrefix(h, "http://example.org/") {
				t.Errorf("%s: a link to %q", p, h)
			}
		}
		if bytes.ContainsRune(html, '\u202e') {
			t.Errorf("%s: text turns its direction", p)
		}
		if j, err := v.JSON(); err != nil || !json.Valid(j) || bytes.ContainsRune(j, '\u202e') {
			t.Errorf("%s: JSON: %v", p, err)
		}
	}
}

// TestJSON compares numbers with the table and the sources with the dataset.
func TestJSON(t *testing.T) {
	for _, tag := range lang.Tags() {
		for _, p := range state.Pages() {
			v := bundled(t, tag, at(p))
			raw, err := v.JSON()
			if err != nil {
				t.Fatal(err)
			}
			var d struct {
				Version   int
				Page      string
				Command   string
				Sentences []string
				Tables    []struct {
					Name    string
					Columns []string
					Rows    [][]any
				}
				Sources []struct{ ID string }
			}
			dec := json.NewDecoder(bytes.NewReader(raw))
			dec.UseNumber()
			if err := dec.Decode(&d); err != nil {
				t.Fatal(err)
			}
			if d.Version != 1 || d.Page != string(p) || d.Command != v.Command || bytes.Contains(raw, []byte(`": null`)) {
				t.Errorf("%s %s: %d %s %s", tag, p, d.Version, d.Page, d.Command)
			}
			want := 1
			if p == state.Overview {
				want = 4
			}
			if len(d.Tables) != want || p == state.Trade && len(d.Sentences) == 0 {
				t.Errorf("%s %s: %d tables, %d sentences", tag, p, len(d.Tables), len(d.Sentences))
			}
			if p == state.Overview {
				continue
			}
			tab, _ := v.Table()
			if len(d.Tables[0].Rows) != len(tab.Rows) || len(d.Sources) != len(tab.Sources) {
				t.Errorf("%s %s: %d rows and %d sources; want %d and %d", tag, p, len(d.Tables[0].Rows), len(d.Sources), len(tab.Rows), len(tab.Sources))
			}
			numbers := 0
			for i, row := range d.Tables[0].Rows {
				for k, c := range row {
					text := ""
					switch c := c.(type) {
					case json.Number:
						numbers++
						text = c.String()
					case string:
						text = c
					}
					if text != tab.Rows[i][k] {
						t.Fatalf("%s %s: row %d, %s is %v; want %q", tag, p, i, tab.Columns[k], c, tab.Rows[i][k])
					}
				}
			}
			if p == state.Trade && numbers < 10 {
				t.Errorf("%s: %d numbers", tag, numbers)
			}
		}
	}
}

// TestCSV: every page that has a table comes back as it is.
func TestCSV(t *testing.T) {
	for _, p := range state.Pages() {
		v := bundled(t, lang.Azerbaijani, at(p))
		tab, ok := v.Table()
		if !ok {
			t.Errorf("%s has no table", p)
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(CSV(tab))).ReadAll()
		if err != nil || len(rows) != len(tab.Rows)+1 || !slices.Equal(rows[0], tab.Columns) {
			t.Errorf("%s: %d rows, %v", p, len(rows), err)
		}
	}
}

// TestCaptionKeepsTheFrame: the rows of the frame are its own; below stand the
// command line and every source.
func TestCaptionKeepsTheFrame(t *testing.T) {
	for _, p := range []state.Page{state.Overview, state.Trade, state.Freight, state.Problems} {
		v := bundled(t, lang.Russian, at(p))
		frame := grid.New(60, 6)
		frame.Fill(frame.Bounds(), '▣', theme.Accent|theme.Selected)
		g := v.Captioned(frame)
		for y := range frame.H {
			for x := range frame.W {
				if g.At(x, y) != frame.At(x, y) {
					t.Fatalf("%s: cell %d, %d has changed", p, x, y)
				}
			}
		}
		text := strings.Join(strings.Fields(g.Plain()), " ")
		if !strings.Contains(text, v.Command) {
			t.Errorf("%s: the command line is not in %q", p, text)
		}
		cited := panel.Cite(v.Env, panel.SourcesOn(v.Env, v.State))
		for _, c := range cited {
			if !strings.Contains(text, c.ID) {
				t.Errorf("%s: source %s is missing", p, c.ID)
			}
			if len(cited) <= fewSources && c.Title != "" && !strings.Contains(text, strings.Fields(c.Title)[0]) ||
				len(cited) <= someSources && !strings.Contains(text, strings.Fields(c.Publisher + " .")[0]) {
				t.Errorf("%s: what source %s is is missing", p, c.ID)
			}
		}
	}
}
