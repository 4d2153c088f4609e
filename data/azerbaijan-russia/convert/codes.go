package main

// reporter is who vouches for a number: the id in COMPILING_ORG and the area
// spoken for. Reporters without an area see flows from Azerbaijan.
type reporter struct{ id, area string }

var reporters = map[string]reporter{
	"SCC-AZ":                          {"SCC-AZ", "AZ"},
	"AZ-SSC":                          {"AZ-SSC", "AZ"},
	"AZ-MinEcon":                      {"AZ-MINECON", "AZ"},
	"AZ-MDDT":                         {"AZ-MDDT", "AZ"},
	"ADY":                             {"ADY", "AZ"},
	"AZ-Gov":                          {"AZ-GOV", "AZ"},
	"AZ-statistics":                   {"AZ-STAT", "AZ"},
	"AZ-statistics (quoted by an MP)": {"AZ-STAT-MP", "AZ"},
	"AZ-statistics (via CSSC)":        {"AZ-STAT-CSSC", "AZ"},
	"AZ-media":                        {"AZ-MEDIA", "AZ"},
	"FCS-RU":                          {"FCS-RU", "RU"},
	"FCS-RU (SKTU)":                   {"FCS-RU-SKTU", "RU"},
	"Rosselkhoznadzor":                {"ROSSELKHOZNADZOR", "RU"},
	"RU-statistics":                   {"RU-STAT", "RU"},
	"RZD":                             {"RZD", "RU"},
	"RU-ITC directorate":              {"RU-ITC", "RU"},
	"RU-MinEcon":                      {"RU-MINECON", "RU"},
	"RU-Gov":                          {"RU-GOV", "RU"},
	"RU-Dagestan":                     {"RU-DAGESTAN", "RU"},
	"Rusagrotrans":                    {"RUSAGROTRANS", "RU"},
	"Iran customs (Astara)":           {"IR-CUSTOMS", "IR"},
	"UN-Comtrade":                     {"UN-COMTRADE", ""},
	"SOCAR/Gazprom":                   {"SOCAR-GAZPROM", ""},
	"media":                           {"MEDIA", ""},
}

// measure is a unit of measure with its power of ten.
type measure struct{ unit, mult string }

var measures = map[string]measure{
	"USD bn": {"USD", "9"}, "USD mn": {"USD", "6"},
	"EUR bn": {"EUR", "9"},
	"RUB bn": {"RUB", "9"}, "RUB mn": {"RUB", "6"},
	"AZN mn": {"AZN", "6"},
	"mn t":   {"T", "6"}, "thousand t": {"T", "3"},
	"mn t/year": {"T_Y", "6"},
	"bn m3":     {"M3", "9"}, "mn m3": {"M3", "6"},
	"%": {"PT", "0"}, "x": {"FACTOR", "0"},
	"TEU": {"TEU", "0"}, "thousand TEU": {"TEU", "3"},
	"containers": {"CONTAINERS", "0"},
	"vehicles":   {"VEHICLES", "0"},
	"trucks/day": {"TRUCKS_D", "0"}, "thousand trucks/day": {"TRUCKS_D", "3"},
	"vehicles/day": {"VEHICLES_D", "0"}, "thousand vehicles/day": {"VEHICLES_D", "3"},
	"vehicles/year":                {"VEHICLES_Y", "0"},
	"mn tablets and capsules/year": {"TABLETS_Y", "6"},
	"lanes":                        {"LANES", "0"},
	"companies":                    {"COMPANIES", "0"},
	"km":                           {"KM", "0"}, "km of 162": {"KM", "0"},
	"m":      {"M", "0"},
	"months": {"MONTHS", "0"}, "years": {"YEARS", "0"},
	"buildings": {"BUILDINGS", "0"}, "trucks in Azerbaijan": {"TRUCKS", "0"},
	"models": {"MODELS", "0"}, "pharmaceuticals": {"MEDICINES", "0"},
	"people": {"PEOPLE", "0"}, "tankers": {"TANKERS", "0"}, "cars": {"CARS", "0"},
}

// ordinals are "units" of numbers that count nothing: a calendar year, the
// number of a ship in a series. Such a number stays in the words of the fact.
var ordinals = map[string]bool{"year": true, "tanker": true}

// bounds maps the qualifier of a fact to OBS_BOUND.
var bounds = map[string]string{"=": "", ">": ">", "<": "<", "~": "~", "": ""}

// products maps the commodity of a trade figure to a code of PRODUCT.
var products = map[string]string{
	"total": "_T", "agricultural products": "agricultural", "apples": "apples", "dates": "dates",
	"exotic fruits": "exotic-fruits", "fruit and vegetables": "fruit-vegetables", "grain": "grain",
	"natural gas": "natural-gas", "nuts": "nuts", "onions": "onions", "plastics": "plastics",
	"potatoes": "potatoes", "stone fruits": "stone-fruits", "sugar": "sugar", "tomatoes": "tomatoes",
	"tomatoes (all destinations)": "tomatoes", "wheat": "wheat",
}

// productSectors maps a product to the sector that makes it.
var productSectors = map[string]string{
	"_T": "_T", "natural-gas": "energy", "plastics": "industry",
	"agricultural": "agriculture", "apples": "agriculture", "dates": "agriculture", "exotic-fruits": "agriculture",
	"fruit-vegetables": "agriculture", "grain": "agriculture", "nuts": "agriculture", "onions": "agriculture",
	"potatoes": "agriculture", "stone-fruits": "agriculture", "sugar": "agriculture", "tomatoes": "agriculture",
	"wheat": "agriculture",
}

// freightSector is the sector of every figure of freight, crossings and
// capacities.
const freightSector = "transport"

// eventSectors maps a type of event to the sector that it is about; the others
// concern all sectors.
var eventSectors = map[string]string{"forum": "interregional", "railways": "transport"}

// denominator is what a share is a share of, and the area whose total that is.
type denominator struct{ code, area string }

var denominators = map[string]denominator{
	"% of AZ foreign trade":            {"az-trade", "AZ"},
	"% of AZ exports":                  {"az-exports", "AZ"},
	"% of AZ imports":                  {"az-imports", "AZ"},
	"% of RU exports":                  {"ru-exports", "RU"},
	"% of AZ wheat imports":            {"az-imports-product", "AZ"},
	"% of AZ tomato exports":           {"az-exports-product", "AZ"},
	"% of AZ exports of stone fruits":  {"az-exports-product", "AZ"},
	"% of AZ exports of tomatoes":      {"az-exports-product", "AZ"},
	"% of AZ exports of exotic fruits": {"az-exports-product", "AZ"},
	"% of AZ exports of plastics":      {"az-exports-product", "AZ"},
	"% of AZ exports of nuts":          {"az-exports-product", "AZ"},
}

// settlements are shares of the payments and not of the goods.
var settlements = map[string]string{
	"% settled in national currencies": "SETTLEMENT_NATIONAL",
	"% settled in roubles":             "SETTLEMENT_ROUBLE",
}

// mirrors are pages that copy or translate what others published. Figures that
// were seen only there are unvalidated.
var mirrors = map[string]bool{"S010": true, "S012": true, "S036": true, "S037": true, "S061": true, "S062": true}

// scope is what a freight figure covers, with the areas it refers to: those of
// the place and not of who reports it, because a tonne between two countries
// has no mirror. Corridors that cross several countries have no area.
type scope struct{ code, area, counterpart string }

var scopes = map[string]scope{
	"AZ-RU bilateral":                          {"bilateral", "AZ", "RU"},
	"AZ-RU border":                             {"border", "AZ", "RU"},
	"North-South corridor total":               {"corridor-total", "", ""},
	"North-South western route":                {"corridor-west", "", ""},
	"North-South corridor, Azerbaijan section": {"corridor-az", "AZ", ""},
	"Azerbaijan transit":                       {"transit-az", "AZ", ""},
	"Azerbaijan corridors total":               {"corridors-az", "AZ", ""},
	"Yarag-Kazmalyar checkpoint":               {"checkpoint-yarag", "RU", "AZ"},
	"Tagirkent-Kazmalyar checkpoint":           {"checkpoint-tagirkent", "RU", "AZ"},
	"Astara terminal (Iran)":                   {"terminal-astara", "IR", ""},
}

// mode is the mode of transport of a freight figure. Some facts write a
// narrower scope in that column: it replaces the code of the scope, or is
// appended to it.
type mode struct{ code, scope, suffix string }

var modes = map[string]mode{
	"all": {code: "_T"}, "rail": {code: "rail"}, "road": {code: "road"}, "sea": {code: "sea"},
	"rail containers":              {code: "rail-container"},
	"transit":                      {code: "_T", suffix: "-transit"},
	"rail transit":                 {code: "rail", suffix: "-transit"},
	"transit share":                {code: "_T", scope: "transit-az"},
	"East-West":                    {code: "_T", scope: "corridor-east-west"},
	"North-West":                   {code: "_T", scope: "corridor-north-west"},
	"eastern route rail":           {code: "rail", scope: "corridor-east"},
	"Samur-Yalama rail checkpoint": {code: "rail", scope: "checkpoint-samur"},
}

// freightIndicators maps the metric of a freight figure; "volume" depends on
// the unit.
var freightIndicators = map[string]string{
	"growth": "FREIGHT_GROWTH", "growth_multiple": "FREIGHT_FACTOR",
	"growth_since_2017": "FREIGHT_GROWTH_SINCE", "growth_since_2017_multiple": "FREIGHT_FACTOR_SINCE",
	"share": "FREIGHT_SHARE", "vehicles": "CROSSINGS", "vehicles_growth": "CROSSINGS_GROWTH",
	"capacity_total": "CAPACITY_VEHICLES", "capacity_trucks": "CAPACITY_TRUCKS",
	"capacity_after": "CAPACITY_TRUCKS", "capacity_growth": "CAPACITY_GROWTH", "lanes": "CAPACITY_LANES",
	"plan": "FREIGHT_PLAN", "guaranteed_volume": "FREIGHT_PLAN",
}

var volumeIndicators = map[string]string{
	"T": "FREIGHT", "TEU": "FREIGHT_TEU", "CONTAINERS": "FREIGHT_CONTAINERS",
}

// levels maps the level of an agreement or event.
var levels = map[string]string{
	"": "", "presidential": "presidential", "presidents": "presidential",
	"president / prime minister": "presidential", "president / deputy prime minister": "presidential",
	"prime ministers": "prime-ministers", "deputy prime ministers": "deputy-pm",
	"intergovernmental": "intergovernmental", "intergovernmental commission": "commission",
	"governmental": "government", "ministers": "ministers", "foreign ministers": "foreign-ministers",
	"parliamentary": "parliamentary", "agency": "agency", "regional": "regional",
	"corporate": "company", "corporate (railways)": "company", "railways": "railways",
}

// agreementStatus maps the status of an agreement; "in force since" a date is
// read apart. Acts about another document keep what the act itself is.
var agreementStatus = map[string]string{
	"signed": "signed", "adopted": "signed", "session documents": "signed", "ratified (AZ)": "signed",
	"submitted for approval": "announced", "draft approved (RU)": "announced", "in force": "in force",
}

// eventTypes maps the type of an event.
var eventTypes = map[string]string{
	"presidents": "presidents", "prime ministers": "prime-ministers",
	"deputy prime ministers": "deputy-prime-ministers", "foreign ministers": "foreign-ministers",
	"intergovernmental commission": "commission", "interregional forum": "forum",
	"opening": "opening", "railways": "railways",
}
