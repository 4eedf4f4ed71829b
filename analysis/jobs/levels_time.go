package jobs

import (
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// A levelTime is how long the people of one level have held it, and how many
// people report to those of them who lead somebody.
type levelTime struct {
	code, level string
	months      []float64 // sorted
	noDate      int
	reports     []float64 // sorted
}

// levelTimes gives everybody first, then level by level.
func levelTimes(in analysis.Input, date referenceDate, profiles []analysis.Profile) []levelTime {
	times := make([]levelTime, len(in.Ladder.Levels)+1)
	times[0].code, times[0].level = "all", "All levels"
	for i, level := range in.Ladder.Levels {
		times[i+1].code, times[i+1].level = level.Code, level.Name
	}
	led := map[string]int{}
	for _, p := range profiles {
		led[p.Person.Manager]++
	}
	for _, p := range profiles {
		if _, ok := in.Ladder.LevelByNumber(p.Person.Level); !ok || in.LadderOf(p.Person) != in.Ladder {
			continue
		}
		months, why := date.months(p.Person.LevelSince)
		for _, t := range []*levelTime{&times[0], &times[p.Person.Level]} {
			if why == "" {
				t.months = append(t.months, float64(months))
			} else {
				t.noDate++
			}
			if n := led[p.Person.ID]; n > 0 {
				t.reports = append(t.reports, float64(n))
			}
		}
	}
	for i := range times {
		slices.Sort(times[i].months)
		slices.Sort(times[i].reports)
	}
	return times
}

// rosterOf is the part of the roster in scope, by id.
func rosterOf(profiles []analysis.Profile) directory {
	who := make(directory, len(profiles))
	for _, p := range profiles {
		who[p.Person.ID] = p.Person
	}
	return who
}

// A timeTable is levelTimes with the smallest number of people whose quartiles
// may be shown. Quartiles cannot be subtracted from one another, so a small level
// takes no other with it.
type timeTable struct {
	times []levelTime
	date  referenceDate
	min   int
}

func newTimeTable(in analysis.Input, date referenceDate, profiles []analysis.Profile) timeTable {
	return timeTable{levelTimes(in, date, profiles), date, in.MinGroup}
}

func (t timeTable) table() analysis.Table {
	months := func(name, head string) analysis.Column { return column(analysis.Median, name, head, "months") }
	reports := func(name, head string) analysis.Column { return column(analysis.Median, name, head, "people") }
	out := analysis.Table{Name: "level_time", Title: "Months in the current level, and people who report to one who leads", Columns: []analysis.Column{
		text("code", "Level"), text("level", "Name"), count("n", "n", "people"),
		months("months_q1", "Months, lower quartile"), months("months_median", "Months, median"), months("months_q3", "Months, upper quartile"), count("no_date", "No date", "people"),
		count("leads", "People who lead", "people"), reports("reports_q1", "Reports, lower quartile"), reports("reports_median", "Reports, median"), reports("reports_q3", "Reports, upper quartile"),
	}}
	for _, lt := range t.times {
		row := append(texts(lt.code, lt.level), analysis.I(len(lt.months)))
		row = append(row, t.quartiles(lt.months, "no date of the level is known")...)
		row = append(row, analysis.I(lt.noDate), analysis.I(len(lt.reports)))
		out.Add(append(row, t.quartiles(lt.reports, "nobody leads anyone")...))
	}
	return out
}

// quartiles gives lower quartile, median and upper quartile of sorted values.
func (t timeTable) quartiles(sorted []float64, none string) []analysis.Value {
	row := make([]analysis.Value, 3)
	for i := range row {
		switch {
		case len(sorted) == 0:
			row[i] = analysis.Why(none)
		case len(sorted) < t.min:
			row[i] = analysis.Hidden(t.tooFew())
		default:
			row[i] = analysis.N(stats.Quantile(sorted, float64(i+1)/4))
		}
	}
	return row
}

func (t timeTable) tooFew() string { return fmt.Sprintf("fewer than %d people", t.min) }

func (t timeTable) chart(in analysis.Input) analysis.Chart {
	data := analysis.Intervals{Item: "Level", Axis: "months in the current level: median, and the middle half of people", Kind: analysis.Median, Zero: math.NaN()}
	for _, lt := range t.times {
		item := analysis.IntervalItem{Label: lt.code, N: len(lt.months), NUnit: "people", Estimate: math.NaN(), Low: math.NaN(), High: math.NaN()}
		switch {
		case len(lt.months)+lt.noDate == 0:
			item.Status = "nobody"
		case len(lt.months) == 0:
			item.Status = "no date known"
		case len(lt.months) < t.min:
			item.Status = t.tooFew()
		default:
			item.Low, item.Estimate, item.High = stats.Quantile(lt.months, .25), stats.Quantile(lt.months, .5), stats.Quantile(lt.months, .75)
		}
		data.Items = append(data.Items, item)
	}
	whole := t.times[0]
	return analysis.Chart{
		Name: "level_time", Title: "Time in the current level",
		Subtitle: analysis.Said("months, n = %s with a date, %d without", plural(len(whole.months), "person", "people"), whole.noDate),
		Footnote: "Cycle " + in.Cycle + ". " + t.date.counted("Counted"),
		Alt:      "One line per level with the median months people have held it and the range of the middle half.",
		Data:     data,
	}
}
