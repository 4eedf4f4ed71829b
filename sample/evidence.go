package sample

import (
	"math/rand/v2"

	"calibrate/ladder"
)

// An example is a sentence of evidence for each side of an expectation.
type example struct{ above, below string }

// comment gives the sentence a rater adds, or none: managers more often than
// peers, and rather where the rating is far from the current level.
func (c *Company) comment(dimension int, gap float64, t tie, rng *rand.Rand) string {
	chance := 0.02
	if t.relation == ladder.Manager {
		chance = 0.06
	}
	if gap >= 1 || gap <= -0.5 {
		chance *= 2
	}
	if rng.Float64() >= chance {
		return ""
	}
	says := evidence[c.ladder.Dimensions[dimension].Name]
	if gap < 0 {
		return says.below
	}
	return says.above
}

// evidence has sentences by dimension. A ladder with other dimensions has none.
var evidence = map[string]example{
	"Tools and Tech": {
		"Moved the team's alerts to the new rule engine and wrote the guide others now use.",
		"Still needs a second pair of eyes for most Terraform changes."},
	"Technical Problem Solving": {
		"Found the retry storm behind the March outage and fixed it across three services.",
		"Tends to patch the symptom; the same queue stalled twice this half."},
	"Architecture": {
		"Drew up the failover design that the review board took without changes.",
		"The cache proposal left out what happens when a region is lost."},
	"Implementation and Forethought": {
		"Rollback was tested before the rollout began, and we needed it.",
		"Two releases went out without a way back."},
	"Code/Design Review": {
		"Reviews are quick and catch what matters; people ask for them by name.",
		"Reviews stay with style and miss the error paths."},
	"Collaboration": {
		"Paired with the database team for a month and both runbooks are better for it.",
		"Works well alone, but others hear of changes only at the end."},
	"Debugging & Support": {
		"Took the pager in the worst week of the year and closed every ticket with a cause.",
		"Hands over incidents early, often before reading the traces."},
	"Intellectual Curiosity": {
		"Read up on tail latency and ran two evening sessions about it.",
		"Keeps to known tools even where they no longer fit."},
	"Innovation": {
		"The canary scorer was this person's idea and is now used by four teams.",
		"Ideas come when asked for, seldom before."},
	"Decision Scope": {
		"Decided on the storage tier split and stood by it in front of finance.",
		"Asks for a decision where the playbook already gives one."},
	"Operational Capacity": {
		"Carried two migrations at once without a missed date.",
		"One project at a time is the limit for now."},
	"Collaboration Sphere": {
		"Known outside the org: security and payments come here first.",
		"Contacts end at the border of the team."},
	"Conflict Resolution": {
		"Settled the ownership dispute over the ingress in one calm meeting.",
		"Avoids the disagreement with the network team rather than settling it."},
	"Self-Development": {
		"Asked for feedback after each incident and acted on it.",
		"The goals from the last review are unchanged."},
	"Adaptability": {
		"Took over half of another team's services in a week and kept them running.",
		"The change of on-call rota was hard, and the team felt it."},
	"Judgement": {
		"Stopped the rollout an hour before everybody else saw why.",
		"Paged the whole org for a single failing replica."},
	"General Problem Solving": {
		"Turned a vague complaint from sales into three numbers and a fix.",
		"Gets lost when the question is not yet clear."},
	"Bias to Action": {
		"Had the mitigation in place before the bridge call was set up.",
		"Waits to be told, even when the graph is red."},
	"Influence on Work": {
		"The quarter's priorities follow the capacity paper written here.",
		"Takes the backlog as it is given."},
	"Resourcefulness": {
		"Got the load test running on machines others had written off.",
		"Stops at the first closed door."},
	"Delegation": {
		"Handed the certificate work to a junior colleague and coached rather than redid it.",
		"Keeps the interesting parts and becomes the bottleneck."},
	"Prioritization": {
		"Dropped two pet projects when the error budget ran out.",
		"Everything is urgent, so the urgent things slip."},
	"Feedback": {
		"Gives feedback people thank for, also upwards.",
		"Feedback comes late and in general terms."},
	"Communication": {
		"The incident reports are read by the board, and understood.",
		"Updates assume that the reader was in the room."},
	"Participation": {
		"Runs the reliability guild and gets quiet people to speak.",
		"Was at few of the team's reviews this half."},
	"Go Team": {
		"Stayed late to cover for a colleague with a sick child, and told nobody.",
		"Celebrates own results more than the team's."},
}
