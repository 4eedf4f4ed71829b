package stats

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
)

// minReplicates is the smallest number of bootstrap replicates percentiles at
// 2.5 and 97.5 % are taken from.
const minReplicates = 40

// bootstrapAlpha gives alpha in each replicate, by scale. Replicate b gives
// employee e a weight drawn from the Poisson distribution with mean 1 by the
// stream of (seed, b, e), so neither threads nor the order of work matter.
func (t *Tally) bootstrapAlpha(opt AlphaOptions) (out [4][]Figure) {
	if opt.Replicates < minReplicates {
		return out
	}
	type entry struct {
		at    int
		value float64
	}
	var employees, ends []int
	var entries []entry // of each employee's matrix, the few that are not 0, one after the other
	t.EachEmployee(func(e int, one *Coincidence) {
		for at, v := range one.pairs {
			if v != 0 {
				entries = append(entries, entry{at, v})
			}
		}
		employees, ends = append(employees, e), append(ends, len(entries))
	})
	for s := range out {
		out[s] = make([]Figure, opt.Replicates)
	}
	parallel(opt.Replicates, func(b int) {
		sum, from, weights := NewCoincidence(t.Categories), 0, streamsOf(opt.Seed, uint64(b))
		for i, e := range employees {
			own, weight := entries[from:ends[i]], weights.of(uint64(e))
			from = ends[i]
			if w := float64(weight.Poisson()); w > 0 {
				for _, x := range own {
					sum.pairs[x.at] += w * x.value
				}
			}
		}
		for _, s := range opt.scales() {
			out[s][b] = sum.Alpha(s).Alpha
		}
	})
	return out
}

// percentileInterval is the 95 % percentile interval of a bootstrap (Efron &
// Tibshirani 1993, chapter 13). It is unknown when more than one replicate in
// twenty has no value.
func percentileInterval(estimate Figure, replicates []Figure, asked int) Interval {
	if _, ok := estimate.Get(); !ok {
		return unknownInterval(estimate.Why())
	}
	if asked < minReplicates {
		return unknownInterval(fmt.Sprintf("a percentile interval needs %d bootstrap replicates, %d were asked for", minReplicates, asked))
	}
	var values []float64
	for _, f := range replicates {
		if v, ok := f.Get(); ok {
			values = append(values, v)
		}
	}
	if undefined := len(replicates) - len(values); 20*undefined > len(replicates) {
		return unknownInterval(fmt.Sprintf("%d of %d bootstrap replicates have no value: too few employees", undefined, len(replicates)))
	}
	slices.Sort(values)
	return knownInterval(Quantile(values, .025), Quantile(values, .975))
}

// Quantile is the p-quantile of sorted values by linear interpolation between
// order statistics (Hyndman & Fan 1996, type 7, the default of R). The values
// must not be empty.
func Quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	low := int(math.Floor(at))
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}

// parallel calls work for 0..n-1 on all processors. Calls must not depend on
// one another.
func parallel(n int, work func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w; i < n; i += workers {
				work(i)
			}
		})
	}
	group.Wait()
}
