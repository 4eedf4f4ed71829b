package stats

import "math"

// Rate is a share of people with Wilson's interval.
type Rate struct {
	Count, N int
	Share    Figure
	CI       Interval // 95 %
}

// Wilson asks what range of underlying rates fits count out of n: the score
// interval, which stays within 0 and 1 and holds for small n (Wilson 1927;
// Newcombe 1998, Statistics in Medicine 17, 857–872, method 3).
func Wilson(count, n int) Rate {
	out := Rate{Count: count, N: n}
	if n < 1 || count < 0 || count > n {
		u := Unknown("a rate needs at least one person, and a count from 0 to all of them")
		out.Share, out.CI = u, Interval{u, u}
		return out
	}
	low, high := wilson(float64(count), float64(n))
	out.Share, out.CI = Known(float64(count)/float64(n)), knownInterval(low, high)
	return out
}

func wilson(x, n float64) (low, high float64) {
	z2 := z975 * z975
	centre := 2*x + z2
	half := z975 * math.Sqrt(z2+4*x*(1-x/n))
	low, high = (centre-half)/(2*(n+z2)), (centre+half)/(2*(n+z2))
	if x == 0 {
		low = 0
	}
	if x == n {
		high = 1
	}
	return low, high
}

// RateDifference is the difference of two rates with Newcombe's interval.
type RateDifference struct {
	Difference Figure // first less second
	CI         Interval
}

// Newcombe asks how far two rates are apart: the square-and-add interval from
// two Wilson intervals (Newcombe 1998, Statistics in Medicine 17, 873–890,
// method 10), which works when nobody or everybody was selected.
func Newcombe(count1, n1, count2, n2 int) RateDifference {
	a, b := Wilson(count1, n1), Wilson(count2, n2)
	p1, ok1 := a.Share.Get()
	p2, ok2 := b.Share.Get()
	if !ok1 || !ok2 {
		u := Unknown("a difference of rates needs people in both groups")
		return RateDifference{u, Interval{u, u}}
	}
	l1, u1 := wilson(float64(count1), float64(n1))
	l2, u2 := wilson(float64(count2), float64(n2))
	d := p1 - p2
	return RateDifference{Known(d), knownInterval(d-math.Hypot(p1-l1, u2-p2), d+math.Hypot(u1-p1, p2-l2))}
}
