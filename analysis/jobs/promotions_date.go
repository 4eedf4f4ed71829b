package jobs

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"calibrate/analysis"
	"calibrate/ladder"
)

// cycleName reads a year, and the half, quarter or month in it.
var cycleName = regexp.MustCompile(`^(\d{4})(?:[- ]?(?:H([12])|Q([1-4]))|-(0[1-9]|1[0-2]))?$`)

// A referenceDate is the day that "recently" and "time in level" count back
// from. It comes from the data, never from a clock.
type referenceDate struct {
	day time.Time // zero when there is no date at all
	how string    // where it comes from, in words
}

// newReferenceDate is the last day of the cycle, when its name says which
// period it is ("2026-H1", "2026-Q2", "2026-06", "2026"), else the latest date
// on its roster.
func newReferenceDate(cycle string, who directory) referenceDate {
	if last, ok := lastDay(cycle); ok {
		return referenceDate{last, "the last day of the cycle " + cycle}
	}
	var latest time.Time
	for _, p := range who {
		for _, day := range []time.Time{p.Hired, p.LevelSince} {
			if day.After(latest) {
				latest = day
			}
		}
	}
	return referenceDate{latest, fmt.Sprintf("the latest date on the roster, as the cycle's name %q does not say which period it is", cycle)}
}

func lastDay(cycle string) (time.Time, bool) {
	parts := cycleName.FindStringSubmatch(cycle)
	if parts == nil {
		return time.Time{}, false
	}
	year, _ := strconv.Atoi(parts[1])
	month := 12
	for i, length := range []int{6, 3, 1} { // months of a half, a quarter, a month
		if nth, err := strconv.Atoi(parts[i+2]); err == nil {
			month = nth * length
		}
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC), true
}

// note tells the reader what times count back from.
func (r referenceDate) note() analysis.Note {
	if r.day.IsZero() {
		return caution("Neither the cycle's name nor the roster gives a date: time in level and recent changes cannot be told.")
	}
	return info("%s", r.counted("Times count"))
}

// counted says what is counted back from which day.
func (r referenceDate) counted(what string) string {
	if r.day.IsZero() {
		return "Neither the cycle's name nor the roster gives a date to count back from."
	}
	return fmt.Sprintf("%s back from %s, %s.", what, r.day.Format(time.DateOnly), r.how)
}

// months gives the whole months from a day to the reference date; the reason
// when there are none.
func (r referenceDate) months(since time.Time) (n int, why string) {
	switch {
	case since.IsZero():
		return 0, "the date is not on the roster"
	case r.day.IsZero():
		return 0, "no reference date"
	case since.After(r.day):
		return 0, "after " + r.day.Format(time.DateOnly)
	}
	n = 12*(r.day.Year()-since.Year()) + int(r.day.Month()-since.Month())
	if since.AddDate(0, n, 0).After(r.day) {
		n--
	}
	return n, ""
}

// timeInLevel is how long a person has held the current level, in months.
func (r referenceDate) timeInLevel(p ladder.Person) analysis.Value {
	n, why := r.months(p.LevelSince)
	if why != "" {
		return analysis.Why(why)
	}
	return analysis.I(n)
}
