package chart

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
)

// The fonts for pages: of the embedded Inter, the Latin, Greek and Cyrillic letters
// and the signs (fontTools subset, as WOFF2), so that browsers draw what was measured.
//
//go:embed font/Inter_400Regular.woff2
var regularWOFF []byte

//go:embed font/Inter_600SemiBold.woff2
var boldWOFF []byte

// FontFaces is the CSS that gives a page Inter in the two weights of the charts,
// 164 kB in data URLs: its Content-Security-Policy must allow `font-src data:`.
// Charts stay readable without it.
func FontFaces() string {
	return fontFace(false, "woff2", regularWOFF) + fontFace(true, "woff2", boldWOFF)
}

// fontFace is the rule for one weight, with the font as a data URL.
func fontFace(heavy bool, format string, font []byte) string {
	weight := [...]int{400, 600}[weightOf(heavy)]
	kind := map[string]string{"woff2": "woff2", "truetype": "ttf"}[format]
	return fmt.Sprintf("@font-face{font-family:Inter;font-style:normal;font-weight:%d;"+
		"src:url(data:font/%s;base64,%s) format(\"%s\")}\n",
		weight, kind, base64.StdEncoding.EncodeToString(font), format)
}

// ownFaces is the CSS that gives a picture alone the letters of Inter that it writes.
func ownFaces(marks []mark) string {
	css := ""
	for _, heavy := range []bool{false, true} {
		used := map[rune]bool{}
		lettersOf(marks, heavy, used)
		if len(used) > 0 {
			ttf := [...][]byte{regularTTF, boldTTF}[weightOf(heavy)]
			css += fontFace(heavy, "truetype", subsetOf(ttf, face(heavy), slices.Sorted(maps.Keys(used))))
		}
	}
	return css
}

// lettersOf adds the characters that marks write in a weight.
func lettersOf(marks []mark, heavy bool, used map[rune]bool) {
	for _, m := range marks {
		switch m := m.(type) {
		case text:
			for _, r := range m.s {
				if m.bold == heavy {
					used[r] = true
				}
			}
		case run:
			for _, t := range m {
				lettersOf([]mark{t}, heavy, used)
			}
		case tip:
			lettersOf(m.marks, heavy, used)
		}
	}
}
