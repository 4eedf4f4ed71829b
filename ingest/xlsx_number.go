package ingest

import (
	"bytes"
	"math"
	"strconv"
	"time"
)

// canonicalNumber gives the shortest decimal that reads as the same float64,
// with an exponent below 1e-6 and from 1e21 on; ok is false for what is no
// finite decimal number, such as NaN, INF, 1e400 or a word.
func canonicalNumber(raw []byte) (text []byte, ok bool) {
	if isCanonical(raw) {
		return raw, true
	}
	for _, c := range raw {
		if (c < '0' || c > '9') && bytes.IndexByte([]byte("+-.eE"), c) < 0 {
			return nil, false
		}
	}
	n, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return nil, false
	}
	if n == 0 {
		return []byte("0"), true // -0 as well
	}
	if size := math.Abs(n); size < 1e-6 || size >= 1e21 {
		return strconv.AppendFloat(nil, n, 'e', -1, 64), true
	}
	return strconv.AppendFloat(nil, n, 'f', -1, 64), true
}

// isCanonical reports whether a number's text is sure to be its shortest
// decimal already: no more than 15 digits, which a float64 always tells
// apart, and no sign, zero or point too many. Most numbers in sheets are.
func isCanonical(raw []byte) bool {
	b := raw
	if len(b) > 0 && b[0] == '-' {
		b = b[1:]
	}
	if len(b) == 0 || len(b) > 16 {
		return false
	}
	point := -1
	for i, c := range b {
		switch {
		case c == '.' && point < 0:
			point = i
		case c < '0' || c > '9':
			return false
		}
	}
	whole, decimals := b, 0
	if point >= 0 {
		whole, decimals = b[:point], len(b)-point-1
	}
	switch {
	case len(whole) == 0 || len(whole)+decimals > 15 || len(whole) > 1 && whole[0] == '0':
		return false
	case point >= 0 && (decimals == 0 || b[len(b)-1] == '0'):
		return false
	}
	return whole[0] != '0' || len(raw) == 1 || decimals > 0 && decimals <= 6
}

// A dateSystem turns serial numbers of days into dates.
type dateSystem struct{ from1904 bool }

// text gives the ISO 8601 text of a serial number: a date, a date with time,
// or, below one day, a time of day. ok is false for a number that is no date:
// negative, beyond the year 9999, or 60 in the 1900 system, which stands for
// 29 February 1900, a day that was none.
func (d dateSystem) text(serial float64) (text string, ok bool) {
	const day = 24 * time.Hour
	days := math.Floor(serial)
	clock := time.Duration(math.Round((serial-days)*86_400_000)) * time.Millisecond
	if clock >= day {
		days, clock = days+1, 0
	}
	origin := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case serial < 0 || days > 2_958_465 || !d.from1904 && days == 60:
		return "", false
	case days == 0 && clock > 0:
		return clockText(origin.Add(clock)), true
	case d.from1904:
		origin = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		origin = origin.AddDate(0, 0, 1)
	}
	at := origin.AddDate(0, 0, int(days)).Add(clock)
	switch {
	case at.Year() > 9999 || !d.from1904 && days == 0:
		return "", false
	case clock == 0:
		return at.Format(time.DateOnly), true
	}
	return at.Format(time.DateOnly) + "T" + clockText(at), true
}

func clockText(at time.Time) string { return at.Format("15:04:05.999") }

// isoDate checks the text of a cell that holds a date as text, t="d", and
// gives it in the form serial numbers get.
func isoDate(raw string) (text string, ok bool) {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05.999Z07:00", "2006-01-02T15:04:05.999", "2006-01-02T15:04Z07:00", "2006-01-02T15:04"} {
		at, err := time.Parse(layout, raw)
		switch {
		case err != nil:
			continue
		case layout == time.DateOnly || at.Hour()+at.Minute()+at.Second()+at.Nanosecond() == 0:
			return at.Format(time.DateOnly), true
		}
		return at.Format(time.DateOnly) + "T" + clockText(at), true
	}
	at, err := time.Parse("15:04:05.999", raw)
	return clockText(at), err == nil
}
