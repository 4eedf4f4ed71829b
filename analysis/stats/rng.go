package stats

import "math"

// Stream is a stream of pseudo-random numbers that depends on nothing but its
// key: splitmix64 (Steele, Lea & Flood 2014, OOPSLA) started from the mixed
// key. Because every replicate and every subject has its own stream, results
// do not depend on threads or on the order of work. It is a rand.Source of
// math/rand/v2; it is not for secrets.
type Stream struct{ state uint64 }

const golden = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio, splitmix64's step

// NewStream is the stream of one subject in one replicate under one seed.
func NewStream(seed, replicate, index uint64) *Stream {
	s := streamsOf(seed, replicate).of(index)
	return &s
}

// streams are those of all subjects in one replicate.
type streams struct{ state uint64 }

func streamsOf(seed, replicate uint64) streams {
	return streams{mix64(mix64(seed+golden) ^ (replicate + golden))}
}

func (s streams) of(index uint64) Stream { return Stream{mix64(s.state ^ (index + golden))} }

// Uint64 is the next number.
func (s *Stream) Uint64() uint64 {
	s.state += golden
	return mix64(s.state)
}

// Float64 is the next number in [0, 1).
func (s *Stream) Float64() float64 { return float64(s.Uint64()>>11) / (1 << 53) }

// Below is the next number in 0..n-1; its bias is below n/2^53.
func (s *Stream) Below(n int) int { return int(s.Float64() * float64(n)) }

// poissonUpTo are the probabilities of 0, of up to 1 … in a Poisson distribution with mean 1.
var poissonUpTo = func() (upTo [20]float64) {
	term := math.Exp(-1)
	upTo[0] = term
	for count := 1; count < len(upTo); count++ {
		term /= float64(count)
		upTo[count] = upTo[count-1] + term
	}
	return upTo
}()

// Poisson is a count from the Poisson distribution with mean 1: the number of
// times one subject stands in a bootstrap sample of very many subjects.
func (s *Stream) Poisson() int {
	u, count := s.Float64(), 0
	for count < len(poissonUpTo) && u >= poissonUpTo[count] {
		count++
	}
	return count
}

func mix64(z uint64) uint64 {
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}
