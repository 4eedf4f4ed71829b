package vocab

import (
	"math/rand/v2"
	"testing"
	"unicode"
)

// TestShortcutOfASCII holds the way round folding for plain texts to the long way.
func TestShortcutOfASCII(t *testing.T) {
	random := rand.New(rand.NewPCG(417, 1))
	for range 20_000 {
		text := make([]byte, random.IntN(12))
		for i := range text {
			text[i] = byte(random.IntN(128))
		}
		if got, want := squeezeASCII(string(text), unicode.IsPunct), squeezeAny(string(text), unicode.IsPunct); got != want {
			t.Fatalf("%q is %q, the long way %q", text, got, want)
		}
		plain := Clean(string(text))
		if got, want := exact(plain), exact(plain+"é"); got+"é" != want {
			t.Fatalf("%q is %q, the long way %q", plain, got, want)
		}
	}
}
