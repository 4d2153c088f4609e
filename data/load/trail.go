package load

import (
	"io"
	"io/fs"
	"os"
	"slices"
)

// trail is the files that a load has looked at, as they were then; those too
// that were not there. A nil trail remembers nothing.
type trail struct {
	names  []string
	stamps map[string]stamp
}

// stamp is what can be seen of a file without reading it. Two stamps that are
// the same are taken for the same content.
type stamp struct {
	info fs.FileInfo // nil when there is no such file
	open bool        // its last line has no end
}

// stampOf looks at a file.
func stampOf(name string) stamp {
	info, err := os.Stat(name)
	if err != nil {
		return stamp{}
	}
	return stamp{info, info.Mode().IsRegular() && endsOpen(name, info.Size())}
}

// endsOpen reports whether the last line of a file has no end: somebody may be
// writing it.
func endsOpen(name string, size int64) bool {
	if size == 0 {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close() // read only
	var last [1]byte
	if _, err := f.ReadAt(last[:], size-1); err != nil && err != io.EOF {
		return false
	}
	return last[0] != '\n'
}

// same reports whether nothing has happened to a file. Of a folder only itself
// counts: what happens to its files shows at them.
func (s stamp) same(t stamp) bool {
	switch {
	case s.info == nil || t.info == nil:
		return s.info == nil && t.info == nil
	case s.info.IsDir() && t.info.IsDir():
		return os.SameFile(s.info, t.info)
	}
	return s.info.Size() == t.info.Size() && s.info.ModTime().Equal(t.info.ModTime()) && os.SameFile(s.info, t.info)
}

// unfinished reports whether a file that was as before may be in the middle of
// being written: it is gone, empty, or the same file with less in it, or its
// last line lacks its end although it had one.
func (s stamp) unfinished(before stamp) bool {
	switch {
	case s.info == nil:
		return before.info != nil
	case s.info.IsDir():
		return false
	case s.info.Size() == 0, s.open && !before.open:
		return true
	}
	return before.info != nil && os.SameFile(s.info, before.info) && s.info.Size() < before.info.Size()
}

// note remembers a file as it is now, which must be before it is read.
func (t *trail) note(name string) {
	if t == nil {
		return
	}
	if t.stamps == nil {
		t.stamps = map[string]stamp{}
	}
	if _, known := t.stamps[name]; !known {
		t.names = append(t.names, name)
		t.stamps[name] = stampOf(name)
	}
}

// now is the same files as they are now.
func (t *trail) now() *trail {
	n := &trail{names: t.names, stamps: make(map[string]stamp, len(t.names))}
	for _, name := range t.names {
		n.stamps[name] = stampOf(name)
	}
	return n
}

// same reports whether nothing has happened to any file. Both are of the same
// files.
func (t *trail) same(u *trail) bool {
	return !slices.ContainsFunc(t.names, func(name string) bool { return !t.stamps[name].same(u.stamps[name]) })
}

// unfinished reports whether somebody may still be writing one of the files
// that were as before.
func (t *trail) unfinished(before *trail) bool {
	return slices.ContainsFunc(t.names, func(name string) bool { return t.stamps[name].unfinished(before.stamps[name]) })
}
