package jobs

import "testing"

// Tables, notes and charts on the made-up company.
func TestGapOnTheSample(t *testing.T) {
	goldenResult(t, "gap", runJob(t, gap, sampleInput(sampleStore(t))))
}
