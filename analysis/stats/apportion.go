package stats

import (
	"errors"
	"fmt"
	"math"
)

// Operator says how a guideline's share is meant.
type Operator int

// The operators of a guideline: at most a share, at least a share, about a
// share, between two shares.
const (
	AtMost Operator = iota
	AtLeast
	About
	Between
)

// Bound is a guideline for a share of people. Upper counts for Between only.
type Bound struct {
	Operator     Operator
	Share, Upper float64 // 0..1
}

// tiny forgives the rounding of products such as 0.07 × 100.
const tiny = 1e-9

// People turns the guideline into whole people out of n: the fewest and the
// most that keep it. About allows the two whole numbers next to the share.
// When no whole number lies between two shares, the nearest on both sides do.
func (b Bound) People(n int) (fewest, most int) {
	floor := func(share float64) int { return int(math.Floor(float64(n)*share + tiny)) }
	ceil := func(share float64) int { return int(math.Ceil(float64(n)*share - tiny)) }
	switch b.Operator {
	case AtMost:
		return 0, min(n, floor(b.Share))
	case AtLeast:
		return min(n, ceil(b.Share)), n
	case About:
		return floor(b.Share), min(n, ceil(b.Share))
	default:
		fewest, most = ceil(b.Share), floor(b.Upper)
		if fewest > most {
			fewest, most = floor(b.Share), ceil(b.Upper)
		}
		return fewest, min(n, most)
	}
}

// Apportion divides n people over the shares in whole people by largest
// remainder (Hamilton's method; Balinski & Young 1982), each group within its
// fewest and most, which may be nil. Equal remainders go to the earlier group.
// Shares must sum to 1. It fails when the limits leave no solution.
func Apportion(n int, shares []float64, fewest, most []int) ([]int, error) {
	if math.Abs(sum(shares)-1) > 1e-6 {
		return nil, fmt.Errorf("shares sum to %.4g, not to 1", sum(shares))
	}
	low, high := make([]int, len(shares)), make([]int, len(shares))
	people, placed := make([]int, len(shares)), 0
	lowSum, highSum := 0, 0
	for i, share := range shares {
		if share < 0 {
			return nil, errors.New("a share cannot be below 0")
		}
		high[i] = n
		if fewest != nil {
			low[i] = fewest[i]
		}
		if most != nil {
			high[i] = most[i]
		}
		if low[i] > high[i] {
			return nil, fmt.Errorf("group %d: at least %d and at most %d people", i+1, low[i], high[i])
		}
		people[i] = min(max(int(math.Floor(float64(n)*share+tiny)), low[i]), high[i])
		placed, lowSum, highSum = placed+people[i], lowSum+low[i], highSum+high[i]
	}
	if n < lowSum || n > highSum {
		return nil, fmt.Errorf("%d people do not fit limits that need %d to %d", n, lowSum, highSum)
	}
	for ; placed < n; placed++ {
		people[neediest(n, shares, people, high, 1)]++
	}
	for ; placed > n; placed-- {
		people[neediest(n, shares, people, low, -1)]--
	}
	return people, nil
}

// neediest is the group furthest below its share (sign 1) or above it (−1)
// among those that have not reached their limit.
func neediest(n int, shares []float64, people, limit []int, sign float64) int {
	best, need := -1, math.Inf(-1)
	for i, share := range shares {
		own := sign * (float64(n)*share - float64(people[i]))
		if people[i] != limit[i] && own > need+tiny {
			best, need = i, own
		}
	}
	return best
}
