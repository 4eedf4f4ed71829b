package ingest

import (
	"fmt"
	"strings"

	"calibrate/ladder"
)

// claimSheet finds the layout of a sheet. Exactly one must understand it.
func claimSheet(s *Sheet, opt *Options) *sheetClaim {
	c := &sheetClaim{sheet: s, report: ladder.SheetReport{Sheet: s.Name, Hidden: s.Hidden, Layout: "none"}}
	if s.Hidden && !opt.IncludeHidden {
		c.report.Reason, c.idle = "the sheet is hidden; import with --include-hidden to read it", true
		return c
	}
	if s.NumRows() == 0 {
		c.report.Reason = "the sheet is empty"
		return c
	}
	wanted, skip := opt.Map.layoutOf(s)
	if skip {
		c.report.Reason = "the map file says to skip this sheet"
		return c
	}
	claims := understood(s, opt, wanted)
	switch {
	case len(claims.sure) == 1:
		c.claim = claims.sure[0]
		c.report.Layout, c.report.HeaderRow, c.report.Columns = claims.names[0], c.claim.HeaderRow, c.claim.Columns
	case len(claims.sure) > 1:
		c.refuse(fmt.Sprintf("the sheet can be read in more than one way (%s)", strings.Join(claims.names, ", ")), settleLayout(s, claims.names))
	case len(claims.unsure) > 0:
		c.refuse(claims.unsure[0].Unsure, claims.unsure[0].Settle)
		c.faults = append(c.faults, claims.unsure[0].Problems...)
	default:
		c.report.Reason, c.idle = notClaimed(s, wanted), true
	}
	return c
}

// layoutClaims are what the layouts make of a sheet.
type layoutClaims struct {
	sure, unsure []*Claim
	names        []string // of the layouts that are sure
}

// understood asks every layout about a sheet, or the one that the map file names.
func understood(s *Sheet, opt *Options, wanted string) (claims layoutClaims) {
	for _, layout := range opt.Layouts {
		if wanted != "" && layout.Name != wanted {
			continue
		}
		claim := layout.Claim(s, opt)
		switch {
		case claim == nil:
		case claim.Unsure != "":
			claims.unsure = append(claims.unsure, claim)
		default:
			claims.sure, claims.names = append(claims.sure, claim), append(claims.names, layout.Name)
		}
	}
	return claims
}

func notClaimed(s *Sheet, wanted string) string {
	if wanted != "" {
		return fmt.Sprintf("the map file says the layout is %q, and the sheet does not look like one", wanted)
	}
	const looked = 30 // rows, by every layout
	reason := fmt.Sprintf("no heading row with dimensions, people or a guideline was found in the first %d rows, so nothing was read", looked)
	if s.NumRows() > looked {
		reason += "; if it stands further down, say header_row: and its row for the sheet in a file given with --map"
	}
	return reason
}

// refuse marks the sheet unsure, saying what would settle it.
func (c *sheetClaim) refuse(reason, settle string) {
	c.report.Reason = reason
	message := "The sheet was not read: " + reason + "."
	var suggestions []string
	if settle != "" {
		message += " These lines in a file given with --map would settle it."
		suggestions = []string{settle}
	}
	c.faults = append(c.faults, ladder.Problem{
		Source: c.sheet.Source(0, 0), Code: ladder.UnsureLayout, Severity: ladder.Error, Message: message, Suggestions: suggestions,
	})
}

func settleLayout(s *Sheet, names []string) string {
	return s.MapLines("layout: " + strings.Join(names, "  # or "))
}

// withdraw takes back what a sheet was claimed as.
func (c *sheetClaim) withdraw() {
	c.claim = nil
	c.report = ladder.SheetReport{Sheet: c.sheet.Name, Hidden: c.sheet.Hidden, Layout: "none"}
}

// doubtScales refuses the sheets of ratings whose numbers another sheet of the
// workbook, such as its instructions, says to be no levels.
func (f *file) doubtScales() {
	doubts := map[string]string{} // by ladder, so that each sheet is gone through once
	for _, c := range f.sheets {
		if c.claim == nil || c.claim.Doubt == nil {
			continue
		}
		doubt, known := doubts[c.claim.Ladder]
		for i := 0; i < len(f.sheets) && !known && doubt == ""; i++ {
			if other := f.sheets[i]; other.idle {
				doubt = c.claim.Doubt(other.sheet)
			}
		}
		if doubts[c.claim.Ladder] = doubt; doubt != "" {
			c.withdraw()
			c.refuse(doubt, c.sheet.MapLines(SettleScale))
		}
	}
}

// checkNamed refuses a sheet that only its name could settle, unless the name is
// somebody's.
func (r *run) checkNamed(f *file, s *sheetClaim) {
	if s.claim == nil || s.claim.Named.Text() == "" {
		return
	}
	cycle, _ := chooseCycle(s.claim.Cycle.Text, r.fallback(f))
	if found, clash := r.directory(cycle).search(s.claim.Named.apart()); clash == "" && len(found) == 1 {
		return
	}
	as, settle := s.claim.NamedAs, s.claim.Settle
	if settle == "" {
		settle = s.sheet.MapLines(as + `: "…"  # an id, e-mail address or name`)
	}
	s.withdraw()
	s.refuse(fmt.Sprintf("no column or title says who the %s is, and the sheet's name is nobody's in the roster", as), settle)
}
