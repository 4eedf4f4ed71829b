package chart

import (
	"fmt"
	"math"
	"math/rand/v2"

	"calibrate/analysis"
)

var nan = math.NaN()

// Words of a made-up company for the pictures.
var (
	levelCodes = []string{"SRE I", "SRE II", "Senior I", "Senior II", "Staff I", "Staff II"}
	categories = []string{"Technical skill", "Delivery", "Communication", "Leadership"}
	dimensions = []string{
		"Architecture", "Systems design", "Automation", "Observability", "Incident response", "Security",
		"Capacity planning", "Planning", "Execution", "Estimation", "Prioritisation", "Ownership", "Quality",
		"Written communication", "Speaking", "Feedback", "Documentation", "Collaboration", "Influence",
		"Mentoring", "Hiring", "Team building", "Strategy", "Change management", "Decision making", "Culture",
	}
	givenNames  = []string{"Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Femi", "Grace", "Hanna", "Ines", "Jonas", "Keiko", "Lars", "Maya", "Noor", "Olga"}
	familyNames = []string{"Okafor", "Lindqvist", "Mäkinen", "Fernández", "Papadopoulos", "Nguyễn", "Kowalczyk", "Haddad", "Brown", "Ó Súilleabháin"}
)

func person(i int) string {
	return givenNames[i%len(givenNames)] + " " + familyNames[(i*7+i/len(givenNames))%len(familyNames)]
}

// category gives 26 dimensions their headings.
func category(i int) string { return categories[[]int{0, 7, 13, 19, 26}[0]+indexOf(i)] }

func indexOf(i int) int {
	for k, next := range []int{7, 13, 19, 26} {
		if i < next {
			return k
		}
	}
	return 3
}

func source() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func halves(x float64) float64 { return math.Round(x*2) / 2 }

func levelBarsOf(n int) analysis.Chart {
	counts := []int{n / 10, n / 4, n * 3 / 10, n / 5, n / 10, 0}
	counts[5] = n - counts[0] - counts[1] - counts[2] - counts[3] - counts[4]
	d := analysis.LevelBars{}
	low := []float64{nan, 0.2, 0.25, 0.25, nan, nan}
	high := []float64{0.15, nan, 0.35, 0.25, nan, 0.03}
	for i, c := range counts {
		share := float64(c) / float64(n)
		d.Bars = append(d.Bars, analysis.LevelBar{
			Level: levelCodes[i], Count: c, Share: share, Proposed: math.Max(0, share+0.01*float64(i-2)), Assessed: math.Max(0, share-0.015*float64(i-2)),
			LastCycle: math.Max(0, share-0.02*float64(i-3)), GuidelineLow: low[i], GuidelineHigh: high[i],
			OffGuideline: share < low[i]-1e-9 || share > high[i]+1e-9,
		})
	}
	return analysis.Chart{Name: "level_bars", Title: "Two levels are outside the guideline", Subtitle: fmt.Sprintf("Headcount by level, 2026-H1, n = %d", n),
		Footnote: "Source: roster.xlsx; guideline.xlsx. Last cycle: 2025-H2.", Alt: "Bars of headcount by level.", Data: d}
}

func stackedOf(n int) analysis.Chart {
	r := source()
	d := analysis.StackedShares{Levels: levelCodes}
	for i := range n {
		row := analysis.StackedRow{Label: fmt.Sprintf("Org %d / Reliability", i), Depth: 1 + i%3}
		if i == 0 {
			row.Label, row.Depth = "Example company", 0
		}
		for range levelCodes {
			row.Counts = append(row.Counts, r.IntN(12))
		}
		for _, c := range row.Counts {
			row.N += c
		}
		if i%7 == 4 {
			row.Counts, row.N = nil, 3
		}
		d.Rows = append(d.Rows, row)
	}
	return analysis.Chart{Name: "stacked_shares", Title: "Level mix by organisation", Subtitle: fmt.Sprintf("Share of people by current level, 2026-H1, %d groups", n),
		Footnote: "Groups of fewer than 5 people are not shown.", Alt: "Full bars by organisation.", Data: d}
}

func intervalsOf(n int) analysis.Chart {
	r := source()
	d := analysis.Intervals{Axis: "severity in levels: right of 0 rates lower than others do", Zero: 0}
	for i := range n {
		e := -1 + 2*float64(i)/float64(max(1, n-1)) + 0.05*r.NormFloat64()
		w := 0.15 + 0.4*r.Float64()
		it := analysis.IntervalItem{Label: person(i), N: 3 + r.IntN(20), NUnit: "ratees", Estimate: e, Low: e - w, High: e + w, Status: doesNotDiffer}
		if it.Low > 0 || it.High < 0 {
			it.Status = differs
		}
		if i%11 == 5 {
			it.Estimate, it.Low, it.High, it.Status = nan, nan, nan, "cannot tell: shares nobody with other raters"
		}
		d.Items = append(d.Items, it)
	}
	return analysis.Chart{Name: "severity", Title: "Six raters rate differently from their colleagues", Subtitle: fmt.Sprintf("Severity with 95 %% interval, 2026-H1, %d raters", n),
		Footnote: "Two-way additive fit. Severity is advice for the discussion, not a correction of ratings.", Alt: "A caterpillar of severities.", Data: d}
}

func agreementOf(n int) analysis.Chart {
	r := source()
	d := analysis.Intervals{Axis: "Krippendorff's alpha (interval)", Zero: nan}
	for i := range n {
		e := 0.3 + 0.7*r.Float64()
		d.Items = append(d.Items, analysis.IntervalItem{Label: dimensions[i%26], Group: category(i % 26), N: 80 + r.IntN(50), NUnit: "ratings",
			Estimate: e, Low: e - 0.12, High: math.Min(1, e+0.1)})
	}
	return analysis.Chart{Name: "agreement", Title: "Raters agree least on influence", Subtitle: "Agreement by dimension with 95 % bootstrap interval, 2026-H1, n = 119 employees",
		Footnote: "1 is perfect agreement, 0 is what chance gives.", Alt: "Dots by dimension.", Data: d}
}

func heatMapOf(n, columns int) analysis.Chart {
	r := source()
	d := analysis.HeatMap{Axis: "gap to current level, in levels", Diverging: true, Low: -2, High: 2}
	for j := range columns {
		d.Columns = append(d.Columns, analysis.HeatColumn{Label: dimensions[j%26], Group: category(j % 26)})
	}
	for i := range n {
		row := analysis.HeatRow{Label: person(i), N: 2 + i%3, Group: fmt.Sprintf("Team %d", i/12+1)}
		base := r.NormFloat64() * 0.6
		for range columns {
			v := base + 0.6*r.NormFloat64()
			if math.Abs(v) < 0.5 {
				v = 0
			}
			if r.IntN(14) == 0 {
				v = nan
			}
			row.Values = append(row.Values, v)
		}
		row.Hidden = i%23 == 9
		d.Rows = append(d.Rows, row)
	}
	return analysis.Chart{Name: "gap_heat", Title: "Gaps to the current level", Subtitle: fmt.Sprintf("Employee × dimension, 2026-H1, n = %d employees", n),
		Footnote: "0 is inside the band of the current level.", Alt: "A heat map of gaps.", Data: d}
}

func dumbbellOf(n int) analysis.Chart {
	r := source()
	d := analysis.Dumbbell{Axis: "level", Ticks: levelCodes, Names: [3]string{"current", "assessed", "proposed"}}
	for i := range n {
		current := float64(1 + r.IntN(5))
		it := analysis.DumbbellItem{Label: person(i), Group: fmt.Sprintf("Team %d", i/9+1), N: 1 + r.IntN(4), Low: nan, High: nan,
			At: [3]float64{current, math.Max(1, current+float64(r.IntN(3)-1)), nan}}
		it.Low, it.High = math.Max(1, current-1), math.Min(6, current+1.5)
		if i%3 == 0 {
			it.At[2] = current + 1
			it.Status, it.Strong = "ready", it.At[1] != it.At[0]
			if it.At[1] < it.At[2] {
				it.Status = "not yet"
			}
		}
		if i%10 == 7 {
			it.At[1], it.Low, it.High, it.N, it.Strong = nan, nan, nan, 0, false
		}
		d.Items = append(d.Items, it)
	}
	return analysis.Chart{Name: "standing", Title: "Current, assessed and proposed level", Subtitle: fmt.Sprintf("2026-H1, n = %d employees", n),
		Footnote: "Assessed by the ladder's rule from the ratings of others.", Alt: "A row per employee.", Data: d}
}

func dotStripOf(n int) analysis.Chart {
	r := source()
	d := analysis.DotStrip{Axis: "level", Ticks: levelCodes}
	for i := range n {
		low := float64(3 - i%5/4)
		row := analysis.DotRow{Label: dimensions[i%26], Group: category(i % 26), BandLow: low, BandHigh: low + float64(i%4/3), Mean: nan}
		sum := 0.0
		raters := 3
		if i%9 == 8 {
			raters = 0
		}
		for k := range raters {
			v := math.Max(1, math.Min(6, halves(3.2+0.8*r.NormFloat64())))
			sum += v
			row.Dots = append(row.Dots, analysis.Dot{At: v, Label: person(k + 20)})
		}
		if raters > 0 {
			row.Mean = sum / float64(raters)
			row.Dots = append(row.Dots, analysis.Dot{At: math.Min(6, halves(row.Mean+1)), Label: "self", Self: true})
		}
		if i == 0 {
			row.BandLow, row.BandHigh = nan, nan
		}
		d.Rows = append(d.Rows, row)
	}
	return analysis.Chart{Name: "person", Title: "Ada Okafor against Senior I", Subtitle: "3 raters and self, 2026-H1, 26 dimensions",
		Footnote: "Each dot is one rating.", Alt: "Dots by dimension.", Data: d}
}

func slopesOf(n int) analysis.Chart {
	r := source()
	d := analysis.Slopes{Axis: "severity, in levels", Times: []string{"2025-H1", "2025-H2", "2026-H1"}, Zero: 0}
	for i := range n {
		v := r.NormFloat64() * 0.4
		it := analysis.SlopeItem{Label: person(i), N: 5 + r.IntN(20), Values: []float64{v, v + 0.1*r.NormFloat64(), v + 0.15*r.NormFloat64()}}
		if i%8 == 3 {
			it.Values[2], it.Status = v+0.7, "moved"
		}
		if i%6 == 5 {
			it.Values[i%3] = nan
		}
		d.Items = append(d.Items, it)
	}
	return analysis.Chart{Name: "drift", Title: "Severity from cycle to cycle", Subtitle: fmt.Sprintf("Three cycles, n = %d raters", n),
		Footnote: "Moved: the interval of the change leaves out 0.", Alt: "Lines of severity by cycle.", Data: d}
}

func flowOf(n int) analysis.Chart {
	d := analysis.Flow{From: "2025-H2", To: "2026-H1", Up: "promoted", Down: "to a lower level", Levels: levelCodes, Joined: []int{n / 12, n / 20, 0, 0, 0, 0}, Left: []int{0, n / 30, n / 40, 0, 0, 0}}
	size := []int{n / 10, n / 4, n * 3 / 10, n / 5, n / 10, n / 20}
	for i := range levelCodes {
		row := make([]int, len(levelCodes))
		up := size[i] / 5
		row[i] = size[i] - up
		if i+1 < len(row) {
			row[i+1] = up
		}
		if i == 3 {
			row[i-1] = size[i] / 20
		}
		d.Counts = append(d.Counts, row)
	}
	return analysis.Chart{Name: "promotions", Title: "Who moved between levels", Subtitle: fmt.Sprintf("2025-H2 to 2026-H1, n = %d", n),
		Footnote: "Source: rosters of both cycles.", Alt: "A flow between levels.", Data: d}
}

func scatterOf(n int) analysis.Chart {
	r := source()
	d := analysis.Scatter{X: "mean of both ratings, in levels", Y: "manager minus peer, in levels", Lines: []analysis.ScatterLine{
		{Label: "bias", At: 0.21, Low: 0.11, High: 0.31}, {Label: "upper limit", At: 1.6, Low: 1.4, High: 1.8}, {Label: "lower limit", At: -1.18, Low: -1.4, High: -1},
	}}
	for i := range n {
		a := halves(3.5 + r.NormFloat64())
		d.Points = append(d.Points, analysis.ScatterPoint{Label: person(i), X: a, Y: halves(0.2 + 0.7*r.NormFloat64())})
	}
	return analysis.Chart{Name: "bland_altman", Title: "Manager and peer differ by up to 1.6 levels", Subtitle: fmt.Sprintf("Bland–Altman, 2026-H1, n = %d pairs", n),
		Footnote: "Shaded: 95 % intervals of the bias and of the limits of agreement.", Alt: "Differences against means.", Data: d}
}

func histogramsOf(n int) analysis.Chart {
	r := source()
	d := analysis.Histograms{Axis: "level given", Bins: levelCodes, Reference: []float64{0.05, 0.2, 0.3, 0.25, 0.15, 0.05}}
	for i := range n {
		row := analysis.HistogramRow{Label: person(i), N: 26 * (1 + r.IntN(9)), Mean: nan}
		if i%9 == 6 {
			row.Status, row.N = "no rating yet", 0
			d.Rows = append(d.Rows, row)
			continue
		}
		sum := 0.0
		for range levelCodes {
			v := r.Float64() * r.Float64()
			row.Shares = append(row.Shares, v)
			sum += v
		}
		row.Mean = 0
		for k := range row.Shares {
			row.Shares[k] /= sum
			row.Mean += float64(k+1) * row.Shares[k]
		}
		d.Rows = append(d.Rows, row)
	}
	return analysis.Chart{Name: "rater_use", Title: "How raters use the levels", Subtitle: fmt.Sprintf("Share of ratings by level, 2026-H1, %d raters", n),
		Footnote: "Ratings of others only.", Alt: "A small distribution per rater.", Data: d}
}

func matrixOf(n int) analysis.Chart {
	r := source()
	d := analysis.HeatMap{Axis: "weighted kappa", Low: 0, High: 1}
	for i := range n {
		d.Columns = append(d.Columns, analysis.HeatColumn{Label: person(i)})
		row := analysis.HeatRow{Label: person(i), N: 20 + r.IntN(100)}
		for j := range n {
			v := 0.2 + 0.7*r.Float64()
			if i == j || (i+j)%7 == 3 {
				v = nan
			}
			row.Values = append(row.Values, v)
		}
		d.Rows = append(d.Rows, row)
	}
	return analysis.Chart{Name: "matrix", Title: "Agreement of each pair of raters", Subtitle: fmt.Sprintf("Weighted kappa, 2026-H1, %d raters", n),
		Footnote: "Hatched: fewer than 5 ratings in common.", Alt: "A matrix of raters.", Data: d}
}
