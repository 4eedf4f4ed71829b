package packet

import "calibrate/analysis"

// longestTable is how many rows of a table the packet shows; the workbook has all.
const longestTable = 500

// A tableView is a table ready to be shown.
type tableView struct {
	Name, Title string
	Heads       []headView
	Rows        [][]cellView
	Left        int // rows not shown
}

type headView struct{ Text, Unit, Class string }

// A cellView is one cell: its text, its class and, for a missing figure, why.
type cellView struct{ Text, Class, Why string }

func newTable(t analysis.Table) tableView {
	view := tableView{Name: t.Name, Title: t.Title}
	for _, c := range t.Columns {
		view.Heads = append(view.Heads, headView{c.Head, c.Unit, class(c.Kind)})
	}
	shown := t.Rows[:min(len(t.Rows), longestTable)]
	view.Left = len(t.Rows) - len(shown)
	for _, row := range shown {
		cells := make([]cellView, len(row))
		for i, v := range row {
			cells[i] = newCell(t.Columns[i].Kind, v)
		}
		view.Rows = append(view.Rows, cells)
	}
	return view
}

func newCell(kind analysis.Kind, v analysis.Value) cellView {
	cell := cellView{Text: analysis.Format(kind, v), Class: class(kind)}
	if why, missing := v.Missing(); missing {
		cell.Class += " none"
		cell.Why = why
	}
	return cell
}

// class is the CSS class of a column: figures stand to the right.
func class(kind analysis.Kind) string {
	switch kind {
	case analysis.Text, analysis.Date:
		return "text"
	case analysis.Flag:
		return "flag"
	}
	return "num"
}
