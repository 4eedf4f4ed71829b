package stats

import (
	"context"
	"fmt"
	"testing"
	"time"
)

func TestScratchCLMM(t *testing.T) {
	fs, y := readCSV("/tmp/wine.csv", "judge", "temp", "contact", "bottle", "rating")
	t0 := time.Now()
	f, err := FitCLMM(context.Background(), OrdinalModel{Y: y, Random: fs[:1], Fixed: fs[1:3]})
	fmt.Printf("%v %v %+v\n", time.Since(t0), err, f)
	f, err = FitCLMM(context.Background(), OrdinalModel{Y: y, Random: []Factor{fs[0], fs[3]}, Fixed: fs[1:3]})
	fmt.Printf("%v %v %+v\n", time.Since(t0), err, f)
	fs, y = readCSV("/tmp/ord.csv", "e", "r", "y")
	t0 = time.Now()
	f, err = FitCLMM(context.Background(), OrdinalModel{Y: y, Random: fs})
	f.Effects = nil
	fmt.Printf("%v %v %+v\n", time.Since(t0), err, f)
}
