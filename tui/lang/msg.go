package lang

// Msg is the number of a message.
//
// The messages stand in the files say_*.go, a file for each concept: the names
// first, below them what each says in every language. A new message is a name
// at the end of the names of its file and a row in the table beneath; those
// with verbs take arguments through [Catalog.F]. A new file goes on counting
// where another ends, and is listed here.
type Msg uint16

// messages is how many there are.
const messages = afterShelf

// said is what one message says. A row without all three languages does not
// compile.
type said struct {
	msg        Msg
	en, ru, az string
}

// tables are the messages of every concept.
func tables() [][]said {
	return [][]said{
		sayNumbers(), sayPeriods(), sayPanels(), sayCharts(),
		sayMirror(), sayCompare(), sayCoverage(), sayRevisions(), sayClaims(),
		sayLists(), sayRecords(), sayActions(), sayKeys(), sayScreen(), sayColumns(), sayReport(), sayRows(),
		saySentences(), sayPlain(), sayLoading(), saySubject(), sayUnderstood(), sayFollow(), sayStory(), sayShelf(),
	}
}

// texts returns every message in the language of tag.
func texts(tag Tag) (list [messages]string) {
	for _, table := range tables() {
		for _, s := range table {
			switch tag {
			case Russian:
				list[s.msg] = s.ru
			case Azerbaijani:
				list[s.msg] = s.az
			default:
				list[s.msg] = s.en
			}
		}
	}
	return list
}
