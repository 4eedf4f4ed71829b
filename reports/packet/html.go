package packet

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"strings"

	"calibrate/analysis"
	"calibrate/reports/chart"
)

//go:embed *.html.tmpl
var templateFiles embed.FS

//go:embed style.css
var styleText string

//go:embed print.css
var printText string

var templates = template.Must(template.New("packet").Funcs(template.FuncMap{
	"add":      func(a, b int) int { return a + b },
	"tick":     func(i int) int { return i + 1 },
	"noteWord": noteWord,
	"isolated": isolated,
	"unbroken": unbroken,
	"counted":  func(n int) string { return analysis.FormatNumber(analysis.Count, float64(n)) },
}).ParseFS(templateFiles, "*.html.tmpl"))

func noteWord(s analysis.NoteSeverity) string {
	switch s {
	case analysis.Caution:
		return "Caution"
	case analysis.Suppressed:
		return "Suppressed"
	}
	return "Note"
}

// A frame is what surrounds every HTML file.
type frame struct {
	Manifest    analysis.Manifest
	Styles      []template.CSS
	StyleHashes []string // let these style sheets in, and no other
	Recorded    string   // the manifest as JSON, in index.html; see ReadManifest
}

// A front is index.html before the people's pages.
type front struct {
	frame
	Scope, Audience, Count string
	Sections               []drawnSection
	Filter                 filter
	People, Orgs           []levelGroup // none where they are too many
	Files                  []peopleFile
	Strangers              []stranger
	Dimensions             []string
}

// A filter is the bar of a file to choose people by, and the people it counts. Whole is
// the file with everybody, "" for this one.
type filter struct {
	Facets []facet
	People []personLink
	Whole  string
}

// Count says how many people there are.
func (f filter) Count() string { return people(len(f.People)) }

// A drawnSection is a section with its charts as SVG.
type drawnSection struct {
	section
	Drawings []drawing
	OneFile  bool // people's pages stand in the same file
}

// A drawing is one chart, and the table that has its figures: Table is "" where only the
// workbook has it, TableNamed too where none is of these figures alone. Full says that
// the chart wants all the width there is.
type drawing struct {
	SVG               template.HTML
	Title             string
	Table, TableNamed string
	Full              bool
}

// pages writes the HTML files of a packet.
type pages struct {
	dir    string
	frame  frame
	ix     *index
	index  *file
	people *file // a further file of people, nil while they go into index
}

// indexedPeople is how many people index.html names level by level; each of their
// files names its own.
const indexedPeople = 3000

// newPages opens index.html and writes all but the people.
func newPages(dir string, m analysis.Manifest, ix *index, sections []section) (*pages, error) {
	p := &pages{dir: dir, ix: ix, frame: frame{Manifest: m}}
	for _, style := range []string{styleText + printText, choiceRules(ix)} {
		sum := sha256.Sum256([]byte(style))
		p.frame.Styles = append(p.frame.Styles, template.CSS(style))
		p.frame.StyleHashes = append(p.frame.StyleHashes, "sha256-"+base64.StdEncoding.EncodeToString(sum[:]))
	}
	recorded, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	f := front{frame: p.frame, Scope: scope(m), Audience: audience(m), Count: people(len(ix.people)), Filter: filter{Facets: ix.facets, People: ix.people}, Files: ix.files, Strangers: ix.strangers, Dimensions: ix.dimensions}
	if len(ix.people) <= indexedPeople {
		f.People, f.Orgs = ix.byLevel(), ix.byOrgs
	}
	f.Recorded = string(recorded)
	for _, s := range sections {
		drawn, err := draw(s)
		if err != nil {
			return nil, fmt.Errorf("section %s: %w", s.Title, err)
		}
		drawn.OneFile = len(ix.files) == 0
		f.Sections = append(f.Sections, drawn)
	}
	if p.index, err = create(dir, "index.html"); err != nil {
		return nil, err
	}
	if err := templates.ExecuteTemplate(p.index, "top", f); err != nil {
		return nil, errors.Join(err, p.abandon())
	}
	return p, nil
}

func draw(s section) (drawnSection, error) {
	drawn := drawnSection{section: s}
	for _, c := range s.Charts {
		svg, err := chart.SVG(c)
		if err != nil {
			return drawn, err
		}
		view := drawing{SVG: template.HTML(svg), Title: c.Title} // drawn and escaped by chart
		view.Table, view.TableNamed = s.figuresOf(c)
		_, view.Full = c.Data.(analysis.HeatMap)
		drawn.Drawings = append(drawn.Drawings, view)
	}
	return drawn, nil
}

// person writes one person's page into the file that is to hold it.
func (p *pages) person(view person) error {
	out, name := p.index, view.Link.File
	if name != "" {
		if err := p.turnTo(name); err != nil {
			return err
		}
		out = p.people
	}
	view.dimensionNo = p.ix.dimensionNo
	return templates.ExecuteTemplate(out, "person", view)
}

// turnTo makes name the file of people that is written to.
func (p *pages) turnTo(name string) error {
	if p.people != nil && p.people.name == name {
		return nil
	}
	if err := p.close(p.people); err != nil {
		return err
	}
	var err error
	if p.people, err = create(p.dir, name); err != nil {
		return err
	}
	of := p.ix.file(name)
	return templates.ExecuteTemplate(p.people, "people-top", struct {
		frame
		File       peopleFile
		Next       peopleFile
		Filter     filter
		Dimensions []string
	}{p.frame, of, p.ix.fileAfter(name), filter{p.ix.facetsOf(of), of.People, "index.html"}, p.ix.dimensions})
}

// finish ends all files.
func (p *pages) finish() error {
	return errors.Join(p.close(p.people), p.close(p.index))
}

func (p *pages) close(f *file) error {
	if f == nil {
		return nil
	}
	if err := templates.ExecuteTemplate(f, "bottom", p.frame.Manifest); err != nil {
		return errors.Join(err, f.abandon())
	}
	return f.finish()
}

// abandon leaves no half-written file behind.
func (p *pages) abandon() error {
	if p == nil {
		return nil
	}
	return errors.Join(p.people.abandon(), p.index.abandon())
}

// choiceRules is the style sheet of what readers choose and of what is drawn. Of the
// input it has numbers only. It stands apart from the sheet that asks how wide a page
// is: browsers weigh all rules of a sheet anew at each change of an answer, and when
// they print there are dozens.
func choiceRules(ix *index) string {
	var css strings.Builder
	for _, f := range ix.facets {
		css.WriteString(f.rules())
	}
	css.WriteString(filteredRules)
	css.WriteString(ix.dimensionRules())
	css.WriteString(stripRules(ix.longest))
	css.WriteString(chart.FontFaces())
	return css.String()
}
