package ingest

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"

	"calibrate/ladder"
)

// TestEncodings: each text is read back as it was, or refused; never otherwise.
func TestEncodings(t *testing.T) {
	western := "Name,Note\nJürgen Müller,größer als “üblich” – 5 €\nJosé,…\nKönigs,Öl’s\n"
	for _, tt := range []struct {
		name    string
		data    []byte
		want    string
		refused string // what the refusal says
	}{
		{"UTF-8", []byte("Łukasz,李,Ольга\n"), "Łukasz", ""},
		{"UTF-8 with a mark", []byte(utf8Mark + "Łukasz,x\n"), "Łukasz", ""},
		{"UTF-16LE with a mark", utf16Text("Łukasz;x\n", binary.LittleEndian, true), "Łukasz", ""},
		{"UTF-16BE with a mark", utf16Text("Łukasz;x\n", binary.BigEndian, true), "Łukasz", ""},
		{"UTF-16LE", utf16Text("李小龙,3\n王,4\n", binary.LittleEndian, false), "李小龙", ""},
		{"UTF-16BE", utf16Text("Łukasz,😀\n", binary.BigEndian, false), "Łukasz", ""},
		{"windows-1252", encoded(t, charmap.Windows1252, western), "Name", ""},
		{"windows-1252, name first", encoded(t, charmap.Windows1252, "Müller,4\nWeiß,3\n"), "Müller", ""},
		{"ISO 8859-1", encoded(t, charmap.ISO8859_1, "Jürgen,Größe\n"), "Jürgen", ""},
		{"macintosh", encoded(t, charmap.Macintosh, "Müller,4\nJosé,2\n"), "Müller", ""},
		{"DOS", encoded(t, charmap.CodePage850, "Müller,4\nJosé,2\n"), "Müller", ""},
		{"Czech", encoded(t, charmap.Windows1250, "Dvořák,3\nČapek,2\n"), "Dvořák", ""}, // Dvoøák is no word of a western language
		{"Czech or French alone", encoded(t, charmap.Windows1250, "Čapek,2\n"), "", "--encoding"},
		{"Spanish", encoded(t, charmap.Windows1252, "Núñez,2\nGarcía,3\n"), "Núñez", ""}, // Núńez is no word of a central or Baltic one
		{"headings known", encoded(t, japanese.ShiftJIS, "社員番号,評価者\nE1,田中\n"), "社員番号", ""},
		{"French or Latvian", encoded(t, charmap.Windows1252, "François,3\n"), "", "windows-1257"},
		{"French or Czech", encoded(t, charmap.Windows1252, "Michèle,3\n"), "", "windows-1252"},
		{"French or Lithuanian", encoded(t, charmap.Windows1252, "Zoë,3\n"), "", "windows-1257"},
		{"Russian", encoded(t, charmap.Windows1251, "Иванов,3\nПетрова,4\n"), "", "--encoding"},
		{"Japanese", encoded(t, japanese.ShiftJIS, "田中,3\n佐藤 さくら,4\n"), "", "--encoding"},
		{"Japanese with capitals", encoded(t, japanese.ShiftJIS, "SRE部,3\n"), "", "--encoding"},
		{"Chinese", encoded(t, simplifiedchinese.GBK, "张三,3\n李四,4\n"), "", "--encoding"},
		{"UTF-8 with one bad byte", []byte("Zoë,1\nJos\xE9,2\n"), "", "--encoding"},
		{"marked UTF-8 with a bad byte", []byte(utf8Mark + "Jos\xE9,2\n"), "", "0xe9"},
		{"UTF-16 with half a pair", []byte("\xFF\xFEa\x00\x00\xD8,\x00"), "", "byte 2"},
		{"UTF-16 cut off", utf16Text("ab;x\n", binary.LittleEndian, true)[:9], "", "byte 6"},
		{"UTF-32", []byte("\xFF\xFE\x00\x00a\x00\x00\x00"), "", "UTF-32"},
		{"noise", []byte("\x81\x8d\x8f\x90\x9d\xff\x81 a"), "", "--encoding"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book, err := open(t, "x.csv", tt.data, OpenOptions{Known: map[string]bool{"社員番号": true}})
			if tt.refused != "" {
				wantRefusal(t, err, ladder.Undecodable, "", tt.refused)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := book.Sheets[0].At(1, 1).Text; got != tt.want {
				t.Errorf("read %q, want %q", got, tt.want)
			}
		})
	}
}

// TestWesternText: every letter of the windows-1252 sample arrives.
func TestWesternText(t *testing.T) {
	text := "Jörg,größer als “üblich” – 5 €\nJosé,…\nKönigs,Öl’s\n"
	got, err := decodeText("x.csv", encoded(t, charmap.Windows1252, text), "", nil)
	if err != nil || string(got) != text {
		t.Errorf("got %q, %v", got, err)
	}
}

// TestEncodingGiven: the encoding the caller names is taken, and checked.
func TestEncodingGiven(t *testing.T) {
	for _, tt := range []struct{ name, data, want, refused string }{
		{"windows-1250", "Dvo\xF8\xE1k,3", "Dvořák", ""},
		{"shift_jis", "\x93\x63\x92\x86,3", "田中", ""},
		{"windows-1251", "\xC8\xE2\xE0\xED\xEE\xE2,3", "Иванов", ""},
		{"latin1", "M\xFCller,3", "Müller", ""},
		{"IBM850", "M\x81ller,3", "Müller", ""},
		{"utf-8", utf8Mark + "Łu,3", "Łu", ""},
		{"UTF-16LE", "a\x00,\x00b\x00", "a", ""},
		{"utf-8", "M\xFCller,3", "", "0xfc"},
		{"shift_jis", "Jos\xE9,3", "", "shift_jis"},
		{"windows-1253", "\xFF,3", "", "windows-1253"},
	} {
		book, err := open(t, "x.csv", []byte(tt.data), OpenOptions{Encoding: tt.name})
		if tt.refused != "" {
			wantRefusal(t, err, ladder.Undecodable, "", tt.refused)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		} else if got := book.Sheets[0].At(1, 1).Text; got != tt.want {
			t.Errorf("%s: read %q, want %q", tt.name, got, tt.want)
		}
	}
	if _, err := open(t, "x.csv", []byte("a"), OpenOptions{Encoding: "klingon"}); err == nil {
		t.Error("an unknown encoding was taken")
	}
}

func encoded(t *testing.T, to encoding.Encoding, text string) []byte {
	t.Helper()
	out, err := to.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16Text(text string, order binary.AppendByteOrder, mark bool) []byte {
	if mark {
		text = utf8Mark + text
	}
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}
