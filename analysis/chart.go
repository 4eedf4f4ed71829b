package analysis

// A Chart is a picture as data: what to show, not how. reports/chart draws it
// and a workbook may rebuild it natively from the same figures.
type Chart struct {
	Name     string // unique in the packet, snake_case; also the file name
	Title    string
	Subtitle string // what is shown, of how many (n)
	Footnote string // source, cycle, what was left out
	Alt      string // one or two sentences that say in words what the picture shows
	Data     ChartData
}

// ChartData is one of the kinds below.
type ChartData interface{ chartData() }

// LevelBars compares the headcount by level with a guideline and last cycle.
type LevelBars struct {
	Bars []LevelBar // in ladder order
}

// A LevelBar is one level of LevelBars. A share is 0 to 1; NaN where there is none.
type LevelBar struct {
	Level         string
	Count         int
	Share         float64
	Proposed      float64 // share if all nominations pass; NaN when not known
	Assessed      float64 // share of assessed levels; NaN when not known
	LastCycle     float64 // share in the cycle before; NaN when there is none
	GuidelineLow  float64 // NaN when there is no guideline; low = high for "="
	GuidelineHigh float64
	OffGuideline  bool
}

// StackedShares shows the mix of levels of groups side by side, the company first.
type StackedShares struct {
	Levels []string // in ladder order
	Rows   []StackedRow
}

// A StackedRow is one group. Counts is nil when the group is suppressed.
type StackedRow struct {
	Label  string
	Depth  int // depth in the org tree, 0 for the company
	N      int
	Counts []int
}

// Intervals shows an estimate with its interval for each of many items: a
// caterpillar of severities, agreement by dimension, differences by group.
type Intervals struct {
	Axis        string  // what the axis measures, with its unit
	Item, Group string  // what an item is, and what items stand under; "" for nothing
	Kind        Kind    // of the estimates, where they are shares or medians
	Zero        float64 // reference line; NaN for none
	Low, High   float64 // ends of the axis; both 0 to take them from the items
	Spelled     bool    // the ends of intervals are written out, as they are where a mark covers most of one
	Items       []IntervalItem
}

// An IntervalItem is one line. Estimate, Low and High are NaN when there is no figure;
// Status then says why ("cannot tell").
type IntervalItem struct {
	Label               string
	Group               string // heading the item stands under, "" for none
	N                   int
	NUnit               string // what n counts: "ratees", "ratings"
	Estimate, Low, High float64
	Status              string // "differs", "no difference shown", "cannot tell", …
}

// HeatMap shows a value per row and column. Values are NaN where there is no data.
type HeatMap struct {
	Axis      string // what the colour measures, with its unit
	Diverging bool   // colours run both ways from Mid
	Mid       float64
	Low, High float64 // ends of the colour scale
	Blank     string  // what a cell without a figure means, where it is not "no data"
	Same      bool    // rows from below and columns are the same steps: a diagonal shows where they agree
	Columns   []HeatColumn
	Rows      []HeatRow
}

// A HeatColumn is one column; columns with the same Group stand together under it.
type HeatColumn struct{ Label, Group string }

// A HeatRow is one row. N counts what the row rests on.
type HeatRow struct {
	Label  string
	Group  string
	N      int
	Values []float64
	Hidden bool // suppressed: a small group
}

// Dumbbell shows several positions per person on one scale, such as current,
// assessed and next level.
type Dumbbell struct {
	Axis  string
	Ticks []string  // tick labels for 1, 2, 3 …: the levels' codes
	Names [3]string // legend of the three positions, such as "current", "assessed", "proposed"
	Range string    // legend of Low to High; "" for the range of ratings
	Items []DumbbellItem
}

// A DumbbellItem is one person. A position is NaN when there is none.
// Low and High, when set, draw a range behind the positions.
type DumbbellItem struct {
	Label     string
	Group     string
	N         int
	At        [3]float64
	Low, High float64
	Status    string
	Strong    bool // the status stands out
}

// DotStrip shows one person's dimensions: the band of a target level, each
// rater's rating and the mean.
type DotStrip struct {
	Axis  string
	Ticks []string // tick labels for 1, 2, 3 …
	Rows  []DotRow // in ladder order
}

// A DotRow is one dimension.
type DotRow struct {
	Label, Group      string
	BandLow, BandHigh float64 // of the target level; NaN when there is no expectation
	Mean              float64 // NaN when nobody rated it
	Dots              []Dot
}

// A Dot is one rater's rating.
type Dot struct {
	At    float64
	Label string // the rater
	Self  bool   // shown hollow; not part of the mean
}

// Slopes shows a figure of each of many items at two or more times, such as
// raters' severities in this cycle and the last ones.
type Slopes struct {
	Axis  string   // what the figures measure, with their unit
	Times []string // cycles, in order
	Zero  float64  // reference line; NaN for none
	Items []SlopeItem
}

// A SlopeItem is one line. Values has one figure per time, NaN where there is none.
// An item with a Status ("moved") stands out and is named first.
type SlopeItem struct {
	Label  string
	N      int
	Values []float64
	Status string
}

// Flow shows how many people went from each level to each, between two cycles or in a meeting.
type Flow struct {
	From, To string   // what is before and what after
	Up, Down string   // legend of those at a higher level after, and at a lower one
	Levels   []string // in ladder order
	Counts   [][]int  // Counts[i][j] people went from level i to level j
	Joined   []int    // people at each level now who were not there before; nil for unknown
	Left     []int    // people at each level before who are gone; nil for unknown
}

// Scatter sets two figures of each item against each other: for Bland and
// Altman's plot, the mean of two raters and their difference.
type Scatter struct {
	X, Y   string // what the axes measure, with their units
	Item   string // what an item is
	Same   bool   // both measure the same: a diagonal shows where they agree
	Points []ScatterPoint
	Lines  []ScatterLine
}

// A ScatterPoint is one item. Items on one spot are drawn as one larger mark.
type ScatterPoint struct {
	Label string
	X, Y  float64
}

// A ScatterLine is a level line at Y = At, such as a bias or a limit of agreement,
// with its own interval; Low and High are NaN where there is none.
type ScatterLine struct {
	Label         string
	At, Low, High float64
}

// Histograms shows a distribution per item, one under the other, such as each
// rater's use of the levels.
type Histograms struct {
	Axis      string
	Bins      []string  // what is counted, in order: the levels
	Reference []float64 // shares of all items together, drawn behind each; nil for none
	Greatest  float64   // the share that fills a row; 0 to take it from the rows
	Rows      []HistogramRow
}

// A HistogramRow is one distribution. Shares sum to 1; nil when there is none, and
// Status then says why.
type HistogramRow struct {
	Label  string
	Group  string
	N      int
	Mean   float64 // in bins, the first being 1; NaN for none
	Shares []float64
	Status string
}

func (LevelBars) chartData()     {}
func (StackedShares) chartData() {}
func (Intervals) chartData()     {}
func (HeatMap) chartData()       {}
func (Dumbbell) chartData()      {}
func (DotStrip) chartData()      {}
func (Slopes) chartData()        {}
func (Flow) chartData()          {}
func (Scatter) chartData()       {}
func (Histograms) chartData()    {}
