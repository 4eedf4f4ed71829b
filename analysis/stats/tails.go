package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// twoTails is the two-sided p of a standard normal z. gonum's Survival takes 1
// less the lower tail and loses all digits of small p; this does not.
func twoTails(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// fTail is the upper tail of the F distribution, by the complementary
// incomplete beta function for the same reason.
func fTail(f, df1, df2 float64) float64 {
	return mathext.RegIncBeta(df2/2, df1/2, df2/(df1*f+df2))
}
