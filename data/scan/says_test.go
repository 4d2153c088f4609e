package scan

import (
	"context"
	"strings"
	"sync"
	"testing"
)

// Rows whose words contradict each other are handed back, whatever chunk they are in,
// added up or taken.
func TestRowsThatContradictThemselves(t *testing.T) {
	text := "M,1,A\n" + // nothing is said of the others
		"M,,A\n" + // no number, and only strictly does something have to say so
		"M,,O\n" + // no number, and said so
		"M,2,O\n" + // a number where none is to be
		"M,3,>\n" + // a number that has to be
		"M,,>\n" + // none
		"Q,4,A\n" + // of another kind than the words of the last column
		",,m\n" +
		"M,5,m\n" +
		"Q,6,m\n"
	judge := func(i int, word string) Verdict {
		switch word {
		case "":
			if i == 1 {
				return Absent
			}
		case "O":
			return Absent
		case ">":
			return Present
		case "M", "m":
			return Kind(4)
		case "Q":
			return Kind(3)
		}
		return Plain
	}
	for _, strict := range []bool{false, true} {
		want := "M,2,O M,,> Q,6,m"
		if strict {
			want = "M,,A M,2,O M,,> ,,m Q,6,m"
		}
		for _, taken := range []bool{false, true} {
			for _, chunk := range []int{1, 9, 0} {
				spec := Spec{Comma: ',', Mark: '.', Columns: []Use{Key, Value, Key}, Pair: [2]int{-1, -1}, Judge: judge, Strict: strict, chunk: chunk}
				rows, mu := 0, sync.Mutex{}
				if taken {
					spec.Take = func(p Piece) error {
						mu.Lock()
						defer mu.Unlock()
						rows += p.Rows
						return nil
					}
				}
				found, err := Read(context.Background(), strings.NewReader(text), spec)
				if err != nil {
					t.Fatal(err)
				}
				var alone []string
				for _, e := range found.Entries {
					switch {
					case taken && e.Rows > 0, !taken && e.Rows == 1 && !e.Numbers && strings.Contains(" "+want+" ", " "+strings.TrimSpace(e.Text)+" "):
						alone = append(alone, strings.TrimSpace(e.Text))
					case !taken:
						rows += e.Rows
					}
				}
				if got := strings.Join(alone, " "); got != want || rows+len(alone) != 10 {
					t.Errorf("strict %v, taken %v, chunks of %d: %q and %d rows, want %q", strict, taken, chunk, got, rows, want)
				}
			}
		}
	}
}
