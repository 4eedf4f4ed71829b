package ingest

import (
	"strings"
	"testing"

	"calibrate/ladder"
)

// TestLostLetters: a name whose letters were lost on the way is nobody's. The
// texts are what LibreOffice 7.4 writes of the people's names in an encoding
// that lacks their letters, and what it shows of UTF-8 read as windows-1252.
func TestLostLetters(t *testing.T) {
	people := []*ladder.Person{{ID: "E1", Name: "Łukasz Żak"}, {ID: "E2", Name: "李 小龙"}, {ID: "E3", Name: "José Núñez"}, {ID: "E4", Name: "Lukas Zak"}}
	for text, suggestion := range map[string]string{
		"?ukasz ?ak":    "Łukasz Żak (E1)",
		"? ??":          "李 小龙 (E2)",
		"Jos? N??ez":    "José Núñez (E3)",
		"Jos\uFFFD N":   "",
		"Ana Ruiz?":     "",
		"JosÃ© NÃºÃ±ez": "José Núñez",
		"Å\u0081ukasz":  "Łukasz",
	} {
		problem, ok := lostLetters(text, people)
		if !ok || problem.Code != ladder.Undecodable || strings.Join(problem.Suggestions, "|") != suggestion {
			t.Errorf("%q: %v %q", text, ok, problem.Suggestions)
		}
	}
	for _, text := range []string{"José Núñez", "Łukasz Żak", "李 小龙", "Ana Ruiz", "Håkan Ström", "Ã", "Ångström, Åsa", "Ilir «Ili» Ça", "E0042", ""} {
		if problem, ok := lostLetters(text, people); ok {
			t.Errorf("%q: %s", text, problem.Message)
		}
	}
}

// TestLostInCells: a sheet with undecodable characters says so once, at the first.
func TestLostInCells(t *testing.T) {
	s := NewSheet("a.csv", "", [][]string{{"Employee", "Note"}, {"Ana", "tr\uFFFDs bien?"}, {"Bo", "\uFFFD"}, {"Cy", "why?"}})
	problems := lostInCells(s)
	if len(problems) != 1 || problems[0].Source.Cell() != "B2" || problems[0].Code != ladder.Undecodable || !strings.Contains(problems[0].Message, "In this cell and 1 more") {
		t.Errorf("%+v", problems)
	}
	if problems := lostInCells(NewSheet("a.csv", "", [][]string{{"très", "why?"}})); problems != nil {
		t.Errorf("%+v", problems)
	}
}
