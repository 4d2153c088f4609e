package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"time"

	"accord/tui"
)

// plainWidth is how wide the lines of plain mode are where no terminal says
// another width.
const plainWidth = 80

// plainHelp is what the option --plain is for.
const plainHelp = "text for screen readers and braille displays, without a picture"

// wantsPlain reports whether plain mode is asked for: by the option, else by
// the environment.
func (c *Command) wantsPlain(option bool) bool {
	v := c.getenv("ACCORD_PLAIN")
	return option || v != "" && v != "0"
}

// converse is the dashboard as a conversation: it writes the view and a prompt,
// reads a line, and so on until the reader leaves or the input ends. It sets no
// mode of a terminal and writes no escape sequence, so that it works through a
// pipe as well.
func (c *Command) converse(ctx context.Context, keys io.Reader, o tui.Options, w int) error {
	talk := tui.NewTalk(o, w)
	patiently := func(ask func()) { // who is interrupted does not listen any more
		_ = c.waiting(ctx, o.Dataset, o.Name, func(context.Context) error { ask(); return nil })
	}
	lines, feed := read(ctx, keys), o.Feed
	updates, forget := updatesOf(ctx, feed)
	defer func() { forget() }()
	heard := newsOf(ctx, o.Stage)
	var listened <-chan time.Time
	text := ""
	patiently(func() { text = talk.View() + "\n" + talk.Hint() })
	if err := ctx.Err(); err != nil {
		return err
	}
	for {
		if f := talk.Feed(); f != feed { // it has turned to another dataset
			forget()
			feed = f
			updates, forget = updatesOf(ctx, feed)
		}
		if text != "" {
			if _, err := io.WriteString(c.Stdout, text+"> "); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case u, ok := <-updates:
			if text = ""; !ok {
				updates = nil // nothing changes any more
			} else if said := talk.Take(u); said != "" {
				text = "\n" + said // the line with the prompt is not at its end
			}
		case _, ok := <-heard:
			if text = ""; !ok {
				heard = nil
			} else if listened == nil {
				listened = time.After(listenFor)
			}
		case <-listened:
			text, listened = "", nil
			if said := talk.Hear(); said != "" {
				text = "\n" + said
			}
		case l, ok := <-lines:
			if !ok || errors.Is(l.err, io.EOF) && l.text == "" {
				_, err := io.WriteString(c.Stdout, "\n")
				return err
			}
			if l.err != nil && !errors.Is(l.err, io.EOF) {
				return failure{exitFailed, l.err}
			}
			var done bool
			answer := ""
			patiently(func() { answer, done = talk.Answer(l.text) })
			if err := ctx.Err(); err != nil {
				return err
			}
			if text = answer; done {
				return nil
			}
		}
	}
}

// updatesOf hands on the states of a dataset until there are no more or nobody
// listens, which forget says; nil where it has only one.
func updatesOf(ctx context.Context, f tui.Feed) (updates <-chan tui.Update, forget func()) {
	if f == nil {
		return nil, func() {}
	}
	ctx, forget = context.WithCancel(ctx)
	out := make(chan tui.Update)
	go func() {
		defer close(out)
		for {
			u, ok := f.Next()
			if !ok {
				return
			}
			select {
			case out <- u:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out, forget
}

// listenFor is how long steps of who presents are collected until they are read
// out: nobody wants to hear of each.
const listenFor = 600 * time.Millisecond

// newsOf says when there is something new of who presents what, until nobody
// listens; nil for who is alone.
func newsOf(ctx context.Context, s tui.Stage) <-chan struct{} {
	if s == nil {
		return nil
	}
	out := make(chan struct{})
	go func() {
		defer close(out)
		for s.Next() {
			select {
			case out <- struct{}{}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// typedLine is a line of the input, or why there is none.
type typedLine struct {
	text string
	err  error
}

// maxLine is how much of one line is listened to, in bytes; the rest is passed
// over.
const maxLine = 4096

// read reads lines until the input ends, an error occurs or nobody listens any
// more.
func read(ctx context.Context, in io.Reader) <-chan typedLine {
	out := make(chan typedLine)
	go func() {
		defer close(out)
		r := bufio.NewReaderSize(in, maxLine)
		for {
			part, more, err := r.ReadLine()
			l := typedLine{string(part), err}
			for more && err == nil {
				_, more, err = r.ReadLine()
			}
			select {
			case out <- l:
			case <-ctx.Done():
				return
			}
			if l.err != nil {
				return
			}
		}
	}()
	return out
}
