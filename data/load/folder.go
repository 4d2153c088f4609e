package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"accord/data/diag"
	"accord/data/strict"
)

// folder is where the files of a dataset are read from. The file system below
// refuses paths and links that lead out of it.
type folder struct {
	fsys   fs.FS
	prefix string // of paths in messages, as the user gave it
	max    int64
	// instead are texts that are read in place of the files of those names.
	instead map[string]string
	trail   *trail // of a watch
	meter   *meter
}

// path is the name of a file of the folder as it stands in messages.
func (f *folder) path(name string) string {
	if f.prefix == "" {
		return name
	}
	sep := string(filepath.Separator)
	return strings.TrimSuffix(f.prefix, sep) + sep + filepath.FromSlash(name)
}

var (
	errNotFile = errors.New("not a file; a pipe or a device is read as stdin, with - for the path")
	errTooBig  = errors.New("larger than the limit")
)

func (f *folder) read(name string) (string, error) {
	if text, ok := f.instead[name]; ok {
		return text, nil
	}
	f.trail.note(f.path(name))
	// What is not a plain file is not even opened: a pipe would wait for ever.
	info, err := fs.Stat(f.fsys, name)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", errNotFile
	}
	if info.Size() > f.max {
		return "", fmt.Errorf("%d bytes are %w of %d", info.Size(), errTooBig, f.max)
	}
	file, err := f.fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close() // read only
	var b strings.Builder
	b.Grow(int(info.Size()))
	_, err = io.Copy(&b, f.meter.reading(io.LimitReader(file, f.max), info.Size()))
	return b.String(), err
}

// readTable reads a table that the manifest names at v; the second result is
// false when it cannot be read, which is reported.
func (ld *loader) readTable(v strict.Value[string]) (*diag.File, bool) {
	name, at := v.V, v.Mark()
	fail := func(rule, format string, args ...any) (*diag.File, bool) {
		ld.report(at.Errorf(rule, format, args...))
		return nil, false
	}
	clean := path.Clean(name)
	switch {
	case name == "":
		return fail("path", "the path of the table is empty; write the name of a CSV file in this folder")
	case strings.Contains(name, `\`):
		return fail("path", "the path %q has a backslash; write it with /", name)
	case path.IsAbs(name) || filepath.IsAbs(name) || len(name) > 1 && name[1] == ':':
		return fail("path", "the path %q is absolute; write a path relative to the folder of %s, such as %q", name, Manifest, path.Base(clean))
	case clean == ".." || strings.HasPrefix(clean, "../"):
		return fail("path", "the path %q leads out of the folder; move the table into the folder of %s and write %q", name, Manifest, path.Base(clean))
	}
	text, err := ld.from.read(clean)
	switch {
	case err == nil:
		return diag.NewFile(ld.from.path(clean), text), true
	case errors.Is(err, fs.ErrNotExist):
		return fail("file", "there is no file %q in the folder; create it or take it out of [tables]%s", name, ld.neighbours(clean))
	case strings.Contains(err.Error(), "escapes from parent"): // package os has no name for it
		return fail("path", "%q is a link that leads out of the folder; put the file itself there", name)
	case errors.Is(err, errNotFile):
		return fail("file", "%q is not a file; write the name of a CSV file", name)
	}
	return fail("file", "%q cannot be read: %s", name, reason(err))
}

// neighbours suggests the files that are there instead of name.
func (ld *loader) neighbours(name string) string {
	entries, err := fs.ReadDir(ld.from.fsys, path.Dir(name))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if strings.EqualFold(path.Ext(e.Name()), ".csv") {
			names = append(names, e.Name())
		}
	}
	if n := diag.Nearest(path.Base(name), names); n != "" {
		return fmt.Sprintf("; did you mean %q?", path.Join(path.Dir(name), n))
	}
	return ""
}

func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
