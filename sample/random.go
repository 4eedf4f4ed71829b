package sample

import (
	"math"
	"math/rand/v2"
)

// random gives a stream of random numbers that depends on the seed, on what it
// is for and on whom, and on nothing else.
func (c *Company) random(purpose string, about ...int) *rand.Rand {
	state := c.seed
	for _, b := range []byte(purpose) {
		state = scramble(state ^ uint64(b))
	}
	for _, n := range about {
		state = scramble(state ^ uint64(n))
	}
	return rand.New(rand.NewPCG(state, scramble(state)))
}

// scramble is the output function of SplitMix64 (Steele, Lea & Flood 2014).
func scramble(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// spread gives people fractions from 0 to 1 that are evenly spread in any run of
// numbers (Weyl's sequence), so that planted shares hold in small companies too.
// Different irrational steps give unrelated sequences.
func (c *Company) spread(no int, step float64) float64 {
	_, offset := math.Modf(float64(c.seed%1000)*step + float64(no)*step)
	return offset
}

const (
	byLevel  = 0.4142135623730951 // √2 − 1
	byCareer = 0.6180339887498949 // (√5 − 1) / 2
)
