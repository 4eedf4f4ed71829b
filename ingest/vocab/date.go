package vocab

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"calibrate/ladder"
)

var (
	isoDate    = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$`)
	shortDate  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:[T ].*)?$`)
	asianDate  = regexp.MustCompile(`^(\d{4})年(\d{1,2})月(\d{1,2})日$`)
	monthWords = regexp.MustCompile(`^(?:(\d{1,2})(?:st|nd|rd|th|\.)?[-\s]+(\pL{3,10})\.?,?[-\s]+(\d{4})|(\pL{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))$`)
)

// Date reads a calendar date: 2020-03-04, 4 March 2020, 4.3.2020 and the like.
// Day and month in figures are told apart by a number above 12, by full stops
// (which put the day first everywhere) or by the order given ("dmy", "mdy");
// else the date is ambiguous. The second value is a problem when its code is
// set.
func Date(text, order string) (time.Time, Reading) {
	text, _ = plainDigits(Clean(text))
	if m := isoDate.FindStringSubmatch(text); m != nil {
		return calendar(text, m[1], m[2], m[3])
	}
	if m := asianDate.FindStringSubmatch(text); m != nil {
		return calendar(text, m[1], m[2], m[3])
	}
	if m := monthWords.FindStringSubmatch(text); m != nil {
		return calendar(text, m[3]+m[6], month(m[2]+m[4]), m[1]+m[5])
	}
	m := shortDate.FindStringSubmatch(text)
	if m == nil {
		return time.Time{}, notADate(text)
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[3])
	switch {
	case first > 12, m[2] == ".", order == "dmy", first == second && second <= 12:
		return calendar(text, m[4], m[3], m[1])
	case second > 12, order == "mdy":
		return calendar(text, m[4], m[1], m[3])
	}
	a, b := fmt.Sprintf("%s-%02d-%02d", m[4], second, first), fmt.Sprintf("%s-%02d-%02d", m[4], first, second)
	return time.Time{}, refuse(ladder.AmbiguousDate, fmt.Sprintf("%q can be %s or %s; write the date as year-month-day, or say --date-order.", text, a, b), a, b)
}

func calendar(text, year, month, day string) (time.Time, Reading) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	date := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if date.Year() != y || int(date.Month()) != m || date.Day() != d || y < 1900 {
		return time.Time{}, refuse(ladder.BadDate, fmt.Sprintf("%q is no day of the calendar; correct it.", text))
	}
	return date, Reading{}
}

// monthKeys lists the beginnings of the months' names in English, German,
// French and Spanish, folded.
var monthKeys = strings.Fields("jan|ene feb|fev mar apr|avr|abr may|mai jun|juin jul|juil aug|aou|ago sep okt|oct nov dec|dez|dic")

// month gives the number of a month by its name, "" for any other word.
func month(name string) string {
	key := Key(name)
	found := ""
	for i, starts := range monthKeys {
		for start := range strings.SplitSeq(starts, "|") {
			if strings.HasPrefix(key, start) {
				found = strconv.Itoa(i + 1)
			}
		}
	}
	return found
}

// serial is the number that spreadsheets hold for a date: days since 1899-12-30.
// From 1954 to 2064 it has five digits.
var serial = regexp.MustCompile(`^[2-5]\d{4}$`)

// notADate refuses a text that is no date, with the date a spreadsheet would show
// for the number as a suggestion.
func notADate(text string) Reading {
	if !serial.MatchString(text) {
		return refuse(ladder.BadDate, fmt.Sprintf("%q is not a date this program reads; write it as 2020-03-31.", text))
	}
	days, _ := strconv.Atoi(text)
	day := time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	return refuse(ladder.BadDate, fmt.Sprintf("%q is a number, perhaps of a date whose cell has lost its format: most spreadsheets show %s for it. Give the cell a date's format, or write the date.", text, day), day)
}
