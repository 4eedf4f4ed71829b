package jobs

import "calibrate/analysis"

// List has every job, in the order a packet shows them.
var List = []analysis.Job{
	{Name: "coverage", Title: "Data health", Question: "Who was rated, by whom, and what could not be read?", Run: coverage},
	{Name: "levels", Title: "Level distribution", Question: "How are people spread over the levels, against guideline, last cycle and the whole?", Run: levels},
	{Name: "raters", Title: "Rater consistency", Question: "Who scores the same people lower or higher than others do, and by how much?", Run: raters, Longest: true},
	{Name: "agreement", Title: "Agreement between raters", Question: "How far do raters of the same person agree?", Run: agreement},
	{Name: "dependence", Title: "Outcomes that depend on the rater", Question: "Whose outcome would be another had somebody else rated them?", Run: dependence},
	{Name: "gap", Title: "Gaps to the ladder", Question: "Where does each person stand against the expectation of the current and the next level?", Run: gap},
	{Name: "promotions", Title: "Promotion cases", Question: "How does each nominated person stand against the proposed level, and who was not nominated?", Run: promotions},
	{Name: "agenda", Title: "Agenda of the meeting", Question: "Whom should the meeting talk about, in what order, and why?", Run: agenda},
	{Name: "history", Title: "People over the cycles", Question: "How did each person's level and ratings change over the cycles, and who moved or returned?", Run: history},
	{Name: "fairness", Title: "Differences between groups", Question: "Do groups of people come out differently, also at the same level and time in level?", Run: fairness},
	{Name: "decisions", Title: "Decisions", Question: "What was agreed on each person, by whom and why, and what was changed later?", Run: decisions},
	{Name: "movement", Title: "What the meeting changed", Question: "Whose level did the meeting move, up or down, and closer to the ratings or further off?", Run: movement},
}

// Named gives the jobs with these names in the order of List, all of them for
// no names. The second value is the first name that no job has.
func Named(names []string) (jobs []analysis.Job, unknown string) {
	if len(names) == 0 {
		return List, ""
	}
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	for _, job := range List {
		if wanted[job.Name] {
			jobs = append(jobs, job)
		}
		delete(wanted, job.Name)
	}
	for _, name := range names {
		if wanted[name] {
			return nil, name
		}
	}
	return jobs, ""
}
