package ingest

// Limits bounds what one file may cost. A zero field means its default; see
// DefaultLimits. Texts count characters, everything else what its name says.
type Limits struct {
	FileBytes    int64   // the file as it lies on disk
	Entries      int     // parts of a workbook's zip archive
	TotalBytes   int64   // all parts of a workbook, unpacked
	PartBytes    int64   // one part, unpacked
	Ratio        float64 // unpacked to packed, once more than RatioFrom bytes are unpacked
	RatioFrom    int64
	Depth        int // nesting of XML elements
	Attributes   int // attributes of one XML element
	Sheets       int
	Rows         int // of a sheet; all sheets together have at most four times as many
	Columns      int
	Cells        int // cells with a value, in one file
	CellText     int // characters in a cell
	NameText     int // characters in the name of a part or sheet
	CSVLineBytes int // one CSV record
	Spread       int // cells of all rows together, each up to its last value, filled or not
	Problems     int // of one file: a sheet on another scale has one in every cell
	People       int // employees that one file names
}

// DefaultLimits are the limits that hold unless others are given. The largest
// of 140 workbooks of ordinary origin unpacked to 54 MB at a ratio of 21:1 and
// had 48 parts; the grid's bounds are Excel's own.
func DefaultLimits() Limits {
	return Limits{
		FileBytes:    20 << 20,
		Entries:      1000,
		TotalBytes:   200 << 20,
		PartBytes:    100 << 20,
		Ratio:        100,
		RatioFrom:    10 << 20,
		Depth:        64,
		Attributes:   256,
		Sheets:       256,
		Rows:         1 << 20,
		Columns:      1 << 14,
		Cells:        2_000_000,
		CellText:     32_767,
		NameText:     300,
		CSVLineBytes: 1 << 20,
		Spread:       32_000_000,
		Problems:     100_000,
		People:       100_000,
	}
}

// orDefault fills zero fields from DefaultLimits. Rows and columns never
// exceed the grid of a spreadsheet.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	return Limits{
		FileBytes:    or(l.FileBytes, d.FileBytes),
		Entries:      or(l.Entries, d.Entries),
		TotalBytes:   or(l.TotalBytes, d.TotalBytes),
		PartBytes:    or(l.PartBytes, d.PartBytes),
		Ratio:        or(l.Ratio, d.Ratio),
		RatioFrom:    or(l.RatioFrom, d.RatioFrom),
		Depth:        or(l.Depth, d.Depth),
		Attributes:   or(l.Attributes, d.Attributes),
		Sheets:       or(l.Sheets, d.Sheets),
		Rows:         min(or(l.Rows, d.Rows), d.Rows),
		Columns:      min(or(l.Columns, d.Columns), d.Columns),
		Cells:        or(l.Cells, d.Cells),
		CellText:     or(l.CellText, d.CellText),
		NameText:     or(l.NameText, d.NameText),
		CSVLineBytes: or(l.CSVLineBytes, d.CSVLineBytes),
		Spread:       or(l.Spread, d.Spread),
		Problems:     or(l.Problems, d.Problems),
		People:       or(l.People, d.People),
	}
}

func or[T int | int64 | float64](given, otherwise T) T {
	if given == 0 {
		return otherwise
	}
	return given
}

// Times raises every limit by a factor, for files known to be large. Rows and
// columns stay within the grid of a spreadsheet.
func (l Limits) Times(factor int) Limits {
	l = l.orDefault()
	n := max(factor, 1)
	l.FileBytes, l.TotalBytes, l.PartBytes, l.RatioFrom = l.FileBytes*int64(n), l.TotalBytes*int64(n), l.PartBytes*int64(n), l.RatioFrom*int64(n)
	l.Ratio *= float64(n)
	l.Entries, l.Depth, l.Attributes, l.Sheets = l.Entries*n, l.Depth*n, l.Attributes*n, l.Sheets*n
	l.Spread, l.Problems, l.People = l.Spread*n, l.Problems*n, l.People*n
	l.Cells, l.CellText, l.NameText, l.CSVLineBytes = l.Cells*n, l.CellText*n, l.NameText*n, l.CSVLineBytes*n
	return l
}
