package workbook

import (
	"fmt"
	"slices"

	"calibrate/analysis"
)

// The columns of the front sheet: what, how much, what it rests on, where to look.
var frontWidths = []float64{36, 16, 84, 30}

const frontCharacters = 160 // over all columns

// front writes the front sheet.
func (s *summary) front(p *sheet) error {
	if err := p.widths(frontWidths); err != nil {
		return err
	}
	m := s.bundle.Manifest
	if err := p.line(26, cell{"Calibration summary", look{size: 20, bold: true, color: black}}); err != nil {
		return err
	}
	about := fmt.Sprintf("%s · cycle %s · for %s · run %s", scope(m), m.Cycle, audience(m.Audience), m.RunID)
	if m.Previous != "" {
		about = fmt.Sprintf("%s · cycle %s, compared with %s · for %s · run %s", scope(m), m.Cycle, m.Previous, audience(m.Audience), m.RunID)
	}
	if err := p.spread(about, quietLook, len(frontWidths), frontCharacters); err != nil {
		return err
	}
	if err := p.spread("Confidential. Figures inform the discussion, people decide; nobody is promoted or held back by a figure alone. A missing rating is never guessed.",
		quietLook, len(frontWidths), frontCharacters); err != nil {
		return err
	}
	for i, part := range []func(*sheet) error{s.frontFigures, s.frontReading, s.frontCautions, s.frontContents} {
		p.next++
		if i >= 2 { // each of these on paper of its own: no heading at the foot of another's
			if err := p.turn(); err != nil {
				return err
			}
		}
		if err := part(p); err != nil {
			return err
		}
	}
	return nil
}

func audience(a analysis.Audience) string {
	if a == analysis.Director {
		return "the director"
	}
	return "HR"
}

func (s *summary) frontFigures(p *sheet) error {
	if err := p.heads("Headline figures", "Figure", "What it rests on", "Sheet"); err != nil {
		return err
	}
	for _, h := range headlinesOf(s.bundle) {
		if err := s.frontFigure(p, h); err != nil {
			return err
		}
	}
	return nil
}

// frontFigure writes one headline; a text too long for its column runs over two.
func (s *summary) frontFigure(p *sheet, h headline) error {
	g := grid{columns: []analysis.Column{{Kind: h.kind}}, widths: []float64{widest}}
	value := g.cell(0, h.value)
	value.look.bold, value.look.right = true, true
	if err := p.named(h.label, 2, p.next); err != nil {
		return err
	}
	rests := cell{clean(h.rests), longLook}
	cells := []cell{{clean(h.label), plainLook}, value, rests}
	height := rowPoints*float64(linesOf(h.rests, frontWidths[2])) + 2
	if h.kind == analysis.Text {
		if err := p.merge(at(2, p.next), at(3, p.next)); err != nil {
			return err
		}
		text, _ := value.value.(string)
		value.look.right, value.look.inset = false, true
		value.value, value.look.wrap = text+"   "+clean(h.rests), true
		cells = []cell{cells[0], value, {}}
		height = rowPoints*float64(linesOf(text+h.rests, frontWidths[1]+frontWidths[2])) + 2
	}
	if sheet := s.firstSheet(h.job); sheet != "" {
		cells = append(cells, cell{sheet, linkLook})
		if err := p.f.SetCellHyperLink(p.name, at(4, p.next), quoted(sheet)+"!A1", "Location"); err != nil {
			return err
		}
	}
	return p.line(height, cells...)
}

// firstSheet is the first sheet of a job, "" when it has none.
func (s *summary) firstSheet(job string) string {
	for _, e := range s.contents {
		if e.job == job {
			return e.sheet
		}
	}
	return ""
}

// heads writes the headings of a part of the front sheet.
func (s *sheet) heads(texts ...string) error {
	cells := make([]cell, len(texts))
	for i, t := range texts {
		cells[i] = cell{t, headLook}
	}
	return s.line(20, cells...)
}

// reading says what to read first, by job.
var reading = []struct{ job, about string }{
	{"coverage", "what could not be read, and who was not rated: it limits everything below"},
	{"levels", "the spread over the levels, against guideline, last cycle and the whole"},
	{"raters", "who scores the same people lower or higher than others do; know this before comparing teams"},
	{"agreement", "how far two raters of one person agree: where they do not, a mean says little"},
	{"gap", "each person against the expectation of the current and the next level, with the outcome of the ladder's rule"},
	{"promotions", "each nomination: what speaks for it, what against, and what would have to rise"},
	{"agenda", "what to talk about, in which order, and why"},
	{whatIfJob, "try other agreed levels: distribution, guideline and charts follow"},
}

func (s *summary) frontReading(p *sheet) error {
	if err := p.heads("What to read first", "", "", ""); err != nil {
		return err
	}
	for _, r := range reading {
		sheet := s.firstSheet(r.job)
		if sheet == "" {
			continue
		}
		if err := p.f.SetCellHyperLink(p.name, at(1, p.next), quoted(sheet)+"!A1", "Location"); err != nil {
			return err
		}
		if err := p.write(cell{sheet, linkLook}, cell{r.about, insetLook}); err != nil {
			return err
		}
	}
	if err := p.f.SetCellHyperLink(p.name, at(1, p.next), quoted(sourcesName)+"!A1", "Location"); err != nil {
		return err
	}
	return p.write(cell{sourcesName, linkLook}, cell{"any figure: filter employee and dimension, and see each rating with its cell", insetLook})
}

// mostCautions is how many cautions of one job the front sheet repeats.
const mostCautions = 3

// frontCautions repeats the notes that limit what may be concluded, the first of
// each job.
func (s *summary) frontCautions(p *sheet) error {
	if err := p.heads("Read with care", "", "", ""); err != nil {
		return err
	}
	for _, r := range s.shown() {
		cautions := slices.DeleteFunc(slices.Clone(r.Notes), func(n analysis.Note) bool { return n.Severity != analysis.Caution })
		for i, n := range cautions {
			text := clean(n.Text)
			if i == mostCautions {
				text = fmt.Sprintf("… and %d more; all of them stand on the sheet Notes.", len(cautions)-mostCautions)
			}
			if err := s.frontCaution(p, r.Title, text); err != nil {
				return err
			}
			if i == mostCautions {
				break
			}
		}
	}
	return nil
}

func (s *summary) frontCaution(p *sheet, about, text string) error {
	if err := p.merge(at(2, p.next), at(4, p.next)); err != nil {
		return err
	}
	lines := linesOf(text, frontWidths[1]+frontWidths[2]+frontWidths[3])
	return p.line(rowPoints*float64(lines)+2, cell{about, plainLook}, cell{text, look{color: accent, wrap: true, inset: true}})
}

// frontContents lists every sheet.
func (s *summary) frontContents(p *sheet) error {
	for _, text := range s.remarks {
		if err := p.spread(text, look{color: accent}, len(frontWidths), frontCharacters); err != nil {
			return err
		}
	}
	if err := p.heads("All sheets", "Rows", "What stands there", ""); err != nil {
		return err
	}
	for _, e := range s.contents {
		if err := p.f.SetCellHyperLink(p.name, at(1, p.next), quoted(e.sheet)+"!A1", "Location"); err != nil {
			return err
		}
		rows := cell{}
		if e.rows > 0 {
			rows = cell{float64(e.rows), numberLook(analysis.Count)}
		}
		if err := p.merge(at(3, p.next), at(4, p.next)); err != nil {
			return err
		}
		height := rowPoints * float64(linesOf(e.about, frontWidths[2]+frontWidths[3]-2))
		if err := p.line(height, cell{e.sheet, linkLook}, rows, cell{clean(e.about), longLook}); err != nil {
			return err
		}
	}
	return nil
}
