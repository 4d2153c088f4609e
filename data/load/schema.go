package load

import (
	"strconv"
	"strings"

	"accord/data"
	"accord/data/format"
	"accord/data/strict"
	"accord/data/warehouse"
)

// languagePattern matches a language tag.
const languagePattern = `^[a-z]{2,3}(-[A-Za-z0-9-]+)?$`

// Schema is the JSON Schema of dataset.toml, made of the declarations that it
// is decoded into, for editors. What only the whole dataset can tell, such as
// whether an id is declared, is left to the check. It is stricter than the
// loader in one thing: keys of rows are written as they stand there, and
// INDICATOR is not indicator.
func Schema() string {
	s := strict.SchemaOf(&declarations{})
	s["title"] = "dataset.toml of accord"
	s.At("accord")["const"] = version
	s.At("id")["pattern"] = `^[a-z0-9-]+$`
	s.At("languages")["items"].(strict.Schema)["pattern"] = languagePattern
	s.At("panel")["propertyNames"] = strict.Schema{"enum": panels()}
	s.At("highlight")["items"].(strict.Schema).At("panel")["enum"] = panels()
	s.At("scene")["items"].(strict.Schema).At("id")["pattern"] = `^[a-z0-9-]+$`
	imported := s.At("import")["items"].(strict.Schema)
	imported.At("format")["enum"] = append(idsOf(format.Formats(), func(f format.Format) string { return f.ID }), "")
	imported.At("dates")["enum"] = []string{"", "dmy", "mdy", "ymd"}
	imported.At("column")["additionalProperties"].(strict.Schema).At("role")["enum"] = format.Roles()
	engine := s.At("warehouse")["oneOf"].([]strict.Schema)[0]
	engine.At("store")["enum"] = warehouse.Engines()
	engine.At("tls")["enum"] = []warehouse.TLS{warehouse.TLSVerify, warehouse.TLSRequire, warehouse.TLSOff}
	column := engine.At("column")["additionalProperties"].(strict.Schema)
	column.At("role")["enum"] = warehouse.Roles()
	column.At("freq")["enum"] = []string{"A", "Q", "M", "W", "D"}
	ds := &data.Dataset{}
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	defaults := strict.Schema{}
	for _, table := range specs(ds) {
		s.At(table.row)["items"] = rowSchema(table)
		if table.table == "observations" {
			for _, c := range table.columns {
				if !c.required {
					defaults[c.name] = cellSchema(table, c.name)
				}
			}
		}
	}
	// What is no column of every dataset may be a declared dimension.
	s.At("defaults")["properties"] = defaults
	s.At("defaults")["propertyNames"] = strict.Schema{"not": strict.Schema{"enum": []string{"TIME_PERIOD", "OBS_VALUE"}}}
	return s.Text()
}

// rowSchema is a row of a table in the one-file form.
func rowSchema(table *spec) strict.Schema {
	properties, required := strict.Schema{}, []string{}
	for _, c := range table.columns {
		properties[c.name] = cellSchema(table, c.name)
		if c.required && c.name != "OBS_VALUE" { // the status of the row says why there is none
			required = append(required, c.name)
		}
	}
	s := strict.Schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	switch {
	case table.column("date_basis") >= 0 && table.table != "sources", table.table == "projects":
		s["patternProperties"] = strict.Schema{`^title_[a-z]{2,3}(-[A-Za-z0-9-]+)?$`: strict.Schema{"$ref": "#/$defs/cell", "description": "The title in a language of the dataset."}}
	case table.table == "observations":
		s["patternProperties"] = strict.Schema{`^[A-Z][A-Z0-9_]*$`: strict.Schema{"$ref": "#/$defs/cell", "description": "The code of a declared dimension."}}
	}
	return s
}

// cellSchema is what a column of a table holds.
func cellSchema(table *spec, column string) strict.Schema {
	switch kind := kindOf(table.table, column); kind {
	case "period":
		return strict.Schema{"anyOf": []strict.Schema{{"$ref": "#/$defs/period"}, {"const": ""}}}
	case "number":
		return strict.Schema{"anyOf": []strict.Schema{{"type": "number"}, {"type": "string", "pattern": `^([+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?|[Nn][Aa][Nn])?$`}}}
	case "integer":
		return strict.Schema{"anyOf": []strict.Schema{{"type": "integer"}, {"type": "string", "pattern": `^([+-]?[0-9]+)?$`}}}
	case "text":
		return strict.Schema{"$ref": "#/$defs/cell"}
	default: // words
		var list []any
		for word := range strings.SplitSeq(kind, "|") {
			if list = append(list, word); kind == activities {
				if n, err := strconv.Atoi(word); err == nil {
					list = append(list, n)
				}
			}
		}
		return strict.Schema{"enum": list}
	}
}

const (
	bounds     = "|=|>|<|~"
	activities = "1|2|3|4|5|6|Pipeline/identification|Implementation|Finalisation|Closed|Cancelled|Suspended"
)

// kindOf says what a column is read as: a period, a number, an integer, text, or
// one of words with bars between them.
func kindOf(table, column string) string {
	switch column {
	case "date", "in_force", "status_as_of", "planned_start", "actual_start", "planned_end", "actual_end", "as_of", "TIME_PERIOD", "VINTAGE":
		return "period"
	case "cost", "value", "OBS_VALUE":
		return "number"
	case "number", "cost_mult", "unit_mult", "UNIT_MULT":
		return "integer"
	case "bound", "cost_bound", "OBS_BOUND":
		return bounds
	case "title_basis":
		return "|stated|slug|desc"
	case "FREQ":
		words := "|A_3"
		for _, f := range data.Freqs() {
			words += "|" + string(f)
		}
		return words
	case "date_basis":
		if table == "sources" {
			return "|stated|inferred|url|unknown"
		}
		return "|stated|inferred"
	case "status":
		if table == "projects" {
			return activities
		}
		var words []string
		for _, s := range data.AgreementStatuses() {
			words = append(words, string(s))
		}
		return strings.Join(words, "|")
	}
	return "text"
}
