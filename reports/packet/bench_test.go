package packet

import (
	"context"
	"os"
	"path/filepath"
	"testing"

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
	ix := newIndex(bundle, people)
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
