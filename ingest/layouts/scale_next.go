package layouts

import (
	"fmt"
	"regexp"

	"calibrate/ingest"
)

// Words such as "Meets" count from the current level. A sheet may rate people against
// the level they are proposed for, and then each word means a level more.

// nextLevel is a remark that ratings are against another level than the current one.
var nextLevel = regexp.MustCompile(`(?i)\b(?:against|at|for|of|to|with|meet(?:s|ing)?)\s+(?:(?:the|their|his|her|a|expectations?|requirements?|of|at|for)\s+)*(?:next|target|proposed|higher|promotion)\s+(?:job\s+|career\s+)?(?:level|grade)\b|` +
	`\b(?:gegen|an|für|auf)\s+(?:die|der|den|dem)\s+(?:nächste|höhere|vorgeschlagene|angestrebte)\pL*\s+(?:stufe|level|ebene)|` +
	`\b(?:au|du|pour le)\s+niveau\s+(?:supérieur|suivant|cible|visé|proposé)|` +
	`\b(?:al|del|para el|con el)\s+(?:(?:siguiente|próximo)\s+nivel|nivel\s+(?:siguiente|objetivo|propuesto|superior))|` +
	`(?:次|上位|昇格後|目標)の?(?:等級|レベル|グレード)(?:を|に|の|で)?(?:基準|対して|照らし)`)

// settleWords is the line of a map file that says that words count from the current
// level, on a scale of that name.
const settleWords = "scale: %s  # where its words count from the current level; else write levels in their place"

// unsureWords says why the words of a scale may not count from the current level: a
// row above the ratings says that people are rated against another one.
func (s *sight) unsureWords(scale string, above int) string {
	if scale == "" || s.askedScale() != "" {
		return ""
	}
	for row := 1; row <= above; row++ {
		for col := 1; col <= s.Width(row); col++ {
			if cell := s.At(row, col); cell.Kind == ingest.String && len(cell.Text) <= 1000 && nextLevel.MatchString(cell.Text) {
				return fmt.Sprintf("cell %s says that people are rated against another level than their own, and words such as those here count from the current one", s.Source(row, col).Cell())
			}
		}
	}
	return ""
}

// settleScale is the line that settles a doubted scale: of words, or of levels.
func settleScale(name string) string {
	if name != "" {
		return fmt.Sprintf(settleWords, name)
	}
	return ingest.SettleScale
}
