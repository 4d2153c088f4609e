package store

// withOdd adds the rows of a segment some of which are no plain numbers.
func (f *filler) withOdd(s *segment) {
	by := powersOf10[f.t.scale-s.scale]
	for i, k := range f.small {
		if uint64(k) >= f.size {
			continue
		}
		v := s.at(i)
		if v.word >= 0 || v.text != "" {
			f.oddRow(uint64(k), v)
			continue
		}
		f.sums[k] += v.m * by
		f.rows[k]++
	}
}

// oddRow adds a row that is no plain number.
func (f *filler) oddRow(key uint64, v value) {
	if v.word < 0 {
		f.addOdd(oddKey{key: key}, 1, decimalsOf(v.text), v.text, 0)
		return
	}
	if f.t.usual[v.word] {
		f.gone[f.cell(key)]++
		return
	}
	o := &f.t.words.Values[v.word]
	f.addOdd(oddKey{key, o.Missing, o.Bound, o.Status}, 1, o.Decimals, exactly(o), 0)
}

// slow adds the rows of a segment one by one.
func (f *filler) slow(s *segment) {
	by := powersOf10[f.t.scale-s.scale]
	for i, k := range f.large {
		if k >= f.size {
			continue
		}
		v := s.at(i)
		if v.word >= 0 || v.text != "" {
			f.oddRow(k, v)
			continue
		}
		cell := f.cell(k)
		f.rows[cell]++
		if f.wides != nil {
			f.wides[cell].AddDecimal(v.m, v.scale)
		} else {
			f.sums[cell] += v.m * by
		}
		if f.marks != nil {
			d := s.scale
			if s.written != nil {
				d = s.written[i]
			}
			f.marks[cell] = max(f.marks[cell], d)
		}
	}
}
