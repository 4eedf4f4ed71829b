"""Writes hr.fods for LibreOffice: ratings as cells turn out when a spreadsheet program
takes them for something else, in a sheet with a filter, a note, an outline and subtotals.
The comment beside each value is what may become of it."""
import sys

mixed = [  # row of six cells: attributes of the cell, text as shown
    [('value-type="float" office:value="3"', "3"), ('value-type="string"', "3.5"), ('value-type="date" office:date-value="2026-05-03"', "3.5."),
     ('value-type="float" office:value="2"', "2"), ('value-type="percentage" office:value="0.8"', "80%"), ('value-type="float" office:value="5"', "5")],
    [('value-type="date" office:date-value="2026-04-03"', "3/4"), ('value-type="boolean" office:boolean-value="true"', "TRUE"), ('value-type="time" office:time-value="PT03H30M00S"', "3:30"),
     ('value-type="currency" office:currency="EUR" office:value="2.5"', "2.50 €"), ('value-type="float" office:value="3.5"', "3 1/2"), ('value-type="string"', " 4 ")],
    [('value-type="float" office:value="4" table:formula="of:=[.C2]+1"', "4"), ('value-type="string" office:string-value="" table:formula="of:=&quot;&quot;"', ""), ('value-type="string" office:string-value="#N/A" table:formula="of:=NA()"', "#N/A"),
     ('value-type="string"', "n/a"), ('value-type="string"', "３．５"), ('value-type="string"', "SRE4")],
]
styles = """<number:date-style style:name="d"><number:day/><number:text>.</number:text><number:month/></number:date-style>
<number:time-style style:name="t"><number:hours/><number:text>:</number:text><number:minutes number:style="long"/></number:time-style>
<number:percentage-style style:name="p"><number:number number:decimal-places="0"/><number:text>%</number:text></number:percentage-style>
<number:boolean-style style:name="b"><number:boolean/></number:boolean-style>
<number:number-style style:name="f"><number:fraction number:min-integer-digits="1" number:min-numerator-digits="1" number:min-denominator-digits="1"/></number:number-style>
<number:number-style style:name="i"><number:number number:min-integer-digits="5" number:decimal-places="0"/></number:number-style>"""
styles += "".join(f'<style:style style:name="c{n}" style:family="table-cell" style:data-style-name="{n}"/>' for n in "dtpbfi")
kinds = {"date": "cd", "time": "ct", "percentage": "cp", "boolean": "cb"}


def cell(attributes, text, note=""):
    kind = attributes.split('"')[1]
    style = "cf" if text == "3 1/2" else kinds.get(kind, "")
    style = f' table:style-name="{style}"' if style else ""
    return f"<table:table-cell{style} office:{attributes}>{note}<text:p>{text}</text:p></table:table-cell>"


dims = ["Tools and Tech", "Architecture", "Feedback", "Delegation", "Communication", "Prioritization"]
rows = ['<table:table-row>' + "".join(cell('value-type="string"', t) for t in ["Employee ID", "Rater"] + dims) + "</table:table-row>"]
for i, line in enumerate(mixed):
    hidden = ' table:visibility="filter"' if i == 1 else ""
    who = f'<table:table-cell table:style-name="ci" office:value-type="float" office:value="{101 + i}"><text:p>0010{1 + i}</text:p></table:table-cell>' + cell('value-type="string"', "Max Okafor")
    note = '<office:annotation><text:p>agreed with Eva</text:p></office:annotation>'
    rows.append(f"<table:table-row{hidden}>" + who + "".join(cell(a, t, note if (i, k) == (0, 0) else "") for k, (a, t) in enumerate(line)) + "</table:table-row>")
rows.append("<table:table-row>" + cell('value-type="string"', "Mean") + "<table:table-cell/>" + cell('value-type="float" office:value="3.5" table:formula="of:=AVERAGE([.C2:.C4])"', "3.5") + "</table:table-row>")
space = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" ' + " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in [("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle")])
open(sys.argv[1], "w").write(f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {space} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>{styles}</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Mixed"><table:table-column table:number-columns-repeated="8"/>{"".join(rows)}</table:table>
<table:database-ranges><table:database-range table:target-range-address="Mixed.A1:Mixed.H4" table:display-filter-buttons="true"/></table:database-ranges></office:spreadsheet></office:body></office:document>
""")
