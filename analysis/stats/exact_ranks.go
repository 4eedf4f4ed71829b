package stats

// subsetShares gives the exact distribution of the sum of size scores chosen at
// random from the doubled ones: share[s] is the chance of the sum s. Shares of
// all subsets, not counts, so that large samples do not overflow. A size of −1
// stands for each score being in or out with chance one half.
func subsetShares(doubled []int, size int) []float64 {
	total := 0
	for _, v := range doubled {
		total += v
	}
	if size < 0 {
		return anySubsets(doubled, total)
	}
	// table[k][s] is the chance that k of the scores so far were chosen, with
	// sum s; the next is chosen with chance (still wanted)/(still left).
	table := make([][]float64, size+1)
	for k := range table {
		table[k] = make([]float64, total+1)
	}
	table[0][0] = 1
	for i, v := range doubled {
		for k := min(size, i+1); k >= 0; k-- {
			left := float64(len(doubled) - i)
			for s := total; s >= 0; s-- {
				keep := table[k][s] * (1 - float64(size-k)/left)
				if k > 0 && s >= v {
					keep += table[k-1][s-v] * float64(size-k+1) / left
				}
				table[k][s] = keep
			}
		}
	}
	return table[size]
}

// anySubsets is the same when each score is in or out with chance one half.
func anySubsets(doubled []int, total int) []float64 {
	share := make([]float64, total+1)
	share[0] = 1
	reach := 0
	for _, v := range doubled {
		reach += v
		for s := reach; s >= 0; s-- {
			share[s] /= 2
			if s >= v {
				share[s] += share[s-v] / 2
			}
		}
	}
	return share
}

// twoSided is the share of sums at least as far from the mean as seen.
func twoSided(share []float64, seen int, mean float64) float64 {
	far, p := abs(float64(seen)-mean), 0.0
	for s, q := range share {
		if abs(float64(s)-mean) >= far-1e-9 {
			p += q
		}
	}
	return min(1, p)
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// doubled gives twice the mid-ranks, which are whole numbers.
func doubled(ranks []float64) []int {
	out := make([]int, len(ranks))
	for i, r := range ranks {
		out[i] = int(2*r + .5)
	}
	return out
}
