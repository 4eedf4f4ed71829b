package stats

import (
	"encoding/csv"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// simulated draws the full model: employees each rated by three of the raters on all dimensions, with a share of the cells
// missing. The variances are employee .25, rater .16, dimension .09, halo .09, profile .1225, rater:dimension .04,
// residual .25.
func simulated(employees, raters, dimensions int, missing float64, seed uint64) Model {
	return sixModel(simulatedFactors(employees, raters, dimensions, missing, seed))
}

func simulatedFactors(employees, raters, dimensions int, missing float64, seed uint64) (e, j, d Factor, y []float64) {
	random := rand.New(NewStream(seed, uint64(employees), uint64(dimensions)))
	draw := func(n int, sd float64) []float64 {
		v := make([]float64, n)
		for i := range v {
			v[i] = sd * random.NormFloat64()
		}
		return v
	}
	severe, hard, both := draw(raters, .4), draw(dimensions, .3), draw(raters*dimensions, .2)
	var unit, rater, item []int32
	for i := range employees {
		level, profile := .5*random.NormFloat64(), draw(dimensions, .35)
		for k, j := range threeOf(random, raters) {
			halo := .3 * random.NormFloat64()
			for c := range dimensions {
				noise := .5 * random.NormFloat64()
				if k+c > 0 && random.Float64() < missing {
					continue
				}
				unit, rater, item = append(unit, int32(i)), append(rater, int32(j)), append(item, int32(c))
				y = append(y, 3.5+level+severe[j]+hard[c]+halo+profile[c]+both[j*dimensions+c]+noise)
			}
		}
	}
	return NewFactor("employee", unit, employees), NewFactor("rater", rater, raters), NewFactor("dimension", item, dimensions), y
}

// threeOf are three different numbers below n.
func threeOf(random *rand.Rand, n int) [3]int {
	a, b, c := random.IntN(n), random.IntN(n-1), random.IntN(n-2)
	if b >= a {
		b++
	}
	for _, taken := range []int{min(a, b), max(a, b)} {
		if c >= taken {
			c++
		}
	}
	return [3]int{a, b, c}
}

// Every path must give the estimates of the exact one: the split of complete rows to rounding, the iterative path within
// its own Monte-Carlo error.
func TestLMMPathsAgree(t *testing.T) {
	for _, c := range []struct {
		name      string
		model     Model
		opt       LMMOptions
		exactness bool
	}{
		{"complete rows, random dimensions", simulated(50, 20, 6, 0, 1), LMMOptions{ExactSize: 100}, true},
		{"complete rows, fixed dimensions", fixedProfile(simulated(50, 20, 6, 0, 2)), LMMOptions{ExactSize: 100}, true},
		{"merged rows", fixedDimensions(simulated(50, 20, 6, .15, 8)), LMMOptions{ExactSize: 1, Probes: 256}, false},
		{"sparse factor", teams(simulated(60, 20, 6, .15, 9)), LMMOptions{ExactSize: 1, Probes: 256}, false},
		{"missing cells", simulated(50, 20, 6, .15, 3), LMMOptions{ExactSize: 1, Probes: 256}, false},
		{"complete rows, iterative", simulated(50, 20, 6, 0, 4), LMMOptions{ExactSize: 1, Probes: 256}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, got := fitted(t, c.model, LMMOptions{}), fitted(t, c.model, c.opt)
			if want.Method == got.Method {
				t.Fatalf("both by %s", got.Method)
			}
			for k, w := range append(want.Components, want.Residual) {
				g := append(got.Components, got.Residual)[k]
				tolerance := 1e-4 * w.SE
				if !c.exactness {
					tolerance = 5*g.MCSE + 0.01*w.SE
				}
				approx(t, w.Name, g.Variance, w.Variance, tolerance)
				approx(t, "SE of "+w.Name, g.SE, w.SE, 0.03*w.SE)
			}
			if c.exactness {
				approx(t, "criterion", got.REMLCriterion, want.REMLCriterion, 1e-6)
			}
			compareEffects(t, want, got)
		})
	}
}

func fixedDimensions(m Model) Model {
	m.Fixed, m.Random = m.Random[2:3], []Factor{m.Random[0], m.Random[1], m.Random[3]}
	return m
}

// fixedProfile takes dimensions as fixed and keeps their interactions.
func fixedProfile(m Model) Model {
	m.Fixed, m.Random = m.Random[2:3], []Factor{m.Random[0], m.Random[1], m.Random[3], m.Random[4], m.Random[5]}
	return m
}

// teams leaves of each rating the employee and a rater of the employee's own neighbourhood.
func teams(m Model) Model {
	rater := Factor{Name: "rater", Code: slices.Clone(m.Random[1].Code)}
	for i, e := range m.Random[0].Code {
		rater.Code[i] = e/3 + rater.Code[i]%3
	}
	m.Fixed, m.Random = m.Random[2:3], []Factor{m.Random[0], rater, Interact(m.Random[0], rater)}
	return m
}

func compareEffects(t *testing.T, want, got LMM) {
	t.Helper()
	for k, term := range want.Effects {
		worst, worstSD := 0.0, 0.0
		for i, e := range term.Levels {
			g := got.Effects[k].Levels[i]
			worst = max(worst, math.Abs(e.BLUP-g.BLUP))
			worstSD = max(worstSD, math.Abs(e.PEVSD/g.PEVSD-1))
		}
		if worst > 0.02 || worstSD > 0.30 {
			t.Errorf("%s: effects differ by up to %.3g, their errors by up to %.0f %%", term.Term, worst, 100*worstSD)
		}
	}
	approx(t, "mean", got.Mean.Estimate, want.Mean.Estimate, 1e-3)
	approx(t, "its error", got.Mean.SE, want.Mean.SE, 0.02*want.Mean.SE)
}

// Estimates must lie within their intervals: 24 simulated sets, each component inside its 95 % interval in at least 80 %
// (coverage over 24 sets has a standard error of 4.4 %; with 20 raters the normal interval is a little short).
func TestLMMRecovery(t *testing.T) {
	truth := []float64{.25, .16, .09, .09, .1225, .04, .25}
	const sets = 24
	inside := make([]int, len(truth))
	for seed := range uint64(sets) {
		fit := fitted(t, simulated(40, 20, 10, .1, 100+seed), LMMOptions{})
		for k, c := range append(fit.Components, fit.Residual) {
			if c.Variance-1.96*c.SE <= truth[k] && truth[k] <= c.Upper95 {
				inside[k]++
			}
		}
	}
	for k, n := range inside {
		if n < sets*80/100 {
			t.Errorf("component %d: the interval holds the truth in %d of %d sets", k, n, sets)
		}
	}
}

// instEval writes lme4's InstEval data to a file, or skips where R has no lme4.
func instEval(t testing.TB) string {
	if testing.Short() {
		t.Skip("short: starts R")
	}
	path := filepath.Join(t.TempDir(), "insteval.csv")
	script := "data(InstEval, package='lme4'); write.csv(InstEval[c('s','d','y')], '" + path + "', row.names=FALSE, quote=FALSE)"
	if err := exec.Command("Rscript", "-e", script).Run(); err != nil {
		t.Skipf("R with lme4 is needed for its data: %v", err)
	}
	return path
}

func instEvalModel(t testing.TB) Model {
	file, err := os.Open(instEval(t))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	s, d := Factor{Name: "s"}, Factor{Name: "d"}
	var y []float64
	for _, row := range rows[1:] {
		number := func(i int) int {
			n, err := strconv.Atoi(row[i])
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		s.Code, d.Code, y = append(s.Code, int32(number(0))), append(d.Code, int32(number(1))), append(y, float64(number(2)))
	}
	return Model{Y: y, Random: []Factor{s, d}}
}

// R lme4 1.1-31: m <- lmer(y ~ 1 + (1|s) + (1|d), InstEval); VarCorr(m); REMLcrit(m).
func TestLMMInstEval(t *testing.T) {
	fit := fitted(t, instEvalModel(t), LMMOptions{})
	approx(t, "students", fit.Components[0].Variance, 0.1062145, 1e-6)
	approx(t, "instructors", fit.Components[1].Variance, 0.273735, 2e-6)
	approx(t, "residual", fit.Residual.Variance, 1.3871797, 1e-6)
	approx(t, "criterion", fit.REMLCriterion, 237783.88038798, 1e-4)
	approx(t, "intercept", fit.Fixed[0].Estimate, 3.25415828, 1e-6)
}

// A factor dealt out at random has no variance: both paths must come down to the boundary, or stay within two standard
// errors of it, and agree on the rest. One that came down by random traces has no Monte-Carlo error to judge it by: what
// the exact path says must be nearly nothing, a quarter of its standard error.
func TestLMMIdleFactor(t *testing.T) {
	m := simulated(50, 20, 6, .15, 5)
	idle := Factor{Name: "idle", Code: make([]int32, len(m.Y))}
	random := rand.New(NewStream(6, 0, 0))
	for i := range idle.Code {
		idle.Code[i] = int32(random.IntN(30))
	}
	m.Random = append(m.Random, idle)
	exact, iterative := fitted(t, m, LMMOptions{}), fitted(t, m, LMMOptions{ExactSize: 1, Probes: 128})
	for k, w := range exact.Components {
		g := iterative.Components[k]
		tolerance := 5*g.MCSE + .05*w.SE
		switch {
		case w.Boundary:
			tolerance = 1e-4
		case g.Boundary:
			tolerance = w.SE / 4
		}
		approx(t, w.Name, g.Variance, w.Variance, tolerance)
	}
	if c := exact.Components[6]; !c.Boundary && c.Variance > 2*c.SE {
		t.Errorf("the idle factor has variance %+v", c)
	}
}

// The unshrunk scores of the iterative path: estimates to rounding, errors to the coarseness of its probes.
func TestUnshrunkPathsAgree(t *testing.T) {
	m := fixedDimensions(simulated(60, 20, 6, .15, 7))
	exact, iterative := fitted(t, m, LMMOptions{}), fitted(t, m, LMMOptions{ExactSize: 1, Probes: 64})
	want, err := exact.Unshrunk("employee")
	if err != nil {
		t.Fatal(err)
	}
	got, err := iterative.Unshrunk("employee")
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		approx(t, "estimate", got[i].Estimate, want[i].Estimate, .02)
		approx(t, "error", got[i].SD, want[i].SD, .2*want[i].SD)
	}
	all := make([]int, 20)
	for i := range all {
		all[i] = i
	}
	if want, err = exact.unshrunkAgainstMean("rater", all, all); err != nil {
		t.Fatal(err)
	}
	if got, err = iterative.unshrunkAgainstMean("rater", all, all); err != nil {
		t.Fatal(err)
	}
	for i := range want {
		approx(t, "rater less the mean", got[i].Estimate, want[i].Estimate, .01)
		approx(t, "its error", got[i].SD, want[i].SD, .2*want[i].SD)
	}
}
