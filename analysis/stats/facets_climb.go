package stats

import (
	"context"
	"math"
	"slices"
)

// climb takes damped Newton steps to the unique optimum of the penalised likelihood.
func (m *facetModel) climb(ctx context.Context, limit int) (iterations int, converged bool, err error) {
	info := newFacetInfo(m)
	_, value := m.logLik()
	for iterations = range limit {
		if err := ctx.Err(); err != nil {
			return iterations, false, err
		}
		info.fill()
		ability, other, err := info.newtonStep()
		if err != nil {
			return iterations, false, err
		}
		promise := dot(ability, info.gradAbility) + dot(other, info.gradOther)
		if promise < 1e-9 {
			return iterations, true, nil
		}
		next, moved := m.damped(ability, other, value)
		if !moved {
			return iterations, promise < 1e-4, nil
		}
		value = next
	}
	return limit, false, nil
}

// damped moves by the step or the first fraction of it that raises the penalised likelihood.
func (m *facetModel) damped(ability, other []float64, value float64) (float64, bool) {
	a, o := slices.Clone(m.ability), slices.Clone(m.other)
	for fraction := 1.0; fraction > 1e-4; fraction /= 2 {
		copy(m.ability, a)
		copy(m.other, o)
		axpy(m.ability, fraction, ability)
		axpy(m.other, fraction, other)
		if _, next := m.logLik(); next > value && !math.IsNaN(next) {
			return next, true
		}
	}
	copy(m.ability, a)
	copy(m.other, o)
	return value, false
}
