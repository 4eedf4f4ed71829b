package vocab

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// noise is how far from a half step a number may be and still be one: sums and
// averages in a spreadsheet end in …9996, people's ratings do not.
const noise = 1e-9

// A numeral is a number as somebody wrote it.
type numeral struct {
	value float64
	comma bool // the decimal mark is a comma
	rule  string
}

// parseNumber reads a plain decimal number: digits of any script, a point or a
// comma before one or two decimals, "½" after the digits, a minus sign. It
// reads no exponent, no hexadecimal, no thousands mark and no plus sign.
func parseNumber(text string) (numeral, bool) {
	plain, other := plainDigits(text)
	n := numeral{rule: RuleNumber}
	if other {
		n.rule = RuleOtherDigits
	}
	if whole, ok := strings.CutSuffix(plain, "½"); ok {
		plain, n.rule = strings.TrimSpace(whole)+".5", RuleFraction
	}
	whole, decimals, point := strings.Cut(plain, ".")
	if !point {
		if whole, decimals, n.comma = strings.Cut(plain, ","); n.comma {
			n.rule = RuleDecimalComma
		}
	}
	digits := strings.TrimPrefix(whole, "-")
	if !isDigits(digits) || (point || n.comma) && !isDigits(decimals) || n.comma && len(decimals) > 2 {
		return n, false
	}
	value, err := strconv.ParseFloat(strings.Replace(plain, ",", ".", 1), 64)
	n.value = value
	return n, err == nil
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// plainDigits writes the decimal digits of any script as 0 to 9, and the minus
// signs and decimal marks of other scripts as - . and ,. It reports whether
// there was a digit to rewrite.
func plainDigits(text string) (plain string, other bool) {
	plain = strings.Map(func(r rune) rune {
		switch {
		case r < 0x80:
			return r
		case unicode.IsDigit(r):
			other = true
			return '0' + digit(r)
		case r == '−':
			return '-'
		case r == '٫':
			return '.'
		}
		if narrow := width.LookupRune(r).Narrow(); narrow != 0 {
			return narrow
		}
		return r
	}, text)
	return plain, other
}

// digit is the value of a decimal digit: Unicode keeps the ten digits of a
// script together, in order, in runs whose length is a multiple of ten.
func digit(r rune) rune {
	for _, run := range unicode.Nd.R16 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return (r - rune(run.Lo)) % 10
		}
	}
	for _, run := range unicode.Nd.R32 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return (r - rune(run.Lo)) % 10
		}
	}
	return 0
}

// halfStep gives the half step a number stands for, forgiving float noise.
func halfStep(value float64) (half float64, ok bool) {
	half = math.Round(value*2) / 2
	return half, math.Abs(value-half) <= noise
}

// formatLevel writes a level as people do: 3, 3.5.
func formatLevel(level float64) string { return strconv.FormatFloat(level, 'f', -1, 64) }
