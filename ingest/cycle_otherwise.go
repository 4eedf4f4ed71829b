package ingest

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"calibrate/ladder"
)

var (
	// yearIn finds a year that is no part of a date or a longer number.
	yearIn = regexp.MustCompile(`(?i)(?:^|[^\d.\-/])(?:fy\s*)?(20\d{2})(?:$|[^\d\pL.\-/]|年)`)
	// fiscalYear is one of two digits.
	fiscalYear = regexp.MustCompile(`(?i)\bfy\s*['’]?(\d{2})(?:$|[^\d])`)
	// partAlone is a half or quarter without its year.
	partAlone = regexp.MustCompile(`(?i)^(?:(h|q)([1-4])|([1-4])(h|q))$`)
	// ofReview tells the title of a round of ratings from any other text with a year.
	ofReview = regexp.MustCompile(`(?i)review|cycle|rating|assessment|appraisal|calibration|performance|evaluation|feedback|beurteilung|bewertung|zyklus|[ée]valuation|evaluaci|評価`)
	// earlier says that what stands below is of a round before this one, aside that it counts no more or never did.
	earlier = regexp.MustCompile(`(?i)\b(?:previous|prev\.?|prior|last)[\s_-]+(?:cycle|year|round|review|period|half|quarter|ratings?|scores?)\b|\bvorjahr|\bvorherige|\bletzte[rs]?\s+(?:jahr|zyklus|runde)|\b(?:année|cycle|période)\s+(?:précédente?|dernière?)|\b(?:ciclo|año|periodo)\s+(?:anterior|pasado)|前回|前期|昨年|前年度`)
	aside   = regexp.MustCompile(`(?i)^(?:old|archived?|backup|obsolete|examples?|beispiele?|exemples?|ejemplos?|dummy)\b|[\s_(-](?:old|archived?|backup|obsolete|example|beispiel|exemple|ejemplo)\)?$|^旧|記入例|サンプル`)
)

// otherCycle gives the cycle, or the year or part of one, that a name says where it is
// another than the one its ratings are taken for; "" where it says none or that one.
func otherCycle(name, cycle string) string {
	if _, dated := datedCycle(cycle); !dated {
		return ""
	}
	said := CycleIn(name)
	if whole, ok := datedCycle(name); said == "" && ok {
		said = whole
	}
	if m := partAlone.FindStringSubmatch(strings.TrimSpace(name)); m != nil && len(cycle) > 4 && strings.EqualFold(m[1]+m[4], cycle[5:6]) {
		said = cycle[:5] + strings.ToUpper(m[1]+m[4]) + m[2] + m[3]
	}
	if years := yearIn.FindAllStringSubmatch(name, -1); said == "" && len(years) == 1 {
		said = years[0][1]
	}
	if m := fiscalYear.FindStringSubmatch(name); said == "" && m != nil {
		said = "20" + m[1]
	}
	if said == cycle || len(said) == 4 && said == cycle[:4] {
		return ""
	}
	return said
}

// statesNone reports whether neither a sheet's title or map entry nor a column says
// which cycle its ratings are of.
func (s *sheetClaim) statesNone() bool {
	return s.claim != nil && s.claim.Lines != nil && s.claim.Cycle.Text == "" &&
		!slices.ContainsFunc(s.claim.Columns, func(c ladder.Column) bool { return c.As == "cycle" })
}

// checkCycle refuses a sheet that states no cycle and whose name says that its ratings
// are not of the one they would be taken for.
func (r *run) checkCycle(f *file, s *sheetClaim) {
	if !s.statesNone() {
		return
	}
	name, cycle := s.sheet.Name, NormalCycle(r.fallback(f))
	reason, settle := "", "skip: true  # or cycle: and the one they are of"
	switch other := otherCycle(name, cycle); {
	case other != "":
		reason = fmt.Sprintf("the sheet's name says %s, and its ratings would be taken for cycle %s", other, cycle)
		settle = fmt.Sprintf("cycle: %q  # or %s, if its ratings are of that", other, cycle)
	case earlier.MatchString(name):
		reason = "the sheet's name says that its ratings are of an earlier cycle, and nothing says of which"
	case aside.MatchString(name) && s.claim.Named.Text() == "" && f.ratesElsewhere(s):
		reason = "the sheet's name says that its ratings do not count, and another sheet holds some"
		settle = fmt.Sprintf("skip: true  # or cycle: %s, if they count", cycle)
	default:
		return
	}
	lines := s.sheet.MapLines(settle)
	s.withdraw()
	s.refuse(reason, lines)
}

// ratesElsewhere reports whether another sheet of the file holds ratings, by its name
// those that count.
func (f *file) ratesElsewhere(than *sheetClaim) bool {
	return slices.ContainsFunc(f.sheets, func(s *sheetClaim) bool {
		return s != than && s.claim != nil && s.claim.Lines != nil && !aside.MatchString(s.sheet.Name)
	})
}

// otherwise warns where the name of a file, or the title of a sheet that states no cycle,
// says another one than its ratings are taken for.
func (r *run) otherwise(f *file, b *ladder.Batch) {
	cycle := NormalCycle(r.fallback(f))
	tell := func(at ladder.Source, what, text, other string) {
		b.Problems = append(b.Problems, ladder.Problem{Source: at, Text: text, Code: ladder.OtherCycle, Severity: ladder.Warning,
			Message: fmt.Sprintf("%s says %s, and ratings were taken for cycle %s; if they are of another one, name it in a column, above the table or with --cycle.", what, other, cycle)})
	}
	none := false
	for _, s := range f.sheets {
		if !s.statesNone() {
			continue
		}
		none = true
		if said, other := s.titledOtherwise(cycle); other != "" {
			tell(s.sheet.Source(said.Row, said.Col), fmt.Sprintf("The title %.80q", said.Text), said.Text, other)
		}
	}
	base := filepath.Base(f.origin())
	if other := otherCycle(strings.TrimSuffix(base, filepath.Ext(base)), cycle); none && other != "" {
		tell(ladder.Source{File: b.File}, "The file's name", base, other)
	}
}

// titledOtherwise finds the title of a round with another year than the cycle's above
// the headings of a sheet.
func (s *sheetClaim) titledOtherwise(cycle string) (said Said, other string) {
	for row := 1; row < s.claim.HeaderRow; row++ {
		for col := 1; col <= s.sheet.Width(row); col++ {
			text := s.sheet.At(row, col).Text
			if !ofReview.MatchString(text) {
				continue
			}
			if other := otherCycle(text, cycle); other != "" {
				return Said{Text: text, Row: row, Col: col}, other
			}
		}
	}
	return Said{}, ""
}
