package stats

import (
	"context"
	"fmt"
	"os"
	"syscall"
	"testing"
	"time"
)

// cpuSeconds is the processor time of this process so far.
func cpuSeconds(b *testing.B) float64 {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return (time.Duration(use.Utime.Nano()) + time.Duration(use.Stime.Nano())).Seconds()
}

// reportCPU gives the processor time of a benchmark's operation, which other work on the machine lengthens less than the
// clock's, since the given moment.
func reportCPU(b *testing.B, from float64) {
	b.ReportMetric((cpuSeconds(b)-from)/float64(b.N), "CPU-s/op")
}

func benchmarkFit(b *testing.B, m Model) {
	b.ReportAllocs()
	from := cpuSeconds(b)
	for b.Loop() {
		fit, err := FitLMM(context.Background(), m, LMMOptions{})
		if err != nil {
			b.Fatal(err)
		}
		worst := 0.0
		for _, c := range fit.Components {
			worst = max(worst, c.MCSE/c.SE)
		}
		b.ReportMetric(worst, "MCSE/SE")
	}
	reportCPU(b, from)
	b.ReportMetric(float64(len(m.Y))*float64(b.N)/b.Elapsed().Seconds(), "ratings/s")
}

func BenchmarkLMMInstEval(b *testing.B) { benchmarkFit(b, instEvalModel(b)) }

// BenchmarkLMMThreeTerms is employee + rater + dimension on 10,000 employees x 3 raters x 26 dimensions.
func BenchmarkLMMThreeTerms(b *testing.B) {
	e, r, d, y := simulatedFactors(10000, 3000, 26, 0, 1)
	benchmarkFit(b, Model{Y: y, Random: []Factor{e, r, d}})
}

// BenchmarkLMMSixTerms is the full model, on complete rows and with a tenth of the cells missing.
func BenchmarkLMMSixTerms(b *testing.B) {
	for _, employees := range []int{1000, 10000} {
		for _, missing := range []float64{0, .1} {
			b.Run(fmt.Sprintf("employees=%d/missing=%g", employees, missing), func(b *testing.B) {
				benchmarkFit(b, simulated(employees, employees*3/10, 26, missing, 1))
			})
		}
	}
}

// BenchmarkLMMScale is employee + rater on 10^5, 10^6 and, with CALIBRATE_BENCH_LARGE set, 10^7 ratings, a tenth missing.
func BenchmarkLMMScale(b *testing.B) {
	sizes := []int{1282, 12821}
	if os.Getenv("CALIBRATE_BENCH_LARGE") != "" {
		sizes = append(sizes, 128206)
	}
	for _, employees := range sizes {
		b.Run(fmt.Sprintf("ratings=%d", employees*78), func(b *testing.B) {
			e, r, _, y := simulatedFactors(employees, employees*3/10, 26, .1, 1)
			benchmarkFit(b, Model{Y: y, Random: []Factor{e, r}})
		})
	}
}

// BenchmarkSeverities is what the jobs fit (fixed dimensions, employee, rater, employee:rater) with effects and errors, on
// 10^5, 10^6 and, with CALIBRATE_BENCH_LARGE set, 10^7 ratings (10^8 alone when it is 8), a tenth missing: each employee
// is rated by neighbours, as teams are. BenchmarkSparseICC is employee + rater on the same.
func BenchmarkSeverities(b *testing.B) {
	benchmarkTable(b, func(r Ratings) (LMM, error) {
		s, err := NewSeverities(context.Background(), r, SeverityOptions{})
		return s.Fit, err
	})
}

func BenchmarkSparseICC(b *testing.B) {
	benchmarkTable(b, func(r Ratings) (LMM, error) {
		s, err := NewSparseICC(context.Background(), r)
		return s.Fit, err
	})
}

func benchmarkTable(b *testing.B, fit func(Ratings) (LMM, error)) {
	employees := []int{1425, 14245}
	switch os.Getenv("CALIBRATE_BENCH_LARGE") {
	case "":
	case "8":
		employees = []int{1_424_500}
	default:
		employees = append(employees, 142_450)
	}
	for _, n := range employees {
		r := made(n, 3, 26, 6)
		b.Run(fmt.Sprintf("employees=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			worst, from := 0.0, cpuSeconds(b)
			for b.Loop() {
				f, err := fit(r)
				if err != nil {
					b.Fatal(err)
				}
				for _, c := range f.Components {
					worst = max(worst, c.MCSE)
				}
			}
			b.ReportMetric(worst, "MCSE")
			reportCPU(b, from)
			b.ReportMetric(float64(r.Len())*float64(b.N)/b.Elapsed().Seconds(), "ratings/s")
		})
	}
}

// BenchmarkFacets is the many-facet model on 3 raters x 26 dimensions each.
func BenchmarkFacets(b *testing.B) {
	for _, employees := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("employees=%d", employees), func(b *testing.B) {
			r := made(employees, 3, 26, 6)
			b.ReportAllocs()
			from := cpuSeconds(b)
			for b.Loop() {
				if _, err := FitFacets(context.Background(), r, FacetsOptions{Levels: []float64{1, 2, 3, 4, 5, 6}}); err != nil {
					b.Fatal(err)
				}
			}
			reportCPU(b, from)
		})
	}
}
