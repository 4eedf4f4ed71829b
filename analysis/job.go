package analysis

import (
	"context"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

// An Input is what a job runs on: the store, and the part of it that is asked for.
type Input struct {
	Store    *store.Store
	Ladder   *ladder.Ladder // the ladder people are on unless the roster names another
	Ladders  map[string]*ladder.Ladder
	Cycle    string
	Previous string // the earlier cycle compared with, as a rule the one before; "" when there is none
	Org      string // path of the org asked for, "" for the whole company
	Audience Audience
	For      string // id of the person the result is made for, who is left out of it; "" for nobody
	MinGroup int    // smallest group an aggregate may be shown for
	Seed     uint64 // of every resampling

	Slots  map[int]int // promotions that may be granted, by the number of the proposed level; nil when no limit was given
	Budget *int        // promotions that may be granted in all; nil when no limit was given
	Rules  []byte      // HR's own rules for the agenda (YAML); nil for the shipped ones

	memo *memo // what jobs share; see Remembering
}

// Audience is who a result is for.
type Audience string

// HR sees everything; a director sees no figures of single raters outside the
// org and no fairness pages.
const (
	HR       Audience = "hr"
	Director Audience = "director"
)

// A Job answers one question of a calibration meeting.
type Job struct {
	Name     string // as the command line names it
	Title    string
	Question string // what it answers, for help and the packet
	Run      func(context.Context, Input) (Result, error)

	Longest bool // begun before all others, so that none waits for it alone at the end
}
