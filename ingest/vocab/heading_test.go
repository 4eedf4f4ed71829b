package vocab_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"calibrate/ingest/vocab"
)

// describe writes a heading as the tests' tables do.
func describe(v *vocab.Vocab, h vocab.Heading) string {
	switch h.Kind {
	case vocab.Dimension:
		if h.Relation != "" {
			return v.Ladder.Dimensions[h.Dimension].Name + " by " + string(h.Relation)
		}
		return v.Ladder.Dimensions[h.Dimension].Name
	case vocab.Comment:
		return "comment: " + v.Ladder.Dimensions[h.Dimension].Name
	case vocab.Field:
		return "field: " + h.Field
	case vocab.Category:
		return "category: " + v.Ladder.Categories[h.Category].Name
	case vocab.Ambiguous:
		return "ambiguous"
	}
	return ""
}

func TestHeadings(t *testing.T) {
	cases := []struct{ text, want string }{
		{"Tools and Tech", "Tools and Tech"},
		{"TOOLS AND TECH", "Tools and Tech"},
		{"tools  &  tech", "Tools and Tech"},
		{"Tools & Tech:", "Tools and Tech"},
		{"Tools_and_Tech", "Tools and Tech"},
		{"ToolsAndTech", "Tools and Tech"},
		{"Ｔｏｏｌｓ and Tech", "Tools and Tech"},
		{"Töols and Tech", "Tools and Tech"},
		{"TOOLS", "Tools and Tech"},
		{"Self Development", "Self-Development"},
		{"Code / Design Review", "Code/Design Review"},
		{"Code Design/Review", "Code/Design Review"},
		{"Debugging", "Debugging & Support"},
		{"Go-Team", "Go Team"},
		{"Please rate your colleague on each dimension - Architecture", "Architecture"},
		{"Rate the employee on the following.Architecture", "Architecture"},
		{"How would you rate *Architecture*?", "Architecture"},
		{"Please rate the importance of each dimension - Architecture", ""},
		{"Please rate the level expected - Architecture", ""},
		{"Please rate yourself - Architecture", ""},
		{"Please rate your colleague in 2025 - Architecture", ""},
		{"Please rate your colleague as of last year - Architecture", ""},
		{"1. Tools and Tech", "Tools and Tech"},
		{"1.2 Tools and Tech", "Tools and Tech"},
		{"1) Tools and Tech", "Tools and Tech"},
		{"Q3: Tools and Tech", "Tools and Tech"},
		{"Q3. Tools and Tech", "Tools and Tech"},
		{"a) Tools and Tech", "Tools and Tech"},
		{"Technical Excellence: Tools and Tech", "Tools and Tech"},
		{"Technical Excellence - Architecture", "Architecture"},
		{"Technical Excellence – Architecture", "Architecture"},
		{"Technical Excellence > Architecture", "Architecture"},
		{"Technical Excellence / Architecture", "Architecture"},
		{"Architecture (Technical Excellence)", "Architecture"},
		{"TE: Architecture", "Architecture"},
		{"Architecture\n(designs systems that endure)", "Architecture"},
		{"1.2 Architecture\r\nDesigns systems that endure", "Architecture"},
		{"Architecture [1-6]", "Architecture"},
		{"Architecture\nprevious cycle's rating", ""},
		{"Architecture (team average)", ""},
		{"Architecture\nWhat should change?", ""},
		{"1. Technical Excellence: 1.3 Architecture", "Architecture"},
		{"Tools and Tech (1-6)", "Tools and Tech"},
		{"Tools and Tech\nrating", "Tools and Tech"},
		{"Tools and Tech – Rating", "Tools and Tech"},
		{"tools_and_tech_rating", "Tools and Tech"},
		{"tools_and_tech_comment", "comment: Tools and Tech"},
		{"tools_and_tech_target", ""},
		{"Tools and Tech (20 %)", "Tools and Tech"},
		{"Tools and Tech – weight: 12,5%", "Tools and Tech"},
		{"Tools and Tech [Gewichtung 20%]", "Tools and Tech"},
		{"Tools and Tech (mandatory)", "Tools and Tech"},
		{"Tools and Tech (required)", ""},
		{"Tools and Tech score", "Tools and Tech"},
		{"Rate the employee on each of these [Tools and Tech]", "Tools and Tech"},
		{"Please rate. [1.1 Tools and Tech]", "Tools and Tech"},
		{"How would you rate your colleague on [Tools and Tech]?", "Tools and Tech"},
		{"How would you rate this person on Tools and Tech?", "Tools and Tech"},
		{"Emp. #", "field: employee_id"},
		{"Reviewer #", ""},
		{"Person being reviewed", "field: employee"},
		{"Name of the colleague you are rating", "field: employee"},
		{"Any comments? [Tools and Tech]", "comment: Tools and Tech"},
		{"How would you rate the employee's Architecture?", "Architecture"},
		{"Manager's Employee ID", "field: manager_id"},
		{"Line Manager – E-mail", "field: manager_email"},
		{"Manager (Name)", "field: manager"},
		{"Reviewer Employee Number", "field: rater_id"},
		{"Pers.-Nr. Vorgesetzte/r", "field: manager_id"},
		{"E-Mail-Adresse der Führungskraft", "field: manager_email"},
		{"Nachname des Beurteilers", "field: rater_last_name"},
		{"Personalnr. Führungskraft", "field: manager_id"},
		{"Matricule N+1", "field: manager_id"},
		{"Adresse e-mail de l'évaluateur", "field: rater_email"},
		{"N.º de empleado del jefe", "field: manager_id"},
		{"Correo electrónico del evaluador", "field: rater_email"},
		{"上長の社員番号", "field: manager_id"},
		{"評価者のメールアドレス", "field: rater_email"},
		{"Manager Level", ""},
		{"Manager Comments on Strategy", ""},
		{"Please rate their Adaptability:", "Adaptability"},
		{"Tools and Tech – Comment", "comment: Tools and Tech"},
		{"Tools and Tech comments", "comment: Tools and Tech"},
		{"Comments on Tools and Tech", "comment: Tools and Tech"},
		{"Comment: Tools and Tech", "comment: Tools and Tech"},
		{"Tools and Tech (comment)", "comment: Tools and Tech"},
		{"Tools and Tech [Comment]", "comment: Tools and Tech"},
		{"Tools and Tech *", "Tools and Tech"},
		{"Tools and Tech (self)", "Tools and Tech by self"},
		{"Manager: Tools and Tech", "Tools and Tech by manager"},
		{"Tools and Tech - Peer", "Tools and Tech by peer"},
		{"Peer Feedback", ""}, // what peers wrote, as like as not
		{"Collaboration", "Collaboration"},
		{"Collaboration Sphere", "Collaboration Sphere"},
		{"Technical Excellence", "category: Technical Excellence"},
		{"Teamwork", "category: Teamwork"},
		{"Employee", "field: employee"},
		{"employee name", "field: employee"},
		{"Employee ID", "field: employee_id"},
		{"Mitarbeiter", "field: employee"},
		{"評価者", "field: rater"},
		{"Évaluateur", "field: rater"},
		{"evaluateur", "field: rater"},
		{"Comments", "field: comment"},
		{"Overall comments", "field: comment"},
		{"Any other comments?", "field: comment"},
		{"Charisma comments", ""},
		{"Problem Solving", "ambiguous"},
		{"Resourcefullness", ""},
		{"Leadership: Tools and Tech", ""}, // not in that category
		{"Growth area: Communication", ""}, // prose about it, not a rating of it
		{"Salary", ""},
		{"", ""},
		{"---", ""},
	}
	v := sre()
	for _, c := range cases {
		if got := describe(v, v.Heading(c.text)); got != c.want {
			t.Errorf("Heading(%q) is %q, want %q", c.text, got, c.want)
		}
	}
}

// TestLongHeadingsAreCheap reads headings made to be expensive.
func TestLongHeadingsAreCheap(t *testing.T) {
	start := time.Now()
	for _, piece := range []string{"1 ", "1.", "Q1: ", "[", "a) ", "Comment ", "Feedback - ", "Leadership: ", "(", "Rate "} {
		sre().Heading(strings.Repeat(piece, 400/len(piece)))
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("ten headings took %v", took)
	}
}

func TestHeadingsThatAreNearly(t *testing.T) {
	v := sre()
	if got := v.Names(v.Heading("Resourcefullness").Near); !slices.Equal(got, []string{"Resourcefulness"}) {
		t.Errorf("near misses of Resourcefullness: %q", got)
	}
	if got := v.Names(v.Heading("Architectrue").Near); !slices.Equal(got, []string{"Architecture"}) {
		t.Errorf("near misses of Architectrue: %q", got)
	}
	if got := v.Names(v.Heading("Problem Solving").Candidates); !slices.Equal(got, []string{"Technical Problem Solving", "General Problem Solving"}) {
		t.Errorf("Problem Solving can mean %q", got)
	}
	if got := v.Names(v.Heading("Tool").Like); len(got) != 0 {
		t.Errorf("Tool names no word of a dimension, got %q", got)
	}
	if got := v.Names(v.Heading("Tools and Tech R1").Like); !slices.Equal(got, []string{"Tools and Tech"}) {
		t.Errorf("Tools and Tech R1 is like %q", got)
	}
	if got := v.Names(v.Heading("Bias").Like); !slices.Equal(got, []string{"Bias to Action"}) {
		t.Errorf("Bias is part of %q", got)
	}
}

// TestFoldingKeepsNamesApart holds the fold to what it promises: C++ is not C#,
// and the Japanese voicing marks make another word.
func TestFoldingKeepsNamesApart(t *testing.T) {
	apart := [][2]string{{"C++", "C#"}, {"C++", "C"}, {"C#", "C"}, {"カキ", "ガギ"}, {"4*", "4"}, {"Tools 1", "Tools 2"}}
	for _, pair := range apart {
		if vocab.Key(pair[0]) == vocab.Key(pair[1]) {
			t.Errorf("%q and %q fold to the same key %q", pair[0], pair[1], vocab.Key(pair[0]))
		}
	}
	alike := [][2]string{{"Évaluateur", "E\u0301VALUATEUR"}, {"Straße", "STRASSE"}, {"ﬁt", "fit"}, {"ｶﾞｷﾞ", "ガギ"}, {"Søren", "Soren"}, {"R & D", "r and d"}}
	for _, pair := range alike {
		if vocab.Key(pair[0]) != vocab.Key(pair[1]) {
			t.Errorf("%q and %q fold to %q and %q", pair[0], pair[1], vocab.Key(pair[0]), vocab.Key(pair[1]))
		}
	}
}
