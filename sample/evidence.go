package sample

import (
	"math/rand/v2"
	"strings"

	"calibrate/ladder"
)

// An example is a sentence of evidence for each side of an expectation.
type example struct{ above, below string }

// comment gives the sentence a rater adds, or none: managers more often than
// peers, and rather where the rating is far from the current level.
func (c *Company) comment(dimension int, gap float64, t tie, in cycle, rng *rand.Rand) string {
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
	sentence := says.above
	if gap < 0 {
		sentence = says.below
	}
	month := in.frozen.AddDate(0, -1-rng.IntN(6), 0).Month() // of the half-year just past
	service := services[rng.IntN(len(services))]
	return strings.NewReplacer("{service}", service, "{month}", month.String()).Replace(sentence)
}

// services are what the sentences are about.
var services = []string{"billing", "search", "login", "image", "mail", "ledger", "quota", "session", "checkout", "audit", "export", "gateway"}

// evidence has sentences by dimension. A ladder with other dimensions has none.
var evidence = map[string]example{
	"Tools and Tech": {
		"Moved the {service} alerts to the new rule engine and wrote the guide others now use.",
		"Still needs a second pair of eyes for Terraform changes to the {service} service."},
	"Technical Problem Solving": {
		"Found the retry storm behind the {service} outage in {month} and fixed it at the source.",
		"Tends to patch the symptom; the {service} queue stalled again in {month}."},
	"Architecture": {
		"Drew up the {service} failover design that the review board took without changes.",
		"The {service} cache proposal left out what happens when a region is lost."},
	"Implementation and Forethought": {
		"Tested the rollback before the {service} rollout in {month} began, and we needed it.",
		"The {service} release in {month} went out without a way back."},
	"Code/Design Review": {
		"Reviews catch what matters: the {service} race in {month} was found on paper.",
		"Reviews stay with style; the one of the {service} client missed the error paths."},
	"Collaboration": {
		"Paired with the {service} team through {month}, and both runbooks are better for it.",
		"Works well alone, but the {service} team heard of the change only at the end."},
	"Debugging & Support": {
		"Took the pager in the worst week of {month} and closed every ticket with a cause.",
		"Handed over the {service} incident before reading the traces."},
	"Intellectual Curiosity": {
		"Read up on tail latency and ran a session on it in {month}, with {service} as the example.",
		"Keeps to known tools, as with {service}, even where they no longer fit."},
	"Innovation": {
		"The canary scorer for {service} was a new idea and other teams have taken it up.",
		"Ideas come when asked for, seldom before."},
	"Decision Scope": {
		"Decided on the {service} split and stood by it in front of finance.",
		"Asked for a decision on {service} where the playbook already gives one."},
	"Operational Capacity": {
		"Carried the {service} migration beside another one without a missed date.",
		"One project at a time is the limit for now."},
	"Collaboration Sphere": {
		"Known outside the org: in {month} the {service} people came here first.",
		"Contacts end at the border of the team."},
	"Conflict Resolution": {
		"Settled the ownership dispute over {service} in one calm meeting.",
		"Avoids the disagreement about {service} rather than settling it."},
	"Self-Development": {
		"Asked for feedback after the incident in {month} and acted on it.",
		"The goals from the last review are unchanged."},
	"Adaptability": {
		"Took over {service} within a week in {month} and kept it running.",
		"The new on-call rota in {month} was hard, and the team felt it."},
	"Judgement": {
		"Stopped the {service} rollout an hour before everybody else saw why.",
		"Paged the whole org for a single failing {service} replica."},
	"General Problem Solving": {
		"Turned a vague complaint about {service} into three numbers and a fix.",
		"Got lost on {service} while the question was not yet clear."},
	"Bias to Action": {
		"Had the {service} mitigation in place before the bridge call was set up.",
		"Waited to be told in {month}, although the {service} graph was red."},
	"Influence on Work": {
		"The priorities for {service} follow the capacity paper written in {month}.",
		"Takes the backlog as it is given."},
	"Resourcefulness": {
		"Got the {service} load test running on machines others had written off.",
		"Stops at the first closed door."},
	"Delegation": {
		"Handed the {service} certificates to a junior colleague and coached rather than redid it.",
		"Keeps the interesting parts of {service} and becomes the bottleneck."},
	"Prioritization": {
		"Dropped a pet project when the {service} error budget ran out in {month}.",
		"Everything is urgent, so the urgent things slip."},
	"Feedback": {
		"Gives feedback people thank for, also upwards.",
		"Feedback comes late and in general terms."},
	"Communication": {
		"The board read the {service} report of {month}, and understood it.",
		"Updates assume that the reader was in the room."},
	"Participation": {
		"Ran the guild's {month} meeting on {service} and got quiet people to speak.",
		"Was at few of the team's reviews in {month}."},
	"Go Team": {
		"Covered the {service} shift in {month} for a colleague with a sick child, and told nobody.",
		"Celebrates own results more than the team's."},
}
