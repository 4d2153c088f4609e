package data

// cumulate writes the sum of cells from the first figure on.
func (f Frame) cumulate(cells, out []Cell) {
	var sum Cell
	begun, ended := false, ""
	for j, c := range cells {
		follows := j > 0 && f.Periods[j-1].end == f.Periods[j].start
		switch {
		case !begun && !c.OK:
		case !begun:
			begun, sum = true, c
		case ended != "":
		case !c.OK || !follows:
			ended = WhyPart
		case c.Status.Has(StatusBreak):
			ended = WhyBreak
		default:
			sum = add(sum, c)
			if !sum.OK {
				ended = sum.Why
			}
		}
		switch {
		case !c.OK:
			out[j] = c
		case ended != "":
			out[j] = c.without(ended)
		default:
			out[j] = sum.alone()
		}
	}
}

// add is sum and the next figure c, whose sources come first.
func add(sum, c Cell) Cell { return together([]Cell{c, sum}) }
