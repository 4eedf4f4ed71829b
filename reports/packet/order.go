package packet

import "calibrate/analysis"

// A pick says what of a job the packet shows; the workbook has all. No tables
// means every table that is short enough.
type pick struct {
	job, question string
	tables        []tablePick
	title         string // in the packet, where it differs from the job's
	part          string // id of a section that shows these tables of the job and nothing else
}

// A tablePick names a table, how many of its rows are shown and which columns,
// all for none.
type tablePick struct {
	table   string
	rows    int
	columns []string
}

// before and after stand around the guide: the files' state comes first, since it
// decides how far the rest may be trusted.
var before = []pick{
	{job: "coverage", question: "Who was rated, by whom, and what could not be read?", tables: []tablePick{
		{"raters_per_person", 20, nil},
		{"coverage_by_relation", 20, nil},
		{"states_by_dimension", 60, []string{"dimension", "cells", "rated", "blank", "not_observed", "not_applicable", "too_new", "unread", "share_rated"}},
		{"problems_by_file", 40, nil},
		{"problems", 40, []string{"file", "sheet", "cell", "severity", "text", "message", "suggestions"}},
	}},
}

// after has the other jobs in the order of a meeting. Jobs it does not name follow.
var after = []pick{
	{job: "levels", title: "Org picture: level distribution", question: "How are people spread over the levels, against guideline, last cycle and the whole?", tables: []tablePick{
		{"levels", 40, nil},
		{"guideline", 60, nil},
		{"levels_by_org", 60, nil},
		{"guideline_by_org", 60, nil},
		{"level_change", 40, nil},
		{"ladder_changes", 40, nil},
	}},
	{job: "raters", title: "Raters side by side", question: "Who scores the same people lower or higher than others do, and by how much?", tables: []tablePick{
		{"raters", 60, []string{"rater", "name", "status", "severity", "low", "high", "reliability", "q", "people", "shared", "ratings", "reason"}},
		{"rater_subsets", 20, nil},
		{"rater_links", 20, nil},
		{"rater_drift", 40, nil},
		{"rater_cycles", 40, nil},
	}},
	{job: "agreement", question: "How far do raters of the same person agree?", tables: []tablePick{
		{"agreement", 60, []string{"group", "people", "pairs", "exact", "adjacent", "alpha_ordinal", "alpha_ordinal_low", "alpha_ordinal_high", "enough"}},
		{"agreement_by_relation", 20, []string{"pair", "people", "pairs", "exact", "adjacent", "alpha_ordinal", "alpha_ordinal_low", "alpha_ordinal_high", "difference", "difference_low", "difference_high"}},
		{"agreement_by_org", 30, []string{"org", "people", "pairs", "exact", "adjacent", "alpha_ordinal", "alpha_ordinal_low", "alpha_ordinal_high"}},
	}},
	{job: "dependence", question: "Whose outcome would be another had somebody else rated them?", tables: []tablePick{
		{"dependence", 60, nil},
		{"dependence_people", 30, nil},
	}},
	{job: "agenda", part: "anchors", title: "Anchors", question: "Which people can serve as examples of a level?", tables: []tablePick{
		{"agenda_anchors", 40, nil},
	}},
	{job: "agenda", question: "Whom should the meeting speak about, and why?", tables: []tablePick{
		{"agenda", 200, nil},
		{"agenda_topics", 40, nil},
		{"agenda_reasons", 30, nil},
	}},
	{job: "gap", title: "Cases by level: gaps to the ladder", question: "Where does each person stand against the expectation of the current and the next level?", tables: []tablePick{
		{"assessed", 2000, []string{"employee", "name", "org", "current", "proposed", "assessed", "raters", "met_current", "met_target", "mean_gap", "below", "outcome"}},
	}},
	{job: "promotions", question: "What speaks for and against each nomination?"},
	{job: "history", question: "Whose ratings moved since the cycle before, or moved and returned?", tables: []tablePick{{"history_moves", 60, nil}, {"history_returns", 60, nil}}},
	{job: "fairness", question: "Do groups come out differently, and what could explain it?"},
	{job: "decisions", title: "Decision log", question: "What was decided, by whom, and on what grounds?"},
	{job: "movement", question: "Whose level did the meeting move, up or down, and closer to the ratings or further off?"},
}

// hrOnly are the jobs that a director's packet leaves out.
var hrOnly = map[string]bool{"fairness": true}

// ordered gives what to show: the picks before and after the guide, and at the end
// of them the jobs of the bundle that no pick names.
func ordered(b analysis.Bundle) (first, then []pick) {
	named := map[string]bool{}
	keep := func(picks []pick) (kept []pick) {
		for _, p := range picks {
			named[p.job] = true
			if _, ran := b.Result(p.job); ran && !(b.Manifest.Audience == analysis.Director && hrOnly[p.job]) {
				kept = append(kept, p)
			}
		}
		return kept
	}
	first, then = keep(before), keep(after)
	for _, r := range b.Results {
		if !named[r.Job] {
			then = append(then, pick{job: r.Job})
		}
	}
	return first, then
}
