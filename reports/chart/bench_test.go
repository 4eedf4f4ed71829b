package chart

import (
	"fmt"
	"testing"

	"calibrate/analysis"
)

func BenchmarkSVG(b *testing.B) {
	for _, c := range sizes() {
		b.Run(c.Name, func(b *testing.B) { bench(b, c, SVG) })
	}
}

func BenchmarkPNG(b *testing.B) {
	for _, c := range kinds() {
		b.Run(c.Name, func(b *testing.B) { bench(b, c, PNG) })
	}
}

func BenchmarkPDF(b *testing.B) {
	for _, c := range kinds() {
		b.Run(c.Name, func(b *testing.B) { bench(b, c, PDF) })
	}
}

// BenchmarkPersons draws the page of each of 500 persons.
func BenchmarkPersons(b *testing.B) {
	persons := make([]analysis.Chart, 500)
	for i := range persons {
		persons[i] = dotStripOf(26)
		persons[i].Name = fmt.Sprintf("person_%d", i)
	}
	b.ReportAllocs()
	for b.Loop() {
		size := 0
		for _, c := range persons {
			svg, err := SVG(c)
			if err != nil {
				b.Fatal(err)
			}
			size += len(svg)
		}
		b.ReportMetric(float64(size)/500, "bytes/person")
	}
	b.ReportMetric(float64(len(persons)*b.N)/b.Elapsed().Seconds(), "people/s")
}

func bench(b *testing.B, c analysis.Chart, draw func(analysis.Chart) ([]byte, error)) {
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		out, err := draw(c)
		if err != nil {
			b.Fatal(err)
		}
		size = len(out)
	}
	b.ReportMetric(float64(size), "bytes")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "charts/s")
}
