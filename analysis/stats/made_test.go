package stats

import (
	"math"
	"math/rand/v2"
)

// made is a table with employees, raters of each employee drawn from a pool of
// as many, items, a true level, a severity and a halo, on a scale 1..levels,
// with a tenth of the cells missing.
func made(employees, perEmployee, items, levels int) Ratings {
	random := rand.New(NewStream(99, uint64(employees), uint64(items)))
	severity := make([]float64, employees)
	for j := range severity {
		severity[j] = .5 * random.NormFloat64()
	}
	var unit, rater, item []int32
	var value []float64
	for e := range employees {
		truth := float64(levels+1)/2 + random.NormFloat64()
		for k := range perEmployee {
			j := (e + k*k + 1) % employees
			halo := .5 * random.NormFloat64()
			for d := range items {
				v := math.Round(truth + severity[j] + halo + .7*random.NormFloat64())
				if random.Float64() < .1 {
					continue
				}
				unit, rater, item = append(unit, int32(e)), append(rater, int32(j)), append(item, int32(d))
				value = append(value, min(max(v, 1), float64(levels)))
			}
		}
	}
	r, err := NewRatings(unit, rater, item, value)
	if err != nil {
		panic(err)
	}
	return r
}

// shuffle gives the same rows in another order.
func shuffle(r Ratings, seed uint64) Ratings {
	order := rand.New(NewStream(seed, 0, 0)).Perm(r.Len())
	out := Ratings{Unit: r.Unit, Rater: r.Rater, Item: r.Item}
	out.Unit.Code, out.Rater.Code, out.Item.Code = nil, nil, nil
	for _, row := range order {
		out.Unit.Code = append(out.Unit.Code, r.Unit.Code[row])
		out.Rater.Code = append(out.Rater.Code, r.Rater.Code[row])
		if r.Item.Code != nil {
			out.Item.Code = append(out.Item.Code, r.Item.Code[row])
		}
		out.Value = append(out.Value, r.Value[row])
	}
	return out
}
