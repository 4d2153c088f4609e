package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// tempName is the name that the new content of a file has, until it is whole,
// when a dataset is added to. There is one in a folder at most, because whoever
// adds holds the folder's lock; one that is found is left from a writer that
// was killed.
const tempName = ".accord.tmp"

// replaceLocked gives the file at path that content. At every moment, and after
// a loss of power, the old or the new content stands there as a whole. A link
// stays one and the file that it leads to is replaced; the permission bits stay
// and, where the system allows it, the owner. The caller holds the lock of the
// folder that the file stands in.
func replaceLocked(path string, content []byte) error {
	return replace(path, content, func(dir *os.Root) (string, error) {
		if err := dir.Remove(tempName); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		return tempName, nil
	})
}

// replaceFile does so for a file that is nobody's table, or makes the file; it
// needs no lock. A device or a pipe is written to as it is.
func replaceFile(path string, content []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return os.WriteFile(path, content, 0o666)
	}
	return replace(path, content, func(dir *os.Root) (string, error) {
		sweepLeftovers(dir.Name())
		return tempFile(), nil
	})
}

// replace does the work of both; temp gives the name that the new content has
// until it is whole.
func replace(path string, content []byte, temp func(*os.Root) (string, error)) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	} else if !errors.Is(err, fs.ErrNotExist) {
		return writeError(path, err)
	}
	// The library's rename through a folder also replaces what others have
	// open on Windows.
	dir, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return writeError(path, err)
	}
	defer dir.Close() // nothing is written through it
	name, err := temp(dir)
	if err == nil {
		err = swap(dir, name, filepath.Base(path), content)
	}
	if err != nil {
		return writeError(path, err)
	}
	return nil
}

func writeError(path string, err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.Is(err, errUnsynced):
		return fmt.Errorf("write %s: %w", path, err)
	case errors.As(err, &p):
		err = p.Err
	case errors.As(err, &l):
		err = l.Err
	}
	return fmt.Errorf("write %s: %w; nothing was changed", path, err)
}

// errUnsynced is about a file that is written, but perhaps not on the disk yet.
var errUnsynced = errors.New("the file is written, but may not outlast a loss of power")

func swap(dir *os.Root, temp, name string, content []byte) (err error) {
	old, err := dir.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case old.IsDir():
		return errors.New("it is a folder")
	case !old.Mode().IsRegular():
		return errors.New("it is not a file")
	default:
		// A rename would replace what its owner has made read-only.
		f, err := dir.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	f, err := dir.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	renamed := false
	defer func() {
		if err != nil && !renamed {
			_ = dir.Remove(temp) // the error at hand is the one to tell
		}
	}()
	_, err = f.Write(content)
	if err == nil && old != nil {
		keepOwner(f, old)
		err = f.Chmod(old.Mode().Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := dir.Rename(temp, name); err != nil {
		return err
	}
	renamed = true
	return syncFolder(dir)
}

// syncFolder makes a rename last; Windows and some network file systems do so
// by themselves, or not at all.
func syncFolder(dir *os.Root) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := dir.Open(".")
	if err == nil {
		err = f.Sync()
		_ = f.Close() // nothing was written through it
	}
	if err == nil || errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return fmt.Errorf("%w: %w", errUnsynced, err)
}
