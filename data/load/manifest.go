package load

import (
	"accord/data"
	"accord/data/diag"
	"accord/data/strict"
)

// version is the format of dataset.toml that this package reads.
const version = 1

// declarations is dataset.toml as it is written.
type declarations struct {
	Accord      strict.Value[int64]           `toml:"accord,required" eg:"1"`
	ID          strict.Value[string]          `toml:"id,required" eg:"\"my-dataset\""`
	Title       label                         `toml:"title,required" eg:"\"My dataset\""`
	Description label                         `toml:"description"`
	Licence     string                        `toml:"licence"`
	Updated     span                          `toml:"updated"`
	Languages   []strict.Value[string]        `toml:"languages"`
	Partners    []strict.Value[string]        `toml:"partners"`
	Tables      tableNames                    `toml:"tables"`
	Defaults    strict.Ordered[value]         `toml:"defaults"`
	Area        strict.Ordered[codeDecl]      `toml:"area"`
	Sector      strict.Ordered[codeDecl]      `toml:"sector"`
	Reporter    strict.Ordered[reporterDecl]  `toml:"reporter"`
	Level       strict.Ordered[codeDecl]      `toml:"level"`
	EventType   strict.Ordered[codeDecl]      `toml:"event_type"`
	Unit        strict.Ordered[codeDecl]      `toml:"unit"`
	Dimension   strict.Ordered[dimensionDecl] `toml:"dimension"`
	Indicator   strict.Ordered[indicatorDecl] `toml:"indicator"`
	Panel       strict.Ordered[panelDecl]     `toml:"panel"`
	Highlight   []highlightDecl               `toml:"highlight"`
	Prefer      []preferDecl                  `toml:"prefer"`
	Import      []importDecl                  `toml:"import"`
	rowNodes
}

// rowNodes are the tables of the one-file form.
type rowNodes struct {
	Observation nodes `toml:"observation"`
	Agreement   nodes `toml:"agreement"`
	Project     nodes `toml:"project"`
	Fact        nodes `toml:"fact"`
	Event       nodes `toml:"event"`
	Source      nodes `toml:"source"`
}

type tableNames struct {
	Observations paths `toml:"observations"`
	Agreements   paths `toml:"agreements"`
	Projects     paths `toml:"projects"`
	Facts        paths `toml:"facts"`
	Events       paths `toml:"events"`
	Sources      paths `toml:"sources"`
}

type codeDecl struct {
	Title label `toml:"title"`
}

type reporterDecl struct {
	Title label                `toml:"title"`
	Area  strict.Value[string] `toml:"area"`
	Rank  strict.Value[int]    `toml:"rank"`
}

type dimensionDecl struct {
	Title label                    `toml:"title"`
	Code  strict.Ordered[codeDecl] `toml:"code"`
}

type indicatorDecl struct {
	Title    label                `toml:"title"`
	Unit     strict.Value[string] `toml:"unit,required" eg:"\"USD\""`
	UnitMult strict.Value[int]    `toml:"unit_mult"`
	Decimals strict.Value[int]    `toml:"decimals"`
	GrowthOf strict.Value[string] `toml:"growth_of"`
}

type panelDecl struct {
	Indicator strict.Value[string] `toml:"indicator,required" eg:"\"…\""`
	Where     where                `toml:"where"`
	Series    strict.Value[string] `toml:"series"`
	Growth    strict.Value[string] `toml:"growth"`
	Volume    strict.Value[string] `toml:"volume"`
	Scope     strict.Value[string] `toml:"scope"`
	Mode      strict.Value[string] `toml:"mode"`
}

type highlightDecl struct {
	Panel  strict.Value[string] `toml:"panel,required" eg:"\"trade\""`
	Where  where                `toml:"where"`
	Period span                 `toml:"period,required" eg:"\"2023\""`
	Source strict.Value[string] `toml:"source"`
	Note   label                `toml:"note"`
}

type preferDecl struct {
	Where  where                `toml:"where,required" eg:"{ INDICATOR = \"…\" }"`
	Period span                 `toml:"period,required" eg:"\"2023\""`
	Source strict.Value[string] `toml:"source,required" eg:"\"…\""`
	Reason label                `toml:"reason"`
}

// where fixes dimensions; codes are text.
type where = strict.Ordered[strict.Value[string]]

func (d *declarations) tableFiles() map[string]paths {
	t := d.Tables
	return map[string]paths{"observations": t.Observations, "agreements": t.Agreements, "projects": t.Projects,
		"facts": t.Facts, "events": t.Events, "sources": t.Sources}
}

func (d *declarations) tableNodes() map[string]nodes {
	r := d.rowNodes
	return map[string]nodes{"observation": r.Observation, "agreement": r.Agreement, "project": r.Project,
		"fact": r.Fact, "event": r.Event, "source": r.Source}
}

// label is a title: text, or a table of texts by language.
type label struct {
	text data.Text
	node *strict.Node
}

// DecodeTOML reads "…" or { en = "…", … }. Plain text is kept under "" until
// the languages are known.
func (l *label) DecodeTOML(n *strict.Node) diag.List {
	l.node = n
	switch n.Kind {
	case strict.String:
		l.text = data.Text{"": n.Str}
		return nil
	case strict.Table:
		var texts map[string]string
		list := strict.Decode(n, &texts)
		l.text = texts
		return list
	}
	return diag.List{n.Errorf("type", "%s is %s; expected text, or a table by language; write %s = { en = \"…\" }", n.Key, n.Found(), n.Key)}
}

// span is a period: text, or a date or a year without quotes.
type span struct {
	data.Period
	node *strict.Node
}

// DecodeTOML reads every form of TIME_PERIOD.
func (s *span) DecodeTOML(n *strict.Node) diag.List {
	s.node = n
	text := n.Raw
	switch n.Kind {
	case strict.String:
		text = n.Str
	case strict.Integer, strict.Datetime:
	default:
		return diag.List{n.Errorf("type", "%s is %s; expected a period: %s", n.Key, n.Found(), data.PeriodForms)}
	}
	p, err := data.ParsePeriod(text)
	if err != nil {
		return diag.List{n.Errorf("period", "%q is not a period; %s", text, periodHint(text))}
	}
	s.Period = p
	return nil
}

// paths is one path or a list of them.
type paths []strict.Value[string]

// DecodeTOML reads "…" or ["…", …].
func (p *paths) DecodeTOML(n *strict.Node) diag.List {
	if n.Kind == strict.String {
		*p = paths{{V: n.Str, Node: n}}
		return nil
	}
	if n.Kind != strict.Array {
		return diag.List{n.Errorf("type", "%s is %s; expected the path of a CSV file, or a list of paths", n.Key, n.Found())}
	}
	var list []strict.Value[string]
	problems := strict.Decode(n, &list)
	for _, v := range list {
		if v.Node.Kind == strict.String {
			*p = append(*p, v)
		}
	}
	return problems
}

// value is a cell of an observation: text or a number.
type value struct {
	V    string
	node *strict.Node
}

// DecodeTOML keeps text as it is and numbers as they are written.
func (v *value) DecodeTOML(n *strict.Node) diag.List {
	v.node = n
	switch n.Kind {
	case strict.String:
		v.V = n.Str
	case strict.Integer, strict.Float, strict.Datetime:
		v.V = n.Raw
	default:
		return diag.List{n.Errorf("type", "%s is %s; expected text or a number", n.Key, n.Found())}
	}
	return nil
}
