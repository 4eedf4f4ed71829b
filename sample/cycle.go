package sample

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A cycle is one half-yearly round.
type cycle struct {
	name   string    // such as "2026-H1"
	frozen time.Time // the day the roster was frozen
	ago    int       // cycles before the last one; 0 is the last
}

// folder is where a past cycle's files lie.
func (c cycle) folder() string { return strings.ToLower(c.name) }

// halfYears gives n cycles that end with the one named, oldest first.
func halfYears(last string, n int) ([]cycle, error) {
	year, half, found := strings.Cut(last, "-H")
	y, err := strconv.Atoi(year)
	if !found || err != nil || (half != "1" && half != "2") || y < 1980 || y > 9999 {
		return nil, fmt.Errorf("a sample cycle is a half-year such as %s, not %q", DefaultCycle, last)
	}
	if n < 1 || n > 10 {
		return nil, fmt.Errorf("a sample company has 1 to 10 cycles, not %d", n)
	}
	cycles := make([]cycle, n)
	for i := range cycles {
		ago := n - 1 - i
		halves := 2*y + int(half[0]-'1') - ago
		cycles[i] = cycle{
			name:   fmt.Sprintf("%d-H%d", halves/2, halves%2+1),
			frozen: time.Date(halves/2, time.Month(4+6*(halves%2)), 1, 0, 0, 0, 0, time.UTC),
			ago:    ago,
		}
	}
	return cycles, nil
}

// Cycles names the company's cycles, oldest first.
func (c *Company) Cycles() []string {
	names := make([]string, len(c.cycles))
	for i, cycle := range c.cycles {
		names[i] = cycle.name
	}
	return names
}

// cycle finds a cycle by name.
func (c *Company) cycle(name string) (cycle, bool) {
	for _, cycle := range c.cycles {
		if cycle.name == name {
			return cycle, true
		}
	}
	return cycle{}, false
}

// last is the last cycle, the one the company is in.
func (c *Company) last() cycle { return c.cycles[len(c.cycles)-1] }
