package jobs

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// raterHabits measures every habit for every rater; none when nobody was rated
// by others.
func raterHabits(in analysis.Input, t stats.Ratings) ([]stats.Habit, error) {
	if t.Len() == 0 {
		return nil, nil
	}
	levels := make([]float64, len(in.Ladder.Levels))
	for i, level := range in.Ladder.Levels {
		levels[i] = float64(level.Number)
	}
	return stats.Habits(t, stats.HabitOptions{Levels: levels})
}

func habitTable(who directory, habits []stats.Habit, shown []bool) analysis.Table {
	t := analysis.Table{Name: "rater_habits", Title: "Habits of each rater, compared with others on the same people", Columns: []analysis.Column{
		text("rater", "Rater"), text("name", "Name"), text("habit", "Habit"), text("unit", "Unit"), flag("status", "Status"),
		stat("value", "Value"), stat("low", "95 % from"), stat("high", "95 % to"), chance("q", "q"),
		count("people", "People compared", "people"), count("ratings", "Cells compared", "cells"),
	}}
	for _, h := range habits {
		for _, row := range h.Rows {
			if !shown[row.Code] {
				continue
			}
			p := who.person(row.Rater)
			t.Add([]analysis.Value{
				analysis.T(p.ID), analysis.T(p.Name), analysis.T(h.Name), analysis.T(h.Unit), analysis.T(row.Verdict),
				figure(row.Value), figure(row.Low), figure(row.High), figure(row.Q), analysis.I(row.Employees), analysis.I(row.Ratings),
			})
		}
	}
	return t
}

func habitDefinitions(habits []stats.Habit) analysis.Table {
	t := analysis.Table{Name: "rater_habit_definitions", Title: "What each habit measures", Columns: []analysis.Column{
		text("habit", "Habit"), text("unit", "Unit"), text("definition", "Definition"),
	}}
	for _, h := range habits {
		t.Add(texts(h.Name, h.Unit, h.Definition))
	}
	return t
}

// habitSides say beside a habit what a larger figure means.
var habitSides = map[string]string{
	"leniency":         " (more: scores the same people higher)",
	"central tendency": " (more: nearer the middle of the scale)",
	"halo":             " (more: tells dimensions apart less)",
}

// habitChart draws the habits that are measured in levels, so that they share
// an axis, for the raters who have a figure.
func habitChart(in analysis.Input, who directory, habits []stats.Habit, shown []bool) analysis.Chart {
	data := analysis.Intervals{Item: "Rater", Group: "Habit", Axis: "difference from others on the same people, in levels"}
	differ, all, drawn := 0, 0, []string(nil)
	for _, h := range habits {
		if h.Unit != "levels" {
			continue
		}
		rows := habitFigures(h, shown)
		all += len(rows)
		for _, row := range rows {
			if row.Verdict == stats.VerdictDiffers {
				differ++
			}
		}
		for _, row := range outermost(rows) {
			item := interval(row.Value, row.Low, row.High)
			item.Label, item.Group, item.N, item.NUnit, item.Status = personLabel(who.person(row.Rater)), h.Name+habitSides[h.Name], row.Employees, "people", row.Verdict
			data.Items = append(data.Items, item)
			if !slices.Contains(drawn, h.Name) {
				drawn = append(drawn, h.Name)
			}
		}
	}
	return analysis.Chart{
		Name: "rater_habits", Title: "Habits of raters",
		Subtitle: habitSubtitle(in, drawn, all),
		Footnote: "Each rater against the other raters of the same people, without a model: single verdicts may differ from those of severity, whose sign is the opposite of leniency. Raters with fewer than 5 such people are left out. " + byChance +
			leftOut(len(data.Items), all, "of each habit the figures furthest out", "Habits of each rater"),
		Alt:  analysis.Said("One line per rater and habit; %d of %d differ from the others.", differ, all),
		Data: data,
	}
}

func habitSubtitle(in analysis.Input, drawn []string, figures int) string {
	if figures == 0 {
		return "cycle " + in.Cycle + "; no rater has 5 people whom others rated too"
	}
	return analysis.Said("%s with 95 %% interval, cycle %s; %d figures", strings.Join(drawn, ", "), in.Cycle, figures)
}

// habitFigures gives the raters shown of whom a habit has a figure with its interval.
func habitFigures(h stats.Habit, shown []bool) []stats.HabitRow {
	var rows []stats.HabitRow
	for _, row := range h.Rows {
		if shown[row.Code] && !math.IsNaN(interval(row.Value, row.Low, row.High).Estimate) {
			rows = append(rows, row)
		}
	}
	return rows
}

// habitRoom is how many raters of one habit a chart shows.
const habitRoom = chartPeople / 4

// outermost gives the rows from the lowest figure to the highest: of many, the
// outer ones.
func outermost(rows []stats.HabitRow) []stats.HabitRow {
	figure := func(row stats.HabitRow) float64 { x, _ := row.Value.Get(); return x }
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b stats.HabitRow) int { return cmp.Compare(figure(a), figure(b)) })
	if len(rows) <= habitRoom {
		return rows
	}
	return slices.Concat(rows[:habitRoom/2], rows[len(rows)-habitRoom/2:])
}
