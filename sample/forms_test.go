package sample

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// squeeze leaves the letters and digits of a heading, in lower case.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// Every spelling of a dimension on a form is one the ladder knows, but for the
// planted one.
func TestHeadingsAreKnown(t *testing.T) {
	l := ladder.Default()
	owner := map[string]string{}
	for _, d := range l.Dimensions {
		for _, name := range append([]string{d.Name}, d.Aliases...) {
			owner[squeeze(name)] = d.Name
		}
	}
	for _, f := range append([]form{leadershipForm, selfForm, managersForm, peersLongForm, peersWideForm}, teamForms...) {
		for _, d := range l.Dimensions {
			if got := owner[squeeze(f.heading(d.Name))]; got != d.Name {
				t.Errorf("the ladder reads heading %q as %q, want %q", f.heading(d.Name), got, d.Name)
			}
		}
	}
	if _, known := owner[squeeze(misspelt)]; known {
		t.Errorf("%q is a spelling the ladder knows", misspelt)
	}
}

// Every text for a level is one the ladder knows.
func TestLevelTextsAreKnown(t *testing.T) {
	l := ladder.Default()
	for _, level := range l.Levels {
		m := mark{state: ladder.Rated, level: float64(level.Number)}
		prefix, label, _ := strings.Cut(coded(nil, m).(string), " - ")
		for _, text := range []string{named(nil, m).(string), label} {
			known := false
			for _, name := range append([]string{level.Name, level.Code}, level.Aliases...) {
				known = known || name == text
			}
			if !known {
				t.Errorf("%q is no name of %s", text, level.Name)
			}
		}
		if prefix != fmt.Sprint(level.Number) {
			t.Errorf("%q does not begin with %d", coded(nil, m), level.Number)
		}
	}
}

// The planted slips stand in the committed files where Slips says.
func TestSlips(t *testing.T) {
	c := company(t, Options{})
	for _, s := range Slips {
		rows := teamRows(t, c, s.Team)
		found := 0
		for _, row := range rows {
			for _, cell := range row {
				if cell == fmt.Sprint(s.Text) {
					found++
				}
			}
		}
		if found != 1 {
			t.Errorf("%v stands %d times in the workbook of team %d, want once", s.Text, found, s.Team)
		}
	}
	if rows := teamRows(t, c, teamWithStranger); rows[len(rows)-1][0] != stranger {
		t.Errorf("the last line of team %d is about %s", teamWithStranger, rows[len(rows)-1][0])
	}
	rows := teamRows(t, c, teamWithRepeat)
	if first, last := strings.Join(rows[5], "|"), strings.Join(rows[len(rows)-1], "|"); first != last {
		t.Errorf("the last rating of team %d is %s, want the first again: %s", teamWithRepeat, last, first)
	}
	if heads := strings.Join(teamRows(t, c, teamWithMisspelt)[4], "|"); !strings.Contains(heads, misspelt) {
		t.Errorf("headings of team %d: %s, want one misspelt", teamWithMisspelt, heads)
	}
}

// teamRows reads the sheet of a team's committed workbook.
func teamRows(t *testing.T, c *Company, team int) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join(committed, "assessments", c.teamFile(team)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(formOf(team).sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
