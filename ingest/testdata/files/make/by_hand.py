"""Builds like-google-sheets.xlsx, like-numbers.xlsx, like-excel-mac.xlsx, like-excel-web.xlsx, like-poi.xlsx
and like-poi-streamed.xlsx by hand.

These programs cannot be run here. The parts have the names, the order, the namespaces and the habits that the
exports of each are known for; the cells say what is expected. They are likenesses, not exports."""
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/"
SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def types(overrides, defaults='<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'):
    return HEAD + f'<Types xmlns="{PKG}content-types">' + defaults + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides) + "</Types>"


def relations(*targets):
    return HEAD + f'<Relationships xmlns="{PKG}relationships">' + "".join(f'<Relationship Id="rId{i}" Type="{kind if "//" in kind else REL + "/" + kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1)) + "</Relationships>"


def styles(*formats):
    xfs = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for n in formats)
    return HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/><numFmt numFmtId="165" formatCode="00000"/></numFmts><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{len(formats)}">{xfs}</cellXfs></styleSheet>'


def shared(*texts):
    return HEAD + f'<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">' + "".join(f'<si><t xml:space="preserve">{t}</t></si>' if "<" not in t else f"<si>{t}</si>" for t in texts) + "</sst>"


def write(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts:
            z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


# Google Sheets: numbers always with a decimal point, a drawing for every sheet even if nothing is drawn, sizes on
# empty rows to the end of the grid, no docProps, no dimension; namespaces of Excel for Mac 2008 on every root.
ODD = f'xmlns="{MAIN}" xmlns:r="{REL}" xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
rows = '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="1" t="s"><v>2</v></c><c r="D1" s="1"/></row><row r="2"><c r="A2" s="3"><v>42.0</v></c><c r="B2" s="1"><v>3.5</v></c><c r="C2" s="2"><v>43890.0</v></c><c r="D2" s="1"><f>B2*2</f><v>7.0</v></c></row><row r="3"><c r="A3" s="3"><v>7.0</v></c><c r="B3" s="1" t="s"><v>3</v></c><c r="C3" s="1" t="b"><v>1</v></c><c r="D3" s="1" t="str"><f t="shared" ref="D3:D4" si="1">IFERROR(X1,"n/a")</f><v>n/a</v></c></row><row r="4"><c r="D4" s="1" t="str"><f t="shared" si="1"/><v>n/a</v></c><c r="E4" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
rows += "".join(f'<row r="{n}" ht="15.75" customHeight="1"/>' for n in range(21, 1001))
write(sys.argv[1] + "/like-google-sheets.xlsx", [
    ("xl/drawings/drawing1.xml", HEAD + f'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:r="{REL}"/>'),
    ("xl/worksheets/_rels/sheet1.xml.rels", relations(("drawing", "../drawings/drawing1.xml"))),
    ("xl/worksheets/sheet1.xml", HEAD + f'<worksheet {ODD}><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1.0" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><sheetData>{rows}</sheetData><drawing r:id="rId1"/></worksheet>'),
    ("xl/styles.xml", styles(0, 0, 164, 165)),
    ("xl/sharedStrings.xml", shared("Id", "Score", "When", "4 - Senior II")),
    ("xl/_rels/workbook.xml.rels", relations(("theme", "theme/theme1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"), ("worksheet", "worksheets/sheet1.xml"))),
    ("xl/theme/theme1.xml", HEAD + '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Sheets"/>'),
    ("xl/workbook.xml", HEAD + f'<workbook {ODD}><workbookPr/><sheets><sheet state="visible" name="Ratings" sheetId="1" r:id="rId4"/></sheets><definedNames/><calcPr/></workbook>'),
    ("_rels/.rels", relations(("officeDocument", "xl/workbook.xml"))),
    ("[Content_Types].xml", types([("/xl/worksheets/sheet1.xml", SML + "worksheet+xml"), ("/xl/workbook.xml", SML + "sheet.main+xml"), ("/xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml"), ("/xl/styles.xml", SML + "styles+xml"), ("/xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"), ("/xl/sharedStrings.xml", SML + "sharedStrings+xml")], '<Default ContentType="application/xml" Extension="xml"/><Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/>')),
])

# Numbers: an "Export Summary" sheet of links in front, one sheet for each table with the table's name merged over
# its first row, every cell styled, every row with its height.
ns = f'xmlns:r="{REL}" xmlns="{MAIN}"'
write(sys.argv[1] + "/like-numbers.xlsx", [
    ("[Content_Types].xml", types([("/xl/workbook.xml", SML + "sheet.main+xml"), ("/xl/worksheets/sheet1.xml", SML + "worksheet+xml"), ("/xl/worksheets/sheet2.xml", SML + "worksheet+xml"), ("/xl/sharedStrings.xml", SML + "sharedStrings+xml"), ("/xl/styles.xml", SML + "styles+xml"), ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")])),
    ("_rels/.rels", relations(("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml"))),
    ("docProps/app.xml", HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'),
    ("xl/workbook.xml", HEAD + f'<workbook {ns}><bookViews><workbookView xWindow="0" yWindow="40" windowWidth="15960" windowHeight="18080"/></bookViews><sheets><sheet name="Export Summary" sheetId="1" r:id="rId1"/><sheet name="Sheet 1 - Ratings" sheetId="2" r:id="rId2"/></sheets></workbook>'),
    ("xl/_rels/workbook.xml.rels", relations(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"))),
    ("xl/worksheets/sheet1.xml", HEAD + f'<worksheet {ns}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:D10"/><sheetData><row r="3" ht="50" customHeight="1"><c r="B3" t="s" s="1"><v>0</v></c></row><row r="7"><c r="B7" t="s"><v>1</v></c><c r="C7" t="s"><v>2</v></c></row><row r="10"><c r="C10" s="1" t="s"><v>3</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="B3:D3"/></mergeCells><hyperlinks><hyperlink ref="D10" location="\'Sheet 1 - Ratings\'!R2C1" tooltip="" display=""/></hyperlinks></worksheet>'),
    ("xl/worksheets/sheet2.xml", HEAD + f'<worksheet {ns}><dimension ref="A2:C4"/><sheetData><row r="1" ht="27.65" customHeight="1"><c r="A1" t="s" s="1"><v>3</v></c><c r="B1" s="1"/><c r="C1" s="1"/></row><row r="2" ht="20.25" customHeight="1"><c r="A2" t="s" s="1"><v>4</v></c><c r="B2" t="s" s="1"><v>5</v></c><c r="C2" t="s" s="1"><v>6</v></c></row><row r="3" ht="20.25" customHeight="1"><c r="A3" t="s" s="1"><v>7</v></c><c r="B3" s="1"><v>3.5</v></c><c r="C3" s="2"><v>43890</v></c></row><row r="4" ht="20.05" customHeight="1"><c r="A4" t="s" s="1"><v>8</v></c><c r="B4" s="1"><f>SUM(B3:B3)</f><v>3.5</v></c><c r="C4" s="1"/></row></sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells></worksheet>'),
    ("xl/sharedStrings.xml", shared("This document was exported from Numbers. Each table was converted to an Excel worksheet. All other objects on each Numbers sheet were placed on separate worksheets.", "Numbers Sheet Name", "Numbers Table Name", "Ratings", "Name", "Score", "When", "Zoë Müller", "Sum")),
    ("xl/styles.xml", styles(0, 49, 164)),
])

# Excel for Mac: 1904 dates, absolute path and revision in compatible markup, phonetic text, a chain of calculation.
mac = f'xmlns="{MAIN}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
write(sys.argv[1] + "/like-excel-mac.xlsx", [
    ("[Content_Types].xml", types([("/xl/workbook.xml", SML + "sheet.main+xml"), ("/xl/worksheets/sheet1.xml", SML + "worksheet+xml"), ("/xl/sharedStrings.xml", SML + "sharedStrings+xml"), ("/xl/styles.xml", SML + "styles+xml"), ("/xl/calcChain.xml", SML + "calcChain+xml")])),
    ("_rels/.rels", relations(("officeDocument", "xl/workbook.xml"))),
    ("xl/workbook.xml", HEAD + f'<workbook {mac}><fileVersion appName="xl" lastEdited="7" lowestEdited="4" rupBuild="10512"/><workbookPr date1904="1" defaultThemeVersion="166925"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="/Users/hr/" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><xr:revisionPtr revIDLastSave="0" documentId="8_{{00000000-0000-0000-0000-000000000000}}"/><bookViews><workbookView xWindow="0" yWindow="500"/></bookViews><sheets><sheet name="評価" sheetId="1" r:id="rId1"/></sheets><calcPr calcId="191029"/></workbook>'),
    ("xl/_rels/workbook.xml.rels", relations(("worksheet", "/xl/worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"), ("calcChain", "calcChain.xml"))),
    ("xl/worksheets/sheet1.xml", HEAD + f'<worksheet {mac} xr:uid="{{00000000-0001-0000-0000-000000000000}}"><dimension ref="A1:C3"/><sheetFormatPr baseColWidth="10" defaultRowHeight="16" x14ac:dyDescent="0.2"/><sheetData><row r="1" spans="1:3" x14ac:dyDescent="0.2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2" spans="1:3" x14ac:dyDescent="0.2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>3.5</v></c><c r="C2" s="1"><v>42428</v></c></row><row r="3" spans="1:3" x14ac:dyDescent="0.2"><c r="B3"><f>B2+0.5</f><v>4</v></c></row></sheetData><phoneticPr fontId="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'),
    ("xl/sharedStrings.xml", shared("社員", "Score", "When", "<t>山田 太郎</t><rPh sb=\"0\" eb=\"2\"><t>ヤマダ</t></rPh><phoneticPr fontId=\"1\"/>")),
    ("xl/styles.xml", styles(0, 164)),
    ("xl/calcChain.xml", HEAD + f'<calcChain xmlns="{MAIN}"><c r="B3" i="1"/></calcChain>'),
])

# Excel for the web: threaded comments with their stand-ins, persons, a filtered table, strings of dynamic arrays.
web = f'xmlns="{MAIN}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="xr" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
THREAD = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
write(sys.argv[1] + "/like-excel-web.xlsx", [
    ("[Content_Types].xml", types([("/xl/workbook.xml", SML + "sheet.main+xml"), ("/xl/worksheets/sheet1.xml", SML + "worksheet+xml"), ("/xl/tables/table1.xml", SML + "table+xml"), ("/xl/comments1.xml", SML + "comments+xml"), ("/xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml"), ("/xl/persons/person.xml", "application/vnd.ms-excel.person+xml"), ("/xl/sharedStrings.xml", SML + "sharedStrings+xml"), ("/xl/styles.xml", SML + "styles+xml"), ("/xl/metadata.xml", SML + "sheetMetadata+xml")])),
    ("_rels/.rels", relations(("officeDocument", "xl/workbook.xml"))),
    ("xl/workbook.xml", HEAD + f'<workbook {web}><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="27000"/><workbookPr defaultThemeVersion="202300"/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    ("xl/_rels/workbook.xml.rels", relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"), ("http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"), ("sheetMetadata", "metadata.xml"))),
    ("xl/worksheets/_rels/sheet1.xml.rels", relations(("comments", "../comments1.xml"), ("http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"), ("table", "../tables/table1.xml"))),
    ("xl/worksheets/sheet1.xml", HEAD + f'<worksheet {web}><dimension ref="A1:B4"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>3</v></c></row><row r="3" hidden="1"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>4.5</v></c></row><row r="4"><c r="A4" t="str" cm="1"><f t="array" ref="A4">_xlfn.TEXTJOIN(",",TRUE,A2:A3)</f><v>Ana,Bo</v></c><c r="B4" t="e" vm="1"><v>#VALUE!</v></c></row></sheetData><tableParts count="1"><tablePart r:id="rId3"/></tableParts></worksheet>'),
    ("xl/tables/table1.xml", HEAD + f'<table xmlns="{MAIN}" id="1" name="Table1" displayName="Table1" ref="A1:B3"><autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="Ana"/></filters></filterColumn></autoFilter><tableColumns count="2"><tableColumn id="1" name="Name"/><tableColumn id="2" name="Score"/></tableColumns></table>'),
    ("xl/comments1.xml", HEAD + f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author></authors><commentList><comment ref="B2" authorId="0" shapeId="0"><text><t>[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment.\n\nComment:\n    Seen in May.</t></text></comment></commentList></comments>'),
    ("xl/threadedComments/threadedComment1.xml", HEAD + f'<ThreadedComments xmlns="{THREAD}"><threadedComment ref="B2" dT="2026-03-01T10:00:00.00" personId="{{2}}" id="{{1}}"><text>Seen in May.</text></threadedComment><threadedComment ref="B2" dT="2026-03-02T10:00:00.00" personId="{{2}}" id="{{3}}" parentId="{{1}}"><text>Agreed.</text></threadedComment></ThreadedComments>'),
    ("xl/persons/person.xml", HEAD + f'<personList xmlns="{THREAD}"><person displayName="Eva Stone" id="{{2}}"/></personList>'),
    ("xl/sharedStrings.xml", shared("Name", "Score", "Ana", "Bo")),
    ("xl/styles.xml", styles(0)),
    ("xl/metadata.xml", HEAD + f'<metadata xmlns="{MAIN}"/>'),
])

# Apache POI: every number with its type and a decimal point, true and false in words where it can, a formula without
# a result has no v; streamed (SXSSF), every text is inline and lines end after each row.
def poi(name, text, extra, parts):
    cells = f'<row r="1"><c r="A1" {text("Id", 0)}</c><c r="B1" {text("Score", 1)}</c><c r="C1" {text("When", 2)}</c></row>\n<row r="2"><c r="A2" s="2" t="n"><v>42.0</v></c><c r="B2" t="n"><v>3.5</v></c><c r="C2" s="1" t="n"><v>43890.0</v></c><c r="D2"><f>B2*2</f><v>7.0</v></c></row>\n<row r="3" hidden="true"><c r="A3" {text("Zoë Müller", 3)}</c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3"><f>B3*2</f></c></row>\n'
    write(sys.argv[1] + "/" + name, [
        ("[Content_Types].xml", types([("/xl/workbook.xml", SML + "sheet.main+xml"), ("/xl/worksheets/sheet1.xml", SML + "worksheet+xml"), ("/xl/styles.xml", SML + "styles+xml"), ("/xl/sharedStrings.xml", SML + "sharedStrings+xml")]).replace(' standalone="yes"', ' standalone="no"')),
        ("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")).replace(' standalone="yes"', ' standalone="no"')),
        ("xl/sharedStrings.xml", parts),
        ("xl/styles.xml", styles(0, 164, 165)),
        ("xl/workbook.xml", HEAD.replace(' standalone="yes"', "") + f'\n<workbook xmlns="{MAIN}" xmlns:r="{REL}"><workbookPr date1904="false"/><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Ratings" r:id="rId3" sheetId="1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", relations(("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"), ("worksheet", "worksheets/sheet1.xml")).replace(' standalone="yes"', ' standalone="no"')),
        ("xl/worksheets/sheet1.xml", HEAD.replace(' standalone="yes"', "") + f'\n<worksheet xmlns="{MAIN}"><dimension ref="A1:D3"/><sheetViews><sheetView workbookViewId="0" tabSelected="true"/></sheetViews><sheetFormatPr defaultRowHeight="15.0"/>{extra}<sheetData>\n{cells}</sheetData><pageMargins bottom="0.75" footer="0.3" header="0.3" left="0.7" right="0.7" top="0.75"/></worksheet>'),
    ])


poi("like-poi.xlsx", lambda text, n: f't="s"><v>{n}</v>', '<cols><col min="2" max="2" width="8.0" hidden="true"/></cols>', shared("Id", "Score", "When", "Zoë Müller"))
poi("like-poi-streamed.xlsx", lambda text, n: f't="inlineStr"><is><t>{text}</t></is>', "", HEAD + f'<sst count="0" uniqueCount="0" xmlns="{MAIN}"/>')
