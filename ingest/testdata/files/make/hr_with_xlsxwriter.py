"""Writes the XlsxWriter workbooks of hr.json.

hr-xlsxwriter-bands.xlsx  two heading rows, the categories merged over their dimensions; the
                          employee merged down over the raters; notes; outline; protected
hr-xlsxwriter-table.xlsx  a chart sheet first, then a table with a totals row and a column of
                          formulas with results, dates of birth beside ids, a picture
"""
import datetime
import json
import sys

import xlsxwriter

hr = json.load(open("hr.json"))
dims, lines = hr["dimensions"], hr["lines"]


def bands(path):
    book = xlsxwriter.Workbook(path)
    s = book.add_worksheet("Ratings")
    bold = book.add_format({"bold": True, "align": "center", "bg_color": "#DDDDDD", "border": 1})
    middle = book.add_format({"valign": "vcenter"})
    s.merge_range("A1:B1", "2026-H1", bold)
    s.merge_range("C1:D1", "Technical Excellence", bold)
    s.merge_range("E1:F1", "Teamwork", bold)
    s.merge_range("G1:H1", "Autonomy", bold)
    s.write_row("A2", ["Employee", "Rater"] + dims, bold)
    for i in range(0, len(lines), 2):
        s.merge_range(2 + i, 0, 3 + i, 0, lines[i]["name"], middle)
        for k in range(2):
            s.write(2 + i + k, 1, lines[i + k]["rater"])
            s.write_row(2 + i + k, 2, lines[i + k]["ratings"])
    s.write_comment("C3", "Built the deploy tool.", {"author": "Max"})
    s.write_comment("D4", "", {"author": "Eva"})
    s.set_column("G:H", 12, None, {"level": 1})
    s.set_row(3, None, None, {"level": 1, "collapsed": False})
    s.freeze_panes(2, 2)
    s.protect("secret")
    book.close()


def table(path):
    book = xlsxwriter.Workbook(path)
    c = book.add_chartsheet("Spread")
    s = book.add_worksheet("Assessments")
    date = book.add_format({"num_format": "dd.mm.yyyy"})
    n = len(lines)
    data = []
    for line in lines:
        data.append([line["id"], line["name"], datetime.date(1990, 1, int(line["id"][-2:])), line["rater"]] + line["ratings"])
    columns = [{"header": "Personnel no."}, {"header": "Employee"}, {"header": "Date of birth", "format": date}, {"header": "Rater", "total_string": "Total"}]
    columns += [{"header": d, "total_function": "average", "total_value": 3} for d in dims]
    columns += [{"header": "Mean", "formula": "=AVERAGE(Table1[[#This Row],[Tools and Tech]:[Prioritization]])"}]
    s.add_table(2, 1, 3 + n, 11, {"data": data, "columns": columns, "total_row": True, "name": "Table1"})
    for i, line in enumerate(lines):
        s.write_datetime(3 + i, 3, datetime.datetime(1990, 1, int(line["id"][-2:])), date)
        s.write_formula(3 + i, 11, f"=AVERAGE(F{4+i}:K{4+i})", None, sum(line["ratings"]) / 6)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Assessments!$F$4:$F$10"})
    c.set_chart(chart)
    book.close()


bands(sys.argv[1] + "/hr-xlsxwriter-bands.xlsx")
table(sys.argv[1] + "/hr-xlsxwriter-table.xlsx")
