package chart

import (
	"fmt"
	"strings"
	"testing"

	"calibrate/analysis"
)

// TestNamesBesideTheirDots: of dots close to each other, a name stands nearest to its
// own, or there is none; dots that have room have their names.
func TestNamesBesideTheirDots(t *testing.T) {
	r := source()
	for range 20 {
		d := analysis.Scatter{X: "plain", Y: "severity", Same: true, Lines: []analysis.ScatterLine{{Label: "mean", At: 0, Low: nan, High: nan}}}
		for i := range 9 {
			cluster := float64(i / 5)
			d.Points = append(d.Points, analysis.ScatterPoint{Label: fmt.Sprintf("Somebody (%d)", i), X: cluster + 0.2*r.Float64(), Y: cluster + 0.1*r.Float64()})
		}
		d.Points = append(d.Points, analysis.ScatterPoint{Label: "alone", X: 1, Y: -1})
		s, err := compose(analysis.Chart{Name: "scatter", Title: "Scatter", Data: d})
		if err != nil {
			t.Fatal(err)
		}
		if named := checkNames(t, s.marks); !named["alone"] || len(named) < 2 {
			t.Errorf("named are only %v", named)
		}
	}
}

// TestNamesLeftOfTheDiagonal: the axis begins where the names of what is furthest out have
// room beside a diagonal.
func TestNamesLeftOfTheDiagonal(t *testing.T) {
	d := analysis.Scatter{X: "plain", Y: "severity", Same: true}
	for i := range 10 {
		d.Points = append(d.Points, analysis.ScatterPoint{Label: fmt.Sprint("near the middle ", i), X: 0.03 * float64(i), Y: 0.02 * float64(i)})
	}
	furthest := map[string][2]float64{"Karthik Chatterjee (01323)": {-0.77, -0.54}, "Eoghan Gallagher (02833)": {-0.62, -0.49},
		"Fionn Ní Dhomhnaill (11893)": {-0.51, -0.53}, "Zdeněk Říha (02078)": {0.65, 0.6}, "Łukasz Kowalczyk (00568)": {0.36, 0.39}}
	for name, at := range furthest {
		d.Points = append(d.Points, analysis.ScatterPoint{Label: name, X: at[0], Y: at[1]})
	}
	s, err := compose(analysis.Chart{Name: "scatter", Title: "Scatter", Data: d})
	if err != nil {
		t.Fatal(err)
	}
	named := checkNames(t, s.marks)
	for name := range furthest {
		if !named[name] {
			t.Errorf("%s has no name; named are %v", name, named)
		}
	}
}

// checkNames holds every name of a dot to be nearest to its own, and gives those there are.
func checkNames(t *testing.T, marks []mark) map[string]bool {
	t.Helper()
	dots := map[string]disc{}
	for _, m := range marks {
		if tip, ok := m.(tip); ok {
			dots[strings.TrimPrefix(tip.title, "1 here: ")] = tip.marks[0].(disc)
		}
	}
	named := map[string]bool{}
	for _, b := range texts(marks) {
		own, ok := dots[b.s]
		if !ok {
			continue
		}
		named[b.s] = true
		box := rect{b.x0, b.y0, b.x1 - b.x0, b.y1 - b.y0, none, none}
		for name, dot := range dots {
			if name != b.s && box.away(dot.x, dot.y) <= box.away(own.x, own.y) {
				t.Errorf("%q is nearer to the dot of %q than to its own", b.s, name)
			}
		}
	}
	return named
}

// TestDiagonal: it is drawn where both axes measure the same, on either kind of chart.
func TestDiagonal(t *testing.T) {
	square := analysis.HeatMap{Axis: "pairs", Columns: make([]analysis.HeatColumn, 3)}
	for range 3 {
		square.Rows = append(square.Rows, analysis.HeatRow{Group: "manager", Values: []float64{1, 2, 3}})
	}
	points := analysis.Scatter{Points: []analysis.ScatterPoint{{X: 0, Y: 0}, {X: 1, Y: 1}}}
	sameSquare, samePoints := square, points
	sameSquare.Same, samePoints.Same = true, true
	for name, tt := range map[string]struct {
		d    analysis.ChartData
		want bool
	}{"cells": {square, false}, "points": {points, false}, "cells of the same": {sameSquare, true}, "points of the same": {samePoints, true}} {
		svg := string(draw(t, analysis.Chart{Name: "same", Title: "Same", Data: tt.d}))
		if got := strings.Contains(svg, ">both the same<"); got != tt.want {
			t.Errorf("%s: a diagonal is %v, want %v", name, got, tt.want)
		}
		if frames := strings.Count(svg, `fill="none" stroke="`+black.hex()+`"`); name == "cells of the same" && frames != 4 {
			t.Errorf("%d frames, want one for each of 3 cells and one in the key", frames)
		}
	}
}
