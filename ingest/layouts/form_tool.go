package layouts

import (
	"regexp"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

// FormTool is the export of an online form: one row for each submission, the
// questions across. Who is logged in is the rater; a question says whom the
// submission is about. SurveyMonkey puts the rows of a rating grid in a second
// header row.
var FormTool = ingest.Layout{
	Name:  "form_tool",
	About: "an export of Google Forms, Microsoft Forms, SurveyMonkey or the like: one row for each submission",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		return claimKind(s, opt, formTool)
	},
}

// marks are the headings form tools put before the questions, folded. Columns
// under them are the tool's own and are not read.
var marks = func() map[string]bool {
	m := map[string]bool{}
	for _, text := range []string{
		"Timestamp", "Zeitstempel", "Horodateur", "Horodatage", "Marca temporal", "タイムスタンプ",
		"Start time", "Completion time", "Startzeit", "Fertigstellungszeit", "Heure de début", "Heure de fin", "Hora de inicio", "Hora de finalización", "開始時刻", "完了時刻",
		"Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address", "Custom Data 1",
		"Response ID", "ResponseId", "StartDate", "EndDate", "RecordedDate", "Submit Date (UTC)", "Submitted At", "Submission ID", "Last modified time",
	} {
		m[vocab.Key(text)] = true
	}
	return m
}()

// about recognises the question that asks whom a submission is about.
var about = regexp.MustCompile(`(?i)\bwhom?\b.*\b(?:you|this)\b.*\b(?:rat|review|assess|evaluat|feedback)|\b(?:person|colleague|employee|team ?mate|team member|peer|name)\b.*\b(?:you are|being|you're|you)\b.*\b(?:rat|review|assess|evaluat)|\bwho(?:m)?\b.*\b(?:is|are)\b.*\b(?:being|to be)\b.*\b(?:rat|review|assess|evaluat)|\bwen\b.*\b(?:bewerte|beurteile|bewertest|beurteilst)n?\b|\bqui\b.*(?:évaluez|évalues|notez)|\ba qui[eé]n(?:es)?\b.*(?:eval[uú]a|valora|calific)|(?:誰|どなた|だれ)を評価|評価(?:する|される)(?:方|人|相手|対象)`)

// ownName recognises the question that asks who fills in the form.
var ownName = regexp.MustCompile(`(?i)^¿?(?:what(?:['’]s| is) your (?:full )?name|who are you|wie hei(?:ß|ss)en sie|wie ist ihr name|quel est votre nom|comment vous appelez-vous|c[oó]mo (?:te llamas|se llama)|cu[aá]l es (?:su|tu) nombre)\s*\??$`)

// formToolTable reads a header row as that of a form tool; nil when the tool's
// own columns are missing.
func (t *table) formToolTable() *table {
	upper := t
	if t.row > 1 && !t.marked() {
		upper = t.tableAt(t.row - 1)
	}
	if !upper.marked() {
		return nil
	}
	joined := *t
	joined.top, joined.row = upper.row, t.row
	if upper == t && t.optionsBelow() {
		joined.row = t.row + 1
	}
	joined.widen(max(upper.width, t.width))
	joined.headingRow = t.row
	for col := 1; col <= joined.width; col++ {
		joined.headings[col] = joined.question(upper, t, col)
	}
	if joined.row > t.row {
		joined.commentsBelow()
	}
	joined.arrange()
	joined.assignPeople()
	return &joined
}

// marked reports whether the row holds a form tool's own headings.
func (t *table) marked() bool {
	for col := 1; col <= t.width; col++ {
		if marks[vocab.Key(t.text(t.row, col))] {
			return true
		}
	}
	return false
}

// optionsBelow reports whether the next row holds "Response" and the like below
// the questions, as SurveyMonkey writes it.
func (t *table) optionsBelow() bool {
	for col := 1; col <= t.Width(t.row+1); col++ {
		if key := vocab.Key(t.text(t.row+1, col)); key == "response" || key == "openendedresponse" {
			return true
		}
	}
	return false
}

// question reads the heading of one column from its question and, in a second
// row, the line of the grid.
func (t *table) question(upper, lower *table, col int) vocab.Heading {
	text, below := upper.text(upper.row, col), lower.text(lower.row, col)
	if marks[vocab.Key(text)] {
		return vocab.Heading{}
	}
	if upper.companion(text) {
		return vocab.Heading{Kind: vocab.Field} // of no use, and no dimension
	}
	h := lower.at(col)
	if upper != lower && h.Kind != vocab.Dimension && h.Kind != vocab.Comment {
		h = either(upper.at(col), h)
	}
	option := h.Is("rating") // "Response", below a question
	if h.Kind == vocab.Unknown && ownName.MatchString(text) {
		return vocab.Heading{Kind: vocab.Field, Field: "rater"}
	}
	if (h.Kind == vocab.Unknown || option) && (about.MatchString(text) || about.MatchString(below)) {
		return vocab.Heading{Kind: vocab.Field, Field: "employee"}
	}
	return h
}

// commentsBelow finds the columns beside a dimension whose question goes on: the row
// of options says that they are for remarks.
func (t *table) commentsBelow() {
	t.widen(t.Width(t.row))
	asked := vocab.Heading{}
	for col := 1; col <= t.width; col++ {
		if t.text(t.headingRow, col) != "" {
			asked = t.headings[col]
			continue
		}
		option := t.text(t.row, col)
		h := t.vocab.Heading(option)
		if asked.Kind == vocab.Dimension && (h.Is("comment") || vocab.Key(option) == "otherpleasespecify") {
			t.headings[col] = vocab.Heading{Kind: vocab.Comment, Dimension: asked.Dimension}
		}
	}
}

// companions are the columns Microsoft Forms puts behind each question of a quiz.
var companions = regexp.MustCompile(`^(?:Points|Feedback|Punkte|Points obtenus|Commentaires|Puntos|Comentarios|ポイント|フィードバック)\s*[-–]\s*(.+)$`)

// companion reports whether a heading is that of a column beside a question.
func (t *table) companion(text string) bool {
	m := companions.FindStringSubmatch(text)
	for col := 1; m != nil && col <= t.width; col++ {
		if t.text(t.row, col) == m[1] {
			return true
		}
	}
	return false
}

// assignPeople gives the plain columns "Email" and "Name" to the person logged
// in, who is the rater, and drops the number of the response.
func (t *table) assignPeople() {
	delete(t.fields, "id")
	move := func(from, to string) {
		if col, ok := t.fields[from]; ok {
			if _, taken := t.fields[to]; !taken {
				t.fields[to] = col
			}
			delete(t.fields, from)
		}
	}
	move("email", "rater_email")
	move("name", "rater")
	move("first_name", "rater_first_name")
	move("last_name", "rater_last_name")
}
