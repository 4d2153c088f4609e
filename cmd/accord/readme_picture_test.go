package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// pictureOfPage is a picture that README.md shows.
var pictureOfPage = regexp.MustCompile(`(?:src|srcset)="(\.readme/[^"]+)"`)

// largestPicture is how many bytes a picture may have: it is in every checkout.
const largestPicture = 150_000

// checkPictures compares the pictures that the page shows with those that its
// sessions have just drawn in the current folder, and writes them to top when
// they are to be updated. Pixels are compared, because another version of Go may
// pack the same ones otherwise.
func checkPictures(t *testing.T, top, page string) {
	t.Helper()
	shown := map[string]bool{}
	for _, m := range pictureOfPage.FindAllStringSubmatch(page, -1) {
		name := filepath.FromSlash(m[1])
		shown[filepath.Base(name)] = true
		drawn, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("README.md shows %s, which no session of it draws: %v", m[1], err)
			continue
		}
		if len(drawn) > largestPicture {
			t.Errorf("%s has %d bytes; %d are the most", m[1], len(drawn), largestPicture)
		}
		kept, err := os.ReadFile(filepath.Join(top, name))
		switch {
		case err == nil && samePicture(t, drawn, kept):
		case updating():
			if err := os.MkdirAll(filepath.Join(top, ".readme"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(top, name), drawn, 0o644); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("%s is not what accord draws (%v); go test ./cmd/accord -run README -update draws it anew", m[1], err)
		}
	}
	if len(shown) == 0 {
		t.Error("README.md shows no picture")
	}
	kept, err := os.ReadDir(filepath.Join(top, ".readme"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range kept {
		if !shown[e.Name()] {
			t.Errorf(".readme/%s is not shown by README.md", e.Name())
		}
	}
}

// samePicture reports whether two PNGs have the same pixels.
func samePicture(t *testing.T, a, b []byte) bool {
	t.Helper()
	if bytes.Equal(a, b) {
		return true
	}
	pixels := func(file []byte) *image.Paletted {
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		p, ok := img.(*image.Paletted)
		if !ok {
			t.Fatalf("a picture has pixels of type %T", img)
		}
		return p
	}
	x, y := pixels(a), pixels(b)
	return x.Rect == y.Rect && bytes.Equal(x.Pix, y.Pix) && slices.Equal(x.Palette, y.Palette)
}
