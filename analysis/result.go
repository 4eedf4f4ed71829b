package analysis

// A Result is what one job found.
type Result struct {
	Job    string // the job's name, such as "levels"
	Title  string
	Notes  []Note
	Tables []Table
	Charts []Chart
}

// A Note tells the reader that a result is weak, or how to read it. It is shown
// beside the result wherever the result is shown.
type Note struct {
	Severity NoteSeverity `json:"severity"`
	Text     string       `json:"text"`
}

// NoteSeverity orders notes by how much they matter.
type NoteSeverity string

// Info explains; Caution limits what may be concluded; Suppressed says that
// figures were left out to protect people.
const (
	Info       NoteSeverity = "info"
	Caution    NoteSeverity = "caution"
	Suppressed NoteSeverity = "suppressed"
)

// A Table is a rectangle of values: every row has one value per column.
type Table struct {
	Name    string // unique in the packet, snake_case, such as "levels_by_org"
	Title   string
	Columns []Column
	Rows    Rows
}

// A Column heads one column of a Table.
type Column struct {
	Name string // snake_case
	Head string // as people read it
	Unit string // "levels", "people", "ratings", "share", "days" … or ""
	Kind Kind   // how values are formatted, here and in every report
}

// Kind decides a value's number format.
type Kind string

// The kinds of column.
const (
	Text    Kind = "text"
	Count   Kind = "count"  // whole number
	Rating  Kind = "rating" // levels on the ladder, two decimals
	Delta   Kind = "delta"  // signed difference in levels, two decimals
	Share   Kind = "share"  // 0 to 1, shown as per cent with one decimal
	Points  Kind = "points" // signed difference of two shares, in percentage points with one decimal
	Stat    Kind = "stat"   // a coefficient or statistic, three decimals
	Chance  Kind = "chance" // a p or q, three decimals, never "0.000"
	Median  Kind = "median" // a quantile of whole numbers: of months, of people; one decimal
	LevelNo Kind = "level"  // a level's number; Table text columns carry its name
	Date    Kind = "date"   // ISO 8601 text
	Flag    Kind = "flag"   // a word to act on: "differs", "cannot tell", "ready"
)

// A Value is one figure or text of a table. A missing figure says why it is
// missing: it is never 0, "" or NaN.
type Value struct {
	text string
	num  float64
	kind valueKind
}

type valueKind uint8

const (
	missing valueKind = iota
	textValue
	numValue
	suppressed
)

// T is a text value.
func T(s string) Value { return Value{kind: textValue, text: s} }

// Why is a figure that cannot be computed, with the reason ("only one rater").
func Why(reason string) Value { return Value{kind: missing, text: reason} }

// Hidden is a figure left out to protect a small group.
func Hidden(reason string) Value { return Value{kind: suppressed, text: reason} }

// Text is the value's text; ok is false for numbers and missing values.
func (v Value) Text() (s string, ok bool) { return v.text, v.kind == textValue }

// Num is the value's number; ok is false for texts and missing values.
func (v Value) Num() (x float64, ok bool) { return v.num, v.kind == numValue }

// Missing reports whether there is no figure, and why.
func (v Value) Missing() (reason string, ok bool) {
	return v.text, v.kind == missing || v.kind == suppressed
}

// IsHidden reports whether the figure was left out to protect a small group.
func (v Value) IsHidden() bool { return v.kind == suppressed }
