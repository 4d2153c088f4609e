package state

import (
	"slices"
	"strings"
)

// Subject is what the panels of any figures show of a dataset. The zero Subject
// leaves everything to the dataset.
type Subject struct {
	// Indicator is the id of the indicator, "" the dataset's first.
	Indicator string
	// By is the dimension whose codes are the entities, "" the one that tells
	// most figures apart.
	By string
	// Entities are those whose figures are drawn, "" those that stand out.
	Entities Codes
	// Where are codes that are kept of other dimensions, each DIMENSION=CODE, in
	// order; what is not there is kept as the dataset suggests.
	Where Codes
	// Groups is true where groups of entities, such as continents, stand among
	// the entities that they consist of.
	Groups bool
}

// Shown is a subject in full: the indicator, the dimension of the entities and
// the entities that are drawn.
type Shown struct {
	Indicator, By string
	Entities      Codes
}

// Codes is a list of codes as one comparable text. A code holds no line feed.
type Codes string

// CodesOf is list as one text.
func CodesOf(list []string) Codes { return Codes(strings.Join(list, "\n")) }

// List are the codes of c; nil for none.
func (c Codes) List() []string {
	if c == "" {
		return nil
	}
	return strings.Split(string(c), "\n")
}

// Code is what is kept of a dimension; false where the subject does not say.
func (s Subject) Code(dimension string) (string, bool) {
	for _, w := range s.Where.List() {
		if d, code, _ := strings.Cut(w, "="); d == dimension {
			return code, true
		}
	}
	return "", false
}

// Keep is s with another code of a dimension, or with none where keep is false.
func (s Subject) Keep(dimension, code string, keep bool) Subject {
	list := slices.DeleteFunc(s.Where.List(), func(w string) bool { return strings.HasPrefix(w, dimension+"=") })
	if keep {
		list = append(list, dimension+"="+code)
	}
	slices.Sort(list)
	s.Where = CodesOf(list)
	return s
}

// MaxEntities is how many entities can be drawn at once: more lines than this
// nobody tells apart.
const MaxEntities = 6

// choose applies the actions that say what the panels of any figures show.
func choose(s State, a Action, f Facts) State {
	before := s.Subject
	switch a.Name {
	case ChangeIndicator:
		s.Subject = Subject{Indicator: a.Text, Groups: before.Groups}
		if f.Subject(s).By == f.Subject(State{Subject: before}).By { // the same entities may have it too
			s.Subject.By, s.Subject.Entities = before.By, before.Entities
		}
	case ToggleEntity:
		if a.Text != "" {
			s.Subject.Entities = toggled(f.Subject(s).Entities, a.Text)
		}
	case ChangeEntities:
		s.Subject.Entities = Codes(a.Text)
	case ChangeCode:
		d, code, ok := strings.Cut(a.Text, "=")
		if !ok {
			return s
		}
		s.Subject = s.Subject.Keep(d, code, code != "")
		s.Subject.Entities = ""
	case ChangeBy:
		s.Subject = Subject{Indicator: before.Indicator, By: a.Text, Groups: before.Groups}
	case ToggleGroups:
		s.Subject.Groups = !s.Subject.Groups
	case NextTo:
		if near := f.Similar(s); near != "" {
			s.Subject.Entities = near
		}
	}
	if s.Subject != before && a.Name != ToggleEntity && a.Name != NextTo {
		s.Sel[ListRanking] = 0
	}
	return refigure(s)
}

// toggled is list with code, or without it where it was there. The last one
// stays, and where the list is full the last one makes room.
func toggled(list Codes, code string) Codes {
	all := list.List()
	switch i := slices.Index(all, code); {
	case i >= 0 && len(all) > 1:
		all = slices.Delete(all, i, i+1)
	case i >= 0:
	case len(all) >= MaxEntities:
		all[len(all)-1] = code
	default:
		all = append(all, code)
	}
	return CodesOf(all)
}
