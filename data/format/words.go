package format

import (
	"strings"

	unidecode "github.com/mozillazg/go-unidecode"

	"accord/data"
)

// meaning is what the name of a column says of its role.
type meaning struct {
	role    Role
	concept string
}

// meaningOf reads the name of a column: a concept of SDMX, or a word for it in
// English, Russian or Azerbaijani.
func meaningOf(name string) (meaning, bool) {
	n := strings.ToLower(strings.Trim(name, " .:*"))
	n = strings.NewReplacer("_", " ", "-", " ").Replace(n)
	m, ok := columnWords[n]
	return m, ok
}

// columnWords are the meanings of names of columns.
var columnWords = meanings()

func meanings() map[string]meaning {
	m := map[string]meaning{}
	add := func(role Role, concept string, words ...string) {
		for _, w := range words {
			m[w] = meaning{role, concept}
		}
	}
	add(RoleDimension, data.DimIndicator, "indicator", "series", "variable", "measure", "indicator code", "series code",
		"показатель", "индикатор", "göstərici", "göstəricilər")
	add(RoleDimension, data.DimRefArea, "ref area", "country", "area", "region", "entity", "geo", "reporter", "location", "country code", "territory", "country or area", "country area", "economy",
		"страна", "регион", "территория", "отчитывающаяся страна", "ölkə", "region", "ərazi", "hesabat verən ölkə")
	add(RoleDimension, data.DimCounterpart, "counterpart area", "partner", "counterpart", "partner country", "trading partner",
		"партнер", "партнёр", "страна партнер", "страна партнёр", "торговый партнер", "торговый партнёр", "tərəfdaş", "tərəfdaş ölkə")
	add(RoleDimension, data.DimFlow, "trade flow", "flow", "поток", "направление", "направление торговли", "axın", "istiqamət")
	add(RoleDimension, data.DimActivity, "activity", "sector", "industry", "отрасль", "сектор", "вид деятельности", "sahə", "sektor", "fəaliyyət növü")
	add(RolePeriod, "", "time period", "time", "period", "year", "date", "month", "quarter", "refperiod", "ref period",
		"период", "год", "дата", "месяц", "квартал", "годы", "dövr", "il", "tarix", "ay", "rüb", "illər", "année", "jahr")
	add(RoleValue, "", "obs value", "value", "amount", "figure", "значение", "величина", "сумма", "объем", "объём", "dəyər", "qiymət", "həcm", "məbləğ")
	add(RoleStatus, "", "obs status", "status", "flag", "flags", "obs flag", "статус", "флаг", "примечание к значению", "bayraq")
	add(RoleBound, "", "obs bound", "bound")
	add(RoleUnit, "", "unit measure", "unit", "units", "unit of measure", "единица", "единица измерения", "ед. изм", "ед.изм", "ölçü vahidi", "vahid")
	add(RoleMult, "", "unit mult", "multiplier", "power code")
	add(RoleFreq, "", "freq", "frequency", "периодичность", "dövrilik")
	add(RoleOrg, "", "compiling org", "организация", "ведомство", "təşkilat", "qurum")
	add(RoleSource, "", "source", "источник", "mənbə")
	add(RoleVintage, "", "vintage", "last update", "updated", "дата публикации", "nəşr tarixi")
	add(RoleConf, "", "conf status", "confidentiality", "confidential", "конфиденциальность", "məxfilik")
	add(RoleEmbargo, "", "embargo date", "embargo")
	add(RoleComment, "", "comment obs", "comment", "note", "notes", "footnote", "комментарий", "примечание", "примечания", "qeyd", "şərh")
	return m
}

// ConceptOf is the dimension, or TIME_PERIOD, that a word for a column means in
// English, Russian or Azerbaijani; "" when it means none.
func ConceptOf(word string) string {
	m, ok := meaningOf(word)
	switch {
	case ok && m.role == RoleDimension:
		return m.concept
	case ok && m.role == RolePeriod:
		return data.TimePeriod
	}
	return ""
}

// ascii writes s in Latin letters without accents.
func ascii(s string) string {
	return unidecode.Unidecode(strings.NewReplacer("ə", "e", "Ə", "E").Replace(s)) // which it does not know
}

// dimensionID is the id of a dimension that a column of that name makes.
func dimensionID(name string) string {
	words := strings.FieldsFunc(strings.ToUpper(ascii(name)), func(r rune) bool {
		return !(r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	})
	id := strings.Join(words, "_")
	if id == "" || id[0] >= '0' && id[0] <= '9' {
		id = strings.TrimRight("D_"+id, "_")
	}
	return id
}

// indicatorID is the id of an indicator of that title.
func indicatorID(title string) string {
	words := strings.FieldsFunc(strings.ToLower(ascii(title)), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	})
	id := strings.Join(words, "_")
	if len(id) > 48 {
		id = strings.TrimRight(id[:48], "_")
	}
	if id == "" {
		return "value"
	}
	return id
}

// totalWord reports whether a code or title stands for the whole of its
// dimension.
func totalWord(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "all", "total", "totals", "world", "wld", "owid_wrl", "w00", "_t", "grand total",
		"всего", "итого", "весь мир", "мир", "cəmi", "yekun", "dünya", "bütün dünya", "ümumi":
		return true
	}
	return false
}

// languageOf is the language that names of columns are in.
func languageOf(names []string) string {
	text := strings.ToLower(strings.Join(names, " "))
	switch {
	case strings.ContainsAny(text, "əğışçöü") && strings.ContainsAny(text, "əı"):
		return "az"
	case strings.ContainsAny(text, "абвгдежзийклмнопрстуфхцчшщъыьэюя"):
		return "ru"
	}
	return "en"
}
