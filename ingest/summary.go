package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"regexp"
)

// A workbook of results looks like a roster and ratings to the layouts. Read again
// as input it would make people and ratings of what was made from them.

var (
	ownWork = []byte(">calibrate</dc:creator>")
	ownTime = regexp.MustCompile(`>calibrate</cp:lastModifiedBy>(?s:.*)>2000-01-01T00:00:00Z</dcterms:modified>`)
	ownRun  = regexp.MustCompile(`· run [0-9a-f]{16}</dc:description>`)
)

const coreProperties = "docProps/core.xml"

// isSummary reports whether core properties are those of a workbook of results: it
// names the run it is of, as blank workbooks do not.
func isSummary(properties []byte) bool {
	return bytes.Contains(properties, ownWork) && ownRun.Match(properties)
}

// IsSummary reports whether a file is a workbook of results that calibrate wrote,
// such as summary.xlsx.
func IsSummary(path string) bool { return isSummary(propertiesOf(path)) }

// IsUntouched reports whether a file is a workbook that calibrate wrote and no
// program has saved since: it has the time calibrate gives to all it writes.
func IsUntouched(path string) bool {
	return ownTime.Match(propertiesOf(path))
}

// propertiesOf reads the core properties of a workbook; nothing where there are none.
func propertiesOf(path string) []byte {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil // a pipe may never end
	}
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil
	}
	defer archive.Close()
	part, err := archive.Open(coreProperties)
	if err != nil {
		return nil
	}
	defer part.Close()
	return readProperties(part)
}

func readProperties(part io.Reader) []byte {
	const most = 64 << 10
	text, err := io.ReadAll(io.LimitReader(part, most))
	if err != nil {
		return nil
	}
	return text
}
