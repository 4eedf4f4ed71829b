package ladder

import "testing"

func TestDefaultCounts(t *testing.T) {
	l := Default()
	if got, want := l.Counts(), (Counts{Stated: 134, Inherited: 21, None: 1}); got != want {
		t.Errorf("cells are %+v, want %+v", got, want)
	}
}
