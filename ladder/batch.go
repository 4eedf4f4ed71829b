package ladder

// Severity of a problem.
type Severity string

// A Warning was taken all the same; an Error was not.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// A Problem is something in a file that could not be taken, or was taken with
// a warning. Import goes on after a problem.
type Problem struct {
	Source      Source
	Text        string // the cell as it stood
	Code        string // stable, such as "unknown_dimension"; see problem.go
	Severity    Severity
	Message     string // names what was seen, what was expected and what to do
	Suggestions []string
}

// A SheetReport says how one sheet was understood.
type SheetReport struct {
	Sheet     string
	Hidden    bool
	Layout    string   // "wide", "long", "roster", … or "none"
	HeaderRow int      // from 1; 0 when there is none
	Reason    string   // why the sheet was skipped or refused, "" when it was read
	Columns   []Column // what each column was taken for, left to right
}

// A Column is what one column of a sheet was taken for.
type Column struct {
	Col  int    // from 1
	Text string // the heading as it stands
	As   string // a field name, "dimension: NAME", "comment: NAME", or "" when it is not used
}

// A Guideline is one line of the level distribution a company aims at.
type Guideline struct {
	Source   Source
	Cycle    string
	Org      string // "" for the whole company
	Ladder   string // "" for the ladder in use
	Levels   []int  // level numbers, grouped when more than one
	Operator Operator
	Share    float64 // 0 to 1
	Upper    float64 // upper end for Between, 0 to 1
}

// An Operator compares a share of the headcount with a guideline.
type Operator string

// The operators a guideline may use.
const (
	Exactly Operator = "="
	AtMost  Operator = "≤"
	AtLeast Operator = "≥"
	Between Operator = "between"
)

// A Decision is what a meeting agreed for one employee.
type Decision struct {
	Source    Source
	Cycle     string
	Employee  string
	Agreed    int // level number
	Reason    string
	DecidedBy string
	Date      string // ISO 8601
}

// A FileStatus says what became of one file.
type FileStatus string

// What can become of a file.
const (
	Read          FileStatus = "read"
	Refused       FileStatus = "refused"
	AlreadyStored FileStatus = "already_stored"
	Replaced      FileStatus = "replaced" // read, and it retired an earlier batch of the same name
)

// A Batch is all that one file gave. Its id is the file's SHA-256.
type Batch struct {
	File       string // as the user named it
	SHA256     string // hex
	Bytes      int64
	Mends      string // SHA-256 of the file this one is a mended copy of; "" for any other file
	Status     FileStatus
	Reason     string // why it was refused
	Sheets     []SheetReport
	People     []Person // of rosters
	Mentioned  []Person // employees as the other sheets describe them, of cycles without a roster; never a roster
	Ratings    Ratings
	Guidelines []Guideline
	Decisions  []Decision
	Problems   []Problem
}
