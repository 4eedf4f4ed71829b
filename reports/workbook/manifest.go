package workbook

// manifest writes what the figures rest on: parameters and files.
func (s *summary) manifest() error {
	p, err := s.page(manifestName)
	if err != nil {
		return err
	}
	m := s.bundle.Manifest
	s.listed(p, "", "Input files with their hashes, ladder version, parameters", len(m.Files))
	if err := p.widths(manifestWidths); err != nil {
		return err
	}
	if err := p.frozen(2, 0); err != nil {
		return err
	}
	if err := p.line(24, cell{"What the figures rest on", titleLook}); err != nil {
		return err
	}
	if err := p.linked(link{"← Summary", frontName}); err != nil {
		return err
	}
	if err := p.spread("The same input files, ladder and parameters give this same workbook, byte for byte; the run id is the hash of them all.", quietLook, 2, 110); err != nil {
		return err
	}
	if err := p.write(cell{"Run", look{color: black, bold: true}}, textCell(m.RunID, plainLook)); err != nil {
		return err
	}
	for _, parameter := range m.Parameters() {
		if err := p.write(cell{parameter.Head, look{color: black, bold: true}}, textCell(parameter.Text, plainLook)); err != nil {
			return err
		}
	}
	p.next++
	if err := p.line(18, cell{"Input files: what was taken, and what was not", sectionLook}); err != nil {
		return err
	}
	if err := p.repeat(p.next, 0); err != nil {
		return err
	}
	g := newGrid(m.FilesTable())
	g.widths = manifestWidths
	return p.draw(g)
}

// manifestWidths are those of the columns of the table of files, in characters.
var manifestWidths = []float64{44, 68, 11, 13, 11, 11, 11, 11, 13, 11, 11}
