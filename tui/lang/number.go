package lang

import (
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/number"

	"accord/data"
)

type numberKey struct {
	v        float64
	decimals int
}

// Number writes v with that many decimals, grouped as the language groups, with
// a true minus sign. A value that is not a number is the word for "no figure".
func (c *Catalog) Number(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return c.T(NoFigure)
	}
	k := numberKey{v, decimals}
	if s, ok := c.numbers[k]; ok {
		return s
	}
	s := c.printer.Sprint(number.Decimal(v, number.Scale(decimals)))
	s = strings.Replace(s, "-", "−", 1)
	if strings.Trim(s, "−0.,") == "" { // −0.0 is no number that anybody writes
		s = strings.TrimPrefix(s, "−")
	}
	if len(c.numbers) > 1024 {
		clear(c.numbers)
	}
	c.numbers[k] = s
	return s
}

// Bounded writes a number with its bound in front: "> 4.3".
func (c *Catalog) Bounded(v float64, decimals int, b data.Bound) string {
	if b == data.Exact {
		return c.Number(v, decimals)
	}
	return b.String() + " " + c.Number(v, decimals)
}

// Cell writes the value of a cell with its bound, or the word for why there is
// none. At most most decimals are shown, and never more than were published.
func (c *Catalog) Cell(x data.Cell, most int) string {
	if !x.OK {
		return c.Why(x)
	}
	return c.Bounded(x.Value, min(x.Decimals, most), x.Bound)
}

// Unit writes a unit and its multiplier: "bn USD". label is the title of the
// unit, which a dataset declares.
func (c *Catalog) Unit(u data.Unit, label string) string {
	switch {
	case u.ID == data.Percent.ID:
		return "%"
	case u.ID == "FACTOR":
		return "×"
	}
	switch u.Mult {
	case 0:
		return label
	case 3:
		return strings.TrimSpace(c.T(Thousand) + " " + label)
	case 6:
		return strings.TrimSpace(c.T(Million) + " " + label)
	case 9:
		return strings.TrimSpace(c.T(Billion) + " " + label)
	case 12:
		return strings.TrimSpace(c.T(Trillion) + " " + label)
	}
	return "10^" + c.Number(float64(u.Mult), 0) + " " + label
}

// Bound is the word for b; "" for an exact number.
func (c *Catalog) Bound(b data.Bound) string {
	switch b {
	case data.More:
		return c.T(BoundMore)
	case data.Less:
		return c.T(BoundLess)
	case data.About:
		return c.T(BoundAbout)
	}
	return ""
}

// Say writes an amount with its bound in words: more than 4.3 bn USD.
func (c *Catalog) Say(b data.Bound, amount string) string {
	switch b {
	case data.More:
		return c.F(SayMore, c.than(amount))
	case data.Less:
		return c.F(SayLess, amount)
	case data.About:
		return c.F(SayAbout, amount)
	}
	return amount
}

// Under writes that something is less than an amount. "Almost" is how people
// state a figure; what is left between two figures is "less than".
func (c *Catalog) Under(amount string) string { return c.F(SayUnder, c.than(amount)) }

// than puts an amount into the case that follows "more than" and "less than".
func (c *Catalog) than(amount string) string {
	if c.tag == Azerbaijani {
		return ablative(amount)
	}
	return amount
}

// Why is the word for why x has no value.
func (c *Catalog) Why(x data.Cell) string {
	switch x.Why {
	case data.WhyStatus:
		if w := c.Status(x.Status); w != "" {
			return w
		}
		return c.T(NoFigure)
	case data.WhyPart:
		return c.T(WhyPart)
	case data.WhyBase:
		return c.T(WhyBase)
	case data.WhyZeroBase:
		return c.T(WhyZeroBase)
	case data.WhyBreak:
		return c.T(WhyBreak)
	case data.WhyNotAYear:
		return c.T(WhyNotAYear)
	}
	return c.T(NoFigure)
}

// WhyIn is Why in at most room cells of a table: where the sentence is longer, a
// word for it, because the beginning of a sentence says something else.
func (c *Catalog) WhyIn(x data.Cell, room int) string {
	whole := c.Why(x)
	if utf8.RuneCountInString(whole) <= room {
		return whole
	}
	m, ok := map[string]Msg{data.WhyBase: WhyBaseShort, data.WhyNotAYear: WhyBaseShort, data.WhyZeroBase: WhyZeroBaseShort,
		data.WhyPart: WhyPartShort, data.WhyBreak: WhyBreakShort}[x.Why]
	if !ok {
		return whole
	}
	return c.T(m)
}

// Status is the word for the worst flag of s; "" for a normal value.
func (c *Catalog) Status(s data.Status) string {
	switch s.Worst() {
	case 0:
		return ""
	case data.StatusBreak:
		return c.T(StatusBreak)
	case data.StatusForecast:
		return c.T(StatusForecast)
	case data.StatusEstimate:
		return c.T(StatusEstimate)
	case data.StatusImputed:
		return c.T(StatusImputed)
	case data.StatusProvisional:
		return c.T(StatusProvisional)
	case data.StatusLowReliable:
		return c.T(StatusLow)
	case data.StatusUnvalidated:
		return c.T(StatusUnvalidated)
	case data.StatusSuppressed:
		return c.T(StatusSuppressed)
	case data.StatusMissing, data.StatusNotCollected, data.StatusCannotExist, data.StatusHoliday, data.StatusIncludedAway:
		return c.T(StatusMissing)
	}
	return s.Worst().String()
}
