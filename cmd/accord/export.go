package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"accord/tui"
)

// exportTo returns what writes exports of the dashboard to a folder.
func exportTo(folder string) func(name string, files []tui.File) (string, error) {
	return func(name string, files []tui.File) (string, error) {
		if filepath.IsAbs(name) {
			return writeBeside("", name, files)
		}
		return writeBeside(folder, name, files)
	}
}

// maxExports is how many exports of one name there may be in a folder.
const maxExports = 999

// writeBeside writes files under one name that is free for all of them: stem,
// else stem-2 and so on. It returns the path of the first. Nothing that exists
// is changed, and after an error nothing is left behind.
func writeBeside(folder, stem string, files []tui.File) (string, error) {
	for n := 1; n <= maxExports; n++ {
		name := filepath.Join(folder, stem)
		if n > 1 {
			name = fmt.Sprintf("%s-%d", name, n)
		}
		switch err := writeAll(name, files); {
		case err == nil:
			return name + files[0].Ending, nil
		case !errors.Is(err, fs.ErrExist):
			return "", err
		}
	}
	return "", fmt.Errorf("%s: %w %d times", stem, fs.ErrExist, maxExports)
}

// writeAll writes all files under one name, or none.
func writeAll(name string, files []tui.File) error {
	for i, f := range files {
		err := writeNew(name+f.Ending, f.Content)
		if err == nil {
			continue
		}
		for _, done := range files[:i] {
			err = errors.Join(err, os.Remove(name+done.Ending))
		}
		return err
	}
	return nil
}

// writeNew writes a file that must not exist yet; half a file is removed.
func writeNew(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
