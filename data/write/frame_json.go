package write

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"accord/data"
	"accord/data/clean"
)

// QueryVersion is the version of the contract of [Answer.JSON] and [Answer.Lines]. Fields are
// only ever added to a version; one that changes its meaning or goes makes a
// new version.
const QueryVersion = 1

// JSON writes a as one document that [QuerySchema] describes: what was asked,
// one cell a line, and the sources that the cells cite.
func (a Answer) JSON(w io.Writer) error {
	a, err := a.ready()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	head, err := encode(head{
		Version: QueryVersion,
		Dataset: datasetJSON{ID: clean.Text(a.Dataset.ID), Title: a.title(a.Dataset.Title)},
		Query:   a.asked(),
	})
	if err != nil {
		return err
	}
	if _, err := out.Write(append(bytes.TrimSuffix(head, []byte("}")), `,"cells":[`...)); err != nil {
		return err
	}
	sep, cited := "\n", map[string]bool{}
	err = a.cells(func(c cellJSON) error {
		for _, id := range c.Source {
			cited[id] = true
		}
		for _, x := range c.Behind {
			cited[x.Source] = true
		}
		text, err := encode(c)
		if err != nil {
			return err
		}
		_, err = out.WriteString(sep + string(text))
		sep = ",\n"
		return err
	})
	if err != nil {
		return err
	}
	written, all := a.Size()
	tail, err := encode(tail{LeftOut: all - written, CutAt: a.CutAt(), Undated: a.undated(), Sources: a.sources(cited)})
	if err != nil {
		return err
	}
	if _, err := out.WriteString("\n]," + string(tail[1:]) + "\n"); err != nil {
		return err
	}
	return out.Flush()
}

// Lines writes a as JSON Lines: an object a cell, with the fields that the
// cells of [Answer.JSON] have.
func (a Answer) Lines(w io.Writer) error {
	a, err := a.ready()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	err = a.cells(func(c cellJSON) error {
		text, err := encode(c)
		if err != nil {
			return err
		}
		_, err = out.Write(append(text, '\n'))
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// encode is v as JSON in one line, with < and > as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// asked is what the frames were asked for.
func (a Answer) asked() queryJSON {
	q := queryJSON{Indicators: []string{}, By: []string{}, Where: []filterJSON{}, Freqs: []string{}}
	for _, c := range a.By {
		q.By = append(q.By, clean.Text(c.ID))
	}
	for i, f := range a.Frames {
		if id := a.indicatorID(f.Query.Indicator); !slices.Contains(q.Indicators, id) {
			q.Indicators = append(q.Indicators, id)
		}
		if f.Freq != data.FreqNone && !slices.Contains(q.Freqs, string(f.Freq)) {
			q.Freqs = append(q.Freqs, string(f.Freq))
		}
		if i > 0 {
			continue
		}
		for _, w := range f.Query.Where {
			q.Where = append(q.Where, filterJSON{clean.Text(w.Dimension), texts(w.Codes)})
		}
		q.From, q.To, q.AsOf = f.Query.From.String(), f.Query.To.String(), f.Query.AsOf.String()
		q.Transformation = transformation(f.Query)
		q.Prefer = clean.Text(string(f.Query.Prefer))
	}
	if q.Prefer == "" {
		q.Prefer = "default"
	}
	return q
}

// indicatorID is an indicator's id, "" where the file does not name it.
func (a Answer) indicatorID(id string) string { return a.codeID(data.DimIndicator, id) }

// codeID is a code as the dataset has it, whatever the labels.
func (a Answer) codeID(dimension, code string) string {
	a.Labels = LabelID
	return a.codeLabel(dimension, code)
}

// texts are ids without what no terminal should see; never nil.
func texts(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = clean.Text(id)
	}
	return out
}

// undated is how many figures rest on a claim without a date.
func (a Answer) undated() (n int) {
	for _, f := range a.Frames {
		n += f.Undated
	}
	return n
}

// cells calls yield for every cell that is written.
func (a Answer) cells(yield func(cellJSON) error) error {
	for r := range a.rows() {
		c := a.cellJSON(r)
		if a.Claims != nil {
			list, err := a.claims(r)
			if err != nil {
				return err
			}
			c.Behind = make([]claimJSON, 0, len(list))
			for i := range list {
				c.Behind = append(c.Behind, a.claimJSON(&list[i]))
			}
		}
		if err := yield(c); err != nil {
			return err
		}
	}
	return nil
}

func (a Answer) cellJSON(r row) cellJSON {
	c := r.cell
	out := cellJSON{
		Indicator: a.indicatorID(r.frame.Query.Indicator), Freq: string(r.frame.Freq), Period: r.period.String(),
		Key: map[string]string{}, Value: num(valueOf(c)), Bound: boundOf(c).String(), Status: c.Status.Codes(), Why: c.Why,
		Low: num(low(c)), High: num(high(c)), Claims: c.Claims, Org: clean.Text(c.Org), Spliced: c.Spliced, Source: texts(c.Sources),
		Unit: clean.Text(r.frame.Unit.ID), Mult: r.frame.Unit.Mult, Decimals: num(decimals(c)), Transformation: transformation(r.frame.Query), CutAt: r.frame.Cut,
	}
	for i, id := range r.frame.Query.By {
		out.Key[clean.Text(id)] = a.codeID(id, r.key[i])
	}
	if a.Labels != LabelID {
		out.Labels = a.labels(r)
	}
	return out
}

// labels are the titles of what r names, by the field that names it.
func (a Answer) labels(r row) map[string]string {
	a.Labels = LabelName
	list := map[string]string{}
	if s := a.indicatorLabel(r.frame.Query.Indicator); s != "" {
		list[data.DimIndicator] = s
	}
	if r.cell.Org != "" {
		list["COMPILING_ORG"] = a.orgLabel(r.cell.Org)
	}
	for i, id := range r.frame.Query.By {
		if r.key[i] != "" {
			list[clean.Text(id)] = a.codeLabel(id, r.key[i])
		}
	}
	return list
}

func (a Answer) claimJSON(c *data.Claim) claimJSON {
	out := claimJSON{
		Key: map[string]string{}, Bound: c.Bound.String(), Status: c.Status.Codes(),
		Unit: clean.Text(c.Unit.ID), Mult: c.Unit.Mult, Org: clean.Text(c.Org), Source: clean.Text(c.Source), Vintage: c.Vintage.String(),
		Why: c.Why, Reason: a.title(c.Reason), Undated: c.Undated, Comment: clean.Text(c.Comment),
	}
	if !c.Missing {
		out.Value = num(inFull(c.Value, c.Decimals))
		if c.Decimals >= 0 {
			out.Decimals = num(decimals(&data.Cell{OK: true, Decimals: c.Decimals}))
		}
	}
	for i, d := range a.Dataset.Dimensions {
		if s := code(c, i); s != "" {
			out.Key[clean.Text(d.ID)] = a.codeID(d.ID, s)
		}
	}
	return out
}

// sources are those of the dataset that were cited, in its order.
func (a Answer) sources(cited map[string]bool) []sourceJSON {
	list := []sourceJSON{}
	for _, s := range a.Dataset.Sources {
		if id := clean.Text(s.ID); cited[id] {
			list = append(list, sourceJSON{
				ID: id, Title: clean.Text(s.Title), Publisher: clean.Text(s.Publisher), Date: s.Date.String(),
				URL: clean.Text(s.URL), Language: clean.Text(s.Language), Licence: clean.Text(s.Licence),
			})
		}
	}
	return list
}
