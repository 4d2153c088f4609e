package lang

import (
	"strconv"
	"strings"
	"time"

	"accord/data"
)

// Short writes a period as a tick label: 2023, H1'24, Q3'24, 10m'24, Mar'24.
func (c *Catalog) Short(p data.Period) string {
	yy := "'" + p.Start().Format("06")
	switch p.Freq() {
	case data.FreqNone:
		return ""
	case data.FreqAnnual:
		return strconv.Itoa(p.Year())
	case data.FreqHalfYear:
		return c.F(ShortHalf, p.Within()) + yy
	case data.FreqQuarter:
		return c.F(ShortQuarter, p.Within()) + yy
	case data.FreqTrimester:
		return "T" + strconv.Itoa(p.Within()) + yy
	case data.FreqMonth:
		return strings.TrimSuffix(c.dates.MonthAbbreviated(p.Start().Month()), ".") + yy
	case data.FreqYearToDate:
		return c.F(ShortToDate, p.Within()) + yy
	}
	return p.String()
}

// Period writes a period in words for a readout: 2023, first half of 2024,
// January–August 2024, 5 March 2024.
func (c *Catalog) Period(p data.Period) string {
	y := p.Year()
	switch p.Freq() {
	case data.FreqNone:
		return ""
	case data.FreqAnnual:
		return strconv.Itoa(y)
	case data.FreqHalfYear:
		return c.F([]Msg{Half1, Half2}[p.Within()-1], y)
	case data.FreqQuarter:
		return c.F([]Msg{Quarter1, Quarter2, Quarter3, Quarter4}[p.Within()-1], y)
	case data.FreqMonth:
		return c.month(p.Start().Month()) + " " + strconv.Itoa(y)
	case data.FreqYearToDate:
		if p.Within() == 1 {
			return c.month(1) + " " + strconv.Itoa(y)
		}
		return c.month(1) + "–" + c.month(time.Month(p.Within())) + " " + strconv.Itoa(y)
	case data.FreqDay:
		return c.Date(p)
	case data.FreqRange:
		last := p.End().AddDate(0, 0, -1)
		if p.Start().YearDay() == 1 && last.Month() == 12 && last.Day() == 31 {
			return strconv.Itoa(y) + "–" + strconv.Itoa(last.Year())
		}
		return c.dates.FmtDateMedium(p.Start()) + " – " + c.dates.FmtDateMedium(last)
	}
	return p.String()
}

// Date writes a date as precisely as it is known: 5 March 2024, March 2024,
// 2024.
func (c *Catalog) Date(p data.Period) string {
	if p.Freq() != data.FreqDay {
		return c.Period(p)
	}
	return strings.TrimSuffix(c.dates.FmtDateLong(p.Start()), " г.")
}

// Against says which period a growth is calculated on: on 2022.
func (c *Catalog) Against(p data.Period) string {
	if p.Freq() == data.FreqAnnual {
		return c.F(OnAYearAgo, c.Period(p))
	}
	return c.F(OnAPeriodAgo, c.Period(p))
}

// month is the name of a month standing alone (март, not марта).
func (c *Catalog) month(m time.Month) string {
	if c.tag == Russian {
		return [...]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август",
			"сентябрь", "октябрь", "ноябрь", "декабрь"}[m-1]
	}
	return c.dates.MonthWide(m)
}

// Freq is the word for a frequency.
func (c *Catalog) Freq(f data.Freq) string {
	switch f {
	case data.FreqAnnual:
		return c.T(FreqYearly)
	case data.FreqHalfYear:
		return c.T(FreqHalfYearly)
	case data.FreqQuarter:
		return c.T(FreqQuarterly)
	case data.FreqMonth:
		return c.T(FreqMonthly)
	case data.FreqYearToDate:
		return c.T(FreqToDate)
	case data.FreqRange:
		return c.T(FreqSpans)
	}
	return string(f)
}

// Transform is the word for a transformation with what it needs: the base of
// an index, the window of an average.
func (c *Catalog) Transform(t data.Transform, base data.Period, window int) string {
	switch t {
	case data.Index:
		return c.F(TransformI, c.Short(base))
	case data.Cumulated:
		return c.T(TransformC)
	case data.Share:
		return c.T(TransformShare)
	case data.Average:
		if window == 0 {
			window = data.DefaultWindow
		}
		return c.F(TransformA, window)
	case data.Difference:
		return c.T(TransformD)
	case data.GrowthPrev:
		return c.T(TransformG1)
	case data.GrowthYear:
		return c.T(TransformGY)
	}
	return c.T(TransformLevel)
}
