package ladder

import "time"

// A Person is one line of a roster: somebody as of one cycle.
type Person struct {
	Source     Source
	Cycle      string
	ID         string
	Name       string
	Email      string
	Manager    string // id of the manager, "" at the top
	Org        string // path from the top, parts joined by " / ", such as "Infra / Storage"
	Ladder     string // ladder id
	Level      int    // current level's number; 0 when unknown
	Proposed   int    // nominated level's number; 0 when not nominated
	Hired      time.Time
	LevelSince time.Time
	Groups     map[string]string // further roster columns declared as groups, by heading
}

// OrgSeparator joins the parts of an org path.
const OrgSeparator = " / "
