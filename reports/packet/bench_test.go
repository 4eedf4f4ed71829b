package packet

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"calibrate/analysis"
)

// benchPeople is how many people a director has at most, as a rule.
const benchPeople = 100

// BenchmarkWrite writes the packet of one director whole, evidence read from the
// store: HTML and PDF side by side.
func BenchmarkWrite(b *testing.B) {
	bundle, dir := manyPeople(b, benchPeople, 3), b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(context.Background(), dir, bundle); err != nil {
			b.Fatal(err)
		}
	}
	peoplePerSecond(b)
	for _, name := range []string{"index.html", "packet.pdf"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/benchPeople, filepath.Ext(name)[1:]+"-bytes/person")
	}
}

// BenchmarkHTML and BenchmarkPDF write the people's pages in one form alone.
func BenchmarkHTML(b *testing.B) {
	bundle, ix, people := benchPersons(b)
	dir := b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		page, err := newPages(dir, bundle.Manifest, ix, nil)
		if err != nil {
			b.Fatal(err)
		}
		for _, p := range people {
			if err := page.person(p); err != nil {
				b.Fatal(err)
			}
		}
		if err := page.finish(); err != nil {
			b.Fatal(err)
		}
	}
	peoplePerSecond(b)
}

func BenchmarkPDF(b *testing.B) {
	bundle, ix, people := benchPersons(b)
	dir := b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		paper, err := newPaper(bundle, ix, nil)
		if err != nil {
			b.Fatal(err)
		}
		for _, p := range people {
			if err := paper.person(p); err != nil {
				b.Fatal(err)
			}
		}
		if err := paper.write(dir); err != nil {
			b.Fatal(err)
		}
	}
	peoplePerSecond(b)
}

func peoplePerSecond(b *testing.B) {
	b.ReportMetric(float64(benchPeople*b.N)/b.Elapsed().Seconds(), "people/s")
}

func benchPersons(b *testing.B) (analysis.Bundle, *index, []person) {
	bundle := manyPeople(b, benchPeople, 3)
	people, err := analysis.People(context.Background(), bundle.Input)
	if err != nil {
		b.Fatal(err)
	}
	ix := newIndex(bundle, people, false)
	var made []person
	err = bundle.EachEvidence(context.Background(), func(e analysis.Evidence) error {
		made = append(made, newPerson(bundle, ix.byID[e.Profile.Person.ID], e))
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return bundle, ix, made
}

// BenchmarkOpen opens a packet in Chromium: the one that CALIBRATE_BENCH_PACKET names, such as
// out/packet/index.html of a run, or one of 500 people without charts.
func BenchmarkOpen(b *testing.B) {
	page := os.Getenv("CALIBRATE_BENCH_PACKET")
	if page == "" {
		page = filepath.Join(write(b, manyPeople(b, 500, 4)), "index.html")
	}
	page, err := filepath.Abs(page)
	if err != nil {
		b.Fatal(err)
	}
	ctx := openBrowser(b)
	painted, loaded := 0.0, 0.0
	for b.Loop() {
		do(ctx, b, chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+filepath.ToSlash(page)))
		painted += ask[float64](ctx, b, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)
		loaded += ask[float64](ctx, b, `performance.getEntriesByType("navigation")[0].loadEventEnd`)
	}
	b.ReportMetric(painted/float64(b.N), "ms-painted")
	b.ReportMetric(loaded/float64(b.N), "ms-loaded")
}
