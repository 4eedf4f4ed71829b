package analysis

import (
	"math"
	"strconv"
	"strings"
)

// What stands in a cell that has no figure. The reason is in the value.
const (
	NoFigure     = "—"
	HiddenFigure = "hidden"
)

// Format gives a value as people read it. It is the one place where numbers
// get their decimals, so that text, workbook, chart and page agree.
func Format(kind Kind, v Value) string {
	if s, ok := v.Text(); ok {
		return s
	}
	x, ok := v.Num()
	switch {
	case v.IsHidden():
		return HiddenFigure
	case !ok:
		return NoFigure
	}
	return FormatNumber(kind, x)
}

// FormatNumber gives a number as people read it in a column of this kind.
func FormatNumber(kind Kind, x float64) string {
	switch kind {
	case Count, LevelNo:
		return thousands(strconv.FormatFloat(x, 'f', 0, 64))
	case Rating:
		return Fixed(x, 2)
	case Delta:
		return signed(x, 2)
	case Share:
		return Fixed(100*x, 1) + " %"
	case Points:
		return signed(100*x, 1) + " %"
	case Stat:
		return Fixed(x, 3)
	case Chance:
		return chance(x)
	case Median:
		return Fixed(x, 1)
	default:
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
}

// ExcelFormat is the number format a workbook gives to a column of this kind,
// the counterpart of FormatNumber.
func ExcelFormat(kind Kind) string {
	switch kind {
	case Count:
		return "#,##0"
	case LevelNo:
		return "0"
	case Rating:
		return "0.00"
	case Delta:
		return "+0.00;-0.00;0.00"
	case Share:
		return "0.0%"
	case Points:
		return "+0.0%;-0.0%;0.0%"
	case Stat:
		return "0.000"
	case Median:
		return "0.0"
	case Chance:
		return `[<0.001]"<0.001";0.000`
	default:
		return "General"
	}
}

// ExcelZero is the number format of a figure that is rounded to 0: the format of its
// kind would give it a sign. It is "" for kinds whose figures have none.
func ExcelZero(kind Kind) string {
	switch kind {
	case Rating, Delta:
		return "0.00;0.00"
	case Points:
		return "0.0%;0.0%"
	case Stat:
		return "0.000;0.000"
	case Median:
		return "0.0;0.0"
	default:
		return ""
	}
}

// RoundsToZero says whether a number is none, as people read it.
func RoundsToZero(kind Kind, x float64) bool {
	return math.Abs(x) < 0.1 && FormatNumber(kind, x) == FormatNumber(kind, 0)
}

// Fixed prints decimals, and never a minus before a zero. Halves go away from zero, of
// the number as it reads in 15 digits: so do spreadsheets, and a mean of 3.125 is 3.13
// on the page as in the workbook.
func Fixed(x float64, decimals int) string {
	s := strconv.FormatFloat(x*(1+1e-15), 'f', decimals, 64)
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// chance prints a p or q: rounded to 0.000 it would say that chance alone never does
// this, which no test can show.
func chance(x float64) string {
	if x < 0.001 {
		return "<0.001"
	}
	return Fixed(x, 3)
}

func signed(x float64, decimals int) string {
	s := Fixed(x, decimals)
	if x > 0 && strings.Trim(s, "0.") != "" {
		return "+" + s
	}
	return s
}

// thousands puts a comma between groups of three digits.
func thousands(s string) string {
	sign, digits := "", s
	if strings.HasPrefix(s, "-") {
		sign, digits = "-", s[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}
