"""Writes xlsxwriter.xlsx: rich text, shared strings, formulas with and without results, a table, a filter."""
import datetime
import sys

import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[1])
s = book.add_worksheet("Rätings & Co")
bold = book.add_format({"bold": True})
day = book.add_format({"num_format": "dd.mm.yyyy"})
code = book.add_format({"num_format": "000-00"})
s.write_row(0, 0, ["Name", "Score", "Since", "Code", "Sum", "Text"])
for i in range(1, 6):
    s.write(i, 0, "Person %d" % i)
    s.write_number(i, 1, i / 2)
    s.write_datetime(i, 2, datetime.datetime(2019, i, 1), day)
    s.write_number(i, 3, i * 11, code)
    s.write_formula(i, 4, "=B%d*2" % (i + 1), None, i)
s.write_formula(1, 5, "=B2*2")
s.write_formula(2, 5, '=A3&"!"', None, "Person 2!")
s.write_formula(3, 5, "=NA()", None, "#N/A")
s.write_formula(4, 5, "=TRUE", None, True)
s.write_rich_string(5, 5, "meets ", bold, "all", " of it")
s.write_comment("B2", "a note")
s.write_string(7, 0, "quote \" < > & ' \x01 _x0041_ end")
s.write_boolean(7, 1, True)
s.write_blank(8, 0, None, bold)
s.add_table(0, 7, 3, 8, {"data": [["x", 1], ["y", 2]], "columns": [{"header": "Dim"}, {"header": "Lvl"}]})
s.autofilter("A1:F6")
s.filter_column("B", "x == 0.5")
for i in range(2, 6):
    s.set_row(i, options={"hidden": True})
s.set_column("D:D", None, None, {"hidden": True})
c = book.add_chartsheet("Picture")
chart = book.add_chart({"type": "column"})
chart.add_series({"values": "='Rätings & Co'!$B$2:$B$6"})
c.set_chart(chart)
book.close()

lean = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
t = lean.add_worksheet()
for r in range(4):
    t.write_row(r, 0, ["in-line", r, "<tag>"])
lean.close()
