package load

import (
	"time"

	"accord/data"
	"accord/data/diag"
	"accord/data/strict"
)

// version is the format of dataset.toml that this package reads.
const version = 1

// declarations is dataset.toml as it is written.
type declarations struct {
	Accord      strict.Value[int64]             `toml:"accord,required" eg:"1" doc:"The version of the format: 1. It stands on the first line."`
	ID          strict.Value[string]            `toml:"id,required" eg:"\"my-dataset\"" doc:"The id of the dataset: a-z, 0-9 and hyphens."`
	Title       label                           `toml:"title,required" eg:"\"My dataset\"" doc:"What the dataset is called."`
	Description label                           `toml:"description" doc:"What it is about, in a sentence."`
	Licence     string                          `toml:"licence" doc:"Under which terms it may be used."`
	Updated     span                            `toml:"updated" doc:"The date that the dataset speaks of: statuses are inferred as of it."`
	Languages   []strict.Value[string]          `toml:"languages" doc:"The languages of titles. A title missing in one is shown in the first; ['en'] where there are none."`
	Partners    []strict.Value[string]          `toml:"partners" doc:"The areas whose cooperation is shown, in order."`
	Tables      tableNames                      `toml:"tables" doc:"The CSV files of the dataset, by table. Paths are relative to this file."`
	Defaults    strict.Ordered[value]           `toml:"defaults" doc:"What an empty cell of the observations means, by column."`
	Area        strict.Ordered[codeDecl]        `toml:"area" doc:"Countries and other areas, by code."`
	Sector      strict.Ordered[codeDecl]        `toml:"sector" doc:"Sectors of the economy and of cooperation, by code."`
	Reporter    strict.Ordered[reporterDecl]    `toml:"reporter" doc:"Organisations that vouch for numbers, by the code in COMPILING_ORG."`
	Level       strict.Ordered[codeDecl]        `toml:"level" doc:"Levels of agreements and events, such as intergovernmental."`
	EventType   strict.Ordered[codeDecl]        `toml:"event_type" doc:"Types of events, such as forum."`
	Unit        strict.Ordered[codeDecl]        `toml:"unit" doc:"Units of measure, by the code in UNIT_MEASURE: USD, T, PT (per cent) …"`
	Dimension   strict.Ordered[dimensionDecl]   `toml:"dimension" doc:"Further dimensions of the observations, each of which is a column; a standard one is given a title and titles of its codes."`
	Indicator   strict.Ordered[indicatorDecl]   `toml:"indicator" doc:"What is measured, by the code in INDICATOR."`
	Panel       strict.Ordered[panelDecl]       `toml:"panel" doc:"What the panels for trade and freight draw."`
	Highlight   []highlightDecl                 `toml:"highlight" doc:"The key figures in the strip at the top."`
	Prefer      []preferDecl                    `toml:"prefer" doc:"Which of several rival claims about one observation is drawn, and why."`
	Scene       []sceneDecl                     `toml:"scene" doc:"The story: views in the order in which they are told, each with a caption."`
	Import      []importDecl                    `toml:"import" doc:"Files in formats that others publish, and what need not be found out about them."`
	Warehouse   strict.OneOrMany[warehouseDecl] `toml:"warehouse" doc:"A table in a database, which is asked for sums; its rows stay there. Of several each is [[warehouse]]."`
	rowNodes
}

// rowNodes are the tables of the one-file form.
type rowNodes struct {
	Observation nodes `toml:"observation" doc:"One claim about one number."`
	Agreement   nodes `toml:"agreement" doc:"One signed or announced document."`
	Project     nodes `toml:"project" doc:"One joint project."`
	Fact        nodes `toml:"fact" doc:"One dated statement about a project."`
	Event       nodes `toml:"event" doc:"One meeting, session or opening: what annotates the time axes."`
	Source      nodes `toml:"source" doc:"One page or document that rows cite."`
}

type tableNames struct {
	Observations paths `toml:"observations" doc:"One claim about one number a row."`
	Agreements   paths `toml:"agreements" doc:"One document a row."`
	Projects     paths `toml:"projects" doc:"One project a row."`
	Facts        paths `toml:"facts" doc:"One dated statement about a project a row."`
	Events       paths `toml:"events" doc:"One event a row."`
	Sources      paths `toml:"sources" doc:"One source a row."`
}

type codeDecl struct {
	Title label              `toml:"title" doc:"How it is called on the screen."`
	Group strict.Value[bool] `toml:"group" doc:"Whether it consists of others on the list, as a continent does; such codes are not ranked among the others."`
}

type reporterDecl struct {
	Title label                `toml:"title" doc:"How it is called on the screen."`
	Area  strict.Value[string] `toml:"area" doc:"The area that the reporter speaks for."`
	Rank  strict.Value[int]    `toml:"rank" doc:"Orders rival claims of one area: the lowest is drawn. Ten times the place in the list where it is not given."`
}

type dimensionDecl struct {
	Title label                    `toml:"title" doc:"How it is called on the screen."`
	Apart strict.Value[bool]       `toml:"apart" doc:"Whether its codes overlap, so that nothing is summed over them."`
	Code  strict.Ordered[codeDecl] `toml:"code" doc:"The codes of the dimension. _T is the total."`
}

type indicatorDecl struct {
	Title    label                `toml:"title" doc:"How it is called on the screen."`
	Unit     strict.Value[string] `toml:"unit,required" eg:"\"USD\"" doc:"The unit that the indicator is shown in."`
	UnitMult strict.Value[int]    `toml:"unit_mult" doc:"The power of ten of that unit: 3 thousands, 6 millions, 9 billions; 0 where it is not given."`
	Decimals strict.Value[int]    `toml:"decimals" doc:"How many decimals are shown where a figure does not say; 1 where it is not given."`
	GrowthOf strict.Value[string] `toml:"growth_of" doc:"The indicator of which this one states the growth over one year."`
}

type panelDecl struct {
	Indicator strict.Value[string] `toml:"indicator,required" eg:"\"…\"" doc:"The indicator that is drawn."`
	Where     where                `toml:"where" doc:"Codes that are kept fixed, by dimension."`
	Series    strict.Value[string] `toml:"series" doc:"The dimension whose codes are drawn as series."`
	Growth    strict.Value[string] `toml:"growth" doc:"The indicator with growth rates as they were stated."`
	Volume    strict.Value[string] `toml:"volume" doc:"The indicator with the quantity behind a growth."`
	Scope     strict.Value[string] `toml:"scope" doc:"The dimension of scopes, which are never added to each other."`
	Mode      strict.Value[string] `toml:"mode" doc:"The dimension of modes of transport."`
}

type highlightDecl struct {
	Panel  strict.Value[string] `toml:"panel,required" eg:"\"trade\"" doc:"The panel that the figure belongs to."`
	Where  where                `toml:"where" doc:"The codes of the figure, by dimension."`
	Period span                 `toml:"period,required" eg:"\"2023\"" doc:"The period of the figure."`
	Source strict.Value[string] `toml:"source" doc:"The source whose claim is shown; the preferred one where it is not given."`
	Note   label                `toml:"note" doc:"A few words about the figure."`
}

type preferDecl struct {
	Where  where                `toml:"where,required" eg:"{ INDICATOR = \"…\" }" doc:"The codes of the observation, by dimension."`
	Period span                 `toml:"period,required" eg:"\"2023\"" doc:"The period of the observation."`
	Source strict.Value[string] `toml:"source,required" eg:"\"…\"" doc:"The source whose claim is drawn."`
	Reason label                `toml:"reason" doc:"Why it is."`
}

type sceneDecl struct {
	ID      strict.Value[string]        `toml:"id" doc:"The id of the scene: a-z, 0-9 and hyphens; made of the caption where it is not given."`
	View    strict.Value[string]        `toml:"view,required" eg:"\"--page trade\"" doc:"The view, as the key y copies it: options of the command line."`
	Caption label                       `toml:"caption,required" eg:"\"…\"" doc:"What everybody reads above the view."`
	Notes   label                       `toml:"notes" doc:"What the speaker alone reads."`
	Dwell   strict.Value[time.Duration] `toml:"dwell" doc:"How long the scene stays where the story is played by itself, such as 20s."`
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

// SchemaTOML is what DecodeTOML reads.
func (l *label) SchemaTOML() (string, strict.Schema) {
	return "title", strict.Schema{"anyOf": []strict.Schema{
		{"type": "string"},
		{"type": "object", "propertyNames": strict.Schema{"pattern": languagePattern}, "additionalProperties": strict.Schema{"type": "string"}},
	}}
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

// SchemaTOML is what DecodeTOML reads.
func (s *span) SchemaTOML() (string, strict.Schema) {
	return "period", strict.Schema{"description": "A period: " + data.PeriodForms, "anyOf": []strict.Schema{
		{"type": "string", "pattern": data.PeriodPattern},
		{"type": "integer", "minimum": 1000, "maximum": 9999},
	}}
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

// SchemaTOML is what DecodeTOML reads.
func (p *paths) SchemaTOML() (string, strict.Schema) {
	return "paths", strict.Schema{"anyOf": []strict.Schema{
		{"type": "string", "minLength": 1},
		{"type": "array", "items": strict.Schema{"type": "string", "minLength": 1}},
	}}
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

// SchemaTOML is what DecodeTOML reads.
func (v *value) SchemaTOML() (string, strict.Schema) {
	return "cell", strict.Schema{"description": "Text or a number.", "type": []string{"string", "number"}}
}
