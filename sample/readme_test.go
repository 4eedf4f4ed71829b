package sample

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

// The README names who is planted as what; it must be so.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{} // by first cell
	for line := range strings.SplitSeq(string(data), "\n") {
		if cells := strings.Split(line, "|"); len(cells) > 2 {
			rows[strings.TrimSpace(cells[1])] = line
		}
	}
	c := company(t, Options{})
	for p := range c.Truths() {
		for trait, has := range map[string]bool{string(p.Standing): p.Standing != Settled,
			"disputed": p.Disputed, "near_line": p.NearLine, "anchor": p.Anchor} {
			if has != strings.Contains(rows[trait], p.ID) && trait != string(Settled) {
				t.Errorf("%s %s: %s is %v, and the README says otherwise", p.ID, p.Name, trait, has)
			}
		}
	}
	for r := range c.Raters() {
		last := r.Severity[len(r.Severity)-1]
		usual := math.Abs(last) <= 0.3 && !r.Drifts && r.Habit == Plain
		if mention := fmt.Sprintf("%s %s", r.ID, r.Name); usual == strings.Contains(string(data), mention) {
			t.Errorf("%s: severity %.2f, habit %s, drifts %v, and the README says otherwise", mention, last, r.Habit, r.Drifts)
		}
	}
}
