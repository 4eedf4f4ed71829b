"""Writes openpyxl.xlsx: every kind of cell, notes, hidden things, formulas without results."""
import datetime
import sys

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import numbers

book = Workbook()
s = book.active
s.title = "Ratings"
s.append(["Id", "Name", "Score", "Half", "Started", "Done", "Formula"])
s.append([7, "Zoë Müller", 3, 3.5, datetime.date(2020, 2, 29), True, "=C2+D2"])
s.append([42, "李 小龙", "4", 0.1 + 0.2, datetime.datetime(2021, 12, 31, 13, 30, 15), False, "=1/0"])
s["A2"].number_format = "00000"
s["A3"].number_format = '"E"0000'
s["C3"].comment = Comment("Seen in May.\nAsk again.", "HR")
s.append([None, "line\nbreak", "=#REF!", -0.0, datetime.time(9, 30), None, "#N/A"])
s.merge_cells("A6:C7")
s["A6"] = "merged"
s.row_dimensions[3].hidden = True
s.column_dimensions["D"].hidden = True
s["B8"] = " spaces kept "
s["C8"] = 1e21
s["D8"] = 12345678901234567890
s["E8"] = datetime.timedelta(hours=30)
h = book.create_sheet("Hidden")
h["A1"] = "secret"
h.sheet_state = "hidden"
c = book.create_chartsheet("Chart")
book.save(sys.argv[1])

old = Workbook()
old.epoch = datetime.datetime(1904, 1, 1)
old.active.append([datetime.date(2020, 2, 29), datetime.date(1904, 1, 2), 5])
old.save(sys.argv[2])
