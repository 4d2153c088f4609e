package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"accord/data/write"
)

// writeFile writes a file as a whole or not at all. One that exists is replaced
// with force only.
func writeFile(path string, force bool, content func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && !force {
		return fmt.Errorf("write %s: the file exists; give another name, or --force to replace it", path)
	}
	var b bytes.Buffer
	if err := content(&b); err != nil {
		return err
	}
	return replaceFile(path, b.Bytes())
}

// vacant says why nothing can be written into the folder dir: there is
// something in it, or it is none.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return folderError(dir, err)
	case len(entries) > 0:
		return fmt.Errorf("write %s: the folder is not empty; name a new one", dir)
	}
	return nil
}

func folderError(dir string, err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		err = p.Err
	case errors.As(err, &l):
		err = l.Err
	}
	return fmt.Errorf("write %s: %w; nothing was changed", dir, err)
}

// writeFolder writes a dataset folder. A new one appears as a whole; in one that
// exists each file does, dataset.toml last, and files of other names stay.
// Before that the files are judged, in a folder of their own.
func (c *Command) writeFolder(ctx context.Context, dir string, files []write.File, judge func(staged string) error) error {
	dir = filepath.Clean(dir)
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return folderError(dir, err)
	}
	temp, release, err := stagingFolder(parent)
	if err != nil {
		return folderError(dir, err)
	}
	defer release()
	staged := filepath.Join(temp, "new")
	if err := stage(staged, files); err != nil {
		return folderError(dir, err)
	}
	if err := judge(staged); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := os.Stat(dir); err == nil {
		return c.replaceFiles(ctx, dir, files)
	}
	if err := os.Rename(staged, dir); err != nil {
		return folderError(dir, err)
	}
	root, err := os.OpenRoot(parent)
	if err != nil {
		return err
	}
	defer root.Close() // nothing is written through it
	return syncFolder(root)
}

// stage writes files to a new folder, and to the disk.
func stage(dir string, files []write.File) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	for _, f := range files {
		w, err := os.OpenFile(filepath.Join(dir, f.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			_, err = w.Write(f.Content)
			err = errors.Join(err, w.Sync(), w.Close())
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, reason(err))
		}
	}
	return nil
}

// replaceFiles gives the files of a folder new content while nobody else writes
// in it; dataset.toml, the first of them, is the last.
func (c *Command) replaceFiles(ctx context.Context, dir string, files []write.File) error {
	release, err := c.lock(ctx, dir)
	if err != nil {
		return err
	}
	defer release()
	for i := range files {
		f := files[len(files)-1-i]
		if err := replaceFile(filepath.Join(dir, f.Name), f.Content); err != nil {
			return err
		}
	}
	return nil
}
