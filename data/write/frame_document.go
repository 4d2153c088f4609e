package write

// The document. Names in capitals are those of the columns of a CSV, and mostly
// of SDMX; the others are of the document itself.
type (
	head struct {
		Version int         `json:"version"`
		Dataset datasetJSON `json:"dataset"`
		Query   queryJSON   `json:"query"`
	}
	tail struct {
		LeftOut int          `json:"left_out"`
		CutAt   int          `json:"cut_at,omitzero"`
		Undated int          `json:"undated"`
		Sources []sourceJSON `json:"sources"`
	}
	datasetJSON struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	queryJSON struct {
		Indicators     []string     `json:"indicators"`
		By             []string     `json:"by"`
		Where          []filterJSON `json:"where"`
		Freqs          []string     `json:"freqs"`
		From           string       `json:"from"`
		To             string       `json:"to"`
		Transformation string       `json:"transformation"`
		AsOf           string       `json:"as_of"`
		Prefer         string       `json:"prefer"`
	}
	filterJSON struct {
		Dimension string   `json:"dimension"`
		Codes     []string `json:"codes"`
	}
	sourceJSON struct {
		ID        string `json:"id"`
		Title     string `json:"title"`
		Publisher string `json:"publisher"`
		Date      string `json:"date"`
		URL       string `json:"url"`
		Language  string `json:"language"`
		Licence   string `json:"licence"`
	}
	cellJSON struct {
		Indicator      string            `json:"INDICATOR"`
		Freq           string            `json:"FREQ"`
		Period         string            `json:"TIME_PERIOD"`
		Key            map[string]string `json:"KEY"`
		Labels         map[string]string `json:"LABELS,omitempty"`
		Value          num               `json:"OBS_VALUE"`
		Bound          string            `json:"OBS_BOUND"`
		Status         []string          `json:"OBS_STATUS"`
		Why            string            `json:"WHY_MISSING"`
		Low            num               `json:"LOW"`
		High           num               `json:"HIGH"`
		Claims         int               `json:"CLAIMS"`
		Org            string            `json:"COMPILING_ORG"`
		Spliced        bool              `json:"SPLICED"`
		Source         []string          `json:"SOURCE"`
		Unit           string            `json:"UNIT_MEASURE"`
		Mult           int               `json:"UNIT_MULT"`
		Decimals       num               `json:"DECIMALS"`
		Transformation string            `json:"TRANSFORMATION"`
		CutAt          int               `json:"CUT_AT,omitzero"`
		Behind         []claimJSON       `json:"CLAIM_LIST,omitzero"`
	}
	claimJSON struct {
		Key      map[string]string `json:"KEY"`
		Value    num               `json:"OBS_VALUE"`
		Bound    string            `json:"OBS_BOUND"`
		Status   []string          `json:"OBS_STATUS"`
		Unit     string            `json:"UNIT_MEASURE"`
		Mult     int               `json:"UNIT_MULT"`
		Decimals num               `json:"DECIMALS"`
		Org      string            `json:"COMPILING_ORG"`
		Source   string            `json:"SOURCE"`
		Vintage  string            `json:"VINTAGE"`
		Why      string            `json:"WHY_PREFERRED"`
		Reason   string            `json:"REASON"`
		Undated  bool              `json:"UNDATED"`
		Comment  string            `json:"COMMENT_OBS"`
	}
)

// num is a number that is written already; "" is null.
type num string

// MarshalJSON writes the number as it is.
func (n num) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	return []byte(n), nil
}
