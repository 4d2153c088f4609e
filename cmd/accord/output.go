package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// deliver writes content to a file, "" for the standard output.
func (c *Command) deliver(path string, content []byte) error {
	if path == "" {
		_, err := c.Stdout.Write(content)
		return err
	}
	if err := replaceFile(path, content); err != nil {
		return failure{exitFailed, err}
	}
	return nil
}

// replaceFile writes a file as a whole: at every moment its name stands for the
// old content or the new one. A device or a pipe is written to as it is.
func replaceFile(path string, content []byte) error {
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return &fs.PathError{Op: "write", Path: path, Err: errors.New("it is a folder")}
	case err == nil && !info.Mode().IsRegular():
		return os.WriteFile(path, content, mode)
	case err == nil:
		mode = info.Mode().Perm()
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".accord-*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
