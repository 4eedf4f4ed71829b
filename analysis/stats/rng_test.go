package stats

import (
	"math"
	"testing"
)

// splitmix64 from state 0 gives these first numbers (Vigna's splitmix64.c, the
// reference implementation).
func TestSplitmix64(t *testing.T) {
	s := Stream{}
	for _, want := range []uint64{0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f} {
		if got := s.Uint64(); got != want {
			t.Errorf("got %#x, want %#x", got, want)
		}
	}
}

// Neighbouring keys give streams that look independent: uniform, uncorrelated
// and with the Poisson distribution's mean and variance.
func TestStreams(t *testing.T) {
	const n = 20_000
	var mean, lag, poisson, square, before float64
	for i := range uint64(n) {
		s := NewStream(7, i%100, i/100)
		u := s.Float64()
		mean, lag, before = mean+u/n, lag+(u-.5)*(before-.5)/n, u
		k := float64(s.Poisson())
		poisson, square = poisson+k/n, square+k*k/n
	}
	if math.Abs(mean-.5) > 4/math.Sqrt(12*n) || math.Abs(lag) > 4/(12*math.Sqrt(n)) {
		t.Errorf("mean %v, lag covariance %v of uniform numbers", mean, lag)
	}
	if math.Abs(poisson-1) > 4/math.Sqrt(n) || math.Abs(square-poisson*poisson-1) > .06 {
		t.Errorf("mean %v and variance %v of Poisson counts, want 1 and 1", poisson, square-poisson*poisson)
	}
	if NewStream(1, 2, 3).Uint64() == NewStream(1, 3, 2).Uint64() {
		t.Error("replicate and index must not be exchangeable")
	}
	if got := NewStream(1, 1, 1).Below(1); got != 0 {
		t.Errorf("below 1: %d", got)
	}
}
