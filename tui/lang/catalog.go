// Package lang is what accord says, in English, Russian and Azerbaijani, and
// how each writes numbers, dates and periods. Numbers, plural forms and the
// order of words come from golang.org/x/text, dates in words from the CLDR
// tables of go-playground/locales.
package lang

import (
	"fmt"
	"sync"
	"unicode/utf8"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/az"
	"github.com/go-playground/locales/en_GB"
	"github.com/go-playground/locales/ru"
	"golang.org/x/text/cases"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// Tag is the tag of a language of the interface.
type Tag string

// Languages of the interface.
const (
	English     Tag = "en"
	Russian     Tag = "ru"
	Azerbaijani Tag = "az"
)

// Tags returns the languages in the order in which a key walks through them.
func Tags() []Tag { return []Tag{English, Russian, Azerbaijani} }

// Catalog is one language. It is safe for use by one session; sessions make
// their own, which share the words.
type Catalog struct {
	*words
	printer *message.Printer
	numbers map[numberKey]string
	counted map[countKey]string
}

// words is what never changes of a language.
type words struct {
	tag    Tag
	text   [messages]string
	plural catalog.Catalog
	dates  locales.Translator
}

var (
	english     = sync.OnceValue(func() *words { return &words{English, texts(English), plurals(), en_GB.New()} })
	russian     = sync.OnceValue(func() *words { return &words{Russian, texts(Russian), plurals(), ru.New()} })
	azerbaijani = sync.OnceValue(func() *words { return &words{Azerbaijani, texts(Azerbaijani), plurals(), az.New()} })
)

// New returns the catalog of tag, English for an unknown one.
func New(tag Tag) *Catalog {
	of := english
	switch tag {
	case Russian:
		of = russian
	case Azerbaijani:
		of = azerbaijani
	}
	c := &Catalog{words: of(), numbers: map[numberKey]string{}, counted: map[countKey]string{}}
	c.printer = message.NewPrinter(language.Make(string(c.tag)), message.Catalog(c.plural))
	return c
}

// Match returns the language of the interface that fits a locale name such as
// az_AZ.UTF-8 or ru-RU; false when none does.
func Match(locale string) (Tag, bool) {
	for _, t := range Tags() {
		if len(locale) >= 2 && locale[:2] == string(t) && (len(locale) == 2 || locale[2] == '_' || locale[2] == '-' || locale[2] == '.') {
			return t, true
		}
	}
	return English, false
}

// Tag is the tag of c.
func (c *Catalog) Tag() Tag { return c.tag }

// T returns a message.
func (c *Catalog) T(m Msg) string { return c.text[m] }

// F returns a message with its arguments in place.
func (c *Catalog) F(m Msg, args ...any) string { return fmt.Sprintf(c.text[m], args...) }

// Title returns s with its first letter in upper case, as the language has it:
// i becomes İ in Azerbaijani.
func (c *Catalog) Title(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return cases.Upper(language.Make(string(c.tag))).String(s[:n]) + s[n:]
}

// Collator returns what sorts words as the language does.
func (c *Catalog) Collator() *collate.Collator {
	return collate.New(language.Make(string(c.tag)), collate.Numeric)
}
