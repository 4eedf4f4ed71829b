package ingest

import (
	"math"
	"strconv"
	"testing"
)

// TestCanonicalNumber: the shortest decimal of the same float64.
func TestCanonicalNumber(t *testing.T) {
	for raw, want := range map[string]string{
		"0": "0", "-0": "0", "0.0": "0", "007": "7", "3.": "3", ".5": "0.5", "+2": "2", "3.50": "3.5", "-1.25": "-1.25",
		"1e2": "100", "1E+20": "100000000000000000000", "1e21": "1e+21", "0.000001": "0.000001", "0.0000001": "1e-07",
		"123456789012345": "123456789012345", "1234567890123456789": "1234567890123456800",
		"3.0000000000000001": "3", "2.9999999999999996": "2.9999999999999996", "0.1000000000000000055511151231257827": "0.1",
		"4.4999999999999997E-2": "0.045", "1e-400": "0",
		"NaN": "", "Inf": "", "1e400": "", "-1e400": "", "0x1p4": "", "1_0": "", "1 0": "", "e": "", "": "", "1,5": "", "--1": "",
	} {
		got, ok := canonicalNumber([]byte(raw))
		if ok != (want != "") || string(got) != want {
			t.Errorf("%q: got %q, %v, want %q", raw, got, ok, want)
		}
	}
}

// TestCanonicalIsShortest holds the short way, which most numbers take, to
// what strconv says.
func TestCanonicalIsShortest(t *testing.T) {
	for _, raw := range []string{"1", "10", "-7", "3.5", "0.5", "0.05", "0.000012", "99999.99999", "123456789.012345", "-0.1", "1000000000000.1", "100000000000000", "0.123456"} {
		if !isCanonical([]byte(raw)) {
			t.Errorf("%s takes the long way", raw)
		}
		n, err := strconv.ParseFloat(raw, 64)
		if want := strconv.FormatFloat(n, 'f', -1, 64); err != nil || want != raw {
			t.Errorf("%s: strconv says %s", raw, want)
		}
	}
}

// TestDates: serial numbers as Excel shows them. 1 is 1 January 1900 and 61 is
// 1 March 1900, since Excel counts a 29 February 1900 that was none; in the
// 1904 system 0 is 1 January 1904 (Microsoft, "Date systems in Excel").
func TestDates(t *testing.T) {
	for _, tt := range []struct {
		serial float64
		from   bool
		want   string
	}{
		{1, false, "1900-01-01"}, {59, false, "1900-02-28"}, {60, false, ""}, {61, false, "1900-03-01"},
		{43890, false, "2020-02-29"}, {42428, true, "2020-02-29"}, {0, true, "1904-01-01"}, {1, true, "1904-01-02"},
		{43890.5, false, "2020-02-29T12:00:00"}, {43890.999999999, false, "2020-03-01"}, {43890.0000001, false, "2020-02-29T00:00:00.009"},
		{0.75, false, "18:00:00"}, {0.9999999999, false, "1900-01-01"}, {2958465, false, "9999-12-31"}, {2958466, false, ""}, {2958465, true, ""},
		{-1, false, ""}, {0, false, ""}, {math.MaxFloat64, false, ""},
	} {
		got, ok := dateSystem{tt.from}.text(tt.serial)
		if ok != (tt.want != "") || got != tt.want {
			t.Errorf("%v (1904 %v): got %q, %v, want %q", tt.serial, tt.from, got, ok, tt.want)
		}
	}
}

// TestDateCodes: which format codes show a point in time.
func TestDateCodes(t *testing.T) {
	for code, want := range map[string]bool{
		"yyyy-mm-dd": true, "d.m.yy": true, "[$-F800]dddd, mmmm dd, yyyy": true, "h:mm AM/PM": true, "mm:ss.0": true, "[Red]yyyy": true, "TT.MM.JJJJ": true,
		"General": false, "Standard": false, "0.00": false, "#,##0": false, "@": false, "[Red]0": false, "[h]:mm": false, "[mm]:ss": false,
		`0 "days"`: false, `0\d`: false, `_-* #,##0_m`: false, `0;"y"`: false, `0;yyyy`: false, `"unclosed y`: false, "[unclosed y": false, `0\`: false,
	} {
		if isDateCode(code) != want {
			t.Errorf("%s: date %v", code, !want)
		}
	}
}

// TestWholeCodes: which format codes show numbers without their decimals.
func TestWholeCodes(t *testing.T) {
	for code, want := range map[string]bool{
		"0": true, "#,##0": true, "[Red]0": true, `0 "pts"`: true, "(0)": true, "0;-0": true,
		"0.0": false, "#.##": false, "General": false, "0%": false, "0E+00": false, "# ?/?": false, "yyyy": false, "@": false, "": false, "[h]": false,
	} {
		if isWholeCode(code) != want {
			t.Errorf("%s: whole %v", code, !want)
		}
	}
}

// TestShownDigits: ids under formats of digits.
func TestShownDigits(t *testing.T) {
	for _, tt := range []struct{ text, code, want string }{
		{"42", "00000", "00042"}, {"123456", "00000", "123456"}, {"0", "000", "000"}, {"0", "#", ""}, {"7", `"E"0000`, "E0007"},
		{"7", `\E0000`, "E0007"}, {"123456789", "000-00-0000", "123-45-6789"}, {"6789", "000-00-0000", "000-00-6789"}, {"1234", "00-0", "123-4"},
		{"7", "00;-00", "07"}, {"7", `\ä00`, "ä07"}, {"42", "", "42"}, {"42", "General", "42"}, {"1234", "#,##0", "1234"}, {"3.5", "0", "3.5"},
		{"-5", "000", "-5"}, {"0.35", "0%", "0.35"}, {"5", "@", "5"}, {"1e+21", "000", "1e+21"},
	} {
		if got := shownDigits(tt.text, tt.code); got != tt.want {
			t.Errorf("%s as %s: got %q, want %q", tt.text, tt.code, got, tt.want)
		}
	}
}
