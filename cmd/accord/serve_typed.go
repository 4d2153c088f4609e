package main

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// listen gives a program what is typed on a terminal of that kind, until ctx
// ends. A program that reads for itself waits for good once it has ended in the
// middle of what was typed in one go: for somebody to take the rest. Its sends
// do not.
func listen(ctx context.Context, keys io.Reader, kind string, send func(tea.Msg)) {
	events := make(chan uv.Event)
	go func() {
		defer close(events)
		_ = uv.NewTerminalReader(keys, kind).StreamEvents(ctx, events) // the keyboard has told of its end
	}()
	for e := range events {
		send(e)
	}
}
