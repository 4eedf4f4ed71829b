"""Writes the openpyxl workbooks of hr.json: what HR puts around a table.

hr-openpyxl-title.xlsx   title merged over the table, legend with colours beside it, averages by
                         formulas without results below and beside, frozen panes, filter with
                         rows filtered out, grouped columns collapsed, a note
hr-openpyxl-text.xlsx    ratings as text with list validation, conditional formats, ids as numbers
                         under a format, percent and decimal formats, formulas for two ratings
"""
import json
import sys

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

hr = json.load(open("hr.json"))
dims, lines = hr["dimensions"], hr["lines"]


def title(path):
    book = Workbook()
    s = book.active
    s.title = "Calibration H1"
    s.merge_cells("A1:J1")
    s["A1"] = "Promotion calibration 2026-H1 – Infra"
    s["A1"].font = Font(size=16, bold=True)
    s["A1"].alignment = Alignment(horizontal="center")
    s.merge_cells("A2:J2")
    s["A2"] = "Confidential. Scores from 1 (SRE1) to 6 (SRE6); please leave blank what you have not seen."
    head = ["Emp ID", "Employee", "Reviewer"] + dims + ["Average"]
    for c, text in enumerate(head, 1):
        s.cell(4, c, text).font = Font(bold=True)
    for r, line in enumerate(lines, 5):
        row = [line["id"], line["name"], line["rater"]] + line["ratings"] + [f"=AVERAGE(D{r}:I{r})"]
        for c, v in enumerate(row, 1):
            s.cell(r, c, v)
    last = 4 + len(lines)
    s.cell(last + 1, 1, "Average")
    for c in range(4, 10):
        col = get_column_letter(c)
        s.cell(last + 1, c, f"=AVERAGE({col}5:{col}{last})")
    s.cell(last + 3, 1, "Source: calibration forms, May 2026")
    for i, (text, colour) in enumerate([("Legend", "FFFFFF"), ("1 to 2: growing", "F8CBAD"), ("3 to 4: solid", "FFE699"), ("5 to 6: leading", "C6E0B4")]):
        cell = s.cell(4 + i, 12, text)
        cell.fill = PatternFill("solid", fgColor=colour)
    s.freeze_panes = "D5"
    s.auto_filter.ref = f"A4:J{last}"
    s.auto_filter.add_filter_column(2, ["Max Okafor"])
    for r in range(6, last + 1, 2):
        s.row_dimensions[r].hidden = True
    s.column_dimensions.group("G", "H", hidden=True)
    s["F5"].comment = Comment("Gave the whole team a talk on feedback.", "Max")
    book.save(path)


def text(path):
    book = Workbook()
    s = book.active
    s.title = "Ratings"
    s.append(["Employee ID", "Rater"] + dims)
    for r, line in enumerate(lines, 2):
        s.append([int(line["id"]), line["rater"]] + line["ratings"])
        s.cell(r, 1).number_format = "00000"
        s.cell(r, 3, str(line["ratings"][0]))
        s.cell(r, 4).number_format = "0%"
        s.cell(r, 5).number_format = "0"
        s.cell(r, 6).number_format = '0.0 "pts"'
    s["G2"] = "=C2"
    s["H2"] = "=IF(C2>2,2.5,1)"
    v = DataValidation(type="list", formula1='"1,1.5,2,2.5,3,3.5,4,4.5,5,5.5,6"', allow_blank=True)
    v.add(f"C2:H{1 + len(lines)}")
    s.add_data_validation(v)
    s.conditional_formatting.add("C2:H99", ColorScaleRule(start_type="min", start_color="F8CBAD", end_type="max", end_color="C6E0B4"))
    s.conditional_formatting.add("C2:H99", CellIsRule(operator="lessThan", formula=["2"], font=Font(color="FF0000")))
    book.save(path)


title(sys.argv[1] + "/hr-openpyxl-title.xlsx")
text(sys.argv[1] + "/hr-openpyxl-text.xlsx")
