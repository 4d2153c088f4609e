package format

import "strings"

// IsGroup reports whether an area of that code and title is a group, which must
// not stand among the areas that it consists of: an aggregate of the World Bank,
// by its code or, in files without codes, by its name; or a region of Our World in
// Data, whose codes begin with OWID_. Of those that are no region, such as Kosovo,
// the list is short.
func IsGroup(code, title string) bool {
	if rest, ok := strings.CutPrefix(code, "OWID_"); ok {
		return !strings.Contains(" KOS CIS AKD ABK CZS ERE GDR GFR KRU PYA SRM TRS USS YGS YAR YPR ZAN ", " "+rest+" ")
	}
	for _, a := range aggregates() {
		if code != "" && code == a[0] || strings.EqualFold(code, a[1]) || strings.EqualFold(title, a[1]) {
			return true
		}
	}
	return false
}

// IsArea reports whether a code has the form of the three letters of ISO 3166-1, or
// is the total. Where a file has codes, a region is what has none.
func IsArea(code string) bool {
	return code == "_T" || len(code) == 3 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" || strings.HasPrefix(code, "OWID_")
}

// aggregates are the codes and names of the aggregates of the World Bank, as its
// downloads have them from 2017 on; the World itself is the total. None of the
// codes is one of ISO 3166-1.
// https://datahelpdesk.worldbank.org/knowledgebase/articles/378834
func aggregates() [][2]string {
	return [][2]string{
		{"AFE", "Africa Eastern and Southern"}, {"AFW", "Africa Western and Central"}, {"ARB", "Arab World"},
		{"CEB", "Central Europe and the Baltics"}, {"CSS", "Caribbean small states"},
		{"EAP", "East Asia & Pacific (excluding high income)"}, {"EAR", "Early-demographic dividend"}, {"EAS", "East Asia & Pacific"},
		{"ECA", "Europe & Central Asia (excluding high income)"}, {"ECS", "Europe & Central Asia"}, {"EMU", "Euro area"},
		{"EUU", "European Union"}, {"FCS", "Fragile and conflict affected situations"}, {"HIC", "High income"},
		{"HPC", "Heavily indebted poor countries (HIPC)"}, {"IBD", "IBRD only"}, {"IBT", "IDA & IBRD total"}, {"IDA", "IDA total"},
		{"IDB", "IDA blend"}, {"IDX", "IDA only"}, {"INX", "Not classified"}, {"LAC", "Latin America & Caribbean (excluding high income)"},
		{"LCN", "Latin America & Caribbean"}, {"LDC", "Least developed countries: UN classification"}, {"LIC", "Low income"},
		{"LMC", "Lower middle income"}, {"LMY", "Low & middle income"}, {"LTE", "Late-demographic dividend"},
		{"MEA", "Middle East & North Africa"}, {"MIC", "Middle income"}, {"MNA", "Middle East & North Africa (excluding high income)"},
		{"NAC", "North America"}, {"OED", "OECD members"}, {"OSS", "Other small states"}, {"PRE", "Pre-demographic dividend"},
		{"PSS", "Pacific island small states"}, {"PST", "Post-demographic dividend"}, {"SAS", "South Asia"},
		{"SSA", "Sub-Saharan Africa (excluding high income)"}, {"SSF", "Sub-Saharan Africa"}, {"SST", "Small states"},
		{"TEA", "East Asia & Pacific (IDA & IBRD countries)"}, {"TEC", "Europe & Central Asia (IDA & IBRD countries)"},
		{"TLA", "Latin America & the Caribbean (IDA & IBRD countries)"}, {"TMN", "Middle East & North Africa (IDA & IBRD countries)"},
		{"TSA", "South Asia (IDA & IBRD)"}, {"TSS", "Sub-Saharan Africa (IDA & IBRD countries)"}, {"UMC", "Upper middle income"},
		// Older downloads.
		{"NOC", "High income: nonOECD"}, {"OEC", "High income: OECD"}, {"", "Latin America & Caribbean (developing only)"},
		{"", "East Asia & Pacific (developing only)"}, {"", "Europe & Central Asia (developing only)"},
		{"", "Middle East & North Africa (developing only)"}, {"", "Sub-Saharan Africa (developing only)"},
		{"", "East Asia & Pacific (all income levels)"}, {"", "Europe & Central Asia (all income levels)"},
		{"", "Latin America & Caribbean (all income levels)"}, {"", "Middle East & North Africa (all income levels)"},
		{"", "Sub-Saharan Africa (all income levels)"}, {"", "South Asia (all income levels)"},
	}
}
