package reports

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"calibrate/analysis"
	"calibrate/reports/chart"
	"calibrate/reports/packet"
	"calibrate/reports/workbook"
)

// An Artefact is one thing to hold.
type Artefact struct {
	Name  string // as the command line names it
	About string
	Path  string // file or folder, inside the output folder
	Write func(ctx context.Context, path string, b analysis.Bundle) error
}

// List has every artefact, in the order they are begun: the one that takes longest
// first, so that none is left to one processor.
var List = []Artefact{
	{"packet", "The packet to read before the meeting: one HTML page, and the same as PDF", "packet", packet.Write},
	{"workbook", "The Excel summary: a sheet per job, every problem, every source", "summary.xlsx", workbook.Write},
	{"charts", "Every chart as SVG, PNG and PDF", "charts", writeCharts},
}

// contactColumns is how many charts stand side by side on the contact sheet.
const contactColumns = 3

// writeCharts writes each chart of each job as SVG, PNG and PDF, a long one in pages,
// and a contact sheet with the first page of each.
func writeCharts(ctx context.Context, dir string, b analysis.Bundle) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("charts: %w", err)
	}
	var first []analysis.Chart
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(2)
	for _, result := range b.Results {
		for _, c := range result.Charts {
			pages := chart.Pages(c)
			first = append(first, pages[0])
			for _, page := range pages {
				group.Go(func() error {
					if err := within.Err(); err != nil {
						return err
					}
					if err := writeChart(dir, b.Input, page); err != nil {
						return fmt.Errorf("chart %s: %w", page.Name, err)
					}
					return nil
				})
			}
		}
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if len(first) == 0 {
		return nil
	}
	contact, err := chart.Contact(first, contactColumns)
	if err != nil {
		return fmt.Errorf("contact sheet: %w", err)
	}
	return writeFile(filepath.Join(dir, "contact.png"), contact)
}

func writeChart(dir string, in analysis.Input, c analysis.Chart) error {
	svg, err := chart.SVGFile(c)
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, c.Name+".svg"), svg); err != nil {
		return err
	}
	png, err := chart.SharedPNG(in, c)
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, c.Name+".png"), png); err != nil {
		return err
	}
	pdf, err := chart.PDF(c)
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, c.Name+".pdf"), pdf)
}
