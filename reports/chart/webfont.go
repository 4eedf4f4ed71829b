package chart

import (
	_ "embed"
	"encoding/base64"
	"fmt"
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
	rule := func(weight int, woff []byte) string {
		return fmt.Sprintf("@font-face{font-family:Inter;font-style:normal;font-weight:%d;"+
			"src:url(data:font/woff2;base64,%s) format(\"woff2\")}\n",
			weight, base64.StdEncoding.EncodeToString(woff))
	}
	return rule(400, regularWOFF) + rule(600, boldWOFF)
}
