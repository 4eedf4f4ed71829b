package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// A Manifest records what results were computed from. Two runs with equal
// manifests give equal packets; RunID is the hash of everything else in it.
type Manifest struct {
	Program       string         `json:"program"`
	Version       string         `json:"version"`
	Cycle         string         `json:"cycle"`
	Previous      string         `json:"previous_cycle"`
	Org           string         `json:"org"`
	Audience      Audience       `json:"audience"`
	For           string         `json:"for"` // whom it was made for, and who is therefore not in it; "" for nobody
	MinGroup      int            `json:"min_group"`
	Seed          uint64         `json:"seed"`
	Ladder        string         `json:"ladder"`
	LadderName    string         `json:"ladder_name"`
	LadderVersion string         `json:"ladder_version"`
	Jobs          []string       `json:"jobs"`
	Files         []FileManifest `json:"files"`
	RunID         string         `json:"run_id"`
}

// A FileManifest is one input file: its hash, and how much of it was taken.
type FileManifest struct {
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	People   int    `json:"people"`
	Ratings  int    `json:"ratings"` // cells that gave a rating or a state
	Unread   int    `json:"unread"`  // cells nobody could read
	Problems int    `json:"problems"`
}

// Seal sets the run id from the rest of the manifest.
func (m *Manifest) Seal() error {
	m.RunID = ""
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	sum := sha256.Sum256(text)
	m.RunID = hex.EncodeToString(sum[:8])
	return nil
}
