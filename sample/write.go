package sample

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"calibrate/ladder"
)

// Files stay far below what a reader takes (20 MB and 2,000,000 cells): a roster
// workbook holds at most rosterRows people, and assessments are sent by the team
// in small companies, by up to blockTeams teams (some 300 people) in larger ones.
const (
	rosterRows = 50_000
	blockTeams = 40
)

// Generate makes a company and writes its files into dir, which must be empty or
// absent. The same options give the same bytes.
func Generate(dir string, opt Options) error {
	c, err := New(opt)
	if err != nil {
		return err
	}
	if err := empty(dir); err != nil {
		return err
	}
	if err := c.writeGuideline(dir); err != nil {
		return err
	}
	for _, in := range c.cycles {
		folder := dir
		if in.ago > 0 {
			folder = filepath.Join(dir, in.folder())
		}
		if err := c.writeCycle(folder, in); err != nil {
			return err
		}
	}
	return nil
}

// empty refuses a folder that holds files, which would be read with ours.
func empty(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking into %s: %w", dir, err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("folder %s is not empty; name a new one", dir)
	}
	return nil
}

func (c *Company) writeCycle(dir string, in cycle) error {
	if err := c.writeRoster(dir, in); err != nil {
		return err
	}
	return c.writeBlocks(filepath.Join(dir, "assessments"), in)
}

// writeBlocks writes the blocks of a company, as many at a time as there are
// processors. After a failure no further block is begun.
func (c *Company) writeBlocks(dir string, in cycle) error {
	blocks := c.blocks()
	next, failed := make(chan block), make(chan error, len(blocks))
	var writers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		writers.Go(func() {
			for b := range next {
				if err := c.writeBlock(filepath.Join(dir, b.folder), b, in); err != nil {
					failed <- err
				}
			}
		})
	}
	for _, b := range blocks {
		if len(failed) > 0 {
			break
		}
		next <- b
	}
	close(next)
	writers.Wait()
	close(failed)
	return <-failed // nil when nothing failed
}

// A pile is what is sent together.
type pile int

const (
	managersPile pile = iota
	leadershipPile
	peersPile
	selfPile
)

func (c *Company) pileOf(s seat, t tie) pile {
	switch {
	case t.relation == ladder.Self:
		return selfPile
	case t.relation == ladder.Manager && s.role == member:
		return managersPile
	case t.rater <= c.orgs:
		return leadershipPile
	}
	return peersPile
}

func (c *Company) writeBlock(dir string, b block, in cycle) error {
	piles := map[pile][]line{}
	for _, s := range b.seats(c, in) {
		truth := c.trueLevels(s, in)
		for _, t := range c.allTies(s, in) {
			p := c.pileOf(s, t)
			piles[p] = append(piles[p], line{s, t, in, c.marks(s, t, in, truth)})
		}
	}
	shapes := c.small() && in.ago == 0 // only the last cycle of a small company shows them all
	peers := peersWideForm
	if shapes {
		peers = peersLongForm
		if err := c.writeTeams(dir, in, piles[managersPile]); err != nil {
			return err
		}
		delete(piles, managersPile)
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	return errors.Join(
		c.writeForm(at("managers.xlsx"), managersForm, in, "Managers' assessments", piles[managersPile]),
		c.writeForm(at("leadership.xlsx"), leadershipForm, in, "Leadership review", piles[leadershipPile]),
		c.writeForm(at("self-assessments.xlsx"), selfForm, in, "Self-assessments", piles[selfPile]),
		c.writeForm(at("peer-ratings.csv"), peers, in, "", piles[peersPile]),
	)
}

// writeForm writes the lines of one pile; nothing when there are none.
func (c *Company) writeForm(path string, f form, in cycle, title string, lines []line) error {
	if len(lines) == 0 {
		return nil
	}
	t := f.fill(c, 0, lines, title, "Cycle: "+in.name)
	if filepath.Ext(path) == ".csv" {
		return create(path, t.csv)
	}
	return create(path, t.xlsx)
}

// writeTeams writes one workbook for each team, as its manager fills it in.
func (c *Company) writeTeams(dir string, in cycle, lines []line) error {
	for len(lines) > 0 {
		team, n := lines[0].seat.team, 1
		for n < len(lines) && lines[n].seat.team == team {
			n++
		}
		title := []string{numbered(teamNames, team) + " team assessment", "Cycle: " + in.name,
			"Filled in by " + c.name(c.managerOfTeam(team))}
		t := formOf(team).fill(c, team, lines[:n], title...)
		slip(team, &t)
		if err := create(filepath.Join(dir, c.teamFile(team)), t.xlsx); err != nil {
			return err
		}
		lines = lines[n:]
	}
	return nil
}

// teamFile names a team's workbook by the team and its manager.
func (c *Company) teamFile(team int) string {
	n := c.fullName(c.managerOfTeam(team))
	return fileName(numbered(teamNames, team)) + "-" + n.region.last[n.last].ascii() + ".xlsx"
}
