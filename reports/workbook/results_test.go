package workbook

import (
	"math"

	"calibrate/analysis"
)

func column(name, head string, kind analysis.Kind) analysis.Column {
	return analysis.Column{Name: name, Head: head, Kind: kind}
}

// smallResults are results of the jobs that the front sheet reads, made by hand.
func smallResults() []analysis.Result {
	covered := analysis.Table{Name: "coverage_by_person", Title: "Who rated each person", Columns: []analysis.Column{
		column("employee", "Employee", analysis.Text), column("raters", "Raters", analysis.Count)},
		Rows: analysis.Held([][]analysis.Value{{analysis.T("E1"), analysis.I(1)}, {analysis.T("E2"), analysis.I(1)}}...)}
	problems := analysis.Table{Name: "problems", Title: "Every problem, at its cell", Columns: []analysis.Column{
		column("file", "File", analysis.Text), column("cell", "Cell", analysis.Text), column("severity", "Severity", analysis.Flag)},
		Rows: analysis.Held([][]analysis.Value{{analysis.T("ratings.xlsx"), analysis.T("F4"), analysis.T("error")}}...)}
	byFile := analysis.Table{Name: "problems_by_file", Title: "Problems by file", Columns: []analysis.Column{column("file", "File", analysis.Text),
		column("severity", "Severity", analysis.Flag), column("cells", "Cells", analysis.Count)},
		Rows: analysis.Held([][]analysis.Value{{analysis.T("ratings.xlsx"), analysis.T("error"), analysis.I(1)}, {analysis.T("ratings.xlsx"), analysis.T("warning"), analysis.I(3)}}...)}
	levels := analysis.Table{Name: "levels", Title: "People by level", Columns: []analysis.Column{column("code", "Level", analysis.Text),
		column("current", "Current", analysis.Count), column("current_share", "Current, share", analysis.Share)},
		Rows: analysis.Held([][]analysis.Value{{analysis.T("SRE2"), analysis.I(1), analysis.N(0.5)}, {analysis.T("SRE3"), analysis.I(1), analysis.N(0.5)}}...)}
	guideline := analysis.Table{Name: "guideline", Title: "Against the guideline", Columns: []analysis.Column{column("org", "Org", analysis.Text),
		column("levels", "Levels", analysis.Text), column("guideline", "Guideline", analysis.Text), column("n", "n", analysis.Count),
		column("people", "People", analysis.Count), column("status", "Status", analysis.Flag)},
		Rows: analysis.Held([][]analysis.Value{
			{analysis.T("Company"), analysis.T("SRE3"), analysis.T("≤ 20.0 %"), analysis.I(2), analysis.I(1), analysis.T("1 over")},
			{analysis.T("Infra"), analysis.T("SRE2"), analysis.T("≤ 90.0 %"), analysis.I(2), analysis.Hidden("fewer than 5 people"), analysis.T("within")}}...)}
	raters := analysis.Table{Name: "raters", Title: "Severity of each rater", Columns: []analysis.Column{column("rater", "Rater", analysis.Text),
		column("status", "Status", analysis.Flag), column("severity", "Severity", analysis.Delta), column("low", "95 % from", analysis.Delta),
		column("q", "q", analysis.Stat), column("other", "95 % from", analysis.Rating)},
		Rows: analysis.Held([][]analysis.Value{
			{analysis.T("R9"), analysis.T("differs"), analysis.N(-0.25), analysis.N(-0.5), analysis.N(0.125), analysis.N(2.5)},
			{analysis.T("E1"), analysis.T("cannot tell"), analysis.Why("one rater"), analysis.Why("one rater"), analysis.Why("no link"), analysis.Hidden("small")}}...)}
	assessed := analysis.Table{Name: "assessed", Title: "Assessed level of each person", Columns: []analysis.Column{
		column("employee", "Employee", analysis.Text), column("outcome", "Outcome", analysis.Flag)},
		Rows: analysis.Held([][]analysis.Value{{analysis.T("E1"), analysis.T("ready")}, {analysis.T("E2"), analysis.T("at level")}}...)}
	bars := analysis.Chart{Name: "levels", Title: "People by level", Alt: "Two bars.", Data: analysis.LevelBars{Bars: []analysis.LevelBar{
		{Level: "SRE2", Count: 1, Share: 0.5, Proposed: 0.5, Assessed: math.NaN(), LastCycle: math.NaN(), GuidelineLow: 0, GuidelineHigh: 0.9},
		{Level: "SRE3", Count: 1, Share: 0.5, Proposed: 0, Assessed: math.NaN(), LastCycle: math.NaN(), GuidelineLow: math.NaN(), GuidelineHigh: math.NaN()}}}}
	strict := analysis.Chart{Name: "raters", Title: "How strict each rater is", Alt: "Two lines.", Data: analysis.Intervals{Axis: "severity", Items: []analysis.IntervalItem{
		{Label: "R9", N: 1, NUnit: "people", Estimate: -0.25, Low: -0.5, High: 0.1, Status: "differs"},
		{Label: "E1", N: 1, NUnit: "people", Estimate: math.NaN(), Low: math.NaN(), High: math.NaN(), Status: "cannot tell"}}}}
	return []analysis.Result{
		{Job: "coverage", Title: "Data health", Notes: []analysis.Note{{Severity: analysis.Caution, Text: "2 of 2 people were rated by one rater only."}}, Tables: []analysis.Table{covered, problems, byFile}},
		{Job: "levels", Title: "Level distribution", Notes: []analysis.Note{{Severity: analysis.Suppressed, Text: "1 group is suppressed."}}, Tables: []analysis.Table{levels, guideline}, Charts: []analysis.Chart{bars}},
		{Job: "raters", Title: "Rater consistency", Tables: []analysis.Table{raters}, Charts: []analysis.Chart{strict}},
		{Job: "gap", Title: "Gaps to the ladder", Tables: []analysis.Table{assessed}},
	}
}
