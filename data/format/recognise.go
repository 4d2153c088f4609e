package format

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"accord/data/diag"
)

// Format is one published format.
type Format struct {
	ID string
	// Title names it as its publisher does.
	Title string
	// detect says by which evidence a sheet has the format, "" when it has not.
	detect func(*Sheet) string
	// draft makes the plan of a sheet that has the format.
	draft func(*Sheet) (*Plan, error)
}

// Formats returns all formats, those that are told by more evidence first.
func Formats() []Format {
	return []Format{
		sdmxCSV2(), sdmxCSV1(), eurostatTSV(), worldBank(), comtrade(), comtradeLegacy(), owid(), wide(), long(),
	}
}

// Reading is a file that was understood.
type Reading struct {
	Plan
	sheet *Sheet
	// Titles are the titles of codes that were met, by dimension and code.
	Titles map[string]map[string]string
	// Count is what was found while reading.
	Count Counts
}

// Open understands the file of that name and content. What cannot be read is
// refused with the reason and what would help; see [Refused].
func Open(name string, raw []byte, o Options) (*Reading, error) {
	if o.MaxBytes <= 0 {
		o.MaxBytes = 1 << 30
	}
	content, compression, err := unpack(name, raw, o.MaxBytes)
	if err != nil {
		return nil, err
	}
	meta, err := beside(name, o.Sidecar)
	if err != nil {
		return nil, refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "metadata", Message: fmt.Sprintf("the metadata beside the file cannot be read: %s", err)}}
	}
	if why := meta.unread(); why != "" {
		return nil, refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "metadata", Message: why}}
	}
	meta.apply(&o)
	plan := Plan{Compression: compression}
	var s *Sheet
	switch {
	case oldWorkbook(content):
		return nil, refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "workbook",
			Message: "the file is a workbook of the kind from before 2007, or another file of Office; save it as .xlsx or as CSV UTF-8"}}
	case isWorkbook(content):
		s, err = workbook(name, content, plan, o)
	default:
		var t string
		if t, plan.Encoding, err = decode(name, content, o.Encoding); err != nil {
			return nil, err
		}
		s, err = text(name, t, plan, o)
	}
	if err != nil {
		return nil, err
	}
	s.Base, s.meta = Base(name), meta
	return understand(s)
}

// understand finds the format of a sheet and makes its plan.
func understand(s *Sheet) (*Reading, error) {
	for _, f := range Formats() {
		why := "given"
		switch {
		case s.Options.Format == f.ID:
		case s.Options.Format != "":
			continue
		default:
			if why = f.detect(s); why == "" {
				continue
			}
		}
		p, err := f.draft(s)
		if err != nil {
			return nil, err
		}
		p.Format = Finding{f.ID, why}
		p.Language = cmp.Or(p.Language, languageOf(s.Header))
		if err := p.complete(s); err != nil {
			return nil, err
		}
		return &Reading{Plan: *p, sheet: s, Titles: map[string]map[string]string{}}, nil
	}
	return nil, refusal{diag.Diag{At: diag.Position{Path: s.Name}, Rule: "format",
		Message: fmt.Sprintf("unknown format %q; expected one of %s", s.Options.Format, strings.Join(formatIDs(), ", "))}}
}

func formatIDs() []string {
	var ids []string
	for _, f := range Formats() {
		ids = append(ids, f.ID)
	}
	return ids
}

// Base is the last element of a path without the endings that say how it is
// packed and written.
func Base(name string) string {
	b := path.Base(filepath.ToSlash(name))
	for _, ext := range []string{".gz", ".zst", ".zstd", ".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm"} {
		if len(b) > len(ext) && strings.EqualFold(b[len(b)-len(ext):], ext) {
			b = b[:len(b)-len(ext)]
		}
	}
	return b
}

// draft returns the plan of s with what is known before any format looks.
func (s *Sheet) draft() *Plan {
	p := s.Plan
	p.Columns = make([]Column, len(s.Header))
	for i, h := range s.Header {
		p.Columns[i].Name = h
		if c, ok := s.Options.column(h); ok && h != "" {
			p.Columns[i] = c
			if c.Why == "" {
				p.Columns[i].Why = "given"
			}
		} else if c, ok := s.meta.stated(s.Header, i); ok {
			p.Columns[i] = c
			if c.Role == "" {
				p.Columns[i].Why = ""
			}
		}
	}
	p.Preamble, p.Notes = slices.Clone(p.Preamble), slices.Clone(p.Notes)
	o := s.Options
	p.Indicator, p.IndicatorTitle = o.Indicator, o.IndicatorTitle
	p.Title, p.Publisher, p.URL, p.Licence, p.Updated = o.Title, o.Publisher, o.URL, o.Licence, o.Updated
	p.Confidential = s.Options.Confidential
	s.meta.describe(&p)
	return &p
}
