package ingest

// An xmlSpace is a namespace that matters to the reading of a workbook.
// Transitional and strict OOXML name the same things by different addresses;
// here they are one.
type xmlSpace uint8

const (
	spaceNone     xmlSpace = iota // no namespace
	spaceOther                    // one that holds no data of ours, such as a vendor's extension
	spaceUnbound                  // a prefix that nobody declared
	spaceMain                     // SpreadsheetML: workbook, sheets, strings, styles, comments
	spaceRelation                 // r:id, which points to a relationship
	spacePackage                  // the relationships of a part
	spaceTypes                    // [Content_Types].xml
	spaceThreads                  // threaded comments
	spaceLater                    // what Excel 2010 added to sheets: lists to choose from that stand on another sheet
	spaceFormulas                 // formulas and cells of those
)

func spaceOf(uri []byte) xmlSpace {
	switch string(uri) {
	case "":
		return spaceNone
	case "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main":
		return spaceMain
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships":
		return spaceRelation
	case "http://schemas.openxmlformats.org/package/2006/relationships":
		return spacePackage
	case "http://schemas.openxmlformats.org/package/2006/content-types":
		return spaceTypes
	case "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments":
		return spaceThreads
	case "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main":
		return spaceLater
	case "http://schemas.microsoft.com/office/excel/2006/main":
		return spaceFormulas
	}
	return spaceOther
}
