package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"accord/data/write"
)

// stage is a folder beside a target, in which files become whole before they
// are moved to it: whatever happens, the target holds what it held or what is
// new.
type stage struct {
	dir  string
	temp string // the folder that dir stands in, which nobody else has
}

// newStage makes a stage in folder, which is made as well.
func newStage(folder string) (*stage, error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp(folder, ".accord-*")
	if err != nil {
		return nil, err
	}
	s := &stage{filepath.Join(temp, "new"), temp}
	if err := os.Mkdir(s.dir, 0o777); err != nil { // with the permissions that a folder gets here
		s.close()
		return nil, err
	}
	return s, nil
}

// close removes what is left of the stage.
func (s *stage) close() { _ = os.RemoveAll(s.temp) } // a leftover is no reason to fail

// add writes a file, to the disk.
func (s *stage) add(name string, content func(io.Writer) error) error {
	f, err := os.OpenFile(filepath.Join(s.dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	return errors.Join(content(f), f.Sync(), f.Close())
}

// writeFile writes a file as a whole or not at all. One that exists is replaced
// with force only.
func writeFile(path string, force bool, content func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil && !force {
		return fmt.Errorf("write %s: the file exists; give another name, or --force to replace it", path)
	}
	s, err := newStage(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer s.close()
	name := filepath.Base(path)
	if err := s.add(name, content); err != nil {
		return err
	}
	return os.Rename(filepath.Join(s.dir, name), path)
}

// vacant says why nothing can be written into the folder dir: there is
// something in it, or it is none.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("write %s: %w", dir, plainError(err))
	case len(entries) > 0:
		return fmt.Errorf("write %s: the folder is not empty; name a new one", dir)
	}
	return nil
}

func plainError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// writeFolder writes a dataset folder: a new one appears as a whole; in one
// that exists each file does, dataset.toml last, and files of other names stay.
// Before anything is moved the files are judged.
func writeFolder(ctx context.Context, dir string, files []write.File, judge func(staged string) error) error {
	dir = filepath.Clean(dir)
	s, err := newStage(filepath.Dir(dir))
	if err != nil {
		return err
	}
	defer s.close()
	for _, f := range files {
		if err := s.add(f.Name, func(w io.Writer) error { _, err := w.Write(f.Content); return err }); err != nil {
			return err
		}
	}
	if err := judge(s.dir); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(s.dir, dir)
	}
	for i := range files { // dataset.toml is the first
		name := files[len(files)-1-i].Name
		if err := os.Rename(filepath.Join(s.dir, name), filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
}
