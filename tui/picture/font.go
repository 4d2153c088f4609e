package picture

import (
	"image"
	"image/draw"

	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/dejavu/dejavusansmonobold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// fonts draws writing at one scale.
type fonts struct {
	scale   int
	regular face
	bold    face
}

type face struct {
	font *sfnt.Font
	face font.Face
}

func newFonts(scale int) (*fonts, error) {
	regular, err := newFace(dejavusansmono.TTF, scale)
	if err != nil {
		return nil, err
	}
	bold, err := newFace(dejavusansmonobold.TTF, scale)
	return &fonts{scale, regular, bold}, err
}

// newFace sets a font to the size at which a character is as wide as a cell.
func newFace(ttf []byte, scale int) (face, error) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		return face{}, err
	}
	var b sfnt.Buffer
	zero, err := f.GlyphIndex(&b, '0')
	if err != nil {
		return face{}, err
	}
	em := fixed.I(1000)
	advance, err := f.GlyphAdvance(&b, zero, em, font.HintingNone)
	if err != nil {
		return face{}, err
	}
	size := float64(CellW*scale) * float64(em) / float64(advance)
	fc, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	return face{f, fc}, err
}

// has reports whether the font has a glyph for r.
func (f face) has(r rune) bool {
	var b sfnt.Buffer
	i, err := f.font.GlyphIndex(&b, r)
	return err == nil && i != 0
}

// mask is a character over w cells, and the runes of it that the font lacks.
func (f *fonts) mask(text string, bold bool, w int) (m *image.Alpha, lacks []rune) {
	m = image.NewAlpha(image.Rect(0, 0, w*CellW*f.scale, CellH*f.scale))
	with := f.regular
	if bold {
		with = f.bold
	}
	for _, r := range text {
		if !with.has(r) {
			lacks = append(lacks, r)
			continue
		}
		// A wide character that the font has at all is centred in its cells.
		dot := fixed.P((w-1)*CellW*f.scale/2, baseline*f.scale)
		to, glyph, at, _, ok := with.face.Glyph(dot, r)
		if ok {
			draw.DrawMask(m, to, image.Opaque, image.Point{}, glyph, at, draw.Over)
		}
	}
	if len(lacks) > 0 && len(lacks) == len([]rune(text)) {
		m = lacking(w).mask(w, f.scale)
	}
	return m, lacks
}

// lacking is an empty box over w cells: there is a character that cannot be
// drawn.
func lacking(w int) shape {
	x1 := float64(w*CellW) - 1
	return shape{polygon(1, 3, x1, 3, x1, 17, 1, 17), polygon(2, 4, 2, 16, x1-1, 16, x1-1, 4)}
}
