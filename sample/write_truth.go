package sample

import (
	"encoding/csv"
	"io"
	"iter"
	"path/filepath"
	"strconv"
)

// WriteTruth writes what is really so into dir as people.csv and raters.csv, for
// checking results against it. Keep dir apart from the company's files, which
// do not know it.
func WriteTruth(dir string, opt Options) error {
	c, err := New(opt)
	if err != nil {
		return err
	}
	err = create(filepath.Join(dir, "people.csv"), func(w io.Writer) error {
		return writeRecords(w, c.peopleTruth())
	})
	if err != nil {
		return err
	}
	return create(filepath.Join(dir, "raters.csv"), func(w io.Writer) error {
		return writeRecords(w, c.ratersTruth())
	})
}

func writeRecords(w io.Writer, records iter.Seq[[]string]) error {
	out := csv.NewWriter(w)
	for record := range records {
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// peopleTruth gives the lines of people.csv, the headings first.
func (c *Company) peopleTruth() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		headings := []string{"id", "name", "org", "current", "proposed", "assessed", "standing",
			"near_line", "disputed", "anchor", "unlinked", "leads"}
		for _, d := range c.ladder.Dimensions {
			headings = append(headings, d.Name)
		}
		if !yield(headings) {
			return
		}
		for p := range c.Truths() {
			record := []string{p.ID, p.Name, p.Org, strconv.Itoa(p.Current), strconv.Itoa(p.Proposed),
				strconv.Itoa(p.Assessed), string(p.Standing), strconv.FormatBool(p.NearLine),
				strconv.FormatBool(p.Disputed), strconv.FormatBool(p.Anchor), strconv.FormatBool(p.Unlinked), strconv.FormatBool(p.Leads)}
			if !yield(append(record, hundredths(p.Levels)...)) {
				return
			}
		}
	}
}

// ratersTruth gives the lines of raters.csv, the headings first.
func (c *Company) ratersTruth() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		headings := []string{"id", "name", "role", "habit", "step", "ratees", "drifts", "unlinked", "peers_only"}
		for _, name := range c.Cycles() {
			headings = append(headings, "severity "+name)
		}
		if !yield(headings) {
			return
		}
		for r := range c.Raters() {
			record := []string{r.ID, r.Name, r.Role, string(r.Habit), strconv.FormatFloat(r.Step, 'f', -1, 64),
				strconv.Itoa(r.Ratees), strconv.FormatBool(r.Drifts), strconv.FormatBool(r.Unlinked),
				strconv.FormatBool(r.PeersOnly)}
			if !yield(append(record, hundredths(r.Severity)...)) {
				return
			}
		}
	}
}

// hundredths writes levels with two decimals, and no zero with a minus.
func hundredths(levels []float64) []string {
	texts := make([]string, len(levels))
	for i, level := range levels {
		texts[i] = strconv.FormatFloat(level, 'f', 2, 64)
		if texts[i] == "-0.00" {
			texts[i] = "0.00"
		}
	}
	return texts
}
