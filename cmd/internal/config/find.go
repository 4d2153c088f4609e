package config

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Name is the name of a configuration file.
const Name = "config.toml"

// maxBytes bounds what is read of a configuration file.
const maxBytes = 1 << 20

// Places are the files that are looked for when none is asked for, in order.
func (src Source) Places() []string {
	list := []string{Name}
	if src.Home != "" {
		list = append(list, filepath.Join(src.Home, "accord", Name))
	}
	return list
}

// find is the file to read, "" for none.
func (src Source) find() (string, error) {
	if path, ok := src.Flags["config"]; ok {
		if path == "" {
			return "", errors.New("--config is empty; write the path of a file")
		}
		return path, nil
	}
	if src.Alone {
		return "", nil
	}
	if path := src.Getenv("ACCORD_CONFIG"); path != "" {
		return path, nil
	}
	for i, path := range src.Places() {
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		// Many programs have a config.toml: one in the current folder is ours
		// only when it says so.
		if i > 0 || isOurs(path) {
			return path, nil
		}
	}
	return "", nil
}

// isOurs reports whether the first key of a file is accord.
func isOurs(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close() // read only
	lines := bufio.NewScanner(io.LimitReader(f, maxBytes))
	for lines.Scan() {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, _, ok := strings.Cut(line, "=")
		return ok && strings.TrimSpace(key) == "accord"
	}
	return false
}

// readFile reads a configuration file whole.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("open %s: not a file", path)
	}
	if err == nil && info.Size() > maxBytes {
		return nil, fmt.Errorf("open %s: larger than %d bytes", path, maxBytes)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return text, nil
}
