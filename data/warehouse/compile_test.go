package warehouse

import (
	"strings"
	"testing"

	"accord/data"
)

func compiled(t *testing.T, s Spec, where ...condition) statement {
	t.Helper()
	var d dialect = postgresDialect{}
	if s.Address.Engine == ClickHouse {
		d = clickhouseDialect{}
	}
	st, _, err := newShape(s, d).compile([]key{{found{name: "year", kind: kindInt}, ""}, {found{name: "who", kind: kindText}, ""}}, where, sums, found{name: "v", kind: kindFloat, typ: "double precision"}, 10)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func TestCompile(t *testing.T) {
	who := condition{column: found{name: "who", kind: kindText, typ: "String"}, values: []string{"AZ", "RU"}, null: true}
	days := condition{column: found{name: "day", kind: kindDate, typ: "Date"}, since: "2020-01-01", before: "2021-01-01"}
	for _, c := range []struct {
		name string
		spec Spec
		want string
	}{
		{"postgres", Spec{Table: "stats.trade"},
			`SELECT "year", "who", sum("v") FILTER (WHERE "v" <> 'NaN'), count("v") FILTER (WHERE "v" <> 'NaN'), count(*) FROM "stats"."trade"` +
				` WHERE ("who" = ANY ($1) OR "who" IS NULL) AND "day" >= DATE '2020-01-01' AND "day" < DATE '2021-01-01' GROUP BY "year", "who" LIMIT 11`},
		{"postgres in two levels", Spec{Table: "trade", Shard: "part"},
			`SELECT k0, k1, sum(v0), sum(v1), sum(v2) FROM (SELECT "part" AS shard, "year" AS k0, "who" AS k1, sum("v") FILTER (WHERE "v" <> 'NaN') AS v0,` +
				` count("v") FILTER (WHERE "v" <> 'NaN') AS v1, count(*) AS v2 FROM "trade" WHERE ("who" = ANY ($1) OR "who" IS NULL) AND "day" >= DATE '2020-01-01'` +
				` AND "day" < DATE '2021-01-01' GROUP BY "part", "year", "who") AS accord_shards GROUP BY k0, k1 LIMIT 11`},
		{"clickhouse", Spec{Address: Address{Engine: ClickHouse}, Table: "stats.trade"},
			"SELECT `year`, `who`, sumIf(`v`, NOT isNaN(`v`)), countIf(NOT isNaN(`v`)), count(*) FROM `stats`.`trade` WHERE (`who` IN accord_1 OR `who` IS NULL)" +
				" AND `day` >= toDate('2020-01-01') AND `day` < toDate('2021-01-01') GROUP BY `year`, `who` LIMIT 11"},
		{"a select", Spec{Select: "SELECT * FROM x -- all of it ;\n"},
			"SELECT \"year\", \"who\", sum(\"v\") FILTER (WHERE \"v\" <> 'NaN'), count(\"v\") FILTER (WHERE \"v\" <> 'NaN'), count(*) FROM (SELECT * FROM x -- all of it\n) AS accord_rows" +
				` WHERE ("who" = ANY ($1) OR "who" IS NULL) AND "day" >= DATE '2020-01-01' AND "day" < DATE '2021-01-01' GROUP BY "year", "who" LIMIT 11`},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := compiled(t, c.spec, who, days)
			if st.sql != c.want {
				t.Errorf("got  %s\nwant %s", st.sql, c.want)
			}
			if len(st.args) != 1 || strings.Join(st.args[0].values, " ") != "AZ RU" {
				t.Errorf("bound %+v", st.args)
			}
		})
	}
}

// No value ever stands in a statement, and no name ends its quotes.
func TestHostileNamesAndValues(t *testing.T) {
	hostile := []string{`"; DROP TABLE x; --`, "`; DROP TABLE x; --", `\`, `\"`, "\\`", `a"b`, "a`b", "'", "a.b", "$1", "?", "{x:String}", "/*", "a\nb", "ə"}
	for _, h := range hostile {
		for _, e := range Engines() {
			spec := Spec{Address: Address{Engine: e}, Table: h}
			col := found{name: h, kind: kindText, typ: "String"}
			secret := "value-" + h
			st := compiled(t, spec, condition{column: col, values: []string{secret}})
			if strings.Contains(st.sql, secret) {
				t.Errorf("%s: a value stands in %s", e, st.sql)
			}
			if len(st.args) != 1 || st.args[0].values[0] != secret {
				t.Errorf("%s: bound %+v", e, st.args)
			}
			var q string
			if e == Postgres {
				q = `"` + strings.ReplaceAll(h, `"`, `""`) + `"`
			} else {
				q = "`" + strings.ReplaceAll(strings.ReplaceAll(h, `\`, `\\`), "`", "\\`") + "`"
			}
			if !strings.Contains(st.sql, q) {
				t.Errorf("%s: %q is not written %s in %s", e, h, q, st.sql)
			}
		}
	}
}

// What names are quoted as is what the servers take them for.
func TestHostileNamesOnServers(t *testing.T) {
	for _, s := range servers(t) {
		t.Run(string(s.address.Engine), func(t *testing.T) {
			for _, h := range []string{`a"b`, "a`b", `a\b`, "a'b", "Year", "select", "a b", "ə", `"; --`, "a$1", "a?"} {
				name := s.named(t)
				var d dialect = postgresDialect{}
				text, number, end := "text", "integer", ""
				if s.is(ClickHouse) {
					d, text, number, end = clickhouseDialect{}, "String", "Int32", " ENGINE = Memory"
				}
				s.exec(t, "CREATE TABLE "+name+" (y "+number+", "+d.quote(h)+" "+text+", v "+number+")"+end)
				s.exec(t, "INSERT INTO "+name+" VALUES (2020, "+s.literal(h)+", 1), (2020, 'x', 2)")
				table := open(t, Spec{Address: s.address, Table: name, Columns: []Column{{Name: "y", Role: RolePeriod}, {Name: "v", Role: RoleValue},
					{Name: h, Role: RoleDimension, Concept: data.DimRefArea}}}, data.StandardDimensions())
				groups, err := table.Group(t.Context(), data.Grouping{Dims: []int{1}, Where: []data.Filter{{Dimension: data.DimRefArea, Codes: []string{tidy(h)}}}})
				if err != nil || len(groups) != 1 || groups[0].Codes[0] != h || groups[0].Sum != 1 {
					t.Errorf("%q: %v, %v", h, groups, err)
				}
			}
		})
	}
}
