package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"calibrate/ladder"
)

// A Manifest records what results were computed from. Two runs with equal
// manifests give equal packets; RunID is the hash of everything else in it.
type Manifest struct {
	Program       string            `json:"program"`
	Version       string            `json:"version"`
	Cycle         string            `json:"cycle"`
	Previous      string            `json:"previous_cycle"`
	Org           string            `json:"org"`
	Audience      Audience          `json:"audience"`
	For           string            `json:"for"` // whom it was made for, and who is therefore not in it; "" for nobody
	MinGroup      int               `json:"min_group"`
	Seed          uint64            `json:"seed"`
	Slots         map[string]int    `json:"slots"`            // promotions that may be granted, by the code of the proposed level; null for no limit
	Budget        *int              `json:"budget,omitempty"` // promotions that may be granted in all; absent for no limit
	Rules         string            `json:"rules"`            // SHA-256 of HR's own rules for the agenda; "" for the shipped ones
	Ladder        string            `json:"ladder"`
	LadderName    string            `json:"ladder_name"`
	LadderVersion string            `json:"ladder_version"`
	Ladders       map[string]string `json:"ladders"` // version of every ladder people may be on, by its id
	Jobs          []string          `json:"jobs"`
	Files         []FileManifest    `json:"files"`
	RunID         string            `json:"run_id"`

	names map[string]string // of files by SHA-256, where Files numbers them
}

// A FileManifest is one input file: its hash, how many rows it has (people,
// ratings, other), and how many of them were taken and not. A director, to whom a
// file may say what others' orgs gave, is told its hash and no counts: they are 0.
type FileManifest struct {
	File       string `json:"file"` // from the folder that all files share; a number where names may give raters away
	SHA256     string `json:"sha256"`
	People     int    `json:"people"`      // lines of rosters
	Ratings    int    `json:"ratings"`     // cells that hold a rating, a state, or what nobody could read
	Other      int    `json:"other"`       // lines of guidelines and decisions
	Taken      int    `json:"taken"`       // of all these, what the figures rest on
	Unread     int    `json:"unread"`      // rating cells nobody could read
	Repeated   int    `json:"repeated"`    // rating cells that another file gives, too, and that count there
	SheetsLeft int    `json:"sheets_left"` // sheets that nothing was taken from
	Problems   int    `json:"problems"`
	Reading    string `json:"reading"` // hash of how the rows taken were read

	batch int // its number in the store
}

// withoutCounts is the file without what it says of anybody's ratings.
func (f FileManifest) withoutCounts() FileManifest {
	return FileManifest{File: f.File, SHA256: f.SHA256, Reading: f.Reading, batch: f.batch}
}

// NotTaken is how many rows of the file the figures do not rest on.
func (f FileManifest) NotTaken() int { return f.People + f.Ratings + f.Other - f.Taken }

// of fills in what an input is.
func (m *Manifest) of(in Input) {
	m.Cycle, m.Previous, m.Org, m.Audience, m.For, m.MinGroup, m.Seed = in.Cycle, in.Previous, in.Org, in.Audience, in.For, in.MinGroup, in.Seed
	m.Ladder, m.LadderName, m.LadderVersion = in.Ladder.ID, in.Ladder.Name, in.Ladder.Version
	m.Ladders = map[string]string{}
	for id, l := range in.Ladders {
		m.Ladders[id] = l.Version
	}
	if in.Slots != nil {
		m.Slots = map[string]int{}
	}
	for number, n := range in.Slots {
		m.Slots[levelCode(in.Ladder, number)] = n
	}
	m.Budget = in.Budget
	if in.Rules != nil {
		m.Rules = HashOf(in.Rules)
	}
}

// levelCode is the code of a level, or its number where the ladder has none such.
func levelCode(l *ladder.Ladder, number int) string {
	if level, ok := l.LevelByNumber(number); ok {
		return level.Code
	}
	return fmt.Sprint(number)
}

// HashOf is the SHA-256 of a file's bytes, in hex, as manifests have it.
func HashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Seal sets the run id from the rest of the manifest.
func (m *Manifest) Seal() error {
	m.RunID = ""
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	m.RunID = HashOf(text)[:16]
	return nil
}

// Sealed reports whether the run id belongs to the rest of the manifest.
func (m Manifest) Sealed() (bool, error) {
	was := m.RunID
	err := m.Seal()
	return m.RunID == was, err
}
