package layouts

import "strings"

var (
	// figures end the label of a row made from those of what stands before them.
	figures = wordSet("average avg mean) average) total totals subtotal durchschnitt mittelwert moyenne promedio benchmark")
	// figureAlone are labels of rows that hold a figure, places or the most there is.
	figureAlone = wordSet("maximum minimum rank ranking percentile variance range sd benchmark signature")
	// ofScores stand behind "max" and "min", of counts before "of".
	ofScores = wordSet("points point score scores rating ratings value values possible")
	ofCounts = wordSet("number count sum no out")
	// ofMeans stand behind "mean", which before another word may be a family name.
	ofMeans = wordSet("score scores rating ratings level levels value values of all overall")
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// isFigure recognises other labels of rows made from others: what their words
// before the last name is averaged, or they say how many or how much there are.
func isFigure(label string) bool {
	words := strings.Fields(strings.ToLower(label))
	if len(words) == 0 {
		return false
	}
	begin, end := strings.TrimSuffix(words[0], "."), strings.TrimSuffix(words[len(words)-1], ".")
	switch {
	case len(words) == 1:
		return figureAlone[begin]
	case begin == "max" || begin == "min" || begin == "maximum" || begin == "minimum":
		return ofScores[end]
	case begin == "weighted" || begin == "%":
		return true
	}
	return figures[end] || ofCounts[begin] && words[1] == "of"
}

// isMeanName reports whether the label of a row is "Mean" and one more word: Mean Sokha
// is somebody's name.
func isMeanName(label string) bool {
	words := strings.Fields(strings.ToLower(label))
	return len(words) == 2 && strings.TrimSuffix(words[0], ",") == "mean" && !ofMeans[words[1]]
}
