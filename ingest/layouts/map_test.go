package layouts_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"calibrate/ingest"
	"calibrate/ladder"
)

// eachCase opens the workbook of every case.
func eachCase(t *testing.T, do func(t *testing.T, file string, opt ingest.Options)) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			input, _, _ := strings.Cut(string(text), "-- want --\n")
			parts := sections(input)
			do(t, workbook(t, parts), caseOptions(t, parts))
		})
	}
}

// TestDetectedMapReadsTheSame writes down how the workbook of each case is
// understood and imports it again by that map: nothing changes.
func TestDetectedMapReadsTheSame(t *testing.T) {
	eachCase(t, func(t *testing.T, file string, opt ingest.Options) {
		var yaml strings.Builder
		if err := ingest.WriteMap(&yaml, ingest.Detect(context.Background(), []string{file}, opt)); err != nil {
			t.Fatal(err)
		}
		before := ofReadSheets(importAll(t, []string{file}, opt)[0])
		var err error
		if opt.Map, err = ingest.ReadMap(strings.NewReader(yaml.String()), "map.yaml"); err != nil {
			t.Fatal(err)
		}
		if after := ofReadSheets(importAll(t, []string{file}, opt)[0]); before != after {
			t.Errorf("by its map\n%s\nit gives\n%s\nwant\n%s", yaml.String(), after, before)
		}
	})
}

// ofReadSheets writes down what a batch holds, without the sheets not read, which
// a detected map says to skip.
func ofReadSheets(b *ladder.Batch) string {
	read := map[string]bool{}
	for _, s := range b.Sheets {
		read[s.Sheet] = s.Layout != "none"
	}
	b.Problems = slices.DeleteFunc(b.Problems, func(p ladder.Problem) bool { return p.Source.Sheet != "" && !read[p.Source.Sheet] })
	b.Sheets = slices.DeleteFunc(b.Sheets, func(s ladder.SheetReport) bool { return s.Layout == "none" })
	b.Reason = ""
	var out strings.Builder
	write(&out, b)
	return out.String()
}

// TestPrintedLinesSettleASheet imports each sheet that was refused as unsure once
// more, with the very lines its problem gave, blanks filled in: it is read, or
// left out because the lines say so.
func TestPrintedLinesSettleASheet(t *testing.T) {
	fill := strings.NewReplacer(`rater: "…"`, "rater: E02", `employee: "…"`, "employee: E03", "dimension: …", "dimension: Innovation")
	settled := 0
	eachCase(t, func(t *testing.T, file string, opt ingest.Options) {
		for _, p := range importAll(t, []string{file}, opt)[0].Problems {
			if p.Code != ladder.UnsureLayout || p.Severity != ladder.Error {
				continue
			}
			if len(p.Suggestions) != 1 {
				t.Errorf("%s is refused without lines that settle it: %s", p.Source.Sheet, p.Message)
				continue
			}
			settled++
			again := opt
			m, err := ingest.ReadMap(strings.NewReader(fill.Replace(p.Suggestions[0])), "map.yaml")
			if err != nil {
				t.Fatal(err)
			}
			again.Map = m
			b := importAll(t, []string{file}, again)[0]
			for _, s := range b.Sheets {
				if s.Sheet == p.Source.Sheet && s.Layout == "none" && !m.Sheets[0].Skip {
					t.Errorf("%s by\n%s\nis still not read: %s", s.Sheet, p.Suggestions[0], s.Reason)
				}
			}
		}
	})
	if settled < 10 {
		t.Errorf("only %d sheets of the cases are unsure", settled)
	}
}
