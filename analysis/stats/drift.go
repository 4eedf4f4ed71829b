package stats

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Drift is how raters' severity moved between cycles. Only relative drift can be known: a move of all raters together looks
// like a change of the people. Every cycle is centred on its anchors, the raters present in both.
type Drift struct {
	Pairs       []DriftPair
	Instability Figure // share of rater variance that is new in every cycle: Vrc / (Vr + Vrc)
	Notes       []string
}

// DriftPair compares a cycle with the next.
type DriftPair struct {
	From, To string
	Anchors  int
	Rows     []DriftRow
	Why      string // why the two cycles cannot be compared; empty otherwise
}

// DriftRow is one anchor: the change of severity in levels, positive when stricter than before.
type DriftRow struct {
	Rater           string
	Code            int
	Employees       [2]int // rated in each cycle, by others too
	Change, SE      Figure
	Low, High, P, Q Figure
	Verdict         string
}

const (
	driftEmployees = 5 // least shared employees per cycle for a verdict
	driftAnchors   = 3 // least common raters
)

// NewDrift compares severities of neighbouring cycles; cycle has one code per rating, its codes in order of time.
func NewDrift(ctx context.Context, r Ratings, cycle Factor, opt SeverityOptions) (Drift, error) {
	if err := sameLength(r.Unit, cycle); err != nil {
		return Drift{}, fmt.Errorf("drift: %w", err)
	}
	cycles := distinctCodesSorted(cycle)
	if len(cycles) < 2 {
		return Drift{}, errors.New("drift: one cycle: severity can only drift between two")
	}
	if len(opt.Fixed) > 0 {
		return Drift{}, errors.New("drift: further fixed factors are not supported: leave SeverityOptions.Fixed empty")
	}
	if opt.FDR == 0 {
		opt.FDR = 0.10
	}
	fits := make([]Severities, len(cycles))
	for i, c := range cycles {
		var err error
		if fits[i], err = NewSeverities(ctx, r.only(cycle, c), opt); err != nil {
			return Drift{}, fmt.Errorf("drift, cycle %s: %w", levelName(cycle, int(c)), err)
		}
	}
	var d Drift
	for i := 1; i < len(cycles); i++ {
		p := DriftPair{From: levelName(cycle, int(cycles[i-1])), To: levelName(cycle, int(cycles[i]))}
		if err := p.compare(&fits[i-1], &fits[i], opt.FDR); err != nil {
			return Drift{}, fmt.Errorf("drift: %w", err)
		}
		d.Pairs = append(d.Pairs, p)
	}
	d.setInstability(ctx, r, cycle)
	return d, nil
}

func distinctCodesSorted(f Factor) []int32 {
	codes := slices.Clone(f.Code)
	slices.Sort(codes)
	return slices.Compact(codes)
}

// only is the table of the ratings whose factor has the code.
func (r Ratings) only(f Factor, code int32) Ratings {
	out := r
	out.Unit.Code, out.Rater.Code, out.Item.Code, out.Value = nil, nil, nil, nil
	for i, c := range f.Code {
		if c != code {
			continue
		}
		out.Unit.Code, out.Rater.Code = append(out.Unit.Code, r.Unit.Code[i]), append(out.Rater.Code, r.Rater.Code[i])
		if r.Item.Code != nil {
			out.Item.Code = append(out.Item.Code, r.Item.Code[i])
		}
		out.Value = append(out.Value, r.Value[i])
	}
	return out
}

// compare centres both cycles on the raters that stand in the largest subset of each.
func (p *DriftPair) compare(before, after *Severities, fdr float64) error {
	var at [2][]int
	for i, e := range before.Fit.Effects[1].Levels {
		j := slices.IndexFunc(after.Fit.Effects[1].Levels, func(x Effect) bool { return x.Code == e.Code })
		if j >= 0 && before.Connection.RaterSubset[e.Code] == 0 && after.Connection.RaterSubset[e.Code] == 0 {
			at[0], at[1] = append(at[0], i), append(at[1], j)
		}
	}
	if p.Anchors = len(at[0]); p.Anchors < driftAnchors {
		p.Why = fmt.Sprintf("cycles not linked (raters in common: %d, %d wanted)", p.Anchors, driftAnchors)
		return nil
	}
	first, err := before.Fit.unshrunkAgainstMean("rater", at[0], at[0])
	if err != nil {
		return err
	}
	second, err := after.Fit.unshrunkAgainstMean("rater", at[1], at[1])
	if err != nil {
		return err
	}
	shared := newSharedErrors(before, after)
	for k := range at[0] {
		then, now := before.Raters[at[0][k]], after.Raters[at[1][k]]
		row := DriftRow{Rater: then.Rater, Code: then.Code, Employees: [2]int{then.Shared, now.Shared}}
		row.set(first[k].Estimate-second[k].Estimate, first[k].errorOfChange(second[k], shared.of(then.Rater)))
		p.Rows = append(p.Rows, row)
	}
	p.judge(fdr)
	return nil
}

// errorOfChange is the error of the difference of two estimates whose errors correlate.
func (c Contrast) errorOfChange(other Contrast, correlation float64) float64 {
	return math.Sqrt(max(0, c.SD*c.SD+other.SD*other.SD-2*correlation*c.SD*other.SD))
}

func (row *DriftRow) set(change, se float64) {
	if least := min(row.Employees[0], row.Employees[1]); least < driftEmployees {
		f := Unknown(fmt.Sprintf("%d shared employees in a cycle, %d wanted", least, driftEmployees))
		row.Change, row.SE, row.Low, row.High, row.P = f, f, f, f, f
		return
	}
	row.Change, row.SE = Known(change), Known(se)
	row.Low, row.High = Known(change-1.96*se), Known(change+1.96*se)
	row.P = normalP(change, se)
}

// normalP is the normal two-sided p of a change. Where no variance between raters was found there is neither change nor error.
func normalP(change, se float64) Figure {
	if se == 0 {
		return Known(1)
	}
	return Known(2 * distuv.UnitNormal.Survival(math.Abs(change)/se))
}

func (p *DriftPair) judge(fdr float64) {
	values := make([]Figure, len(p.Rows))
	for i, row := range p.Rows {
		values[i] = row.P
	}
	for i, q := range BenjaminiHochberg(values) {
		p.Rows[i].Q, p.Rows[i].Verdict = q, verdictOf(p.Rows[i].P, q, fdr)
	}
}

// setInstability fits rater and rater:cycle over all cycles, employees being new people in each.
func (d *Drift) setInstability(ctx context.Context, r Ratings, cycle Factor) {
	cycle.Name = "cycle"
	m := Model{Y: r.Value, Fixed: []Factor{cycle}, Random: []Factor{
		Interact(named(r.Unit, "employee"), cycle), named(r.Rater, "rater"), Interact(named(r.Rater, "rater"), cycle)}}
	if r.HasItems() {
		m.Fixed = append(m.Fixed, named(r.Item, "dimension"))
		m.Random = append(m.Random, Interact(Interact(named(r.Unit, "employee"), named(r.Rater, "rater")), cycle))
	}
	fit, err := FitLMM(ctx, m, LMMOptions{NoEffects: true})
	if err != nil {
		d.Instability = Unknown(err.Error())
		return
	}
	lasting, fresh := fit.Components[1].Variance, fit.Components[2].Variance
	if lasting+fresh == 0 {
		d.Instability = Unknown("no variance between raters was found")
		return
	}
	d.Instability = Known(fresh / (lasting + fresh))
	d.Notes = append(d.Notes, fit.Notes...)
}
