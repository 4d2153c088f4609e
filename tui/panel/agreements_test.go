package panel

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestAgreementsAreCountedOnce counts the rows of the dataset again.
func TestAgreementsAreCountedOnce(t *testing.T) {
	e := newEnv(t, lang.English)
	a := agreementsOf(e)
	ds := e.Set.Dataset()
	own, others, apart := 0, 0, 0
	for _, x := range ds.Agreements {
		switch {
		case x.VariantOf != "" || x.About != "" || x.Status == data.AgreementAnnounced:
			apart++
		case slices.Contains(x.Parties, "AZ") && slices.Contains(x.Parties, "RU"):
			own++
		default:
			others++
		}
	}
	rows := a.rows(e, state.New())
	if len(rows) != len(ds.Agreements) {
		t.Errorf("%d rows are listed of %d", len(rows), len(ds.Agreements))
	}
	if got := len(a.counted(rows, true)); got != own || got != 51 {
		t.Errorf("%d count as signed between the partners; want %d, and 51 in the bundled dataset", got, own)
	}
	if got := len(a.counted(rows, false)); got != others {
		t.Errorf("%d count as signed with others; want %d", got, others)
	}
	if apart == 0 {
		t.Error("no row is a variant or an act about another; the bundled dataset has some")
	}
	f, ok := agreementsFigure(e, state.New())
	if !ok || words(f.number) != "51 signed" {
		t.Errorf("the key figure says %q", words(f.number))
	}
	if want := fmt.Sprintf("%d with others", others); !strings.Contains(words(f.fact), want) {
		t.Errorf("the key figure says %q; want %q", words(f.fact), want)
	}
}

func words(ws []word) string {
	s := ""
	for _, w := range ws {
		s += w.text
	}
	return s
}

// TestAgreementsOfAllYearsAddUp filters year by year.
func TestAgreementsOfAllYearsAddUp(t *testing.T) {
	e := newEnv(t, lang.English)
	a := agreementsOf(e)
	all := a.rows(e, state.New())
	own, others, listed := 0, 0, 0
	slots := a.Slots(state.New())
	for i, p := range slots {
		if i > 0 && p != slots[i-1].Shift(1) {
			t.Errorf("%v follows %v", p, slots[i-1])
		}
		st := state.State{Page: state.Overview, From: p.Year(), To: p.Year()}
		rows := a.rows(e, st)
		for _, x := range rows {
			if y := e.Set.Dataset().Agreements[x].Date.Year(); y != p.Year() {
				t.Errorf("an agreement of %d is listed under %v", y, p)
			}
		}
		if a.Rows(st) != len(rows) {
			t.Errorf("%v: %d rows are told and %d drawn", p, a.Rows(st), len(rows))
		}
		listed += len(rows)
		own += len(a.counted(rows, true))
		others += len(a.counted(rows, false))
	}
	if listed != len(all) || own != len(a.counted(all, true)) || others != len(a.counted(all, false)) {
		t.Errorf("years add up to %d listed, %d own, %d others; want %d, %d, %d", listed, own, others,
			len(all), len(a.counted(all, true)), len(a.counted(all, false)))
	}
}

// TestAgreementsBySectorAddUp counts each agreement once, in its first sector.
func TestAgreementsBySectorAddUp(t *testing.T) {
	e := newEnv(t, lang.English)
	a := agreementsOf(e)
	rows := a.rows(e, state.New())
	ids, counts := a.bySector(rows)
	sum := 0
	for i, id := range ids {
		sum += counts[id]
		if i > 0 && counts[ids[i-1]] < counts[id] {
			t.Errorf("%s with %d stands after %s with %d", id, counts[id], ids[i-1], counts[ids[i-1]])
		}
	}
	want := 0
	for _, x := range append(a.counted(rows, true), a.counted(rows, false)...) {
		if len(x.Sectors) > 0 {
			want++
		}
	}
	if sum != want || len(ids) != len(counts) {
		t.Errorf("sectors add up to %d; want %d", sum, want)
	}
}

// TestAgreementsAreSortedPerLanguage checks every order in every language
// against the collation of that language.
func TestAgreementsAreSortedPerLanguage(t *testing.T) {
	orders := map[string]bool{}
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		a := agreementsOf(e)
		all := e.Set.Dataset().Agreements
		col := e.Lang.Collator()
		for by := range agreementsSorts {
			st := state.New()
			st.Sort[state.ListAgreements] = by
			rows := a.rows(e, st)
			for k := 1; k < len(rows); k++ {
				x, y := all[rows[k-1]], all[rows[k]]
				ok := true
				switch by {
				case agreementsByDate:
					ok = x.Date.Compare(y.Date) >= 0
				case agreementsByTitle:
					ok = col.CompareString(e.text(x.Title), e.text(y.Title)) <= 0
				case agreementsBySector:
					ok = col.CompareString(a.sectors(e, x), a.sectors(e, y)) <= 0
				}
				if !ok {
					t.Errorf("%s, order %d: %s stands before %s", tag, by, x.ID, y.ID)
				}
			}
			st.Reverse[state.ListAgreements] = true
			back := slices.Clone(a.rows(e, st))
			slices.Reverse(back)
			if !slices.Equal(back, rows) {
				t.Errorf("%s, order %d: the reverse is another order", tag, by)
			}
			if by == agreementsBySector {
				orders[fmt.Sprint(rows)] = true
			}
		}
	}
	if len(orders) < 2 {
		t.Error("sectors have the same order in every language; Transport and Транспорт do not begin alike")
	}
}

// TestAgreementsSentenceSaysTheCount reads the sentence in each language.
func TestAgreementsSentenceSaysTheCount(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		a := agreementsOf(e)
		for _, st := range []state.State{state.New(), {Page: state.Overview, Sector: "transport"}, {Page: state.Overview, From: 2018, To: 2024}} {
			own := a.counted(a.rows(e, st), true)
			first, last := own[0].Date, own[0].Date
			for _, x := range own {
				if x.Date.Compare(first) < 0 {
					first = x.Date
				}
				if x.Date.Compare(last) > 0 {
					last = x.Date
				}
			}
			said := a.Sentence(e, st)
			for _, want := range []string{fmt.Sprint(len(own)), fmt.Sprint(first.Year()), fmt.Sprint(last.Year()), e.Lang.Date(last)} {
				if !strings.Contains(said, want) {
					t.Errorf("%s: the sentence does not say %s: %s", tag, want, said)
				}
			}
		}
	}
}

// TestTheFourDocumentsAreListed checks the documents of 5 March 2024.
func TestTheFourDocumentsAreListed(t *testing.T) {
	e := newEnv(t, lang.English)
	a := agreementsOf(e)
	st := state.State{Page: state.Agreements, From: 2024, To: 2024}
	found := map[string]bool{}
	for _, x := range a.counted(a.rows(e, st), true) {
		if x.Date == data.Day(2024, 3, 5) {
			found[x.ID] = x.Source == "S103"
		}
	}
	for _, id := range []string{"A040", "A041", "A042", "A043"} {
		if !found[id] {
			t.Errorf("%s of 5 March 2024 by S103 does not count: %v", id, found)
		}
	}
}
