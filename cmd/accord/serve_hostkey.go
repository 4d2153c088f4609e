package main

import (
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/adrg/xdg"
	gossh "golang.org/x/crypto/ssh"
)

// hostKeyPath is where the host key is kept unless somebody says otherwise.
func (c *Command) hostKeyPath() string {
	home := c.getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(home) {
		home = xdg.StateHome
	}
	return filepath.Join(home, "accord", "ssh_host_ed25519_key")
}

// hostKey reads the host key, and makes it where there is none. One that others
// can read is not used: it would prove nothing.
func hostKey(path string) (gossh.Signer, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeHostKey(path); err != nil {
			return nil, fmt.Errorf("make the host key %s: %w", path, reason(err))
		}
		info, err = os.Stat(path)
	}
	if err != nil {
		return nil, fmt.Errorf("open the host key %s: %w", path, reason(err))
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("the host key %s can be read by others (mode %04o); write chmod 600 %s, or remove it for a new one", path, info.Mode().Perm(), path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("open the host key %s: %w", path, reason(err))
	}
	key, err := gossh.ParsePrivateKey(text)
	if err != nil {
		return nil, fmt.Errorf("the host key %s is no private key without a passphrase (%w); remove it for a new one", path, err)
	}
	return key, nil
}

// makeHostKey writes a new key. Of two programs that do it at once both use the
// one that comes first.
func makeHostKey(path string) error {
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return err
	}
	block, err := gossh.MarshalPrivateKey(key, "accord")
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".ssh_host_key-*") // which only its owner can read
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // the link to it stays
	_, err = f.Write(pem.EncodeToMemory(block))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return os.Rename(f.Name(), path) // a disk without links
	}
	return nil
}
