package load

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"accord/data"
	"accord/data/diag"
)

// compiled is the schema as a validator understands it.
func compiled(t *testing.T, text string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7) // so that $schema has to say 2020-12
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON is a TOML text as an editor sees it.
func asJSON(t *testing.T, text string) (any, error) {
	t.Helper()
	var m map[string]any
	if _, err := toml.Decode(text, &m); err != nil {
		return nil, err
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return jsonschema.UnmarshalJSON(strings.NewReader(string(b)))
}

func TestSchemaAcceptsDatasets(t *testing.T) {
	s := compiled(t, Schema())
	for _, name := range []string{"../azerbaijan-russia/dataset.toml", "testdata/ok/folder/dataset.toml", "testdata/ok/story.toml", "../write/starter/dataset.toml"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := asJSON(t, string(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaSeesMistakes gives the schema datasets with one mistake each.
func TestSchemaSeesMistakes(t *testing.T) {
	s := compiled(t, Schema())
	valid := func(text string) error {
		doc, err := asJSON(t, text)
		if err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		return s.Validate(doc)
	}
	row := "[[observation]]\nTIME_PERIOD = 2023\nOBS_VALUE = 4.3\n"
	event := "[[event]]\nid = \"E\"\ndate = \"2024-03\"\ntype = \"x\"\n"
	for _, good := range []string{head, head + row + "OBS_BOUND = \">\"\nPRODUCT = \"tea\"\nOBS_STATUS = \"BP\"\n", head + "updated = 2024\n", head + event + "title_en = \"x\"\n",
		head + "[[observation]]\nTIME_PERIOD = \"2024-YTD-08\"\nOBS_STATUS = \"O\"\n", head + "[tables]\nevents = \"e.csv\"\nsources = [\"a.csv\", \"b.csv\"]\n",
		head + "[[import]]\nfile = \"x.csv\"\nformat = \"owid\"\n[import.column.\"a b\"]\nrole = \"dimension\"\ncodes = { a = \"b\" }\n",
		head + "[defaults]\nREF_AREA = \"AZ\"\nUNIT_MULT = 6\nPRODUCT = \"_T\"\n", head + "[[project]]\nid = \"P\"\nstatus = 4\n[[project]]\nid = \"Q\"\nstatus = \"Closed\"\n"} {
		if err := valid(good); err != nil {
			t.Errorf("%s\nis refused: %v", good, err)
		}
	}
	for _, bad := range []string{
		"id = \"t\"\ntitle = \"T\"\n", "accord = 2\nid = \"t\"\ntitle = \"T\"\n", "accord = \"1\"\nid = \"t\"\ntitle = \"T\"\n", "accord = 1\ntitle = \"T\"\n",
		"accord = 1\nid = \"My Data\"\ntitle = \"T\"\n", head + "titel = \"x\"\n", head + "languages = \"en\"\n", head + "languages = [\"English\"]\n",
		head + "updated = \"05.03.2024\"\n", head + "updated = \"March 2024\"\n", head + "partners = { a = 1 }\n", head + "[tables]\nobservation = \"o.csv\"\n",
		head + "[tables]\nevents = 1\n", head + "[area.AZ]\nname = \"x\"\n", head + "[area]\nAZ = \"Azerbaijan\"\n", head + "[area.AZ]\ntitle = { English = \"x\" }\n",
		head + "[area.AZ]\ntitle = 5\n", head + "[indicator.T]\ntitle = \"x\"\n", head + "[indicator.T]\nunit = \"USD\"\nunit_mult = \"billions\"\n",
		head + "[reporter.X]\nrank = 1.5\n", head + "[panel.projects]\nindicator = \"T\"\n", head + "[panel.trade]\nseries = \"REF_AREA\"\n",
		head + "[[highlight]]\npanel = \"agreements\"\nperiod = \"2023\"\n", head + "[[highlight]]\npanel = \"trade\"\n",
		head + "[[prefer]]\nwhere = { INDICATOR = 5 }\nperiod = \"2023\"\nsource = \"S\"\n", head + "[defaults]\nTIME_PERIOD = \"2024\"\n",
		head + "[defaults]\nUNIT_MULT = \"mn\"\n", head + row + "OBS_BOUND = \"more than\"\n", head + row + "UNIT_MULT = \"six\"\n",
		head + "[[observation]]\nOBS_VALUE = 1\n", head + "[[observation]]\nTIME_PERIOD = \"Q5/2020\"\nOBS_VALUE = 1\n", head + "[[observation]]\nTIME_PERIOD = 2023\nOBS_VALUE = \"4,3\"\n",
		head + "[[observation]]\nTIME_PERIOD = 2023\nOBS_VALUE = true\n", head + event + "titel = \"x\"\n", head + event + "number = \"third\"\n", head + event + "date_basis = \"guessed\"\n",
		head + "[[agreement]]\nid = \"A\"\ndate = 2020\nstatus = \"sigend\"\n", head + "[[agreement]]\nid = \"A\"\ndate = 2020\n", head + "[[project]]\nid = \"P\"\nstatus = 7\n",
		head + "[[import]]\n", head + "[[import]]\nfile = \"x.csv\"\nformat = \"xls\"\n", head + "[[import]]\nfile = \"x.csv\"\n[import.column.\"a b\"]\nrole = \"dim\"\n",
		head + "[[scene]]\nview = \"--page trade\"\n", head + "[[scene]]\nview = \"\"\ncaption = \"C\"\nid = \"A b\"\n", head + "[[scene]]\nview = \"x\"\ncaption = \"C\"\ndwell = 20\n",
		head + "[[source]]\ntitle = \"x\"\n", head + "[dimension.SCOPE.codes.x]\n", head + "observation = 5\n",
	} {
		if valid(bad) == nil {
			t.Errorf("%s\nis accepted", bad)
		}
	}
}

// TestSchemaDescribesKeys checks that no declared key is left without a word.
func TestSchemaDescribesKeys(t *testing.T) {
	var s map[string]any
	if err := json.Unmarshal([]byte(Schema()), &s); err != nil {
		t.Fatal(err)
	}
	n := 0
	var see func(path string, s map[string]any)
	see = func(path string, s map[string]any) {
		properties, _ := s["properties"].(map[string]any)
		for key, p := range properties {
			p := p.(map[string]any)
			if p["description"] == nil {
				t.Errorf("%s%s has no description", path, key)
			}
			n++
			if items, ok := p["items"].(map[string]any); ok && items["patternProperties"] == nil && key != "source" && key != "fact" {
				see(path+key+".", items)
			}
			if more, ok := p["additionalProperties"].(map[string]any); ok {
				see(path+key+".*.", more)
			} else if key != "defaults" {
				see(path+key+".", p)
			}
		}
	}
	see("", s)
	if n < 50 {
		t.Errorf("only %d keys", n)
	}
}

// TestStarterExplainsEveryKey looks for each declared key in the dataset that
// there is to begin with.
func TestStarterExplainsEveryKey(t *testing.T) {
	text, err := os.ReadFile("../write/starter/dataset.toml")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, v := range []any{declarations{}, rowNodes{}, tableNames{}, codeDecl{}, reporterDecl{}, dimensionDecl{}, indicatorDecl{}, panelDecl{}, highlightDecl{}, preferDecl{}} {
		for f := range reflect.TypeOf(v).Fields() {
			key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
			if key == "" {
				continue
			}
			n++
			if found, err := regexp.Match(`(^|[\n\[.{ ])`+key+`( =|\.|\])`, text); err != nil || !found {
				t.Errorf("the key %q does not occur", key)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d keys", n)
	}
}

// TestColumnKinds holds what the schema says of columns against the loader: a
// value of another kind is refused, and every text is taken as text.
func TestColumnKinds(t *testing.T) {
	ds := &data.Dataset{Languages: []string{"en"}}
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	good := map[string]string{"id": "X", "date": "2024", "status": "signed", "type": "x", "fact": "x", "project": "P", "TIME_PERIOD": "2024", "OBS_VALUE": "1", "title": "T"}
	for _, table := range specs(ds) {
		for _, c := range table.columns {
			if table.table == "observations" && (c.name == "OBS_STATUS" || c.name == "TRADE_FLOW") {
				continue // codes of lists, for which the schema has text
			}
			kind := kindOf(table.table, c.name)
			bad := "zzz"
			if kind == "text" {
				bad = "any text; 'at all'"
				if c.name == "sectors" || c.name == "title_en" {
					continue
				}
			}
			names, cells := []string{c.name}, []string{`"` + bad + `"`}
			for _, other := range table.columns {
				if other.name != c.name && (other.required || other.name == "title") {
					value := good[other.name]
					if table.table == "projects" && other.name == "status" {
						value = "1"
					}
					names, cells = append(names, other.name), append(cells, value)
				}
			}
			if strings.Contains(c.name, "bound") {
				for _, v := range []string{"value", "cost", "OBS_VALUE"} {
					if table.column(v) >= 0 && !slices.Contains(names, v) {
						names, cells = append(names, v), append(cells, "1")
					}
				}
			}
			dir := t.TempDir()
			write(t, dir+"/dataset.toml", head+"[defaults]\nINDICATOR = \"T\"\n[tables]\n"+table.table+" = \"t.csv\"\n")
			write(t, dir+"/t.csv", strings.Join(names, ",")+"\n"+strings.Join(cells, ",")+"\n")
			_, list, err := Load(context.Background(), dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			own := slices.DeleteFunc(slices.Clone(list), func(d diag.Diag) bool {
				return d.Rule == "empty" || filepath.Base(d.At.Path) != "t.csv" || d.Severity != diag.Error || strings.HasPrefix(d.Rule, "unknown-") || d.Rule == "reference"
			})
			switch {
			case kind == "text" && len(own) > 0:
				t.Errorf("%s.%s is text, and %q is refused: %s", table.table, c.name, bad, own[0].Message)
			case kind != "text" && !slices.ContainsFunc(own, func(d diag.Diag) bool { return strings.Contains(d.Message, "zzz") }):
				t.Errorf("%s.%s is %s, and %q is accepted", table.table, c.name, kind, bad)
			}
		}
	}
}

// TestPeriodPattern compares the pattern of periods with the parser.
func TestPeriodPattern(t *testing.T) {
	pattern := regexp.MustCompile(data.PeriodPattern)
	for _, s := range []string{"2024", "2024-A1", "1960 [YR1960]", "2024-S2", "2024H1", "2024-T3", "2024-Q1", "2012Q1", "2025Q01", "Q3/2020", "2024-03", "2024-M03",
		"2010M10", "2024-m10", "2024-03-05", "2024-D060", "2024-YTD-08", "2019/20", "2024-03-21/2024-09-22", "2017/2023", "2012-01/2012-09", "2024-01-01/P1Y",
		"2024-03-05T12:30:00", "2020-W53", "2024-Q1/2024-Q3", "2024-01-01/P365D"} {
		if _, err := data.ParsePeriod(s); err != nil || !pattern.MatchString(s) {
			t.Errorf("%q: the pattern says %v, the parser %v", s, pattern.MatchString(s), err)
		}
	}
	for _, s := range []string{"", "24", "2024-", "2024-S0", "2024-S3", "2024-T4", "2024-Q5", "05.03.2024", "05/03/2024", "2024.03", "202403", "2024-3", "2024-YTD-00",
		"2024-YTD-13", "2024-X1", "Q5/2020", "Q3/20", "2024/P", "2024/PY", "2024 г.", "n/a", "２０２４", "March 2024"} {
		if _, err := data.ParsePeriod(s); err == nil || pattern.MatchString(s) {
			t.Errorf("%q: the pattern says %v, the parser %v", s, pattern.MatchString(s), err)
		}
	}
}
