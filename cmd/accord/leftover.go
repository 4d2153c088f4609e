package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"github.com/gofrs/flock"
)

// forgotten is the age from which a temporary file is one that a writer which
// was killed has left: a file is written in one go.
const forgotten = time.Hour

// tempFile is a name for the new content of a file until it is whole.
func tempFile() string { return fmt.Sprintf(".accord-%d-%x.tmp", os.Getpid(), rand.Uint64()) }

// The names of what is made and forgotten: hardly anything else has such.
const (
	staging      = ".accord-*" // of os.MkdirTemp
	stagingName  = `^\.accord-[0-9]+$`
	tempFileName = `^\.accord-[0-9]+-[0-9a-f]+\.tmp$`
)

// stagingFolder makes a folder in parent to put files together in; release
// removes it. Until then its lock is held: a folder whose lock nobody holds is
// left from somebody who was killed, and whoever comes next removes it.
func stagingFolder(parent string) (dir string, release func(), err error) {
	sweepLeftovers(parent)
	for {
		dir, err := os.MkdirTemp(parent, staging)
		if err != nil {
			return "", nil, err
		}
		lock := flock.New(filepath.Join(dir, lockName))
		held, err := lock.TryLock()
		if held {
			_, err = os.Stat(lock.Path())
		}
		// A disk that knows no locks is no reason to fail: there nobody sweeps.
		if held && err == nil || err != nil && !errors.Is(err, fs.ErrNotExist) {
			return dir, func() {
				_ = lock.Close()
				_ = os.RemoveAll(dir) // a leftover is no reason to fail
			}, nil
		}
		_ = lock.Close() // somebody swept it before it was locked
		_ = os.RemoveAll(dir)
	}
}

// sweepLeftovers removes what writers that were killed have left in a folder.
// What cannot be removed stays: it hinders nobody.
func sweepLeftovers(parent string) {
	folder, file := regexp.MustCompile(stagingName), regexp.MustCompile(tempFileName)
	entries, _ := os.ReadDir(parent) // what could be read is looked at
	for _, e := range entries {
		if !folder.MatchString(e.Name()) && !file.MatchString(e.Name()) {
			continue
		}
		path := filepath.Join(parent, e.Name())
		info, err := e.Info()
		switch {
		case err != nil || !ours(info):
		case info.IsDir():
			lock := flock.New(filepath.Join(path, lockName))
			free, _ := lock.TryLock()
			if free {
				_ = os.RemoveAll(path)
			}
			_ = lock.Close()
			if free {
				_ = os.RemoveAll(path) // Windows keeps what is open
			}
		case info.Mode().IsRegular() && time.Since(info.ModTime()) > forgotten:
			_ = os.Remove(path)
		}
	}
}
