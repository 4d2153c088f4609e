package load

import (
	"path/filepath"
	"slices"

	"github.com/fsnotify/fsnotify"
)

// events is word of the system that something has happened in the folders of
// some files. What has happened, and whether it matters, shows at the files.
type events struct{ *fsnotify.Watcher }

// newEvents asks the system for events. It fails where there are none, or where
// all that it gives to one user are taken.
func newEvents() (*events, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &events{w}, nil
}

// follow listens in the folders of files, and in those above a folder that is
// gone, where it will come back.
func (e *events) follow(files []string) error {
	want := map[string]bool{}
	for _, name := range files {
		want[folderOf(name)] = true
		if real, err := filepath.EvalSymlinks(name); err == nil {
			want[filepath.Dir(real)] = true
		}
	}
	for _, old := range e.WatchList() {
		if !want[old] {
			_ = e.Remove(old) // which fails when the folder is gone already
		}
	}
	for dir := range want {
		if slices.Contains(e.WatchList(), dir) {
			continue
		}
		if err := e.Add(dir); err != nil && stampOf(dir).info != nil {
			return err
		}
	}
	return nil
}

// folderOf is the folder of a file, or the nearest one above it that is there.
func folderOf(name string) string {
	dir := filepath.Dir(name)
	for stampOf(dir).info == nil && filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir)
	}
	return dir
}

// channels are where the events come from, and the word that some are lost;
// without events they give nothing.
func (e *events) channels() (<-chan fsnotify.Event, <-chan error) {
	if e == nil {
		return nil, nil
	}
	return e.Events, e.Errors
}

func (e *events) close() {
	if e != nil {
		_ = e.Close() // nothing is lost
	}
}
