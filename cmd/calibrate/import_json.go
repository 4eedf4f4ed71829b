package main

import (
	"encoding/json"
	"io"
	"time"

	"calibrate/ladder"
)

// The JSON of import. Names are a contract.
type (
	importJSON struct {
		Files    []fileJSON    `json:"files"`
		People   []personJSON  `json:"people"`
		Ratings  []ratingJSON  `json:"ratings"`
		Problems []problemJSON `json:"problems"`
	}
	fileJSON struct {
		File   string      `json:"file"`
		SHA256 string      `json:"sha256"`
		Status string      `json:"status"`
		Reason string      `json:"reason"`
		Sheets []sheetJSON `json:"sheets"`
	}
	sheetJSON struct {
		Sheet     string        `json:"sheet"`
		Hidden    bool          `json:"hidden"`
		Layout    string        `json:"layout"`
		HeaderRow int           `json:"header_row"`
		Reason    string        `json:"reason"`
		Columns   []headingJSON `json:"columns"`
	}
	headingJSON struct {
		Column string `json:"column"` // its letters
		Text   string `json:"text"`
		As     string `json:"as"`
	}
	personJSON struct {
		File       string            `json:"file"`
		Sheet      string            `json:"sheet"`
		Cell       string            `json:"cell"`
		Cycle      string            `json:"cycle"`
		ID         string            `json:"id"`
		Name       string            `json:"name"`
		Email      string            `json:"email"`
		Manager    string            `json:"manager"`
		Org        string            `json:"org"`
		Ladder     string            `json:"ladder"`
		Level      *int              `json:"level"`
		Proposed   *int              `json:"proposed"`
		Hired      *string           `json:"hired"`
		LevelSince *string           `json:"level_since"`
		Groups     map[string]string `json:"groups"`
	}
	ratingJSON struct {
		File      string   `json:"file"`
		Sheet     string   `json:"sheet"`
		Cell      string   `json:"cell"`
		Cycle     string   `json:"cycle"`
		Employee  string   `json:"employee"`
		Rater     string   `json:"rater"`
		Relation  string   `json:"relation"`
		Dimension string   `json:"dimension"`
		State     string   `json:"state"`
		Level     *float64 `json:"level"`
		Text      string   `json:"text"`
		Rule      string   `json:"rule"`
		Comment   string   `json:"comment"`
	}
	problemJSON struct {
		File        string   `json:"file"`
		Sheet       string   `json:"sheet"`
		Cell        string   `json:"cell"`
		Text        string   `json:"text"`
		Code        string   `json:"code"`
		Severity    string   `json:"severity"`
		Message     string   `json:"message"`
		Suggestions []string `json:"suggestions"`
	}
)

func (r *importReport) writeJSON(out io.Writer) error {
	doc := importJSON{Files: []fileJSON{}, People: []personJSON{}, Ratings: []ratingJSON{}, Problems: []problemJSON{}}
	for _, f := range r.files {
		file := fileJSON{File: f.file, SHA256: f.sha256, Status: string(f.status), Reason: f.reason, Sheets: []sheetJSON{}}
		for _, s := range f.sheets {
			file.Sheets = append(file.Sheets, sheetToJSON(s))
		}
		doc.Files = append(doc.Files, file)
	}
	for _, p := range r.people {
		doc.People = append(doc.People, personToJSON(p))
	}
	for _, rating := range r.ratings {
		doc.Ratings = append(doc.Ratings, ratingToJSON(rating))
	}
	for _, p := range r.problems {
		doc.Problems = append(doc.Problems, problemJSON{p.Source.File, p.Source.Sheet, p.Source.Cell(), p.Text, p.Code,
			string(p.Severity), p.Message, append([]string{}, p.Suggestions...)})
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(doc)
}

func sheetToJSON(s ladder.SheetReport) sheetJSON {
	columns := []headingJSON{}
	for _, c := range s.Columns {
		columns = append(columns, headingJSON{ladder.ColumnName(c.Col), c.Text, c.As})
	}
	return sheetJSON{s.Sheet, s.Hidden, s.Layout, s.HeaderRow, s.Reason, columns}
}

func personToJSON(p ladder.Person) personJSON {
	groups := p.Groups
	if groups == nil {
		groups = map[string]string{}
	}
	return personJSON{p.Source.File, p.Source.Sheet, p.Source.Cell(), p.Cycle, p.ID, p.Name, p.Email, p.Manager, p.Org, p.Ladder,
		positive(p.Level), positive(p.Proposed), date(p.Hired), date(p.LevelSince), groups}
}

func ratingToJSON(r ladder.Rating) ratingJSON {
	doc := ratingJSON{File: r.Source.File, Sheet: r.Source.Sheet, Cell: r.Source.Cell(), Cycle: r.Cycle, Employee: r.Employee, Rater: r.Rater,
		Relation: string(r.Relation), Dimension: r.Dimension, State: string(r.State), Text: r.Text, Rule: r.Rule, Comment: r.Comment}
	if r.State == ladder.Rated {
		doc.Level = &r.Level
	}
	return doc
}

// positive is nil for an unknown level, which must not read as 0.
func positive(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func date(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.Format(time.DateOnly)
	return &s
}
