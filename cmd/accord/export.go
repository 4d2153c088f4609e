package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// exportTo returns what writes exports of the dashboard to a folder.
func exportTo(folder string) func(name string, text, table []byte) (string, error) {
	return func(name string, text, table []byte) (string, error) {
		return writeBeside(folder, name, text, table)
	}
}

// maxExports is how many exports of one name there may be in a folder.
const maxExports = 999

// writeBeside writes text and, unless it is nil, table under one name that is
// free for both: stem, else stem-2 and so on. It returns the path of the text.
// Nothing that exists is changed, and after an error nothing is left behind.
func writeBeside(folder, stem string, text, table []byte) (string, error) {
	for n := 1; n <= maxExports; n++ {
		name := filepath.Join(folder, stem)
		if n > 1 {
			name = fmt.Sprintf("%s-%d", name, n)
		}
		if table != nil {
			switch err := writeNew(name+".csv", table); {
			case errors.Is(err, fs.ErrExist):
				continue
			case err != nil:
				return "", err
			}
		}
		err := writeNew(name+".txt", text)
		if err == nil {
			return name + ".txt", nil
		}
		if table != nil {
			err = errors.Join(err, os.Remove(name+".csv"))
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
	return "", fmt.Errorf("%s: %w %d times", stem, fs.ErrExist, maxExports)
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
