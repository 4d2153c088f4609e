package write

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestNumber(t *testing.T) {
	a, b := 0.1, 0.2
	for _, x := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{4.3, 2, "4.30"}, {a + b, 1, "0.3"}, {24.62143, 1, "24.62143"}, {0, 1, "0.0"}, {math.Copysign(0, -1), 0, "0"}, {-0.04, 1, "-0.04"},
		{4358, 0, "4358"}, {4358, 1000, "4358"}, {4358.5, -1, "4358.5"}, {1e300, 2, "1e+300"}, {1.5e-9, 1, "1.5e-09"}, {123456789012345678, 0, "123456789012345680"},
		{math.NaN(), 1, ""}, {math.Inf(1), 1, ""},
	} {
		if got := inFull(x.v, x.decimals); got != x.want {
			t.Errorf("%v with %d decimals is %q, want %q", x.v, x.decimals, got, x.want)
		}
	}
}

// TestNumbersComeBack writes random numbers as JSON and reads them again.
func TestNumbersComeBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		v, decimals := math.Float64frombits(rng.Uint64()), rng.IntN(20)-1
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		s := inFull(v, decimals)
		got, err := strconv.ParseFloat(s, 64)
		if err != nil || math.Abs(got-v) > dust*math.Abs(v) || !json.Valid([]byte(s)) {
			t.Fatalf("%v with %d decimals is %s", v, decimals, s)
		}
	}
}
