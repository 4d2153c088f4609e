package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/picture"
	"accord/tui/state"
	"accord/tui/theme"
)

//go:embed page.css
var pageCSS string

// page is what a page says.
type page struct {
	Lang, Title, Dataset string
	Scene                string // what the scene says that is told, "" for none
	Kept, Figures        []string
	Sections             []part
	Sources              []source
	Command              string
	Words                words
	// Style is the style sheet, StyleHash what a browser knows it by.
	Style, StyleHash string
}

type words struct{ Skip, Figures, Sources, Command string }

// part is one panel or page.
type part struct {
	ID, Name, Notes, Sentence, Caption string
	Picture                            string // an SVG
	Columns                            []column
	Rows                               [][]cell
	// Long closes the table at first, Print prints it all the same, Wide turns
	// the sheet of paper.
	Long, Print, Wide bool
}

type column struct {
	Name   string
	Number bool
}

// cell is a text, a link, or the ids of sources.
type cell struct {
	Text, Link string
	IDs        []source
	Class      string
}

// source is a citation with its place on the page, and a link where its address
// is one.
type source struct {
	panel.Citation
	Anchor, Link string
}

// What is long: of a table in rows, which is closed at first, and which is only
// printed by who opens it; of a table in columns, on paper; of a text in bytes,
// for which a column is made wide, and below which it is not broken.
const (
	longTable = 40
	longPrint = 120
	wideTable = 9
	longText  = 60
	shortText = 12
)

// mostRows is how many rows of a table stand on a page: one of a hundred thousand
// opens nowhere.
const mostRows = 2000

// HTML writes the view as one page that needs nothing else: no script, no font,
// no picture from elsewhere. Each panel is a picture, what it shows in words,
// and a table of the same figures. Themes are those of the page, one for a fixed
// look, two for readers who like light and readers who like dark.
func (v View) HTML(light, dark *theme.Theme) ([]byte, error) {
	e := v.seen()
	l := e.Lang
	ds := e.Set.Dataset()
	years, sector := panel.FilterText(e, v.State)
	p := page{
		Lang: string(l.Tag()), Title: v.Title(), Dataset: cmp.Or(clean.Text(ds.Title.In(string(l.Tag()), ds.Languages...)), "accord"), Command: clean.Text(v.Command),
		Kept:  append([]string{panel.PageName(e, v.State), years, sector}, panel.LensText(e, v.State)...),
		Words: words{l.T(lang.ReportSkip), l.T(lang.ReportFigures), l.T(lang.PageSources), l.T(lang.ReportCommand)},
	}
	p.Scene = v.scene()
	if v.State.Page == state.Overview {
		p.Figures = panel.FigureLines(e, v.State)
	}
	for _, c := range v.cited() {
		p.Sources = append(p.Sources, source{c, anchor(c.ID), link(c.URL)})
	}
	used := picture.Classes{}
	for i, s := range v.sections() {
		p.Sections = append(p.Sections, v.part(i, s, used))
	}
	style := sheet(used, light, dark) + pageCSS
	sum := sha256.Sum256([]byte(style))
	p.Style, p.StyleHash = style, "sha256-"+base64.StdEncoding.EncodeToString(sum[:])
	var b bytes.Buffer
	err := p.node().Render(&b)
	return b.Bytes(), err
}

// part is a section as a page takes it.
func (v View) part(n int, s section, used picture.Classes) part {
	e := v.seen()
	id := "part" + strconv.Itoa(n+1)
	notes := strings.Join(s.notes, " · ")
	p := part{ID: id, Name: s.name, Notes: notes, Sentence: s.sentence, Long: len(s.table.Rows) > longTable, Print: len(s.table.Rows) <= longPrint,
		Caption: e.Lang.F(lang.ReportTable, s.name, len(s.table.Rows))}
	if all := len(s.table.Rows) + s.table.Left; all > mostRows {
		shown := min(len(s.table.Rows), mostRows)
		p.Caption = e.Lang.F(lang.ReportCut, s.name, shown, all)
		if s.table.Left > 0 && all > panel.MostWritten { // which ends there as well
			p.Caption = e.Lang.F(lang.ReportCutMore, s.name, shown, all, panel.MostWritten)
		}
		s.table.Rows = s.table.Rows[:shown]
	}
	if s.drawn {
		label := s.sentence
		if label == "" {
			label = strings.TrimSuffix(s.name+", "+notes, ", ")
		}
		p.Picture = picture.Inline(v.draw(s), id+"-picture", label, used)
	}
	p.Columns, p.Rows = v.cells(filled(s.table))
	p.Wide = len(p.Columns) > wideTable
	return p
}

// cells are the columns and rows of a table for readers: numbers as the language
// writes them, bounds in words, ids of sources as links to where they are cited.
func (v View) cells(t panel.Table) ([]column, [][]cell) {
	l := v.Env.Lang
	kinds := map[string]lang.Msg{}
	for _, m := range append(numericColumns(), lang.ColumnBound, lang.ColumnCostBound, lang.ColumnSources, lang.ColumnAddress) {
		kinds[l.T(m)] = m
	}
	var columns []column
	number := make([]bool, len(t.Columns))
	for i, name := range t.Columns {
		switch kinds[name] {
		case 0, lang.ColumnBound, lang.ColumnCostBound, lang.ColumnSources, lang.ColumnAddress:
		default:
			number[i] = true
		}
		columns = append(columns, column{name, number[i]})
	}
	rows := make([][]cell, len(t.Rows))
	for r, row := range t.Rows {
		rows[r] = make([]cell, len(row))
		for i, text := range row {
			c := cell{Text: text, Class: class(text, number[i])}
			if m := kinds[t.Columns[i]]; number[i] && m != lang.ColumnLine && m != lang.ColumnColumn {
				c.Text = readable(l, text)
			}
			switch kinds[t.Columns[i]] {
			case lang.ColumnBound, lang.ColumnCostBound:
				if b, ok := data.ParseBound(text); ok {
					c.Text = l.Bound(b)
				}
			case lang.ColumnSources:
				for _, id := range strings.Fields(text) {
					c.IDs = append(c.IDs, source{panel.Citation{ID: id}, anchor(id), ""})
				}
			case lang.ColumnAddress:
				c.Link = link(text)
			}
			rows[r][i] = c
		}
	}
	return columns, rows
}

// readable is a number as the language writes it, with the decimals that it has;
// anything else stays.
func readable(l *lang.Catalog, text string) string {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.Trim(text, "-0123456789.") != "" {
		return text
	}
	_, decimals, _ := strings.Cut(text, ".")
	return l.Number(v, len(decimals))
}

// class is how a cell is set: numbers to the right, long texts with room.
func class(text string, number bool) string {
	switch {
	case number:
		return "n"
	case len(text) > longText:
		return "long"
	case text != "" && len(text) <= shortText:
		return "s"
	}
	return ""
}

// filled is t without the columns that are empty in every row.
func filled(t panel.Table) panel.Table {
	var keep []int
	for i := range t.Columns {
		if slices.ContainsFunc(t.Rows, func(row []string) bool { return row[i] != "" }) {
			keep = append(keep, i)
		}
	}
	kept := func(row []string) []string {
		out := make([]string, len(keep))
		for i, k := range keep {
			out[i] = row[k]
		}
		return out
	}
	out := panel.Table{Columns: kept(t.Columns), Sources: t.Sources}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, kept(row))
	}
	return out
}

// sheet are the colours of the page and of its pictures.
func sheet(used picture.Classes, light, dark *theme.Theme) string {
	style := "text{" + picture.TextCSS + "}" + colours(used, light)
	scheme := "light"
	if dark != nil && dark != light {
		scheme = "light dark"
		style += "@media screen and (prefers-color-scheme:dark){" + colours(used, dark) + "}"
	}
	return ":root{color-scheme:" + scheme + "}" + style
}

func colours(used picture.Classes, th *theme.Theme) string {
	color := func(s theme.Paint) (ink, paper string) { return picture.Hex(s.Ink), picture.Hex(s.Paper) }
	ink, paper := color(th.Paint(theme.Ink))
	dim, _ := color(th.Paint(theme.Dim))
	line, _ := color(th.Paint(theme.Faint))
	accent, _ := color(th.Paint(theme.Accent))
	_, selected := color(th.Paint(theme.Ink | theme.Selected))
	return fmt.Sprintf(":root{--ink:%s;--paper:%s;--dim:%s;--line:%s;--accent:%s;--selected:%s}", ink, paper, dim, line, accent, selected) + used.CSS(th)
}

// link is an address that a page may lead to: http and https, "" for all else.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// anchor is the place of a source on the page.
func anchor(id string) string { return "source-" + url.PathEscape(id) }
