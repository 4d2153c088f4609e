package data

// Text is a title or label in the languages in which it is known, by language
// tag ("en", "ru", "az"). A Text must not be changed once its dataset is built.
type Text map[string]string

// In returns the text in lang, else in the first of fallbacks that has it,
// else in any language (the alphabetically first, so that the answer is
// always the same), else "".
func (t Text) In(lang string, fallbacks ...string) string {
	if s := t[lang]; s != "" {
		return s
	}
	for _, f := range fallbacks {
		if s := t[f]; s != "" {
			return s
		}
	}
	best := ""
	for l, s := range t {
		if s != "" && (best == "" || l < best) {
			best = l
		}
	}
	return t[best]
}
