package jobs

import "testing"

func TestAgreement(t *testing.T) {
	r := runJob(t, agreement, inputOf(plantedStore(t, false)))
	goldenResult(t, "agreement", r)
}
