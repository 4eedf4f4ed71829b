package workbook

import (
	"bytes"
	"path"
	"regexp"

	"github.com/xuri/excelize/v2"
)

// emptyTexts are the cells of a copied workbook, by the name of the sheet's part,
// whose formula gives an empty text, as =IF(A1="","",A1) does. Excelize leaves out that
// value, and without one such a cell would count as never computed.
type emptyTexts map[string]map[string]bool

var (
	formulaCell = regexp.MustCompile(`<c ([^>]*)>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)(<v></v>|<v/>)?</c>`)
	cellName    = regexp.MustCompile(`\br="([A-Z]+[0-9]+)"`)
)

// emptyTextsOf finds them in a workbook as it was read.
func emptyTextsOf(f *excelize.File) emptyTexts {
	found := emptyTexts{}
	f.Pkg.Range(func(name, content any) bool {
		part, xml := name.(string), content.([]byte)
		if isSheet(part) {
			found[part] = map[string]bool{}
			for _, cell := range formulaCell.FindAllSubmatch(xml, -1) {
				if r := cellName.FindSubmatch(cell[1]); r != nil && len(cell[2]) > 0 && bytes.Contains(cell[1], []byte(`t="str"`)) {
					found[part][string(r[1])] = true
				}
			}
		}
		return true
	})
	return found
}

func isSheet(part string) bool {
	yes, _ := path.Match("xl/worksheets/sheet*.xml", part)
	return yes
}

// restored gives the cells of a part their empty texts again.
func (e emptyTexts) restored(part string, sheet []byte) []byte {
	if len(e[part]) == 0 {
		return sheet
	}
	return formulaCell.ReplaceAllFunc(sheet, func(cell []byte) []byte {
		found := formulaCell.FindSubmatch(cell)
		if r := cellName.FindSubmatch(found[1]); r == nil || len(found[2]) > 0 || !e[part][string(r[1])] {
			return cell
		}
		return append(bytes.Clone(bytes.TrimSuffix(cell, []byte("</c>"))), "<v></v></c>"...)
	})
}
