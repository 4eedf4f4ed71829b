package jobs

import (
	"math"
	"slices"

	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// An adjuster takes the raters' severity off ratings. It holds what the model
// found of the people in scope, in levels and squared levels.
type adjuster struct {
	table      stats.Ratings
	dimensions []ladder.Dimension // by item code
	employees  map[string]int     // code by id
	rows       [][]int            // of the table, by employee code
	step       float64            // of the scale in use: 1, or 0.5 when anybody gave a half
	draws      int                // how often a person's profile is drawn
	why        string             // why nothing can be adjusted; "" when it can

	severity []stats.Figure   // by rater code, from the mean of the largest subset
	raters   float64          // mean effect of the raters of the largest subset
	baseline []float64        // by dimension number: an average person's rating by an average rater
	people   []stats.Adjusted // of the model, in order of employee code
	common   []float64        // by employee code: error variance that all dimensions share; NaN when not known
	between  float64          // variance of people's overall levels
	profile  float64          // variance of a person's strengths and weaknesses
	noise    float64          // variance of single ratings about all that
}

func newAdjuster(l *ladder.Ladder, s *severities) *adjuster {
	a := &adjuster{table: s.table, employees: map[string]int{}, rows: make([][]int, s.table.Unit.Len()), step: stepOf(s.table.Value),
		draws: drawsFor(s.table.Unit.Len()), why: s.why}
	for _, name := range s.table.Item.Labels {
		d, _ := l.DimensionByName(name)
		a.dimensions = append(a.dimensions, d)
	}
	for code, id := range s.table.Unit.Labels {
		a.employees[id] = code
	}
	for row, code := range s.table.Unit.Code {
		a.rows[code] = append(a.rows[code], row)
	}
	if a.why == "" && !slices.ContainsFunc(s.raters, raterRow.known) {
		a.why = "of no rater can it be told how strict they are"
	}
	if a.why != "" {
		return a
	}
	a.setSeverity(s)
	a.setBaseline(l, s)
	a.setVariances(s)
	return a
}

// rowsOf gives the table's rows about somebody.
func (a *adjuster) rowsOf(id string) []int {
	code, ok := a.employees[id]
	if !ok {
		return nil
	}
	return a.rows[code]
}

func stepOf(levels []float64) float64 {
	for _, level := range levels {
		if level != math.Trunc(level) {
			return 0.5
		}
	}
	return 1
}

// setSeverity takes the predicted severities, shrunk as they are: a rater of
// whom little is known moves nobody far. Outside the largest subset there is
// none that compares.
func (a *adjuster) setSeverity(s *severities) {
	effects, _ := s.Fit.Term("rater")
	a.raters = s.meanEffect()
	a.severity = make([]stats.Figure, s.table.Rater.Len())
	for _, e := range effects.Levels {
		a.severity[e.Code] = stats.Known(a.raters - e.BLUP)
		if s.Connection.RaterSubset[e.Code] != 0 {
			a.severity[e.Code] = stats.Unknown("a rater is not linked to the others, or nobody else rated the same people")
		}
	}
}

// setBaseline takes the fixed part of the model; the first dimension is its
// intercept. Only the largest subset is adjusted, so its raters are the average.
func (a *adjuster) setBaseline(l *ladder.Ladder, s *severities) {
	fixed := map[string]float64{}
	for _, c := range s.Fit.Fixed {
		fixed[c.Name] = c.Estimate
	}
	a.baseline = make([]float64, len(l.Dimensions))
	for i, d := range l.Dimensions {
		a.baseline[i] = fixed["Intercept"] + a.raters + fixed["dimension "+d.Name]
	}
}

// setVariances divides what the model leaves over into noise and people's own
// profiles, and finds how well each person's overall level is known: the error
// with the person taken as fixed, less the part of it that single ratings bring.
func (a *adjuster) setVariances(s *severities) {
	people, _ := s.Fit.Component("employee")
	rest := s.Fit.Residual.Variance
	a.between, a.noise = people.Variance, rest
	if noise, ok := disagreement(a.table, a.rows); ok {
		a.noise = math.Min(noise, rest)
	}
	a.profile = rest - a.noise
	a.people = s.Employees
	a.common = make([]float64, len(a.rows))
	for _, e := range s.Employees {
		sd := e.Unshrunk.SD
		a.common[e.Code] = math.Max(0, sd*sd-rest/float64(e.Ratings))
	}
}

// disagreement is the variance of single ratings about what a rater thinks of a
// person overall and what a person is given in a dimension: the mean square of
// rater × dimension within people, over dimensions that all of a person's
// raters rated. It holds the noise and severity on single dimensions.
func disagreement(t stats.Ratings, rows [][]int) (variance float64, ok bool) {
	squares, df := 0.0, 0
	for _, own := range rows {
		block := completeBlock(t, own)
		if len(block) < 2 || len(block[0]) < 2 {
			continue
		}
		squares += interaction(block)
		df += (len(block) - 1) * (len(block[0]) - 1)
	}
	if df == 0 {
		return 0, false
	}
	return squares / float64(df), true
}

// completeBlock gives one person's ratings, raters down and dimensions across.
// Rows stand by rater and dimension.
func completeBlock(t stats.Ratings, own []int) [][]float64 {
	count, raters := make([]int, t.Item.Len()), 0
	for i, row := range own {
		count[t.Item.Code[row]]++
		if i == 0 || t.Rater.Code[row] != t.Rater.Code[own[i-1]] {
			raters++
		}
	}
	var block [][]float64
	for i, row := range own {
		if i == 0 || t.Rater.Code[row] != t.Rater.Code[own[i-1]] {
			block = append(block, nil)
		}
		if count[t.Item.Code[row]] == raters {
			block[len(block)-1] = append(block[len(block)-1], t.Value[row])
		}
	}
	return block
}

// interaction is the sum of squares of a table about its row and column means.
func interaction(block [][]float64) float64 {
	n, m := float64(len(block)), float64(len(block[0]))
	rowMean, columnMean, mean := make([]float64, len(block)), make([]float64, len(block[0])), 0.0
	for i, row := range block {
		for j, x := range row {
			rowMean[i] += x / m
			columnMean[j] += x / n
			mean += x / (n * m)
		}
	}
	squares := 0.0
	for i, row := range block {
		for j, x := range row {
			d := x - rowMean[i] - columnMean[j] + mean
			squares += d * d
		}
	}
	return squares
}
