package ladder

// A Ladder is an ordered list of levels times a list of dimensions grouped in
// categories, with the expectation each level states in each dimension.
// A Ladder is immutable once loaded and safe for concurrent use.
type Ladder struct {
	ID         string // short name the roster uses, such as "sre"
	Name       string
	Version    string // SHA-256, in hex, of the ladder's canonical content
	Source     string
	License    string
	Levels     []Level        // lowest first; Levels[i].Number == i+1
	Categories []Category     // in ladder order
	Dimensions []Dimension    // in ladder order, over all categories
	Scales     []Scale        // ways a sheet may express a rating; the first is the level-anchored one
	States     []StateWord    // words that stand for a state, not for a level
	Fields     []FieldWord    // words that head the columns of a sheet (employee, rater, comment …)
	Relations  []RelationWord // words for what a rater is to the employee
	Rule       AssessedRule

	cells [][]Cell // by dimension number, then level number - 1
	bands [][]Band // likewise; the zero Band where nothing is expected
}

// A Level is one step of the ladder. Number counts from 1 at the bottom.
type Level struct {
	Number  int
	Name    string
	Code    string   // short form for charts and tables, such as "SRE1"
	Aliases []string // other spellings a sheet may use
}

// A Category groups dimensions, such as "Technical Excellence".
type Category struct {
	Number  int // position in the ladder, from 0
	Name    string
	Code    string
	Aliases []string
}

// A Dimension is one thing people are rated on.
type Dimension struct {
	Number   int // position in the ladder, from 0
	Name     string
	Code     string // short form, unique in the ladder, such as "TOOLS"
	Category int    // number of its category
	Aliases  []string
	Weight   float64 // in the assessed-level rule; 1 unless the ladder says otherwise
}

// CellKind says where a cell's expectation comes from.
type CellKind string

// The three kinds of cell.
const (
	Stated    CellKind = "stated"    // the cell has its own text
	Inherited CellKind = "inherited" // blank: the text of the nearest lower level that states one
	None      CellKind = "none"      // blank with nothing below: no expectation, never rated against
)

// A Cell is the expectation of one level in one dimension.
type Cell struct {
	Kind   CellKind
	Text   string // the expectation, "" for None
	Origin int    // number of the level that states the text; 0 for None
}

// A Band is the run of levels, both ends included, that share one expectation
// in one dimension. The zero Band means that there is no expectation.
type Band struct{ Low, High int }

// An AssessedRule computes the assessed level: the highest level whose
// dimensions are met (gap ≥ 0) for at least MeetsShare of the weight of the
// dimensions rated, with no category wholly unmet.
type AssessedRule struct {
	MeetsShare float64 // share of the weight, 0 to 1
}

// A Scale is a way to write ratings down.
type Scale struct {
	Name     string      // such as "levels" or "relative"
	Relative bool        // words are steps around the person's current level
	Words    []ScaleWord // for relative scales; a level-anchored scale reads level names and numbers
}

// A ScaleWord is one word of a relative scale.
type ScaleWord struct {
	Text  string
	Steps float64 // levels above (+) or below (−) the current level
}

// A StateWord is a text that stands for a state, such as "n/a".
type StateWord struct {
	Text  string
	State State
}

// A FieldWord is a column heading and the field it stands for.
type FieldWord struct {
	Text  string
	Field string // one of FieldNames, such as "employee"
}

// A RelationWord is a text and the relation it stands for, such as "direct
// report" for Report.
type RelationWord struct {
	Text     string
	Relation Relation
}
