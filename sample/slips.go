package sample

// A Slip is a fault that was planted in a team's workbook in the last cycle of a
// company of up to 40 teams: a cell nobody can read.
type Slip struct {
	Team      int // number of the team, from 0
	Rank      int // whose line, from 0
	Dimension string
	Text      any // what stands there
}

// Slips lists the cells that nobody can read.
var Slips = []Slip{
	{0, 2, "Innovation", "3-4"},
	{1, 1, "Delegation", "4?"},
	{1, 3, "Influence on Work", "4 - Senior I"}, // number and name disagree
	{2, 3, "Participation", "see notes"},
	{3, 2, "Feedback", "Senior"}, // which of the two?
	{4, 1, "Adaptability", 3.25},
}

// Teams whose workbooks have a fault other than a cell.
const (
	teamWithRepeat   = 2 // the first rating stands there twice
	teamWithStranger = 3 // the last line is about somebody the roster does not have
	teamWithMisspelt = 4 // a heading is misspelt
	stranger         = "Marchetti, Livia"
	misspelt         = "Resourcefullness"
)

// slip plants a team's faults in its sheet.
func slip(team int, t *table) {
	f := formOf(team)
	for _, s := range Slips {
		if s.Team == team {
			s.plant(f, t)
		}
	}
	switch team {
	case teamWithRepeat:
		t.rows = append(t.rows, t.rows[0])
	case teamWithStranger:
		row := append([]any(nil), t.rows[len(t.rows)-1]...)
		row[0] = stranger
		t.rows = append(t.rows, row)
	case teamWithMisspelt:
		t.columns[t.column("Resourcefulness")].heading = misspelt
	}
}

// plant puts the text in its cell. In a long sheet a person has a row for each
// dimension.
func (s Slip) plant(f form, t *table) {
	heading := f.heading(s.Dimension)
	if !f.long {
		t.rows[s.Rank][t.column(heading)] = s.Text
		return
	}
	people, last := -1, any(nil)
	for _, row := range t.rows {
		if row[0] != last {
			people, last = people+1, row[0]
		}
		if people == s.Rank && row[t.column("Dimension")] == any(heading) {
			row[t.column("Rating")] = s.Text
			return
		}
	}
}

// column finds a column by its heading.
func (t *table) column(heading string) int {
	for i, col := range t.columns {
		if col.heading == heading {
			return i
		}
	}
	panic("sample: no column " + heading) // a fault in the tables above, which a test writes
}
