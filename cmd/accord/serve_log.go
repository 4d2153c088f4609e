package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"

	"accord/cmd/internal/config"
)

// logFile is where the log goes: stderr, or a file that can be opened anew
// after somebody has moved it away. What cannot be written is counted and
// dropped: a full disk ends no session.
type logFile struct {
	mu     sync.Mutex
	to     io.Writer
	file   *os.File // nil for stderr
	failed func()
}

// openLog begins the log, on talk where no file is named.
func openLog(cfg *config.Config, talk io.Writer, failed func()) (*slog.Logger, *logFile, error) {
	f := &logFile{to: talk, failed: failed}
	if err := f.open(cfg.Serve.LogFile); err != nil {
		return nil, nil, err
	}
	if cfg.Serve.Log == config.LogJSON {
		return slog.New(slog.NewJSONHandler(f, nil)), f, nil
	}
	return slog.New(slog.NewTextHandler(f, nil)), f, nil
}

// open opens the file of that name; "" leaves everything as it is.
func (f *logFile) open(path string) error {
	if path == "" {
		return nil
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("open the log %s: %w", path, reason(err))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.file != nil {
		_ = f.file.Close() // it was written to without a buffer
	}
	f.to, f.file = file, file
	return nil
}

// Write implements [io.Writer].
func (f *logFile) Write(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, err := f.to.Write(p); err != nil && f.failed != nil {
		f.failed()
	}
	return len(p), nil
}
