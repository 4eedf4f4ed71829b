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

// A tablePick names a table, about how many of its rows are shown at once and which
// columns, all for none. See [tablePick.cut] for which rows these are.
type tablePick struct {
	table          string
	rows           int
	columns        []string
	each           bool   // a few rows of every person, rather than all of the first
	by             string // the column whose values stand for people here, "" for the one that names them
	nominatedFirst bool
	ends           bool // the first and the last rows, of an order that has two ends
	crowded        bool // sentences stand beside so many columns that on paper they need room kept
}

// before and after stand around the guide: the files' state comes first, since it
// decides how far the rest may be trusted.
var before = []pick{
	{job: "coverage", question: "Who was rated, by whom, and what could not be read?", tables: []tablePick{
		{table: "raters_per_person", rows: 20},
		{table: "coverage_by_relation", rows: 20},
		{table: "coverage_by_org", rows: 30},
		{table: "states_by_dimension", rows: 60, columns: []string{"dimension", "cells", "rated", "blank", "not_observed", "not_applicable", "too_new", "unread", "share_rated"}},
		{table: "problems_by_file", rows: 40},
		{table: "problems", rows: 40, columns: []string{"file", "sheet", "cell", "severity", "text", "message", "suggestions"}},
	}},
}

// after has the other jobs in the order of a meeting. Jobs it does not name follow.
var after = []pick{
	{job: "levels", title: "Org picture: level distribution", question: "How are people spread over the levels, against guideline, last cycle and the whole?", tables: []tablePick{
		{table: "levels", rows: 40},
		{table: "guideline", rows: 60},
		{table: "levels_by_org", rows: 60},
		{table: "levels_by_org_and_level", rows: 60},
		{table: "guideline_by_org", rows: 60},
		{table: "level_change", rows: 40},
		{table: "level_flow", rows: 20},
		{table: "level_time", rows: 20},
		{table: "ladder_changes", rows: 40},
	}},
	{job: "raters", title: "Raters side by side", question: "Who scores the same people lower or higher than others do, and by how much?", tables: []tablePick{
		{table: "raters", rows: 60, ends: true, columns: []string{"rater", "name", "status", "severity", "low", "high", "reliability", "q", "people", "shared", "ratings", "reason"}},
		{table: "rater_subsets", rows: 20},
		{table: "rater_links", rows: 20},
		{table: "rater_drift", rows: 40},
		{table: "rater_cycles", rows: 40},
	}},
	{job: "agreement", question: "How far do raters of the same person agree?", tables: []tablePick{
		{table: "agreement", rows: 60, columns: []string{"group", "people", "pairs", "exact", "adjacent", "alpha_ordinal", "alpha_ordinal_low", "alpha_ordinal_high", "enough"}},
		{table: "agreement_by_relation", rows: 20, columns: []string{"pair", "people", "pairs", "exact", "adjacent", "alpha_ordinal", "alpha_ordinal_low", "alpha_ordinal_high", "difference", "difference_low", "difference_high"}},
		{table: "agreement_by_org", rows: 30, columns: []string{"org", "people", "pairs", "exact", "adjacent", "alpha_ordinal", "alpha_ordinal_low", "alpha_ordinal_high"}},
	}},
	{job: "dependence", question: "Whose outcome would be another had somebody else rated them?", tables: []tablePick{
		{table: "dependence", rows: 60, nominatedFirst: true},
		{table: "dependence_people", rows: 30, columns: []string{"employee", "name", "org", "raters", "ratings", "mean", "adjusted", "low", "high", "shift", "mark", "cells", "distance", "apart", "agree"}},
	}},
	{job: "agenda", part: "anchors", title: "Anchors", question: "Which people can serve as examples of a level?", tables: []tablePick{
		{table: "agenda_anchors", rows: 40},
	}},
	{job: "agenda", question: "Whom should the meeting speak about, and why?", tables: []tablePick{
		{table: "agenda", rows: 200, each: true, by: "level"},
		{table: "agenda_topics", rows: 40},
		{table: "agenda_reasons", rows: 60, each: true, by: "topic"},
	}},
	{job: "gap", title: "Cases by level: gaps to the ladder", question: "Where does each person stand against the expectation of the current and the next level?", tables: []tablePick{
		{table: "assessed", rows: 2000, columns: []string{"employee", "name", "org", "current", "proposed", "assessed", "raters", "met_current", "met_target", "mean_gap", "below", "outcome"}, nominatedFirst: true},
	}},
	{job: "promotions", question: "What speaks for and against each nomination?", tables: []tablePick{
		{table: "promotion_cases", rows: 400, crowded: true, columns: []string{"employee", "name", "org", "current", "proposed", "place", "months_in_level", "raters", "assessed", "outcome", "status", "change",
			"met_proposed", "margin", "margin_adjusted", "margin_low", "margin_high", "chance", "shortfalls"}},
		{table: "promotion_slots", rows: 60},
		{table: "promotion_budget", rows: 60},
		{table: "promotion_shortfalls", rows: 90, each: true},
		{table: "promotion_change", rows: 120},
		{table: "promotion_tally", rows: 60},
		{table: "promotion_raters", rows: 60},
		{table: "promotion_history", rows: 60},
		{table: "promotion_peers", rows: 90, each: true},
		{table: "overlooked", rows: 60},
		{table: "below_current", rows: 60},
		{table: "promotion_rate_by_org", rows: 30},
		{table: "promotion_rate_by_level", rows: 30},
	}},
	{job: "history", question: "Whose ratings moved since the cycle before, or moved and returned?", tables: []tablePick{{table: "history_moves", rows: 60}, {table: "history_returns", rows: 60}}},
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
