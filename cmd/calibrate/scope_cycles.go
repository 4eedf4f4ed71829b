package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// aYear is what cycles are put in order by.
var aYear = regexp.MustCompile(`(?:19|20)\d{2}`)

// sayUndated says that cycles without a year in their name are taken as earlier
// than the others, where the cycle was not asked for.
func (a *app) sayUndated(cycles []string, cycle string) {
	var undated []string
	for _, name := range cycles {
		if name != cycle && !aYear.MatchString(name) {
			undated = append(undated, plain(name))
		}
	}
	if len(undated) > 0 {
		a.say("The latest cycle is %s. Cycles without a year in their name count as earlier (%s); --cycle NAME asks for one.", plain(cycle), strings.Join(undated, ", "))
	}
}

// cyclesOf gives the cycle asked for, or the latest, and the one it is compared
// with: that of --since, or the one before; "" when there is none.
func (s *scopeFlags) cyclesOf(store string, cycles []string) (cycle, previous string, err error) {
	at := len(cycles) - 1
	if s.cycle != "" {
		if at = slices.Index(cycles, s.cycle); at < 0 {
			return "", "", fmt.Errorf("%s holds no cycle %q; it has %s", store, s.cycle, strings.Join(cycles, ", "))
		}
	}
	if at > 0 {
		previous = cycles[at-1]
	}
	if s.since != "" {
		if since := slices.Index(cycles, s.since); since < 0 || since >= at {
			return "", "", fmt.Errorf("--since %q is no cycle before %s; %s has %s", s.since, cycles[at], store, strings.Join(cycles, ", "))
		}
		previous = s.since
	}
	return cycles[at], previous, nil
}
