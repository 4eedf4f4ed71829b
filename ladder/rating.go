package ladder

import "fmt"

// A State says what became of one rating. Only Rated carries a level.
type State string

// The states. All but Rated are counted and shown as coverage; none is ever
// turned into a number.
const (
	Rated         State = "rated"
	Blank         State = "blank"
	NotObserved   State = "not_observed"
	NotApplicable State = "not_applicable"
	TooNew        State = "too_new"
	Unread        State = "unread" // a text nobody could read; its Problem says why
)

// States lists every state in the order tables show them.
var States = []State{Rated, Blank, NotObserved, NotApplicable, TooNew, Unread}

// A Relation is what a rater is to the employee.
type Relation string

// The relations. Self-ratings are kept and shown; they never enter an
// employee's mean, level or gap, nor the severity of others.
const (
	Self    Relation = "self"
	Manager Relation = "manager"
	Skip    Relation = "skip" // the manager's manager, or anyone higher in the same line
	Peer    Relation = "peer"
	Report  Relation = "report" // rates their own manager
	Other   Relation = "other"
)

// Relations lists every relation in the order tables show them.
var Relations = []Relation{Self, Manager, Skip, Peer, Report, Other}

// A Source is the address of one cell of one file. Row and Col count from 1,
// as a spreadsheet shows them; both are 0 when the whole sheet is meant.
type Source struct {
	File  string // as the user named it
	Sheet string // "" for CSV
	Row   int
	Col   int
}

// Cell gives the address in spreadsheet notation, such as "F14"; "" when the
// source is a whole sheet or file.
func (s Source) Cell() string {
	if s.Row < 1 || s.Col < 1 {
		return ""
	}
	return fmt.Sprintf("%s%d", ColumnName(s.Col), s.Row)
}

// String gives "file, sheet, cell", leaving out what is empty.
func (s Source) String() string {
	text := s.File
	for _, part := range []string{s.Sheet, s.Cell()} {
		if part != "" {
			text += ", " + part
		}
	}
	return text
}

// ColumnName turns a column number, from 1, into its letters: 1 → A, 27 → AA.
func ColumnName(col int) string {
	var name string
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// A Rating is what one rater said of one employee in one dimension in one
// cycle, together with the cell it was read from and the rule that read it.
type Rating struct {
	Source    Source
	Cycle     string
	Employee  string // roster id where the person is known, else the text as it stood
	Rater     string // likewise
	Relation  Relation
	Ladder    string // ladder id the dimension belongs to
	Dimension string // dimension name as the ladder spells it
	State     State
	Level     float64 // in levels, half steps allowed; meaningful only when State is Rated
	Text      string  // the cell as it stood
	Rule      string  // name of the rule that read the text
	Comment   string
}
