package stats

import (
	"runtime"
	"testing"
)

// large is 100,000 employees × 3 raters × 26 items = 7.8 million ratings.
func large() Ratings {
	const employees, raters, items = 100_000, 3, 26
	n := employees * raters * items
	r := Ratings{Value: make([]float64, n)}
	unit, rater, item := make([]int32, n), make([]int32, n), make([]int32, n)
	s := NewStream(1, 2, 3)
	row := 0
	for e := range employees {
		truth := s.Below(4)
		for k := range raters {
			for d := range items {
				unit[row], rater[row], item[row] = int32(e), int32((e+k*k)%employees), int32(d)
				r.Value[row] = float64(1 + truth + s.Below(3))
				row++
			}
		}
	}
	r.Unit = NewFactor("employee", unit, employees)
	r.Rater = NewFactor("rater", rater, employees)
	r.Item = NewFactor("dimension", item, items)
	return r
}

// BenchmarkAlpha is alpha on all four scales with both jackknives on 7.8
// million ratings. MB/op of interest is the heap beside the ratings.
func BenchmarkAlpha(b *testing.B) {
	r := large()
	b.ReportAllocs()
	from := cpuSeconds(b)
	for b.Loop() {
		if _, err := Alpha(r, AlphaOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	reportCPU(b, from)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB-from-OS")
}

// BenchmarkAlphaOnly is the four alphas without jackknives.
func BenchmarkAlphaOnly(b *testing.B) {
	r := large()
	for b.Loop() {
		t, err := NewTally(r, nil)
		if err != nil {
			b.Fatal(err)
		}
		all := t.coincidence()
		for _, s := range Scales {
			all.Alpha(s)
		}
	}
}

// BenchmarkAlphaBootstrap is 200 replicates over 100,000 employees.
func BenchmarkAlphaBootstrap(b *testing.B) {
	r := large()
	t, err := NewTally(r, nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		t.bootstrapAlpha(AlphaOptions{Replicates: 200, Seed: 1})
	}
}
