package scan

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// takenRow is a row of a text: that stands alone, or its words and its number.
type takenRow struct {
	alone  bool
	before int    // lines, of one that stands alone
	text   string // likewise, or the cells
}

// plainTake is what taking comes to by encoding/csv.
func plainTake(text string, spec Spec) (rows []takenRow, err error) {
	c := csv.NewReader(strings.NewReader(text))
	c.Comma, c.FieldsPerRecord = rune(spec.Comma), -1
	for {
		cells, err := c.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := c.FieldPos(0)
		row := takenRow{alone: len(cells) != len(spec.Columns), before: spec.Lines + line - 1}
		var said []string
		for i, cell := range cells {
			switch {
			case row.alone || spec.Columns[i] == Skip:
			case spec.Columns[i] == Value && finite(strings.Trim(cell, " \t"), spec.Mark):
				said = append(said, exact(strings.Trim(cell, " \t")))
			default:
				row.alone = spec.Judge(i, cell) == Alone
				said = append(said, strconv.Quote(cell))
			}
		}
		if row.alone {
			said = []string{fmt.Sprintf("%q", cells)}
		} else {
			row.before = 0
		}
		row.text = strings.Join(said, " ")
		rows = append(rows, row)
	}
}

// exact is a decimal number as a fraction; one too long to be written out is
// rounded first.
func exact(number string) string {
	var s Sum
	s.Add(number, 1, 0)
	if s.wide != nil {
		return new(big.Rat).SetFrac(new(big.Int).Set(&s.wide.m), tenTo(s.wide.scale)).String()
	}
	return new(big.Rat).SetFrac(s.narrow(), tenTo(int(s.scale))).String()
}

// take reads text by Take, in the order of the text.
func take(spec Spec, text string) (rows []takenRow, err error) {
	var mu sync.Mutex
	pieces := map[int][]func(words [][]Word) string{}
	spec.Take = func(p Piece) error {
		list := make([]func([][]Word) string, p.Rows)
		for r := range list {
			codes := make([]uint32, len(p.Codes))
			for i := range codes {
				if p.Codes[i] != nil {
					codes[i] = p.Codes[i][r]
				}
			}
			m, scale, text := p.Numbers[r], p.Scales[r], ""
			if scale == OfText {
				text = p.Texts[m]
			}
			list[r] = func(words [][]Word) string {
				var said []string
				for i, use := range spec.Columns {
					switch {
					case use == Skip:
					case use != Value:
						said = append(said, strconv.Quote(words[i][codes[i]].Text))
					case scale == OfWord:
						said = append(said, strconv.Quote(words[i][m].Text))
					case scale == OfText:
						said = append(said, exact(text))
					default:
						said = append(said, new(big.Rat).SetFrac(big.NewInt(m), tenTo(int(scale))).String())
					}
				}
				return strings.Join(said, " ")
			}
		}
		mu.Lock()
		defer mu.Unlock()
		pieces[p.Seq] = list
		return nil
	}
	found, err := Read(context.Background(), strings.NewReader(text), spec)
	if err != nil {
		return nil, err
	}
	type alone struct {
		place
		takenRow
	}
	var others []alone
	for _, e := range found.Entries {
		c := csv.NewReader(strings.NewReader(e.Text))
		c.Comma, c.FieldsPerRecord = rune(spec.Comma), -1
		cells, err := c.Read()
		if err != nil {
			return nil, err
		}
		if e.Rows > 0 {
			others = append(others, alone{e.place, takenRow{true, e.Before, fmt.Sprintf("%q", cells)}})
		}
	}
	for i, list := range found.Words {
		for _, w := range list {
			if w.Entry < 0 {
				continue
			}
			c := csv.NewReader(strings.NewReader(found.Entries[w.Entry].Text))
			c.Comma, c.FieldsPerRecord = rune(spec.Comma), -1
			if cells, err := c.Read(); err != nil || cells[i] != w.Text {
				return nil, fmt.Errorf("%q does not stand in column %d of %q", w.Text, i, cells)
			}
		}
	}
	for seq := range 1 << 20 {
		list, there := pieces[seq]
		for _, row := range list {
			rows = append(rows, takenRow{text: row(found.Words)})
		}
		if delete(pieces, seq); !there && len(pieces) == 0 {
			break
		}
	}
	for _, o := range others {
		rows = append(rows, o.takenRow)
	}
	if found.Rows != len(rows) {
		return nil, fmt.Errorf("%d rows, of which %d came", found.Rows, len(rows))
	}
	return rows, nil
}

// sameTake compares Take with encoding/csv: the same cells, those that stand alone
// at the same lines, in chunks of several sizes.
func sameTake(t *testing.T, text string, spec Spec) {
	t.Helper()
	want, wantErr := plainTake(text, spec)
	slices.SortStableFunc(want, func(a, b takenRow) int { // what stands alone is given apart
		switch {
		case a.alone == b.alone:
			return 0
		case a.alone:
			return 1
		}
		return -1
	})
	for _, chunk := range []int{1, 7, 64, 0} {
		spec.chunk = chunk
		got, err := take(spec, text)
		if (err != nil) != (wantErr != nil) || err != nil && !errors.Is(err, ErrQuotes) {
			t.Fatalf("chunks of %d: %v, want %v\n%q", chunk, err, wantErr, text)
		}
		if err == nil && !slices.Equal(got, want) {
			t.Fatalf("chunks of %d:\n%v\nwant\n%v\n%q", chunk, got, want, text)
		}
	}
}

func TestTake(t *testing.T) {
	for _, text := range []string{"", "\n", "a,b,1,x\n", "a,b,1,x", "a,b!,1,x\na,b,2,x\nc,b!,3,x\nc,d,4,x\n", "a,b,..,x\na,b,-0,x\na,b,1e400,x\na,b,1e-400,x\n",
		"a,b,123456789012345678901234567890.5,x\na,b,\"1\",x\r\n\"a\",b, 8,x\na,b,1e3,x\n", "a,b\n\n\"a\n\",b,1,x\na,b,!,x\n", "a,\"b,1,x\n"} {
		sameTake(t, text, testSpec())
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		sameTake(t, table(rng, 200), testSpec())
	}
}

// FuzzTake compares any text, in chunks of any length, with encoding/csv.
func FuzzTake(f *testing.F) {
	f.Add("a,b,1,x\n\"a\",\"b\n\",2.5,x\r\n\n", uint8(0))
	f.Add("\"a,\"\"b\",total,-3e2,x\na!,b,..,x\nshort\n", uint8(1))
	f.Add("слово,длинное слово,0.1,\"x\"\n", uint8(2))
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		spec := testSpec()
		switch kind % 3 {
		case 1:
			spec.Columns = []Use{Key, Key, Key, Value}
		case 2:
			spec.Columns = []Use{Value, Skip, Key}
		}
		if !(&worker{ascii: true}).isText([]byte(text)) || len(text) > 4000 {
			return
		}
		sameTake(t, text, spec)
	})
}

// A column with too many words is given up, and the rows stay.
func TestTooManyWords(t *testing.T) {
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "id%d,b%d,%d,x\n", i, i%7, i)
	}
	spec := testSpec()
	spec.MaxWords, spec.chunk = 1000, 4096
	rows, crowded := 0, 0
	var mu sync.Mutex
	spec.Take = func(p Piece) error {
		mu.Lock()
		defer mu.Unlock()
		if rows += p.Rows; p.Codes[0] == nil {
			crowded += p.Rows
		}
		return nil
	}
	found, err := Read(context.Background(), strings.NewReader(b.String()), spec)
	if err != nil || rows != 5000 || found.Words[0] != nil || len(found.Words[1]) != 7 || crowded == 0 {
		t.Errorf("%d rows, %d without words, %d words, %v", rows, crowded, len(found.Words[0]), err)
	}
}
