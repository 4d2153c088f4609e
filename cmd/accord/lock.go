package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// lockName is the file that whoever writes in a folder holds the lock of. It is
// empty, and gone when nobody writes; one that is left behind by a writer that
// was killed is not locked and hinders nobody.
const lockName = ".accord.lock"

const (
	lockRetry    = 5 * time.Millisecond
	lockPatience = 2 * time.Second // after that somebody is told what takes so long
)

// lockFolder waits until nobody else writes in the folder. It calls waiting
// once when that takes long.
func lockFolder(ctx context.Context, dir string, waiting func()) (release func(), err error) {
	path := filepath.Join(dir, lockName)
	patience, stop := context.WithTimeout(ctx, lockPatience)
	defer stop()
	for first := patience; ; {
		l := flock.New(path, flock.SetPermissions(0o666))
		_, err := l.TryLockContext(first, lockRetry)
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			waiting()
			first = ctx
			continue
		}
		if err != nil {
			return nil, lockError(ctx, dir, err)
		}
		// Whoever had the lock before has removed the file: then this is the
		// lock of a file that others do not see.
		held, err := l.Stat()
		if err != nil {
			return nil, errors.Join(lockError(ctx, dir, err), l.Close())
		}
		if there, err := os.Stat(path); err == nil && os.SameFile(held, there) {
			return func() {
				if runtime.GOOS != "windows" { // there an open file cannot go
					_ = os.Remove(path) // one that stays is empty and hinders nobody
				}
				_ = l.Close()
			}, nil
		}
		if err := l.Close(); err != nil {
			return nil, lockError(ctx, dir, err)
		}
	}
}

func lockError(ctx context.Context, dir string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("lock %s: %w; accord has to write in this folder", dir, err)
}
