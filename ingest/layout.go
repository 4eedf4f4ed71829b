package ingest

import (
	"iter"

	"calibrate/ladder"
)

// A Layout knows one way HR lays out a sheet. Layouts are values in one
// hand-written list, layouts.List; the pipeline asks each of them about each
// sheet, and a sheet two of them claim is refused as unsure.
type Layout struct {
	Name  string // as sheet reports show it: wide, long, roster …
	About string // one line for people: what such a sheet looks like
	// Claim says how the layout understands a sheet; nil when it does not.
	Claim func(*Sheet, *Options) *Claim
}

// A Claim is one layout's understanding of one sheet. Its parts are read by the
// pipeline, which knows people, cycles and duplicates; the layout knows where
// things stand and what the texts mean.
type Claim struct {
	HeaderRow int             // row of the headings, 0 when there is none
	Ladder    string          // id of the ladder whose words the sheet uses
	Columns   []ladder.Column // what each column was taken for, left to right
	Problems  []ladder.Problem
	// Unsure says what keeps the sheet from being read although it looks like
	// one of this layout, and Settle the map lines that would settle it.
	Unsure string
	Settle string

	// Named is a person only the sheet's name gives, as its NamedAs ("rater" or
	// "employee"). Unless that turns out to be somebody known, the sheet is refused.
	Named   Mention
	NamedAs string

	Cycle      Said // what the title block or the sheet's name says of the cycle
	Scale      string
	Dimensions []DimensionHeading
	Marks      int             // how many marks the lines hold, or nearly, to make room for them
	Lines      iter.Seq[*Line] // ratings; the line is reused
	// Read says what a cell means on the sheet's scale, in the words of a ladder.
	Read func(c Cell, ladderID string) Reading
	// Doubt says what a sheet of the same workbook that nothing is read from has
	// against that scale; nil when nothing can.
	Doubt func(*Sheet) string
	// Relation reads a word for what a rater is to an employee.
	Relation   func(text string) (ladder.Relation, bool)
	People     []RosterLine
	Guidelines []ladder.Guideline
	Decisions  []DecisionLine
}

// SettleScale is the line of a map file that says which scale a sheet is on.
const SettleScale = "scale: levels  # where a 3 is the ladder's level 3; or another scale of the ladder, or skip: true for averages"

// A DimensionHeading is where a sheet names a dimension. Names gives the
// dimension in each ladder that knows the heading, by ladder id.
type DimensionHeading struct {
	Text  string
	Row   int
	Col   int
	Names map[string]string
}

// Said is a text that stands in a cell, with its address.
type Said struct {
	Text string
	Row  int
	Col  int
}

// A Mention is how a sheet names a person: by what columns say is an id, a name
// or an e-mail address, or by a text that can be any of these.
type Mention struct {
	ID, Name, Email, Any string
	Row, Col             int // the cell problems point to

	// Exponent says that the sheet displays the id, a number, as 1.00E+05: it may
	// have been entered as 1E5.
	Exponent bool
}

// Text is the mention as a reader of the sheet would quote it.
func (m Mention) Text() string {
	for _, text := range []string{m.ID, m.Any, m.Email, m.Name} {
		if text != "" {
			return text
		}
	}
	return ""
}

// A Line is a run of ratings that share an employee, a rater and a cycle: a row
// of a wide sheet, a rater's column of a form.
type Line struct {
	Employee, Rater Mention
	Relation        Said
	Cycle           Said
	Stated          Stated
	Comment         string // a remark on the whole line
	Shifted         string // why the line looks shifted by a column, so that no cell of it can be trusted
	Marks           []Mark
}

// Stated is what a line says of its employee beside the ratings. It holds where
// no roster does.
type Stated struct {
	Level, Proposed     int  // numbers of the current and the nominated level; 0 when not stated or not readable
	LevelAt, ProposedAt Said // the cells that state them
	Org                 Said // a path from the top, parts joined by ladder.OrgSeparator
}

// A Mark is one cell where a rating stands or could stand.
type Mark struct {
	Row, Col  int
	Dimension int // index into Claim.Dimensions
	Comment   string
}

// A Reading is what one cell means as a rating. When Code is set there is a
// problem; the reading is taken all the same only if Severity is a warning.
type Reading struct {
	State       ladder.State
	Level       float64 // in levels, when State is Rated and Relative is false
	Relative    bool    // Steps counts from the employee's current level
	Steps       float64 // in levels
	Rule        string
	Code        string
	Severity    ladder.Severity
	Message     string
	Suggestions []string
}

// A RosterLine is one row of a roster. Manager is a text still to be matched;
// Cols gives the column of each field, for problems.
type RosterLine struct {
	Person  ladder.Person
	Manager Mention
	Cycle   Said
	Cols    map[string]int
}

// A DecisionLine is one row of a decision sheet, its employee still to be
// matched and its level, in the cell of its source, to be read on that person's
// ladder.
type DecisionLine struct {
	Decision ladder.Decision
	Employee Mention
	Cycle    Said
}
