package main

import (
	"accord/tui"
	"accord/tui/follow"
	"accord/tui/theme"
)

// opening is what somebody sees who came for a dataset that is not there yet: why,
// and when it is asked again. The dashboard takes its place.
func (v *visit) opening(c *Command, o *wishes, seat *follow.Seat) *tui.Opening {
	cfg := o.cfg
	open := func() (*tui.App, error) {
		if _, err := o.show.ready(); err != nil {
			return nil, err
		}
		w, h := v.size.get()
		opts, err := v.options(c, o, w, h)
		if err != nil {
			return nil, err
		}
		opts.Stage = seat
		return tui.New(opts), nil
	}
	return tui.NewOpening(tui.OpeningOptions{
		Name: o.show.id, Keys: cfg.Bindings(), Theme: theme.Name(cfg.Theme), Lang: c.language(cfg), Glyphs: theme.GlyphName(cfg.Glyphs),
		Open: open,
		Again: func() (*tui.App, error) {
			if err := o.show.await(v.ctx, v.who.may("presenter")); err != nil {
				return nil, err
			}
			return open()
		},
		Now: c.Now,
	})
}

// waits says in words why a dataset is not there yet until it is.
func (v *visit) waits(c *Command, x *show) error {
	said := ""
	for {
		_, err := x.ready()
		if err == nil {
			return nil
		}
		if why := err.Error(); why != said {
			said = why
			c.tell("accord: %s is not there yet: %s; it is asked again, and you may wait or end with ^C", x.id, why)
		}
		_ = x.await(v.ctx, false)
		if v.ctx.Err() != nil {
			return v.ctx.Err()
		}
	}
}
