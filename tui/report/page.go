package report

import (
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// line begins a line of the file, so that people can read it too.
func line(nodes ...g.Node) g.Node { return g.Group(append([]g.Node{g.Raw("\n")}, nodes...)) }

// node is the page as HTML. Everything but the style sheet and the pictures is
// text, which the library escapes.
func (p page) node() g.Node {
	return h.Doctype(h.HTML(h.Lang(p.Lang),
		line(h.Head(
			line(h.Meta(h.Charset("utf-8"))),
			line(h.Meta(g.Attr("http-equiv", "Content-Security-Policy"), h.Content("default-src 'none'; style-src '"+p.StyleHash+"'; base-uri 'none'; form-action 'none'"))),
			line(h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1"))),
			line(h.Meta(h.Name("generator"), h.Content("accord"))),
			line(h.TitleEl(g.Text(p.Title))),
			line(h.StyleEl(g.Raw(p.Style))),
		)),
		line(h.Body(
			line(h.A(h.Class("skip"), h.Href("#main"), g.Text(p.Words.Skip))),
			line(h.Header(line(h.H1(g.Text(p.Dataset))), line(h.P(h.Class("dim"), g.Text(strings.Join(p.Kept, " · ")))),
				g.If(p.Scene != "", line(h.P(h.Strong(g.Text(p.Scene))))))),
			line(h.Main(h.ID("main"), h.TabIndex("-1"), p.figures(), g.Map(p.Sections, part.node), p.sources())),
			line(h.Footer(line(h.P(g.Text(p.Words.Command))), line(h.Pre(h.TabIndex("0"), h.Code(g.Text(p.Command)))))),
		)),
	))
}

// figures are the key figures, in words.
func (p page) figures() g.Node {
	if len(p.Figures) == 0 {
		return nil
	}
	return line(h.Section(h.Aria("labelledby", "figures"),
		line(h.H2(h.ID("figures"), g.Text(p.Words.Figures))),
		line(h.Ul(h.Class("figures"), g.Map(p.Figures, func(s string) g.Node { return line(h.Li(g.Text(s))) }))),
	))
}

// node is a panel or page: its name, its sentence, its picture and its table.
func (p part) node() g.Node {
	return line(h.Section(h.Aria("labelledby", p.ID),
		line(h.H2(h.ID(p.ID), g.Text(p.Name), g.If(p.Notes != "", g.Group{g.Text(" "), h.Span(h.Class("dim"), g.Text(p.Notes))}))),
		g.If(p.Sentence != "", line(h.P(g.Text(p.Sentence)))),
		g.If(p.Picture != "", line(h.Figure(g.Raw(p.Picture)))),
		g.If(len(p.Rows) > 0, line(p.folded())),
	))
}

// folded is the table, closed at first where it is long.
func (p part) folded() g.Node {
	if !p.Long {
		return p.table()
	}
	return h.Details(g.If(p.Print, h.Class("print")), h.Summary(g.Text(p.Caption)), p.table())
}

func (p part) table() g.Node {
	class := "scroll"
	if p.Wide {
		class += " wide"
	}
	id := p.ID + "-table"
	heads := g.Map(p.Columns, func(c column) g.Node {
		return h.Th(h.Scope("col"), g.If(c.Number, h.Class("n")), g.Text(c.Name))
	})
	return h.Div(h.Class(class), h.Role("region"), h.Aria("labelledby", id), h.TabIndex("0"),
		line(h.Table(
			line(h.Caption(h.ID(id), g.Text(p.Caption))),
			line(h.THead(h.Tr(heads))),
			line(h.TBody(g.Map(p.Rows, row))),
		)))
}

// row is a row of a table; its first cell is its heading.
func row(cells []cell) g.Node {
	var list g.Group
	for i, c := range cells {
		if i == 0 {
			list = append(list, h.Th(h.Scope("row"), c.node()))
		} else {
			list = append(list, h.Td(g.If(c.Class != "", h.Class(c.Class)), c.node()))
		}
	}
	return line(h.Tr(list))
}

func (c cell) node() g.Node {
	switch {
	case len(c.IDs) > 0:
		var list g.Group
		for i, x := range c.IDs {
			list = append(list, g.If(i > 0, g.Text(" ")), h.A(h.Href("#"+x.Anchor), g.Text(x.ID)))
		}
		return list
	case c.Link != "":
		return away(c.Link, c.Text)
	}
	return g.Text(c.Text)
}

// away is a link that leaves the page, and tells nobody where it was.
func away(address, text string) g.Node {
	return h.A(h.Href(address), h.Rel("noopener noreferrer external"), g.Text(text))
}

// sources are the citations.
func (p page) sources() g.Node {
	if len(p.Sources) == 0 {
		return nil
	}
	return line(h.Section(h.Aria("labelledby", "sources"),
		line(h.H2(h.ID("sources"), g.Text(p.Words.Sources))),
		line(h.Ul(h.Class("sources"), g.Map(p.Sources, source.node))),
	))
}

func (s source) node() g.Node {
	list := g.Group{h.ID(s.Anchor), h.B(g.Text(s.ID))}
	for _, x := range []string{s.Date, s.Publisher, s.Title} {
		list = append(list, g.If(x != "", g.Text(" · "+x)))
	}
	switch {
	case s.Link != "":
		list = append(list, g.Text(" · "), away(s.Link, s.URL))
	case s.URL != "":
		list = append(list, g.Text(" · "+s.URL))
	}
	return line(h.Li(list))
}
