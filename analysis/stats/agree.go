package stats

import "math"

// AgreementResult is how often two raters of one unit gave the same or a
// neighbouring level.
type AgreementResult struct {
	Pairs, Units, Employees int // pairs of raters; units with a pair; employees with a pair
	Exact, Adjacent         AgreementShare
}

// AgreementShare is a share of agreeing pairs of raters.
type AgreementShare struct {
	Pooled  Figure   // over all pairs: a unit of m raters counts m(m−1)/2 times
	PerUnit Figure   // mean over units of each unit's share
	SE      Figure   // of Pooled, jackknife over employees
	CI      Interval // 95 %, Pooled ± 1.96 SE, cut at 0 and 1
}

// Agreement asks how often two raters of the same unit give exactly the same
// level, and how often they are at most one level apart (difference ≤ 1). It
// assumes nothing and does not correct for chance: with one much-used level it
// is high whatever raters do, so read it beside alpha.
func Agreement(t *Tally) AgreementResult {
	var out AgreementResult
	var all pairCount
	var perUnit [2]float64
	var employees []pairCount
	for e := range t.Employees {
		var own pairCount
		from, to := t.unitsOf(e)
		for u := from; u < to; u++ {
			c := countPairs(t.Counts(u), t.Categories)
			if c.pairs == 0 {
				continue
			}
			out.Units++
			perUnit[0] += c.agreeing[0] / c.pairs
			perUnit[1] += c.agreeing[1] / c.pairs
			own.add(c)
		}
		if own.pairs > 0 {
			employees = append(employees, own)
			all.add(own)
		}
	}
	out.Pairs, out.Employees = int(all.pairs), len(employees)
	out.Exact = agreementShare(all, employees, 0, perUnit[0]/float64(out.Units))
	out.Adjacent = agreementShare(all, employees, 1, perUnit[1]/float64(out.Units))
	return out
}

// pairCount is pairs of raters, and those exactly and adjacently agreeing.
type pairCount struct {
	pairs    float64
	agreeing [2]float64
}

func (c *pairCount) add(o pairCount) {
	c.pairs += o.pairs
	c.agreeing[0] += o.agreeing[0]
	c.agreeing[1] += o.agreeing[1]
}

func countPairs(counts []uint32, categories []float64) (c pairCount) {
	for a, na := range counts {
		if na == 0 {
			continue
		}
		same := float64(na) * float64(na-1) / 2
		c.pairs, c.agreeing[0], c.agreeing[1] = c.pairs+same, c.agreeing[0]+same, c.agreeing[1]+same
		for b := a + 1; b < len(counts); b++ {
			both := float64(na) * float64(counts[b])
			c.pairs += both
			if categories[b]-categories[a] <= 1 {
				c.agreeing[1] += both
			}
		}
	}
	return c
}

func agreementShare(all pairCount, employees []pairCount, which int, perUnit float64) AgreementShare {
	if all.pairs == 0 {
		u := Unknown(whyNothingPairable)
		return AgreementShare{u, u, u, Interval{u, u}}
	}
	share := all.agreeing[which] / all.pairs
	var left jackknife
	for _, e := range employees {
		if rest := all.pairs - e.pairs; rest > 0 {
			left.add(Known((all.agreeing[which]-e.agreeing[which])/rest), 1)
		}
	}
	out := AgreementShare{Pooled: Known(share), PerUnit: Known(perUnit)}
	out.SE = left.standardError(out.Pooled, "employees")
	se, ok := out.SE.Get()
	if !ok {
		out.CI = unknownInterval(out.SE.Why())
		return out
	}
	out.CI = knownInterval(math.Max(0, share-z975*se), math.Min(1, share+z975*se))
	return out
}
