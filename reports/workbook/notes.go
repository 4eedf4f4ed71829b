package workbook

import "calibrate/analysis"

// notes writes every note of every job.
func (s *summary) notes() error {
	t := analysis.Table{Name: "notes", Title: "Every note", Columns: []analysis.Column{
		{Name: "job", Head: "About", Kind: analysis.Text}, {Name: "severity", Head: "Kind", Kind: analysis.Text}, {Name: "text", Head: "Note", Kind: analysis.Text},
	}}
	for _, r := range s.shown() {
		for _, n := range cautionsFirst(r.Notes) {
			t.Add([]analysis.Value{analysis.T(r.Title), analysis.T(noteWords[n.Severity]), analysis.T(n.Text)})
		}
	}
	return s.plain(notesName, t, []float64{28, 12, 110}, 0)
}

// plain writes a page of one table with columns of these widths, the first of them
// always in view.
func (s *summary) plain(name string, t analysis.Table, widths []float64, frozen int) error {
	p, err := s.page(name)
	if err != nil {
		return err
	}
	s.listed(p, "", t.Title, t.Rows.Len())
	g := newGrid(t)
	g.widths = widths
	if err := p.widths(widths); err != nil {
		return err
	}
	if err := p.frozen(3, frozen); err != nil {
		return err
	}
	if err := p.repeat(3, frozen); err != nil {
		return err
	}
	if err := p.line(24, cell{t.Title, titleLook}); err != nil {
		return err
	}
	if err := p.linked(link{"← Summary", frontName}); err != nil {
		return err
	}
	return p.draw(g)
}
