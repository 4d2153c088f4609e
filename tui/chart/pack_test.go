package chart

import (
	"math"
	"math/rand/v2"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

// many are n points that wander; of all kinds where mixed is true, with gaps,
// breaks, spreads and points that step back.
func many(r *rand.Rand, n int, mixed bool, gl *theme.Glyphs) []Point {
	out := make([]Point, n)
	v := 50.0
	for i := range out {
		v += r.NormFloat64()
		out[i] = Point{OK: true, Y: v}
		if !mixed {
			continue
		}
		switch r.IntN(40) {
		case 0:
			out[i].OK = false
		case 1:
			out[i].Mark = gl.Provisional
			out[i].Dash = Dotted
		case 2:
			out[i].Low, out[i].High = v-3, v+5
		case 3:
			out[i].Break = r.IntN(4) == 0
		case 4:
			out[i].Mark = gl.More
		case 5:
			out[i].Faint = true
		case 6:
			out[i].Y *= 4 // an outlier, which nothing may swallow
		case 7:
			out[i].OK, out[i].Break = false, r.IntN(3) == 0
		}
	}
	return out
}

func packed(points []Point) *Packed {
	return Pack(len(points), func(i int) Point { return points[i] })
}

// draw is the picture of one line.
func draw(w, h int, p Plot, l Line) string {
	g := grid.New(w, h)
	Lines(g, g.Bounds(), p, []Line{l})
	return g.Plain()
}

// Where every point has a column, and where a line has nothing but values, what
// is packed looks as what is not.
func TestPackedLooksTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	for range 150 {
		name := theme.GlyphNames()[r.IntN(3)]
		gl := theme.GlyphSet(name)
		mixed := r.IntN(2) == 0
		w, h := 20+r.IntN(180), 6+r.IntN(40)
		n := 1 + r.IntN(w/3)
		if !mixed && name == theme.Braille { // other sets have no room for a dot beside a line
			n = 1 + r.IntN(6000)
		}
		points := many(r, n, mixed, gl)
		for i := range points {
			if !mixed { // a logarithmic axis breaks a line where it has no place for a value
				points[i].Y += 1000
			}
		}
		p := Plot{Selected: -1, Glyphs: gl, Log: r.IntN(3) == 0, Slots: n, Label: func(i int) string { return "x" }}
		a, b := draw(w, h, p, Line{Points: points}), draw(w, h, p, Line{Packed: packed(points)})
		if a != b {
			t.Fatalf("%s, %d points on %d×%d, log %t:\n%s\nand packed\n%s", name, n, w, h, p.Log, a, b)
		}
	}
}

// Piles are what loops over the points of each column find.
func TestPilesAgainstLoops(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	gl := braille()
	for range 60 {
		n := 200 + r.IntN(9000)
		points := many(r, n, r.IntN(3) > 0, gl)
		if r.IntN(2) == 0 { // long stretches without anything
			for i := n / 3; i < n/2; i++ {
				points[i] = Point{}
			}
		}
		p := packed(points)
		f := &frame{plot: grid.Rect{X: 3, Y: 0, W: 10 + r.IntN(90), H: 20}, p: Plot{Log: r.IntN(2) == 0}, glyphs: gl}
		f.spread(n)
		got := f.pilesOf(p)
		k, before, broken, sign := 0, -1, false, false
		for lo := 0; lo < n; lo = f.xs.after(lo) {
			var c *pile
			for i := lo; i < f.xs.after(lo); i++ {
				pt := points[i]
				broken, sign = broken || pt.Break, sign || pt.Break
				if !pt.OK {
					continue
				}
				if f.p.Log && pt.Y <= 0 {
					broken = true
					continue
				}
				if c == nil {
					c = &pile{x: f.xs.at(i), first: i, min: i, max: i, broken: broken, gap: before >= 0 && i-before > 1, breaks: -1}
				}
				if sign && c.breaks < 0 {
					c.breaks = i
				}
				broken, sign, before, c.last = false, false, i, i
				if pt.Y < points[c.min].Y {
					c.min = i
				}
				if pt.Y > points[c.max].Y {
					c.max = i
				}
				c.kinds = append(c.kinds, p.kind(i))
			}
			if c == nil {
				continue
			}
			if k >= len(got) {
				t.Fatalf("%d piles", len(got))
			}
			g := got[k]
			k++
			if g.x != c.x || g.first != c.first || g.last != c.last || points[g.min].Y != points[c.min].Y || points[g.max].Y != points[c.max].Y ||
				g.broken != c.broken || g.gap != c.gap || g.breaks != c.breaks {
				t.Fatalf("pile %d of %d points: %+v, want %+v", k, n, g, *c)
			}
			for _, kind := range c.kinds {
				has := false
				for _, m := range g.marks {
					has = has || p.kind(m) == kind
				}
				if !has {
					t.Fatalf("pile %d has no mark of kind %d", k, kind)
				}
			}
		}
		if k != len(got) {
			t.Fatalf("%d piles, want %d", len(got), k)
		}
	}
}

// However many points there are, the highest and the lowest of each column are
// drawn, and of every kind of marker and of a break one.
func TestPackedLosesNoExtreme(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for _, name := range theme.GlyphNames() {
		gl := theme.GlyphSet(name)
		for range 10 {
			n := 3000 + r.IntN(40000)
			points := many(r, n, true, gl)
			l := Line{Packed: packed(points), Style: theme.Series1}
			g := grid.New(120, 30)
			p := Plot{Selected: -1, Glyphs: gl}
			Lines(g, g.Bounds(), p, []Line{l})
			f, _ := newFrame(grid.New(120, 30), g.Bounds(), p, func(rows int) scale { return lineScale(lineExtent(p, []Line{l}), rows) })
			f.spread(n)
			for _, c := range f.pilesOf(l.Packed) {
				for _, i := range [...]int{c.min, c.max} {
					y, ok := f.y(points[i].Y)
					if cell := g.At(c.x, y); !ok || isGround(cell, gl) {
						t.Fatalf("%s: the point %d in column %d, row %d, is drawn as %q", name, i, c.x, y, cell.Rune)
					}
				}
			}
			seen := map[rune]bool{}
			for y := range g.H {
				for x := range g.W {
					seen[g.At(x, y).Rune] = true
				}
			}
			for _, mark := range []rune{gl.Provisional, gl.More, gl.Break} {
				if !seen[mark] {
					t.Errorf("%s: no %q among %d points", name, mark, n)
				}
			}
		}
	}
}

// A single value among a million keeps its place on the screen.
func TestOneOutlierOfAMillion(t *testing.T) {
	const n = 1_000_000
	for _, at := range []int{0, 1, 511, 512, 499_999, n - 1} {
		l := Line{Packed: Pack(n, func(i int) Point {
			if i == at {
				return Point{OK: true, Y: 100}
			}
			return Point{OK: true, Y: 1}
		})}
		g := grid.New(80, 20)
		geo := Lines(g, g.Bounds(), Plot{Selected: -1, Glyphs: braille()}, []Line{l})
		x, _ := geo.X(at)
		top := g.H
		for y := g.H - 1; y >= 0; y-- {
			if c := g.At(x, y); !isGround(c, braille()) {
				top = y
			}
		}
		if top > 2 {
			t.Errorf("point %d: the highest mark in its column is in row %d\n%s", at, top, g.Plain())
		}
	}
}

// Drawing points that are packed, and packing and drawing them.
func BenchmarkPacked(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 1_000_000, 10_000_000} {
		v := make([]float64, n)
		r := rand.New(rand.NewPCG(1, 1))
		for i := range v {
			v[i] = 100 + 50*math.Sin(float64(i)/float64(n)*20) + r.NormFloat64()
		}
		at := func(i int) Point { return Point{OK: true, Y: v[i]} }
		p := Pack(n, at)
		name := map[int]string{1_000: "1k", 100_000: "100k", 1_000_000: "1M", 10_000_000: "10M"}[n]
		plot := Plot{Selected: -1, Glyphs: braille(), Slots: n, Label: func(i int) string { return "2024-03-05" }}
		b.Run("Draw/"+name, func(b *testing.B) {
			g := grid.New(200, 50)
			b.ReportAllocs()
			for b.Loop() {
				Lines(g, g.Bounds(), plot, []Line{{Packed: p}})
			}
		})
		b.Run("PackAndDraw/"+name, func(b *testing.B) {
			g := grid.New(200, 50)
			b.ReportAllocs()
			for b.Loop() {
				Lines(g, g.Bounds(), plot, []Line{{Packed: Pack(n, at)}})
			}
		})
	}
}
