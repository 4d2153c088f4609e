package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"runtime"
	"strconv"
	"sync"

	gossh "golang.org/x/crypto/ssh"

	"accord/data/diag"
)

// maxKeysFile bounds what is read of a file of keys.
const maxKeysFile = 4 << 20

// keyFile is the file of the keys that are let in. It is read at every login,
// so that a key which was taken out lets nobody in any more.
type keyFile struct {
	path string
	log  *slog.Logger

	mu    sync.Mutex
	roles map[string]string
	text  []byte
	ring  keyring
}

// openKeys reads the file at path for the first time; no path is no keys.
func openKeys(path string, roles map[string]string, log *slog.Logger) (*keyFile, diag.List, error) {
	k := &keyFile{path: path, roles: roles, log: log}
	if path == "" {
		return k, nil, nil
	}
	text, err := readKeys(path)
	if err != nil {
		return nil, nil, err
	}
	var list diag.List
	k.text = text
	k.ring, list = parseKeys(path, text, roles)
	return k, list, nil
}

// readKeys reads a file of keys, unless others than its owner can write it.
func readKeys(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("open %s: not a file", path)
	}
	if err == nil && info.Size() > maxKeysFile {
		return nil, fmt.Errorf("open %s: larger than %d bytes", path, maxKeysFile)
	}
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0 {
		return nil, fmt.Errorf("%s can be written by others (mode %04o), who could let themselves in; write chmod go-w %s", path, info.Mode().Perm(), path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, reason(err))
	}
	return text, nil
}

// reason is err without the path that it repeats.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// now is the ring as the file is now. A file that cannot be read lets nobody in.
func (k *keyFile) now() keyring {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.path == "" {
		return nil
	}
	text, err := readKeys(k.path)
	if err != nil {
		k.log.Error("the keys cannot be read, and nobody is let in by one", "error", err.Error())
		return nil
	}
	if !bytes.Equal(text, k.text) {
		k.parse(text)
	}
	return k.ring
}

// parse takes the text of the file; k is locked.
func (k *keyFile) parse(text []byte) {
	var list diag.List
	k.text = text
	k.ring, list = parseKeys(k.path, text, k.roles)
	for _, d := range list {
		k.log.Warn("a line of the keys is passed over", "at", d.At.String(), "why", d.Message)
	}
	k.log.Info("the keys were read again", "file", k.path, "keys", len(k.ring))
}

// change takes another configuration.
func (k *keyFile) change(path string, roles map[string]string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.path, k.roles, k.text, k.ring = path, roles, nil, nil // read again at the next login
}

// permissions carry a visitor from the key that was proven to the session: the
// library asks about keys that are only offered too, so that nothing that is
// kept beside them says whose key was proven.
func (v visitor) permissions() map[string]string {
	return map[string]string{"accord-name": v.name, "accord-role": v.role, "accord-key": v.key, "accord-no-pty": strconv.FormatBool(v.noPTY)}
}

// visitorOf is who came with these permissions; false for nobody.
func visitorOf(p *gossh.Permissions) (visitor, bool) {
	if p == nil || p.Extensions["accord-role"] == "" {
		return visitor{}, false
	}
	x := p.Extensions
	return visitor{name: x["accord-name"], role: x["accord-role"], key: x["accord-key"], noPTY: x["accord-no-pty"] == "true"}, true
}

// addressOf is the address of a connection without its port.
func addressOf(a net.Addr) netip.Addr {
	if p, err := netip.ParseAddrPort(a.String()); err == nil {
		return p.Addr().Unmap()
	}
	return netip.Addr{}
}
